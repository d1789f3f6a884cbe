"""Renditions: the sizes and formats in which a picture is published, and the address of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from os.path import splitext

WIDEST = 1600
"""Pixels; wider pictures are made smaller."""
_MOST_PIXELS = WIDEST * 3200
"""Of a rendition, so that none takes long to make; taller pictures are made smaller."""
_RUNGS = (400, 800, 1200)
"""Widths besides the largest: a phone's column, a sharp phone's, a sharp tablet's."""
_WORTH_IT = 1.15
"""How much wider the largest must be than a rung."""
_ENDINGS = {"AVIF": ".avif", "WEBP": ".webp", "JPEG": ".jpg", "PNG": ".png"}
_OWN = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_ORIGINAL = "goc"
_MADE = re.compile(rf"\.(?:jpe?g|png|webp)\.(?:\d+|{_ORIGINAL})\.\w+$", re.IGNORECASE)


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
    scale = min(1.0, WIDEST / width, (_MOST_PIXELS / (width * height)) ** 0.5)
    largest = max(1, int(width * scale))
    widths = [*(rung for rung in _RUNGS if rung * _WORTH_IT < largest), largest]
    ladders = (
        {"WEBP": widths, "PNG": [largest]} if is_drawing else dict.fromkeys(("AVIF", "WEBP", "JPEG"), widths)
    )
    own = _OWN.get(splitext(path)[1].lower())
    return tuple(
        Rendition(
            path if form == own and one == largest else f"{path}.{one}{_ENDINGS[form]}",
            form,
            one,
            max(1, round(height * one / width)),
        )
        for form, ladder in ladders.items()
        for one in ladder
    )


def original_path(path: str) -> str:
    """Return where the original of the picture at *path* is published, if it is asked for.

    >>> original_path("images/2023/07/x.jpg")
    'images/2023/07/x.jpg.goc.jpg'
    """
    return f"{path}.{_ORIGINAL}{splitext(path)[1].lower()}"


def is_made_name(path: str) -> bool:
    """Whether *path* is named as only renditions are, so that no picture of the editors may be.

    >>> is_made_name("images/x.jpg.800.webp"), is_made_name("images/x.800.webp")
    (True, False)
    """
    return _MADE.search(path) is not None
