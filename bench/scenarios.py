"""The same corpus built by Hugo, plain Pelican and us in turn, from nothing and after edits."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.contestants import (
    OURS,
    PROJECT,
    Contestant,
    Room,
    hugo,
    ours,
    plain_pelican,
    release_command,
    versions,
)
from bench.corpus import write_corpus
from bench.edits import (
    Chosen,
    Place,
    choose,
    fields_of,
    variants_for,
    with_field,
    with_first_words,
    with_last_words,
)
from bench.measuring import MeasurementFailed, measure
from bench.results import Measured
from bench.saved_to_seen import time_saves

_WORK = PROJECT / ".cache" / "bench"
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín")
"""In words: figures are tied to the words beside them before they are shown."""
MAX_RUNS = len(_ORDINALS)
Run = dict[str, float]
Said = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is measured."""

    articles: int
    runs: int = 3
    parts: Sequence[str] = OURS
    """Ours, by what is built."""
    pelican: bool = False
    """Whether plain Pelican is measured too."""
    corpus: str = ""
    """Folder with ``content`` and ``hugo``, ``{n}`` standing for the number of articles; empty for a corpus of ours."""


def measure_size(options: Options, say: Said) -> Measured:
    """Measure one size; *say* is told what is being done. Raises MeasurementFailed when a build fails or lacks what was edited."""
    about = {"date": datetime.now(UTC).date().isoformat(), "machine": machine(), **versions()}
    about |= {"corpus": "given" if options.corpus else "own", "runs": str(options.runs)}
    room = _room(options, say)
    contestants = [hugo(room), *([plain_pelican(room)] if options.pelican else [])]
    contestants += [ours(room, parts) for parts in options.parts]
    measuring = _Measuring({contestant.name: {} for contestant in contestants}, room, options.runs, say)
    measuring.full(contestants)
    files = {contestant.name: sum(1 for _ in _files(contestant.output)) for contestant in contestants}
    mine = [contestant for contestant in contestants if contestant.name in OURS]
    chosen = choose(room.content, room.hugo)
    measuring.title(chosen, mine)
    measuring.variant(chosen, mine)
    measuring.body(chosen, mine, contestants[0])
    for contestant in contestants:
        contestant.clear()
    for parts in options.parts:
        measuring.release(chosen, parts)
    if "all" in options.parts:
        measuring.serve(chosen)
    return Measured(options.articles, about, measuring.runs, files)


