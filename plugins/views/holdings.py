"""The catalogue as views ask it: links, cards, counts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, TypeVar
from urllib.parse import quote

from plugins.addresses import article_address, category_address, id_address, record_address
from plugins.authority.as_of import earliest_end
from plugins.authority.offices import office_phrase
from plugins.authority.proof import ProvenTenure
from plugins.authority.ranks import Rank, Ranks
from plugins.authority.records import Record, Tenure
from plugins.authority.register import Register
from plugins.authority.spans import Span
from plugins.authority.statements import sources_of
from plugins.catalogue.answers import CARD, COMMITTEE_STANDING, TENURES
from plugins.catalogue.asked import KeptAnswers
from plugins.catalogue.queries import articles, beside, listings, media, mentions, offices, records
from plugins.catalogue.queries.beside import Place
from plugins.catalogue.queries.listings import YearCount
from plugins.catalogue.queries.mentions import RecordCount
from plugins.catalogue.queries.portal import register_confirmed
from plugins.catalogue.queries.ranks import ranks
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.rows import ArticleRow
from plugins.catalogue.store import Catalogue
from plugins.sources.focus import shown_focus
from plugins.sources.media import SOUND_ENDING
from plugins.sources.renditions import renditions
from plugins.text.normal import person_sort_key, sort_key
from plugins.views.days import Day, known_day

Answer = TypeVar("Answer")

_MAX_CACHED_CARDS = 20_000
"""Some 20 MB."""
_MAX_CACHED_LISTS = 2_000
"""Some 20 MB at most."""
_CARDS_PER_STATEMENT = 100
"""Read by one statement."""


CommitteeOrder = tuple[Rank, tuple[str, str], str]
"""By rank, by name, by slug."""
OfficeOrder = tuple[int, CommitteeOrder]
"""By precedence of the office, by rank of its committee."""
_NO_COMMITTEE: CommitteeOrder = ((-1, 0), ("", ""), "")
"""Of an office whose title says all."""
_NO_OFFICE: OfficeOrder = (1 << 30, _NO_COMMITTEE)
"""After all offices."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site."""

    text: str
    url: str
    """Root-relative."""
    note: str = ""
    """What tells it from others of the same name; empty when nothing needs telling."""


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link and how many articles stand behind it."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the page shows it."""

    url: str
    """Of what any browser shows, the largest JPEG; of a drawing the PNG."""
    alt: str
    width: int
    height: int
    srcset: str = ""
    """Addresses and widths in the format of ``url``; empty when there is one width."""
    sources: tuple[tuple[str, str], ...] = ()
    """Media type, addresses and widths in each better format, the best first."""
    focus: tuple[int, int] | None = None
    """What stays in sight where it is cut: percent from the left and from the top, in tens; None for the middle."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film, or a sound, as the page plays it."""

    url: str
    is_sound: bool
    poster: Picture | None
    """To show before it plays."""
    captions: tuple[tuple[str, str], ...]
    """Language and address of each file of them."""
    transcript: str
    """HTML; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a listing."""

    title: str
    url: str
    day: Day
    summary: str
    category: Link
    picture: Picture | None
    lang: str
    cite_url: str
    """The permanent address, that of the page where the article has no id."""
    changed: str
    """When it was last corrected or retracted, else its date; ISO 8601."""
    is_retracted: bool
    is_sample: bool

    def __hash__(self) -> int:
        """Hash by the address, which no other article has."""
        return hash(self.url)


@dataclass(frozen=True, slots=True)
class Year:
    """The articles of a year below a record or in a listing."""

    year: str
    url: str
    """An anchor on the page (``#nam-2023``) or the page of that year."""
    count: int
    cards: tuple[Card, ...]
    """Newest first; empty where the year has a page of its own and is not shown here."""


