"""A new record from what a text says: its name, its offices with that text as their proof, and where the name was read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.desk.pages import desk_of, fault_page, go, place_of_file, posted, render
from plugins.desk.saving import entered
from plugins.desk.typed import OpenedArticle, open_article
from plugins.editing.contradictions import day_in_figures
from plugins.editing.namesakes import like_names
from plugins.editing.suggest import Suggestion, write_record
from plugins.editing.tenure_text import NewTenure
from plugins.kinds import KINDS
from plugins.sources.articles import article_of
from plugins.sources.problems import CommandError
from plugins.text.normal import nfc


class NoKind(CommandError):
    """There is no such kind of record."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class HeardTenure:
    """An office that the text gives, for an editor to confirm."""

    title: str
    committee: str
    """Slug; empty where it is not known."""


def ask_for_record(request: Request) -> Response:
    """Answer with what the text says, for an editor to confirm or mend."""
    given = request.query_params
    titles, committees = given.getlist("office"), given.getlist("committee")
    tenures = [HeardTenure(*one) for one in zip(titles, committees, strict=False)]
    try:
        opened = open_article(desk_of(request), given.get("article", ""))
        return _page(
            request, given.get("kind", ""), given.get("name", ""), given.get("sentence", ""), tenures, opened
        )
    except CommandError as error:
        return fault_page(request, error)


def _page(
    request: Request,
    kind: str,
    name: str,
    sentence: str,
    tenures: list[HeardTenure],
    opened: OpenedArticle,
    status: int = 200,
) -> Response:
    desk, name = desk_of(request), nfc(" ".join(name.split()))
    if kind not in KINDS:
        raise NoKind(f"{kind}: {', '.join(KINDS)}.")
    return render(
        request,
        "first_record.html",
        status,
        kind=kind,
        name=name,
        sentence=sentence,
        tenures=tenures if kind == "person" else [],
        article=opened.path,
        source=_source(opened),
        alike=like_names(desk.content, kind, name),
    )


def _source(opened: OpenedArticle) -> str:
    """Return how the article is named as a source: by title and day."""
    article = article_of(opened.source) if opened.source else None
    return f"“{article.title}”, {day_in_figures(article.date)}" if article else opened.path


def make_record(request: Request, form: FormData) -> Response:
    """Write the record as a draft, unless others are called almost so and nobody said that it is another."""
    desk, opened = desk_of(request), open_article(desk_of(request), str(form.get("article", "")))
    kind, name = str(form.get("kind", "")), nfc(" ".join(str(form.get("name", "")).split()))
    tenures = [
        HeardTenure(
            str(form.get(f"office.{number}", "")).strip(), str(form.get(f"committee.{number}", "")).strip()
        )
        for number in form.getlist("held")
    ]
    is_another = bool(form.get("another"))
    if not name or (not is_another and like_names(desk.content, kind, name)):
        return _page(request, kind, name, str(form.get("sentence", "")), tenures, opened, 409)
    source, report = str(form.get("source", "")).strip(), _report(opened)
    suggestion = Suggestion(
        kind=kind,
        name=name,
        count=1,
        articles=(opened.path,),
        sources=(source,) if source else (),
        offices=(),
        tenures=tuple(NewTenure(one.title, one.committee or None, (report,)) for one in tenures if one.title),
        look_alikes=(),
    )
    made: list[Path] = []

    def make() -> list[Path]:
        made.append(write_record(desk.content, suggestion, desk.now(), is_another=is_another))
        return made

    change = entered(desk, make, f"Hồ sơ mới: {name}")
    desk.refresh()
    path = made[0].resolve().relative_to(desk.content.resolve()).as_posix()
    return go(place_of_file(path), "created", change=change)


def _report(opened: OpenedArticle) -> str:
    """Return what a tenure names the article by as its proof."""
    values = opened.source.values if opened.source else {}
    return str(values.get("id") or (opened.source.slug if opened.source else ""))


ROUTES: list[BaseRoute] = [
    Route("/names/new", ask_for_record, methods=["GET"]),
    Route("/names/new", posted(make_record), methods=["POST"]),
]
