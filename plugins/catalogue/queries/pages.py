"""The texts that the editors wrote besides articles and records, and the tombstones of what they took out."""

from __future__ import annotations

from plugins.catalogue.answers import PAGE, TOMBSTONE
from plugins.catalogue.rows import PageRow, TombstoneRow
from plugins.catalogue.store import Catalogue


def page(catalogue: Catalogue, slug: str) -> PageRow | None:
    """Return the page under *slug*, None where there is none."""
    catalogue.ask(PAGE, slug)
    return catalogue.row(PageRow, "WHERE slug = ?", slug)


def page_titles(catalogue: Catalogue) -> dict[str, str]:
    """Return the title of each page by its slug, in the order of slugs; part of every page's frame."""
    rows = catalogue.connection.execute("SELECT slug, title FROM pages ORDER BY slug")
    return dict(rows.fetchall())


def has_page(catalogue: Catalogue, slug: str) -> bool:
    """Whether there is a page under *slug*."""
    catalogue.ask(PAGE, slug)
    return bool(catalogue.values("SELECT 1 FROM pages WHERE slug = ?", slug))


def tombstone(catalogue: Catalogue, address: str) -> TombstoneRow | None:
    """Return the tombstone at *address*, None where there is none."""
    catalogue.ask(TOMBSTONE, address)
    return catalogue.row(TombstoneRow, "WHERE address = ?", address)


def addresses_of_tombstones(catalogue: Catalogue) -> list[str]:
    """Return the addresses of what the editors took out, in order."""
    catalogue.ask(TOMBSTONE, "")
    return catalogue.values("SELECT address FROM tombstones ORDER BY address")