class Holdings:
    """Answers what views ask, with bounded caches: never the whole archive."""

    def __init__(self, catalogue: Catalogue, has_ids: bool = True, has_files: bool = True) -> None:
        """Answer from *catalogue*, which must not change meanwhile.

        *has_ids* tells whether the site has the permanent addresses ``/id/…/``, *has_files* whether it has pictures
        and documents.
        """
        self.catalogue = catalogue
        self.register: Register = StoredRegister(catalogue)
        """All public records."""
        self._kept = KeptAnswers(catalogue)
        self._cards = KeptAnswers(catalogue, _MAX_CACHED_CARDS)
        self._lists = KeptAnswers(catalogue, _MAX_CACHED_LISTS)
        self._has_ids = has_ids
        self.has_files = has_files

    def kept(self, key: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return the answer for *key*, which *find* finds once."""
        return self._kept.get(key, find)

    @property
    def categories(self) -> dict[str, str]:
        """Name by slug of each category that has a public article."""
        return self._kept.get("categories", lambda: listings.categories(self.catalogue))

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """Public articles by kind and slug of the record they mention."""
        return self._kept.get("counts", lambda: mentions.counts_by_record(self.catalogue))

    def cite_address(self, identifier: str | None, address: str) -> str:
        """Return the permanent address of what stands at *address*, that itself where there is no other."""
        return id_address(identifier) if identifier and self._has_ids else address

    def link(self, record: Record) -> Link:
        """Return the link to a record's page, with what tells it from its namesakes."""
        return self._link(record.kind, record.slug, record.name, record.disambiguation or "")

    def link_to(self, kind: str, slug: str) -> Link | None:
        """Return the link to the record of *kind* under *slug*, None when there is none."""
        return self._kept.get(("link", kind, slug), lambda: self._find_link(kind, slug))

    def links_to(self, kind: str, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Return the links to the records of *kind* under *slugs*, in their order, those that are gone left out."""
        return tuple(link for slug in slugs if (link := self.link_to(kind, slug)))

    def _find_link(self, kind: str, slug: str) -> Link | None:
        found = records.record_name(self.catalogue, kind, slug)
        return self._link(kind, slug, found.name, found.note) if found else None

    def _link(self, kind: str, slug: str, name: str, note: str) -> Link:
        shared = note and len(self.register.namesakes(kind, name)) > 1
        return Link(name, record_address(kind, slug), note if shared else "")

    def article_link(self, slug: str) -> Link:
        """Return the link to the public article under *slug*."""
        card = self.card(slug)
        return Link(card.title, card.url)

    def category_link(self, slug: str) -> Link:
        """Return the link to a category."""
        return Link(self.categories[slug], category_address(slug))

    def picture(self, path: str, alt: str, focus: str = "") -> Picture | None:
        """Return the picture at *path* below the content folder, None when it cannot be shown; *focus* as in its article."""
        picture = media.picture(self.catalogue, path.removeprefix("/")) if self.has_files else None
        if picture is None:
            return None
        found = renditions(picture.path, picture.width, picture.height, picture.kind == "drawing")
        last = found[-1]
        sets = {
            form: ", ".join(f"/{quote(one.path)} {one.width}w" for one in ladder)
            for form, ladder in groupby(found, key=lambda one: one.format)
        }
        own = sets.pop(last.format)
        sources = tuple((f"image/{form.lower()}", srcset) for form, srcset in sets.items())
        return Picture(
            f"/{last.path}",
            alt,
            last.width,
            last.height,
            own if ", " in own else "",
            sources,
            shown_focus(focus),
        )

    def film(self, address: str) -> Film | None:
        """Return the film or sound at *address*, None when it cannot be published."""
        medium = media.medium(self.catalogue, address.removeprefix("/")) if self.has_files else None
        if medium is None:
            return None
        return Film(
            url=f"/{medium.path}",
            is_sound=medium.path.lower().endswith(SOUND_ENDING),
            poster=self.picture(medium.poster, "") if medium.poster else None,
            captions=tuple((language, f"/{path}") for language, path in medium.captions),
            transcript=medium.transcript,
        )

    def card(self, slug: str) -> Card:
        """Return the card of the public article under *slug*."""
        return self._cards.get(slug, lambda: self._find_card(slug))

    def _find_card(self, slug: str) -> Card:
        article = articles.article(self.catalogue, slug)
        assert article is not None
        return self._card(article)

    def _card(self, article: ArticleRow) -> Card:
        url = article_address(article.date, article.slug)
        return Card(
            title=article.title,
            url=url,
            day=known_day(article.date),
            summary=article.summary,
            category=Link(article.category_name, category_address(article.category)),
            picture=self.picture(article.picture, article.picture_alt, article.picture_focus)
            if article.picture
            else None,
            lang=article.lang,
            cite_url=self.cite_address(article.id, url),
            changed=article.changed,
            is_retracted=article.retracted,
            is_sample=article.sample,
        )

    def cards(self, slugs: Sequence[str]) -> tuple[Card, ...]:
        """Return the cards of the public articles under *slugs*, in their order."""
        self._fetch(slugs)
        return tuple(map(self.card, slugs))

    def _fetch(self, slugs: Sequence[str]) -> None:
        """Read the cards of *slugs* that are not at hand, many in one statement."""
        missing = [slug for slug in slugs if slug not in self._cards]
        for start in range(0, len(missing), _CARDS_PER_STATEMENT):
            with self.catalogue.remember():  # each card is asked for by itself
                rows = list(
                    articles.articles_under(self.catalogue, missing[start : start + _CARDS_PER_STATEMENT])
                )
            for article in rows:
                self._cards.get(article.slug, partial(self._read_card, article))

    def _read_card(self, article: ArticleRow) -> Card:
        self.catalogue.ask(CARD, article.slug)
        return self._card(article)

    def years_of(self, kind: str, slug: str) -> list[YearCount]:
        """Return each year with a public article about the record, newest first."""
        return self._kept.get(
            ("years", kind, slug), lambda: mentions.years_naming(self.catalogue, kind, slug)
        )

    def year_pages_of(self, kind: str, slug: str) -> list[str]:
        """Return the years of the record that have a page of their own, newest first."""
        return self._kept.get(
            ("year pages", kind, slug), lambda: mentions.years_with_pages(self.catalogue, kind, slug)
        )

    def counted(self, counts: Iterable[RecordCount]) -> tuple[CountedLink, ...]:
        """Return the counted links to the records of *counts*, those that are gone left out.

        The highest count first, of those with as many the highest in rank.
        """
        ordered = sorted(counts, key=lambda one: (-one.count, one.kind, self.order_of(one.kind, one.slug)))
        found = ((self.link_to(one.kind, one.slug), one.count) for one in ordered)
        return tuple(CountedLink(link, count) for link, count in found if link)

    def places_of_rare(self, kind: str, slug: str) -> Sequence[Place]:
        """Return where the articles stand that name a record; none where it is not rare."""
        return self._lists.get((kind, slug), lambda: beside.places_of_rare(self.catalogue, kind, slug))

    @property
    def ranks(self) -> Ranks:
        """Who stands before whom."""
        return self._kept.get("ranks", lambda: ranks(self.catalogue))

    def order_of(self, kind: str, slug: str) -> tuple[Any, ...]:
        """Return what to sort records of *kind* by where nothing else tells: committees by rank, people by their highest office."""
        if kind == "committee":
            return self.committee_order(slug)
        if kind == "person":
            return self._kept.get(("person order", slug), lambda: self._find_person_order(slug))
        return (slug,)

    def _find_person_order(self, slug: str) -> tuple[Any, ...]:
        link = self.link_to("person", slug)
        offices = (self.office_order(one.tenure) for one in (self.tenures_of(slug) if link else ()))
        return (min(offices, default=_NO_OFFICE), person_sort_key(link.text if link else ""), slug)

    def office_order(self, tenure: Tenure) -> OfficeOrder:
        """Return what to sort offices by: their precedence, then the rank of the committee."""
        committee = self.committee_order(tenure.committee) if tenure.committee else _NO_COMMITTEE
        return self.ranks.of_office(self.office_name(tenure)), committee

    def committee_order(self, slug: str) -> CommitteeOrder:
        """Return what to sort committees by."""
        return self._kept.get(("committee order", slug), lambda: self._find_committee_order(slug))

    def committee_group(self, slug: str) -> str:
        """Return the name of the group of the table of ranks in which a committee stands, empty where it does not."""
        group = self.committee_order(slug)[0][0]
        return self.ranks.groups[group] if group < len(self.ranks.groups) else ""

    def _find_committee_order(self, slug: str) -> CommitteeOrder:
        self.catalogue.ask(COMMITTEE_STANDING, slug)
        with self.catalogue.remember():  # of the record nothing else is asked for
            committee = self.register.committees.get(slug)
        if committee is None:
            return (self.ranks.last, ("", ""), slug)
        rank = self.ranks.of_committee(
            committee.name, committee.type or "", has_parent=bool(committee.parents)
        )
        return (rank, sort_key(committee.name), slug)

    def tenures_of(self, person: str) -> tuple[ProvenTenure, ...]:
        """Return the tenures of *person* (slug) that something holds, in the order of the record."""
        return self._kept.get(("tenures", person), lambda: self._find_tenures(person))

    def _find_tenures(self, person: str) -> tuple[ProvenTenure, ...]:
        self.catalogue.ask(TENURES, person)
        with self.catalogue.remember():  # of the record nothing else is asked for
            tenures = self.register.persons[person].tenures
        proven = offices.proven_tenures(self.catalogue, person, tenures)
        return tuple(one for one in proven if one.is_held)

    def sources_of_tenure(self, person: str, tenure: Tenure) -> tuple[str, ...]:
        """Return where an office of *person* (slug) was read: its own source, else those of the record; none where reports prove it."""
        if tenure.reports and not tenure.source:
            return ()
        self.catalogue.ask(TENURES, person)
        with self.catalogue.remember():  # of the record nothing else is asked for
            return sources_of(tenure.source, self.register.persons[person])

    def limit_of(self, person: str, tenure: Tenure) -> str | None:
        """Return when an office of *person* (slug) ended at the latest: with their life or its committee; None where neither is known."""
        self.catalogue.ask(TENURES, person)
        self.catalogue.ask(COMMITTEE_STANDING, tenure.committee or "")
        with self.catalogue.remember():  # of the records nothing else is asked for
            committee = self.register.committees.get(tenure.committee or "")
            died = self.register.persons[person].died
        return earliest_end(died, committee.span.end if committee else None)

    def has_died(self, person: str) -> bool:
        """Whether *person* (slug) has died by the register, so that no office lasts."""
        self.catalogue.ask(TENURES, person)
        with self.catalogue.remember():
            return self.register.persons[person].died is not None

    def is_confirmed(self, person: str, tenure: Tenure) -> bool:
        """Whether *person* (slug) is known to hold an office still on the day on which the register was last confirmed.

        It began by then, no end is recorded, and neither the person nor the committee is gone.
        """
        day = register_confirmed(self.catalogue)
        start = tenure.span.start
        return bool(day and start) and not (self.is_over(person, tenure) or Span(start, day).is_reversed())

    def is_over(self, person: str, tenure: Tenure) -> bool:
        """Whether an office of *person* (slug) is over: its end is recorded, or that of the person or the committee."""
        return (
            tenure.span.end is not None
            or self.has_died(person)
            or bool(tenure.committee and self.has_ended(tenure.committee))
        )

    def has_ended(self, committee: str) -> bool:
        """Whether *committee* (slug) has ended by the register."""
        self.catalogue.ask(COMMITTEE_STANDING, committee)
        with self.catalogue.remember():
            found = self.register.committees.get(committee)
        return found is not None and found.span.end is not None

    def office_name(self, tenure: Tenure) -> str:
        """Return an office of the register as one phrase, with the name of its committee."""
        return office_phrase(tenure.office, self.committee_name(tenure.committee))

    def committee_name(self, slug: str | None) -> str:
        """Return the name of the committee under *slug*, empty when there is none."""
        link = self.link_to("committee", slug) if slug else None
        return link.text if link else ""
