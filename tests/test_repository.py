"""What the repository holds, and what it does not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

PROJECT = Path(__file__).resolve().parents[1]
MODULES = sorted((PROJECT / "plugins").rglob("*.py"))
IGNORED = GitIgnoreSpec.from_lines([".git", *(PROJECT / ".gitignore").read_text("utf-8").splitlines()])


def tracked() -> list[str]:
    """Return the paths of all files that are in the repository or about to be."""
    return sorted(IGNORED.match_tree_files(PROJECT, negate=True))


def hosts() -> re.Pattern[bytes]:
    """Return a pattern of package registries' hosts, put together so that this file does not hold them."""
    names = [
        ("py", "pi", ".org"),
        ("pythonhos", "ted", ".org"),
        ("registry.npm", "js", ".org"),
        ("registry.yarn", "pkg", ".com"),
    ]
    return re.compile(b"|".join(re.escape("".join(parts)).encode() for parts in names), re.IGNORECASE)


def machine_paths() -> re.Pattern[bytes]:
    """Return a pattern of absolute paths of machines on which this was written or built."""
    places = [
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/home/", r"[a-z]\w*/"),
        ("/Use", "rs/"),
        ("C:", r"\\Users"),
        ("/tm", "p/"),
    ]
    return re.compile("|".join(first + rest for first, rest in places).encode())


@pytest.mark.parametrize("pattern", [hosts(), machine_paths()], ids=["registries", "machines"])
def test_no_file_names_a_registry_or_a_machine(pattern):
    """Mirrors and proxies keep working, and nothing tells where it was written."""
    found = []
    for path in tracked():
        data = (PROJECT / path).read_bytes()
        if b"\0" not in data[:8000] and (hit := pattern.search(data)):
            found.append((path, data.count(b"\n", 0, hit.start()) + 1, hit.group().decode()))
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-node.txt", "requirements-bench.txt"])
def test_every_requirement_has_its_hashes(lock):
    """Only exact versions with SHA-256 are installed."""
    text = (PROJECT / lock).read_text("utf-8").replace("\\\n", " ")
    requirements = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert requirements
    for line in requirements:
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==\S+", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize(
    "path",
    [
        "output/current/index.html",
        "preview/index.html",
        "preview-samples/index.html",
        ".cache/release/catalogue.sqlite",
        ".venv/stamp",
        ".venv-bench/stamp",
        "node_modules/.stamp",
        "plugins/__pycache__/x.pyc",
        ".hypothesis/x",
        ".pytest_cache/x",
    ],
)
def test_what_is_made_stays_out(path):
    """Outputs, caches and environments are ignored."""
    assert IGNORED.match_file(path)


@pytest.mark.parametrize(
    "path", ["content/register/ids.csv", "tests/cases/dates.md", "samples/settings/portal.yaml"]
)
def test_what_is_written_is_kept(path):
    """No pattern of the ignore file takes away a source."""
    assert not IGNORED.match_file(path)


def test_every_module_says_what_it_is():
    """A docstring at the top of each module of the program."""
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_no_module_is_a_drawer():
    """Names say what is inside."""
    assert [path for path in MODULES if path.stem in ("utils", "helpers", "common", "misc")] == []


def test_every_test_states_its_behaviour():
    """A docstring for each test and each helper of the tests."""
    silent = []
    for path in sorted((PROJECT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name.startswith("test_")
                and not ast.get_docstring(node)
            ):
                silent.append((path.name, node.name))
    assert silent == []
