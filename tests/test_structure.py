"""What stands where: questions to the catalogue in SQL stand in ``plugins/catalogue`` alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
ASKING = ("ingest", "views", "exports", "search", "site", "editing", "desk", "cli", "publishing")
"""Packages that ask the catalogue through ``catalogue/queries``."""
SQL = re.compile(
    r"\b(SELECT\b.*\bFROM|INSERT (OR \w+ )?INTO|DELETE FROM|UPDATE \w+ SET|WHERE \w+ =)", re.DOTALL
)
METHODS = {"execute", "executemany", "executescript"}


def sql_in(path: Path) -> list[str]:
    """Return the lines of *path* that hold SQL or run a statement of it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value):
            found.append(f"{path.name}:{node.lineno}: {node.value[:40]}")
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            found.append(f"{path.name}:{node.lineno}: .{node.attr}")
    return found


@pytest.mark.parametrize("package", ASKING)
def test_no_sql_outside_the_catalogue(package):
    """What a page asks of the catalogue has a name, so that it can be found and noted."""
    paths = sorted((PROJECT / "plugins" / package).rglob("*.py"))
    assert paths
    assert [line for path in paths for line in sql_in(path)] == []


def test_no_row_is_told_by_a_number():
    """Ingest knows what it reads and writes by name."""
    names = {"row", "rows", "record", "records", "article", "articles", "values", "columns"}
    found = [
        f"{path.name}:{node.lineno}: {ast.unparse(node)}"
        for path in sorted((PROJECT / "plugins" / "ingest").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, (ast.Constant, ast.UnaryOp))
        and isinstance(ast.literal_eval(node.slice), int)
        and ast.unparse(node.value).rpartition(".")[2] in names
    ]
    assert found == []


def test_sql_is_found_where_it_stands():
    """The search above sees the statements that there are."""
    assert sql_in(PROJECT / "plugins" / "catalogue" / "queries" / "mentions.py")


@pytest.mark.parametrize("package", ["catalogue", "exports", "ingest", "search", "views", "workers"])
def test_each_module_has_its_test(package):
    """A file of the same name below ``tests``, or a line about it in the docstring of the test package."""
    folder, tests = PROJECT / "plugins" / package, PROJECT / "tests" / package
    for path in sorted(folder.rglob("*.py")):
        if path.name == "__init__.py":
            continue
        place = tests / path.relative_to(folder).parent
        told = (place / "__init__.py").read_text("utf-8")
        assert (place / f"test_{path.name}").exists() or f"``{path.stem}``" in told, path
