"""From the content folder to the catalogue: everything is read, checked and linked here, nothing is written elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.authority.integrity import CHECKS, resolve_references, slugs_alike
from plugins.authority.ledger import IdUse, check_ledger, read_ledger
from plugins.authority.plain import to_plain
from plugins.authority.reading import record_of
from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.catalogue.addresses import RESERVED, page_address
from plugins.catalogue.bodies import Body, Reference, examine
from plugins.catalogue.checks import check_site
from plugins.catalogue.options import Options
from plugins.catalogue.store import Catalogue, compact
from plugins.catalogue.streaming import Authorities, index_articles
from plugins.sources.documents import Source, read_source
from plugins.sources.folder import ABBREVIATIONS, LEDGER, PORTAL, Folder, walk
from plugins.sources.problems import Problem, in_order
from plugins.sources.tables import Abbreviations, read_abbreviations
from plugins.text.markdown import Renderer
from plugins.text.segments import split


@dataclass(slots=True)
class Indexed:
    """What an indexing found."""

    folder: Folder
    problems: list[Problem]
    register: Register
    portal: dict[str, Any]
    """Fields of ``settings/portal.yaml``; empty when there is none."""
    home: str | None
    """Slug of the site's own committee."""
    public: int = 0
    """Articles that readers may see."""


@dataclass(slots=True)
class _Read:
    """Sources of a folder, sorted by kind."""

    records: list[Record] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    pages: list[Source] = field(default_factory=list)
    portal: Source | None = None


def index_content(root: Path, catalogue: Catalogue, options: Options) -> Indexed:
    """Read the content folder *root* into *catalogue* and return every problem of it, in order.

    Rows of files that are gone are taken out. The catalogue is whole when this returns, even with errors; only
    then must nothing be published from it.
    """
    folder = walk(root)
    problems = list(folder.problems)
    read = _read_small(folder, problems)
    register = _register(read.records, problems)
    portal = dict(read.portal.values) if read.portal else {}
    home = _home(options.home or portal.get("home_committee"), options.home is None, read, register, problems)
    authorities = Authorities(register, Register(read.records), home, _abbreviations(folder, problems))
    with catalogue.connection:
        references = [
            *_write_records(catalogue, register, authorities.everyone, problems),
            *_write_pages(catalogue, read.pages, register, problems),
        ]
        ids = index_articles(folder, read.articles, catalogue, authorities, options, problems)
        _check_ids(folder, read.records, ids, problems)
        problems += check_site(
            catalogue, folder, authorities.everyone, read.portal, references, options.as_of
        )
    public = catalogue.values("SELECT count(*) FROM articles WHERE public")[0]
    return Indexed(folder, in_order(problems), register, portal, home, public)


def _read_small(folder: Folder, problems: list[Problem]) -> _Read:
    """Read records, pages and settings; articles are only listed, they stream later."""
    read = _Read()
    for path, kind in folder.sources.items():
        if kind == "article":
            read.articles.append(path)
            continue
        source = _source(folder, path, kind, problems)
        if source is None:
            continue
        if kind == "page":
            read.pages.append(source)
        elif kind == "portal":
            read.portal = source
        elif (record := record_of(source)) is not None:
            read.records.append(record)
    return read


def _source(folder: Folder, path: str, kind: str, problems: list[Problem]) -> Source | None:
    data = folder.read(path)
    if isinstance(data, Problem):
        problems.append(data)
        return None
    source, found = read_source(kind, path, data)
    problems += found
    return source


def _register(records: list[Record], problems: list[Problem]) -> Register:
    """Return the register of the records that are public, checked."""
    problems += slugs_alike(records)
    drafts = {record.origin.path for record in records if record.status != "published"}
    if drafts:
        problems += (one for one in resolve_references(records)[1] if one.path in drafts)
    register, found = resolve_references(record for record in records if record.origin.path not in drafts)
    problems += found
    for check in CHECKS:
        problems += check(register)
    return register


def _home(
    named: str | None, from_portal: bool, read: _Read, register: Register, problems: list[Problem]
) -> str | None:
    """Return the slug of the home committee, None when there is none; S101 when the portal names it wrongly."""
    if not named:
        return None
    found = register.find("committee", named)
    if len(found) == 1:
        return found[0].slug
    line = read.portal.lines.get("home_committee", 1) if read.portal and from_portal else 1
    if from_portal:
        problems.append(Problem("S101", PORTAL, line, {"named": named}))
    return None


