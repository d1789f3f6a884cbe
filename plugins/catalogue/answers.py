"""What the catalogue answers, in kinds; which answers an edit changes.

A page that is made remembers the key of every answer that it asked for, empty answers too. For each kind one function
tells what a fact, such as an article, adds to the answers of that kind, by the parts of their keys; it never asks the
catalogue. Where that differs before and after an edit, the answer changed, and the memory says which pages asked for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from urllib.parse import unquote

from plugins.authority.cited_documents import attached_document
from plugins.authority.relations import lookups_of, relations_of
from plugins.catalogue.asked import AnswerKey
from plugins.catalogue.rows import (
    ArticleRow,
    ArticleRows,
    AttestationRow,
    DraftRow,
    FormerAddressRow,
    MediumRow,
    MentionRow,
    PageRow,
    PictureRow,
    RecordRow,
    TextRow,
    TombstoneRow,
)
from plugins.text.normal import slugify
from plugins.text.sentences import sentence_at

MAX_KEYS_AT_HAND = 20_000
"""Some 7 MB in each worker; what pages ask again is mostly asked again soon."""
Parts = tuple[str, ...]


@lru_cache(maxsize=MAX_KEYS_AT_HAND)
def _digest(kind: str, parts: Parts) -> AnswerKey:
    plain = "\x1f".join((kind, *parts)).encode("utf-8", "surrogatepass")
    return AnswerKey(int.from_bytes(blake2b(plain, digest_size=8).digest(), "big", signed=True))


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article as the catalogue answers about it."""

    article: ArticleRow
    text: TextRow
    former: tuple[FormerAddressRow, ...]
    """By kind and place."""
    mentions: tuple[MentionRow, ...]
    """By kind and record."""
    attestations: tuple[AttestationRow, ...]
    """In the order of the text."""
    pictures: tuple[str, ...]
    """Addresses of the pictures in it, in their order."""

    @classmethod
    def of(cls, rows: ArticleRows) -> ArticleFacts:
        """Return the facts in the rows of an article."""
        return cls(
            article=rows.article,
            text=rows.text,
            former=tuple(sorted(rows.former, key=lambda one: (one.kind, one.place))),
            mentions=tuple(sorted(rows.mentions, key=lambda one: (one.kind, one.record))),
            attestations=tuple(sorted(rows.attestations, key=lambda one: (one.start, one.place))),
            pictures=tuple(one.target for one in rows.references if one.kind == "picture"),
        )

    @property
    def slug(self) -> str:
        """Slug of the article."""
        return self.article.slug

    @property
    def is_public(self) -> bool:
        """Whether readers may see it."""
        return self.article.public

    @property
    def year(self) -> str:
        """``2023``."""
        return self.article.date[:4]

    @property
    def month(self) -> str:
        """``2023-07``."""
        return self.article.date[:7]

    @property
    def place(self) -> tuple[str, str]:
        """Date and slug: which article it is, and where it stands among others."""
        return self.article.date, self.article.slug

    @property
    def found(self) -> tuple[object, ...]:
        """What is told of it to who calls it by a name."""
        article = self.article
        return self.slug, self.month, self.is_public, article.status, self.names

    @property
    def card(self) -> ArticleRow:
        """What listings show: the row without what no page shows."""
        return replace(self.article, path="", status="", publish_at=None, expires_at=None, id_line=0)

    @property
    def page(self) -> tuple[object, ...]:
        """All that its own page shows."""
        return self.card, self.text, self.former, self.mentions, self.attestations

    @property
    def names(self) -> frozenset[str]:
        """Slug, id and former slugs."""
        former = {one.value for one in self.former if one.kind == "slug"}
        return frozenset({self.slug, *former} | ({self.article.id} if self.article.id else set()))

    @property
    def topics(self) -> dict[str, str]:
        """Its topics as typed, by their addresses."""
        found = {slugify(name): name for name in reversed(self.text.front.values.get("topics", ()))}
        return {topic: name for topic, name in found.items() if topic}

    @property
    def notes(self) -> Answers:
        """Its corrections, and why it was retracted, by the year in which that was published, empty for all time."""
        values = self.text.front.values
        notes = [*values.get("corrections", ()), *((values["retracted"],) if "retracted" in values else ())]
        years = {one.get("date", "")[:4] for one in notes}
        return dict.fromkeys([(year,) for year in (years | {""} if notes else ())], notes)

    @property
    def documents(self) -> Answers:
        """The documents attached to it, by their years."""
        listed = self.text.front.values.get("documents", ())
        years = [
            attached_document(one.get("number", ""), one.get("title", ""), one.get("date", "")).year
            for one in listed
        ]
        return {(year,): (self.place, self.article.title, listed) for year in years}

    @property
    def records(self) -> set[tuple[str, str]]:
        """Kind and slug of the records that it names."""
        return {(one.kind, one.record) for one in self.mentions}

    @property
    def offices(self) -> tuple[object, ...]:
        """The offices that it gives, with what is told beside them."""
        one = self.article
        return self.attestations, one.title, one.date, one.public, one.retracted

    @property
    def given(self) -> object:
        """The offices that it gives, wherever in the text, and whether it stands by them."""
        given = {
            (one.person, one.title, one.org_text, one.committee, one.former) for one in self.attestations
        }
        return given, self.article.date, self.article.retracted

    @property
    def quotations(self) -> dict[Parts, str]:
        """The sentence that names each person first, by slug; what was retracted is not quoted."""
        named = (one for one in self.mentions if one.kind == "person" and one.spans)
        return {
            (one.record,): sentence_at(self.text.plain, one.spans[0][0])
            for one in named
            if not self.article.retracted
        }

    @property
    def office_holders(self) -> set[tuple[str, str]]:
        """Kind and slug of the people and committees whose offices it tells, and of the events that it names."""
        found = {record for record in self.records if record[0] == "event"}
        found |= {("person", one.person) for one in self.attestations}
        return found | {("committee", one.committee) for one in self.attestations if one.committee}


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """A public record as the catalogue answers about it."""

    row: RecordRow

    @property
    def key(self) -> tuple[str, str]:
        return self.row.kind, self.row.slug

    @property
    def fields(self) -> dict[str, Any]:
        """All that its file says, but where it stands in it."""
        return {name: value for name, value in json.loads(self.row.data).items() if name != "origin"}

    @property
    def standing(self) -> tuple[object, ...]:
        """What a committee has by which it is ranked, and when it ended."""
        fields = self.fields
        return self.row.name, fields["type"], bool(fields["parents"]), fields["span"]["end"]

    @property
    def relations(self) -> dict[Parts, object]:
        """What it says of others, by way and the other, and by way alone."""
        found: dict[Parts, object] = dict.fromkeys(relations_of(self.row.record), self.key)
        ways = {way for way, _ in found}
        return found | {(way, ""): sorted(other for of, other in found if of == way) for way in ways}


