"""From the content folder to the catalogue: everything is read, checked and linked here, nothing is written elsewhere."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.authority.ledger import IdUse, check_ledger, read_ledger
from plugins.authority.records import Origin
from plugins.authority.register import Register
from plugins.catalogue.closing import DamagedCatalogue
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.ingest.articles import index_articles, read_all_again
from plugins.ingest.checks import check_site
from plugins.ingest.options import Options
from plugins.ingest.reading import ReadingJob, plain_problems
from plugins.ingest.register import index_register, settle_register
from plugins.ingest.stale import EVERYTHING, note_stale
from plugins.sources.content_file import ContentFile, read_content_file, sha256_hex
from plugins.sources.folder import ABBREVIATIONS, LEDGER, PORTAL, Folder, walk
from plugins.sources.problems import Problem, in_order
from plugins.sources.tables import Abbreviations, read_abbreviations

_READ = (
    "sources articles texts flows former named mentions attestations proposals questions refs pages read_files records "
    "lookups relations pictures"
).split()
"""What another version of the program reads anew."""


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


def index_content(root: Path, catalogue: Catalogue, options: Options) -> Indexed:
    """Read the content folder *root* into *catalogue* and return every problem of it, in order.

    Rows of files that are gone are taken out; what changed is noted as stale. The catalogue is whole when this
    returns, even with errors; only then must nothing be published from it. Killed on the way, the next indexing
    goes on from what was written.
    """
    folder = walk(root)
    problems = list(folder.problems)
    if catalogue.meta("code") != options.code:
        _begin(catalogue, options.code)
    portal = _portal(folder, problems)
    job = ReadingJob(str(root), catalogue.address, options.as_of.isoformat())
    known = _known(catalogue)
    was_checked = catalogue.meta("checked") == "yes"
    catalogue.note("checked", "no")
    other = _other(folder, known)
    gone = known.keys() - folder.sources.keys()
    records = index_register(folder, catalogue, other, gone, job, options)
    register = _settled(folder, catalogue, records.fronts, problems)
    home = _home(options.home, portal, register, problems)
    if catalogue.meta("home") != compact(home):
        catalogue.note("home", compact(home))
        read_all_again(catalogue)
    catalogue.connection.commit()
    job = replace(job, home=home, version=catalogue.meta("register") or "")
    articles = index_articles(folder, catalogue, other, gone, job, options)
    problems += _ids(folder, catalogue, not was_checked or records.ids or articles.ids)
    changed = not was_checked or records.fronts or articles.fronts
    problems += check_site(catalogue, folder, portal, changed, options)
    problems += _stored(catalogue.values("SELECT problems FROM sources WHERE problems != '[]'"))
    catalogue.note("checked", "yes")
    catalogue.connection.commit()
    public = catalogue.values("SELECT count(*) FROM articles WHERE public = 1")[0]
    return Indexed(folder, in_order(problems), register, dict(portal.values) if portal else {}, home, public)


def _begin(catalogue: Catalogue, code: str) -> None:
    """Empty the catalogue of what another version of the program read."""
    for table in _READ:
        catalogue.connection.execute(f"DELETE FROM {table}")
    catalogue.connection.execute("DELETE FROM meta WHERE key IN ('linking', 'register', 'ids')")
    note_stale(catalogue, [EVERYTHING])
    catalogue.note("code", code)
    catalogue.connection.commit()


def _known(catalogue: Catalogue) -> dict[str, str]:
    """Return the signature of each file as it was read last."""
    cursor = catalogue.connection.cursor()
    cursor.row_factory = None  # plain pairs: there are many
    return dict(cursor.execute("SELECT path, signature FROM sources"))


def _other(folder: Folder, known: Mapping[str, str]) -> list[str]:
    """Return the sources that may have changed since they were read, in order."""
    signatures = folder.signatures
    return [path for path in folder.sources if not signatures[path] or known.get(path) != signatures[path]]


def _stored(found: Iterable[str | None]) -> Iterator[Problem]:
    """Yield the problems that the catalogue has as JSON; what is none tells of damage."""
    for some in found:
        try:
            yield from [Problem(*one) for one in json.loads(some or "[]")]
        except (ValueError, TypeError) as error:
            raise DamagedCatalogue(f"sources: {error}") from None


def _portal(folder: Folder, problems: list[Problem]) -> ContentFile | None:
    """Return the settings of the portal, None when there are none."""
    if PORTAL not in folder.sources:
        return None
    data = folder.read(PORTAL)
    if isinstance(data, Problem):
        problems.append(data)
        return None
    source, found = read_content_file("portal", PORTAL, data)
    problems += found
    return source


def _settled(folder: Folder, catalogue: Catalogue, changed: bool, problems: list[Problem]) -> StoredRegister:
    """Bring the register up to date when something in it *changed*, or the table of short forms."""
    abbreviations = _abbreviations(folder, problems)
    forms = compact(abbreviations)
    if catalogue.meta("short forms") != forms:
        catalogue.note("short forms", forms)
        catalogue.connection.execute("DELETE FROM meta WHERE key IN ('linking', 'register')")
        read_all_again(catalogue)
    if changed or catalogue.meta("register") is None:
        found = settle_register(catalogue, abbreviations)
        catalogue.note("register problems", compact(plain_problems(found)))
        catalogue.note("register", os.urandom(8).hex())
    problems += _stored([catalogue.meta("register problems")])
    return StoredRegister(catalogue)


def _home(
    named: str | None, portal: ContentFile | None, register: Register, problems: list[Problem]
) -> str | None:
    """Return the slug of the home committee, None when there is none; S101 when the portal names it wrongly."""
    in_portal = named is None
    named = named or (portal.values.get("home_committee") if portal else None)
    if not named:
        return None
    found = register.find("committee", named)
    if len(found) == 1:
        return found[0].slug
    if in_portal and portal:
        line = portal.lines.get("home_committee", 1)
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


def _ids(folder: Folder, catalogue: Catalogue, changed: bool) -> list[Problem]:
    """Return what is wrong with ids; looked up again when something *changed*, or the ledger."""
    ledger = folder.read(LEDGER) if folder.has_ledger else b""
    if isinstance(ledger, Problem):
        return [ledger]
    digest = sha256_hex(ledger)
    if changed or catalogue.meta("ledger") != digest:
        found = _check_ids(folder, catalogue, ledger if folder.has_ledger else None)
        catalogue.note("ids", compact(plain_problems(found)))
        catalogue.note("ledger", digest)
    return list(_stored([catalogue.meta("ids")]))


def _check_ids(folder: Folder, catalogue: Catalogue, ledger: bytes | None) -> list[Problem]:
    """Check that each id is used once (R105) and agrees with the ledger, where there is one."""
    problems: list[Problem] = []
    rows = catalogue.rows("read_files", "WHERE kind != 'page' AND data != '' ORDER BY path")
    records = [(plain := json.loads(row["data"]), Origin(**plain["origin"])) for row in rows]
    used = [IdUse(plain["id"], origin.path, origin.line("id")) for plain, origin in records if plain["id"]]
    used += _of_articles(catalogue)
    first: dict[str, IdUse] = {}
    for use in sorted(used, key=lambda one: one.path):
        other = first.setdefault(use.id, use)
        if other.path != use.path:
            problems.append(_taken(use, other))
    merged = [
        IdUse(old, origin.path, origin.line("merged_ids", place))
        for plain, origin in records
        for place, old in enumerate(plain["merged_ids"])
    ]
    for use in merged:
        if use.id in first:
            problems.append(_taken(use, first[use.id]))
        first[use.id] = use
    if ledger is not None:
        entries, faults = read_ledger(ledger)
        problems += faults
        problems += _believable(check_ledger(entries, used, merged), folder, catalogue)
    return problems


def _taken(use: IdUse, first: IdUse) -> Problem:
    return Problem("R105", use.path, use.line, {"id": use.id, "other": f"{first.path}:{first.line}"})


def _of_articles(catalogue: Catalogue) -> list[IdUse]:
    rows = catalogue.connection.execute("SELECT id, path, id_line FROM articles WHERE id IS NOT NULL")
    return [IdUse(identifier, path, line) for identifier, path, line in rows]


def _believable(found: Iterable[Problem], folder: Folder, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield *found* without the loss (R111) of an id that stands in a file with faults of its own."""
    faulty = sorted(
        {
            one.path
            for one in _stored(catalogue.values("SELECT problems FROM sources WHERE problems != '[]'"))
            if one.is_error
        }
    )
    texts = [folder.read(path) for path in faulty if path in folder.sources]
    for one in found:
        held = one.code == "R111" and any(
            isinstance(text, Problem) or one.values["id"].encode() in text for text in texts
        )
        if not held:
            yield one
