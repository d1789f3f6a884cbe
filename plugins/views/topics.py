"""Topics: the index of them, the page of one, and its pages by month where it has many articles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from plugins.addresses import TOPICS, feed_address, topic_address, topic_month_address
from plugins.catalogue.queries import topics
from plugins.text.normal import index_letter, letter_anchor, sort_key
from plugins.views.holdings import Card, CountedLink, Holdings, Link
from plugins.views.listings import ListPage, Month

_NEWEST_OF_TOPIC = 30
"""Of one with pages by month."""


@dataclass(frozen=True, slots=True)
class TopicLetter:
    """The topics that begin with a letter."""

    letter: str
    anchor: str
    topics: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """The index of topics."""

    url: str
    count: int
    letters: tuple[TopicLetter, ...]
    """In the order of the alphabet, as their topics are."""


def topic_index(holdings: Holdings) -> TopicIndex:
    """Return all topics by their first letter."""
    found = topics.counted_topics(holdings.catalogue)
    ordered = sorted(found, key=lambda one: (sort_key(one.name), one.topic))
    letters = (
        TopicLetter(
            letter,
            f"chu-{letter_anchor(letter)}",
            tuple(CountedLink(Link(one.name, topic_address(one.topic)), one.count) for one in of_letter),
        )
        for letter, of_letter in groupby(ordered, key=lambda one: index_letter(one.name))
    )
    return TopicIndex(TOPICS, len(found), tuple(letters))


def topic_months(holdings: Holdings, topic: str) -> list[tuple[str, str]]:
    """Return year and month (``01`` to ``12``) of the pages by month of *topic*, newest first."""
    months = topics.months_of_topic(holdings.catalogue, topic)
    return [(one.year, one.month) for one in months] if topics.have_own_pages(months) else []


def topic_page(holdings: Holdings, topic: str) -> ListPage:
    """Return the articles of *topic*: all while they are few, else the newest, and its months."""
    months = topics.months_of_topic(holdings.catalogue, topic)
    parted = topics.have_own_pages(months)
    url = topic_address(topic)
    return ListPage(
        kind="topic",
        title=topics.topic_name(holdings.catalogue, topic) or topic,
        url=url,
        feed_url=feed_address(url),
        parent=Link("", TOPICS),
        cards=newest_of_topic(holdings, topic, _NEWEST_OF_TOPIC if parted else None),
        months=tuple(
            Month(one.year, one.month, topic_month_address(topic, one.year, one.month), one.count)
            for one in months
            if parted
        ),
    )


def newest_of_topic(holdings: Holdings, topic: str, most: int | None) -> tuple[Card, ...]:
    """Return the cards of the *most* newest articles of *topic*, newest first."""
    return holdings.cards(topics.articles_of_topic(holdings.catalogue, topic, most=most))


def topic_month_page(holdings: Holdings, topic: str, year: str, month: str) -> ListPage:
    """Return all articles of *topic* in a month, which has a page of its own."""
    time = f"{year}-{month}"
    name = topics.topic_name(holdings.catalogue, topic, time) or topic
    return ListPage(
        kind="topic_month",
        title=name,
        url=topic_month_address(topic, year, month),
        year=year,
        month=month,
        parent=Link(name, topic_address(topic)),
        cards=holdings.cards(topics.articles_of_topic(holdings.catalogue, topic, month=time)),
    )
