"""Cutting the power: what a program did to files is recorded, and the trees that a disk may hold after a cut are built.

Sure is only what was synced. Of all else a disk may have any part, in any order that each name's own history allows: names
made, moved and deleted; and of the bytes of a file all, the first half, none, or as many zeros. Times are kept, which is worst.
"""

from __future__ import annotations

import os
import random
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

_CHANGES = {
    "os.rename",
    "os.link",
    "os.mkdir",
    "os.symlink",
    "os.remove",
    "os.rmdir",
    "os.utime",
    "os.truncate",
    "open",
}
Data = bytes | str | None
"""Bytes of a file, target of a link, None for a folder."""
_LOSSES: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: b"",
    lambda data: b"\0" * len(data),
    lambda data: data[: len(data) // 2],
    lambda data: data,
)


@dataclass
class _Change:
    """One call: the names that it changed, each with the number of the file before and after; None for no file."""

    names: dict[tuple[int, str], tuple[int | None, int | None]]
    is_sure: bool = False


@dataclass
class _Moment:
    """What was there before a call, or at the end."""

    changes: int
    """How many of the recording's changes were done."""
    sure: frozenset[int]
    """Which of them were synced."""
    files: dict[int, tuple[Data, int, int]]
    """Content, mode and time of each file by its number."""
    synced: dict[int, Data]
    """Content of each file when it was last synced."""


@dataclass
class Recording:
    """All that became of the files below a folder."""

    root: Path
    changes: list[_Change] = field(default_factory=list)
    moments: list[_Moment] = field(default_factory=list)
    _names: dict[tuple[int, str], int] = field(default_factory=dict)
    _files: dict[int, tuple[Data, int, int]] = field(default_factory=dict)
    _synced: dict[int, Data] = field(default_factory=dict)
    _numbers: dict[int, int] = field(default_factory=dict)
    """Number by inode: the system gives the inode of a deleted file to another."""
    _given: int = 0

    number_of_root = 1

    def look(self) -> None:
        """Note what changed since the last look: the call that was made then."""
        names: dict[tuple[int, str], int] = {}
        files: dict[int, tuple[Data, int, int]] = {}
        numbers: dict[int, int] = {}

        def number_of(place: str, status: os.stat_result) -> int:
            if status.st_ino not in numbers:
                number = self._numbers.get(status.st_ino)
                if number is None:
                    self._given += 1
                    number = self._given
                numbers[status.st_ino] = number
                files[number] = (_content(place, status.st_mode), status.st_mode, status.st_mtime_ns)
            return numbers[status.st_ino]

        def walk(folder: str, number: int) -> None:
            with os.scandir(folder) as entries:
                for entry in entries:
                    status = entry.stat(follow_symlinks=False)
                    names[number, entry.name] = number_of(entry.path, status)
                    if stat.S_ISDIR(status.st_mode):
                        walk(entry.path, names[number, entry.name])

        walk(str(self.root), number_of(str(self.root), os.lstat(self.root)))
        differing = {
            name: (self._names.get(name), names.get(name))
            for name in self._names.keys() | names.keys()
            if self._names.get(name) != names.get(name)
        }
        if differing:
            self.changes.append(_Change(differing))
        self._names, self._numbers = names, numbers
        self._files |= files  # those that were deleted are kept: the disk may not know of it

    def keep_moment(self) -> None:
        """Keep the state of now as one at which the power may be cut."""
        sure = frozenset(number for number, change in enumerate(self.changes) if change.is_sure)
        self.moments.append(_Moment(len(self.changes), sure, dict(self._files), dict(self._synced)))

    def sync(self, handle: int) -> None:
        """Take a file or folder for synced: a folder's names, a file's bytes."""
        number = self._numbers.get(os.fstat(handle).st_ino)
        for change in self.changes:
            change.is_sure |= any(folder == number for folder, _ in change.names)
        if number in self._files:
            self._synced[number] = self._files[number][0]

    def sync_all(self) -> None:
        """Take everything for synced."""
        for change in self.changes:
            change.is_sure = True
        self._synced = {number: content for number, (content, *_) in self._files.items()}


