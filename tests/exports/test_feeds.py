"""Atom feeds."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from plugins.exports.feeds import Feed, atom
from plugins.views.days import day_of
from plugins.views.holdings import Card, Link

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://tulieu.example"


def card(
    title: str = "Tin",
    summary: str = "Tóm tắt",
    day: str = "2023-07-21T08:00:00+07:00",
    changed: str = "",
    is_retracted: bool = False,
) -> Card:
    """Return the card of an article."""
    return Card(
        title=title,
        url="/tin-tuc/2023/07/tin/",
        day=day_of(day),
        summary=summary,
        category=Link("Thời sự", "/chuyen-muc/thoi-su/"),
        picture=None,
        lang="vi",
        cite_url="/id/a-0000018/",
        changed=changed or day,
        is_retracted=is_retracted,
        is_sample=False,
    )


def feed(*cards: Card, title: str = "Thời sự") -> ET.Element:
    """Return the parsed feed of *cards*."""
    return ET.fromstring(atom(Feed(title, "/chuyen-muc/thoi-su/", "Tư liệu", cards), SITE))


def test_an_entry_has_what_readers_programs_need():
    """Title, id, link, times, category and summary."""
    (entry,) = feed(card()).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Tin"
    assert entry.findtext(f"{ATOM}id") == f"{SITE}/id/a-0000018/"
    assert entry.find(f"{ATOM}link").get("href") == f"{SITE}/tin-tuc/2023/07/tin/"
    assert entry.findtext(f"{ATOM}published") == "2023-07-21T08:00:00+07:00"
    assert entry.findtext(f"{ATOM}updated") == "2023-07-21T08:00:00+07:00"
    assert entry.find(f"{ATOM}category").get("term") == "Thời sự"


def test_a_feed_says_where_it_is():
    """The listing it is of, and itself."""
    links = {one.get("rel"): one.get("href") for one in feed(card()).findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"{SITE}/chuyen-muc/thoi-su/",
        "self": f"{SITE}/chuyen-muc/thoi-su/feed.xml",
    }


@pytest.mark.parametrize(
    "words", ["A < B & C > D", "\"nháy\" và 'đơn'", "]]> <![CDATA[", "&amp; <b>đậm</b>", "Vui 🎉"]
)
def test_signs_of_markup_stay_text(words):
    """A reader's program shows them as typed, in title and summary."""
    (entry,) = feed(card(words, words), title=words).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == words
    summary = entry.find(f"{ATOM}summary")
    shown = summary.text
    if summary.get("type") == "html":
        shown = "".join(ET.fromstring(f"<x>{shown}</x>").itertext())
    assert shown == words


def test_it_is_as_old_as_its_newest_article():
    """The clock of the building machine is nowhere in it."""
    cards = (card(day="2023-08-02T00:00:00+07:00"), card())
    assert feed(*cards).findtext(f"{ATOM}updated") == "2023-08-02T00:00:00+07:00"
    assert feed().findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+07:00"


def test_the_same_cards_give_the_same_bytes():
    """Whatever was written before."""
    one = Feed("Thời sự", "/x/", "Tư liệu", (card(),))
    assert atom(one, SITE) == atom(one, SITE)
    assert atom(one, SITE).startswith(b"<?xml")


def test_a_correction_makes_an_entry_newer():
    """So that readers' programs show it again; its date of publication stays."""
    entry = feed(card(changed="2023-08-01T09:00:00+07:00")).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == "2023-08-01T09:00:00+07:00"
    assert entry.findtext(f"{ATOM}published") == "2023-07-21T08:00:00+07:00"


def test_a_retracted_article_says_so_and_repeats_nothing():
    """Neither its summary nor a title that reads as if it stood."""
    entry = feed(card(title="Tin", summary="Số sai", is_retracted=True)).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Đã rút: Tin"
    assert entry.find(f"{ATOM}summary") is None


def test_an_entry_is_known_by_its_permanent_address():
    """A changed slug or date makes no new entry."""
    entry = feed(card()).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"{SITE}/id/a-0000018/"


def test_an_entry_of_another_language_says_so():
    """The feed is Vietnamese; what is not is read aloud and searched in its own language."""
    found = feed(card(), replace(card(), lang="en", url="/tin-tuc/2023/07/news/"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert found.get(language) == "vi"
    assert [one.get(language) for one in found.iter(f"{ATOM}entry")] == [None, "en"]
