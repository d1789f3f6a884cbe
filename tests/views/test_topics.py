"""Topics."""

from plugins.catalogue.queries import topics
from plugins.views.topics import newest_of_topic, topic_index, topic_month_page, topic_months, topic_page
from tests.city import article

FILES = {
    f"articles/2023/{number}.md": article(f"Tin {number}", date=f"2023-{number:02}-01", topics=those)
    for number, those in enumerate(("Nước sạch", "[Đô thị, 45 năm]", "[Nước sạch, Dân vận]"), 1)
}


def test_topics_by_letter(holdings):
    """In the order of the Vietnamese alphabet, Đ after D; each with its page and how many articles it has."""
    index = topic_index(holdings(FILES))
    assert [(one.letter, one.anchor, [topic.link.text for topic in one.topics]) for one in index.letters] == [
        ("#", "chu-khac", ["45 năm"]),
        ("D", "chu-d", ["Dân vận"]),
        ("Đ", "chu-dd", ["Đô thị"]),
        ("N", "chu-n", ["Nước sạch"]),
    ]
    (water,) = index.letters[-1].topics
    assert (water.link.url, water.count, index.count) == ("/chu-de/nuoc-sach/", 2, 4)


def test_a_topic_has_all_its_articles(holdings):
    """On one page while they are few, newest first, with its feed and the way to the others."""
    city = holdings(FILES)
    page = topic_page(city, "nuoc-sach")
    assert [card.title for card in page.cards] == ["Tin 3", "Tin 1"]
    assert (page.title, page.feed_url, page.parent.url) == (
        "Nước sạch",
        "/chu-de/nuoc-sach/feed.xml",
        "/chu-de/",
    )
    assert (page.months, topic_months(city, "nuoc-sach")) == ((), [])
    assert [card.title for card in newest_of_topic(city, "nuoc-sach", 1)] == ["Tin 3"]


def test_a_topic_of_many_articles_is_parted_by_month(holdings, monkeypatch):
    """Its page leads to the months; each has all its articles and leads back."""
    monkeypatch.setattr(topics, "MAX_ARTICLES_ON_TOPIC_PAGE", 1)
    city = holdings(FILES)
    page = topic_page(city, "nuoc-sach")
    assert [one.url for one in page.months] == ["/chu-de/nuoc-sach/2023/03/", "/chu-de/nuoc-sach/2023/01/"]
    assert topic_months(city, "nuoc-sach") == [("2023", "03"), ("2023", "01")]
    month = topic_month_page(city, "nuoc-sach", "2023", "01")
    assert [card.title for card in month.cards] == ["Tin 1"]
    assert (month.title, month.parent.url) == ("Nước sạch", "/chu-de/nuoc-sach/")
