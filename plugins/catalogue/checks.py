"""Checks over the whole site: what no file shows by itself."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

from plugins.authority.records import Event, Person
from plugins.authority.register import Register
from plugins.catalogue.addresses import RESERVED, article_address
from plugins.catalogue.bodies import Reference
from plugins.catalogue.known import KnownAddresses
from plugins.catalogue.store import Catalogue
from plugins.sources.documents import Source, digest_of
from plugins.sources.folder import PORTAL, Folder
from plugins.sources.pictures import Picture, inspect
from plugins.sources.problems import Problem


@dataclass(slots=True)
class _Whole:
    """What one pass over all articles gathers."""

    categories: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Spelling and path of the first article, by slug of the category."""
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    """Path by title and date."""
    owners: dict[str, str] = field(default_factory=dict)
    """Path of the article that holds an address, now or before."""
    references: list[tuple[str, Reference]] = field(default_factory=list)
    """Path and reference."""


def check_site(
    catalogue: Catalogue,
    folder: Folder,
    register: Register,
    portal: Source | None,
    references: Iterable[tuple[str, Reference]],
    as_of: datetime,
) -> list[Problem]:
    """Return what is wrong between files, and note the size of each picture in use.

    *references* are those of the texts of records and pages, each with the path of its file.
    """
    known = KnownAddresses(catalogue)
    whole = _Whole()
    problems: list[Problem] = []
    for row in catalogue.rows("articles", "ORDER BY path"):
        front = json.loads(row["front"])
        problems += _article(row, front, whole, as_of, known)
    problems += _former_addresses(catalogue, whole)
    whole.references += [*references, *_files_of_records(register)]
    for path, reference in whole.references:
        problems += _reference(path, reference, known)
    problems += _files(catalogue, folder, whole.references)
    problems += _featured(portal, known)
    return problems


def _article(
    row: Any, front: dict[str, Any], whole: _Whole, as_of: datetime, known: KnownAddresses
) -> Iterator[Problem]:
    """Check one article against those before it."""
    path, values = row["path"], front["values"]

    def problem(code: str, at: str, **filled: str) -> Problem:
        return Problem(code, path, front["lines"].get(at, 1), filled)

    spelling, first = whole.categories.setdefault(row["category"], (values["category"], path))
    if not row["category"]:
        yield problem("A112", "category", value=values["category"])
    elif spelling != values["category"]:
        yield problem("A111", "category", category=values["category"], other=spelling, where=first)
    twin = whole.titles.setdefault((row["title"], row["date"]), path)
    if twin != path:
        yield problem("A104", "title", other=twin)
    if row["public"] and "publish_at" not in values and datetime.fromisoformat(row["date"]) > as_of:
        yield problem("A105", "date", date=row["date"][:16].replace("T", " "))
    begins, ends = values.get("publish_at"), values.get("expires_at")
    if begins and ends and datetime.fromisoformat(ends) <= datetime.fromisoformat(begins):
        yield problem("A116", "expires_at", start=begins[:16], end=ends[:16])
    original = values.get("translation_of")
    if original:
        found = known.article(original)
        if found is None or found.slug == row["slug"]:
            yield problem("A110", "translation_of", target=original)
        elif row["public"] and not found.public:
            yield problem("A108" if found.is_timed else "A110", "translation_of", target=original)
    whole.owners[article_address(row["date"], row["slug"])] = path
    whole.references += [(path, Reference(*one)) for one in front["references"]]


def _former_addresses(catalogue: Catalogue, whole: _Whole) -> Iterator[Problem]:
    """A103: an address that an article once had belongs to another, or to a part of the site."""
    taken = RESERVED.union(catalogue.values("SELECT slug FROM pages")) - {"tin-tuc"}
    statement = "WHERE front LIKE '%\"former_slugs\"%' OR front LIKE '%\"legacy_urls\"%' ORDER BY path"
    for row in catalogue.rows("articles", statement):
        front = json.loads(row["front"])
        former = [
            (f"former_slugs.{n}", article_address(row["date"], old))
            for n, old in _listed(front, "former_slugs")
        ]
        former += [(f"legacy_urls.{n}", old) for n, old in _listed(front, "legacy_urls")]
        for at, address in former:
            place = unquote(address).lower().removesuffix("index.html").rstrip("/") + "/"
            owner = whole.owners.get(place)
            if owner is None and place != "/" and place.split("/")[1] not in taken:
                whole.owners[place] = row["path"]
            else:
                values = {"address": address, "other": owner or "trang / site"}
                yield Problem("A103", row["path"], front["lines"].get(at, 1), values)