def _abbreviations(folder: Folder, problems: list[Problem]) -> Abbreviations:
    """Return the editors' table of short forms, empty when there is none."""
    if not folder.has_abbreviations:
        return {}
    data = folder.read(ABBREVIATIONS)
    if isinstance(data, Problem):
        problems.append(data)
        return {}
    table, found = read_abbreviations(data)
    problems += found
    return table


def _write_records(
    catalogue: Catalogue, register: Register, everyone: Register, problems: list[Problem]
) -> list[tuple[str, Reference]]:
    """Write the public records of *register*; return what the texts of *everyone* refer to."""
    renderer = Renderer()
    references: list[tuple[str, Reference]] = []
    catalogue.connection.execute("DELETE FROM records")
    for record in everyone:
        body = Body(record.origin.path, record.body, record.origin.body_line)
        html = _examined(body, renderer, everyone, problems, references) if record.body else ""
        if record.status != "published":
            continue
        data = compact(to_plain(register.get(record.kind, record.slug) or record))
        catalogue.write("records", record.kind, record.slug, record.id, record.name, data, html)
    return references


def _examined(
    body: Body,
    renderer: Renderer,
    register: Register,
    problems: list[Problem],
    references: list[tuple[str, Reference]],
) -> str:
    """Return the HTML of *body*; note its problems and what it refers to."""
    html = renderer.render(body.markdown)
    examined = examine(body, split(html), register)
    problems += examined.problems
    references += ((body.path, reference) for reference in examined.references)
    return html


def _write_pages(
    catalogue: Catalogue, pages: list[Source], register: Register, problems: list[Problem]
) -> list[tuple[str, Reference]]:
    """Write the public pages; A103 when one would take an address of the site or of another page."""
    renderer = Renderer()
    references: list[tuple[str, Reference]] = []
    taken: dict[str, str] = {}
    catalogue.connection.execute("DELETE FROM pages")
    for page in pages:
        html = _examined(Body(page.path, page.body, page.body_line), renderer, register, problems, references)
        if page.values.get("status", "published") != "published" or not page.slug:
            continue
        owner = "trang / site" if page.slug in RESERVED else taken.setdefault(page.slug, page.path)
        if owner != page.path:
            values = {"address": page_address(page.slug), "other": owner}
            problems.append(Problem("A103", page.path, page.lines.get("slug", 1), values))
        elif "title" in page.values:
            catalogue.write("pages", page.slug, page.values["title"], page.values.get("lang", "vi"), html)
    return references


def _check_ids(folder: Folder, records: list[Record], articles: list[IdUse], problems: list[Problem]) -> None:
    """Check that each id is used once (R105) and agrees with the ledger, where there is one."""
    used = [IdUse(record.id, record.origin.path, record.origin.line("id")) for record in records if record.id]
    used += articles
    first: dict[str, str] = {}
    for use in sorted(used, key=lambda one: one.path):
        other = first.setdefault(use.id, use.path)
        if other != use.path:
            problems.append(Problem("R105", use.path, use.line, {"id": use.id, "other": other}))
    merged = [
        IdUse(old, record.origin.path, record.origin.line("merged_ids", place))
        for record in records
        for place, old in enumerate(record.merged_ids)
    ]
    for use in merged:
        if use.id in first:
            problems.append(Problem("R105", use.path, use.line, {"id": use.id, "other": first[use.id]}))
        first[use.id] = use.path
    if folder.has_ledger:
        data = folder.read(LEDGER)
        if isinstance(data, Problem):
            problems.append(data)
            return
        entries, faults = read_ledger(data)
        problems += faults
        problems += _believable(check_ledger(entries, used, merged), folder, problems)


def _believable(found: Iterable[Problem], folder: Folder, problems: list[Problem]) -> Iterator[Problem]:
    """Yield *found* without the loss (R111) of an id that stands in a file with faults of its own."""
    faulty = {one.path for one in problems if one.is_error and one.path in folder.sources}
    texts = [folder.read(path) for path in sorted(faulty)]
    for one in found:
        held = one.code == "R111" and any(
            isinstance(text, Problem) or one.values["id"].encode() in text for text in texts
        )
        if not held:
            yield one
