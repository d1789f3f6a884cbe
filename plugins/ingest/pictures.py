"""Pictures on their way into the catalogue: each decoded once for each content, by a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.ingest.facts import facts_of
from plugins.ingest.options import Options
from plugins.ingest.reading import ReadingJob
from plugins.ingest.stale import by_article, note_stale
from plugins.sources.content_file import sha256_hex
from plugins.sources.folder import Folder, read_file
from plugins.sources.pictures import Picture, inspect
from plugins.sources.problems import Problem
from plugins.workers.batches import TaskFailure, limit_seconds, map_in_batches

_BATCH = 4


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a picture is."""

    digest: str
    """SHA-256 of its bytes, empty when it could not be read."""
    code: str = ""
    """Of the problem that keeps it from being shown; empty when there is none."""
    detail: str = ""
    width: int = 0
    height: int = 0
    kind: str = ""
    """``photo`` or ``drawing`` (see ``sources.pictures.Picture.is_drawing``)."""


@limit_seconds(2.4)
def inspect_pictures(job: ReadingJob, paths: Sequence[str]) -> list[Inspected]:
    """Decode the pictures at *paths* below the content folder."""
    return [_inspect(job.root, path) for path in paths]


def _inspect(root: str, path: str) -> Inspected:
    data = read_file(Path(root), path)
    if isinstance(data, Problem):
        return Inspected("", data.code, data.values["reason"])
    found = inspect(path, data)
    if isinstance(found, Picture):
        kind = "drawing" if found.is_drawing else "photo"
        return Inspected(sha256_hex(data), "", "", found.width, found.height, kind)
    return Inspected(sha256_hex(data), found.code, found.detail)


def index_pictures(catalogue: Catalogue, folder: Folder, options: Options) -> list[Problem]:
    """Bring the pictures that something refers to up to date; P102 and P103 name those that cannot be shown."""
    targets = catalogue.values("SELECT DISTINCT target FROM refs WHERE kind = 'picture'")
    used = {target[1:] for target in targets if target.startswith("/") and target[1:] in folder.pictures}
    read = dict(
        catalogue.connection.execute(
            "SELECT path, signature FROM sources WHERE path >= 'images/' AND path < 'images0'"
        ).fetchall()
    )
    for path in read.keys() - used:
        catalogue.connection.execute("DELETE FROM sources WHERE path = ?", (path,))
        catalogue.connection.execute("DELETE FROM pictures WHERE path = ?", (path,))
    changed = sorted(path for path in used if not read.get(path) or read[path] != folder.signatures[path])
    job = ReadingJob(str(folder.root), catalogue.address)
    problems: dict[str, tuple[str, dict[str, str]]] = {}
    for path, outcome in map_in_batches(options.workers, inspect_pictures, job, changed, _BATCH):
        found = Inspected("", "P102", outcome.reason) if isinstance(outcome, TaskFailure) else outcome
        _take(catalogue, path, folder.signatures[path], found)
        if found.code:
            values = {"file": f"/{path}", "reason": found.detail, "format": found.detail}
            problems[path] = (found.code, values)
    return [
        Problem(code, at, line, values)
        for path, (code, values) in problems.items()
        for at, line in catalogue.connection.execute(
            "SELECT path, line FROM refs WHERE kind = 'picture' AND target = ?", (f"/{path}",)
        )
    ]


def _take(catalogue: Catalogue, path: str, signature: str, found: Inspected) -> None:
    """Write what a picture is; where its size or kind changed, the pages that show it are stale."""
    before = catalogue.row("pictures", "WHERE path = ?", path)
    execute = catalogue.connection.execute
    if found.code:
        execute("DELETE FROM pictures WHERE path = ?", (path,))
        execute("DELETE FROM sources WHERE path = ?", (path,))
        return
    catalogue.write("pictures", path, found.digest, found.width, found.height, found.kind)
    execute(
        "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", (path, signature, found.digest, compact([]))
    )
    shown = found.width, found.height, found.kind
    if before is None or (before["width"], before["height"], before["kind"]) != shown:
        note_stale(catalogue, _showing(catalogue, path))


def _showing(catalogue: Catalogue, path: str) -> set[str]:
    """Return all that shows a picture: pages that refer to it, and listings of articles that lead with it."""
    owners = set(
        catalogue.values(
            "SELECT owner FROM refs WHERE kind = 'picture' AND target = ? AND owner != ''", f"/{path}"
        )
    )
    for slug in catalogue.values("SELECT slug FROM articles WHERE picture = ?", f"/{path}"):
        if facts := facts_of(catalogue, slug):
            shown_otherwise = replace(facts, shown=())
            owners |= set(by_article(catalogue, facts, shown_otherwise))
    return owners