Facts = ArticleFacts | RecordFacts | PageRow | PictureRow | MediumRow | TombstoneRow | DraftRow
"""What an edit may change. Pages, pictures, tombstones and drafts are as their rows have them."""
Answers = Mapping[Parts, object]
"""What a fact adds to answers of one kind, by the parts of their keys."""


@dataclass(frozen=True, slots=True)
class AnswerKind:
    """One kind of answer."""

    name: str
    of: type
    """The facts that it hangs on."""
    answers: Callable[[Any], Answers]
    """Takes a fact, and returns what it adds to answers of this kind."""

    def key(self, *parts: str) -> AnswerKey:
        """Return the key of an answer; *parts* as ``answers`` has them."""
        return _digest(self.name, parts)


KINDS: list[AnswerKind] = []
"""All kinds that an edit changes."""


def changed_keys(before: Facts | None, after: Facts | None) -> set[AnswerKey]:
    """Return the keys of all answers that differ between two states of one fact; None where it is not there."""
    of = type(before if before is not None else after)
    found: set[AnswerKey] = set()
    for kind in KINDS:
        if kind.of is of:
            was = kind.answers(before) if before is not None else {}
            now = kind.answers(after) if after is not None else {}
            found |= {
                kind.key(*parts) for parts in was.keys() | now.keys() if was.get(parts) != now.get(parts)
            }
    return found


def _kind(name: str, of: type, answers: Callable[[Any], Answers]) -> AnswerKind:
    kind = AnswerKind(name, of, answers)
    KINDS.append(kind)
    return kind


