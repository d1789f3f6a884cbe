"""The archivists' guide prints what its commands print."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.cli.commands import cite, succession, together, who
from tests.city import AS_OF

ROOT = Path(__file__).resolve().parents[2]
SHOWN = re.findall(
    r"^```sh\npython3 tasks\.py ([^\n]*)\n```\n\n```(?:csv|json|text)\n(.*?)^```$",
    (ROOT / "docs/archivists.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)
COMMANDS: dict[str, Callable[..., int]] = {
    "who": lambda options: who(
        ROOT / "samples",
        on=options["on"],
        committee=options.get("committee", ""),
        person=options.get("person", ""),
        below=False,
        form=options.get("format", "json"),
    ),
    "succession": lambda options: succession(
        ROOT / "samples",
        committee=options["record"],
        office=options.get("office", ""),
        predecessors="predecessors" in options,
        form=options.get("format", "json"),
    ),
    "together": lambda options: together(
        ROOT / "samples",
        one=options["record"],
        other=options["other"],
        form=options.get("format", "json"),
    ),
    "cite": lambda options: cite(
        ROOT / "samples",
        what=options["record"],
        style=options["style"],
        locale=options.get("locale", "vi-VN"),
    ),
}


@pytest.mark.parametrize(("line", "output"), SHOWN)
def test_a_command_prints_what_is_shown(
    line: str,
    output: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As it is printed, ends of lines left out of account."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(AS_OF.timestamp())))
    task, *words = shlex.split(line)
    options = {}
    for name in ("record", "other"):
        if not words[0].startswith("--"):
            options[name] = words.pop(0)
    for name, value in pairwise([*words, "--"]):
        if name.startswith("--"):
            options[name[2:]] = "" if value.startswith("--") else value
    assert COMMANDS[task](options) == 0
    assert capsys.readouterr().out.splitlines() == output.splitlines()


def test_the_guide_shows_commands() -> None:
    """Those that answer: nothing is compared where nothing is found."""
    assert {line.split()[0] for line, _ in SHOWN} == {"who", "succession", "together", "cite"}
