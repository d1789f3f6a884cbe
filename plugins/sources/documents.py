"""Documents to download: whether they are what their name says."""

from __future__ import annotations

from pathlib import PurePosixPath

HEAD = 1024
"""Bytes at the beginning of a file that tell what it is."""

_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = b"%PDF-"


def is_what_it_says(path: str, head: bytes) -> bool:
    """Whether a document named *path* that begins with *head* is of the kind that its ending says.

    A browser may be talked into showing a page that somebody named ``.pdf``.
    """
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".pdf":
        return _PDF in head
    if ending == ".csv":
        return bool(head) and b"\0" not in head
    return head.startswith(_ARCHIVE)
