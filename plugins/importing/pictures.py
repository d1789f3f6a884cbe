"""Pictures as the content folder takes them: JPEG, PNG and WebP as they are, others made PNG where they can be."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from plugins.sources.pictures import MAX_PIXELS

_KEPT = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_MADE_PNG = ("GIF", "BMP", "TIFF")
_MIN_SIDE = 2
"""Pixels: what is smaller holds a place or counts visitors."""


def as_content(data: bytes) -> tuple[str, bytes] | None:
    """Return the ending and the bytes of a picture for the content folder; None where it cannot be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=(*_KEPT, *_MADE_PNG)) as image:
                if image.width * image.height > MAX_PIXELS or min(image.size) < _MIN_SIDE:
                    return None
                form = "JPEG" if image.format == "MPO" else str(image.format)
                image.load()
                if form in _KEPT:
                    return _KEPT[form], data
                made = io.BytesIO()
                modes = ("1", "L", "LA", "P", "RGB", "RGBA")
                (image if image.mode in modes else image.convert("RGB")).save(made, "PNG")
                return ".png", made.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
