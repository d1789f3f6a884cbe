"""Films and sounds: what belongs to one by its name, and whether the content is of the kind that the ending names."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from plugins.sources.folder import MEDIA_ENDINGS, PICTURE_ENDINGS

SOUND_ENDING = ".mp3"
_EBML, _WEBM = b"\x1a\x45\xdf\xa3", b"webm"
_HEAD_BYTES = 256
"""In which a WebM says that it is one."""
_MP3_SYNC, _LAYER_3 = 0b111, 0b01
_PLACE_MARKS = (b"\xa9xyz", b"loci", b"com.apple.quicktime.location")
"""Under which cameras write in an MP4 where it was shot."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A film or a sound with the files that stand beside it under its name; all paths are below the content folder."""

    path: str
    poster: str
    """A picture to show before it plays; empty where there is none."""
    captions: tuple[tuple[str, str], ...]
    """Language and path of each file of captions: ``x.vtt`` is Vietnamese, ``x.en.vtt`` English."""
    transcript: str
    """The spoken words, Markdown or plain text; empty where there is none."""

    @property
    def files(self) -> tuple[str, ...]:
        """All its files."""
        beside = (self.poster, *(path for _, path in self.captions), self.transcript)
        return (self.path, *filter(None, beside))


def is_medium(path: str) -> bool:
    """Whether *path* is named as a film or a sound is."""
    return path.lower().endswith(MEDIA_ENDINGS)


def medium_at(path: str, files: Set[str]) -> Medium:
    """Return the film or sound at *path* with what belongs to it among *files*."""
    stem = path.rpartition(".")[0]

    def first(*endings: str) -> str:
        return next((stem + ending for ending in endings if stem + ending in files), "")

    captions = (("vi", first(".vtt")), ("en", first(".en.vtt")))
    return Medium(
        path, first(*PICTURE_ENDINGS), tuple(one for one in captions if one[1]), first(".md", ".txt")
    )


def matches_ending(path: str, data: bytes) -> bool:
    """Whether *data* begins as a film or sound does that is named as *path* is."""
    head = data[:_HEAD_BYTES]
    if path.lower().endswith(".mp4"):
        return head[4:8] == b"ftyp"
    if path.lower().endswith(".webm"):
        return head.startswith(_EBML) and _WEBM in head
    is_frame = (
        len(head) > 1 and head[0] == 0xFF and head[1] >> 5 == _MP3_SYNC and head[1] >> 1 & 0b11 == _LAYER_3
    )
    return head.startswith(b"ID3") or is_frame


def is_captions(data: bytes) -> bool:
    """Whether *data* is WebVTT in UTF-8."""
    try:
        return data.decode("utf-8-sig").startswith("WEBVTT")
    except UnicodeDecodeError:
        return False


def tells_place(path: str, data: bytes) -> bool:
    """Whether a film named *path* says where it was shot."""
    return path.lower().endswith(".mp4") and any(mark in data for mark in _PLACE_MARKS)
