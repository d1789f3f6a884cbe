"""JSON Feed 1.1, held against what its specification asks for."""

import json
from dataclasses import replace
from datetime import datetime

from plugins.exports.feeds import Feed
from plugins.exports.json_feeds import json_feed
from plugins.views.holdings import Picture
from tests.exports.test_feeds import SITE, card


def feed(*cards):
    """Return the parsed feed of *cards*."""
    return json.loads(json_feed(Feed("Thời sự", "/chuyen-muc/thoi-su/", "Tư liệu", cards), SITE))


def test_a_feed_has_what_the_specification_requires():
    """Its version, a title and items; where it is, and of which page."""
    found = feed(card())
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["title"], len(found["items"])) == ("Thời sự", 1)
    assert found["home_page_url"] == f"{SITE}/chuyen-muc/thoi-su/"
    assert found["feed_url"] == f"{SITE}/chuyen-muc/thoi-su/feed.json"
    assert found["authors"] == [{"name": "Tư liệu", "url": f"{SITE}/"}]
    assert feed()["items"] == []


def test_an_item_has_what_the_specification_requires():
    """An id that is a text and stays, a content, and dates with an offset (RFC 3339)."""
    (item,) = feed(card("“A” & <b>", 'Tóm "tắt"', changed="2023-08-01T09:00:00+07:00"))["items"]
    assert item["id"] == f"{SITE}/id/a-0000018/"
    assert item["url"] == f"{SITE}/tin-tuc/2023/07/tin/"
    assert (item["title"], item["content_text"]) == ("“A” & <b>", 'Tóm "tắt"')
    assert datetime.fromisoformat(item["date_published"]).utcoffset() is not None
    assert item["date_modified"] == "2023-08-01T09:00:00+07:00"
    assert (item["language"], item["tags"]) == ("vi", ["Thời sự"])
    assert "image" not in item


def test_an_item_has_its_picture():
    """At an absolute address."""
    pictured = replace(card(), picture=Picture("/images/cầu.jpg", "Cầu", 8, 6))
    (item,) = feed(pictured)["items"]
    assert item["image"] == f"{SITE}/images/c%E1%BA%A7u.jpg"


def test_a_retracted_article_says_so_and_repeats_nothing():
    """Neither its summary nor its picture."""
    (item,) = feed(replace(card("Tin", "Số sai", is_retracted=True), picture=Picture("/a.jpg", "", 8, 6)))[
        "items"
    ]
    assert item["title"] == item["content_text"] == "Đã rút: Tin"
    assert "image" not in item


def test_an_item_without_a_summary_has_a_content():
    """The specification asks for one."""
    (item,) = feed(card(summary=""))["items"]
    assert item["content_text"] == "Tin"
