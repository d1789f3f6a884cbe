"""Persons of one name: the office decides, with the day of the article, or nobody does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from plugins.authority.records import Tenure
from plugins.authority.register import Register
from plugins.linking.mentions import Context
from plugins.linking.offices import Held, Office
from plugins.linking.people import Name
from plugins.linking.tokens import Reading
from plugins.text.normal import match_key

_HEADS_IN_TITLES = (" ban", " phòng", " đoàn")


def choose_persons(
    reading: Reading,
    names: list[Name],
    held: list[Held],
    committees: Mapping[int, tuple[str, ...]],
    register: Register,
    context: Context,
) -> None:
    """Narrow the candidates of each name by the offices that the text gives it, then by the article's tags.

    *committees* are the candidates of bodies by first word. A name without office means whom the same name
    means elsewhere in the text, when that is one person.
    """
    offices: dict[int, list[Office]] = defaultdict(list)
    for one in held:
        offices[one.name.first].append(one.office)
    meant: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        if len(name.slugs) > 1 and not name.is_short:
            group = name.slugs
            name.slugs = _by_office(reading, name.slugs, offices[name.first], committees, register, context)
            if len(name.slugs) == 1:
                meant[group].add(name.slugs[0])
    for name in names:
        one = meant.get(name.slugs, set())
        if len(name.slugs) > 1 and len(one) == 1 and not offices[name.first]:
            name.slugs = tuple(one)
        if len(name.slugs) > 1:
            tagged = tuple(slug for slug in name.slugs if ("person", slug) in context.tags)
            if len(tagged) == 1:
                name.slugs = tagged


def _by_office(
    reading: Reading,
    slugs: tuple[str, ...],
    offices: list[Office],
    committees: Mapping[int, tuple[str, ...]],
    register: Register,
    context: Context,
) -> tuple[str, ...]:
    holders: set[str] = set()
    for office in offices:
        bodies = committees.get(office.body.first, ()) if office.body else ()
        title = title_key(reading.key(office.first + office.former, office.title_last))
        for slug in slugs:
            person = register.persons[slug]
            if any(_held(tenure, title, bodies, context.date, office) for tenure in person.tenures):
                holders.add(slug)
    return tuple(sorted(holders)) if holders else slugs


def _held(tenure: Tenure, title: str, bodies: tuple[str, ...], day: str | None, office: Office) -> bool:
    """Whether *tenure* is the office heard: same title, a body that may be meant, on that day or, if over, before."""
    if title_key(match_key(tenure.office)) != title:
        return False
    if office.body is not None and tenure.committee not in bodies:
        return False
    if day is None:
        return True
    if office.former:
        end = tenure.span.end
        return end is None or end[: len(day)] <= day[: len(end)]
    return tenure.span.may_include(day)


def title_key(title: str) -> str:
    """Return *title* without the head of the body at its end: *Trưởng Ban* is *Trưởng*.

    >>> title_key("phó trưởng ban")
    'phó trưởng'
    """
    for head in _HEADS_IN_TITLES:
        if title.endswith("trưởng" + head):
            return title[: -len(head)]
    return title


def refer_back(reading: Reading, names: list[Name]) -> None:
    """Let given names mean the person they refer to, now that full names are resolved."""
    for name in names:
        if not name.is_short:
            continue
        words = reading.words[name.first : name.last]
        full = [
            other
            for other in names
            if not other.is_short and reading.words[other.first : other.last][-len(words) :] == words
        ]
        before = [other for other in full if other.first < name.first] or full
        spelled = {tuple(reading.words[other.first : other.last]) for other in before}
        if len(spelled) == 1:
            kinds = {other.slugs for other in before}
            name.slugs = next(iter(kinds)) if len(kinds) == 1 else ()
        else:
            name.slugs = tuple(sorted({slug for other in before for slug in other.slugs}))


