"""Checks over the whole site: what no file shows by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import unquote

from plugins.addresses import ARTICLES, RESERVED, SOURCES, article_address, file_of_former, read_address
from plugins.catalogue.queries.addresses import has_address
from plugins.catalogue.queries.articles import article_called
from plugins.catalogue.queries.integrity import (
    all_former_addresses,
    categories_spelled_differently,
    file_of_article,
    files_with_one_title,
    line_of_field,
    page_slugs,
    public_articles_dated_after,
    topics_spelled_differently,
    translations,
)
from plugins.catalogue.queries.references import (
    all_targets,
    files_referred_to,
    places_of,
    references_without_outcome,
    references_without_text,
    unsettled_targets,
)
from plugins.catalogue.queries.sources import drafts
from plugins.catalogue.rows import Reference
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import note_outcome
from plugins.ingest.documents import index_documents
from plugins.ingest.faulty_files import named_in_faulty_files
from plugins.ingest.media import index_media
from plugins.ingest.options import Options
from plugins.ingest.pictures import index_pictures
from plugins.ingest.unusable_files import fault_of_file
from plugins.sources.content_file import ContentFile
from plugins.sources.folder import PORTAL, Folder
from plugins.sources.media import medium_at
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
            *_topics(catalogue),
            *_twins(catalogue),
            *_translations(catalogue),
            *_former_addresses(catalogue),
        ]
        catalogue.note_problems("between articles", between)
    return [
        *catalogue.noted_problems("between articles"),
        *_dates_ahead(catalogue, options.as_of),
        *_references(catalogue),
        *index_media(catalogue, folder, options),
        *index_pictures(catalogue, folder, options),
        *index_documents(catalogue, folder),
        *_files(catalogue, folder),
        *_featured(portal, catalogue),
        *_originals(portal, folder),
    ]


def _categories(catalogue: Catalogue) -> Iterator[Problem]:
    """A111: a category is spelled in two ways; the first article by path has it right."""
    for first, *others in categories_spelled_differently(catalogue):
        for article in others:
            if article.name != first.name:
                values = {"category": article.name, "other": first.name, "where": first.path}
                line = line_of_field(catalogue, article.path, "category")
                yield Problem("A111", article.path, line, values)


def _topics(catalogue: Catalogue) -> Iterator[Problem]:
    """A150: topics whose addresses are one are spelled in several ways; the most frequent spelling is right."""
    for first, *others in topics_spelled_differently(catalogue):
        for article in others:
            if article.name != first.name:
                values = {"topic": article.name, "other": first.name, "where": first.path}
                yield Problem("A150", article.path, article.line, values)


def _twins(catalogue: Catalogue) -> Iterator[Problem]:
    """A104: two articles have one title and date."""
    for first, *others in files_with_one_title(catalogue):
        for path in others:
            yield Problem("A104", path, line_of_field(catalogue, path, "title"), {"other": first})


def _dates_ahead(catalogue: Catalogue, as_of: datetime) -> Iterator[Problem]:
    """A105: a public article is dated after the time of the build."""
    # Dates carry Việt Nam's offset, and so does the time of the build: they compare as they are written.
    for article in public_articles_dated_after(catalogue, as_of.date().isoformat()):
        if datetime.fromisoformat(article.date) > as_of:
            values = {"date": article.date[:16].replace("T", " ")}
            yield Problem("A105", article.path, line_of_field(catalogue, article.path, "date"), values)


def _translations(catalogue: Catalogue) -> Iterator[Problem]:
    """A108, A110: a translation of what is not there."""
    for article in translations(catalogue):
        original = article.translation_of or ""
        found = article_called(catalogue, original)
        code = None
        if found is None or found.slug == article.slug:
            code = "A110"
        elif article.public and not found.is_public:
            code = "A108" if found.is_timed else "A110"
        if code:
            line = line_of_field(catalogue, article.path, "translation_of")
            yield Problem(code, article.path, line, {"target": original})


def _former_addresses(catalogue: Catalogue) -> Iterator[Problem]:
    """A103: an address that an article once had belongs to another or to a part of the site, or its file is a folder of another's."""
    shared = {folder.strip("/") for folder in (ARTICLES, SOURCES)}  # older portals had such folders too
    taken = RESERVED.union(page_slugs(catalogue)) - shared
    unpublished = drafts(catalogue)
    holders: dict[str, str] = {}
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for former in all_former_addresses(catalogue):
        address = article_address(former.date, former.value) if former.kind == "slug" else former.value
        place = unquote(address).lower().removesuffix("index.html").rstrip("/") + "/"
        file = file_of_former(address).lower()
        above = [file[: found.start()] for found in re.finditer("/", file)]
        in_the_way = [folders.get(file), *(files.get(folder) for folder in above)]
        holder = holders.get(place) or _holder(catalogue, place) or next(filter(None, in_the_way), None)
        files[file] = former.path
        folders.update(dict.fromkeys(above, former.path))
        if holder is None and place != "/" and place.split("/")[1] not in taken:
            holders[place] = former.path
        elif holder in unpublished and former.path not in unpublished:
            holders[place] = former.path
            line = line_of_field(catalogue, holder, "slug")
            yield Problem("A103", holder, line, {"address": address, "other": former.path})
        else:
            values = {"address": address, "other": holder or "trang / site"}
            yield Problem("A103", former.path, former.line, values)


