"""The history of the content: what was changed, by whom and when; a file as it was, and back to that."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.desk import journal
from plugins.desk.journal import Entry
from plugins.desk.pages import desk_of, go, posted, render
from plugins.desk.repository import Commit, repository_of
from plugins.desk.saving import Conflict, place_of, read_text, save, take_back
from plugins.desk.state import Desk
from plugins.sources.content_file import decode
from plugins.sources.problems import CommandError

_MOST = 100
"""Changes on a page."""
_AROUND = 2
"""Lines shown around a difference."""


class NoSuchChange(CommandError):
    """A change or version that is not there."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was after a change."""

    id: str
    at: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a comparison."""

    what: str
    """``same``, ``new``, ``gone``, or ``place`` for a gap."""
    text: str


def show_history(request: Request) -> Response:
    """Answer with the last changes, each to be looked at or taken back."""
    desk = desk_of(request)
    entries = journal.entries(desk.folder)
    undone = {one.undoes for one in entries if one.undoes}
    own = {one.commit for one in entries if one.commit}
    repository = repository_of(desk.content, desk.folder / "index")
    others = [one for one in repository.commits("", _MOST) if one.id not in own] if repository else []
    told: list[Entry | Commit] = [*entries[:_MOST], *others]
    return render(
        request,
        "history.html",
        changes=sorted(told, key=lambda one: one.at, reverse=True)[:_MOST],
        undone=undone,
        has_repository=repository is not None,
    )


def show_change(request: Request) -> Response:
    """Answer with what a change did to each file."""
    desk, identifier = desk_of(request), request.path_params["change"]
    entry = next((one for one in journal.entries(desk.folder) if one.id == identifier), None)
    repository = repository_of(desk.content, desk.folder / "index")
    if entry:
        before = journal.before(desk.folder, identifier) or _before_undone(desk, identifier)
        files = [
            (path, compared(_text(was), _text(_after(desk, entry, path)))) for path, was in before.items()
        ]
        return render(request, "change.html", change=entry, files=files)
    found = repository.commit_called(identifier) if repository else None
    if repository and found:
        paths = repository.paths_of(identifier)[:_MOST]
        pairs = (
            (path, repository.file_at(f"{identifier}^", path), repository.file_at(identifier, path))
            for path in paths
        )
        files = [(path, compared(_text(was), _text(now))) for path, was, now in pairs]
        return render(request, "change.html", change=found, files=files)
    raise NoSuchChange(f"{identifier}: không có thay đổi này. / no such change.")


def _before_undone(desk: Desk, identifier: str) -> Mapping[str, bytes | None]:
    """Return what the files of a change that was taken back held before it: what they held after that."""
    undoing = next((one for one in journal.entries(desk.folder) if one.undoes == identifier), None)
    if undoing is None:
        return {}
    return {path: _after(desk, undoing, path) for path in journal.before(desk.folder, undoing.id)}


def _after(desk: Desk, entry: Entry, path: str) -> bytes | None:
    """Return what *path* held after *entry*: what the next change of it found, else what it holds now."""
    later = [one for one in journal.entries(desk.folder) if one.at > entry.at and path in one.paths]
    for one in reversed(later):
        found = journal.before(desk.folder, one.id)
        if path in found:
            return found[path]
    place = place_of(desk, path)
    return place.read_bytes() if place.is_file() else None


def show_file(request: Request) -> Response:
    """Answer with the versions of a file, and how one of them differs from what stands there now."""
    desk, path = desk_of(request), request.path_params["path"]
    now = read_text(desk, path)[0]
    versions = _versions(desk, path)
    chosen = request.query_params.get("version", "")
    then = _version_text(desk, path, chosen) if chosen else None
    return render(
        request,
        "file_history.html",
        path=path,
        versions=versions,
        chosen=chosen,
        lines=compared(then, now) if then is not None else [],
        is_same=then == now,
    )


def _versions(desk: Desk, path: str) -> list[Version]:
    repository = repository_of(desk.content, desk.folder / "index")
    if repository:
        return [Version(one.id, one.at, one.who, one.words) for one in repository.commits(path, _MOST)]
    return [
        Version(one.id, one.at, one.who, one.words)
        for one in journal.entries(desk.folder)
        if path in one.paths
    ][:_MOST]


def _version_text(desk: Desk, path: str, identifier: str) -> str:
    repository = repository_of(desk.content, desk.folder / "index")
    if repository and repository.commit_called(identifier):
        return _text(repository.file_at(identifier, path))
    entry = next((one for one in journal.entries(desk.folder) if one.id == identifier), None)
    if entry is None:
        raise NoSuchChange(f"{identifier}: không có bản này. / no such version.")
    return _text(_after(desk, entry, path))


def restore(request: Request, form: FormData) -> Response:
    """Put a file back as it was in a version."""
    desk, path = desk_of(request), request.path_params["path"]
    version = str(form.get("version", ""))
    text, seen = _version_text(desk, path, version), read_text(desk, path)[1]
    saved = save(desk, path, text, seen, f"Khôi phục: {path}")
    if isinstance(saved, Conflict):
        raise NoSuchChange(f"{path}: vừa bị sửa ở nơi khác; làm lại. / was changed meanwhile; do it again.")
    desk.refresh()
    return go(f"/history/file/{path}", "restored", change=saved.change)


def undo(request: Request, form: FormData) -> Response:
    """Take a change back."""
    desk, change = desk_of(request), str(form.get("change", ""))
    entry = next((one for one in journal.entries(desk.folder) if one.id == change), None)
    if entry is None:
        raise NoSuchChange(f"{change}: không có thay đổi này. / no such change.")
    take_back(desk, change, f"Bỏ: {entry.words}")
    desk.refresh()
    return go("/history", "undone")


def compared(before: str, after: str) -> list[Line]:
    r"""Return the lines in which two texts differ, with some around them.

    >>> [one.what for one in compared("a\nb\n", "a\nc\n")]
    ['same', 'gone', 'new']
    """
    return [*_lines(before.splitlines(), after.splitlines())]


def _lines(before: list[str], after: list[str]) -> Iterator[Line]:
    groups = difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_AROUND)
    for number, group in enumerate(groups):
        if number:
            yield Line("place", "⋯")
        for what, first, end, new_first, new_end in group:
            if what == "equal":
                yield from (Line("same", line) for line in before[first:end])
            else:
                yield from (Line("gone", line) for line in before[first:end])
                yield from (Line("new", line) for line in after[new_first:new_end])


def _text(data: bytes | None) -> str:
    """Return a version as text; what is none, such as a picture, by its size."""
    if data is None:
        return ""
    try:
        return decode(data)
    except UnicodeDecodeError:
        return f"[{len(data)} byte]"


ROUTES: list[BaseRoute] = [
    Route("/history", show_history),
    Route("/history/change/{change}", show_change),
    Route("/history/file/{path:path}", show_file, methods=["GET"]),
    Route("/history/file/{path:path}", posted(restore), methods=["POST"]),
    Route("/history/undo", posted(undo), methods=["POST"]),
]
