"""Pictures in the output: those that something public shows, in all their renditions, and no other; in the preview those of drafts too."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from plugins.catalogue.queries.media import (
    hidden_pictures,
    is_picture_shown,
    picture,
    pictures_to_make,
    shown_pictures,
)
from plugins.catalogue.site_pages import PageId, forget_page, forget_stale, page_number, stale_pages
from plugins.catalogue.store import Catalogue
from plugins.site.output import Output
from plugins.site.picture_encoding import (
    RECIPE,
    EncodingItem,
    EncodingJob,
    cache_key,
    cache_name,
    cache_renditions,
    read_cached,
)
from plugins.site.picture_metadata import without_metadata
from plugins.sources.folder import Folder
from plugins.sources.problems import CommandError, Problem
from plugins.sources.renditions import Rendition, original_path, renditions
from plugins.workers.batches import TaskFailure, map_in_batches
from plugins.workers.progress import Progress

_FOLDER = "pictures"


class PictureNotMade(CommandError):
    """A picture that can be read could not be encoded; the text names it and the reason."""

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

    *originals* are the addresses of the pictures whose files are asked for in full. Raises PictureNotMade.
    """
    gone = hidden_pictures(catalogue, output.is_preview)
    for path in gone:
        number = page_number(catalogue, PageId("picture", slug=path))
        output.put(number, [])
        forget_page(catalogue, number)
    todo = list(_todo(catalogue, output, frozenset(originals)))
    cached_in = str(cache / _FOLDER)
    if todo:
        Path(cached_in).mkdir(parents=True, exist_ok=True)
        _encode(EncodingJob(str(folder.root), cached_in), todo, workers, report)
    for shown in todo:
        number = page_number(catalogue, PageId("picture", slug=shown.path))
        output.put(number, _files(shown, folder, cached_in), shown.made_from)
        forget_stale(catalogue, [number])
    if todo or gone:
        _tidy(
            Path(cached_in),
            {cache_key(digest) for digest in shown_pictures(catalogue, output.is_preview).values()},
        )


def _todo(catalogue: Catalogue, output: Output, originals: frozenset[str]) -> Iterator[_ShownPicture]:
    """Yield the pictures whose files do not stand as they would be made now."""
    paths = set(pictures_to_make(catalogue, RECIPE, originals, output.is_preview))
    if output.was_killed:
        paths |= shown_pictures(catalogue, output.is_preview).keys()
    lost = (one.page.slug for one in stale_pages(catalogue, ["picture"]))
    paths |= {path for path in lost if is_picture_shown(catalogue, path, output.is_preview)}
    for path in sorted(paths):
        one = picture(catalogue, path)
        assert one is not None
        is_asked = f"/{path}" in originals
        made_from = f"{RECIPE} {one.digest}{' original without metadata' if is_asked else ''}"
        is_drawing = one.kind == "drawing"
        found = renditions(path, one.width, one.height, is_drawing)
        yield _ShownPicture(path, one.digest, is_drawing, found, made_from, is_asked)


def _encode(job: EncodingJob, todo: list[_ShownPicture], workers: Executor, report: Progress) -> None:
    """Have the cache hold all renditions of *todo*."""
    items = [item for picture in todo for item in _lacking(picture, job.cache)]
    outcomes = map_in_batches(workers, cache_renditions, job, items, 1)
    for done, (item, outcome) in enumerate(outcomes):
        report("pictures", done, len(items))
        if isinstance(outcome, TaskFailure):
            form = item.renditions[0].format
            raise PictureNotMade(
                f"{item.path}: không làm được ảnh / cannot be made: {form} ({outcome.reason})"
            )


def _lacking(picture: _ShownPicture, cache: str) -> Iterator[EncodingItem]:
    """Yield the formats of *picture* that the cache does not hold in all widths.

    All widths of a format are encoded together, from the largest: separately, the bytes could differ.
    """
    for _, group in groupby(picture.renditions, key=lambda rendition: rendition.format):
        widths = tuple(group)
        if any(read_cached(cache, cache_name(picture.digest, item)) is None for item in widths):
            yield EncodingItem(picture.path, picture.digest, picture.is_drawing, widths)


def _files(picture: _ShownPicture, folder: Folder, cache: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of all files of a picture; OSError when one is missing from the cache."""
    for rendition in picture.renditions:
        data = read_cached(cache, cache_name(picture.digest, rendition))
        if data is None:
            raise OSError(f"{rendition.path}: mất khỏi / gone from {cache}")
        yield rendition.path, data
    if picture.has_original:
        original = folder.read(picture.path)
        if isinstance(original, Problem):
            raise OSError(f"{picture.path}: {original.what()}")
        yield original_path(picture.path), without_metadata(original)


def _tidy(cache: Path, used: set[str]) -> None:
    """Delete what no picture of the site uses any more, and what an interrupted build left."""
    for entry in sorted(cache.iterdir()) if cache.is_dir() else ():
        if entry.name in used:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
