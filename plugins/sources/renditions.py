"""Renditions: the sizes and formats in which a picture is published, and the address of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from os.path import splitext

MAX_WIDTH = 1600
"""Pixels; wider pictures are made smaller."""
_MAX_PIXELS = MAX_WIDTH * 3200
"""Of a rendition: bounds the time of encoding one; taller pictures are made smaller."""
_MAX_HEIGHT = 16_383
"""WebP takes no more; narrow pictures that are taller are made smaller."""
_SMALLER_WIDTHS = (400, 800, 1200)
"""Pixels, besides the largest: the column of a phone at one and two pixels a dot, that of a tablet at two."""
_MIN_WIDTH_RATIO = 1.15
"""The largest width over a smaller one, at least; below it the smaller one saves too little."""
_ENDING_BY_FORMAT = {"AVIF": ".avif", "WEBP": ".webp", "JPEG": ".jpg", "PNG": ".png"}
_FORMAT_BY_ENDING = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_ORIGINAL = "goc"
_RENDITION_NAME = re.compile(rf"\.(?:jpe?g|png|webp)\.(?:\d+|{_ORIGINAL})\.\w+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one size and one format."""

    path: str
    """Below the output."""
    format: str
    """Pillow's name: ``AVIF``, ``WEBP``, ``JPEG``, ``PNG``."""
    width: int
    height: int


@lru_cache(maxsize=4096)
def renditions(path: str, width: int, height: int, is_drawing: bool) -> tuple[Rendition, ...]:
    """Return the renditions of the picture at *path* below the content folder, the best format first, widths rising.

    The last is what any browser shows: the largest JPEG, of a drawing the one PNG. It has the picture's own address
    where that ends so. None is wider than the original.

    >>> [one.path for one in renditions("images/a.jpg", 900, 600, False)][:2]
    ['images/a.jpg.400.avif', 'images/a.jpg.900.avif']
    >>> renditions("images/a.jpg", 900, 600, False)[-1]
    Rendition(path='images/a.jpg', format='JPEG', width=900, height=600)
    """
    scale = min(1.0, MAX_WIDTH / width, _MAX_HEIGHT / height, (_MAX_PIXELS / (width * height)) ** 0.5)
    largest = max(1, int(width * scale))
    widths = [*(smaller for smaller in _SMALLER_WIDTHS if smaller * _MIN_WIDTH_RATIO < largest), largest]
    widths_by_format = (
        {"WEBP": widths, "PNG": [largest]} if is_drawing else dict.fromkeys(("AVIF", "WEBP", "JPEG"), widths)
    )
    original_format = _FORMAT_BY_ENDING.get(splitext(path)[1].lower())
    return tuple(
        Rendition(
            path
            if form == original_format and wide == largest
            else f"{path}.{wide}{_ENDING_BY_FORMAT[form]}",
            form,
            wide,
            max(1, round(height * wide / width)),
        )
        for form, all_wide in widths_by_format.items()
        for wide in all_wide
    )


def original_path(path: str) -> str:
    """Return where the original of the picture at *path* is published, if it is asked for.

    >>> original_path("images/2023/07/x.jpg")
    'images/2023/07/x.jpg.goc.jpg'
    """
    return f"{path}.{_ORIGINAL}{splitext(path)[1].lower()}"


def is_rendition_name(path: str) -> bool:
    """Whether *path* has the form of a rendition's name, which pictures of the editors must not have.

    >>> is_rendition_name("images/x.jpg.800.webp"), is_rendition_name("images/x.800.webp")
    (True, False)
    """
    return _RENDITION_NAME.search(path) is not None
