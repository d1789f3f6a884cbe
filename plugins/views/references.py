"""Sources of a record, each once at the end of its page and referred to by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.addresses import sources_address
from plugins.authority.cited_documents import CitedDocument, cited_document


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of a source on a page, and where all stands that rests on it."""

    number: int
    url: str


References = Mapping[str, Reference]
"""By the words of the source, in order."""


def numbered(sources: Iterable[str | None]) -> References:
    """Return the number of each of *sources*, from 1, in their order; one that is empty has none.

    >>> [one.number for one in numbered(["Niên giám 2001", None, "Nghị quyết số 7", "Niên giám 2001"]).values()]
    [1, 2]
    """
    each = dict.fromkeys(filter(None, sources))
    return {
        source: Reference(number, document_address(cited_document(source)))
        for number, source in enumerate(each, 1)
    }


def document_address(document: CitedDocument) -> str:
    """Return where all stands that rests on *document*."""
    return f"{sources_address(document.year)}#{document.anchor}"
