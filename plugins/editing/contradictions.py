"""What waits for an editor: where the reports say more than the register, or contradict it; each with both sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from plugins.authority.offices import is_same_office, office_phrase
from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Person, Tenure
from plugins.authority.register import Register
from plugins.authority.spans import Span, format_span
from plugins.catalogue.queries.offices import attestations_to_check, proven_tenures, sentence_of
from plugins.catalogue.store import Catalogue
from plugins.sources.problems import Problem
from plugins.text.normal import match_key


@dataclass(frozen=True, slots=True)
class ReportedOffice:
    """An office that a public article says a person holds; retracted articles are left out."""

    article: str
    """Slug."""
    path: str
    """File of the article."""
    line: int
    day: str
    """ISO date of the article."""
    person: Person
    title: str
    org_text: str
    committee: str | None
    is_former: bool
    """Whether the article says that the person held it earlier (*nguyên*)."""
    tenures: tuple[ProvenTenure, ...]
    """Those of the person in this office, whatever their dates."""
    sentence: Callable[[], str]
    """Gives the words that it was read in."""

    @property
    def office(self) -> str:
        """The office as printed."""
        return f"{self.title} {self.org_text}".strip()

    @property
    def is_borne_out(self) -> bool:
        """Whether the register has the office for that day."""
        return any(one.is_held and one.takes_as_proof(self.day) for one in self.tenures)

    def is_of(self, tenure: Tenure) -> bool:
        """Whether the report names this office, whatever the dates of *tenure*."""
        return is_same_office(tenure, self.title, self.org_text, self.committee)


def contradictions(catalogue: Catalogue, register: Register) -> Iterator[Problem]:
    """Yield where the reports of *catalogue* contradict *register* or each other, by file within each rule."""
    all_reports = list(reported_offices(catalogue, register))
    reports = [report for report in all_reports if not report.is_former]
    for report in reports:
        for rule in RULES:
            yield from rule(report, register)
    for report in all_reports:
        yield from not_yet_former(report, register)
    yield from _two_holders(reports, register)
    yield from _alternating_holders(reports)


def reported_offices(catalogue: Catalogue, register: Register) -> Iterator[ReportedOffice]:
    """Yield the offices that public articles give the persons of *register*, by file and place in it."""
    known: dict[str, list[ProvenTenure]] = {}
    for one in attestations_to_check(catalogue):
        person = register.persons.get(one.person)
        if person is None:
            continue
        if person.slug not in known:
            known[person.slug] = proven_tenures(catalogue, person.slug, person.tenures)
        yield ReportedOffice(
            article=one.article,
            path=one.path,
            line=one.line,
            day=one.date[:10],
            person=person,
            title=one.title,
            org_text=one.org_text,
            committee=one.committee,
            is_former=one.is_former,
            tenures=tuple(
                proven
                for proven in known[person.slug]
                if is_same_office(proven.tenure, one.title, one.org_text, one.committee)
            ),
            sentence=partial(sentence_of, catalogue, one.article, one.start),
        )


def outside_tenure(report: ReportedOffice, register: Register) -> Iterator[Problem]:
    """K101: a report gives an office on a day outside the tenure that the register has."""
    tenures = [one.tenure for one in report.tenures]
    if tenures and not any(tenure.span.may_include(report.day) for tenure in tenures):
        yield _contradiction("K101", report, tenures[0], register)


def not_in_register(report: ReportedOffice, register: Register) -> Iterator[Problem]:
    """K102: a report gives an office that the person's record does not have."""
    del register
    if not report.tenures:
        yield _problem("K102", report, record=report.person.origin.path)


def not_proved(report: ReportedOffice, register: Register) -> Iterator[Problem]:
    """K110: a report gives an office of which the record does not say that it was held that day, nor that it was not."""
    del register
    if not report.is_borne_out and any(one.tenure.span.may_include(report.day) for one in report.tenures):
        yield _problem("K110", report, record=report.person.origin.path)


def after_death(report: ReportedOffice, register: Register) -> Iterator[Problem]:
    """K103: a report gives an office to somebody who had died."""
    del register
    if report.person.died and not Span(None, report.person.died).may_include(report.day):
        yield _problem("K103", report, died=report.person.died, record=report.person.origin.path)


def outside_committee(report: ReportedOffice, register: Register) -> Iterator[Problem]:
    """K104: a report gives an office of a committee that did not exist that day."""
    committee = register.committees.get(report.committee or "")
    if committee and not committee.span.may_include(report.day):
        values = {
            "committee": committee.name,
            "life": format_span(committee.span),
            "record": committee.origin.path,
        }
        yield _problem("K104", report, **values)


def excluded(report: ReportedOffice, register: Register) -> Iterator[Problem]:
    """K107: a report gives an office that excludes one that the register has for the person that day.

    Head and deputy of one committee exclude each other, as do heads of two party committees, people's committees or
    assemblies of territories. Not reported where the register has the office itself, whatever its dates.
    """
    if report.tenures:
        return
    for tenure in report.person.tenures:
        if _is_strictly_inside(tenure.span, report.day) and _excludes(tenure, report, register):
            yield _contradiction("K107", report, tenure, register)


RULES: tuple[Callable[[ReportedOffice, Register], Iterator[Problem]], ...] = (
    outside_tenure,
    not_in_register,
    not_proved,
    after_death,
    outside_committee,
    excluded,
)


