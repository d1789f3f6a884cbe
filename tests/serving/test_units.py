"""The systemd units of the guide: held articles come out on time."""

import shlex
import shutil
import subprocess

import pytest
from invoke.parser import Parser

from plugins.cli.build_status import STATUS
from tests.docs.test_readme import ROOT, offered_tasks  # noqa: F401 - a fixture

GUIDE = ROOT / "docs/serving"


def settings(name: str) -> dict[str, list[str]]:
    """Return the settings of a unit, all values of each."""
    found: dict[str, list[str]] = {}
    for line in (GUIDE / name).read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def test_it_builds_and_then_publishes(tasks):
    """With tasks and options that there are; a failed build is not published, for each line waits for the one before."""
    unit = settings("tu-lieu.service")
    commands = [shlex.split(line) for line in unit["ExecStart"]]
    assert unit["Type"] == ["oneshot"]
    assert [command[:2] for command in commands] == [["/usr/bin/python3", "tasks.py"]] * 2
    parsed = [Parser(contexts=tasks.values()).parse_argv(command[2:])[0] for command in commands]
    assert [one.name for one in parsed] == ["build", "publish"]
    assert parsed[0].args["output"].value == parsed[1].args["output"].value


def test_it_writes_where_it_is_let():
    """The rest of the machine is read-only for it, and these are the folders that the commands write."""
    unit = settings("tu-lieu.service")
    assert unit["ProtectSystem"] == ["strict"]
    assert unit["ReadWritePaths"] == ["/opt/tu-lieu/output /opt/tu-lieu/.cache /srv/tu-lieu"]
    assert unit["WorkingDirectory"] == ["/opt/tu-lieu"]
    assert unit["User"] == ["tu-lieu"]


def test_another_build_is_no_failure():
    """Exit code 3 says that one runs: the next turn will do."""
    assert settings("tu-lieu.service")["SuccessExitStatus"] == ["3"]


def test_it_comes_every_five_minutes():
    """The timer, also for a turn missed while the machine was off."""
    unit = settings("tu-lieu.timer")
    assert (unit["OnCalendar"], unit["Persistent"]) == (["*:0/5"], ["yes"])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_accepts_the_calendar():
    """The moment is one that systemd reads."""
    command = ["systemd-analyze", "calendar", settings("tu-lieu.timer")["OnCalendar"][0]]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_failure_is_told():
    """A build that fails makes the unit fail, and that starts one which sends what ``build`` noted, and what the unit said: the publication too may have failed."""
    unit, told = settings("tu-lieu.service"), settings("tu-lieu-failed.service")
    assert unit["OnFailure"] == ["tu-lieu-failed.service"]
    (command,) = (shlex.split(line) for line in told["ExecStart"])
    output = shlex.split(unit["ExecStart"][0])[shlex.split(unit["ExecStart"][0]).index("--output") + 1]
    assert f"cat {output}/{STATUS};" in command[-1]
    assert "systemctl status --no-pager --lines=40 tu-lieu.service;" in command[-1]
    assert told["WorkingDirectory"] == unit["WorkingDirectory"]
