"""Pagefind, the program that writes the index of a shard: found below ``node_modules``, run by its command line."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from plugins.sources.problems import CommandError

WANTED = "1.6.0"
"""The only version whose files our script in the browser reads."""
LANGUAGE = "vi"
_NAMES = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")


class NoPagefind(CommandError):
    """The program is not there, is another version, or failed; the text says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Pagefind:
    """The program, of the version we want."""

    path: Path
    version: str

    def index(self, site: Path, output: Path) -> None:
        """Write the index of the HTML files in the folder *site* into *output*."""
        command = [str(self.path), "--site", str(site), "--output-path", str(output)]
        command += ["--force-language", LANGUAGE, "--max-fragments", "1", "--silent"]
        done = _run(command, site)
        if done.returncode or not (output / "pagefind-entry.json").exists():
            raise NoPagefind(f"Pagefind {self.version}: {(done.stderr or done.stdout).strip()[-500:]}")


def find_pagefind(project: Path) -> Pagefind:
    """Return the program that npm installed below *project*, else that on the path; raise NoPagefind."""
    folders = sorted((project / "node_modules" / "@pagefind").glob("*/bin"))
    found = [folder / name for folder in folders for name in _NAMES if (folder / name).is_file()]
    path = found[0] if found else next((Path(one) for name in _NAMES if (one := shutil.which(name))), None)
    if path is None:
        raise NoPagefind(
            f"Không có Pagefind {WANTED}; chạy python3 tasks.py để cài. / Pagefind {WANTED} is missing; python3 tasks.py installs it."
        )
    version = _version(path)
    if version != WANTED:
        raise NoPagefind(
            f"{path.name} {version}: cần Pagefind {WANTED}; chạy npm ci. / Pagefind {WANTED} is needed; run npm ci."
        )
    return Pagefind(path, version)


def _version(path: Path) -> str:
    done = _run([str(path), "--version"])
    return done.stdout.strip().rpartition(" ")[2] or "?"


def _run(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program in *folder* without its settings in the environment: they would change the index behind our back."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    return subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True, check=False)
