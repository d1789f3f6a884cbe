"""Which reports attest which office: the link between what the register says and what articles print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.addresses import article_address
from plugins.authority.offices import is_same_office, printed_office, whole_title
from plugins.authority.records import Tenure
from plugins.catalogue.queries.offices import Attestation
from plugins.text.normal import match_key
from plugins.views.days import Day, day_of
from plugins.views.holdings import Link


@dataclass(frozen=True, slots=True)
class AttestingReport:
    """A report that gives a person an office."""

    printed: str
    """The office in the report's words."""
    day: Day | None
    article: Link


def attesting_report(attestation: Attestation) -> AttestingReport:
    """Return the report of *attestation* as pages show it."""
    return AttestingReport(
        printed=printed_office(attestation.title, attestation.org_text, attestation.is_former),
        day=day_of(attestation.date),
        article=Link(attestation.article_title, article_address(attestation.date, attestation.article)),
    )


def whole_title_of(attestation: Attestation) -> str:
    """Return the title as the register would have it: *Trưởng | Ban Tổ chức Thành ủy* is *Trưởng Ban*."""
    return whole_title(attestation.title, attestation.org_text)


def attests(attestation: Attestation, tenure: Tenure) -> bool:
    """Whether *attestation* bears out *tenure*; what is called former bears out no tenure of that day."""
    return (
        not attestation.is_former
        and is_same_office(tenure, attestation.title, attestation.org_text, attestation.committee)
        and tenure.span.may_include(attestation.date[:10])
    )


def share_out(
    tenures: Sequence[Tenure], attestations: Sequence[Attestation]
) -> tuple[list[tuple[AttestingReport, ...]], list[Attestation]]:
    """Return the reports that attest each tenure, and the attestations of no tenure; all in the order given."""
    attesting = [reports_of([one for one in attestations if attests(one, tenure)]) for tenure in tenures]
    rest = [one for one in attestations if not any(attests(one, tenure) for tenure in tenures)]
    return attesting, rest


def reports_of(attestations: Sequence[Attestation]) -> tuple[AttestingReport, ...]:
    """Return each report of *attestations* once, with the office as it prints it first."""
    found: dict[str, Attestation] = {}
    for one in attestations:
        found.setdefault(one.article, one)
    return tuple(map(attesting_report, found.values()))


def by_office(attestations: Sequence[Attestation]) -> list[tuple[Attestation, ...]]:
    """Group attestations of one person and one office, in the order of the first of each group."""
    groups: dict[tuple[str, str, str, bool], list[Attestation]] = {}
    for one in attestations:
        title, committee = match_key(whole_title_of(one)), one.committee or match_key(one.org_text)
        groups.setdefault((one.person, title, committee, one.is_former), []).append(one)
    return [tuple(group) for group in groups.values()]
