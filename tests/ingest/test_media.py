"""Films and sounds on their way into the catalogue."""

import re

import pytest

from plugins.catalogue.queries.indexed import medium_row
from plugins.ingest import media
from tests.city import AS_OF, article, index, picture, write
from tests.sources.test_media import MP4, WEBM

NEW = "articles/2023/09/tin.md"
FILM = "media/2023/x.mp4"
CAPTIONS = {"media/2023/x.vtt": "WEBVTT\n"}
SHOWN = {NEW: article(body=f"![Phim](/{FILM})"), FILM: MP4}


@pytest.fixture
def codes(indexed):
    """A function that adds files to the city and returns code and file, as messages name it, of every problem."""

    def run(files):
        return [(one.code, one.values.get("file", one.path)) for one in indexed(files)[0].problems]

    return run


def test_a_film_with_all_that_belongs_to_it(indexed):
    """Nothing to tell; captions, poster and transcript are known, the poster is a picture."""
    beside = {**CAPTIONS, "media/2023/x.jpg": picture(), "media/2023/x.txt": "Chào <b>.\r\n\r\nHết."}
    outcome, catalogue = indexed({**SHOWN, **beside})
    assert outcome.problems == []
    row = medium_row(catalogue, FILM)
    assert row.poster == "media/2023/x.jpg"
    assert row.captions == (("vi", "media/2023/x.vtt"),)
    assert row.transcript == "<p>Chào &lt;b&gt;.</p>\n<p>Hết.</p>"


def test_a_transcript_in_markdown(indexed):
    """Its words and their form; nothing in it leads elsewhere."""
    words = "**MC:** Mời [ông Lãm](person:ta-dinh-lam). ![Cầu](/images/a.jpg) <script>x</script>"
    _, catalogue = indexed({**SHOWN, "media/2023/x.md": words})
    found = medium_row(catalogue, FILM).transcript
    assert "<strong>MC:</strong> Mời ông Lãm." in found
    assert not re.search("<(?:a|img|script)\\b", found)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({FILM: WEBM}, ("P160", f"/{FILM}")),
        ({FILM: b""}, ("P160", f"/{FILM}")),
        ({"media/2023/x.vtt": "1\n"}, ("P162", "/media/2023/x.vtt")),
        ({"media/2023/x.txt": b"\xff\xfe\x00"}, ("P161", "/media/2023/x.txt")),
        ({FILM: MP4 + b"\xa9xyz", **CAPTIONS}, ("P165", f"/{FILM}")),
        ({}, ("P164", f"/{FILM}")),
        ({NEW: article(body=f"![](/{FILM})"), **CAPTIONS}, ("P163", f"/{FILM}")),
        ({NEW: article(body="![Phim](/media/2023/khong.mp4)"), FILM: ""}, ("P101", "/media/2023/khong.mp4")),
        (
            {NEW: article(body="![Phim](/media/2023/x.mov)"), "media/2023/x.mov": "x"},
            ("P111", "/media/2023/x.mov"),
        ),
        ({NEW: article(body="![Phim](/images/x.mp4)"), "images/x.mp4": MP4}, ("P111", "/images/x.mp4")),
        (
            {NEW: article(body="![Ảnh](/media/2023/a.jpg)"), "media/2023/a.jpg": picture()},
            ("P111", "/media/2023/a.jpg"),
        ),
        ({**CAPTIONS, "media/2023/x.jpg": b"x"}, ("P102", "/media/2023/x.jpg")),
        ({**CAPTIONS, "media/2023/khac.vtt": "WEBVTT"}, ("P107", "media/2023/khac.vtt")),
        ({NEW: article(), **CAPTIONS}, ("P107", FILM)),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_is_wrong(codes, files, expected):
    """Where it is shown, or at the file where it is shown nowhere."""
    assert expected in codes({**SHOWN, **files})


def test_too_large(codes, monkeypatch):
    """P161 tells how large a file may be."""
    monkeypatch.setattr("plugins.sources.folder.MAX_FILE_BYTES", 5000)
    assert ("P161", f"/{FILM}") in codes({**SHOWN, FILM: MP4 + bytes(5000)})


def test_looked_at_once(indexed, folder, monkeypatch):
    """As long as its files are the same; warnings are told each time, and a file that comes beside it is seen."""
    looked_at = []
    monkeypatch.setattr(
        media, "_inspect", lambda root, one: looked_at.append(one.path) or media.InspectedMedium()
    )
    monkeypatch.setattr("plugins.sources.folder._signature", lambda status, since: str(status.st_size))
    _, catalogue = indexed(SHOWN)
    again = index(folder, catalogue, AS_OF)
    assert looked_at == [FILM]
    assert [one.code for one in again.problems] == ["P164"]
    write(folder, "media/2023/x.vtt", "WEBVTT\n")
    assert index(folder, catalogue, AS_OF).problems == []
    assert medium_row(catalogue, FILM).captions == (("vi", "media/2023/x.vtt"),)


def test_shown_no_more(indexed, folder):
    """It is forgotten."""
    _, catalogue = indexed(SHOWN)
    write(folder, NEW, article())
    index(folder, catalogue, AS_OF)
    assert medium_row(catalogue, FILM) is None
