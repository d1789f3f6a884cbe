"""A desk that is killed while it saves and merges: every file is whole, as it was before or after, and it goes on."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.desk import journal
from plugins.editing.changes import recover
from plugins.sources.content_file import read_content_file
from tests.city import LAM, NEWS, record, write
from tests.desk.test_saving import git

PROJECT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("DESK_KILLS", "6"))
"""How often it is killed; ``DESK_KILLS=200`` for a night."""
OTHER = "register/persons/ta-lam.md"
WORK = """
import sys
from pathlib import Path
from plugins.desk import journal
from plugins.desk.register_acts import _plan_merge
from plugins.desk.saving import enter_what_died, read_text, save, take_back, write
from plugins.desk.state import Desk, DeskSettings
from plugins.editing.register_plan import RegisterPlan
content, cache = map(Path, sys.argv[1:])
desk = Desk(DeskSettings(content=content, output=cache / "o", cache=cache / "c", keeping=cache / "k", code="1"))
desk.known_person = {"name": "Lò Thị Mai", "email": "mai@van-khe.example"}
enter_what_died(desk)
desk.index()
print("ready", flush=True)
for number in range(1_000_000):
    text, seen = read_text(desk, "NEWS")
    front = text.partition("\\n---\\n")[0]
    save(desk, "NEWS", f"{front}\\n---\\n\\n{number} " + "chữ " * 2000 + f"{number}\\n", seen, f"Lần {number}")
    desk.index()
    if (content / "OTHER").exists():
        with desk.reading() as catalogue:
            plan = RegisterPlan(content, catalogue)
            _plan_merge(plan, {"kept": "ta-dinh-lam", "gone": "ta-lam"})
            write(desk, plan.changes(), "Gộp")
    else:
        merged = next(one for one in journal.entries(desk.folder) if one.words == "Gộp")
        take_back(desk, merged.id, "Bỏ")
    desk.index()
"""


@pytest.mark.parametrize("seed", [1])
def test_files_are_whole_whenever_it_is_killed(folder, tmp_path, seed):
    """And the repository too; what had begun is put back when the desk opens again."""
    write(folder, OTHER, record("Tạ Lãm", born="1968"))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "x")
    git(folder, "config", "user.email", "x@x.example")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Nhập")
    before = {path: (folder / path).read_bytes() for path in (LAM, OTHER)}
    work = WORK.replace("NEWS", NEWS).replace("OTHER", OTHER)
    moments = random.Random(seed)
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", work, str(folder), str(tmp_path / "cache")],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n", process.stderr.read().decode()
        time.sleep(moments.random() * 0.6)
        assert process.poll() is None, process.stderr.read().decode()
        process.kill()
        process.communicate()
        recover(folder)
        look(folder, before)
    assert journal.entries(next((tmp_path / "cache/k").iterdir()))
    git(folder, "fsck", "--strict")
    assert int(git(folder, "rev-list", "--count", "HEAD")) > KILLS / 2


def look(folder: Path, before: dict[str, bytes]) -> None:
    """See that every file is whole: a text of one saving, two records or one merged of both."""
    for path in folder.rglob("*.md"):
        kind = "article" if "articles" in path.parts else path.parent.name.removesuffix("s")
        source, problems = read_content_file(kind, path.relative_to(folder).as_posix(), path.read_bytes())
        assert source is not None, path
        assert [one for one in problems if one.is_error] == [], path
    words = (folder / NEWS).read_text("utf-8").rpartition("---")[2].split()
    assert words[0] == words[-1] or "huy" in words
    if (folder / OTHER).exists():
        assert {path: (folder / path).read_bytes() for path in before} == before
    else:
        assert "Tạ Lãm" in (folder / LAM).read_text("utf-8")
    assert not (folder / "register/.pending").exists()
