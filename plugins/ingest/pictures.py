"""Pictures on their way into the catalogue: each decoded once for each content, by a worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.catalogue.answers import changed_keys
from plugins.catalogue.queries.indexed import animated_pictures, media_rows, picture_row
from plugins.catalogue.queries.references import files_referred_to, places_of
from plugins.catalogue.queries.sources import signatures
from plugins.catalogue.rows import PictureRow, SourceRow
from plugins.catalogue.site_pages import note_changed
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import forget_picture, note_source
from plugins.ingest.options import Options
from plugins.ingest.reading import ReadingJob
from plugins.sources.content_file import sha256_hex
from plugins.sources.folder import PICTURE_ENDINGS, Folder, read_file
from plugins.sources.pictures import Picture, inspect
from plugins.sources.problems import Problem
from plugins.workers.batches import TaskFailure, limit_seconds, map_in_batches

PICTURES_PER_BATCH = 4
_MAX_BATCH_SECONDS = 2.4
"""CPU seconds to decode a batch of pictures."""


@dataclass(frozen=True, slots=True)
class InspectedPicture:
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
    is_animated: bool = False


@limit_seconds(_MAX_BATCH_SECONDS)
def inspect_pictures(job: ReadingJob, paths: Sequence[str]) -> list[InspectedPicture]:
    """Decode the pictures at *paths* below the content folder."""
    return [_inspect(job.root, path) for path in paths]


def _inspect(root: str, path: str) -> InspectedPicture:
    data = read_file(Path(root), path)
    if isinstance(data, Problem):
        return InspectedPicture("", data.code, data.values["reason"])
    found = inspect(path, data)
    if isinstance(found, Picture):
        kind = "drawing" if found.is_drawing else "photo"
        size = found.width, found.height
        return InspectedPicture(sha256_hex(data), "", "", *size, kind, found.is_animated)
    return InspectedPicture(sha256_hex(data), found.code, found.detail)


def index_pictures(catalogue: Catalogue, folder: Folder, options: Options) -> list[Problem]:
    """Bring the pictures that something refers to, and posters of films, up to date.

    P102 and P103 name those that cannot be shown, P110 those of which only the first frame is.
    """
    films = {row.poster: row.path for row in media_rows(catalogue) if row.poster}
    targets = files_referred_to(catalogue, "picture")
    used = {
        target[1:] for target in targets if target.startswith("/images/") and target[1:] in folder.pictures
    }
    used |= films.keys()
    read = signatures(catalogue, "images/")
    read |= {
        path: one
        for path, one in signatures(catalogue, "media/").items()
        if path.lower().endswith(PICTURE_ENDINGS)
    }
    for path in read.keys() - used:
        _forget(catalogue, path)
    changed = sorted(path for path in used if not read.get(path) or read[path] != folder.signatures[path])
    job = ReadingJob(str(folder.root), catalogue.address)
    problems: list[Problem] = []
    for path, outcome in map_in_batches(options.workers, inspect_pictures, job, changed, PICTURES_PER_BATCH):
        found = InspectedPicture("", "P102", outcome.reason) if isinstance(outcome, TaskFailure) else outcome
        if not found.code:
            _write(catalogue, path, folder.signatures[path], found)
            continue
        _forget(catalogue, path)
        film = films.get(path)
        problems += _wherever_shown(
            catalogue, path, film, found.code, reason=found.detail, format=found.detail
        )
    for path in animated_pictures(catalogue):
        problems += _wherever_shown(catalogue, path, films.get(path), "P110")
    return problems


def _wherever_shown(
    catalogue: Catalogue, path: str, film: str | None, code: str, **values: str
) -> Iterator[Problem]:
    """Yield the problem of a picture, the poster of a *film* if given, at each place that shows it."""
    shown_as = ("media", f"/{film}") if film else ("picture", f"/{path}")
    for place in places_of(catalogue, *shown_as):
        yield Problem(code, place.path, place.line, {"file": f"/{path}", **values})


def _write(catalogue: Catalogue, path: str, signature: str, found: InspectedPicture) -> None:
    """Write what a picture is; where its size or kind changed, the pages that show it are stale."""
    now = PictureRow(path, found.digest, found.width, found.height, found.kind, found.is_animated)
    note_changed(catalogue, changed_keys(picture_row(catalogue, path), now))
    catalogue.put([now])
    note_source(catalogue, SourceRow(path, signature, found.digest))


def _forget(catalogue: Catalogue, path: str) -> None:
    """Take out a picture that is not there, or cannot be shown."""
    if before := picture_row(catalogue, path):
        note_changed(catalogue, changed_keys(before, None))
    forget_picture(catalogue, path)
