"""Articles on their way into the catalogue: one at a time, those that changed read anew, the others let be."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Any

from plugins.authority.ledger import IdUse
from plugins.authority.plain import to_plain
from plugins.authority.records import Origin
from plugins.authority.register import Register
from plugins.catalogue.addresses import category_slug
from plugins.catalogue.articles import ArticleReader, Reading
from plugins.catalogue.options import Options
from plugins.catalogue.store import Catalogue, compact
from plugins.sources.articles import Article, article_of
from plugins.sources.documents import digest_of, read_source
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.sources.tables import Abbreviations


@dataclass(frozen=True, slots=True)
class Authorities:
    """The records that articles are read against."""

    register: Register
    """Public records: only they are linked."""
    everyone: Register
    """All records, drafts too: an article that is a draft itself may name them."""
    home: str | None
    """Slug of the site's own committee."""
    abbreviations: Abbreviations
    """The editors' short forms, besides those that linking knows."""

    def digest(self) -> str:
        """Return a digest of all that can change what an article is linked to."""
        whole = hashlib.sha256()
        for record in self.register:
            plain = to_plain(replace(record, body="", origin=Origin()))
            whole.update(compact([record.kind, plain]).encode("utf-8", "surrogatepass"))
        drafts = [
            [one.kind, one.slug, one.id, one.name] for one in self.everyone if one.status != "published"
        ]
        whole.update(compact([self.home, drafts, self.abbreviations]).encode("utf-8", "surrogatepass"))
        return whole.hexdigest()


@dataclass(slots=True)
class Seen:
    """What must be one of a kind over all articles."""

    slugs: dict[str, str] = field(default_factory=dict)
    """Path by slug."""
    ids: list[IdUse] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def index_articles(
    folder: Folder,
    paths: list[str],
    catalogue: Catalogue,
    authorities: Authorities,
    options: Options,
    problems: list[Problem],
) -> list[IdUse]:
    """Read the articles at *paths* into the catalogue, those that changed anew; return their ids."""
    basis = options.code + authorities.digest()
    linker = options.linker(authorities.register, authorities.home, authorities.abbreviations)
    reader = ArticleReader(authorities.register, linker)
    seen = Seen()
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
        is_draft = article.values.get("status", "published") != "published"
        reading = reader.read(
            article, authorities.home, authorities.everyone if is_draft else authorities.register
        )
        _write_article(
            catalogue, article, replace(reading, problems=(*faults, *reading.problems)), made_from, options
        )
        problems += reading.problems
        _note(article.path, article.slug, article.values.get("id"), article.line("id"), seen)
    options.progress("articles", len(paths), len(paths))
    _forget(catalogue, seen)
    return seen.ids


def _taken(article: Article, seen: Seen, problems: list[Problem]) -> bool:
    """Report an article whose slug another one has (A103)."""
    other = seen.slugs.get(article.slug)
    if other is None:
        return False
    line = article.line("slug")
    problems.append(Problem("A103", article.path, line, {"address": article.slug, "other": other}))
    problems.append(Problem("A103", other, 1, {"address": article.slug, "other": article.path}))
    return True


def _note(path: str, slug: str, identifier: str | None, line: int, seen: Seen) -> None:
    seen.slugs[slug] = path
    seen.paths.append(path)
    if identifier:
        seen.ids.append(IdUse(identifier, path, line))


def _keep(catalogue: Catalogue, row: Any, options: Options, seen: Seen, problems: list[Problem]) -> None:
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
    _write_unknown(catalogue, article.slug, reading)
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


def _write_unknown(catalogue: Catalogue, slug: str, reading: Reading) -> None:
    """Write what editors are to be asked about an article."""
    for kind, name, offices in reading.proposals:
        catalogue.write("proposals", slug, kind, name, compact(offices))
    for question in reading.questions:
        catalogue.write("questions", slug, question.kind, question.surface, compact(question.candidates))


def _forget(catalogue: Catalogue, seen: Seen) -> None:
    """Take out the rows of articles that are no longer there."""
    known = set(seen.slugs)
    for slug in catalogue.values("SELECT slug FROM articles"):
        if slug not in known:
            _take_out(catalogue, slug)


def _take_out(catalogue: Catalogue, slug: str) -> None:
    """Take out the row of an article and all that was found in it."""
    catalogue.connection.execute("DELETE FROM articles WHERE slug = ?", (slug,))
    for table in ("mentions", "attestations", "proposals", "questions"):
        catalogue.connection.execute(f"DELETE FROM {table} WHERE article = ?", (slug,))
