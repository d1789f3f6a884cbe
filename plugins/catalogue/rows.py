"""The rows of the catalogue: one class a table, its fields the columns in their order.

A change here is a new ``schema.VERSION``. Days and times are ISO 8601; paths are below the content folder, with ``/``;
``kind``, where nothing else is said, is the kind of a record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from plugins.authority.records import Record
from plugins.authority.serialization import record_from, to_plain
from plugins.catalogue.tables import Row, as_json, compact, stored_in
from plugins.sources.articles import is_public
from plugins.sources.problems import Problem


def problems_to_plain(problems: Iterable[Problem]) -> list[list[object]]:
    """Return *problems* as JSON can say them; ``problems_from`` turns them back."""
    return [[one.code, one.path, one.line, dict(one.values)] for one in problems]


def problems_from(plain: Iterable[Any]) -> tuple[Problem, ...]:
    """Return the problems that ``problems_to_plain`` made *plain* of."""
    return tuple(Problem(*one) for one in plain)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of an article or page."""

    values: Mapping[str, Any]
    """Its fields, typed as the schema says."""
    lines: Mapping[str, int]
    """Line of a field or item, by its dotted name: ``documents.0.file``."""

    def line(self, field_name: str) -> int:
        """Return the line of a field, 1 when it is not there."""
        return self.lines.get(field_name, 1)


def _front_to_plain(front: FrontMatter) -> dict[str, object]:
    return {"values": front.values, "lines": front.lines}


def _front(plain: Mapping[str, Any]) -> FrontMatter:
    return FrontMatter(plain["values"], plain["lines"])


@dataclass(frozen=True, slots=True)
class Reference:
    """Something of the site that a text refers to."""

    kind: str
    """``picture``, ``document``, ``media``, ``article`` or ``address``."""
    target: str
    line: int
    text: str = ""
    """Alternative text of a picture, title of a film or sound; the address where one is only linked to."""


def _references_to_plain(references: Sequence[Reference]) -> list[list[object]]:
    return [[one.kind, one.target, one.line, one.text] for one in references]


def _references(plain: Sequence[Any]) -> tuple[Reference, ...]:
    return tuple(Reference(*one) for one in plain)


def _spans(plain: Sequence[Any]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in plain)


@stored_in("meta", key="key")
@dataclass(slots=True)
class MetaRow(Row):
    """What is noted of the catalogue as a whole, and what of an earlier build the next one needs."""

    key: str
    value: str


@stored_in(
    "sources",
    key="path",
    indexes={
        "sources_to_read": "path WHERE signature = ''",
        "sources_with_problems": "path WHERE problems != '[]'",
        "sources_of_drafts": "path WHERE is_draft",
    },
)
@dataclass(slots=True)
class SourceRow(Row):
    """A file of the content folder, as it was when it was last read."""

    path: str
    signature: str
    """What the file system said of it (see ``sources.folder``); empty when it is to be read again."""
    digest: str
    """SHA-256 of its bytes."""
    problems: tuple[Problem, ...] = field(metadata=as_json(problems_from, problems_to_plain), default=())
    """What is wrong with it by itself."""
    is_draft: bool = False
    """Whether its status is other than published, also where nothing else of it can be read."""


