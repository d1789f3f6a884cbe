"""Documents on their way into the catalogue: the beginning of each is looked at once for each content."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.sources.documents import HEAD_BYTES, matches_ending
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem


def index_documents(catalogue: Catalogue, folder: Folder) -> Iterator[Problem]:
    """Look at the documents that something refers to and that are new; P108 names those that cannot be published."""
    targets = catalogue.values("SELECT DISTINCT target FROM refs WHERE kind = 'document'")
    used = {target.removeprefix("/") for target in targets} & folder.documents
    rows = "SELECT path, signature FROM sources WHERE path >= 'documents/' AND path < 'documents0'"
    seen = dict(catalogue.connection.execute(rows).fetchall())
    for path in seen.keys() - used:
        catalogue.connection.execute("DELETE FROM sources WHERE path = ?", (path,))
    for path in sorted(used):
        signature = folder.signatures[path]
        if signature and seen.get(path) == signature:
            continue
        head = folder.read_head(path, HEAD_BYTES)
        if isinstance(head, bytes) and matches_ending(path, head):
            values = (path, signature, "", compact([]))
            catalogue.connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", values)
            continue
        where = "SELECT path, line FROM refs WHERE kind = 'document' AND target = ? ORDER BY path, place"
        for at, line in catalogue.connection.execute(where, (f"/{path}",)).fetchall():
            if isinstance(head, Problem):
                yield Problem("P109", at, line, {"file": f"/{path}", **head.values})
            else:
                yield Problem("P108", at, line, {"file": f"/{path}"})
        catalogue.connection.execute("DELETE FROM sources WHERE path = ?", (path,))
