"""Which offices the articles give to whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.authority.as_of import Stretch, earliest_end, stretches_of, years_of
from plugins.authority.offices import is_same_office
from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Tenure
from plugins.catalogue.answers import ARTICLE, OFFICES_GIVEN, OFFICES_HEARD, RECORDS_OF_KIND, RELATIONS
from plugins.catalogue.queries.articles import article_called
from plugins.catalogue.queries.portal import this_year
from plugins.catalogue.queries.records import has_record, records_of_kind
from plugins.catalogue.register import StoredRegister, related
from plugins.catalogue.rows import AttestationRow
from plugins.catalogue.store import Catalogue
from plugins.text.sentences import sentence_at


@dataclass(frozen=True, slots=True)
class Attestation:
    """An office that a public article gives a person."""

    article: str
    """Slug."""
    article_title: str
    date: str
    """ISO 8601, of the article."""
    person: str
    """Slug."""
    title: str
    """As printed."""
    org_text: str
    """The committee as printed; empty where the article names none."""
    committee: str | None
    """Slug; None when unresolved or not said."""
    is_former: bool
    """Whether the article says that the office is over."""


@dataclass(frozen=True, slots=True)
class CheckedAttestation:
    """An attestation with what tells an editor where it stands."""

    path: str
    """File of the article."""
    line: int
    """Of its title."""
    article: str
    """Slug."""
    start: int
    """Where the person's name starts, in code points of the plain text."""
    date: str
    """ISO 8601, of the article."""
    person: str
    """Slug."""
    title: str
    org_text: str
    committee: str | None
    is_former: bool


def attestations_in(catalogue: Catalogue, article: str) -> list[AttestationRow]:
    """Return the offices that an article gives to people, in its order."""
    catalogue.ask(ARTICLE, article)
    return list(catalogue.rows(AttestationRow, "WHERE article = ? ORDER BY start, place", (article,)))


def attestations_of_person(catalogue: Catalogue, person: str) -> list[Attestation]:
    """Return the offices that articles give *person*, by date of the article; a retracted article attests nothing."""
    catalogue.ask(OFFICES_HEARD, "person", person)
    return _attestations(catalogue, "person = ?", person)


def attestations_of_committee(catalogue: Catalogue, committee: str) -> list[Attestation]:
    """Return the offices of *committee* that articles give to people, by date of the article.

    Without offices that the article calls former; a retracted article attests nothing.
    """
    catalogue.ask(OFFICES_HEARD, "committee", committee)
    return _attestations(catalogue, "committee = ? AND NOT former", committee)


def attestations_at_event(catalogue: Catalogue, event: str) -> list[Attestation]:
    """Return the offices given to people in articles that name *event*, by date; a retracted article attests nothing."""
    catalogue.ask(OFFICES_HEARD, "event", event)
    named = "SELECT article FROM mentions WHERE kind = 'event' AND record = ?"
    return _attestations(catalogue, f"attestations.article IN ({named})", event)


def _attestations(catalogue: Catalogue, where: str, slug: str) -> list[Attestation]:
    rows = catalogue.connection.execute(
        "SELECT attestations.*, date, articles.title AS article_title"
        f" FROM attestations JOIN articles ON articles.slug = attestations.article AND public WHERE {where}"
        " AND NOT retracted ORDER BY date, attestations.article, start, place",
        (slug,),
    )
    return [
        Attestation(
            article=row["article"],
            article_title=row["article_title"],
            date=row["date"],
            person=row["person"],
            title=row["title"],
            org_text=row["org_text"],
            committee=row["committee"],
            is_former=bool(row["former"]),
        )
        for row in rows
    ]


def proven_tenures(catalogue: Catalogue, person: str, tenures: Sequence[Tenure]) -> list[ProvenTenure]:
    """Return *tenures* of *person* (slug), in their order, each with the days that its approved reports prove."""
    return [
        ProvenTenure(
            tenure,
            tuple(
                sorted(
                    {day for name in tenure.reports for day in days_proved(catalogue, person, tenure, name)}
                )
            ),
        )
        for tenure in tenures
    ]


def days_proved(catalogue: Catalogue, person: str, tenure: Tenure, report: str) -> list[str]:
    """Return the day of the article called *report*, if readers may see it and it gives the person the office."""
    article = article_called(catalogue, report)
    if article is None:
        return []
    catalogue.ask(OFFICES_GIVEN, article.slug)
    rows = catalogue.connection.execute(
        "SELECT date, attestations.title, org_text, committee FROM attestations"
        " JOIN articles ON articles.slug = attestations.article AND public AND NOT retracted"
        " WHERE attestations.article = ? AND person = ? AND NOT former",
        (article.slug, person),
    )
    return [date[:10] for date, *office in rows if is_same_office(tenure, *office)]


def committees_with_offices(catalogue: Catalogue) -> list[str]:
    """Return the slugs of the committees in which the register gives people offices, by slug."""
    catalogue.ask(RELATIONS, "tenure", "")
    catalogue.ask(RECORDS_OF_KIND, "committee")
    statement = (
        "SELECT DISTINCT other FROM relations JOIN records ON records.kind = 'committee' AND records.slug = other"
        " WHERE way = 'tenure' ORDER BY other"
    )
    return catalogue.values(statement)


def has_offices(catalogue: Catalogue, committee: str) -> bool:
    """Whether *committee* (slug) is one of them."""
    return has_record(catalogue, "committee", committee) and bool(related(catalogue, "tenure", committee))


def years_with_offices(catalogue: Catalogue) -> list[str]:
    """Return the years in which offices were held, as far as the register says."""
    register = StoredRegister(catalogue)

    def held() -> Iterator[Sequence[Stretch]]:
        for slug in records_of_kind(catalogue, "person"):
            person = register.persons[slug]
            for proven in proven_tenures(catalogue, slug, person.tenures):
                committee = register.committees.get(proven.tenure.committee or "")
                if proven.is_held:
                    yield stretches_of(
                        proven, earliest_end(person.died, committee.span.end if committee else None)
                    )

    return years_of(held(), this_year(catalogue))


def attestations_to_check(catalogue: Catalogue) -> Iterator[CheckedAttestation]:
    """Yield the offices that all public articles give, by file and place in it; a retracted article gives none."""
    rows = catalogue.connection.execute(
        "SELECT path, front, attestations.article, start, date, person, attestations.title AS office, org_text,"
        " committee, former FROM attestations"
        " JOIN articles ON articles.slug = attestations.article AND public AND NOT retracted"
        " JOIN texts ON texts.article = attestations.article"
        " ORDER BY path, start, place"
    )
    for row in rows:
        yield CheckedAttestation(
            path=row["path"],
            line=json.loads(row["front"])["lines"].get("title", 1),
            article=row["article"],
            start=row["start"],
            date=row["date"],
            person=row["person"],
            title=row["office"],
            org_text=row["org_text"],
            committee=row["committee"],
            is_former=bool(row["former"]),
        )


def sentence_of(catalogue: Catalogue, article: str, start: int) -> str:
    """Return the sentence that stands at *start*, in code points, of the text of *article* (slug)."""
    (plain,) = catalogue.values("SELECT plain FROM texts WHERE article = ?", article)
    return sentence_at(plain, start)