def _holder(catalogue: Catalogue, address: str) -> str | None:
    """Return the path of the article at *address*."""
    wanted = read_address(address)
    if wanted is None or wanted.page != "article":
        return None
    file = file_of_article(catalogue, wanted.slug)
    return file.path if file and article_address(file.date, wanted.slug) == address else None


def _look_up(catalogue: Catalogue, changed: bool) -> None:
    """Note where each reference to an article or an address leads."""
    for target in all_targets(catalogue) if changed else unsettled_targets(catalogue):
        outcome = _outcome(catalogue, target.kind, target.target)
        if outcome != target.outcome:
            note_outcome(catalogue, target.kind, target.target, target.outcome, outcome)


def _outcome(catalogue: Catalogue, kind: str, target: str) -> str:
    """Return where a reference leads: an address, or ``no``, or ``later`` for an article that only time holds back."""
    if kind == "address":
        return "yes" if has_address(catalogue, target) else "no"
    found = article_called(catalogue, target)
    if found is not None and found.is_public:
        return found.address
    return "later" if found and found.is_timed else "no"


_DEAD = {("article", "no"): "A107", ("article", "later"): "A108", ("address", "no"): "A109"}


def _references(catalogue: Catalogue) -> Iterator[Problem]:
    """A107, A108, A109: references to what is not there."""
    for reference in references_without_outcome(catalogue):
        code = _DEAD[reference.kind, reference.outcome]
        yield Problem(code, reference.path, reference.line, {"target": reference.target})


def _files(catalogue: Catalogue, folder: Folder) -> Iterator[Problem]:
    """A121, P101, P106, P107, P111, P112, P163: files that cannot be published, have no alternative text, or are shown nowhere."""
    used: set[str] = set()
    for kind in ("picture", "document", "media"):
        for target in files_referred_to(catalogue, kind):
            used.add(target.removeprefix("/"))
            if fault := fault_of_file(kind, target, folder):
                code, values = fault
                for place in places_of(catalogue, kind, target):
                    yield Problem(code, place.path, place.line, values)
    used |= {file for path in used & folder.media for file in medium_at(path, folder.media).files}
    for reference in references_without_text(catalogue, "media"):
        if reference.target.removeprefix("/") in folder.media:
            yield Problem("P163", reference.path, reference.line, {"file": reference.target})
    for reference in references_without_text(catalogue, "picture"):
        if reference.target.startswith("/") and reference.target[1:] in folder.pictures:
            yield Problem("P106", reference.path, reference.line, {"file": reference.target})
    unused = (folder.pictures | folder.documents | folder.media) - used
    named = named_in_faulty_files(folder, catalogue) if unused else set()
    if named:
        named |= {file for path in named & folder.media for file in medium_at(path, folder.media).files}
    for file in sorted(unused):
        if named is not None and file not in named:
            yield Problem("P107", file)


def faults_of_references(
    catalogue: Catalogue, folder: Folder, path: str, references: Iterable[Reference]
) -> Iterator[Problem]:
    """Yield what ``check_site`` would tell of the *references* of one text: A107, A108, A109, A121, P101, P106, P111, P112, P163."""
    for one in references:
        if one.kind in ("article", "address"):
            code = _DEAD.get((one.kind, _outcome(catalogue, one.kind, one.target)))
            if code:
                yield Problem(code, path, one.line, {"target": one.target})
        elif fault := fault_of_file(one.kind, one.target, folder):
            yield Problem(fault[0], path, one.line, fault[1])
        elif one.kind in _WITHOUT_TEXT and not one.text.strip():
            yield Problem(_WITHOUT_TEXT[one.kind], path, one.line, {"file": one.target})


_WITHOUT_TEXT = {"picture": "P106", "media": "P163"}


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
    """P101, P111, P112: the original of a picture is asked for that is not there, or not accepted."""
    asked = portal.values.get("originals", ()) if portal else ()
    for place, path in enumerate(asked):
        if portal and (fault := fault_of_file("picture", path, folder)):
            code, values = fault
            yield Problem(code, PORTAL, portal.lines.get(f"originals.{place}", 1), values)
