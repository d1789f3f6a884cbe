"""From the content folder to the catalogue: everything is read, checked and linked here, nothing is written elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from plugins.authority.ranks import completed
from plugins.authority.register import Register
from plugins.catalogue.queries.addresses import HAS_ARKS, HAS_MAPS
from plugins.catalogue.queries.indexed import count_of_public
from plugins.catalogue.queries.linking import HOME, SHORT_FORMS
from plugins.catalogue.queries.portal import CONFIRMED, THIS_YEAR
from plugins.catalogue.queries.ranks import RANK_TABLE
from plugins.catalogue.queries.sources import drafts, problems_of_sources, signatures
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.rows import ReferenceRow
from plugins.catalogue.site_pages import note_everything_stale
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.catalogue.writing import forget_all_read, read_all_again, replace_references_of
from plugins.ingest.articles import index_articles
from plugins.ingest.checks import check_site
from plugins.ingest.id_checks import check_ids
from plugins.ingest.likenesses import almost_registered
from plugins.ingest.options import Options
from plugins.ingest.reading import ReadingJob
from plugins.ingest.register import index_register, settle_register
from plugins.ingest.report_checks import check_reports
from plugins.ingest.tombstones import index_tombstones
from plugins.sources.content_file import ContentFile, read_content_file, sha256_hex
from plugins.sources.folder import ABBREVIATIONS, LANGUAGE, LEDGER, PORTAL, RANKS, Folder, walk
from plugins.sources.problems import Problem, in_order
from plugins.sources.tables import read_abbreviations, read_house_style, read_ranks
from plugins.text.house_style import HouseStyle


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
    style = _table(folder, LANGUAGE, read_house_style, problems) if options.proofreads else None
    read_by = f"{options.code} {options.site_url} {_as_text(style)}".rstrip()
    if catalogue.meta("code") != read_by:
        _begin_anew(catalogue, read_by)
    was_checked = catalogue.meta("checked") == "yes"
    catalogue.note("checked", "no")
    read = signatures(catalogue)
    maybe_changed = _maybe_changed(folder, read)
    gone = read.keys() - folder.sources.keys()

    as_of = options.as_of.isoformat()
    job = ReadingJob(str(root), catalogue.address, as_of, site_url=options.site_url, style=style)
    records = index_register(folder, catalogue, maybe_changed, gone, job, options)
    register = _settled_register(folder, catalogue, records.front_matter, options.site_url, problems)
    table = completed(_table(folder, RANKS, read_ranks, problems))
    catalogue.note(RANK_TABLE, compact(asdict(table)))
    portal = _portal(folder, problems)
    _note_logo(catalogue, portal)
    catalogue.note(CONFIRMED, _confirmed(portal, options, problems))
    home = _home(options.home, portal, register, problems)
    _note_home(catalogue, home)
    catalogue.commit()

    job = replace(job, home=home, version=catalogue.meta("register") or "")
    articles = index_articles(folder, catalogue, maybe_changed, gone, job, options)

    problems += _ids(folder, catalogue, not was_checked or records.ids or articles.ids)
    has_maps = "yes" if options.site_url and not (portal and portal.values.get("sample")) else "no"
    has_arks = "yes" if portal and portal.values.get("ark") else "no"
    changed = not was_checked or records.front_matter or articles.front_matter
    year = f"{options.as_of.year:04}"
    for name, noted in ((HAS_MAPS, has_maps), (HAS_ARKS, has_arks), (THIS_YEAR, year)):
        if catalogue.meta(name) != noted:
            catalogue.note(name, noted)
            changed = True
    problems += check_site(catalogue, folder, portal, changed, options)
    problems += almost_registered(catalogue, register)
    if changed or articles.offices:
        catalogue.note_problems("reports", check_reports(catalogue))
    problems += catalogue.noted_problems("reports")
    problems += problems_of_sources(catalogue)
    index_tombstones(catalogue, problems)
    catalogue.note("checked", "yes")
    catalogue.commit()
    return Indexed(
        folder=folder,
        problems=in_order(_with_drafts_marked(problems, drafts(catalogue))),
        register=register,
        portal=dict(portal.values) if portal else {},
        home=home,
        public=count_of_public(catalogue),
    )


def _with_drafts_marked(problems: Iterable[Problem], unpublished: Set[str]) -> Iterator[Problem]:
    """Yield *problems*, those in *unpublished* files as what stops nobody."""
    for problem in problems:
        yield replace(problem, is_in_draft=True) if problem.path in unpublished else problem


def _begin_anew(catalogue: Catalogue, read_by: str) -> None:
    """Empty the catalogue of what another version of the program read, or one for another address of the site."""
    forget_all_read(catalogue)
    for key in ("linking", "register", "ids"):
        catalogue.forget_note(key)
    note_everything_stale(catalogue)
    catalogue.note("code", read_by)
    catalogue.commit()


def _maybe_changed(folder: Folder, read: Mapping[str, str]) -> list[str]:
    """Return the sources that may have changed since they were *read* with those signatures, in order."""
    now = folder.signatures
    return [path for path in folder.sources if not now[path] or read.get(path) != now[path]]


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


def _settled_register(
    folder: Folder, catalogue: Catalogue, changed: bool, site_url: str, problems: list[Problem]
) -> StoredRegister:
    """Return the register, brought up to date when something in it *changed*, or the table of short forms."""
    abbreviations = _table(folder, ABBREVIATIONS, read_abbreviations, problems)
    forms = compact(abbreviations)
    if catalogue.meta(SHORT_FORMS) != forms:
        catalogue.note(SHORT_FORMS, forms)
        catalogue.forget_note("linking")
        catalogue.forget_note("register")
        read_all_again(catalogue)
    if changed or catalogue.meta("register") is None:
        catalogue.note_problems("register problems", settle_register(catalogue, abbreviations, site_url))
        catalogue.note("register", os.urandom(8).hex())
    problems += catalogue.noted_problems("register problems")
    return StoredRegister(catalogue)


def _note_logo(catalogue: Catalogue, portal: ContentFile | None) -> None:
    """Note the portal's logo as a picture that every page shows."""
    logo = portal.values.get("logo") if portal else None
    line, name = (portal.lines.get("logo", 1), portal.values.get("name", "")) if portal else (1, "")
    rows = [ReferenceRow(PORTAL, 0, "picture", logo, line, name, public=True)] if logo else []
    replace_references_of(catalogue, PORTAL, rows)


