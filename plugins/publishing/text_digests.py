"""Of which text each page of a release was made; kept beside the release, so that one can tell what a next one would change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.publishing.disk import write_atomically
from plugins.publishing.seals import is_whole, seal

ENDING = ".texts"


def write_text_digests(folder: Path, digests: Mapping[str, str]) -> None:
    """Write the digests of the texts that the pages of the release in *folder* were made of, by the file of the page."""
    text = json.dumps({"texts": dict(sorted(digests.items()))}, ensure_ascii=False, separators=(",\n", ":"))
    write_atomically(folder.with_suffix(ENDING), seal(text.encode()))


def read_text_digests(folder: Path) -> dict[str, str] | None:
    """Return what ``write_text_digests`` wrote; None where that is not there or not whole."""
    try:
        data = folder.with_suffix(ENDING).read_bytes()
    except FileNotFoundError:
        return None
    return dict(json.loads(data)["texts"]) if is_whole(data) else None


def forget_texts(folder: Path, pages: Iterable[str]) -> None:
    """Take *pages* out, which are no longer as their texts made them."""
    digests = read_text_digests(folder)
    if digests:
        write_text_digests(folder, {page: digests[page] for page in digests.keys() - {*pages}})
