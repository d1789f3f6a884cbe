"""Pictures: whether they are of the format that the ending names, and can be decoded in full."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, PngImagePlugin, UnidentifiedImageError

PngImagePlugin.MAX_TEXT_CHUNK = 16_000_000
"""Bytes of one text in a PNG: programs leave megabytes of XMP there, which browsers pass over. All texts together stay
within Pillow's ``MAX_TEXT_MEMORY``."""
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
    is_animated: bool = False
    """Whether it has several frames, of which the first is shown."""


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
_PNG_DEPTH_AT = 24
"""Where the header of a PNG says the bits of a sample."""
_TOO_MANY_PIXELS = f"nhiều nhất {MAX_PIXELS:,} điểm ảnh / at most {MAX_PIXELS:,} pixels".replace(",", ".", 2)


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
                    return BadPicture("P102", f"{width} × {height}: {_TOO_MANY_PIXELS}")
                form = "JPEG" if image.format == "MPO" else str(image.format)
                if form != _FORMATS[PurePosixPath(path).suffix.lower()]:
                    return BadPicture("P103", form)
                orientation = image.getexif().get(_EXIF_ORIENTATION, 1)
                is_animated = form != "JPEG" and getattr(image, "is_animated", False)
                image.load()
                drawn = form != "JPEG" and is_drawing(with_transparent_colour(image, data))
    except UnidentifiedImageError:
        return BadPicture("P102", "không phải ảnh / not a picture" if data else "tệp rỗng / empty")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return BadPicture("P102", _TOO_MANY_PIXELS)
    except (OSError, ValueError, SyntaxError) as error:
        return BadPicture("P102", _reason(error))
    if orientation in _SIDEWAYS:
        width, height = height, width
    return Picture(width, height, form, drawn, is_animated)


def _reason(error: Exception) -> str:
    """Return in an editor's words what Pillow says of a picture that it cannot decode."""
    said = str(error)
    if "truncated" in said.lower():
        return "tệp bị cụt, chép chưa xong / truncated"
    if "too large" in said:
        return "quá nhiều chữ ẩn trong tệp / too much hidden text"
    return "dữ liệu ảnh bị hỏng / damaged"


def with_transparent_colour(image: Image.Image, data: bytes) -> Image.Image:
    """Return *image*, decoded from *data*, with the one colour that a PNG may declare transparent in 8 bits a sample.

    The file declares it in its own depth, 1 to 16 bits; Pillow gives most pixels 8.
    """
    colour = image.info.get("transparency")
    if image.format != "PNG" or image.mode not in ("L", "RGB", "I;16") or colour is None:
        return image
    largest = 2 ** data[_PNG_DEPTH_AT] - 1
    if image.mode == "RGB":
        image.info["transparency"] = tuple(sample * 255 // largest for sample in colour)
        return image
    grey = to_eight_bits(image) if image.mode == "I;16" else image
    grey.info["transparency"] = colour * 255 // largest
    return grey


def to_eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey *image* of 16 bits, as scanners write, with 8."""
    return image.point(lambda value: value / 256).convert("L")


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
