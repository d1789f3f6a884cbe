"""Every file of the search, in one place: what ``site`` writes when the part ``search`` is built."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from plugins.addresses import (
    ARCHIVE,
    SEARCH,
    SEARCH_OF_ALL_YEARS,
    file_of,
    reported_events_address,
    search_year_address,
    year_anchor,
)
from plugins.catalogue.queries.listings import years_with_articles
from plugins.catalogue.queries.searching import named_records, searched_articles
from plugins.exports.together import reported_events_json
from plugins.facets import FACETS, Facet
from plugins.kinds import KINDS
from plugins.search.lists import Lists
from plugins.search.year_index import NUMBER_BYTES, TEXT_AT, index_year, named, packed
from plugins.views.holdings import CountedLink, Holdings, Link
from plugins.views.listings import archive_months
from plugins.views.together import reported_events

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
    segments: Mapping[str, str]
    """The beginning of the addresses of each kind of record."""


@dataclass(frozen=True, slots=True)
class SearchedYear:
    """What the page of the search must know of a year's files."""

    contents: Mapping[str, Any]
    """What the browser must know before it reads them; ``records`` is the name of the file of records."""
    facet_names: Mapping[str, Mapping[str, str]]
    """Name by slug of each value that its articles have, by the name of the facet."""


@dataclass(frozen=True)
class Search:
    """The search of a site."""

    holdings: Holdings
    years: dict[str, SearchedYear]
    """Those whose files are made, by year."""

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
            FacetChoice(facet, () if facet.is_free else tuple(self._facet_values[name].items()))
            for name, facet in FACETS.items()
        )
        segments = {name: kind.segment for name, kind in KINDS.items()}
        return SearchPage(
            SEARCH, sum(by_year.values()), years, categories, facets, self._contents(), segments
        )

    def files_of_year(self, year: str) -> Iterator[SearchFile]:
        """Index *year* and yield its files."""
        index = index_year(searched_articles(self.holdings.catalogue, year))
        records = self.years[year].contents.get("records", "") if year in self.years else ""
        self.years[year] = SearchedYear({**index.contents, "records": records}, index.facet_names)
        for name, data in index.files.items():
            yield file_of(search_year_address(year, name)), data

    def records_of_year(self, year: str) -> Iterator[SearchFile]:
        """Yield the file that tells which records the articles of *year* name; its files must be made."""
        numbers: dict[tuple[str, str], int] = {}
        of_articles = [
            [numbers.setdefault(record, len(numbers)) for record in records]
            for _, records in named_records(self.holdings.catalogue, year)
        ]
        links = [self.holdings.link(self.holdings.register.by_kind[kind][slug]) for kind, slug in numbers]
        keys = [[kind, slug, link.text] for (kind, slug), link in zip(numbers, links, strict=True)]
        name, data = named("records", packed({"records": keys, "of": of_articles}))
        one = self.years[year]
        self.years[year] = SearchedYear({**one.contents, "records": name}, one.facet_names)
        yield file_of(search_year_address(year, name)), data

    def _contents(self) -> str:
        """Return what tells the browser what there is, as JSON."""
        plain = {
            "textAt": TEXT_AT,
            "numberBytes": NUMBER_BYTES,
            **self._names(is_free=False),
            "years": [{"year": year, **self.years[year].contents} for year in self._newest_first()],
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    def free_names(self) -> SearchFile:
        """Return the file of the names of those values that each article may bring."""
        plain = json.dumps(self._names(is_free=True), ensure_ascii=False, separators=(",", ":"))
        return file_of(f"{SEARCH_OF_ALL_YEARS}names.json"), plain.encode()

    def _names(self, is_free: bool) -> dict[str, dict[str, str]]:
        """Return name by slug of each value, by the key of the facet."""
        return {
            facet.key: self._facet_values[name] for name, facet in FACETS.items() if facet.is_free == is_free
        }

    def _newest_first(self) -> list[str]:
        return [one.year for one in years_with_articles(self.holdings.catalogue)][::-1]

    @cached_property
    def _facet_values(self) -> dict[str, dict[str, str]]:
        """Name by slug of each value, in the order of slugs, by facet; of two names of one slug the oldest."""
        found: dict[str, dict[str, str]] = {name: {} for name in FACETS}
        for year in self._newest_first():
            for name, values in self.years[year].facet_names.items():
                found[name] |= values
        return {name: dict(sorted(values.items())) for name, values in found.items()}

    @cached_property
    def lists(self) -> Lists:
        """The lists of all records."""
        return Lists(self.holdings)

    def files_of_list(self, kind: str, slug: str) -> Iterator[SearchFile]:
        """Yield the lists of a record; none where there is no record."""
        record = self.lists.register.get(kind, slug)
        for found in self.lists.of(record) if record else ():
            yield f"{found.path}.json", self.lists.file(found)
            if not found.reach:
                for former in found.record.former_slugs:
                    other = found.path.removesuffix(found.record.slug) + former
                    yield f"{other}.json", json.dumps({"to": found.record.slug}).encode()
        if record and kind == "person":
            events = reported_events(self.holdings, slug)
            yield file_of(reported_events_address(slug)), reported_events_json(slug, events)


def read_years(noted: str, holdings: Holdings) -> dict[str, SearchedYear]:
    """Return the years that were *noted* by note_years and have articles still; none where nothing was, or it cannot be read."""
    years = {one.year for one in years_with_articles(holdings.catalogue)}
    try:
        plain = json.loads(noted)
        return {year: SearchedYear(**one) for year, one in plain.items() if year in years}
    except (ValueError, TypeError, AttributeError):
        return {}


def note_years(years: Mapping[str, SearchedYear]) -> str:
    """Return what read_years reads."""
    return json.dumps({year: asdict(one) for year, one in sorted(years.items())}, ensure_ascii=False)
