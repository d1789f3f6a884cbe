"""What the task ``test`` runs, and when it looks for a browser."""

import pytest

from plugins.cli import browser, chores


@pytest.fixture
def called(monkeypatch) -> list[str]:
    """What is run, as one runs it; ``browser`` where one is sought before."""
    seen: list[str] = []

    def run(*command: str) -> int:
        seen.extend(command)
        return 0

    monkeypatch.setattr(chores, "_run", run)
    monkeypatch.setattr(browser, "ensure_chromium", lambda: seen.append("browser"))
    return seen


@pytest.mark.parametrize(
    "only", ["tests/sources/test_dates.py", "tests/test_purity.py", "plugins/text", "tests/browserless"]
)
def test_no_browser_is_sought_for_tests_that_need_none(called, only):
    """A unit test costs no look at what is installed, and no installation."""
    chores.run_tests(only, update_golden=False)
    assert "browser" not in called
    assert called[-1] == only


@pytest.mark.parametrize("only", ["", "tests", "tests/browser", "tests/browser/test_walk.py", "./tests/"])
def test_a_browser_is_there_before_tests_in_it_begin(called, only):
    """For all tests, and for each choice that has some of them."""
    chores.run_tests(only, update_golden=False)
    assert called[0] == "browser"


def test_all_tests_run_on_all_cores(called):
    """With the doctests; a file stays in one process."""
    chores.run_tests("", update_golden=False)
    assert called[called.index("--numprocesses") + 1] == "auto"
    assert called[called.index("--dist") + 1] == "loadfile"
    assert called[-2:] == ["tests", "plugins"]
    assert "--doctest-modules" in called


def test_one_file_runs_in_one_process(called):
    """Nothing is waited for but its tests."""
    chores.run_tests("tests/sources/test_dates.py", update_golden=True)
    assert "--numprocesses" not in called
    assert "--update-golden" in called
