"""Pictures as they are published: upright, without EXIF or position, in the format they came in."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from plugins.catalogue.reading import ReadingJob
from plugins.sources.folder import read_file
from plugins.sources.problems import Problem

_WIDEST = 1600
"""Pixels; wider pictures are made smaller."""

_SAVE: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 82, "method": 4},
}


def published(data: bytes) -> bytes:
    """Return the picture *data*, decoded and saved anew so that nothing but the picture is left."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=tuple(_SAVE)) as image:
            form = str(image.format)
            upright = ImageOps.exif_transpose(image)
    upright.thumbnail((_WIDEST, _WIDEST * 4))
    if form == "JPEG" and upright.mode not in ("RGB", "L"):
        upright = upright.convert("RGB")
    clean = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    if upright.mode == "P":
        clean.putpalette(upright.getpalette() or [])
        if "transparency" in upright.info:
            clean.info["transparency"] = upright.info["transparency"]
    out = io.BytesIO()
    clean.save(out, form, **_SAVE[form])
    return out.getvalue()


def publish_pictures(job: ReadingJob, paths: Sequence[str]) -> list[bytes]:
    """Return what is published of the pictures at *paths* below the content folder; OSError when one has gone."""
    return [published(_bytes(job.root, path)) for path in paths]


def _bytes(root: str, path: str) -> bytes:
    data = read_file(Path(root), path)
    if isinstance(data, Problem):
        raise OSError(f"{path}: {data.what()}")
    return data
