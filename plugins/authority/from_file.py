"""From a record's file to the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.authority.records import (
    Committee,
    Document,
    Event,
    FormerName,
    Lineage,
    Origin,
    Parent,
    Person,
    Record,
    Statement,
    Tenure,
)
from plugins.authority.spans import Span
from plugins.sources.content_file import ContentFile

Values = Mapping[str, Any]


def record_of(source: ContentFile) -> Record | None:
    """Return the record that *source* describes, None when it has no name.

    Committees are still named as the editor typed them; ``resolve_references`` settles them.
    """
    values = source.values
    if "name" not in values:
        return None
    common: dict[str, Any] = {
        "slug": source.slug,
        "name": values["name"],
        "id": values.get("id"),
        "variants": _statements(values.get("variants")),
        "disambiguation": values.get("disambiguation"),
        "sources": tuple(item["value"] for item in values.get("sources", ()) if "value" in item),
        "former_slugs": tuple(values.get("former_slugs", ())),
        "merged_ids": tuple(values.get("merged_ids", ())),
        "status": values.get("status", "published"),
        "sample": values.get("sample", False),
        "body": source.body.strip(),
        "origin": Origin(source.path, source.lines, _first_line(source)),
    }
    return MAKERS[source.kind](common, values)


def _first_line(source: ContentFile) -> int:
    """Return the line of the file on which the text begins, blank lines passed over."""
    body = source.body
    return source.body_line + body.count("\n", 0, len(body) - len(body.lstrip()))


def _person(common: dict[str, Any], values: Values) -> Person:
    return Person(
        **common,
        born=values.get("born"),
        died=values.get("died"),
        portrait=values.get("portrait"),
        portrait_alt=values.get("portrait_alt"),
        tenures=tuple(
            Tenure(
                office=item["office"],
                committee=item.get("committee"),
                span=_span(item),
                source=item.get("source"),
            )
            for item in values.get("tenures", ())
            if "office" in item
        ),
    )


def _committee(common: dict[str, Any], values: Values) -> Committee:
    return Committee(
        **common,
        type=values.get("kind"),
        place=values.get("place"),
        span=_span(values),
        parents=tuple(
            Parent(committee=item["committee"], span=_span(item), source=item.get("source"))
            for item in values.get("parents", ())
            if "committee" in item
        ),
        names=tuple(
            FormerName(name=item["name"], span=_span(item), source=item.get("source"))
            for item in values.get("names", ())
            if "name" in item
        ),
        predecessors=_lineage(values.get("predecessors")),
        successors=_lineage(values.get("successors")),
        offices=_statements(values.get("offices")),
    )


def _event(common: dict[str, Any], values: Values) -> Event:
    return Event(
        **common,
        type=values.get("kind"),
        span=Span(values.get("start"), values.get("end")),
        place=values.get("place"),
        organisers=_statements(values.get("organisers")),
        series=values.get("series"),
        documents=documents_of(values.get("documents", ())),
        programme=_statements(values.get("programme")),
        outcome=values.get("outcome"),
    )


MAKERS = {"person": _person, "committee": _committee, "event": _event}


def documents_of(items: Iterable[Values]) -> tuple[Document, ...]:
    """Return the attached papers among *items* that say their file and title."""
    return tuple(Document(**item) for item in items if "file" in item and "title" in item)


def _statements(items: Iterable[Values] | None) -> tuple[Statement, ...]:
    return tuple(Statement(item["value"], item.get("source")) for item in items or () if "value" in item)


def _span(item: Values) -> Span:
    return Span(item.get("from"), item.get("until"))


def _lineage(items: Iterable[Values] | None) -> tuple[Lineage, ...]:
    return tuple(
        Lineage(
            committee=item["committee"],
            on=item.get("on"),
            decision=item.get("decision"),
            source=item.get("source"),
        )
        for item in items or ()
        if "committee" in item
    )
