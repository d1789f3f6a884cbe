"""Which topics the public articles have, and which articles have a topic; a topic is known by its address."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.answers import ARTICLES_OF_TOPIC, TOPICS
from plugins.catalogue.queries.listings import MonthCount
from plugins.catalogue.store import Catalogue

MAX_ARTICLES_ON_TOPIC_PAGE = 100
"""With more articles than this, each month of a topic has a page of its own."""
EACH_TOPIC = """WITH RECURSIVE each (topic) AS (
    SELECT min(topic) FROM topics UNION ALL SELECT (SELECT min(topic) FROM topics WHERE topic > each.topic) FROM each
    WHERE each.topic IS NOT NULL
)"""
"""SQL that gives each topic, of drafts too, in order, and NULL at the end: from one to the next, for to go through all
articles takes longer."""


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic and how many articles have it."""

    topic: str
    name: str
    """As most of its articles spell it."""
    count: int


def topics(catalogue: Catalogue) -> list[str]:
    """Return all topics, in the order of their addresses."""
    catalogue.ask(TOPICS)
    is_public = "EXISTS (SELECT 1 FROM topics WHERE topics.topic = each.topic AND public)"
    return catalogue.values(f"{EACH_TOPIC} SELECT topic FROM each WHERE topic IS NOT NULL AND {is_public}")


def counted_topics(catalogue: Catalogue) -> list[TopicCount]:
    """Return all topics with their numbers of articles, in the order of their addresses."""
    catalogue.ask(TOPICS)
    rows = catalogue.connection.execute(
        "SELECT topic, name, count(*) FROM topics WHERE public GROUP BY topic, name ORDER BY topic, count(*) DESC, name"
    )
    found: dict[str, TopicCount] = {}
    for topic, name, count in rows:
        before = found.get(topic)
        found[topic] = (
            TopicCount(topic, before.name, before.count + count) if before else TopicCount(topic, name, count)
        )
    return [*found.values()]


def topic_name(catalogue: Catalogue, topic: str, month: str = "") -> str | None:
    """Return a topic as most of its articles spell it, those of *month* (``2023-07``) where it is given.

    None where no article has it.
    """
    catalogue.ask(ARTICLES_OF_TOPIC, topic, month)
    statement = (
        "SELECT name FROM topics WHERE topic = ? AND public AND date >= ? AND date < ?"
        " GROUP BY name ORDER BY count(*) DESC, name LIMIT 1"
    )
    return next(iter(catalogue.values(statement, topic, month, f"{month}~")), None)


def articles_of_topic(
    catalogue: Catalogue, topic: str, *, month: str = "", most: int | None = None
) -> list[str]:
    """Return the slugs of the articles that have a topic, newest first.

    Those of *month* (``2023-07``) alone where it is given, *most* at most.
    """
    catalogue.ask(ARTICLES_OF_TOPIC, topic, month)
    statement = (
        "SELECT article FROM topics WHERE topic = ? AND public AND date >= ? AND date < ?"
        " ORDER BY date DESC, article LIMIT ?"
    )
    return catalogue.values(statement, topic, month, f"{month}~", -1 if most is None else most)


def months_of_topic(catalogue: Catalogue, topic: str) -> list[MonthCount]:
    """Return each month in which an article has a topic, newest first."""
    catalogue.ask(ARTICLES_OF_TOPIC, topic, "")
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 7) AS month, count(*) FROM topics WHERE topic = ? AND public"
        " GROUP BY month ORDER BY month DESC",
        (topic,),
    )
    return [MonthCount(month[:4], month[5:], count) for month, count in rows]


def have_own_pages(months: list[MonthCount]) -> bool:
    """Whether the *months* of a topic hold too many articles for one page, so that each has a page of its own."""
    return sum(one.count for one in months) > MAX_ARTICLES_ON_TOPIC_PAGE
