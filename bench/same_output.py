"""Whether two commits make the same site of the same content: ``python3 -m bench.same_output COMMIT [OTHER]``.

Each commit is checked out aside and builds ``content`` and ``samples`` of this working tree, as a release and as a
preview. Every file is compared byte for byte.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
AS_OF = "2026-11-23"
CONTENTS = ("content", "samples")
FORMS = {"release": ["PREVIOUS_MANIFEST={}"], "preview": []}
"""Settings besides, by what is made: an empty manifest stands for a release that follows none."""
MAX_SHOWN = 20


def check_out(commit: str, place: Path) -> None:
    """Lay *commit* into the folder *place*, with the packages of this working tree beside it."""
    subprocess.run(["git", "worktree", "add", "--detach", str(place), commit], cwd=PROJECT, check=True)


def build(place: Path, content: Path, form: str, output: Path) -> None:
    """Build *content* with the program in *place*."""
    settings = [f'AS_OF="{AS_OF}"', f'CACHE_PATH="{output}-cache"', *FORMS[form]]
    command = [sys.executable, "-m", "pelican", str(content), "-s", "publishconf.py", "-o", str(output)]
    subprocess.run([*command, "-e", *settings], cwd=place, check=True, stdout=subprocess.DEVNULL)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below *folder* by path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> Iterator[str]:
    """Yield a line for each file that only one side has, or that differs."""
    for name in sorted(one.keys() | other.keys()):
        if name not in other:
            yield f"gone: {name}"
        elif name not in one:
            yield f"new: {name}"
        elif one[name] != other[name]:
            yield f"other bytes: {name}"


def main(before: str, after: str = "HEAD") -> int:
    """Compare what the commits *before* and *after* make; return 1 where a file differs."""
    with tempfile.TemporaryDirectory() as scratch:
        places = {commit: Path(scratch) / f"tree-{number}" for number, commit in enumerate((before, after))}
        try:
            for commit, place in places.items():
                check_out(commit, place)
            return max([_compare(places, content, form, scratch) for content in CONTENTS for form in FORMS])
        finally:
            for place in places.values():
                subprocess.run(["git", "worktree", "remove", "--force", str(place)], cwd=PROJECT, check=False)


def _compare(places: dict[str, Path], content: str, form: str, scratch: str) -> int:
    made = []
    for number, place in enumerate(places.values()):
        output = Path(scratch) / f"{content}-{form}-{number}"
        build(place, PROJECT / content, form, output)
        made.append(files_of(output))
    found = list(differences(*made))
    print(f"{content}, {form}: {len(made[0])} / {len(made[1])} files, {len(found)} differ")
    print("".join(f"  {line}\n" for line in found[:MAX_SHOWN]), end="")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
