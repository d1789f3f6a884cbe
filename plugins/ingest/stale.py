"""What an edit makes stale: which pages and listings may show something else than they did.

An *owner* is a page or listing with the files that belong to it: ``home``, ``archive`` and ``archive/2023-07``,
``index/person``, ``article/SLUG`` (with its redirects), ``person/SLUG`` (with its feed) and ``person/SLUG/2023``,
``category/SLUG`` and ``category/SLUG/2023-07``, ``page/SLUG``, ``maps`` (redirects for web servers), ``robots``,
``sitemap`` (its index, and pages that are neither article nor record), ``sitemap/2023`` (articles of a year),
``sitemap/records`` and ``sitemap/news``, ``calendar/committee/SLUG`` and ``calendar/event/SLUG``. Of the search:
``search/2023`` (what is searched of a year), ``search/names`` (what is looked up by name) and
``search/list/person/SLUG`` (the articles of a record, to be combined). ``person/SLUG/*`` stands for all years of a
record, ``search/list/*`` for all lists, ``*`` for everything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from plugins.catalogue.queries.staleness import (
    all_articles_called,
    all_articles_naming,
    all_translations_of,
    committees_around_event,
    committees_heard_with,
    events_beginning,
    is_followed_in_year,
    named_together_with,
    namesakes_of,
    persons_heard_with,
    relations_around,
)
from plugins.catalogue.store import Catalogue
from plugins.ingest.changes import RecordChange
from plugins.ingest.facts import Facts, facts_of
from plugins.kinds import KINDS

ALL_LISTS = "search/list/*"
KINDS_WITH_CALENDAR = ("committee", "event")
"""Kinds of record that have a calendar of their own."""

_OWN_PAGE = frozenset(
    "variants sources body origin former_slugs merged_ids programme outcome documents portrait_alt".split()
)
"""Fields of a record that its own page shows and no other."""
_ADDRESSES = ("id", "slug", "merged_ids", "former_slugs")
"""Fields of a record that say which addresses lead to it."""


def by_article(catalogue: Catalogue, before: Facts | None, after: Facts | None) -> Iterator[str]:
    """Yield what changed with an article; None stands for before it was there and after it has gone."""
    for facts in (before, after):
        if facts:
            yield f"article/{facts.slug}"
    visible = [facts for facts in (before, after) if facts and facts.public]
    yield from (f"sitemap/{facts.date[:4]}" for facts in visible)
    if len(visible) < 2 or visible[0].searched != visible[1].searched:
        yield from (f"search/{facts.date[:4]}" for facts in visible)
    if not visible or (
        before
        and after
        and (before.shown, before.former, before.mentions, before.offices)
        == (after.shown, after.former, after.mentions, after.offices)
    ):
        return
    moved = len(visible) < 2 or visible[0].place != visible[1].place
    for facts in visible:
        yield from _listings(facts, moved)
        events = [record for kind, record in facts.mentions if kind == "event"]
        for event in events:
            yield from _articles_of(catalogue, "event", event)
        yield from _versions(catalogue, facts)
    if any(_is_followed(catalogue, facts) for facts in visible) and not _stands_as_before(visible):
        yield ALL_LISTS
    else:
        yield from (f"search/list/{kind}/{record}" for facts in visible for kind, record in facts.mentions)
    if len(visible) < 2 or visible[0].addresses != visible[1].addresses:
        yield "maps"
    if moved:
        yield from ("archive", "search/names", *(f"index/{kind}" for kind in KINDS))
    if len(visible) < 2 or visible[0].listing != visible[1].listing:
        yield "sitemap"


def _listings(facts: Facts, moved: bool) -> Iterator[str]:
    month = facts.date[:7]
    yield from (f"category/{facts.category}", f"category/{facts.category}/{month}", f"archive/{month}")
    for kind, record in facts.records:
        yield f"{kind}/{record}"
        yield f"{kind}/{record}/{'*' if moved else month[:4]}"


def _stands_as_before(visible: list[Facts]) -> bool:
    """Whether an article stands at one place of its year, before and after."""
    return len(visible) == 2 and (visible[0].date, visible[0].slug) == (visible[1].date, visible[1].slug)


def _is_followed(catalogue: Catalogue, facts: Facts) -> bool:
    """Whether another article of the year comes after it: lists name articles by their number in the year."""
    return is_followed_in_year(catalogue, facts.date, facts.slug)


def _articles_of(catalogue: Catalogue, kind: str, record: str) -> Iterator[str]:
    yield from (f"article/{slug}" for slug in all_articles_naming(catalogue, kind, record))


def _versions(catalogue: Catalogue, facts: Facts) -> Iterator[str]:
    """Yield the articles that may be one text with this one in other languages, or may have been until now."""
    names = set(facts.names)
    if facts.original:
        names.add(facts.original)
    called = {slug for name in names for slug in all_articles_called(catalogue, name)} - {facts.slug}
    for slug in called:
        other = facts_of(catalogue, slug)
        names |= other.names if other else set()
        yield from (f"article/{slug}", *((f"sitemap/{other.date[:4]}",) if other else ()))
    for name in names:
        for translation in all_translations_of(catalogue, name):
            yield from (f"article/{translation.slug}", f"sitemap/{translation.year}")


def by_record(catalogue: Catalogue, change: RecordChange) -> Iterator[str]:
    """Yield what changed with a record.

    Call it while the catalogue still relates it as before, and again when it relates it as after.
    """
    kind, slug, before, after = change.kind, change.slug, change.before, change.after
    yield from (f"{kind}/{slug}", f"{kind}/{slug}/*", f"search/list/{kind}/{slug}")
    if _values_of(before, "variants") != _values_of(after, "variants") or _shown_elsewhere(
        before
    ) != _shown_elsewhere(after):
        yield "search/names"
    if _values_of(before, *_ADDRESSES) != _values_of(after, *_ADDRESSES):
        yield "maps"
    if kind in KINDS_WITH_CALENDAR:
        yield f"calendar/{kind}/{slug}"
    if _is_mapped(before) != _is_mapped(after):
        yield from ("sitemap", "sitemap/records")
    if _shown_elsewhere(before) == _shown_elsewhere(after):
        return
    yield from (f"index/{one}" for one in KINDS)
    if kind == "committee":
        # Lists of persons name the committees of their offices; those of committees reach down and along lines.
        yield ALL_LISTS
    for one_kind, one in {(kind, slug), *_namesakes(catalogue, kind, before, after)}:
        yield f"search/list/{one_kind}/{one}"
        yield from _around(catalogue, one_kind, one)


def _is_mapped(data: str | None) -> bool:
    """Whether the site map leads to a record: it is there, and no sample."""
    return data is not None and not json.loads(data)["sample"]


def _values_of(data: str | None, *names: str) -> object:
    """Return what a record says under *names*, None where there is no record."""
    if data is None:
        return None
    values = json.loads(data)
    return [values[name] for name in names]


def _shown_elsewhere(data: str | None) -> object:
    """Return what other pages than its own show of a record."""
    if data is None:
        return None
    return {name: value for name, value in json.loads(data).items() if name not in _OWN_PAGE}


def _namesakes(
    catalogue: Catalogue, kind: str, before: str | None, after: str | None
) -> Iterator[tuple[str, str]]:
    """Yield the records that share a name with this one: their links tell them from it, or no longer need to."""
    for data in (before, after):
        if data is not None:
            name = json.loads(data)["name"]
            yield from ((kind, slug) for slug in namesakes_of(catalogue, kind, name))


def _around(catalogue: Catalogue, kind: str, slug: str) -> Iterator[str]:
    """Yield the pages that may name a record: of articles, of records in the same articles, of related records."""
    yield from (f"{kind}/{slug}", f"{kind}/{slug}/*")
    yield from _articles_of(catalogue, kind, slug)
    yield from (f"{other.kind}/{other.slug}" for other in named_together_with(catalogue, kind, slug))
    if kind == "person":
        yield from (f"committee/{committee}" for committee in committees_heard_with(catalogue, slug))
    if kind == "committee":
        yield from (f"person/{person}" for person in persons_heard_with(catalogue, slug))
    for relation in relations_around(catalogue, kind, slug):
        yield f"{relation.kind}/{relation.slug}"
        if relation.way in ("parent", "tenure", "organiser", "lineage"):
            yield f"committee/{relation.other}"
        if relation.way == "organiser":
            yield f"calendar/committee/{relation.other}"
        if relation.way == "tenure":
            yield from _articles_of(catalogue, "person", relation.slug)


def by_day(catalogue: Catalogue, before: str, after: str) -> Iterator[str]:
    """Yield the pages that show an event as coming on one of two days (ISO) and as begun on the other."""
    earlier, later = sorted((before, after))
    for event in events_beginning(catalogue, earlier, later):
        yield from (f"committee/{slug}" for slug in committees_around_event(catalogue, event))