@stored_in(
    "articles",
    key="slug",
    unique="path",
    indexes={
        "articles_by_date": "public, date, slug",
        "articles_by_category": "category, public, date, slug, category_name",
        "articles_by_category_and_language": "category, lang, public, date, slug",
        "articles_by_title": "title, date",
        "articles_by_id": "id WHERE id IS NOT NULL",
        "articles_with_times": "slug WHERE publish_at IS NOT NULL OR expires_at IS NOT NULL",
        "articles_by_picture": "picture WHERE picture IS NOT NULL",
        "translations": "translation_of WHERE translation_of IS NOT NULL",
        "removed_articles": "slug WHERE status = 'removed'",
        "articles_not_public": "slug WHERE public = 0",
        "articles_listed": "date, slug, status, category, publish_at, expires_at, words",
    },
)
@dataclass(slots=True)
class ArticleRow(Row):
    """An article: what listings show of it."""

    slug: str
    path: str
    public: bool
    """Whether readers may see it at the time of the build."""
    status: str
    id: str | None
    title: str
    date: str
    category: str
    """The slug of its category."""
    category_name: str
    """The category as typed."""
    summary: str
    lang: str
    picture: str | None
    """Address of the lead picture."""
    picture_alt: str
    picture_focus: str
    """The point of it that stays in sight where it is cut (``sources.focus``); empty where none is given."""
    changed: str
    """The latest of its date, its corrections and its retraction."""
    retracted: bool
    sample: bool
    publish_at: str | None
    expires_at: str | None
    translation_of: str | None
    """Slug or id, as typed."""
    id_line: int
    """Line of ``id`` in its file."""
    words: str = ""
    """The title as editors look for it: without marks and capitals."""

    def is_public_at(self, as_of: datetime) -> bool:
        """Whether readers may see it at *as_of*."""
        return is_public(self.status, self.publish_at, self.expires_at, as_of)


@stored_in("texts", key="article", has_rowid=True)
@dataclass(slots=True)
class TextRow(Row):
    """The text of an article."""

    article: str
    front: FrontMatter = field(metadata=as_json(_front, _front_to_plain))
    html: str
    """The sanitised body with links to records."""
    plain: str
    """Its plain text."""


@stored_in("flows", key="article", has_rowid=True)
@dataclass(slots=True)
class FlowRow(Row):
    """The plain text of an article as names are looked up in it (``linking.mentions.Linked.flow``)."""

    article: str
    flow: str


@stored_in("former", key="article, kind, place", indexes={"former_by_value": "kind, value"})
@dataclass(slots=True)
class FormerAddressRow(Row):
    """An address that an article had."""

    article: str
    kind: str
    """``slug`` or ``url``."""
    place: int
    """Its number in the front matter, from 0."""
    value: str
    line: int


@stored_in(
    "topics",
    key="topic, date, article",
    indexes={"topics_by_name": "topic, name, public", "topics_by_article": "article"},
)
@dataclass(slots=True)
class TopicRow(Row):
    """An article and a topic that it has."""

    topic: str
    """The topic as an address: topics that differ in capitals or marks alone are one."""
    date: str
    """The article's."""
    article: str
    name: str
    """The topic as typed."""
    public: bool
    """Whether the article is."""
    line: int


@stored_in("notes", key="date, article, place", indexes={"notes_by_article": "article"})
@dataclass(slots=True)
class NoteRow(Row):
    """A correction of an article, or why it was retracted."""

    date: str
    """When that was published, ISO 8601."""
    article: str
    place: int
    """Its number among the corrections, from 0; a retraction comes last."""
    text: str
    is_retraction: bool
    public: bool
    """Whether the article is."""


@stored_in("documents", key="year, anchor, article, place", indexes={"documents_by_article": "article"})
@dataclass(slots=True)
class DocumentRow(Row):
    """A document that is attached to an article."""

    year: str
    """Of the document, empty where nothing names it."""
    anchor: str
    """By which it is one with what sources cite (``authority.cited_documents``)."""
    article: str
    place: int
    """Its number among those of the article, from 0."""
    number: str
    """As typed; empty where it has none."""
    title: str
    file: str
    date: str
    """Of the document, ISO, perhaps partial, perhaps empty."""
    public: bool
    """Whether the article is."""


@stored_in("named", key="article, kind, name", indexes={"named_by_name": "kind, name, article"})
@dataclass(slots=True)
class HandNameRow(Row):
    """The name of a record that an article gives by hand, in its front matter or in a mark."""

    article: str
    kind: str
    name: str
    """As typed."""


