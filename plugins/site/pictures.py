"""Pictures in the output: those that something public shows, in all their renditions, and no other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from plugins.catalogue.output_files import stale_owners
from plugins.catalogue.queries.media import (
    is_picture_shown,
    owners_of_hidden_pictures,
    picture,
    pictures_to_make,
    shown_pictures,
)
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
_OWNERS = "file/images/*"
"""Owners of the files of pictures, as GLOB has them."""


class UnmadePicture(Stopped):
    """A picture could be read, but not be made into what is published; the text names it."""

    exitcode = 1


@dataclass(frozen=True, slots=True)
class _ShownPicture:
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
    """Update the pictures of *output*; renditions are cached below *cache* as long as they are shown.

    *originals* are the addresses of the pictures whose files are asked for as they are. Raises UnmadePicture.
    """
    gone = owners_of_hidden_pictures(catalogue)
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
        _tidy(Path(kept_in), {key_of(digest) for digest in shown_pictures(catalogue).values()})


def _todo(catalogue: Catalogue, output: Output, originals: frozenset[str]) -> Iterator[_ShownPicture]:
    """Yield the pictures whose files do not stand as they would be made now."""
    paths = set(pictures_to_make(catalogue, RECIPE, originals))
    if output.was_killed:
        paths |= shown_pictures(catalogue).keys()
    lost = (owner.removeprefix("file/") for owner in stale_owners(catalogue, _OWNERS))
    for path in sorted(paths.union(path for path in lost if is_picture_shown(catalogue, path))):
        one = picture(catalogue, path)
        assert one is not None
        is_asked = f"/{path}" in originals
        made_from = f"{RECIPE} {one.digest}{' original' if is_asked else ''}"
        is_drawing = one.kind == "drawing"
        found = renditions(path, one.width, one.height, is_drawing)
        yield _ShownPicture(path, one.digest, is_drawing, found, made_from, is_asked)


def _encode(job: EncodingJob, todo: list[_ShownPicture], workers: Executor, report: Progress) -> None:
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


def _lacking(one: _ShownPicture, cache: str) -> Iterator[ToEncode]:
    """Yield the formats of *one* that the cache does not hold in all widths.

    They are made together, each width from the largest, or the same picture could give other bytes.
    """
    for _, group in groupby(one.renditions, key=lambda rendition: rendition.format):
        ladder = tuple(group)
        if any(kept(cache, kept_as(one.digest, item)) is None for item in ladder):
            yield ToEncode(one.path, one.digest, one.is_drawing, ladder)


def _files(one: _ShownPicture, folder: Folder, cache: str) -> Iterator[tuple[str, bytes]]:
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
    """Delete what no picture of the site uses any more, and what an interrupted build left."""
    for entry in sorted(cache.iterdir()) if cache.is_dir() else ():
        if entry.name in used:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
