"""From the content folder to the catalogue: everything is read, checked and linked here, nothing is written elsewhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.authority.integrity import CHECKS, resolve_references, slugs_alike
from plugins.authority.ledger import IdUse, check_ledger, read_ledger
from plugins.authority.plain import to_plain
from plugins.authority.reading import record_of
from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.catalogue.addresses import RESERVED, category_slug, page_address
from plugins.catalogue.articles import Links, Reading, read_article
from plugins.catalogue.bodies import Body, Reference, examine
from plugins.catalogue.checks import check_site
from plugins.catalogue.store import Catalogue, compact
from plugins.sources.articles import Article, article_of
from plugins.sources.documents import Source, digest_of, read_source
from plugins.sources.folder import LEDGER, PORTAL, Folder, walk
from plugins.sources.problems import Problem, in_order
from plugins.text.markdown import Renderer
from plugins.text.segments import split

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an indexing depends on besides the folder."""

    as_of: datetime
    """Decides what is let out and what has expired."""
    home: str | None = None
    """Name, slug or id of the site's own committee; None for what ``settings/portal.yaml`` says."""
    code: str = ""
    """Digest of the program, so that another version reads everything anew."""
    linker: Callable[[Register, str | None], Links]
    """Makes the linker for a register and the slug of the home committee."""
    progress: Progress = lambda stage, done, total: None


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
    with catalogue.connection:
        references = [
            *_write_records(catalogue, register, problems),
            *_write_pages(catalogue, read.pages, register, problems),
        ]
        ids = _index_articles(folder, read.articles, catalogue, register, home, options, problems)
        _check_ids(folder, read.records, ids, problems)
        problems += check_site(catalogue, folder, register, read.portal, references, options.as_of)
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
    register, found = resolve_references(record for record in records if record.status == "published")
    problems += found
    for check in CHECKS:
        problems += check(register)
    return register


def _home(
    named: str | None, from_portal: bool, read: _Read, register: Register, problems: list[Problem]
) -> str | None:
    """Return the slug of the home committee; S101 when the portal names none that exists."""
    if not named:
        return None
    found = register.find("committee", named)
    if len(found) == 1:
        return found[0].slug
    line = read.portal.lines.get("home_committee", 1) if read.portal and from_portal else 1
    problems.append(Problem("S101", PORTAL, line, {"named": named}))
    return None


def _write_records(
    catalogue: Catalogue, register: Register, problems: list[Problem]
) -> list[tuple[str, Reference]]:
    """Write all records; return what their texts refer to."""
    renderer = Renderer()
    references: list[tuple[str, Reference]] = []
    catalogue.connection.execute("DELETE FROM records")
    for record in register:
        body = Body(record.origin.path, record.body, record.origin.body_line)
        html = _examined(body, renderer, register, problems, references) if record.body else ""
        data = compact(to_plain(record))
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


@dataclass(slots=True)
class _Seen:
    """What must be one of a kind over all articles."""

    slugs: dict[str, str] = field(default_factory=dict)
    """Path by slug."""
    ids: list[IdUse] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def _index_articles(
    folder: Folder,
    paths: list[str],
    catalogue: Catalogue,
    register: Register,
    home: str | None,
    options: Options,
    problems: list[Problem],
) -> list[IdUse]:
    """Read the articles at *paths* into the catalogue, those that changed anew; return their ids."""
    basis = hashlib.sha256(compact([options.code, home, _fingerprint(register)]).encode()).hexdigest()
    renderer, linker = Renderer(), options.linker(register, home)
    seen = _Seen()
    for done, path in enumerate(paths):
        options.progress("articles", done, len(paths))
        data = folder.read(path)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        made_from = digest_of(data) + basis
        kept = catalogue.row("articles", "WHERE path = ? AND made_from = ?", path, made_from)
        if kept is not None:
            _keep(catalogue, kept, options, seen, problems)
            continue
        source, faults = read_source("article", path, data)
        article = article_of(source) if source else None
        problems += faults
        if article is None or _taken(article, seen, problems):
            continue
        reading = read_article(article, renderer, register, linker, home)
        _write_article(
            catalogue, article, replace(reading, problems=(*faults, *reading.problems)), made_from, options
        )
        problems += reading.problems
        _note(article.path, article.slug, article.values.get("id"), article.line("id"), seen)
    options.progress("articles", len(paths), len(paths))
    _forget(catalogue, seen)
    return seen.ids