@stored_in(
    "mentions",
    key="kind, record, date, article",
    indexes={"mentions_by_article": "article, public, kind, record"},
)
@dataclass(slots=True)
class MentionRow(Row):
    """An article and a record that it names."""

    kind: str
    record: str
    date: str
    """The article's."""
    article: str
    public: bool
    """Whether the article is."""
    spans: tuple[tuple[int, int], ...] = field(metadata=as_json(_spans))
    """Start and end of each mention, in code points of the plain text; empty where only the front matter names it."""


@stored_in(
    "attestations",
    key="article, start, place",
    indexes={
        "attestations_by_person": "person, article",
        "attestations_by_committee": "committee, article",
    },
)
@dataclass(slots=True)
class AttestationRow(Row):
    """An office that an article gives a person."""

    article: str
    start: int
    """Where the person's name starts, in code points of the plain text."""
    place: int
    """Its number among the offices of the article, from 0."""
    person: str
    title: str
    """As printed, without the committee."""
    org_text: str
    """The committee as printed, empty when the title stands alone."""
    committee: str | None
    """Slug of the committee's record; None when it is not known."""
    former: bool
    """Whether the text says that it was held before."""
    sure: bool = False
    """Whether the words stand right beside the name, affirm it, and speak of the article's day."""


@dataclass(frozen=True, slots=True)
class ProposedOffice:
    """An office that a text gives somebody who has no record."""

    title: str
    """As printed, without the committee."""
    org_text: str
    """The committee as printed, empty when the title stands alone."""
    committee: str | None
    """Slug of the committee's record; None when it is not known."""
    former: bool
    """Whether the text says that it was held before."""


def _offices_to_plain(offices: Sequence[ProposedOffice]) -> list[list[object]]:
    return [[one.title, one.org_text, one.committee, one.former] for one in offices]


def _offices(plain: Sequence[Any]) -> tuple[ProposedOffice, ...]:
    return tuple(ProposedOffice(*one) for one in plain)


@stored_in("proposals", key="article, kind, name", indexes={"proposals_alike": "article WHERE alike != '[]'"})
@dataclass(slots=True)
class ProposalRow(Row):
    """A name that an article gives and no record has."""

    article: str
    kind: str
    name: str
    offices: tuple[ProposedOffice, ...] = field(metadata=as_json(_offices, _offices_to_plain))
    """Each once; empty where none is heard."""
    address: str
    """The name as an address: its letters without marks."""
    line: int
    """On which the name stands first."""
    alike: tuple[str, ...] = field(metadata=as_json(tuple))
    """Slugs of the records that may be meant (``authority.look_alikes.likely_meant``), sorted."""


@stored_in("questions", key="article, kind, surface")
@dataclass(slots=True)
class QuestionRow(Row):
    """A name in an article that may mean several records."""

    article: str
    kind: str
    surface: str
    candidates: tuple[str, ...] = field(metadata=as_json(tuple))
    """Their slugs, sorted."""


@stored_in("refs", key="path, place", indexes={"refs_by_target": "kind, target, public"})
@dataclass(slots=True)
class ReferenceRow(Row):
    """A reference from a text to something of the site."""

    path: str
    place: int
    """Its number among those of the file, from 0."""
    kind: str
    """As in ``Reference``."""
    target: str
    line: int
    text: str
    public: bool
    outcome: str = ""
    """What it led to when it was last looked up; empty when it was not yet."""


@stored_in("tombstones", key="address")
@dataclass(slots=True)
class TombstoneRow(Row):
    """An article or record that the editors took out: what stands at its addresses."""

    address: str
    day: str
    """Since when, ISO 8601; empty where the file does not say."""
    id: str | None
    former: tuple[str, ...] = field(metadata=as_json(tuple, list), default=())
    """Addresses that lead to its own."""


