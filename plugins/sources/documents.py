"""Documents to download: whether the content is of the kind that the ending names."""

from __future__ import annotations

from pathlib import PurePosixPath

HEAD_BYTES = 1024
"""Bytes from the beginning of a file that suffice to recognise its kind."""

_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_SIGNATURE = b"%PDF-"


def matches_ending(path: str, head: bytes) -> bool:
    """Whether a document named *path* that begins with *head* is of the kind that its ending says.

    A page of HTML named ``.pdf`` could run scripts in browsers that guess the type from the content.
    """
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".pdf":
        return _PDF_SIGNATURE in head
    if ending == ".csv":
        return bool(head) and b"\0" not in head
    return head.startswith(_ZIP_SIGNATURES)
