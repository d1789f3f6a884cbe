"""Persons of one name: the office decides, with the day of the article, or nobody does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from plugins.authority.records import Tenure
from plugins.linking.committee_resolution import by_words
from plugins.linking.holders import HeldOffice
from plugins.linking.index import Index, Slugs
from plugins.linking.mentions import Context
from plugins.linking.offices import OfficePhrase
from plugins.linking.persons import PersonPhrase, endings_of
from plugins.linking.tokens import Tokens
from plugins.text.normal import match_key

_TITLES_ENDING_IN_HEADS = tuple(
    f"{chief} {head}"
    for chief, heads in (
        ("trưởng", ("ban", "phòng", "đoàn", "tiểu ban", "công an", "văn phòng", "khoa")),
        ("chánh", ("văn phòng", "thanh tra")),
    )
    for head in heads
)


def resolve_persons(
    persons: list[PersonPhrase],
    held: list[HeldOffice],
    committees: dict[int, Slugs],
    index: Index,
    context: Context,
) -> None:
    """Narrow the candidates of each name by the offices that the text gives it, then by the article's tags.

    *committees* are the candidates of committee phrases by first word; one without place becomes that of the
    office which its holder had that day. A name without office means whom the same name means elsewhere in the
    text, when that is one person.
    """
    offices: dict[int, list[OfficePhrase]] = defaultdict(list)
    for given in held:
        offices[given.person.first].append(given.office)
    meant: dict[Slugs, set[str]] = defaultdict(set)
    for person in persons:
        if person.is_short or not person.slugs:
            continue
        namesakes = person.slugs
        if len(namesakes) > 1:
            person.slugs = _holders(namesakes, offices[person.first], committees, index, context)
        if len(person.slugs) == 1:
            meant[namesakes].add(person.slugs[0])
            for office in offices[person.first]:
                _settle_committee(person.slugs[0], office, committees, index, context)
    for person in persons:
        elsewhere = meant.get(person.slugs, set())
        if len(person.slugs) > 1 and len(elsewhere) == 1 and not offices[person.first]:
            person.slugs = tuple(elsewhere)
        if len(person.slugs) > 1:
            tagged = tuple(slug for slug in person.slugs if ("person", slug) in context.tags)
            if len(tagged) == 1:
                person.slugs = tagged


def _holders(
    slugs: Slugs,
    offices: list[OfficePhrase],
    committees: dict[int, Slugs],
    index: Index,
    context: Context,
) -> Slugs:
    """Return those of *slugs* who held one of *offices*: in the committee resolved, else in any the words allow."""
    resolved = [(office, _resolved(office, committees)) for office in offices]
    allowed = [(office, _allowed_by_words(office, committees, index)) for office in offices]
    for heard in (resolved, allowed):
        holders = {
            slug for office, where in heard for slug in slugs if _tenures(slug, office, where, index, context)
        }
        if holders:
            return tuple(sorted(holders))
    return slugs


def _resolved(office: OfficePhrase, committees: dict[int, Slugs]) -> Slugs:
    return committees.get(office.committee.first, ()) if office.committee else ()


def _allowed_by_words(office: OfficePhrase, committees: dict[int, Slugs], index: Index) -> Slugs:
    if office.committee is None or office.committee.has_named_place:
        return _resolved(office, committees)
    return by_words(index, office.committee)


def _tenures(
    slug: str, office: OfficePhrase, committees: Slugs, index: Index, context: Context
) -> list[Tenure]:
    """Return the tenures of the person *slug* that may be the *office* heard, in one of *committees*."""
    tenures = index.register.persons[slug].tenures
    return [tenure for tenure in tenures if _is_heard(tenure, office, committees, context.date)]


def _is_heard(tenure: Tenure, office: OfficePhrase, committees: Slugs, day: str | None) -> bool:
    """Whether *tenure* has the title heard, a committee that may be meant, and was on that day or, if over, before."""
    if title_key(match_key(tenure.office)) != title_key(office.title):
        return False
    if office.committee is not None and tenure.committee not in committees:
        return False
    if day is None:
        return True
    if office.former or office.past:
        end = tenure.span.end
        return end is None or end[: len(day)] <= day[: len(end)]
    return tenure.span.may_include(day)


def _settle_committee(
    slug: str, office: OfficePhrase, committees: dict[int, Slugs], index: Index, context: Context
) -> None:
    """Let a committee without place be the one where the person held the office that day."""
    phrase = office.committee
    if phrase is None or phrase.has_named_place:
        return
    tenures = _tenures(slug, office, _resolved(office, committees), index, context)
    if not tenures:
        tenures = _tenures(slug, office, by_words(index, phrase), index, context)
    meant = {tenure.committee for tenure in tenures}
    if len(meant) == 1:
        committees[phrase.first] = tuple(committee for committee in meant if committee is not None)


def title_key(title: str) -> str:
    """Return *title* without the head of the committee at its end: *Trưởng Ban* is *Trưởng*.

    >>> title_key("phó trưởng ban")
    'phó trưởng'
    """
    for ending in _TITLES_ENDING_IN_HEADS:
        if title.endswith(ending):
            return title.removesuffix(ending.partition(" ")[2]).rstrip()
    return title


@dataclass(slots=True)
class _Bearers:
    """The whole names that end in the same words, so far."""

    keys: set[str] = field(default_factory=set)
    candidates: set[Slugs] = field(default_factory=set)

    def meant(self) -> Slugs:
        """Return whom the ending means: all bearers when they differ, nobody when one name is two persons' here."""
        if len(self.keys) == 1:
            return next(iter(self.candidates)) if len(self.candidates) == 1 else ()
        return tuple(sorted({slug for slugs in self.candidates for slug in slugs}))


def refer_back(tokens: Tokens, persons: list[PersonPhrase]) -> None:
    """Let given names mean the person they refer to, now that full names are resolved.

    *persons* are in order. Those named before count; those named later only when nobody was before.
    """
    if not any(person.is_short for person in persons):
        return
    bearers: dict[tuple[str, ...], _Bearers] = defaultdict(_Bearers)
    before_anybody = []
    for person in persons:
        if not person.is_short:
            for ending in endings_of(tokens, person):
                bearers[ending].keys.add(tokens.key(person.first, person.last))
                bearers[ending].candidates.add(person.slugs)
            continue
        ending = tuple(tokens.words[person.first : person.last])
        if ending in bearers:
            person.slugs = bearers[ending].meant()
        else:
            before_anybody.append((person, ending))
    for person, ending in before_anybody:
        person.slugs = bearers[ending].meant()