def _note_home(catalogue: Catalogue, home: str | None) -> None:
    """Note the home committee; where it is another than it was, all articles are to be linked anew."""
    if catalogue.meta(HOME) != compact(home):
        catalogue.note(HOME, compact(home))
        read_all_again(catalogue)


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


def _confirmed(portal: ContentFile | None, options: Options, problems: list[Problem]) -> str:
    """Return the day on which the register was last confirmed, empty where none is named; R151 for one to come."""
    day = str(portal.values.get("register_confirmed", "")) if portal else ""
    if portal and day > options.as_of.date().isoformat():
        line = portal.lines.get("register_confirmed", 1)
        problems.append(Problem("R151", PORTAL, line, {"day": day}))
        return ""
    return day


Table = TypeVar("Table")


def _table(
    folder: Folder,
    path: str,
    read: Callable[[bytes], tuple[Table, list[Problem]]],
    problems: list[Problem],
) -> Table:
    """Return the editors' table *path* as *read* takes it, an empty one when there is none."""
    data = folder.read(path) if path in folder.tables else b""
    if isinstance(data, Problem):
        problems.append(data)
        data = b""
    table, found = read(data)
    problems += found
    return table


def _as_text(style: HouseStyle | None) -> str:
    return compact((style.tones, style.capitals, sorted(style.words))) if style else ""


def _ids(folder: Folder, catalogue: Catalogue, changed: bool) -> list[Problem]:
    """Return what is wrong with ids; looked up again when something *changed*, or the ledger."""
    ledger = folder.read(LEDGER) if folder.has_ledger else b""
    if isinstance(ledger, Problem):
        catalogue.note("ledger", "")  # what changed meanwhile is looked up when it can be read again
        return [ledger]
    digest = sha256_hex(ledger)
    if changed or catalogue.meta("ledger") != digest:
        problems = check_ids(folder, catalogue, ledger if folder.has_ledger else None)
        catalogue.note_problems("ids", problems)
        catalogue.note("ledger", digest)
    return [*catalogue.noted_problems("ids")]
