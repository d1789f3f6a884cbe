"""Pages without a listing: texts such as the about page, redirects, the page for a missing address."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.addresses import KEPT_LIST, page_address
from plugins.catalogue.queries.pages import page
from plugins.views.body import render_body
from plugins.views.holdings import Holdings


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page that the editors wrote."""

    title: str
    url: str
    lang: str
    body: str
    """HTML, safe to print."""


@dataclass(frozen=True, slots=True)
class KeptList:
    """The page that a script fills with what the reader keeps in the browser."""

    url: str = KEPT_LIST


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another."""

    url: str
    target: str
    """Root-relative."""
    title: str


def text_page(holdings: Holdings, slug: str) -> TextPage:
    """Return the page under *slug*."""
    found = page(holdings.catalogue, slug)
    assert found is not None
    return TextPage(found.title, page_address(slug), found.lang, render_body(found.html, holdings))
