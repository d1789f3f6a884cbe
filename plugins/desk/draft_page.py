"""The real page of an article as it is typed: made from the catalogue with its rows laid over, by the theme of the site, and published nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

from plugins.addresses import article_address
from plugins.catalogue.overlay import article_laid_over
from plugins.catalogue.queries.drafts import Draft
from plugins.catalogue.store import read_catalogue
from plugins.ingest.article_rows import rows_of
from plugins.ingest.reading import ReadArticle
from plugins.site.assets import Assets, read_assets
from plugins.site.theme import Theme
from plugins.sources.articles import Article
from plugins.views.article import article_page
from plugins.views.drafts import draft_note
from plugins.views.frame import site_of
from plugins.views.holdings import Holdings

PARTS = frozenset(("core", "images"))
"""What a page that is looked at links to: without search and files for programs, which the build makes."""
_THEME = Path(__file__).resolve().parents[2] / "theme"
JINJA = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
"""Jinja's options, as ``pelicanconf.py`` has them."""
_NO_TITLE, _NO_CATEGORY = "…", "…"


@dataclass(slots=True)
class DraftPages:
    """Makes the pages; what all of them show alike is made once for each state of the catalogue."""

    address: str
    """Of the catalogue."""
    assets: Assets
    theme: Theme

    def page(self, read: ReadArticle, now: datetime) -> bytes:
        """Return the page of the article that was *read*, as if it were public; what it lacks has a stand-in."""
        assert read.article is not None
        assert read.linked is not None
        article = with_stand_ins(read.article, now)
        rows = rows_of(article, read.linked, now)
        note = None if rows.article.public else draft_note(_draft(article, now))
        catalogue = read_catalogue(self.address)
        with closing(catalogue.connection), article_laid_over(catalogue, rows):
            page = article_page(Holdings(catalogue, has_ids=False), article.slug)
            return self.theme.render("article.html", page, draft=note)


def draft_pages(address: str, portal: Mapping[str, Any]) -> DraftPages:
    """Return what makes pages from the catalogue at *address* by the site's theme; *portal* are the fields of its settings."""
    assets = read_assets(_THEME)
    catalogue = read_catalogue(address)
    with closing(catalogue.connection):
        site = site_of(Holdings(catalogue), portal, "", "", PARTS)
    return DraftPages(address, assets, Theme(_THEME, JINJA, site, assets.addresses, True))


def with_stand_ins(article: Article, now: datetime) -> Article:
    """Return *article* with something in place of title, date and category where it has none yet."""
    values = article.values
    return replace(
        article,
        title=values.get("title", _NO_TITLE),
        date=values.get("date", now.isoformat()),
        category=values.get("category", _NO_CATEGORY),
    )


def _draft(article: Article, now: datetime) -> Draft:
    """Return what the banner tells of *article*, which readers may not see *now*."""
    get = article.values.get
    state, time = str(get("status", "published")), ""
    if state == "published":
        begins, ends = str(get("publish_at", "")), str(get("expires_at", ""))
        is_held = bool(begins) and datetime.fromisoformat(begins) > now
        state, time = ("held", begins) if is_held else ("expired", ends)
    return Draft(article_address(article.date, article.slug), article.title, article.path, state, time)
