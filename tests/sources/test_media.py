"""Films and sounds."""

import pytest

from plugins.sources.media import Medium, is_captions, is_medium, matches_ending, medium_at, tells_place

WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"
MP4 = b"\x00\x00\x00\x20ftypisom" + b"\x00" * 20


def test_what_stands_beside():
    """Under the same name: a poster, captions in two languages, a transcript."""
    files = {f"media/2023/x{ending}" for ending in (".mp4", ".jpg", ".vtt", ".en.vtt", ".txt")}
    found = medium_at("media/2023/x.mp4", {*files, "media/2023/xa.md", "media/x.md"})
    captions = (("vi", "media/2023/x.vtt"), ("en", "media/2023/x.en.vtt"))
    assert found == Medium("media/2023/x.mp4", "media/2023/x.jpg", captions, "media/2023/x.txt")
    assert set(found.files) == files


def test_alone():
    """Nothing need stand beside."""
    assert medium_at("media/x.mp3", {"media/x.mp3"}) == Medium("media/x.mp3", "", (), "")


@pytest.mark.parametrize(
    ("path", "expected"), [("media/x.mp4", True), ("media/x.MP3", True), ("media/x.vtt", False)]
)
def test_names(path, expected):
    """Films and sounds by their endings."""
    assert is_medium(path) == expected


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("x.mp4", MP4, True),
        ("x.mp4", WEBM, False),
        ("x.mp4", b"", False),
        ("x.webm", WEBM, True),
        ("x.webm", WEBM.replace(b"webm", b"matroska"), False),
        ("x.mp3", b"ID3\x04" + bytes(20), True),
        ("x.mp3", b"\xff\xfb\x90\x00" + bytes(20), True),
        ("x.mp3", b"\xff\xf3\x20\xc0" + bytes(20), True),
        ("x.mp3", b"\xff\xfd\x90\x00" + bytes(20), False),
        ("x.mp3", b"RIFF" + bytes(20), False),
        ("x.mp3", b"<html><script>", False),
        ("x.MP3", b"\xff", False),
    ],
)
def test_content_is_what_the_name_says(path, data, expected):
    """By how a file of that kind begins; layer II is no MP3."""
    assert matches_ending(path, data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"WEBVTT\n\n", True),
        (b"\xef\xbb\xbfWEBVTT\n", True),
        (b"1\n00:00:01,000 --> 00:00:02,000\n", False),
        ("WEBVTT\n\nChào".encode("utf-16"), False),
    ],
)
def test_captions(data, expected):
    """WebVTT in UTF-8, with or without a byte order mark."""
    assert is_captions(data) == expected


def test_where_it_was_shot():
    """Cameras note the position in an MP4."""
    assert tells_place("x.mp4", MP4 + b"\xa9xyz\x00\x12+10.7769+106.7009/")
    assert not tells_place("x.mp4", MP4)
