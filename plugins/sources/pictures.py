"""Pictures: whether they are what their name says and can be decoded in full."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 60_000_000
"""A camera of 2026 makes 50 megapixels; a bomb declares thousands."""

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be shown; the size is that after turning it upright."""

    width: int
    height: int
    format: str
    """Pillow's name: ``JPEG``, ``PNG``, ``WEBP``."""


@dataclass(frozen=True, slots=True)
class BadPicture:
    """Why a picture cannot be shown."""

    code: str
    detail: str


_TURNED = (5, 6, 7, 8)
_ORIENTATION = 0x0112


def inspect(path: str, data: bytes) -> Picture | BadPicture:
    """Decode the picture *data* named *path* in full."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(
                io.BytesIO(data), formats=tuple(sorted(set(_FORMATS.values()) | {"GIF"}))
            ) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return BadPicture("P102", f"{width} × {height}")
                if image.format != _FORMATS[PurePosixPath(path).suffix.lower()]:
                    return BadPicture("P103", str(image.format))
                orientation = image.getexif().get(_ORIENTATION, 1)
                image.load()
    except UnidentifiedImageError:
        return BadPicture("P102", "không phải ảnh / no picture")
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        return BadPicture("P102", type(error).__name__)
    if orientation in _TURNED:
        width, height = height, width
    return Picture(width, height, str(image.format))
