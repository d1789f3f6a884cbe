"""What developers run: tests, style and types, the locks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from plugins.cli.licences import DOCUMENT, NPM_LOCKS, write_licences

_PROJECT = Path(__file__).resolve().parents[2]
_BROWSER_TESTS = "tests/browser"
_COMPILE = [
    "pip",
    "compile",
    "--quiet",
    "--generate-hashes",
    "--no-emit-index-url",
    "--universal",
    "--no-header",
]


def _run(*command: str) -> int:
    return subprocess.call([sys.executable, "-m", *command], cwd=_PROJECT)


def run_tests(only: str, update_golden: bool) -> int:
    """Run the tests below *only*, else all of them and the doctests, on all cores.

    A browser is sought, and installed where need be, only when tests of the browser are among them.
    """
    chosen = [only] if only else ["tests", "plugins"]
    if any(_has_browser_tests(path) for path in chosen):
        from plugins.cli.browser import ensure_chromium

        ensure_chromium()
    options = ["--update-golden"] if update_golden else []
    return _run("pytest", "--doctest-modules", *_spread(chosen), *options, *chosen)


def _has_browser_tests(path: str) -> bool:
    """Tell whether a file or folder of tests holds tests in a browser, or is one of them."""
    chosen, browser = (_PROJECT / path).resolve(), _PROJECT / _BROWSER_TESTS
    return browser.is_relative_to(chosen) or chosen.is_relative_to(browser)


def _spread(chosen: list[str]) -> list[str]:
    """Return the options that spread tests over all cores; one file is quicker in one process.

    A file stays in one process, so that what its tests share is made once. Files go out in their own order: the longest
    are among the first folders, and the last ones are short.
    """
    if all((_PROJECT / path).is_dir() for path in chosen):
        return ["-p", "xdist", "--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    return []


def lint(fix: bool) -> int:
    """Check style, form and types; return the first exit code that is not 0."""
    checks = (
        ("ruff", "check", *(["--fix"] if fix else []), "."),
        ("ruff", "format", *([] if fix else ["--check"]), "."),
        ("mypy",),
    )
    return max(_run(*check) for check in checks)


def licences() -> int:
    """Write docs/licences.md; exit code 1 while a licence has to be put in by hand."""
    unknown = write_licences(_PROJECT)
    for name in unknown:
        print(f"{DOCUMENT}: {name}: điền giấy phép bằng tay. / put in its licence by hand.", file=sys.stderr)
    return 1 if unknown else 0


def lock() -> int:
    """Write requirements.txt, that of Node and that of the bench anew from their .in files, and npm's."""
    for name in ("requirements", "requirements-node", "requirements-bench"):
        code = _run("uv", *_COMPILE, "--python-version", "3.11", f"{name}.in", "--output-file", f"{name}.txt")
        if code:
            return code
    npm = shutil.which("npm")
    if npm is None:
        print("Cần npm để khóa package-lock.json. / npm is needed for package-lock.json.", file=sys.stderr)
        return 4
    command = [npm, "install", "--package-lock-only", "--ignore-scripts"]
    return max(subprocess.call(command, cwd=(_PROJECT / lock).parent) for lock in NPM_LOCKS)
