"""Where the register and the reports disagree: questions for the editors' desk, each with both sources."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plugins.authority.integrity import shown
from plugins.authority.offices import is_same_title, office_phrase
from plugins.authority.records import Person, Tenure
from plugins.authority.register import Register
from plugins.authority.spans import Span
from plugins.catalogue.store import Catalogue
from plugins.sources.problems import Problem
from plugins.text.normal import match_key


@dataclass(frozen=True, slots=True)
class Report:
    """An office that a public article gives a person now, not formerly."""

    path: str
    """File of the article."""
    line: int
    day: str
    """ISO date of the article."""
    person: Person
    title: str
    org_text: str
    committee: str | None

    @property
    def office(self) -> str:
        """The office as printed."""
        return f"{self.title} {self.org_text}".strip()

    def is_of(self, tenure: Tenure) -> bool:
        """Whether the report speaks of this office, whatever its time."""
        same = self.committee == tenure.committee if self.committee or self.org_text else True
        return same and is_same_title(tenure.office, self.title, self.org_text)


def contradictions(catalogue: Catalogue, register: Register) -> Iterator[Problem]:
    """Yield what the reports of *catalogue* say against *register*, by file."""
    reports = list(_reports(catalogue, register))
    for report in reports:
        for rule in RULES:
            yield from rule(report, register)
    yield from _held_by_two(reports, register)


def _reports(catalogue: Catalogue, register: Register) -> Iterator[Report]:
    rows = catalogue.connection.execute(
        "SELECT path, date, front, person, attestations.title AS office, org_text, committee FROM attestations"
        " JOIN articles ON articles.slug = attestations.article AND public"
        " JOIN texts ON texts.article = attestations.article WHERE NOT former"
        " ORDER BY path, start, place"
    )
    for row in rows:
        person = register.persons.get(row["person"])
        if person:
            line = json.loads(row["front"])["lines"].get("title", 1)
            yield Report(
                row["path"], line, row["date"][:10], person, row["office"], row["org_text"], row["committee"]
            )


def outside_tenure(report: Report, register: Register) -> Iterator[Problem]:
    """K101: a report gives an office on a day outside the tenure that the register has."""
    tenures = [tenure for tenure in report.person.tenures if report.is_of(tenure)]
    if tenures and not any(tenure.span.may_include(report.day) for tenure in tenures):
        yield _problem("K101", report, tenure=_told(tenures[0], register), source=_source(report, tenures[0]))


def not_in_register(report: Report, register: Register) -> Iterator[Problem]:
    """K102: a report gives an office that the person's record does not have."""
    del register
    if not any(report.is_of(tenure) for tenure in report.person.tenures):
        yield _problem("K102", report, record=report.person.origin.path)


def after_death(report: Report, register: Register) -> Iterator[Problem]:
    """K103: a report gives an office to somebody who had died."""
    del register
    if report.person.died and not Span(None, report.person.died).may_include(report.day):
        yield _problem("K103", report, died=report.person.died, record=report.person.origin.path)


def outside_committee(report: Report, register: Register) -> Iterator[Problem]:
    """K104: a report gives an office of a committee that did not exist that day."""
    committee = register.committees.get(report.committee or "")
    if committee and not committee.span.may_include(report.day):
        values = {"committee": committee.name, "life": shown(committee.span), "record": committee.origin.path}
        yield _problem("K104", report, **values)


RULES: tuple[Callable[[Report, Register], Iterator[Problem]], ...] = (
    outside_tenure,
    not_in_register,
    after_death,
    outside_committee,
)

_SOLE_TITLES = frozenset(
    map(match_key, ("Bí thư", "Chủ tịch", "Chủ nhiệm", "Trưởng Ban", "Trưởng", "Chánh", "Chánh Văn phòng"))
)
"""Titles of which a body has one holder at a time."""


def _held_by_two(reports: list[Report], register: Register) -> Iterator[Problem]:
    """K105: a report gives an office of one holder to a person while the register has another in it that day."""
    held: dict[str, list[tuple[str, Tenure]]] = defaultdict(list)
    for slug, tenures in register.tenures_of.items():
        held[slug] += tenures
    for report in reports:
        if not report.committee or match_key(report.title) not in _SOLE_TITLES:
            continue
        for person, tenure in held[report.committee]:
            surely = tenure.span.start and tenure.span.end and tenure.span.may_include(report.day)
            if (
                person != report.person.slug
                and surely
                and report.is_of(tenure)
                and _inside(tenure.span, report.day)
            ):
                other = register.persons[person]
                yield _problem(
                    "K105",
                    report,
                    other=other.name,
                    tenure=_told(tenure, register),
                    source=tenure.source or other.origin.path,
                )


def _inside(span: Span, day: str) -> bool:
    """Whether *day* lies between the ends of *span*, not on one of them: offices change hands within a day."""
    return span.start is not None and span.end is not None and span.start < day < span.end


def _told(tenure: Tenure, register: Register) -> str:
    committee = register.committees.get(tenure.committee or "")
    return f"{office_phrase(tenure.office, committee.name if committee else '')} ({shown(tenure.span)})"


def _source(report: Report, tenure: Tenure) -> str:
    return tenure.source or report.person.origin.path


def _problem(code: str, report: Report, **values: str) -> Problem:
    day = "/".join(str(int(part)) for part in reversed(report.day.split("-")))
    filled = {"person": report.person.name, "office": report.office, "day": day, **values}
    return Problem(code, report.path, report.line, filled)