def not_yet_former(report: ReportedOffice, register: Register) -> Iterator[Problem]:
    """K106: a report says *nguyên* of an office that the register has the person in that day."""
    if not report.is_former:
        return
    for tenure in report.person.tenures:
        if report.is_of(tenure) and _is_strictly_inside(tenure.span, report.day):
            yield _contradiction("K106", report, tenure, register)


_SOLE_TITLES = frozenset(
    map(
        match_key,
        (
            *("Bí thư", "Chủ tịch", "Chủ nhiệm", "Trưởng Ban", "Trưởng", "Chánh", "Chánh Văn phòng"),
            *("Giám đốc", "Tổng Giám đốc", "Hiệu trưởng", "Tổng Biên tập", "Viện trưởng", "Chánh án"),
            *("Trưởng Công an", "Chánh Thanh tra", "Chỉ huy trưởng"),
        ),
    )
)
"""Titles with one holder at a time in a committee."""

_EXCLUSIVE_KINDS = {
    **dict.fromkeys(("thành ủy", "tỉnh ủy", "quận ủy", "huyện ủy", "thị ủy"), "party"),
    **dict.fromkeys(("đảng ủy phường", "đảng ủy xã", "đảng ủy thị trấn", "đảng ủy đặc khu"), "party"),
    "ủy ban nhân dân": "people's committee",
    "hội đồng nhân dân": "assembly",
}
"""Kinds of committees of a territory by the beginning of their names: a person heads one of each kind at most."""


def _excludes(tenure: Tenure, report: ReportedOffice, register: Register) -> bool:
    if tenure.committee is None or report.committee is None:
        return False
    registered, reported = match_key(tenure.office), match_key(report.title)
    if tenure.committee == report.committee:
        return _is_deputy(registered, reported) or _is_deputy(reported, registered)
    kinds = [_kind_of(slug, register) for slug in (tenure.committee, report.committee)]
    return {registered, reported} <= _SOLE_TITLES and kinds[0] is not None and kinds[0] == kinds[1]


def _is_deputy(title: str, chief: str) -> bool:
    """Whether *title* is the deputy of *chief*: *phó trưởng ban thường trực* of *trưởng*."""
    return chief in _SOLE_TITLES and f"{title} ".startswith(f"phó {chief} ")


def _kind_of(slug: str, register: Register) -> str | None:
    name = match_key(register.committees[slug].name) if slug in register.committees else ""
    return next((kind for words, kind in _EXCLUSIVE_KINDS.items() if name.startswith(words)), None)


def _two_holders(reports: list[ReportedOffice], register: Register) -> Iterator[Problem]:
    """K105: a report gives an office with one holder to a person while the register has another person in it that day."""
    for report in reports:
        if not report.committee or match_key(report.title) not in _SOLE_TITLES:
            continue
        for person, tenure in register.tenures_in(report.committee):
            is_held_then = report.is_of(tenure) and _is_strictly_inside(tenure.span, report.day)
            if person != report.person.slug and is_held_then:
                other = register.persons[person]
                values = {"other": other.name, "tenure": _tenure_phrase(tenure, register)}
                yield _problem("K105", report, **values, source=tenure.source or other.origin.path)


def _alternating_holders(reports: list[ReportedOffice]) -> Iterator[Problem]:
    """K108: reports before and after a report give its office, with one holder, to another person.

    Not reported where a tenure in the register confirms it.
    """
    seen: dict[tuple[str, str], dict[str, list[ReportedOffice]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        if report.committee and match_key(report.title) in _SOLE_TITLES:
            seen[report.committee, match_key(report.title)][report.person.slug].append(report)
    for holders in seen.values():
        ends = {
            person: (min(of_person, key=_day), max(of_person, key=_day))
            for person, of_person in sorted(holders.items())
        }
        for person, of_person in sorted(holders.items()):
            for report in of_person:
                if report.is_borne_out:
                    continue
                for other, (first, last) in ends.items():
                    if other != person and first.day < report.day < last.day:
                        values = {"other": first.person.name, "first": first.path, "last": last.path}
                        yield _problem("K108", report, **values)


def _day(report: ReportedOffice) -> str:
    return report.day


def _is_strictly_inside(span: Span, day: str) -> bool:
    """Whether *day* lies between the ends of *span* and on neither: on of_person days an office may have two holders."""
    return span.start is not None and span.end is not None and span.start < day < span.end


def _tenure_phrase(tenure: Tenure, register: Register) -> str:
    committee = register.committees.get(tenure.committee or "")
    return f"{office_phrase(tenure.office, committee.name if committee else '')} ({format_span(tenure.span)})"


def _contradiction(code: str, report: ReportedOffice, tenure: Tenure, register: Register) -> Problem:
    """Return the problem of a report that contradicts *tenure* of the same person."""
    source = tenure.source or report.person.origin.path
    return _problem(code, report, tenure=_tenure_phrase(tenure, register), source=source)


def _problem(code: str, report: ReportedOffice, **values: str) -> Problem:
    day = day_in_figures(report.day)
    filled = {
        "person": report.person.name,
        "office": report.office,
        "day": day,
        "sentence": report.sentence(),
        **values,
    }
    return Problem(code, report.path, report.line, filled)


def day_in_figures(iso: str) -> str:
    """Return a day as messages have it.

    >>> day_in_figures("2023-07-05T08:00:00+07:00")
    '5/7/2023'
    """
    return "/".join(str(int(part)) for part in reversed(iso[:10].split("-")))