@stored_in("drafts", key="path")
@dataclass(slots=True)
class DraftRow(Row):
    """A record or page that is not public and would take no other's address; removed ones are none."""

    path: str
    kind: str
    """``page`` or the kind of record."""
    slug: str
    name: str
    """Of a page its title."""
    status: str
    lang: str
    """Of a page; empty for records."""
    data: str
    """As ``RecordRow.data``, every committee by its slug; empty for pages."""
    html: str
    """Its body."""

    @property
    def record(self) -> Record:
        """The record itself."""
        return record_from(self.kind, json.loads(self.data))


@stored_in("pages", key="slug", has_rowid=True)
@dataclass(slots=True)
class PageRow(Row):
    """A public page that is neither article nor record."""

    slug: str
    title: str
    lang: str
    html: str


@dataclass(frozen=True, slots=True)
class PageFile:
    """What the file of a page says."""

    slug: str
    values: Mapping[str, Any]
    """Fields of its front matter, typed as the schema says."""
    lines: Mapping[str, int]
    """Line of each field."""
    body: str
    """Markdown; empty when it names no records by hand."""
    body_line: int

    def to_json(self) -> str:
        """Return it as ``ReadFileRow.data`` has it."""
        return compact(asdict(self))


def record_to_json(record: Record) -> str:
    """Return *record* as ``RecordRow.data`` and ``ReadFileRow.data`` have it."""
    return compact(to_plain(record))


@stored_in("read_files", key="path")
@dataclass(slots=True)
class ReadFileRow(Row):
    """The file of a record or page, as it was read."""

    path: str
    kind: str
    """``page`` or the kind of record."""
    data: str
    """What stands there, as JSON (``record``, ``page``); empty when nothing of it can be used."""
    html: str
    """Its body."""
    refs: tuple[Reference, ...] = field(metadata=as_json(_references, _references_to_plain))
    """What its body refers to."""
    marked: bool = False
    """Whether its body names records by hand, so that it is looked at again when the register is known."""

    @property
    def record(self) -> Record:
        """The record that stands there."""
        return record_from(self.kind, json.loads(self.data))

    @property
    def page(self) -> PageFile:
        """The page that stands there."""
        return PageFile(**json.loads(self.data))


@stored_in("records", key="kind, slug")
@dataclass(slots=True)
class RecordRow(Row):
    """A public authority record."""

    kind: str
    slug: str
    id: str | None
    name: str
    note: str
    """Its disambiguation, empty when it has none."""
    data: str
    """The record as JSON, with every committee it names by its slug (``record``)."""
    html: str
    """Its body."""

    @property
    def record(self) -> Record:
        """The record itself."""
        return record_from(self.kind, json.loads(self.data))


@stored_in("lookups", key="kind, way, key, slug")
@dataclass(slots=True)
class LookupRow(Row):
    """A way to find a public record."""

    kind: str
    way: str
    """``id``, ``former`` or ``name``."""
    key: str
    """The id, the former slug, or the match key of the name."""
    slug: str


@stored_in("likenesses", key="kind, mask, syllable, slug")
@dataclass(slots=True)
class LikenessRow(Row):
    """What the names of a public record have in common with names much like them (``authority.relations.likenesses_of``)."""

    kind: str
    mask: str
    syllable: str
    slug: str


@stored_in(
    "relations",
    key="way, other, kind, slug",
    indexes={"relations_by_record": "kind, slug"},
)
@dataclass(slots=True)
class RelationRow(Row):
    """What a record says of another, or of what it has in common with others."""

    way: str
    """``parent``, ``tenure``, ``organiser`` or ``lineage``; ``series``; ``start`` and ``document`` of an event; ``source year``, and
    ``source of 2019`` for sources of a year."""
    other: str
    """Slug of a committee; the name of a series; the day an event begins and the year of a document attached to it, empty
    where that is not known; the year of a source, and its words."""
    kind: str
    slug: str