def _fingerprint(register: Register) -> str:
    digest = hashlib.sha256()
    for record in register:
        digest.update(
            compact([record.kind, to_plain(replace(record, body=""))]).encode("utf-8", "surrogatepass")
        )
    return digest.hexdigest()


def _taken(article: Article, seen: _Seen, problems: list[Problem]) -> bool:
    """Report an article whose slug another one has (A103)."""
    other = seen.slugs.get(article.slug)
    if other is None:
        return False
    line = article.line("slug")
    problems.append(Problem("A103", article.path, line, {"address": article.slug, "other": other}))
    problems.append(Problem("A103", other, 1, {"address": article.slug, "other": article.path}))
    return True


def _note(path: str, slug: str, identifier: str | None, line: int, seen: _Seen) -> None:
    seen.slugs[slug] = path
    seen.paths.append(path)
    if identifier:
        seen.ids.append(IdUse(identifier, path, line))


def _keep(catalogue: Catalogue, row: Any, options: Options, seen: _Seen, problems: list[Problem]) -> None:
    """Let the row of an unchanged article stand; only whether it is public may change with time."""
    front = json.loads(row["front"])
    article = _from_front(row, front)
    if _taken(article, seen, problems):
        return
    problems += (Problem(*found) for found in json.loads(row["problems"]))
    public = article.is_public(options.as_of)
    if public != bool(row["public"]):
        values = [*row][:-1]
        values[3] = int(public)
        catalogue.write("articles", *values)
    _note(row["path"], row["slug"], row["id"], article.line("id"), seen)


def _from_front(row: Any, front: dict[str, Any]) -> Article:
    return Article(
        slug=row["slug"],
        path=row["path"],
        title=row["title"],
        date=row["date"],
        category=front["values"]["category"],
        values=front["values"],
        lines=front["lines"],
        body="",
        body_line=1,
        digest=row["made_from"],
    )


def _write_article(
    catalogue: Catalogue, article: Article, reading: Reading, made_from: str, options: Options
) -> None:
    front = {
        "values": article.values,
        "lines": article.lines,
        "references": [[one.kind, one.target, one.line, one.text] for one in reading.references],
    }
    before = catalogue.values("SELECT slug FROM articles WHERE path = ?", article.path)
    for slug in {article.slug, *before}:
        _take_out(catalogue, slug)
    catalogue.write(
        "articles",
        article.slug,
        article.path,
        made_from,
        int(article.is_public(options.as_of)),
        article.values.get("id"),
        article.title,
        article.date,
        article.date[:4],
        article.date[5:7],
        category_slug(article.category),
        reading.summary,
        compact(front),
        reading.html,
        reading.plain,
        compact([[one.code, one.path, one.line, dict(one.values)] for one in reading.problems]),
    )
    for (kind, slug), spans in sorted(reading.spans.items()):
        catalogue.write("mentions", article.slug, kind, slug, compact(spans))
    for place, office in enumerate(reading.offices):
        if office.person:
            catalogue.write(
                "attestations",
                article.slug,
                office.start,
                place,
                office.person,
                office.title,
                office.org_text,
                office.committee,
                int(office.former),
            )


def _forget(catalogue: Catalogue, seen: _Seen) -> None:
    """Take out the rows of articles that are no longer there."""
    known = set(seen.slugs)
    for slug in catalogue.values("SELECT slug FROM articles"):
        if slug not in known:
            _take_out(catalogue, slug)


def _take_out(catalogue: Catalogue, slug: str) -> None:
    """Take out the row of an article and all that was found in it."""
    for table, key in (("articles", "slug"), ("mentions", "article"), ("attestations", "article")):
        catalogue.connection.execute(f"DELETE FROM {table} WHERE {key} = ?", (slug,))


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
        problems += check_ledger(entries, used, merged)


def public_articles(catalogue: Catalogue) -> Iterator[Any]:
    """Yield the rows of all public articles, newest first."""
    return catalogue.rows("articles", "WHERE public ORDER BY date DESC, slug")
