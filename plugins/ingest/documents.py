"""Documents on their way into the catalogue: the beginning of each is looked at once for each content."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.catalogue.queries.references import files_referred_to, places_of
from plugins.catalogue.queries.sources import signatures
from plugins.catalogue.rows import SourceRow
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import forget_source, note_source
from plugins.sources.documents import HEAD_BYTES, matches_ending
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem


def index_documents(catalogue: Catalogue, folder: Folder) -> Iterator[Problem]:
    """Look at the documents that something refers to and that are new.

    P108 and P109 name those that cannot be published or read.
    """
    targets = files_referred_to(catalogue, "document")
    used = {target.removeprefix("/") for target in targets} & folder.documents
    read = signatures(catalogue, "documents/")
    for path in read.keys() - used:
        forget_source(catalogue, path)
    for path in sorted(used):
        signature = folder.signatures[path]
        if signature and read.get(path) == signature:
            continue
        head = folder.read_head(path, HEAD_BYTES)
        if isinstance(head, bytes) and matches_ending(path, head):
            note_source(catalogue, SourceRow(path, signature, ""))
            continue
        for place in places_of(catalogue, "document", f"/{path}"):
            if isinstance(head, Problem):
                yield Problem("P109", place.path, place.line, {"file": f"/{path}", **head.values})
            else:
                yield Problem("P108", place.path, place.line, {"file": f"/{path}"})
        forget_source(catalogue, path)
