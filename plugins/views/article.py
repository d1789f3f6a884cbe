"""The page of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Any

from plugins.addresses import HOME, article_address, category_address, record_address
from plugins.authority.cited_documents import CitedDocument, attached_document
from plugins.authority.offices import is_same_office
from plugins.authority.proof import ProvenTenure
from plugins.catalogue.queries.articles import (
    article,
    article_text,
    mentions_in,
    versions_of,
)
from plugins.catalogue.queries.beside import Place, ask_beside, beside_in_category, most_related
from plugins.catalogue.queries.mentions import other_reports_of
from plugins.catalogue.queries.offices import attestations_in
from plugins.catalogue.rows import ArticleRow, AttestationRow, MentionRow
from plugins.kinds import KINDS
from plugins.views.body import render_body, with_offices
from plugins.views.days import Day, day_of, known_day
from plugins.views.holdings import Card, Holdings, Link, Picture
from plugins.views.references import document_address

_MAX_OTHER_REPORTS = 12
_MAX_RELATED = 4
_TAGS = {kind.name: kind.folder for kind in KINDS.values()}
"""Fields of the front matter that name records of each kind."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person in an article."""

    link: Link
    offices: tuple[str, ...]
    """As the register has them for that day."""


@dataclass(frozen=True, slots=True)
class AttachedDocument:
    """A paper to download."""

    url: str
    title: str
    number: str
    day: Day | None
    type: str
    """Ending without dot, upper case: ``PDF``."""
    cited_as: CitedDocument

    @property
    def sources_url(self) -> str:
        """Where all stands that rests on it, and where else it is attached."""
        return document_address(self.cited_as)


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A correction, or why an article was retracted."""

    day: Day | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """All that the page of an article shows. What an article may lack has a default: nothing."""

    title: str
    url: str
    cite_url: str
    """The permanent address, that of the page where the article has no id."""
    cite_key: str = ""
    """By which files of citations name it: its id, else its slug."""
    day: Day
    category: Link
    authors: tuple[str, ...] = ()
    source: str = ""
    summary: str = ""
    body: str
    """HTML, safe to print; begins with the summary and the lead picture where there are any."""
    picture: Picture | None = None
    corrections: tuple[EditorialNote, ...] = ()
    retracted: EditorialNote | None = None
    documents: tuple[AttachedDocument, ...] = ()
    topics: tuple[str, ...] = ()
    persons: tuple[NamedPerson, ...] = ()
    committees: tuple[Link, ...] = ()
    events: tuple[Link, ...] = ()
    same_event: tuple[Card, ...] = ()
    """Other reports of its events, newest first."""
    older: Card | None = None
    """The article before it in its category."""
    newer: Card | None = None
    """The article after it."""
    related: tuple[Card, ...] = ()
    """Other articles that name the same rare records."""
    translations: tuple[tuple[str, Link], ...] = ()
    """Language and article of each other version."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Language and address of every version, this one too, and of the one for all other languages (``x-default``);
    empty where there is one version."""
    subjects: frozenset[str] = frozenset()
    """Addresses of the records that its front matter names: what it is about."""
    changed: str
    """When it was last corrected or retracted, else its date; ISO 8601."""
    lang: str
    is_sample: bool = False


def article_page(holdings: Holdings, slug: str) -> ArticlePage:
    """Return the page of the public article under *slug*."""
    row = article(holdings.catalogue, slug)
    assert row is not None
    text = article_text(holdings.catalogue, slug)
    assert text is not None
    values = text.front.values
    named = _in_order_of_mention(mentions_in(holdings.catalogue, slug))
    persons, committees, events = named["person"], named["committee"], named["event"]
    heard, day = _attestations(holdings, slug), row.date[:10]
    present = tuple(_present(holdings, person, heard.get(person, ()), day) for person in persons)
    address = article_address(row.date, slug)
    translations = _translations(holdings, slug)
    same_event = _same_event(holdings, slug, events)
    older, newer = _beside(holdings, row)
    shown = {card.url for card in (*same_event, older, newer) if card} | {
        link.url for _, link in translations
    }
    return ArticlePage(
        title=row.title,
        url=address,
        cite_url=holdings.cite_address(row.id, address),
        cite_key=row.id or row.slug,
        day=known_day(row.date),
        category=_category(holdings, row),
        authors=tuple(values.get("authors", ())),
        source=values.get("source", ""),
        summary=row.summary,
        body=with_offices(render_body(text.html, holdings), {one.link.url: one.offices for one in present}),
        picture=holdings.picture(values["image"], values.get("image_alt", "")) if "image" in values else None,
        corrections=tuple(
            EditorialNote(day_of(item["date"]), item["text"])
            for item in values.get("corrections", ())
            if item.keys() >= {"date", "text"}  # a draft may lack some
        ),
        retracted=_retraction(values),
        documents=attached_documents(values.get("documents", ()) if holdings.has_files else ()),
        topics=tuple(values.get("topics", ())),
        persons=present,
        committees=holdings.links_to("committee", committees),
        events=holdings.links_to("event", events),
        same_event=same_event,
        older=older,
        newer=newer,
        related=_related(holdings, row, named, shown),
        translations=translations,
        alternates=_alternates(row.lang, address, translations),
        subjects=_subjects(holdings, values),
        changed=row.changed,
        lang=values.get("lang", "vi"),
        is_sample=values.get("sample", False),
    )


def _category(holdings: Holdings, row: ArticleRow) -> Link:
    """Return the link to the category; that of a draft may have no public article, or none be given."""
    if row.category in holdings.categories:
        return holdings.category_link(row.category)
    return Link(row.category_name or "…", category_address(row.category) if row.category else HOME)


def _attestations(holdings: Holdings, slug: str) -> dict[str, list[AttestationRow]]:
    """Return the offices that the article gives, by person."""
    heard: dict[str, list[AttestationRow]] = {}
    for one in attestations_in(holdings.catalogue, slug):
        heard.setdefault(one.person, []).append(one)
    return heard


def _in_order_of_mention(mentions: list[MentionRow]) -> Mapping[str, list[str]]:
    """Return slugs by kind in the order of their first mention; those from the front matter alone come last."""
    found: dict[str, list[str]] = {kind: [] for kind in _TAGS}
    for one in sorted(mentions, key=lambda one: (not one.spans, one.spans[:1], one.record)):
        found[one.kind].append(one.record)
    return found


def _present(holdings: Holdings, slug: str, heard: Sequence[AttestationRow], day: str) -> NamedPerson:
    """Return the person under *slug* as the register has them on *day*; *heard* are the offices that the article gives."""
    link = holdings.link_to("person", slug)
    assert link is not None
    offices = (
        holdings.office_name(proven.tenure)
        for proven in holdings.tenures_of(slug)
        if _is_in_office(proven, heard, day)
    )
    return NamedPerson(link, tuple(dict.fromkeys(offices)))


def _is_in_office(proven: ProvenTenure, heard: Sequence[AttestationRow], day: str) -> bool:
    """Whether the register states a tenure for *day*; not where the article says that it was over: that is asked."""
    same = [one for one in heard if is_same_office(proven.tenure, one.title, one.org_text, one.committee)]
    if any(one.former for one in same):
        return False
    return proven.is_stated_on(day) or (bool(same) and proven.takes_as_proof(day))


def _same_event(holdings: Holdings, slug: str, events: list[str]) -> tuple[Card, ...]:
    """Return the newest other reports of *events*."""
    reports: dict[str, str] = {}
    for event in events:
        reports.update(other_reports_of(holdings.catalogue, event, slug, _MAX_OTHER_REPORTS))
    newest = sorted(sorted(reports), key=lambda report: reports[report], reverse=True)
    return tuple(map(holdings.card, newest[:_MAX_OTHER_REPORTS]))


def _beside(holdings: Holdings, article: ArticleRow) -> tuple[Card | None, Card | None]:
    """Return the articles before and after a public *article* in its category, in its language."""
    if not article.public:
        return None, None
    ask_beside(holdings.catalogue, article.slug)
    place = Place(article.date, article.slug)
    beside = beside_in_category(holdings.catalogue, article.category, article.lang, place)
    older, newer = (holdings.card(slug) if slug else None for slug in beside)
    return older, newer


def _related(
    holdings: Holdings, article: ArticleRow, named: Mapping[str, list[str]], shown: Set[str]
) -> tuple[Card, ...]:
    """Return those who share rare records with a public *article*, without what stands on the page (*shown*, addresses).

    Events relate nothing here: the other reports of them stand by themselves.
    """
    if not article.public:
        return ()
    ask_beside(holdings.catalogue, article.slug)
    lists = (holdings.places_of_rare(kind, slug) for kind in ("person", "committee") for slug in named[kind])
    found = most_related(lists, Place(article.date, article.slug))
    cards = (holdings.card(one.slug) for one in found)
    return tuple(
        islice((one for one in cards if one.url not in shown and not one.is_retracted), _MAX_RELATED)
    )


def _retraction(values: Mapping[str, Any]) -> EditorialNote | None:
    if "retracted" not in values:
        return None
    return EditorialNote(day_of(values["retracted"].get("date")), values["retracted"].get("reason", ""))


def attached_documents(documents: Any) -> tuple[AttachedDocument, ...]:
    """Return attached papers as the page lists them, in their order."""
    return tuple(
        AttachedDocument(
            url=item["file"],
            title=item["title"],
            number=item.get("number") or "",
            day=day_of(item.get("date")),
            type=item["file"].rpartition(".")[2].upper(),
            cited_as=attached_document(item.get("number") or "", item["title"], item.get("date") or ""),
        )
        for item in documents
        if item.keys() >= {"file", "title"}  # a draft may lack some
    )


def _translations(holdings: Holdings, slug: str) -> tuple[tuple[str, Link], ...]:
    """Return language and link of the original and the other translations, by language."""
    found = []
    for other in versions_of(holdings.catalogue, slug):
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


def _subjects(holdings: Holdings, values: Mapping[str, Any]) -> frozenset[str]:
    found = (
        holdings.register.find(kind, named)
        for kind, field in _TAGS.items()
        for named in values.get(field, ())
    )
    return frozenset(record_address(one.kind, one.slug) for records in found for one in records)
