"""Finding records and articles by name as one types it, with or without marks: for links and for fields that list names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.catalogue.queries.listed import Sought, articles_sought
from plugins.catalogue.queries.records import listed_names
from plugins.desk.pages import desk_of
from plugins.desk.state import Desk
from plugins.kinds import KINDS
from plugins.text.normal import fold

_MAX_FOUND = 12
"""Records that a search suggests."""
_MAX_ARTICLES_FOUND = 6


@dataclass(frozen=True, slots=True)
class FoundName:
    """A record or an article that a search found."""

    kind: str
    slug: str
    name: str
    told: str
    """What tells it from others."""
    is_shared: bool
    """Whether another record of its kind has the same name, so that only its slug says which is meant."""
    key: str
    """The name as it is sought, with a blank before each word."""


def find_names(request: Request) -> Response:
    """Answer with the records and articles whose names have all words that were typed, with or without marks."""
    desk = desk_of(request)
    words = fold(request.query_params.get("q", "")).split()
    kinds = [kind for kind in request.query_params.get("kinds", "").split(",") if kind] or [*KINDS, "article"]
    found = [
        one
        for one in (_names(desk) if words else ())
        if one.kind in kinds and all(f" {word}" in one.key for word in words)
    ]
    begun = f" {' '.join(words)}"
    found.sort(key=lambda one: (not one.key.startswith(begun), len(one.name), one.name, one.slug))
    found = found[:_MAX_FOUND]
    if words and "article" in kinds:
        found += _articles(desk, request.query_params["q"])
    answer = [
        {"kind": one.kind, "slug": one.slug, "name": one.name, "told": one.told, "isShared": one.is_shared}
        for one in found
    ]
    return JSONResponse(answer)


def _names(desk: Desk) -> list[FoundName]:
    """Return all records by name; made once for each state of the catalogue."""
    if not desk.address:
        return []
    names: list[FoundName]
    version, names = desk.kept.get("names", (-1, []))
    if version != desk.version:
        with desk.reading() as catalogue:
            rows = listed_names(catalogue)
        bearers = Counter((one.kind, one.name) for one in rows)
        names = [
            FoundName(
                one.kind, one.slug, one.name, one.note, bearers[one.kind, one.name] > 1, f" {fold(one.name)}"
            )
            for one in rows
        ]
        desk.kept["names"] = (desk.version, names)
    return names


def _articles(desk: Desk, words: str) -> list[FoundName]:
    """Return the newest articles whose titles have all *words*."""
    if not desk.address:
        return []
    with desk.reading() as catalogue:
        rows = articles_sought(catalogue, Sought(words=words), desk.now().isoformat(), _MAX_ARTICLES_FOUND)
    return [FoundName("article", one.slug, one.title, _day(one.date), False, "") for one in rows]


def _day(date: str) -> str:
    year, month, day = date[:10].split("-")
    return f"{int(day)}/{int(month)}/{year}"


ROUTES: list[BaseRoute] = [Route("/names", find_names)]
