"""Pictures in the output: those that something public shows, in all their renditions, and no other."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from plugins.catalogue.store import Catalogue
from plugins.site.output import Output
from plugins.site.picture_encoding import (
    RECIPE,
    EncodingJob,
    ToEncode,
    keep_renditions,
    kept,
    kept_as,
    key_of,
)
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem, Stopped
from plugins.sources.renditions import Rendition, original_path, renditions
from plugins.workers.batches import TaskFailure, map_in_batches
from plugins.workers.progress import Progress

_FOLDER = "pictures"
_OWNERS = "file/images/"
_SHOWN = "EXISTS (SELECT 1 FROM refs WHERE kind = 'picture' AND target = '/' || pictures.path AND public)"
"""Whether something public shows a picture."""
_WANTED = f"EXISTS (SELECT 1 FROM pictures WHERE path = substr(files.owner, 6) AND {_SHOWN})"
"""Whether it shows that of a file."""
_STANDS = """EXISTS (
    SELECT 1 FROM files WHERE files.owner = 'file/' || pictures.path AND made_from = ? || ' ' || pictures.digest
    || iif('/' || pictures.path IN (SELECT value FROM json_each(?)), ' original', '')
)"""
"""Whether the files of a picture were made by the recipe given, of these bytes, with the original if that is among those
given as JSON."""


class UnmadePicture(Stopped):
    """A picture could be read, but not be made into what is published; the text names it."""

    exitcode = 1


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture that something public shows."""

    path: str
    digest: str
    is_drawing: bool
    renditions: tuple[Rendition, ...]
    made_from: str
    """What its files follow from."""
    has_original: bool


def write_pictures(
    catalogue: Catalogue,
    folder: Folder,
    output: Output,
    cache: Path,
    originals: Iterable[str],
    workers: Executor,
    report: Progress,
) -> None:
    """Bring the pictures of *output* up to date; what was made once is kept below *cache* for as long as it is shown.

    *originals* are the addresses of the pictures whose files are asked for as they are. Raises UnmadePicture.
    """
    owners = f"(SELECT DISTINCT owner FROM files WHERE owner GLOB '{_OWNERS}*') AS files"
    gone = catalogue.values(f"SELECT owner FROM {owners} WHERE NOT {_WANTED}")
    for owner in gone:
        output.put(owner, [])
    todo = list(_todo(catalogue, output, frozenset(originals)))
    kept_in = str(cache / _FOLDER)
    if todo:
        Path(kept_in).mkdir(parents=True, exist_ok=True)
        _encode(EncodingJob(str(folder.root), kept_in), todo, workers, report)
    for one in todo:
        output.put(f"file/{one.path}", _files(one, folder, kept_in), one.made_from)
    if todo or gone:
        digests = catalogue.values(f"SELECT digest FROM pictures WHERE {_SHOWN}")
        _tidy(Path(kept_in), {key_of(one) for one in digests})


def _todo(catalogue: Catalogue, output: Output, originals: frozenset[str]) -> Iterator[_Shown]:
    """Yield the pictures whose files do not stand as they would be made now; SQLite compares, for there are many."""
    asked = json.dumps(sorted(originals))
    paths = set(
        catalogue.values(f"SELECT path FROM pictures WHERE {_SHOWN} AND NOT {_STANDS}", RECIPE, asked)
    )
    if output.was_killed:
        paths |= set(catalogue.values(f"SELECT path FROM pictures WHERE {_SHOWN}"))
    lost = catalogue.values(f"SELECT owner FROM stale WHERE owner GLOB '{_OWNERS}*'")
    for path in sorted(paths.union(owner.removeprefix("file/") for owner in lost)):
        for row in catalogue.rows("pictures", f"WHERE path = ? AND {_SHOWN}", (path,)):
            is_drawing, is_asked = row["kind"] == "drawing", f"/{path}" in originals
            made_from = f"{RECIPE} {row['digest']}{' original' if is_asked else ''}"
            found = renditions(path, row["width"], row["height"], is_drawing)
            yield _Shown(path, row["digest"], is_drawing, found, made_from, is_asked)


def _encode(job: EncodingJob, todo: list[_Shown], workers: Executor, report: Progress) -> None:
    """Have the cache hold all renditions of *todo*."""
    items = [item for one in todo for item in _lacking(one, job.cache)]
    outcomes = map_in_batches(workers, keep_renditions, job, items, 1)
    for done, (item, outcome) in enumerate(outcomes):
        report("pictures", done, len(items))
        if isinstance(outcome, TaskFailure):
            form = item.renditions[0].format
            raise UnmadePicture(
                f"{item.path}: không làm được ảnh / cannot be made: {form} ({outcome.reason})"
            )


def _lacking(one: _Shown, cache: str) -> Iterator[ToEncode]:
    """Yield the formats of *one* that the cache does not hold in all widths.

    They are made together, each width from the largest, or the same picture could give other bytes.
    """
    for _, group in groupby(one.renditions, key=lambda rendition: rendition.format):
        ladder = tuple(group)
        if any(kept(cache, kept_as(one.digest, item)) is None for item in ladder):
            yield ToEncode(one.path, one.digest, one.is_drawing, ladder)


def _files(one: _Shown, folder: Folder, cache: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of all files of a picture; OSError when the cache has lost one meanwhile."""
    for rendition in one.renditions:
        data = kept(cache, kept_as(one.digest, rendition))
        if data is None:
            raise OSError(f"{rendition.path}: mất khỏi / gone from {cache}")
        yield rendition.path, data
    if one.has_original:
        original = folder.read(one.path)
        if isinstance(original, Problem):
            raise OSError(f"{one.path}: {original.what()}")
        yield original_path(one.path), original


def _tidy(cache: Path, used: set[str]) -> None:
    """Take away what no picture of the site uses any more, and what a killed build left."""
    for entry in sorted(cache.iterdir()) if cache.is_dir() else ():
        if entry.name in used:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
