"""Taking away from a picture's file all but the picture: position, camera and owner; no pixel is encoded anew."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

_ORIENTATION = 0x0112
_JPEG_KEPT = frozenset((0xE0, 0xE2, 0xEE))
"""Of the markers for programs and comments (APP0 to APP15, COM): JFIF, colour profile, Adobe's colour transform."""
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9
_PNG_DROPPED = frozenset((b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"))
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WEBP_DROPPED = frozenset((b"EXIF", b"XMP "))
_WEBP_FLAGS = 0x04 | 0x08
"""Of a VP8X chunk: that XMP, that EXIF follows."""


class NoKnownPicture(ValueError):
    """The file is not one of the forms that are known, or is damaged."""


def without_metadata(data: bytes) -> bytes:
    """Return the picture *data* (JPEG, PNG, WebP) without metadata but how to turn it; raise NoKnownPicture."""
    try:
        if data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg_parts(data))
        if data.startswith(_PNG_SIGNATURE):
            return b"".join(_png_parts(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            chunks = b"".join(_webp_chunks(data))
            return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
    except (IndexError, struct.error):
        pass
    raise NoKnownPicture("JPEG / PNG / WebP")


def _turned(data: bytes) -> bytes:
    """Return EXIF that says how the picture is to be turned, and no more; empty where it stands upright."""
    with Image.open(io.BytesIO(data)) as image:
        orientation = image.getexif().get(_ORIENTATION, 1)
    if orientation == 1:
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return exif.tobytes()


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Yield the segments that stay, to the end of the first picture: what follows it may be another, or a film."""
    yield data[:2]
    if exif := _turned(data):
        yield b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    at = 2
    while True:
        if data[at] != 0xFF:
            raise IndexError(at)
        marker = data[at + 1]
        if marker == 0xFF:  # fills up
            at += 1
            continue
        if marker == _JPEG_END:
            yield data[at : at + 2]
            return
        end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if marker == _JPEG_SCAN:
            end = _end_of_scan(data, end)
        if marker in _JPEG_KEPT or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            yield data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the coded data that begins at *at* ends: at a marker that is neither a restart nor a byte of data."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise IndexError(at)
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        else:
            return at


def _png_parts(data: bytes) -> Iterator[bytes]:
    yield _PNG_SIGNATURE
    exif, at = _turned(data).removeprefix(b"Exif\0\0"), len(_PNG_SIGNATURE)
    while True:
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + int(length)
        if end > len(data):
            raise IndexError(end)
        if name not in _PNG_DROPPED:
            yield data[at:end]
        if name == b"IHDR" and exif:
            chunk = b"eXIf" + exif
            yield struct.pack(">I", len(exif)) + chunk + struct.pack(">I", zlib.crc32(chunk))
        if name == b"IEND":
            return
        at = end


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    exif = _turned(data)
    (whole,) = struct.unpack_from("<I", data, 4)
    at, end_of_all = 12, min(len(data), 8 + int(whole))
    while at < end_of_all:
        (length,) = struct.unpack_from("<I", data, at + 4)
        name, end = data[at : at + 4], at + 8 + int(length) + int(length) % 2
        if name == b"VP8X":
            flags = data[at + 8] & ~_WEBP_FLAGS | (0x08 if exif else 0)
            yield data[at : at + 8] + bytes((flags,)) + data[at + 9 : end]
        elif name not in _WEBP_DROPPED:
            yield data[at:end]
        at = end
    if exif:
        yield b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2)
