"""The index of people by given name, each with the highest office; and what the page narrows it by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.addresses import index_address, letter_address, letter_place
from plugins.authority.proof import ProvenTenure
from plugins.catalogue.queries import letters as by_letters
from plugins.text.normal import letter_anchor
from plugins.views.attestations import days_stated
from plugins.views.days import Day
from plugins.views.holdings import Holdings, Link
from plugins.views.indexes import RecordIndex


@dataclass(frozen=True, slots=True)
class IndexedPerson:
    """A person in the index."""

    link: Link
    count: int
    """Articles."""
    office: str
    """The highest that the register dates, else the highest of approved reports; empty where there is none."""
    days: tuple[Day, ...]
    """For which that of reports is stated."""
    is_over: bool
    """Whether the office is over."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with which given names begin."""

    letter: str
    anchor: str
    url: str
    """An anchor, or the page of the letter."""
    count: int


@dataclass(frozen=True, slots=True)
class LetterPart:
    """The people of a letter."""

    letter: Letter
    people: tuple[IndexedPerson, ...]


@dataclass(frozen=True, slots=True)
class PersonIndex(RecordIndex):
    """The index of people, or the page of one letter."""

    letters: tuple[Letter, ...]
    """All there are."""
    parts: tuple[LetterPart, ...]
    """What this page shows of them."""
    has_offices: bool
    """Whether there is an office to narrow the index by."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """An office in the table that the page narrows the index by."""

    person: Link
    phrase: str
    """Title and committee as one."""
    committee: str
    """Slug; empty where the title says all."""
    start: str
    """The year, empty where it is not known."""
    end: str
    """The same; open where it is empty and the start is not."""
    is_over: bool


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """All offices that the register dates."""

    committees: tuple[tuple[str, Link], ...]
    """Slug and link of those that have an office, by rank."""
    offices: tuple[TableRow, ...]
    """By precedence, then by given name."""


def person_index(holdings: Holdings) -> PersonIndex:
    """Return people by given name in Vietnamese order; where they are many, their letters alone."""
    by_letter = _people_by_letter(holdings)
    has_pages = by_letters.have_letter_pages(by_letter)
    letters = tuple(_letter(letter, by_letter[letter], has_pages) for letter in by_letter)
    shown = () if has_pages else letters
    return _page(holdings, index_address("person"), letters, shown, by_letter)


def letter_page(holdings: Holdings, anchor: str) -> PersonIndex:
    """Return the people of one letter, on a page of its own."""
    by_letter = _people_by_letter(holdings)
    letters = tuple(_letter(letter, by_letter[letter], True) for letter in by_letter)
    (own,) = (one for one in letters if one.anchor == anchor)
    return _page(holdings, own.url, letters, (own,), by_letter)


def letters_with_pages(holdings: Holdings) -> list[str]:
    """Return the anchors of the letters that have a page of their own."""
    return by_letters.letters_with_pages(_people_by_letter(holdings))


def _people_by_letter(holdings: Holdings) -> dict[str, list[str]]:
    return holdings.kept("people by letter", lambda: by_letters.people_by_letter(holdings.catalogue))


def _letter(letter: str, people: list[str], has_page: bool) -> Letter:
    anchor = letter_anchor(letter)
    return Letter(
        letter, anchor, letter_address(anchor) if has_page else f"#{letter_place(anchor)}", len(people)
    )


def _page(
    holdings: Holdings,
    url: str,
    letters: tuple[Letter, ...],
    shown: Iterable[Letter],
    people: dict[str, list[str]],
) -> PersonIndex:
    return PersonIndex(
        url=url,
        count=sum(one.count for one in letters),
        letters=letters,
        parts=tuple(
            LetterPart(one, tuple(_indexed(holdings, slug) for slug in people[one.letter])) for one in shown
        ),
        has_offices=any(
            one.tenure.span.is_known
            for of_letter in people.values()
            for slug in of_letter
            for one in holdings.tenures_of(slug)
        ),
    )


def _indexed(holdings: Holdings, slug: str) -> IndexedPerson:
    held = holdings.tenures_of(slug)
    dated = [one for one in held if one.tenure.span.is_known]
    reported = [one for one in held if one.days]
    highest = min(dated or reported, key=lambda one: _order(holdings, slug, one), default=None)
    link = holdings.link_to("person", slug)
    assert link is not None  # it is in the list of names
    count = holdings.counts.get(("person", slug), 0)
    if highest is None:
        return IndexedPerson(link, count, "", (), False)
    is_over = highest.tenure.span.is_known and holdings.is_over(slug, highest.tenure)
    days = days_stated(highest, ())
    return IndexedPerson(link, count, holdings.office_name(highest.tenure), days, is_over)


def _order(holdings: Holdings, person: str, proven: ProvenTenure) -> tuple[object, ...]:
    """Return what to sort offices by: the highest first, of two alike the one that lasts."""
    return *holdings.office_order(proven.tenure), holdings.is_over(person, proven.tenure)


def office_table(holdings: Holdings) -> OfficeTable:
    """Return all offices that the register dates, for the page to be narrowed by committee and year."""
    people = [slug for of_letter in _people_by_letter(holdings).values() for slug in of_letter]
    held = [
        (person, one.tenure)
        for person in people
        for one in holdings.tenures_of(person)
        if one.tenure.span.is_known
    ]
    held.sort(key=lambda one: holdings.office_order(one[1]))  # stable: by name within an office
    slugs = {tenure.committee for _, tenure in held if tenure.committee}
    return OfficeTable(
        committees=tuple(
            (slug, link)
            for slug in sorted(slugs, key=holdings.committee_order)
            if (link := holdings.link_to("committee", slug))
        ),
        offices=tuple(
            TableRow(
                link,
                holdings.office_name(tenure),
                tenure.committee or "",
                (tenure.span.start or "")[:4],
                (tenure.span.end or "")[:4],
                holdings.is_over(person, tenure),
            )
            for person, tenure in held
            if (link := holdings.link_to("person", person))
        ),
    )
