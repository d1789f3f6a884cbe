"""The catalogue as views ask it: links, cards, counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plugins.authority.plain import record_from
from plugins.authority.records import Person, Record
from plugins.authority.register import Register
from plugins.catalogue.addresses import article_address, category_address, id_address, record_address
from plugins.catalogue.known import KnownAddresses
from plugins.catalogue.store import Catalogue
from plugins.views.days import Day, day_of


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site."""

    text: str
    url: str
    """Root-relative."""
    note: str = ""
    """What tells it from others of the same name; empty when nothing needs telling."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A link and how many articles stand behind it."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the page shows it."""

    url: str
    alt: str
    width: int
    height: int


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
    """Answers views' questions; holds the register and category names, never the articles."""

    def __init__(self, catalogue: Catalogue, has_ids: bool = True, has_files: bool = True) -> None:
        """Answer from *catalogue*, which must not change meanwhile.

        *has_ids* tells whether the site has the permanent addresses ``/id/…/``, *has_files* whether it has pictures
        and documents.
        """
        self.catalogue = catalogue
        self._has_ids = has_ids
        self.has_files = has_files
        self.known = KnownAddresses(catalogue)

    @cached_property
    def register(self) -> Register:
        """All public records."""
        rows = self.catalogue.rows("records", "ORDER BY kind, slug")
        return Register(record_from(row["kind"], json.loads(row["data"])) for row in rows)

    @cached_property
    def categories(self) -> dict[str, str]:
        """Name by slug of each category that has a public article."""
        statement = "SELECT category, front FROM articles WHERE public GROUP BY category ORDER BY category"
        rows = self.catalogue.connection.execute(statement)
        return {slug: json.loads(front)["values"]["category"] for slug, front in rows}

    @cached_property
    def counts(self) -> dict[tuple[str, str], int]:
        """Public articles by kind and slug of the record they mention."""
        rows = self.catalogue.connection.execute(
            "SELECT kind, record, count(*) FROM mentions JOIN articles ON articles.slug = mentions.article"
            " WHERE public GROUP BY kind, record"
        )
        return {(kind, slug): count for kind, slug, count in rows}

    @cached_property
    def _shared_names(self) -> set[tuple[str, str]]:
        return {
            (kind, slug)
            for (kind, _), slugs in self.register.by_name.items()
            if len(slugs) > 1
            for slug in slugs
        }

    def cite_address(self, identifier: str | None, address: str) -> str:
        """Return the permanent address of what stands at *address*, that itself where there is no other."""
        return id_address(identifier) if identifier and self._has_ids else address

    def link(self, record: Record) -> Link:
        """Return the link to a record's page, with what tells it from its namesakes."""
        shared = (record.kind, record.slug) in self._shared_names
        return Link(
            record.name,
            record_address(record.kind, record.slug),
            (record.disambiguation or "") if shared else "",
        )

    def link_to(self, kind: str, slug: str) -> Link | None:
        """Return the link to the record of *kind* under *slug*, None when there is none."""
        record = self.register.get(kind, slug)
        return self.link(record) if record else None

    def category_link(self, slug: str) -> Link:
        """Return the link to a category."""
        return Link(self.categories[slug], category_address(slug))

    def picture(self, path: str, alt: str) -> Picture | None:
        """Return the picture at *path* below the content folder, None when it cannot be shown."""
        row = self.catalogue.row("pictures", "WHERE path = ?", path.removeprefix("/"))
        return Picture(path, alt, row["width"], row["height"]) if row and self.has_files else None

    def card(self, row: Any) -> Card:
        """Return the card of the article in *row*."""
        values = json.loads(row["front"])["values"]
        day = day_of(row["date"])
        assert day is not None
        return Card(
            title=row["title"],
            url=article_address(row["date"], row["slug"]),
            day=day,
            summary=row["summary"],
            category=self.category_link(row["category"]),
            picture=self.picture(values["image"], values.get("image_alt", "")) if "image" in values else None,
            lang=values.get("lang", "vi"),
            cite_url=self.cite_address(row["id"], article_address(row["date"], row["slug"])),
            changed=max(
                row["date"],
                *(item["date"] for item in values.get("corrections", ()) if "date" in item),
                values.get("retracted", {}).get("date", ""),
            ),
            is_retracted="retracted" in values,
            is_sample=values.get("sample", False),
        )

    def cards(self, where: str, *parameters: object, most: int = -1) -> tuple[Card, ...]:
        """Return the cards of the articles that *where* selects, newest first: at most *most*, all when negative."""
        clause = f"{where} ORDER BY date DESC, slug LIMIT ?"
        return tuple(self.card(row) for row in self.catalogue.rows("articles", clause, (*parameters, most)))

    @cached_property
    def versions(self) -> dict[str, tuple[str, ...]]:
        """Slugs of the public articles that are one text in several languages, by the slug of each."""
        families: dict[str, set[str]] = {}
        rows = self.catalogue.connection.execute(
            "SELECT slug, front FROM articles WHERE public AND front LIKE '%\"translation_of\"%' ORDER BY slug"
        )
        for slug, front in rows:
            original = self.known.article(json.loads(front)["values"].get("translation_of", ""))
            if original and original.public:
                families.setdefault(original.slug, {original.slug}).add(slug)
        return {slug: tuple(sorted(family)) for family in families.values() for slug in family}

    def counted(self, rows: Iterable[tuple[str, str, int]]) -> tuple[Counted, ...]:
        """Turn kind, slug and count into counted links, records that are gone left out."""
        found = ((self.link_to(kind, slug), count) for kind, slug, count in rows)
        return tuple(Counted(link, count) for link, count in found if link)

    def offices_on(self, person: Person, day: str) -> tuple[tuple[str, str], ...]:
        """Return title and committee name of the offices that the register gives *person* on *day* (ISO).

        Only tenures whose start is known and that may include the day; committee is empty where none is said.
        """
        return tuple(
            (tenure.office, self.committee_name(tenure.committee))
            for tenure in person.tenures
            if tenure.span.start and tenure.span.may_include(day)
        )

    def committee_name(self, slug: str | None) -> str:
        """Return the name of the committee under *slug*, empty when there is none."""
        committee = self.register.committees.get(slug or "")
        return committee.name if committee else ""