@contextmanager
def syncs(file: Callable[[int], None], everything: Callable[[], None]) -> Iterator[None]:
    """Have *file* and *everything* called where the program syncs, in the place of the disk."""

    def whole(*_: object) -> int:
        everything()
        return 0

    with (
        patch("os.fsync", file),
        patch("os.sync", everything),
        patch("ctypes.CDLL", lambda *_, **__: SimpleNamespace(syncfs=whole)),
    ):
        yield


def _content(place: str, mode: int) -> Data:
    if stat.S_ISLNK(mode):
        return os.readlink(place)
    return Path(place).read_bytes() if stat.S_ISREG(mode) else None


@dataclass
class _Recorder:
    recording: Recording | None = None
    is_looking: bool = False


_RECORDER = _Recorder()


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    recording = _RECORDER.recording
    if recording is None or _RECORDER.is_looking:
        return
    if event == "open":
        flags = arguments[2]
        if not (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            return
    elif event not in _CHANGES:
        return
    with _looking(recording):
        pass


@contextmanager
def _looking(recording: Recording) -> Iterator[None]:
    _RECORDER.is_looking = True
    try:
        recording.look()
        recording.keep_moment()
        yield
    finally:
        _RECORDER.is_looking = False


sys.addaudithook(_watch)


def record(root: Path, work: Callable[[], object]) -> Recording:
    """Do *work*, one thread at a time, and return what became of the files below *root*, all of which are synced before."""
    recording = Recording(root)

    def sync_file(handle: int) -> None:
        with _looking(recording):
            recording.sync(handle)

    def sync_all() -> None:
        with _looking(recording):
            recording.sync_all()

    recording.look()
    recording.sync_all()
    with (
        syncs(sync_file, sync_all),
        patch("os.cpu_count", lambda: 1),
        patch("plugins.publishing.staging._THREADS", 1),
    ):
        _RECORDER.recording = recording
        try:
            work()
        finally:
            _RECORDER.recording = None
    with _looking(recording):
        pass
    return recording


def cuts(
    recording: Recording, target: Path, moments: int = 15, seed: int = 7
) -> Iterator[tuple[str, bool, Path]]:
    """Build what the disk may hold after a cut at as many moments, and at the end: in turn at *target*.

    Yields which cut it is, whether all of the work was done by then, and *target*.
    """
    chance = random.Random(seed)
    last = len(recording.moments) - 1

    def lose_any(data: bytes) -> bytes:
        return chance.choice(_LOSSES)(data)

    for at in sorted({last * part // moments for part in range(moments + 1)}):
        moment = recording.moments[at]
        unsure = [number for number in range(moment.changes) if number not in moment.sure]
        chosen = [set(), *({*unsure} for _ in _LOSSES)]
        chosen += [{one for one in unsure if chance.random() < share} for share in (0.2, 0.5, 0.8, 0.9)]
        for way, done in enumerate(chosen):
            lose = _LOSSES[way - 1] if 0 < way <= len(_LOSSES) else lose_any
            _build(recording, moment, done, lose, target)
            yield f"seed {seed}, moment {at} of {last}, way {way}", at == last, target


def _build(
    recording: Recording,
    moment: _Moment,
    done: set[int],
    lose: Callable[[bytes], bytes],
    target: Path,
) -> None:
    names: dict[tuple[int, str], int] = {}
    for number, change in enumerate(recording.changes[: moment.changes]):
        is_sure = number in moment.sure
        if is_sure or (
            number in done and all(names.get(name) == old for name, (old, _) in change.names.items())
        ):
            for name, (_, new) in change.names.items():
                if new is None:
                    names.pop(name, None)
                else:
                    names[name] = new
    shutil.rmtree(target, ignore_errors=True)
    made: dict[int, Path] = {}

    def make(number: int, place: Path) -> None:
        content, mode, time = moment.files[number]
        if isinstance(content, str):
            place.symlink_to(content)
        elif content is None:
            place.mkdir(parents=True)
            for (folder, name), child in names.items():
                if folder == number:
                    make(child, place / name)
        elif number in made:
            os.link(made[number], place)
        else:
            is_synced = moment.synced.get(number) == content
            place.write_bytes(content if is_synced else lose(content))
            made[number] = place
        if not isinstance(content, str):
            os.chmod(place, stat.S_IMODE(mode))
            os.utime(place, ns=(time, time))

    make(recording.number_of_root, target)
