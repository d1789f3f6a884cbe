"""Which reports bear out which office: the link between what the register says and what articles print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.addresses import article_address
from plugins.authority.offices import is_same_office
from plugins.authority.proof import ProvenTenure
from plugins.catalogue.queries.offices import Attestation
from plugins.views.days import Day, known_day
from plugins.views.holdings import Link


@dataclass(frozen=True, slots=True)
class AttestingReport:
    """A report that gives a person an office. In which words is told where it is quoted."""

    day: Day
    article: Link


def attesting_report(attestation: Attestation) -> AttestingReport:
    """Return the report of *attestation* as pages show it."""
    link = Link(attestation.article_title, article_address(attestation.date, attestation.article))
    return AttestingReport(known_day(attestation.date), link)


def bears_out(attestation: Attestation, proven: ProvenTenure) -> bool:
    """Whether *attestation* is proof of *proven*; what is called former bears out no tenure of that day."""
    return (
        not attestation.is_former
        and is_same_office(proven.tenure, attestation.title, attestation.org_text, attestation.committee)
        and proven.takes_as_proof(attestation.date[:10])
    )


def proof_of(proven: ProvenTenure, attestations: Sequence[Attestation]) -> tuple[AttestingReport, ...]:
    """Return each report of *attestations* that bears out a tenure once, in their order."""
    found: dict[str, Attestation] = {}
    for one in attestations:
        if bears_out(one, proven):
            found.setdefault(one.article, one)
    return tuple(map(attesting_report, found.values()))


def days_stated(proven: ProvenTenure, reports: Sequence[AttestingReport]) -> tuple[Day, ...]:
    """Return the days for which an office without dates is stated, sorted; empty for one that has dates."""
    if proven.tenure.span.is_known:
        return ()
    days = {*proven.days, *(one.day.iso[:10] for one in reports)}
    return tuple(map(known_day, sorted(days)))
