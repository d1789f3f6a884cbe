"""What a published file is and how long it may be kept."""

import pytest

from plugins.publishing.headers import ALWAYS_ASK, FOREVER, HOUR, cache_control, content_type
from plugins.sources.folder import DOCUMENT_ENDINGS, PICTURE_ENDINGS


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("theme/css/site.125f6fdc22.css", FOREVER),
        ("theme/js/suggest.7c952b121b.js", FOREVER),
        ("tim-kiem/nam/2023/words-9218d1ccaf03.bin", FOREVER),
        ("tim-kiem/ho-so/nhan-su/le-van-a.json", ALWAYS_ASK),
        ("tim-kiem/index.html", ALWAYS_ASK),
        ("theme/fonts/be-vietnam-pro-400.0123456789.woff2", FOREVER),
        ("images/2023/07/a.jpg", HOUR),
        ("documents/2023/a.pdf", HOUR),
        ("index.html", ALWAYS_ASK),
        ("feed.xml", ALWAYS_ASK),
        ("images/theme/site.125f6fdc22.css", HOUR),
    ],
)
def test_how_long(path, kept):
    """Only names that change with their bytes are kept for ever."""
    assert cache_control(path) == kept


@pytest.mark.parametrize("path", ["x.html", "x.css", "x.js", "x.txt", "x.csv"])
def test_text_says_its_encoding(path):
    """UTF-8, whatever the reader's browser guesses."""
    assert content_type(path).endswith("; charset=utf-8")


@pytest.mark.parametrize("ending", [*DOCUMENT_ENDINGS, *PICTURE_ENDINGS])
def test_what_editors_may_attach_has_a_type(ending):
    """No document or picture comes as nameless bytes."""
    assert content_type(f"a{ending.upper()}") != "application/octet-stream"


def test_json_feeds_and_calendars():
    """At any depth; another file of JSON is no feed."""
    assert content_type("nhan-su/x/feed.json") == content_type("feed.json") == "application/feed+json"
    assert content_type("to-chuc/x/lich.ics") == "text/calendar; charset=utf-8"
    assert content_type("du-lieu/x.json") == "application/json"


def test_feeds_are_atom():
    """At any depth."""
    assert (
        content_type("nhan-su/x/feed.xml")
        == content_type("feed.xml")
        == "application/atom+xml; charset=utf-8"
    )
    assert content_type("sitemap.xml") == "application/xml"
