"""Changes as commits of the git repository that the content folder stands in, by the git command, retried on its lock.

A commit is made beside the index of whoever works there: their staged changes stay theirs. ``update-ref`` with the old id
refuses where somebody else has committed meanwhile, and then it is made anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_TRIES = 40
_SECONDS_BETWEEN_TRIES = 0.05
_FIELDS = "%H%x1f%aI%x1f%an%x1f%s%x1e"
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_MAX_SECONDS = 120
"""Of one git command: on a slow disk a repository of a hundred thousand files takes some seconds."""


class GitFailed(Exception):
    """A git command ended with a fault, or not at all; the text is git's where it said something."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that touched the content."""

    id: str
    at: str
    """ISO 8601."""
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, and where the content folder stands in it."""

    root: Path
    below: str
    """The content folder below *root*, with a slash at its end; empty where it is the root."""
    index: Path
    """File for an index of our own."""

    def commit(self, paths: Sequence[str], words: str, person: Mapping[str, str]) -> str:
        """Commit *paths* (below the content folder), written or gone, in the name of *person*; return its id, empty where nothing differs.

        Raises GitFailed.
        """
        named = {"NAME": person.get("name") or "?", "EMAIL": person.get("email") or "-"}
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in named.items()}
        own = {"GIT_INDEX_FILE": str(self.index), **who}
        listed = "".join(f"{self.below}{path}\0" for path in paths)
        self.index.parent.mkdir(parents=True, exist_ok=True)
        self.index.with_name(f"{self.index.name}.lock").unlink(missing_ok=True)  # of a desk that died
        for _ in range(_TRIES):
            old = self._try("rev-parse", "--verify", "--quiet", "HEAD").strip()
            self._run("read-tree", *([old] if old else ["--empty"]), env=own)
            self._run("update-index", "--add", "--remove", "-z", "--stdin", given=listed, env=own)
            tree = self._run("write-tree", env=own).strip()
            if old and tree == self._run("rev-parse", f"{old}^{{tree}}").strip():
                return ""
            parents = ["-p", old] if old else []
            new = self._run("commit-tree", tree, *parents, "-F", "-", given=words, env=own).strip()
            try:
                self._run("update-ref", "-m", f"desk: {words.splitlines()[0]}", "HEAD", new, old)
            except GitFailed:
                time.sleep(_SECONDS_BETWEEN_TRIES)
                continue
            self._show_in_index(listed)
            return new
        raise GitFailed("HEAD")

    def _show_in_index(self, listed: str) -> None:
        """Have the index that people see know of the commit, once it is free; else ``git status`` shows a difference that is none."""
        for _ in range(_TRIES):
            try:
                self._run("update-index", "--add", "--remove", "-z", "--stdin", given=listed)
                return
            except GitFailed:
                time.sleep(_SECONDS_BETWEEN_TRIES)

    def commits(self, path: str, most: int) -> list[Commit]:
        """Return the last commits of *path*, newest first; of the whole content folder where it is empty."""
        place = f"{self.below}{path}" or "."
        told = self._try("log", f"-{most}", f"--format={_FIELDS}", "--", place)
        rows = (row.strip("\n").split("\x1f") for row in told.split("\x1e") if row.strip())
        return [Commit(*row) for row in rows]

    def commit_called(self, identifier: str) -> Commit | None:
        """Return the commit of that id, None where there is none."""
        if not _ID.fullmatch(identifier):
            return None
        told = self._try("log", "-1", f"--format={_FIELDS}", identifier)
        return Commit(*told.strip("\n\x1e").split("\x1f")) if told else None

    def paths_of(self, commit: str) -> list[str]:
        """Return the paths below the content folder that *commit* touched."""
        told = self._run("diff-tree", "--root", "--no-commit-id", "--name-only", "-r", "-z", commit)
        paths = [path for path in told.split("\0") if path]
        return [path.removeprefix(self.below) for path in paths if path.startswith(self.below)]

    def file_at(self, commit: str, path: str) -> bytes | None:
        """Return what *path* held in *commit*, None where it was not there."""
        done = self._call(["cat-file", "blob", f"{commit}:{self.below}{path}"])
        return done.stdout if done.returncode == 0 else None

    def _try(self, *arguments: str) -> str:
        """Return what git says, nothing where it fails."""
        try:
            return self._run(*arguments)
        except GitFailed:
            return ""

    def _run(self, *arguments: str, given: str = "", env: Mapping[str, str] | None = None) -> str:
        done = self._call(arguments, given, env)
        if done.returncode:
            raise GitFailed(done.stderr.decode("utf-8", "replace").strip() or arguments[0])
        return done.stdout.decode("utf-8", "replace")

    def _call(
        self, arguments: Sequence[str], given: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", "-C", str(self.root), "-c", "core.quotePath=false", *arguments],
                input=given.encode(),
                capture_output=True,
                check=False,
                timeout=_MAX_SECONDS,
                env={**os.environ, **(env or {})},
            )
        except subprocess.TimeoutExpired:
            raise GitFailed(f"git {arguments[0]}: {_MAX_SECONDS} s") from None


def repository_of(content: Path, index: Path) -> Repository | None:
    """Return the repository that *content* stands in; None without git, outside of one, or where it ignores the folder."""
    try:
        asked = subprocess.run(
            ["git", "-C", str(content), "rev-parse", "--show-toplevel", "--show-prefix"],
            capture_output=True,
            text=True,
            check=False,
        )
        ignored = subprocess.run(
            ["git", "-C", str(content), "check-ignore", "-q", "."], capture_output=True, check=False
        )
    except OSError:
        return None
    if asked.returncode or ignored.returncode == 0:
        return None
    root, _, below = asked.stdout.rstrip("\n").partition("\n")
    return Repository(Path(root), below, index)
