"""Offices that wait for an approval: what reports say of people and the register does not have for that day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.authority.offices import whole_title
from plugins.authority.records import Person
from plugins.authority.register import Register
from plugins.catalogue.queries.articles import article_title
from plugins.catalogue.store import Catalogue
from plugins.editing.contradictions import ReportedOffice, reported_offices
from plugins.text.normal import match_key, person_sort_key


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A report that gives a person an office, with the words that it was read in."""

    name: str
    """How a record names it: its id, its slug where it has none."""
    path: str
    """Its file."""
    title: str
    day: str
    """ISO 8601."""
    sentence: str


@dataclass(frozen=True, slots=True)
class WaitingOffice:
    """A person and an office, with the reports of it that nobody approved."""

    person: Person
    title: str
    """As a record would have it; with the committee's words where that has no record."""
    committee: str | None
    """Slug."""
    committee_name: str
    """Empty where there is no record."""
    tenure: int | None
    """The number, from 0, of the record's tenure of that office that has no dates; None where it has none."""
    reports: tuple[WaitingReport, ...]
    """Oldest first."""

    @property
    def label(self) -> str:
        """The office as it is named in a command: *Phó Bí thư, Thành ủy Vân Khê*."""
        return ", ".join(filter(None, (self.title, self.committee_name)))


def waiting_offices(catalogue: Catalogue, register: Register) -> list[WaitingOffice]:
    """Return what waits, by the names of people, then by office."""
    groups: dict[tuple[str, str, str | None], list[ReportedOffice]] = {}
    for one in reported_offices(catalogue, register):
        if not one.is_former and not one.is_borne_out:
            key = (
                one.person.slug,
                match_key(registered_title(one.title, one.org_text, one.committee)),
                one.committee,
            )
            groups.setdefault(key, []).append(one)
    waiting = [_waiting(catalogue, register, group) for group in groups.values()]
    return sorted(
        waiting,
        key=lambda one: (person_sort_key(one.person.name), one.person.slug, one.title, one.committee or ""),
    )


def registered_title(title: str, org_text: str, committee: str | None) -> str:
    """Return a printed office as a tenure in *committee* (slug) names it; without a record with the committee's words.

    >>> registered_title("phó trưởng", "Ban Tổ chức Thành ủy", "ban-to-chuc")
    'Phó trưởng Ban'
    >>> registered_title("Bí thư", "Quận ủy Thạch Hà", None)
    'Bí thư Quận ủy Thạch Hà'
    """
    words = whole_title(title, org_text) if committee else f"{title} {org_text}".strip()
    return words[:1].upper() + words[1:]


def _waiting(catalogue: Catalogue, register: Register, group: Iterable[ReportedOffice]) -> WaitingOffice:
    by_article = {one.article: one for one in reversed([*group])}
    reports = sorted(by_article.values(), key=lambda one: (one.day, one.article))
    first = reports[0]
    committee = register.committees.get(first.committee or "")
    return WaitingOffice(
        person=first.person,
        title=registered_title(first.title, first.org_text, first.committee),
        committee=first.committee,
        committee_name=committee.name if committee else "",
        tenure=next(
            (
                number
                for number, tenure in enumerate(first.person.tenures)
                if first.is_of(tenure) and not tenure.span.is_known
            ),
            None,
        ),
        reports=tuple(_report(catalogue, one) for one in reports),
    )


def _report(catalogue: Catalogue, one: ReportedOffice) -> WaitingReport:
    found = article_title(catalogue, one.article)
    assert found is not None
    return WaitingReport(found.id or one.article, one.path, found.title, one.day, one.sentence())