def _of_article(name: str, answers: Callable[[ArticleFacts], Answers]) -> AnswerKind:
    """Return a kind of answers about articles, those that readers may not see among them."""
    return _kind(name, ArticleFacts, answers)


def _of_public(name: str, answers: Callable[[ArticleFacts], Answers]) -> AnswerKind:
    """Return a kind of answers about the articles that readers may see."""
    return _kind(name, ArticleFacts, lambda article: answers(article) if article.is_public else {})


ARTICLE = _of_article("article", lambda one: {(one.slug,): one.page})
"""All that an article's own page shows of it; by slug."""
CARD = _of_article("card", lambda one: {(one.slug,): one.card})
"""What listings show of an article; by slug."""
NAMED_ARTICLE = _of_article(
    "named article", lambda one: dict.fromkeys([(name,) for name in one.names], one.found)
)
"""Which article a slug, id or former slug means, and where it is."""
TRANSLATIONS = _of_public(
    "translations",
    lambda one: {(one.article.translation_of,): one.slug} if one.article.translation_of else {},
)
"""Which articles say that they translate what is called so."""
ARTICLES_OF_MONTH = _of_public(
    "articles of month", lambda one: dict.fromkeys([(one.month,), ("",)], one.place)
)
"""Which articles there are, in which order; by month (``2023-07``), empty for all time."""
ARTICLES_OF_CATEGORY = _of_public(
    "articles of category",
    lambda one: {(one.article.category, time): one.place for time in (one.month, "")},
)
"""The same of a category; by its slug and month."""
ARTICLES_OF_TOPIC = _of_public(
    "articles of topic",
    lambda one: {
        (topic, time): (one.place, name) for topic, name in one.topics.items() for time in (one.month, "")
    },
)
"""The same of a topic, and how they spell it; by its slug and month."""
TOPICS = _of_public("topics", lambda one: {(): one.topics})
"""Which topics there are, and how many articles have each."""
NOTES = _of_public("notes", lambda one: one.notes)
"""Which articles were corrected or retracted, when and why; by year, empty for all time."""
DOCUMENTS = _of_public("documents", lambda one: one.documents)
"""Which documents are attached to articles; by the year of the document, empty for those without one."""
ARTICLES_OF_RECORD = _of_public(
    "articles of record",
    lambda one: {(*record, time): one.place for record in one.records for time in (one.year, "")},
)
"""Which articles name a record, in which order; by kind, slug and year, empty for all time."""
RECORD_COUNTS = _of_public("record counts", lambda one: {(): one.records})
"""How many articles name each record."""
RECORDS_TOGETHER = _of_public("records together", lambda one: dict.fromkeys(one.records, one.records))
"""Which records stand in articles with a record; by its kind and slug."""
RECORDS_OF_MONTH = _of_public("records of month", lambda one: {(one.month,): one.records})
"""Which records the articles of a month name."""
OFFICES_HEARD = _of_article("offices heard", lambda one: dict.fromkeys(one.office_holders, one.offices))
"""Which offices articles give to a person, in a committee or at an event; by kind and slug."""
OFFICES_GIVEN = _of_public("offices given", lambda one: {(one.slug,): one.given} if one.attestations else {})
"""Which offices an article gives to whom; by slug."""
QUOTATIONS = _of_public("quotations", lambda one: one.quotations)
"""In which words articles name a person first; by slug."""
SEARCHED = _of_public(
    "searched",
    lambda one: {(one.year,): (one.place, one.article.id, one.card, one.text.front.values, one.text.plain)},
)
"""What the search of a year finds articles by, and shows of them."""
CITED = _of_public(
    "cited",
    lambda one: {
        (one.month,): (
            one.place,
            one.article.id,
            one.article.title,
            one.article.lang,
            one.text.front.values.get("authors"),
        )
    },
)
"""What is cited of the articles of a month."""
MAPPED = _of_public(
    "mapped", lambda one: {(one.year,): (one.place, one.article.changed, one.article.sample, one.pictures)}
)
"""What the site map of a year tells."""
NEWS = _of_public("news", lambda one: {(): one.card})
"""What the site map of news tells."""
ADDRESSES = _of_public(
    "addresses", lambda one: {(): (one.place, one.article.id, one.article.title, one.former)}
)
"""Which addresses lead to articles besides their own."""
LEGACY_ADDRESS = _of_public(
    "legacy address",
    lambda one: {(unquote(was.value).rstrip("/"),): one.place for was in one.former if was.kind == "url"},
)
"""Which article says that it once was at an address; by that, decoded, without a slash at the end."""
RECORD = _kind("record", RecordFacts, lambda one: {one.key: (one.fields, one.row.html)})
"""All that a record says; by kind and slug."""
RECORD_NAME = _kind("record name", RecordFacts, lambda one: {one.key: (one.row.name, one.row.note)})
"""How links name a record, and whether it is there; by kind and slug."""
COMMITTEE_STANDING = _kind(
    "committee standing",
    RecordFacts,
    lambda one: {(one.row.slug,): one.standing} if one.row.kind == "committee" else {},
)
"""By what a committee is ranked, and when it ended; by slug."""
TENURES = _kind(
    "tenures",
    RecordFacts,
    lambda one: (
        {(one.row.slug,): [one.fields[name] for name in ("tenures", "died", "sources")]}
        if one.row.kind == "person"
        else {}
    ),
)
"""The offices that the register gives a person, where they were read, and whether death ended them; by slug."""
RECORDS_OF_KIND = _kind(
    "records of kind", RecordFacts, lambda one: {(one.row.kind,): (one.row.slug, one.fields["sample"])}
)
"""Which records there are of a kind."""
NAMES_OF_KIND = _kind(
    "names of kind", RecordFacts, lambda one: {(one.row.kind,): (one.row.slug, one.row.name)}
)
"""The names of all records of a kind."""
WHOLE_KIND = _kind("whole kind", RecordFacts, lambda one: {(one.row.kind,): (one.fields, one.row.html)})
"""All that all records of a kind say."""
LOOKUPS = _kind(
    "lookups",
    RecordFacts,
    lambda one: {(one.row.kind, way, key): one.row.slug for way, key in lookups_of(one.row.record)},
)
"""Which records are found by a key; by kind, way and key."""
RELATIONS = _kind("relations", RecordFacts, lambda one: one.relations)
"""Which records are related to another; by way and the other, empty for all of that way."""
EVENTS_OF_TIME = _kind(
    "events of time",
    RecordFacts,
    lambda one: {
        (time,): (other, one.row.slug)
        for way, other in relations_of(one.row.record)
        if way == "start"
        for time in (other[:4], other[:7])
    },
)
"""Which events began in a year or month (``2023``, ``2023-07``), in which order; empty for those without a date."""
PAGE = _kind("page", PageRow, lambda row: {(row.slug,): row})
"""A page of the editors; by slug."""
DRAFT_ARTICLES = _of_article(
    "draft articles",
    lambda one: {} if one.is_public else dict.fromkeys([("",), (one.slug,)], one.article),
)
"""Which articles are not public, and why; by slug, empty for which there are."""
DRAFT_FILES = _kind("draft files", DraftRow, lambda row: {(row.path,): row, ("",): row})
"""Which records and pages are not public; by path, empty for which there are."""
TOMBSTONE = _kind("tombstone", TombstoneRow, lambda row: {(row.address,): row, ("",): row.address})
"""What stands at the address of what the editors took out; by address, empty for which there are."""
PICTURE = _kind("picture", PictureRow, lambda row: {(row.path,): (row.width, row.height, row.kind)})
"""How a picture is shown; by path. Other bytes of the same size change no page."""
MEDIUM = _kind("medium", MediumRow, lambda row: {(row.path,): (row.poster, row.captions, row.transcript)})
"""How a film or sound is shown; by path."""

TEMPLATE = AnswerKind("template", str, lambda name: {})
"""A page template of the theme, by its name; whoever renders tells when one changed."""
SETTING = AnswerKind("setting", str, lambda name: {})
"""A setting that few pages show, or a list that seldom changes, by its name; the same."""
BESIDE = AnswerKind("beside", str, lambda slug: {})
"""What stands beside an article, by its slug; ``ingest.beside`` tells when it changed."""
YEAR_PAGES = AnswerKind("year pages", str, lambda record: {})
"""Which years of a record have pages of their own, by its kind and slug; the same."""
