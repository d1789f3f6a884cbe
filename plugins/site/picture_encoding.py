"""Pictures as they are published: upright, without EXIF or position, in several sizes and formats; made by workers."""

from __future__ import annotations

import hashlib
import io
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageOps

from plugins.catalogue.closing import make_way
from plugins.sources.content_file import sha256_hex
from plugins.sources.folder import read_file
from plugins.sources.problems import Problem
from plugins.sources.renditions import Rendition
from plugins.workers.batches import limit_seconds

RECIPE = f"2 {PIL.__version__}"
"""How renditions are made; another recipe makes all of them anew."""
_MAX_FORMAT_SECONDS = 4.8
"""Seconds for one format of a picture; the slowest, AVIF, takes half a second of a photo and two of the tallest."""
_READ = ("JPEG", "PNG", "WEBP")
_SAVE: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 55, "speed": 8, "max_threads": 1},
    "JPEG": {"quality": 80, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 75, "method": 4},
}
_LOSSLESS = {"WEBP": {"lossless": True, "quality": 60, "method": 4}}
_SEAL = 32
"""Bytes before a kept rendition: its SHA-256."""


@dataclass(frozen=True, slots=True)
class EncodingJob:
    """What all pictures of one build are made with."""

    root: str
    """The content folder."""
    cache: str
    """Folder of the renditions made before."""


@dataclass(frozen=True, slots=True)
class ToEncode:
    """One format of a picture."""

    path: str
    """Below the content folder."""
    digest: str
    """SHA-256 of the picture's bytes."""
    is_drawing: bool
    renditions: tuple[Rendition, ...]
    """All widths of the one format."""


@limit_seconds(_MAX_FORMAT_SECONDS)
def keep_renditions(job: EncodingJob, items: Sequence[ToEncode]) -> list[None]:
    """Make the renditions of each of *items* and keep them in the cache; OSError when a picture has gone or changed."""
    for one in items:
        data = read_file(Path(job.root), one.path)
        if isinstance(data, Problem):
            raise OSError(f"{one.path}: {data.what()}")
        if sha256_hex(data) != one.digest:
            raise OSError(f"{one.path}: ảnh vừa đổi, hãy chạy lại. / changed meanwhile, run again.")
        made = encode(data, one.renditions, one.is_drawing)
        for rendition, encoded in zip(one.renditions, made, strict=True):
            _keep(job.cache, kept_as(one.digest, rendition), encoded)
    return [None] * len(items)


def kept_as(digest: str, rendition: Rendition) -> str:
    """Return where, below the cache, a rendition of the picture with *digest* is kept."""
    return f"{key_of(digest)}/{rendition.width}.{rendition.format.lower()}"


def key_of(digest: str) -> str:
    """Return the name of the folder for all renditions of the picture with *digest*."""
    return hashlib.sha256(f"{RECIPE} {digest}".encode()).hexdigest()[:40]


def kept(cache: str, name: str) -> bytes | None:
    """Return what is kept under *name*, None when nothing is or when it is damaged."""
    try:
        data = Path(cache, name).read_bytes()
    except OSError:
        return None
    seal, encoded = data[:_SEAL], data[_SEAL:]
    return encoded if hashlib.sha256(encoded).digest() == seal else None


def _keep(cache: str, name: str, data: bytes) -> None:
    """Write by a rename, so that a build that is killed leaves nothing half-made under the name."""
    beside = Path(cache, f"{name.replace('/', '-')}.{os.getpid()}.new")
    place = Path(cache, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(hashlib.sha256(data).digest() + data)
    if os.path.isdir(place):
        make_way(Path(place))
    os.replace(beside, place)


def encode(data: bytes, renditions: Sequence[Rendition], is_drawing: bool) -> list[bytes]:
    """Return the picture *data* as each of *renditions*: decoded and saved anew, so that only the picture is left.

    The widest of a picture must be among them, for the others are made from it.
    """
    largest = max(renditions, key=lambda one: one.width)
    upright = _bare(_sized(_upright(data, largest), largest))
    if not is_drawing and upright.mode == "RGBA":  # opaque, else it would be a drawing
        upright = upright.convert("RGB")
    lossless = _LOSSLESS if is_drawing else {}
    found = []
    for one in renditions:
        out = io.BytesIO()
        _sized(upright, one).save(out, one.format, **lossless.get(one.format, _SAVE[one.format]))
        found.append(out.getvalue())
    return found


def _upright(data: bytes, largest: Rendition) -> Image.Image:
    """Decode *data*, no larger than *largest* needs where the format allows it, and turn it as the camera noted."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=_READ) as image:
            short, long = sorted((largest.width, largest.height))
            image.draft(None, (long, short) if image.width > image.height else (short, long))
            ImageOps.exif_transpose(image, in_place=True)
            return image


def _bare(image: Image.Image) -> Image.Image:
    """Return the pixels of *image* and nothing else that came with them."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    if image.mode == "P":
        bare.putpalette(image.getpalette() or [])
        if "transparency" in image.info:
            bare.info["transparency"] = image.info["transparency"]
    return bare


def _sized(image: Image.Image, rendition: Rendition) -> Image.Image:
    """Return *image* in the size of *rendition*, in a mode that its format can save."""
    is_same = image.size == (rendition.width, rendition.height)
    if is_same and rendition.format == "PNG" and not image.mode.startswith(("I", "F")):
        return image
    if image.mode.startswith(("I", "F")):  # 16 bits a grey; all else has 8
        image = image.point(lambda value: value / 256).convert("L")
    elif image.has_transparency_data:
        image = image if image.mode == "RGBA" else image.convert("RGBA")
    elif image.mode not in ("L", "RGB"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    if is_same:
        return image
    return image.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS, reducing_gap=3.0)