@stored_in("pictures", key="path")
@dataclass(slots=True)
class PictureRow(Row):
    """A picture that can be shown."""

    path: str
    digest: str
    """SHA-256 of its bytes."""
    width: int
    """In pixels, when upright."""
    height: int
    kind: str
    """``photo`` or ``drawing``."""
    is_animated: bool
    """Whether it has several frames, of which the first is shown."""


def _captions(plain: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((language, path) for language, path in plain)


@stored_in("media", key="path", indexes={"media_by_poster": "poster WHERE poster != ''"})
@dataclass(slots=True)
class MediumRow(Row):
    """A film or a sound that can be published; see ``sources.media.Medium``."""

    path: str
    poster: str
    captions: tuple[tuple[str, str], ...] = field(metadata=as_json(_captions))
    transcript: str
    """HTML; empty where there is none."""
    tells_place: bool
    """Whether it says where it was shot."""


@stored_in(
    "site_pages",
    key="page",
    unique="node, kind, slug, time",
    indexes={"pages_by_parent": "parent"},
    has_rowid=True,
)
@dataclass(slots=True)
class SitePageRow(Row):
    """A page of the site (see ``site_pages.PageId``) as it was made last."""

    page: int
    """Its number."""
    node: str
    kind: str
    slug: str
    time: str
    parent: int
    """Number of the node of the plan that has it; 0 where no plan does."""
    since: str
    """ISO 8601: the first moment for which it is right; empty where it always was."""
    until: str
    """ISO 8601: the moment from which it may be another; empty where time changes nothing."""


@stored_in("asked", key="page, key", indexes={"asked_by_key": "key, page"})
@dataclass(slots=True)
class AskedRow(Row):
    """An answer that a page asked for."""

    page: int
    key: int
    """See ``answers``."""


@stored_in("files", key="path", indexes={"files_by_page": "page, path"})
@dataclass(slots=True)
class OutputFileRow(Row):
    """A file of the output."""

    path: str
    """Below the output folder."""
    page: int
    """Number of the page it belongs to."""
    written: str
    """SHA-256 of its bytes."""
    made_from: str
    """Of a picture or document: a digest of what it was made from; else empty."""


@stored_in("stale", key="page")
@dataclass(slots=True)
class StaleRow(Row):
    """A page that the output does not show as it is now."""

    page: int
    """Its number."""


@dataclass(slots=True)
class ArticleRows:
    """All rows of one article. They are put in and taken out together."""

    article: ArticleRow
    text: TextRow
    flow: FlowRow
    former: list[FormerAddressRow]
    topics: list[TopicRow]
    notes: list[NoteRow]
    documents: list[DocumentRow]
    hand_names: list[HandNameRow]
    mentions: list[MentionRow]
    attestations: list[AttestationRow]
    proposals: list[ProposalRow]
    questions: list[QuestionRow]
    references: list[ReferenceRow]

    def by_table(self) -> tuple[Sequence[Row], ...]:
        """Return the rows of each table, always in the same order of tables."""
        return (
            (self.article,),
            (self.text,),
            (self.flow,),
            self.former,
            self.topics,
            self.notes,
            self.documents,
            self.hand_names,
            self.mentions,
            self.attestations,
            self.proposals,
            self.questions,
            self.references,
        )


TABLES: tuple[type[Row], ...] = (
    MetaRow,
    SourceRow,
    ArticleRow,
    TextRow,
    FlowRow,
    FormerAddressRow,
    TopicRow,
    NoteRow,
    DocumentRow,
    HandNameRow,
    MentionRow,
    AttestationRow,
    ProposalRow,
    QuestionRow,
    ReferenceRow,
    PageRow,
    TombstoneRow,
    DraftRow,
    ReadFileRow,
    RecordRow,
    LookupRow,
    LikenessRow,
    RelationRow,
    PictureRow,
    MediumRow,
    SitePageRow,
    AskedRow,
    OutputFileRow,
    StaleRow,
)
"""All tables."""
