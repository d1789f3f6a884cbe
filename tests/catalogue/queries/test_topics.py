"""Which topics there are, and which articles have them."""

import pytest

from plugins.catalogue.queries import topics
from plugins.catalogue.queries.listings import MonthCount
from plugins.catalogue.queries.topics import TopicCount
from tests.city import article


@pytest.fixture
def catalogue(indexed):
    """The city with articles on topics, of which one is spelled in two ways."""
    files = {
        "articles/2023/a.md": article("A", date="2023-07-01", topics="[Dân vận, Nước sạch]"),
        "articles/2023/b.md": article("B", date="2023-08-01", topics="[Dân vận]"),
        "articles/2023/c.md": article("C", date="2023-08-02", topics="[dân vận, DÂN VẬN, …]"),
        "articles/2023/d.md": article("D", topics="Chưa đăng", status="draft"),
    }
    return indexed(files)[1]


def test_topics_in_use(catalogue):
    """By address, as most articles spell them; a draft does not count, nor what has no address."""
    assert topics.counted_topics(catalogue) == [
        TopicCount("dan-van", "Dân vận", 3),
        TopicCount("nuoc-sach", "Nước sạch", 1),
    ]
    assert topics.topics(catalogue) == ["dan-van", "nuoc-sach"]
    assert topics.topic_name(catalogue, "chua-dang") is None


def test_a_topic_is_called_as_most_of_its_articles_do(catalogue):
    """Of a month as those of the month do; of spellings used equally often the first by its letters."""
    assert topics.topic_name(catalogue, "dan-van") == "Dân vận"
    assert topics.topic_name(catalogue, "dan-van", "2023-08") == "Dân vận"
    assert topics.topic_name(catalogue, "dan-van", "2023-09") is None


def test_articles_of_a_topic(catalogue):
    """Newest first, all or some, or those of a month; an article that spells it in two ways stands once."""
    assert topics.articles_of_topic(catalogue, "dan-van") == ["c", "b", "a"]
    assert topics.articles_of_topic(catalogue, "dan-van", most=1) == ["c"]
    assert topics.articles_of_topic(catalogue, "dan-van", month="2023-07") == ["a"]


def test_months_of_a_topic(catalogue, monkeypatch):
    """Newest first; with too many articles for one page they have pages of their own."""
    months = topics.months_of_topic(catalogue, "dan-van")
    assert months == [MonthCount("2023", "08", 2), MonthCount("2023", "07", 1)]
    assert not topics.have_own_pages(months)
    monkeypatch.setattr(topics, "MAX_ARTICLES_ON_TOPIC_PAGE", 2)
    assert topics.have_own_pages(months)
