"""The pages on which readers ask who held which office: the form, and a page for each year without script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.addresses import OFFICES_HELD, offices_held_address, succession_address
from plugins.catalogue.queries.offices import committees_with_offices
from plugins.views.attestations import AttestingReport
from plugins.views.days import Day, Period, period_of
from plugins.views.holdings import CountedLink, Holdings, Link
from plugins.views.office_holders import DatedOffice
from plugins.views.references import References, numbered


@dataclass(frozen=True, slots=True)
class OfficesHeld:
    """The form, and the way to the years."""

    url: str
    years: tuple[CountedLink, ...]
    """Newest first, each with how many offices were held in it."""
    committees: tuple[Link, ...]
    """Who followed whom in the offices of each, by rank."""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A person in an office during a year."""

    person: Link
    office: str
    """The title alone."""
    period: Period | None
    days: tuple[Day, ...]
    """For which it is stated where it has no dates."""
    sources: tuple[str, ...]
    reports: tuple[AttestingReport, ...]


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """The offices of a committee that were held in a year."""

    committee: Link | None
    """None for offices whose title says all."""
    rows: tuple[HeldRow, ...]


@dataclass(frozen=True, slots=True)
class OfficesHeldYear:
    """Who held which office in a year."""

    url: str
    year: str
    groups: tuple[HeldGroup, ...]
    """By rank."""
    count: int
    years: tuple[Link, ...]
    """All, newest first."""
    references: References


def offices_held(holdings: Holdings, by_year: Mapping[str, Sequence[DatedOffice]]) -> OfficesHeld:
    """Return the page with the form."""
    years = (CountedLink(_year_link(year), len(by_year[year])) for year in _years(by_year))
    slugs = sorted(committees_with_offices(holdings.catalogue), key=holdings.committee_order)
    committees = (Link(holdings.committee_name(slug), succession_address(slug)) for slug in slugs)
    return OfficesHeld(OFFICES_HELD, tuple(years), tuple(committees))


def offices_held_year(
    holdings: Holdings, year: str, by_year: Mapping[str, Sequence[DatedOffice]]
) -> OfficesHeldYear:
    """Return who held which office in *year*."""
    held = by_year[year]
    groups = (
        HeldGroup(holdings.link_to("committee", slug) if slug else None, tuple(map(_row, of_committee)))
        for slug, of_committee in groupby(held, key=lambda one: one.committee)
    )
    return OfficesHeldYear(
        url=offices_held_address(year),
        year=year,
        groups=tuple(groups),
        count=len(held),
        years=tuple(map(_year_link, _years(by_year))),
        references=numbered(source for one in held for source in one.sources),
    )


def _years(by_year: Mapping[str, Sequence[DatedOffice]]) -> list[str]:
    """Return the years in which somebody held an office, newest first."""
    return sorted(filter(by_year.get, by_year), reverse=True)


def _year_link(year: str) -> Link:
    return Link(year, offices_held_address(year))


def _row(one: DatedOffice) -> HeldRow:
    days = () if one.span.is_known else tuple(report.day for report in one.reports)
    return HeldRow(one.person, one.title, period_of(one.span), days, one.sources, one.reports)
