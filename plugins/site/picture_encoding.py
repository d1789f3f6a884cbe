"""Encoding pictures in workers: upright, without EXIF or position, in several sizes and formats, into a cache."""

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
from PIL import Image, ImageCms, ImageOps

from plugins.catalogue.closing import make_way
from plugins.sources.content_file import sha256_hex
from plugins.sources.folder import read_file
from plugins.sources.pictures import to_eight_bits, with_transparent_colour
from plugins.sources.problems import Problem
from plugins.sources.renditions import Rendition
from plugins.workers.batches import limit_seconds

RECIPE = f"3 {PIL.__version__}"
"""Version of the way renditions are made and of the library; another one encodes all of them again."""
_MAX_FORMAT_SECONDS = 4.8
"""CPU seconds for one format of a picture; the slowest, AVIF, takes 0.5 s for a photo, 2 s for the tallest one."""
_READABLE_FORMATS = ("JPEG", "PNG", "WEBP")
_SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 55, "speed": 8, "max_threads": 1},
    "JPEG": {"quality": 80, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 75, "method": 4},
}
_LOSSLESS_OPTIONS = {"WEBP": {"lossless": True, "quality": 60, "method": 4}}
_DIGEST_BYTES = 32
"""Length of the SHA-256 at the beginning of a cached rendition."""


@dataclass(frozen=True, slots=True)
class EncodingJob:
    """What is the same for all pictures of a build."""

    root: str
    """The content folder."""
    cache: str
    """Folder of cached renditions."""


@dataclass(frozen=True, slots=True)
class EncodingItem:
    """One format of a picture to encode."""

    path: str
    """Below the content folder."""
    digest: str
    """SHA-256 of the picture's bytes."""
    is_drawing: bool
    renditions: tuple[Rendition, ...]
    """All widths of the one format."""


@limit_seconds(_MAX_FORMAT_SECONDS)
def cache_renditions(job: EncodingJob, items: Sequence[EncodingItem]) -> list[None]:
    """Encode the renditions of *items* and write them to the cache; OSError when a picture is missing or changed."""
    for item in items:
        data = read_file(Path(job.root), item.path)
        if isinstance(data, Problem):
            raise OSError(f"{item.path}: {data.what()}")
        if sha256_hex(data) != item.digest:
            raise OSError(f"{item.path}: ảnh vừa đổi, hãy chạy lại. / changed meanwhile, run again.")
        try:
            made = encode(data, item.renditions, item.is_drawing)
        except (ValueError, SyntaxError) as error:  # what encoders and decoders of Pillow raise
            raise OSError(f"{item.path}: {error}") from None
        for rendition, encoded in zip(item.renditions, made, strict=True):
            _write_cached(job.cache, cache_name(item.digest, rendition), encoded)
    return [None] * len(items)


def cache_name(digest: str, rendition: Rendition) -> str:
    """Return the path below the cache of a rendition of the picture with *digest*."""
    return f"{cache_key(digest)}/{rendition.width}.{rendition.format.lower()}"


def cache_key(digest: str) -> str:
    """Return the name of the folder for all renditions of the picture with *digest*."""
    return hashlib.sha256(f"{RECIPE} {digest}".encode()).hexdigest()[:40]


def read_cached(cache: str, name: str) -> bytes | None:
    """Return the bytes cached under *name*, None when there are none or they are damaged."""
    try:
        data = Path(cache, name).read_bytes()
    except OSError:
        return None
    digest, encoded = data[:_DIGEST_BYTES], data[_DIGEST_BYTES:]
    return encoded if _seal(name, encoded) == digest else None


def _seal(name: str, data: bytes) -> bytes:
    """Return the digest of a cached file and of its name: it is none under another."""
    return hashlib.sha256(name.encode() + b"\0" + data).digest()


def _write_cached(cache: str, name: str, data: bytes) -> None:
    """Write by a rename, so that a build that is killed leaves no partial file under the name."""
    beside = Path(cache, f"{name.replace('/', '-')}.{os.getpid()}.new")
    place = Path(cache, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(_seal(name, data) + data)
    if os.path.isdir(place):
        make_way(Path(place))
    os.replace(beside, place)


def encode(data: bytes, renditions: Sequence[Rendition], is_drawing: bool) -> list[bytes]:
    """Return the picture *data* encoded as each of *renditions*; its colours are in sRGB, metadata is dropped.

    The widest rendition of the picture must be among them: the others are made from it.
    """
    largest = max(renditions, key=lambda rendition: rendition.width)
    upright = _pixels_only(_resized(_in_srgb(_decode_upright(data, largest)), largest))
    if not is_drawing and upright.mode == "RGBA":  # opaque, otherwise it would be a drawing
        upright = upright.convert("RGB")
    lossless = _LOSSLESS_OPTIONS if is_drawing else {}
    encoded = []
    for rendition in renditions:
        out = io.BytesIO()
        options = lossless.get(rendition.format, _SAVE_OPTIONS[rendition.format])
        _resized(upright, rendition).save(out, rendition.format, **options)
        encoded.append(out.getvalue())
    return encoded


def _decode_upright(data: bytes, largest: Rendition) -> Image.Image:
    """Decode *data*, at a reduced size where the format allows it, and rotate it by its EXIF orientation."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=_READABLE_FORMATS) as image:
            short, long = sorted((largest.width, largest.height))
            image.draft(None, (long, short) if image.width > image.height else (short, long))
            ImageOps.exif_transpose(image, in_place=True)
            return with_transparent_colour(image, data)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return *image* with its colours converted from those of its profile; browsers take a picture without one for sRGB.

    A profile that is damaged, or not one of the picture's colours, counts as none, as it does in browsers. Greys stay.
    """
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("CMYK", "P", "RGB", "RGBA"):
        return image
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    mode = "RGB" if image.mode == "CMYK" else image.mode
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image


def _pixels_only(image: Image.Image) -> Image.Image:
    """Return a copy of *image* without metadata."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    if image.mode == "P":
        bare.putpalette(image.getpalette() or [])
    if "transparency" in image.info:
        bare.info["transparency"] = image.info["transparency"]
    return bare


def _resized(image: Image.Image, rendition: Rendition) -> Image.Image:
    """Return *image* in the size of *rendition* and a mode that its format can save."""
    is_same = image.size == (rendition.width, rendition.height)
    if is_same and rendition.format == "PNG" and not image.mode.startswith(("I", "F")):
        return image
    if image.mode.startswith(("I", "F")):
        image = to_eight_bits(image)
    elif image.has_transparency_data:
        image = image if image.mode == "RGBA" else image.convert("RGBA")
    elif image.mode not in ("L", "RGB"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    if is_same:
        return image
    return image.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS, reducing_gap=3.0)
