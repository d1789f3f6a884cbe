"""Checks over the whole site: what no file shows by itself."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from urllib.parse import unquote

from plugins.addresses import ARTICLES, RECORD_YEARS, RESERVED, article_address, read_address
from plugins.authority.register import Register
from plugins.catalogue.queries.addresses import has_address
from plugins.catalogue.queries.articles import article_called
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.ingest.documents import index_documents
from plugins.ingest.options import Options
from plugins.ingest.pictures import index_pictures
from plugins.ingest.reading import plain_problems
from plugins.ingest.stale import note_stale
from plugins.sources.content_file import ContentFile
from plugins.sources.folder import PORTAL, Folder
from plugins.sources.problems import Problem


def check_site(
    catalogue: Catalogue, folder: Folder, portal: ContentFile | None, changed: bool, options: Options
) -> list[Problem]:
    """Return what is wrong between files, and bring pictures and what references lead to up to date.

    *changed* tells whether a record, a page, or more than the text of an article did: else references lead where they
    led, and what is wrong between articles is what was.
    """
    _look_up(catalogue, changed)
    if changed:
        between = [
            *_categories(catalogue),
            *_twins(catalogue),
            *_translations(catalogue),
            *_former_addresses(catalogue),
        ]
        catalogue.note("between articles", compact(plain_problems(between)))
    return [
        *(Problem(*one) for one in json.loads(catalogue.meta("between articles") or "[]")),
        *_dates_ahead(catalogue, options.as_of),
        *_references(catalogue),
        *index_pictures(catalogue, folder, options),
        *index_documents(catalogue, folder),
        *_files(catalogue, folder),
        *_featured(portal, catalogue),
        *_originals(portal, folder),
    ]


def _categories(catalogue: Catalogue) -> Iterator[Problem]:
    """A111: a category is spelled in two ways; the first article by path has it right."""
    spelled: dict[str, set[str]] = {}
    rows = catalogue.connection.execute(
        "SELECT category, category_name FROM articles GROUP BY category, category_name"
    )
    for category, name in rows:
        spelled.setdefault(category, set()).add(name)
    for category, names in spelled.items():
        if len(names) < 2:
            continue
        rows = catalogue.connection.execute(
            "SELECT path, category_name FROM articles WHERE category = ? ORDER BY path", (category,)
        )
        where, right = rows.fetchone()
        for path, name in rows:
            if name != right:
                values = {"category": name, "other": right, "where": where}
                yield Problem("A111", path, _line(catalogue, path, "category"), values)


def _line(catalogue: Catalogue, path: str, field: str) -> int:
    """Return the line of a field of the article *path*, 1 when it is not there."""
    row = catalogue.row("texts", "WHERE article = (SELECT slug FROM articles WHERE path = ?)", path)
    return int(json.loads(row["front"])["lines"].get(field, 1)) if row else 1


def _twins(catalogue: Catalogue) -> Iterator[Problem]:
    """A104: two articles have one title and date."""
    pairs = catalogue.connection.execute(
        "SELECT title, date FROM articles GROUP BY title, date HAVING count(*) > 1"
    )
    for title, date in pairs.fetchall():
        first, *others = catalogue.values(
            "SELECT path FROM articles WHERE title = ? AND date = ? ORDER BY path", title, date
        )
        for path in others:
            yield Problem("A104", path, _line(catalogue, path, "title"), {"other": first})


def _dates_ahead(catalogue: Catalogue, as_of: datetime) -> Iterator[Problem]:
    """A105: a public article is dated after the time of the build."""
    # Dates carry Việt Nam's offset, and so does the time of the build: they compare as they are written.
    rows = catalogue.connection.execute(
        "SELECT path, date FROM articles WHERE public = 1 AND date > ? AND publish_at IS NULL",
        (as_of.date().isoformat(),),
    )
    for path, date in rows.fetchall():
        if datetime.fromisoformat(date) > as_of:
            values = {"date": date[:16].replace("T", " ")}
            yield Problem("A105", path, _line(catalogue, path, "date"), values)


def _translations(catalogue: Catalogue) -> Iterator[Problem]:
    """A108, A110: a translation of what is not there."""
    rows = catalogue.rows("articles", "WHERE translation_of IS NOT NULL")
    for row in rows:
        found = article_called(catalogue, row["translation_of"])
        code = None
        if found is None or found.slug == row["slug"]:
            code = "A110"
        elif row["public"] and not found.is_public:
            code = "A108" if found.is_timed else "A110"
        if code:
            line = _line(catalogue, row["path"], "translation_of")
            yield Problem(code, row["path"], line, {"target": row["translation_of"]})


def _former_addresses(catalogue: Catalogue) -> Iterator[Problem]:
    """A103: an address that an article once had belongs to another, or to a part of the site."""
    taken = RESERVED.union(catalogue.values("SELECT slug FROM pages")) - {ARTICLES.strip("/")}
    owners: dict[str, str] = {}
    rows = catalogue.connection.execute(
        "SELECT former.kind, value, line, path, date FROM former CROSS JOIN articles ON articles.slug = former.article"
        " ORDER BY path, former.kind, place"
    )
    for kind, value, line, path, date in rows.fetchall():
        address = article_address(date, value) if kind == "slug" else value
        place = unquote(address).lower().removesuffix("index.html").rstrip("/") + "/"
        owner = owners.get(place) or _holder(catalogue, place)
        if owner is None and place != "/" and place.split("/")[1] not in taken:
            owners[place] = path
        else:
            yield Problem("A103", path, line, {"address": address, "other": owner or "trang / site"})


def _holder(catalogue: Catalogue, address: str) -> str | None:
    """Return the path of the article at *address*."""
    wanted = read_address(address)
    if wanted is None or wanted.page != "article":
        return None
    rows = catalogue.connection.execute("SELECT path, date FROM articles WHERE slug = ?", (wanted.slug,))
    return next((path for path, date in rows if article_address(date, wanted.slug) == address), None)


_OF_YEARS = " OR ".join(f"target GLOB '{pattern}'" for pattern in RECORD_YEARS)


def _look_up(catalogue: Catalogue, changed: bool) -> None:
    """Note where each reference to an article, an address or a record leads; where that changed, its page is stale."""
    # A place on a record's page comes and goes with the running text of articles: #nam-2023.
    where = "" if changed else f" AND (outcome = '' OR {_OF_YEARS})"
    rows = catalogue.connection.execute(
        f"SELECT DISTINCT kind, target, outcome FROM refs WHERE kind IN ('article', 'address', 'record'){where}"
    )
    register = StoredRegister(catalogue)
    for kind, target, before in rows.fetchall():
        outcome = _record(register, target) if kind == "record" else _outcome(catalogue, kind, target)
        if outcome != before:
            key = (kind, target, before)
            owners = catalogue.values(
                "SELECT DISTINCT owner FROM refs WHERE kind = ? AND target = ? AND outcome = ? AND owner != ''",
                *key,
            )
            if before:
                note_stale(catalogue, owners)
            catalogue.connection.execute(
                "UPDATE refs SET outcome = ? WHERE kind = ? AND target = ? AND outcome = ?", (outcome, *key)
            )


def _outcome(catalogue: Catalogue, kind: str, target: str) -> str:
    """Return where a reference leads: an address, or ``no``, or ``later`` for an article that only time holds back."""
    if kind == "address":
        return "yes" if has_address(catalogue, target) else "no"
    found = article_called(catalogue, target)
    if found is not None and found.is_public:
        return found.address
    return "later" if found and found.is_timed else "no"


def _record(register: Register, target: str) -> str:
    """Return the slug of the record that ``person:NAME`` means, ``no`` when it means none or several."""
    kind, _, named = target.partition(":")
    found = register.find(kind, named)
    return found[0].slug if len(found) == 1 else "no"


_DEAD = {("article", "no"): "A107", ("article", "later"): "A108", ("address", "no"): "A109"}


def _references(catalogue: Catalogue) -> Iterator[Problem]:
    """A107, A108, A109: references to what is not there."""
    rows = catalogue.connection.execute(
        "SELECT path, kind, target, line, outcome FROM refs WHERE kind IN ('article', 'address')"
        " AND outcome IN ('no', 'later')"
    )
    for path, kind, target, line, outcome in rows:
        yield Problem(_DEAD[kind, outcome], path, line, {"target": target})


def _files(catalogue: Catalogue, folder: Folder) -> Iterator[Problem]:
    """A121, P101, P106, P107: files that are not there, have no alternative text, or are shown nowhere."""
    pools = {"picture": folder.pictures, "document": folder.documents}
    used: set[str] = set()
    rows = catalogue.connection.execute(
        "SELECT DISTINCT kind, target FROM refs WHERE kind IN ('picture', 'document')"
    )
    for kind, target in rows.fetchall():
        file = target.removeprefix("/")
        used.add(file)
        outside = kind == "picture" and (not target.startswith("/") or target.startswith("//"))
        if outside or file not in pools[kind]:
            close = get_close_matches(
                file,
                sorted(one for one in pools[kind] if posixpath.dirname(one) == posixpath.dirname(file)),
                1,
            )
            values = {"file": target, "hint": f" (/{close[0]}?)" if close else ""}
            problem = ("A121", {"target": target}) if outside else ("P101", values)
            for path, line in _shown_at(catalogue, kind, target):
                yield Problem(problem[0], path, line, problem[1])
    rows = catalogue.connection.execute(
        "SELECT path, target, line FROM refs WHERE kind = 'picture' AND trim(text) = ''"
    )
    for path, target, line in rows:
        if target.startswith("/") and target[1:] in folder.pictures:
            yield Problem("P106", path, line, {"file": target})
    for file in sorted((folder.pictures | folder.documents) - used):
        yield Problem("P107", file)


def _shown_at(catalogue: Catalogue, kind: str, target: str) -> list[tuple[str, int]]:
    """Return path and line of each place that refers to a file."""
    rows = catalogue.connection.execute(
        "SELECT path, line FROM refs WHERE kind = ? AND target = ? ORDER BY path, place", (kind, target)
    )
    return [(path, line) for path, line in rows]


def _featured(portal: ContentFile | None, catalogue: Catalogue) -> Iterator[Problem]:
    """A108, S102: the editors' picks name an article that readers cannot see."""
    if portal is None:
        return
    for place, named in enumerate(portal.values.get("featured", ())):
        found = article_called(catalogue, named)
        if found is not None and found.is_timed:
            yield Problem("A108", PORTAL, portal.lines.get(f"featured.{place}", 1), {"target": named})
        elif found is None or not found.is_public:
            yield Problem("S102", PORTAL, portal.lines.get(f"featured.{place}", 1), {"named": named})


def _originals(portal: ContentFile | None, folder: Folder) -> Iterator[Problem]:
    """P101: the original of a picture is asked for that is not there."""
    asked = portal.values.get("originals", ()) if portal else ()
    for place, path in enumerate(asked):
        if portal and path.removeprefix("/") not in folder.pictures:
            line = portal.lines.get(f"originals.{place}", 1)
            yield Problem("P101", PORTAL, line, {"file": path, "hint": ""})
