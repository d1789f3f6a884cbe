"""The home page."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain

from plugins import addresses
from plugins.catalogue.queries import listings, mentions
from plugins.catalogue.queries.articles import article_called
from plugins.text.normal import slugify
from plugins.views.event_index import ListedEvent, coming_events
from plugins.views.holdings import Card, CountedLink, Holdings, Link
from plugins.views.listings import Month, newest, newest_of_category

_LATEST_ON_HOME_PAGE = 7
_MAX_LOOKED_AT_FOR_PICTURE = 30
_ARTICLES_PER_SECTION = 7
"""The theme shows fewer where the first has a picture."""
_MAX_IN_NEWS = 10
_MAX_COMING = 5


@dataclass(frozen=True, slots=True)
class Section:
    """A category on the home page."""

    link: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the home page shows."""

    url: str
    lead: Card | None
    latest: tuple[Card, ...]
    """Newest first, without the editors' picks."""
    featured: tuple[Card, ...]
    """The editors' picks in their order, the lead left out."""
    sections: tuple[Section, ...]
    """Those that have something to show, in order."""
    coming: tuple[ListedEvent, ...]
    """Soonest first."""
    persons: tuple[CountedLink, ...]
    """Most often named in the month of the newest article."""
    committees: tuple[CountedLink, ...]
    news_month: Month | None
    """That month."""


def home_page(
    holdings: Holdings, sections: tuple[str, ...], featured: tuple[str, ...], as_of: datetime
) -> HomePage:
    """Return the home page; *sections* are categories in order, *featured* articles by slug or id.

    The first of the editors' picks leads, else the newest with a picture. No article stands there twice, and none that
    was retracted: it would lead readers to what its editors take back.
    """
    picks = _featured(holdings, featured)
    newest_cards = _standing(partial(newest, holdings), _MAX_LOOKED_AT_FOR_PICTURE)
    with_picture = (card for card in newest_cards if card.picture)
    lead = next(chain(picks, with_picture, newest_cards), None)
    shown = {*picks, *((lead,) if lead else ())}
    latest = _standing(partial(newest, holdings), _LATEST_ON_HOME_PAGE, shown)
    month = _newest_month(holdings, newest_cards)
    return HomePage(
        url=addresses.HOME,
        lead=lead,
        latest=latest,
        featured=picks[1:],
        sections=_sections(holdings, sections, shown.union(latest)),
        coming=coming_events(holdings, as_of.date().isoformat(), _MAX_COMING),
        persons=_in_news(holdings, "person", month),
        committees=_in_news(holdings, "committee", month),
        news_month=month,
    )


def _standing(
    newest_of: Callable[[int], tuple[Card, ...]], most: int, shown: Set[Card] = frozenset()
) -> tuple[Card, ...]:
    """Return the cards of the *most* newest articles that were not retracted and are not *shown* already.

    *newest_of* takes how many to look at.
    """
    looked_at = most + len(shown)
    while True:
        cards = newest_of(looked_at)
        standing = tuple(card for card in cards if not card.is_retracted and card not in shown)[:most]
        if len(standing) == most or len(cards) < looked_at:
            return standing
        looked_at *= 2


def _newest_month(holdings: Holdings, newest_cards: tuple[Card, ...]) -> Month | None:
    """Return the month of the newest article."""
    if not newest_cards:
        return None
    year, month = newest_cards[0].day.iso[:4], newest_cards[0].day.iso[5:7]
    count = listings.count_of_month(holdings.catalogue, year, month)
    return Month(year, month, addresses.archive_address(year, month), count)


def _featured(holdings: Holdings, named: tuple[str, ...]) -> tuple[Card, ...]:
    found = (article_called(holdings.catalogue, one) for one in named)
    cards = (holdings.card(one.slug) for one in found if one and one.is_public)
    return tuple(dict.fromkeys(card for card in cards if not card.is_retracted))


def _sections(holdings: Holdings, named: tuple[str, ...], shown: Set[Card]) -> tuple[Section, ...]:
    """Return the categories *named* that have articles which are not *shown* already."""
    slugs = [slug for slug in map(slugify, named) if slug in holdings.categories]
    found = (
        Section(
            holdings.category_link(slug),
            _standing(partial(newest_of_category, holdings, slug), _ARTICLES_PER_SECTION, shown),
        )
        for slug in dict.fromkeys(slugs)
    )
    return tuple(section for section in found if section.cards)


def _in_news(holdings: Holdings, kind: str, month: Month | None) -> tuple[CountedLink, ...]:
    if month is None:
        return ()
    return holdings.counted(
        mentions.most_named_in_month(holdings.catalogue, kind, month.year, month.month, _MAX_IN_NEWS)
    )