def _listed(front: dict[str, Any], name: str) -> Iterator[tuple[int, str]]:
    yield from enumerate(front["values"].get(name, ()))


def _files_of_records(register: Register) -> Iterator[tuple[str, Reference]]:
    """Yield path and reference of portraits and of papers of events."""
    for record in register:
        origin = record.origin
        if isinstance(record, Person) and record.portrait:
            line = origin.line("portrait")
            yield origin.path, Reference("picture", record.portrait, line, record.portrait_alt or "")
        if isinstance(record, Event):
            for place, document in enumerate(record.documents):
                line = origin.line("documents", place, "file")
                yield origin.path, Reference("document", document.file, line)


def _reference(path: str, reference: Reference, known: KnownAddresses) -> Iterator[Problem]:
    """Check one reference to an article or an address."""
    if reference.kind == "article":
        found = known.article(reference.target)
        if found is None or not found.public:
            code = "A108" if found and found.is_timed else "A107"
            yield Problem(code, path, reference.line, {"target": reference.target})
    elif reference.kind == "address" and not known.has(reference.target):
        yield Problem("A109", path, reference.line, {"target": reference.target})


def _files(
    catalogue: Catalogue, folder: Folder, references: list[tuple[str, Reference]]
) -> Iterator[Problem]:
    """Check every picture and document that is referred to, and name those that nothing refers to."""
    used: set[str] = set()
    for path, reference in references:
        if reference.kind not in ("picture", "document"):
            continue
        file = reference.target.removeprefix("/")
        if file not in used:
            used.add(file)
        yield from _file(catalogue, folder, path, reference, file)
    for table_path in catalogue.values("SELECT path FROM pictures ORDER BY path"):
        if table_path not in used:
            catalogue.connection.execute("DELETE FROM pictures WHERE path = ?", (table_path,))
    for file in sorted((folder.pictures | folder.documents) - used):
        yield Problem("P107", file)


def _file(
    catalogue: Catalogue, folder: Folder, path: str, reference: Reference, file: str
) -> Iterator[Problem]:
    pool = folder.pictures if reference.kind == "picture" else folder.documents
    if reference.kind == "picture" and (
        not reference.target.startswith("/") or reference.target.startswith("//")
    ):
        yield Problem("A121", path, reference.line, {"target": reference.target})
        return
    if file not in pool:
        close = get_close_matches(
            file, sorted(one for one in pool if posixpath.dirname(one) == posixpath.dirname(file)), 1
        )
        hint = f" (/{close[0]}?)" if close else ""
        yield Problem("P101", path, reference.line, {"file": reference.target, "hint": hint})
        return
    if reference.kind == "picture":
        if not reference.text.strip():
            yield Problem("P106", path, reference.line, {"file": reference.target})
        yield from _picture(catalogue, folder, path, reference, file)


def _picture(
    catalogue: Catalogue, folder: Folder, path: str, reference: Reference, file: str
) -> Iterator[Problem]:
    """Decode a picture once for each content; P102 and P103 name the picture and the place that shows it."""
    data = folder.read(file)
    if isinstance(data, Problem):
        yield data
        return
    digest = digest_of(data)
    row = catalogue.row("pictures", "WHERE path = ?", file)
    if row is not None and row["digest"] == digest:
        return
    found = inspect(file, data)
    if isinstance(found, Picture):
        catalogue.write("pictures", file, digest, found.width, found.height, found.format)
        return
    catalogue.connection.execute("DELETE FROM pictures WHERE path = ?", (file,))
    values = {"file": reference.target, "reason": found.detail, "format": found.detail}
    yield Problem(found.code, path, reference.line, values)


def _featured(portal: Source | None, known: KnownAddresses) -> Iterator[Problem]:
    """S102: the editors' picks name an article that readers cannot see."""
    if portal is None:
        return
    for place, named in enumerate(portal.values.get("featured", ())):
        found = known.article(named)
        if found is not None and found.is_timed:
            yield Problem("A108", PORTAL, portal.lines.get(f"featured.{place}", 1), {"target": named})
        elif found is None or not found.public:
            yield Problem("S102", PORTAL, portal.lines.get(f"featured.{place}", 1), {"named": named})
