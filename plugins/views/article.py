"""The page of an article."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from plugins.addresses import article_address, record_address
from plugins.authority.offices import office_phrase, printed_office
from plugins.authority.records import Person
from plugins.kinds import KINDS
from plugins.views.body import render_body
from plugins.views.days import Day, day_of
from plugins.views.holdings import Card, Holdings, Link, Picture

_MOST_REPORTS = 12
_TAGS = {kind.name: kind.folder for kind in KINDS.values()}
"""Fields of the front matter that name records of each kind."""


@dataclass(frozen=True, slots=True)
class Present:
    """A person in an article."""

    link: Link
    offices: tuple[str, ...]
    """As the article prints them; empty where it names none."""
    held: tuple[str, ...]
    """As the register has them for that day, where the article names none."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper to download."""

    url: str
    title: str
    number: str
    day: Day | None
    type: str
    """Ending without dot, upper case: ``PDF``."""


@dataclass(frozen=True, slots=True)
class Note:
    """A correction, or why an article was retracted."""

    day: Day | None
    text: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the page of an article shows."""

    title: str
    url: str
    cite_url: str
    """The permanent address, that of the page where the article has no id."""
    day: Day
    category: Link
    authors: tuple[str, ...]
    source: str
    summary: str
    body: str
    """HTML, safe to print; begins with the summary and the lead picture where there are any."""
    picture: Picture | None
    corrections: tuple[Note, ...]
    retracted: Note | None
    documents: tuple[Attached, ...]
    topics: tuple[str, ...]
    persons: tuple[Present, ...]
    committees: tuple[Link, ...]
    events: tuple[Link, ...]
    same_event: tuple[Card, ...]
    """Other reports of its events, newest first."""
    translations: tuple[tuple[str, Link], ...]
    """Language and article of each other version."""
    alternates: tuple[tuple[str, str], ...]
    """Language and address of every version, this one too, and of the one for all other languages (``x-default``);
    empty where there is one version."""
    subjects: frozenset[str]
    """Addresses of the records that its front matter names: what it is about."""
    changed: str
    """When it was last corrected or retracted, else its date; ISO 8601."""
    lang: str
    is_sample: bool


def article_page(holdings: Holdings, slug: str) -> ArticlePage:
    """Return the page of the public article under *slug*."""
    row = holdings.catalogue.row("articles", "WHERE slug = ?", slug)
    assert row is not None
    text = holdings.catalogue.row("texts", "WHERE article = ?", slug)
    assert text is not None
    values = json.loads(text["front"])["values"]
    day = day_of(row["date"])
    assert day is not None
    mentions = list(holdings.catalogue.rows("mentions", "WHERE article = ? ORDER BY kind, record", (slug,)))
    offices = _offices(holdings, slug)
    address = article_address(row["date"], slug)
    translations = _translations(holdings, slug)
    return ArticlePage(
        title=row["title"],
        url=address,
        cite_url=holdings.cite_address(row["id"], address),
        day=day,
        category=holdings.category_link(row["category"]),
        authors=tuple(values.get("authors", ())),
        source=values.get("source", ""),
        summary=row["summary"],
        body=render_body(text["html"], holdings),
        picture=holdings.picture(values["image"], values.get("image_alt", "")) if "image" in values else None,
        corrections=tuple(Note(day_of(item["date"]), item["text"]) for item in values.get("corrections", ())),
        retracted=_retraction(values),
        documents=attached(values.get("documents", ()) if holdings.has_files else ()),
        topics=tuple(values.get("topics", ())),
        persons=tuple(
            _present(holdings, person, offices, row["date"][:10]) for person in _named(mentions, "person")
        ),
        committees=_links(holdings, "committee", _named(mentions, "committee")),
        events=_links(holdings, "event", _named(mentions, "event")),
        same_event=_same_event(holdings, slug, _named(mentions, "event")),
        translations=translations,
        alternates=_alternates(row["lang"], address, translations),
        subjects=_subjects(holdings, values),
        changed=row["changed"],
        lang=values.get("lang", "vi"),
        is_sample=values.get("sample", False),
    )


def _offices(holdings: Holdings, slug: str) -> dict[str, tuple[str, ...]]:
    """Return the offices that the article gives each person, in its order, each once."""
    heard: dict[str, dict[str, None]] = {}
    for row in holdings.catalogue.rows("attestations", "WHERE article = ? ORDER BY start, place", (slug,)):
        heard.setdefault(row["person"], {})[
            printed_office(row["title"], row["org_text"], bool(row["former"]))
        ] = None
    return {person: tuple(offices) for person, offices in heard.items()}


def _named(mentions: list[Any], kind: str) -> list[str]:
    """Return slugs of *kind* in the order of their first mention; those from the front matter alone come last."""
    found = [(json.loads(row["spans"]), row["record"]) for row in mentions if row["kind"] == kind]
    return [slug for _, slug in sorted(found, key=lambda one: (not one[0], one[0][:1], one[1]))]


def _present(holdings: Holdings, slug: str, offices: dict[str, tuple[str, ...]], day: str) -> Present:
    person = holdings.register.persons[slug]
    heard = offices.get(slug, ())
    return Present(holdings.link(person), heard, () if heard else _held(holdings, person, day))


def _held(holdings: Holdings, person: Person, day: str) -> tuple[str, ...]:
    return tuple(office_phrase(title, body) for title, body in holdings.offices_on(person, day))


def _links(holdings: Holdings, kind: str, slugs: list[str]) -> tuple[Link, ...]:
    return tuple(link for slug in slugs if (link := holdings.link_to(kind, slug)))


def _same_event(holdings: Holdings, slug: str, events: list[str]) -> tuple[Card, ...]:
    """Return the newest other reports of *events*."""
    reports: dict[str, str] = {}
    for event in events:
        rows = holdings.catalogue.connection.execute(
            "SELECT article, date FROM mentions WHERE kind = 'event' AND record = ? AND public AND article != ?"
            " ORDER BY date DESC, article LIMIT ?",
            (event, slug, _MOST_REPORTS),
        )
        reports.update(rows.fetchall())
    newest = sorted(sorted(reports), key=lambda report: reports[report], reverse=True)
    return tuple(map(holdings.card, newest[:_MOST_REPORTS]))


def _retraction(values: dict[str, Any]) -> Note | None:
    if "retracted" not in values:
        return None
    return Note(day_of(values["retracted"].get("date")), values["retracted"].get("reason", ""))


def attached(documents: Any) -> tuple[Attached, ...]:
    """Return attached papers as the page lists them, in their order."""
    return tuple(
        Attached(
            url=item["file"],
            title=item["title"],
            number=item.get("number") or "",
            day=day_of(item.get("date")),
            type=item["file"].rpartition(".")[2].upper(),
        )
        for item in documents
    )


def _translations(holdings: Holdings, slug: str) -> tuple[tuple[str, Link], ...]:
    """Return language and link of the original and the other translations, by language."""
    found = []
    for other in holdings.versions.get(slug, ()):
        if other != slug:
            card = holdings.card(other)
            found.append((card.lang, Link(card.title, card.url)))
    return tuple(sorted(found, key=lambda one: one[0]))


def _alternates(
    lang: str, address: str, translations: tuple[tuple[str, Link], ...]
) -> tuple[tuple[str, str], ...]:
    """Return the versions by language, the same on the page of each; of two in one language the first by address."""
    if not translations:
        return ()
    versions = sorted([(lang, address), *((other, link.url) for other, link in translations)], reverse=True)
    by_language = dict(versions)
    default = by_language.get("vi", versions[-1][1])
    return (*sorted(by_language.items()), ("x-default", default))


def _subjects(holdings: Holdings, values: dict[str, Any]) -> frozenset[str]:
    found = (
        holdings.register.find(kind, named)
        for kind, field in _TAGS.items()
        for named in values.get(field, ())
    )
    return frozenset(record_address(one.kind, one.slug) for records in found for one in records)
