"""Every file of the search, in one place: what ``site`` writes when the part ``search`` is built."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from plugins.addresses import (
    ARCHIVE,
    SEARCH,
    file_of,
    search_program_address,
    search_words_address,
    search_year_address,
    year_anchor,
)
from plugins.catalogue.answers import SEARCHED
from plugins.facets import FACETS, Facet
from plugins.search.lists import Lists
from plugins.search.pagefind import WANTED, find_pagefind
from plugins.search.shards import CARDS_PER_FILE, TEXTS_PER_FILE, Shard, build_shards, engine
from plugins.views.holdings import CountedLink, Holdings, Link
from plugins.views.listings import archive_months
from plugins.workers.progress import Progress, report_nothing

_MAX_WORDS_PER_FILE = 3_000
"""Words in a file that tells in which years they stand: some 8 KB compressed."""

SearchFile = tuple[str, bytes]
"""Path below the output, and bytes."""


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A facet with the values to choose from."""

    facet: Facet
    values: tuple[tuple[str, str], ...]
    """Slug and name of each, in the order of slugs."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search page shows before and without its script."""

    url: str
    count: int
    """Articles."""
    years: tuple[CountedLink, ...]
    """Newest first."""
    categories: tuple[tuple[str, Link], ...]
    """Slug and link of each."""
    facets: tuple[FacetChoice, ...]
    contents: str
    """What the script needs to know, as JSON."""


@dataclass(frozen=True)
class Search:
    """The search of a site, its shards built."""

    holdings: Holdings
    shards: list[Shard]
    """Newest first."""
    site_url: str

    @cached_property
    def _program(self) -> tuple[str, bytes]:
        """Name below the search page and bytes of Pagefind's program."""
        data = engine(self.shards)
        return f"pagefind-{WANTED}-{sha256(data).hexdigest()[:10]}.bin", data

    def page(self) -> SearchPage:
        """Return the page ``/tim-kiem/``."""
        months = archive_months(self.holdings)
        by_year: dict[str, int] = {}
        for month in months:
            by_year[month.year] = by_year.get(month.year, 0) + month.count
        years = tuple(
            CountedLink(Link(year, f"{ARCHIVE}#{year_anchor(year)}"), count)
            for year, count in by_year.items()
        )
        categories = tuple((slug, self.holdings.category_link(slug)) for slug in self.holdings.categories)
        facets = tuple(
            FacetChoice(facet, tuple(self._facet_values[name].items())) for name, facet in FACETS.items()
        )
        return SearchPage(SEARCH, sum(by_year.values()), years, categories, facets, self._contents())

    def common_files(self) -> Iterator[SearchFile]:
        """Yield Pagefind's program, and what tells in which years words stand."""
        name, data = self._program
        if data:
            yield file_of(search_program_address(name)), data
        for beginning, masks in self._words.items():
            plain = {word: f"{mask:x}" for word, mask in sorted(masks.items())}
            data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
            yield file_of(search_words_address(beginning)), data

    def files_of_year(self, year: str) -> Iterator[SearchFile]:
        """Yield the files of *year*; none where no article is of it."""
        self.holdings.catalogue.ask(SEARCHED, year)
        for shard in self.shards:
            if shard.year == year:
                for file in shard.files():
                    yield file_of(search_year_address(shard.name, file)), shard.read(file)

    def _contents(self) -> str:
        """Return what tells the browser what there is, as JSON."""
        plain = {
            "pagefind": WANTED,
            "program": self._program[0],
            "cards": CARDS_PER_FILE,
            "texts": TEXTS_PER_FILE,
            **{facet.key: self._facet_values[name] for name, facet in FACETS.items()},
            "beginnings": " ".join(self._words),
            "years": [[shard.year, shard.count, shard.name] for shard in self.shards],
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def _facet_values(self) -> dict[str, dict[str, str]]:
        """Name by slug of each value, in the order of slugs, by facet; of two names of one slug the oldest."""
        found: dict[str, dict[str, str]] = {name: {} for name in FACETS}
        for shard in self.shards:
            for name, values in shard.facet_values().items():
                found[name] |= values
        return {name: dict(sorted(values.items())) for name, values in found.items()}

    @cached_property
    def _words(self) -> dict[str, dict[str, int]]:
        """In which years a word stands, one bit a year, the oldest lowest; by the beginning that names the word's file."""
        found: dict[str, int] = {}
        for bit, shard in enumerate(reversed(self.shards)):
            for word in shard.words():
                found[word] = found.get(word, 0) | 1 << bit
        return dict(sorted(parted(found).items()))

    @cached_property
    def lists(self) -> Lists:
        """The lists of all records."""
        return Lists(self.holdings)

    def files_of_list(self, kind: str, slug: str) -> Iterator[SearchFile]:
        """Yield the lists of a record, for the browser and for spreadsheets; none where there is no record."""
        record = self.lists.register.get(kind, slug)
        for found in self.lists.of(record) if record else ():
            yield f"{found.path}.json", self.lists.file(found)
            yield f"{found.path}.csv", self.lists.table(found, self.site_url)
            if not found.reach:
                for former in found.record.former_slugs:
                    other = found.path.removesuffix(found.record.slug) + former
                    yield f"{other}.json", json.dumps({"to": found.record.slug}).encode()


def make_search(
    holdings: Holdings,
    cache: Path,
    project: Path,
    site_url: str,
    known: Mapping[str, str] = MappingProxyType({}),
    report: Progress = report_nothing,
) -> Search:
    """Build the shards that changed, in a folder of *cache*, with the Pagefind of *project*; raise NoPagefind.

    *known* are the names of shards by year whose articles are known to be as they were.
    """
    shards = build_shards(holdings.catalogue, cache / "search", find_pagefind(project), known, report)
    return Search(holdings, shards, site_url)


def parted(masks: Mapping[str, int], beginning: str = "") -> dict[str, dict[str, int]]:
    """Return *masks* split by the beginnings of their words, by one letter more until each part fits a file.

    The longest beginning that a word has is that of its file; ``_`` stands for all that has none, or none in ASCII.
    """
    if len(masks) <= _MAX_WORDS_PER_FILE:
        return {beginning or "_": dict(masks)}
    found: dict[str, dict[str, int]] = {}
    for word, mask in masks.items():
        start = word[: len(beginning) + 1]
        found.setdefault(start if start.isascii() and start.isalnum() else beginning or "_", {})[word] = mask
    parts: dict[str, dict[str, int]] = {}
    for start, some in found.items():
        parts.update(parted(some, start) if len(start) > len(beginning) and start != "_" else {start: some})
    return parts
