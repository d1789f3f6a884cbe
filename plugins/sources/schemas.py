"""The fields of every kind of file. ``docs/formats.md`` explains each; a test holds the two together."""

from __future__ import annotations

from plugins.kinds import KINDS
from plugins.sources.fields import (
    Field,
    choice,
    content_path,
    flag,
    focus,
    identifier,
    moment,
    naan,
    old_address,
    partial_date,
    slug,
    struct,
    text,
)

PAGE_STATUSES = ("draft", "review", "ready", "published")
STATUSES = (*PAGE_STATUSES, "removed")
"""Of articles and records: what is removed leaves a tombstone at its address."""
LANGUAGES = ("vi", "en")
QUALIFICATIONS = ("professional", "political")

_SOURCE = Field("source", text(500))
_STATEMENT = struct(Field("value", text(1000), required=True), _SOURCE, bare="value")
_STATED_DATE = struct(Field("value", partial_date, required=True), _SOURCE, bare="value")
_DOCUMENT = struct(
    Field("file", content_path("documents"), required=True),
    Field("title", text(), required=True),
    Field("number", text()),
    Field("date", partial_date),
    _SOURCE,
)
_SPAN = (Field("from", partial_date, is_offered=True), Field("until", partial_date, is_offered=True))
_LINEAGE = struct(
    Field("committee", text(), required=True),
    Field("on", partial_date),
    Field("decision", text()),
    _SOURCE,
    bare="committee",
)

ARTICLE = (
    Field("title", text(), required=True),
    Field("date", moment, required=True),
    Field("category", text(80), required=True),
    Field("summary", text(2000)),
    Field("authors", text(120), many=True, is_of_names=True),
    Field("source", text()),
    Field("place", text(200)),
    Field("lang", choice(*LANGUAGES)),
    Field("translation_of", text()),
    Field("image", content_path("images")),
    Field("image_alt", text(500)),
    Field("image_caption", text(500)),
    Field("image_credit", text(200)),
    Field("image_focus", focus, needs="image"),
    *(Field(kind.folder, text(), many=True, is_of_names=True) for kind in KINDS.values()),
    Field("topics", text(120), many=True, is_of_names=True),
    Field("status", choice(*STATUSES), never_empty=True),
    Field("publish_at", moment, never_empty=True),
    Field("expires_at", moment, never_empty=True),
    Field("slug", slug, never_empty=True),
    Field("former_slugs", slug, many=True),
    Field("legacy_urls", old_address, many=True),
    Field("id", identifier("article")),
    Field("sample", flag),
    Field(
        "corrections",
        struct(Field("date", moment, required=True), Field("text", text(2000), required=True)),
        many=True,
    ),
    Field(
        "retracted", struct(Field("date", moment, required=True), Field("reason", text(2000), required=True))
    ),
    Field("documents", _DOCUMENT, many=True),
    Field(
        "refused_offices",
        struct(
            Field("person", text(), required=True),
            Field("office", text(), required=True),
            Field("committee", text()),
        ),
        many=True,
    ),
)

PAGE = (
    Field("title", text(), required=True),
    Field("slug", slug, never_empty=True),
    Field("lang", choice(*LANGUAGES)),
    Field("status", choice(*PAGE_STATUSES), never_empty=True),
)


def _record(kind: str) -> tuple[Field, ...]:
    return (
        Field("id", identifier(kind)),
        Field("name", text(), required=True),
        Field("variants", _STATEMENT, many=True, is_of_names=True),
        Field("disambiguation", text()),
        Field("sources", _STATEMENT, many=True),
        Field("slug", slug, never_empty=True),
        Field("former_slugs", slug, many=True),
        Field("merged_ids", identifier(kind), many=True),
        Field("status", choice(*STATUSES), never_empty=True),
        Field("sample", flag),
    )


PERSON = (
    *_record("person"),
    Field("born", partial_date, is_offered=True),
    Field("died", partial_date),
    Field("portrait", content_path("images")),
    Field("portrait_alt", text(500)),
    Field("hometown", _STATEMENT),
    Field("ethnicity", _STATEMENT),
    Field("party_joined", _STATED_DATE),
    Field(
        "qualifications",
        struct(
            Field("value", text(), required=True),
            Field("kind", choice(*QUALIFICATIONS)),
            _SOURCE,
            bare="value",
        ),
        many=True,
    ),
    Field(
        "tenures",
        struct(
            Field("office", text(), required=True),
            Field("committee", text()),
            *_SPAN,
            _SOURCE,
            Field("reports", text(), many=True),
        ),
        many=True,
        is_offered=True,
    ),
)

COMMITTEE = (
    *_record("committee"),
    Field("kind", text(80), is_offered=True),
    Field("place", text(), is_offered=True),
    *_SPAN,
    Field(
        "parents",
        struct(Field("committee", text(), required=True), *_SPAN, _SOURCE, bare="committee"),
        many=True,
        is_of_names=True,
        is_offered=True,
    ),
    Field("names", struct(Field("name", text(), required=True), *_SPAN, _SOURCE, bare="name"), many=True),
    Field("predecessors", _LINEAGE, many=True, is_of_names=True),
    Field("successors", _LINEAGE, many=True, is_of_names=True),
    Field("offices", _STATEMENT, many=True, is_offered=True),
)

EVENT = (
    *_record("event"),
    Field("kind", text(80), is_offered=True),
    Field("start", partial_date, is_offered=True),
    Field("end", partial_date, is_offered=True),
    Field("place", text(), is_offered=True),
    Field("organisers", _STATEMENT, many=True, is_of_names=True, is_offered=True),
    Field("series", text()),
    Field("documents", _DOCUMENT, many=True),
    Field("programme", _STATEMENT, many=True),
    Field("outcome", text(2000)),
)

PORTAL = (
    Field("name", text(), required=True),
    Field("short_name", text(60)),
    Field("logo", content_path("images")),
    Field("governing_body", text()),
    Field("licence", text()),
    Field("editor", text()),
    Field("address", text()),
    Field("phone", text(60)),
    Field("email", text(120)),
    Field("home_committee", text()),
    Field("register_confirmed", partial_date, never_empty=True),
    Field("ark", naan),
    Field("language", choice("vi", "en")),
    Field("sections", text(80), many=True, is_of_names=True),
    Field("featured", text(), many=True),
    Field("originals", content_path("images"), many=True),
    Field("sample", flag),
)

SCHEMAS: dict[str, tuple[Field, ...]] = {
    "article": ARTICLE,
    "page": PAGE,
    "person": PERSON,
    "committee": COMMITTEE,
    "event": EVENT,
    "portal": PORTAL,
}