@dataclass(frozen=True, slots=True)
class _Measuring:
    """The scenarios, each noting the figures of its runs."""

    runs: dict[str, dict[str, list[Run]]]
    room: Room
    count: int
    say: Said

    def full(self, contestants: Sequence[Contestant]) -> None:
        """Build from nothing, all contestants in turn."""
        for run in range(self.count):
            for contestant in contestants:
                contestant.clear()
                self._note(contestant.name, "full", run, contestant.command)

    def body(self, chosen: Chosen, mine: Sequence[Contestant], other: Contestant) -> None:
        """Edit the body of an article; Hugo builds over what it has built, and last: it leaves no file in memory but its own."""
        for run in range(self.count):
            words = f"Bản sửa thứ {_ORDINALS[run]} của thân bài."
            self._edit_article(chosen.body, partial(with_last_words, words=words))
            for contestant in mine:
                self._note_edit(contestant, "body", run, chosen.body, words)
            self._note(other.name, "body", run, other.command)

    def title(self, chosen: Chosen, mine: Sequence[Contestant]) -> None:
        """Edit the title of an article."""
        for run in range(self.count):
            title = f"Nhan đề sửa lần thứ {_ORDINALS[run]}"
            self._edit_article(chosen.title, partial(with_field, field="title", value=title))
            for contestant in mine:
                self._note_edit(contestant, "title", run, chosen.title, title)

    def variant(self, chosen: Chosen, mine: Sequence[Contestant]) -> None:
        """Add a variant to a person, with which each article that names the person begins: all are linked anew."""
        person = self.room.content / "register" / "persons" / chosen.person
        fields = fields_of(person.read_text("utf-8"))
        variants = variants_for(fields["name"], self.count)
        # The one added last stands first, so that each in its turn takes the link.
        words = " ".join(f"Đồng chí {variant} có mặt." for variant in reversed(variants))
        for place in chosen.articles:
            self._edit_article(place, partial(with_first_words, words=words))
        for contestant in mine:
            measure(contestant.command, PROJECT)
        shown = self._without_in_summary(chosen.articles, fields["name"])
        for run, variant in enumerate(variants):
            known = [*fields.get("variants", ()), *variants[: run + 1]]
            _edit(person, partial(with_field, field="variants", value=known))
            for contestant in mine:
                self._note_edit(contestant, "variant", run, shown, f">{variant}</a>")

    def _without_in_summary(self, articles: Sequence[Place], name: str) -> Place:
        """Return the first of *articles* whose summary does not take the link to *name*."""
        folder = self.room.content / "articles"
        texts = ((place, (folder / place.path).read_text("utf-8")) for place in articles)
        return next(place for place, text in texts if name not in fields_of(text)["summary"])

    def release(self, chosen: Chosen, name: str) -> None:
        """Make releases: a first one, then one after each edit; *name* is of ``OURS``."""
        output, cache = self.room.folder / f"releases-{name}", self.room.folder / f"releases-{name}-cache"
        command = release_command(name, self.room.content, output, cache)
        self._note(name, "release-full", 0, command)
        for run in range(self.count):
            words = f"Bản sửa thứ {_ORDINALS[run]} trước khi phát hành {name}."
            self._edit_article(chosen.body, partial(with_last_words, words=words))
            self._note(name, "release", run, command)
            _require(output / "current" / chosen.body.page, words)

    def serve(self, chosen: Chosen) -> None:
        """Save an article while the preview runs."""
        self.say("serve")
        name = f"preview-{self.room.content.name}"
        made = (PROJECT / name, PROJECT / ".cache" / name)
        command = [
            sys.executable, "tasks.py", "serve", "--content", str(self.room.content), "--port", "0",
        ]  # fmt: skip
        words = [f"Bản sửa thứ {_ORDINALS[run]} lúc xem trước." for run in range(self.count)]
        saves = [(partial(self._save, chosen.body, one), one) for one in words]
        page = "/" + chosen.body.page.removesuffix("index.html")
        try:
            seconds = time_saves(command, PROJECT, page, saves)
        finally:
            for place, folder in enumerate(made):
                if folder.exists():
                    folder.rename(self.room.folder / f"preview.old-{place}")
        self.runs["all"]["serve"] = [{"wall": one} for one in seconds]

    def _edit_article(self, place: Place, change: Callable[[str], str]) -> None:
        """Change an article and Hugo's copy of it."""
        _edit(self.room.content / "articles" / place.path, change)
        _edit(self.room.hugo / "content" / "posts" / place.path, change)

    def _save(self, place: Place, words: str) -> None:
        """Change our copy of an article alone: it is being timed."""
        _edit(self.room.content / "articles" / place.path, partial(with_last_words, words=words))

    def _note_edit(self, one: Contestant, scenario: str, run: int, place: Place, words: str) -> None:
        begun = time.time_ns()
        figures = self._note(one.name, scenario, run, one.command)
        figures["written"] = sum(path.stat().st_mtime_ns >= begun for path in _files(one.output))
        _require(one.output / place.page, words)

    def _note(self, name: str, scenario: str, run: int, command: Sequence[str]) -> Run:
        self.say(f"{scenario} {run + 1}/{self.count}: {name}")
        os.sync()  # what was written before is not to weigh on this run
        figures = asdict(measure(command, PROJECT))
        self.runs[name].setdefault(scenario, []).append(figures)
        return figures


def _edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def _require(page: Path, words: str) -> None:
    if words not in page.read_text("utf-8"):
        raise MeasurementFailed(f"{page.name}: the edit is not on the page ({words}).")


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield every file below *folder*."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                yield entry


def take_out_rooms() -> None:
    """Delete all that was made to be measured; of 100,000 articles that may take minutes."""
    shutil.rmtree(_WORK, ignore_errors=True)


def _room(options: Options, say: Said) -> Room:
    """Lay out a copy of the corpus that edits may change; rooms of other sizes stay (see ``Contestant.clear``)."""
    room = Room(_WORK / f"room-{options.articles}", options.articles)
    shutil.rmtree(room.folder, ignore_errors=True)
    say("corpus")
    if options.corpus:
        given = given_corpus(options.corpus, options.articles)
        if not ((given / "content").is_dir() and (given / "hugo").is_dir()):
            raise MeasurementFailed(f"--corpus {given}: content/, hugo/?")
        shutil.copytree(given / "content", room.content)
        shutil.copytree(given / "hugo", room.hugo)
    else:
        write_corpus(options.articles, room.folder)
        (room.folder / "content").rename(room.content)
    return room


def given_corpus(corpus: str, articles: int) -> Path:
    """Return the folder that ``--corpus`` names for so many *articles*."""
    return Path(corpus.replace("{n}", str(articles)))


def machine() -> str:
    """Return processor, cores, memory and system in a few words."""
    processor = platform.machine()
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            processor = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    kernel = ".".join(platform.release().split("-")[0].split(".")[:2])
    return f"{processor}, {cores} cores, {memory:.0f} GB, Linux {kernel}"
