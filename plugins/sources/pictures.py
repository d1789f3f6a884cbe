"""Pictures: whether they are of the format that the ending names, and can be decoded in full."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

MAX_PIXELS = 60_000_000
"""Cameras of 2026 make 50 megapixels; a decompression bomb declares thousands."""

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be shown; the size is that after turning it upright."""

    width: int
    height: int
    format: str
    """Pillow's name: ``JPEG``, ``PNG``, ``WEBP``."""
    is_drawing: bool = False
    """Whether it has transparent parts or few colours, and so must not be saved with losses."""


@dataclass(frozen=True, slots=True)
class BadPicture:
    """Why a picture cannot be shown."""

    code: str
    detail: str


_MAX_DRAWING_COLOURS, _MAX_DRAWING_GREYS = 256, 64
"""Colours of a drawing at most. A photo without colour has up to 256 greys, so a grey drawing is held to fewer."""
_OPAQUE = 255
_SIDEWAYS = (5, 6, 7, 8)
_EXIF_ORIENTATION = 0x0112


def inspect(path: str, data: bytes) -> Picture | BadPicture:
    """Decode the picture *data* named *path* in full; return its properties, or why it cannot be shown (P102, P103)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(
                io.BytesIO(data), formats=tuple(sorted(set(_FORMATS.values()) | {"GIF"}))
            ) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    return BadPicture("P102", f"{width} × {height}")
                form = "JPEG" if image.format == "MPO" else str(image.format)
                if form != _FORMATS[PurePosixPath(path).suffix.lower()]:
                    return BadPicture("P103", form)
                orientation = image.getexif().get(_EXIF_ORIENTATION, 1)
                image.load()
                drawn = form != "JPEG" and is_drawing(image)
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
    if orientation in _SIDEWAYS:
        width, height = height, width
    return Picture(width, height, form, drawn)


def is_drawing(image: Image.Image) -> bool:
    """Whether *image* has transparent parts or few colours."""
    if image.has_transparency_data:
        if image.convert("RGBA").getchannel("A").getextrema()[0] != _OPAQUE:
            return True
        image = image.convert("RGB")
    if image.mode.startswith(("I", "F")):  # 16 bits for each grey, as scanners write
        return False
    return (
        image.mode in ("1", "P")
        or image.getcolors(_MAX_DRAWING_GREYS if image.mode == "L" else _MAX_DRAWING_COLOURS) is not None
    )
