"""Films and sounds on their way into the catalogue: each looked at once for each content, by a worker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plugins.catalogue.answers import changed_keys
from plugins.catalogue.queries.indexed import media_rows, medium_row
from plugins.catalogue.queries.references import files_referred_to, places_of
from plugins.catalogue.queries.sources import signatures
from plugins.catalogue.rows import MediumRow, SourceRow
from plugins.catalogue.site_pages import note_changed
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import forget_medium, note_source
from plugins.ingest.options import Options
from plugins.ingest.reading import ReadingJob
from plugins.sources.folder import Folder, read_file
from plugins.sources.media import Medium, is_captions, is_medium, matches_ending, medium_at, tells_place
from plugins.sources.problems import Problem
from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.text.segments import Piece, insert_links, split
from plugins.workers.batches import TaskFailure, limit_seconds, map_in_batches

_MAX_BATCH_SECONDS = 10.0
"""CPU seconds to look through one film."""


@dataclass(frozen=True, slots=True)
class InspectedMedium:
    """What a film or sound is."""

    code: str = ""
    """Of the problem that keeps it from being published; empty when there is none."""
    file: str = ""
    """The one at fault, below the content folder."""
    reason: str = ""
    transcript: str = ""
    """HTML."""
    tells_place: bool = False


@limit_seconds(_MAX_BATCH_SECONDS)
def inspect_media(job: ReadingJob, media: Sequence[Medium]) -> list[InspectedMedium]:
    """Look through each of *media* and what belongs to it."""
    return [_inspect(Path(job.root), one) for one in media]


def _inspect(root: Path, medium: Medium) -> InspectedMedium:
    data = read_file(root, medium.path)
    if isinstance(data, Problem):
        return InspectedMedium("P161", medium.path, data.values["reason"])
    if not matches_ending(medium.path, data):
        return InspectedMedium("P160", medium.path)
    for _, path in medium.captions:
        captions = read_file(root, path)
        if isinstance(captions, Problem) or not is_captions(captions):
            return InspectedMedium("P162", path)
    words = read_file(root, medium.transcript) if medium.transcript else b""
    if isinstance(words, Problem):
        return InspectedMedium("P161", medium.transcript, words.values["reason"])
    try:
        transcript = _transcript_html(medium.transcript, words.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return InspectedMedium("P161", medium.transcript, "không phải UTF-8 / not UTF-8")
    return InspectedMedium(transcript=transcript, tells_place=tells_place(medium.path, data))


def _transcript_html(path: str, words: str) -> str:
    """Return the paragraphs of a transcript; Markdown where its name says so."""
    text = words.replace("\r\n", "\n")
    if path.endswith(".md"):
        return insert_links(split(Renderer().render(mend(text).markdown)), [], _plainly)
    paragraphs = (" ".join(one.split()) for one in text.split("\n\n"))
    return "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs if one)


def _plainly(piece: Piece) -> str:
    """Return a tag of a transcript without what leads elsewhere: its files and anchors are not those of the page."""
    return "" if piece.tag in ("img", "a", "/a") else _ANCHOR.sub("", piece.raw)


_ANCHOR = re.compile(r' id="[^"]*"')


def index_media(catalogue: Catalogue, folder: Folder, options: Options) -> Iterator[Problem]:
    """Bring the films and sounds that something refers to up to date.

    P160 to P162 name those that cannot be published, P164 those whose words nobody can read, P165 those that say where
    they were shot.
    """
    targets = {target.removeprefix("/") for target in files_referred_to(catalogue, "media")}
    used = {path: medium_at(path, folder.media) for path in targets & folder.media if is_medium(path)}
    read = signatures(catalogue, "media/")
    known = {row.path for row in media_rows(catalogue)}
    for path in known - used.keys():
        _forget(catalogue, path)
    now = {path: _signature(folder, medium) for path, medium in used.items()}
    changed = [used[path] for path in sorted(used) if not now[path] or read.get(path) != now[path]]
    job = ReadingJob(str(folder.root), catalogue.address)
    for medium, outcome in map_in_batches(options.workers, inspect_media, job, changed, 1):
        found = (
            InspectedMedium("P161", medium.path, outcome.reason)
            if isinstance(outcome, TaskFailure)
            else outcome
        )
        if found.code:
            _forget(catalogue, medium.path)
            yield from _wherever_shown(
                catalogue, medium.path, found.code, file=f"/{found.file}", reason=found.reason
            )
        else:
            _write(catalogue, medium, now[medium.path], found)
    for row in media_rows(catalogue):
        if not (row.captions or row.transcript):
            yield from _wherever_shown(catalogue, row.path, "P164", file=f"/{row.path}")
        if row.tells_place:
            yield from _wherever_shown(catalogue, row.path, "P165", file=f"/{row.path}")


def _signature(folder: Folder, medium: Medium) -> str:
    """Return the signatures of all files of *medium* with their names; empty where one is to be read again."""
    files = {path: folder.signatures[path] for path in medium.files}
    return "; ".join(f"{path} {one}" for path, one in files.items()) if all(files.values()) else ""


def _wherever_shown(catalogue: Catalogue, path: str, code: str, **values: str) -> Iterator[Problem]:
    for place in places_of(catalogue, "media", f"/{path}"):
        yield Problem(code, place.path, place.line, values)


def _write(catalogue: Catalogue, medium: Medium, signature: str, found: InspectedMedium) -> None:
    """Write what a film or sound is; where that is another, the pages that show it are stale."""
    now = MediumRow(medium.path, medium.poster, medium.captions, found.transcript, found.tells_place)
    note_changed(catalogue, changed_keys(medium_row(catalogue, medium.path), now))
    catalogue.put([now])
    note_source(catalogue, SourceRow(medium.path, signature, ""))


def _forget(catalogue: Catalogue, path: str) -> None:
    """Take out a film or sound that is not there, or cannot be published."""
    if before := medium_row(catalogue, path):
        note_changed(catalogue, changed_keys(before, None))
    forget_medium(catalogue, path)
