"""Persons of one name: the office decides, with the day of the article, or nobody does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from plugins.authority.records import Tenure
from plugins.linking.holders import HeldOffice
from plugins.linking.index import Index
from plugins.linking.lookup import Slugs, by_words
from plugins.linking.mentions import Context
from plugins.linking.offices import OfficePhrase
from plugins.linking.people import PersonPhrase, endings_of
from plugins.linking.tokens import Tokens
from plugins.text.normal import match_key

_HEADS_IN_TITLES = tuple(
    f"{chief} {head}"
    for chief, heads in (
        ("trưởng", ("ban", "phòng", "đoàn", "tiểu ban", "công an", "văn phòng", "khoa")),
        ("chánh", ("văn phòng", "thanh tra")),
    )
    for head in heads
)


def choose_persons(
    names: list[PersonPhrase],
    held: list[HeldOffice],
    committees: dict[int, Slugs],
    index: Index,
    context: Context,
) -> None:
    """Narrow the candidates of each name by the offices that the text gives it, then by the article's tags.

    *committees* are the candidates of bodies by first word; a body without place becomes that of the office
    which its holder had that day. A name without office means whom the same name means elsewhere in the text,
    when that is one person.
    """
    offices: dict[int, list[OfficePhrase]] = defaultdict(list)
    for one in held:
        offices[one.name.first].append(one.office)
    meant: dict[Slugs, set[str]] = defaultdict(set)
    for name in names:
        if name.is_short or not name.slugs:
            continue
        group = name.slugs
        if len(group) > 1:
            name.slugs = _holders(group, offices[name.first], committees, index, context)
        if len(name.slugs) == 1:
            meant[group].add(name.slugs[0])
            for office in offices[name.first]:
                _settle_body(name.slugs[0], office, committees, index, context)
    for name in names:
        others = meant.get(name.slugs, set())
        if len(name.slugs) > 1 and len(others) == 1 and not offices[name.first]:
            name.slugs = tuple(others)
        if len(name.slugs) > 1:
            tagged = tuple(slug for slug in name.slugs if ("person", slug) in context.tags)
            if len(tagged) == 1:
                name.slugs = tagged


def _holders(
    slugs: Slugs, offices: list[OfficePhrase], committees: dict[int, Slugs], index: Index, context: Context
) -> Slugs:
    """Return those of *slugs* who held one of *offices*: at the body resolved, else at any the words allow."""
    for loosely in (False, True):
        holders: set[str] = set()
        for office in offices:
            bodies = _bodies(office, committees, index, loosely=loosely)
            for slug in slugs:
                if _tenures(slug, office, bodies, index, context):
                    holders.add(slug)
        if holders:
            return tuple(sorted(holders))
    return slugs


def _bodies(office: OfficePhrase, committees: dict[int, Slugs], index: Index, *, loosely: bool) -> Slugs:
    if office.body is None:
        return ()
    if loosely and (office.body.place is None or office.body.place.name is None):
        return by_words(index, office.body)
    return committees.get(office.body.first, ())


def _tenures(slug: str, office: OfficePhrase, bodies: Slugs, index: Index, context: Context) -> list[Tenure]:
    person = index.register.persons[slug]
    return [tenure for tenure in person.tenures if _is_heard(tenure, office, bodies, context.date)]


def _is_heard(tenure: Tenure, office: OfficePhrase, bodies: Slugs, day: str | None) -> bool:
    """Whether *tenure* is the office heard: same title, a body that may be meant, on that day or, if over, before."""
    if title_key(match_key(tenure.office)) != title_key(office.title):
        return False
    if office.body is not None and tenure.committee not in bodies:
        return False
    if day is None:
        return True
    if office.former or office.past:
        end = tenure.span.end
        return end is None or end[: len(day)] <= day[: len(end)]
    return tenure.span.may_include(day)


def _settle_body(
    slug: str, office: OfficePhrase, committees: dict[int, Slugs], index: Index, context: Context
) -> None:
    """Let a body without place be the one where the person held the office that day."""
    body = office.body
    if body is None or (body.place is not None and body.place.name is not None):
        return
    if _tenures(slug, office, committees.get(body.first, ()), index, context):
        held = {
            tenure.committee
            for tenure in _tenures(slug, office, committees.get(body.first, ()), index, context)
        }
    else:
        held = {tenure.committee for tenure in _tenures(slug, office, by_words(index, body), index, context)}
    if len(held) == 1:
        committees[body.first] = tuple(one for one in held if one is not None)


def title_key(title: str) -> str:
    """Return *title* without the head of the body at its end: *Trưởng Ban* is *Trưởng*.

    >>> title_key("phó trưởng ban")
    'phó trưởng'
    """
    for head in _HEADS_IN_TITLES:
        if title.endswith(head):
            return title.removesuffix(head.partition(" ")[2]).rstrip()
    return title


@dataclass(slots=True)
class _Bearers:
    """The whole names that end in the same words, so far."""

    spelled: set[str] = field(default_factory=set)
    kinds: set[Slugs] = field(default_factory=set)

    def meant(self) -> Slugs:
        """Return whom the ending means: all bearers when they differ, nobody when one name is two persons' here."""
        if len(self.spelled) == 1:
            return next(iter(self.kinds)) if len(self.kinds) == 1 else ()
        return tuple(sorted({slug for slugs in self.kinds for slug in slugs}))


def refer_back(tokens: Tokens, names: list[PersonPhrase]) -> None:
    """Let given names mean the person they refer to, now that full names are resolved.

    *names* are in order. Those named before count; those named later only when nobody was before.
    """
    if not any(name.is_short for name in names):
        return
    bearers: dict[tuple[str, ...], _Bearers] = defaultdict(_Bearers)
    early = []
    for name in names:
        if not name.is_short:
            for ending in endings_of(tokens, name):
                bearers[ending].spelled.add(tokens.key(name.first, name.last))
                bearers[ending].kinds.add(name.slugs)
            continue
        ending = tuple(tokens.words[name.first : name.last])
        if ending in bearers:
            name.slugs = bearers[ending].meant()
        else:
            early.append((name, ending))
    for name, ending in early:
        name.slugs = bearers[ending].meant()
