"""What a file is, by its bytes: its name must say the same, and what is no text, page or Word document is refused."""

from __future__ import annotations

import re

from plugins.importing.refusals import Refused

WORD_ENDINGS = (".docx", ".docm")
PAGE_ENDINGS = (".html", ".htm", ".xhtml")
TEXT_ENDINGS = (".txt", ".text")
ENDINGS = (*WORD_ENDINGS, *PAGE_ENDINGS, *TEXT_ENDINGS)
MAX_BYTES = 200_000_000
MAX_TEXT_BYTES = 40_000_000
"""Of a page or a text: a page that holds its pictures has some megabytes."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"MIME-Version:", "MHTML"),
)
_TEXT_SIGNATURES = (b"BM", b"MZ", b"RIFF")
"""Letters with which a text may begin, too: then what follows decides."""
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|p|div|span|meta|h[1-6]|b|a|ul|ol|article|google-sheets)\b",
    re.IGNORECASE,
)
_HEAD_BYTES = 200_000


def kind_of(ending: str, data: bytes) -> str:
    """Return ``word``, ``page`` or ``text`` for a file with *ending* that holds *data*; raise Refused for all else."""
    if ending not in ENDINGS:
        raise Refused("I102", ending=ending or "?", kinds=" ".join(ENDINGS), format=_format(data) or "?")
    if not data.strip():
        raise Refused("I103")
    found = _format(data)
    if found == "OLE":
        raise Refused("I105") if _is_locked(data) else Refused("I104", format="Word 97-2003 (.doc)")
    if ending in WORD_ENDINGS:
        if found != "ZIP":
            raise Refused("I104", format=found or ("HTML" if _is_page(data) else "text"))
        return "word"
    if found:
        raise Refused(
            "I104", format="Word (.docx)" if found == "ZIP" and b"word/document.xml" in data else found
        )
    if len(data) > MAX_TEXT_BYTES:
        raise Refused("I107", limit=f"{MAX_TEXT_BYTES // 1_000_000} MB")
    if ending in PAGE_ENDINGS:
        if not _is_page(data):
            raise Refused("I104", format="text")
        return "page"
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html)\b", data, re.IGNORECASE):
        raise Refused("I104", format="HTML")
    return "text"


def _format(data: bytes) -> str:
    """Return the format that the first bytes name, empty for none."""
    if data.startswith(_OLE):
        return "OLE"
    start = (
        data.lstrip(b"\xef\xbb\xbf \t\r\n") if not data.startswith((b"\x1f\x8b", b"II*", b"MM\x00")) else data
    )
    for signature, name in _SIGNATURES:
        if start.startswith(signature):
            may_be_text = signature in _TEXT_SIGNATURES and b"\x00" not in data[:1000]
            return "" if may_be_text else name
    return ""


def _is_locked(data: bytes) -> bool:
    """Whether an OLE file holds a package that a password locks."""
    return "EncryptedPackage".encode("utf-16-le") in data or "DataSpaces".encode("utf-16-le") in data


def _is_page(data: bytes) -> bool:
    """Whether *data* has tags of HTML, in whatever encoding."""
    return _TAG.search(data[:_HEAD_BYTES].replace(b"\x00", b"")) is not None
