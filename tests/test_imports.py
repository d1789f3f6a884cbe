"""The domain is plain Python; Pelican is a thin edge around it."""

from __future__ import annotations

import ast
import itertools
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PURE = (
    *("sources", "text", "authority", "linking", "catalogue", "ingest", "workers"),
    *("views", "exports", "editing", "importing", "publishing"),
)
GLUE = ("site", "search", "building", "desk", "cli")
FORBIDDEN = {"pelican", "jinja2"}


def module_name(path: Path) -> str:
    """Return the dotted name of the module at *path*."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted((PROJECT / "plugins").rglob("*.py"))}
PURE_MODULES = [name for name in MODULES if name.split(".")[1:2] and name.split(".")[1] in PURE]


@cache
def imports_of(name: str) -> frozenset[str]:
    """Return the dotted names that module *name* imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are absolute"
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def reached_from(name: str) -> set[str]:
    """Return all that module *name* imports, directly or through modules of ours."""
    seen: set[str] = set()
    pending = [name]
    while pending:
        for imported in imports_of(pending.pop()) - seen:
            seen.add(imported)
            if imported in MODULES:
                pending.append(imported)
    return seen


def test_no_pure_module_reaches_pelican():
    """Neither Pelican nor Jinja is imported, through whatever modules of ours."""
    assert len(PURE_MODULES) > 50
    impure = {
        name: found
        for name in PURE_MODULES
        if (found := {one.partition(".")[0] for one in reached_from(name)} & FORBIDDEN)
    }
    assert impure == {}


def test_no_pure_module_reaches_glue():
    """Imports point one way, from the glue to the domain."""
    glue = tuple(f"plugins.{package}." for package in GLUE)
    found = {name: [one for one in reached_from(name) if f"{one}.".startswith(glue)] for name in PURE_MODULES}
    assert {name: ones for name, ones in found.items() if ones} == {}


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_loads_no_pelican(package):
    """Seen from outside: after importing every module of the package, Pelican and Jinja are not loaded."""
    names = [name for name in PURE_MODULES if name.split(".")[1] == package]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(sorted({FORBIDDEN!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.strip() == "[]"


def package_of(name: str) -> str:
    """Return the package of a module, or the module itself where it stands beside the packages."""
    return name.split(".")[1] if "." in name else ""


def test_every_package_is_pure_or_glue():
    """A new package says on which side it stands."""
    packages = {package_of(name) for name, path in MODULES.items() if path.name == "__init__.py"} - {""}
    assert packages == {*PURE, *GLUE}


def test_no_two_packages_import_each_other():
    """Imports go one way between packages too, directly or through others."""
    edges: dict[str, set[str]] = {}
    for name in MODULES:
        ours = {one for one in imports_of(name) if one in MODULES and package_of(one)}
        edges.setdefault(package_of(name), set()).update(map(package_of, ours))
    edges.pop("", None)
    rounds = {
        (one, other)
        for one, others in edges.items()
        for other in others - {one}
        if one in _reached(edges, other)
    }
    assert rounds == set()


def _reached(edges: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    pending = [start]
    while pending:
        for other in edges.get(pending.pop(), set()) - seen:
            seen.add(other)
            pending.append(other)
    return seen


def test_kinds_and_facets_import_nothing_of_ours():
    """What every package maps by depends on none of them; addresses depend on kinds alone."""
    for name in ("plugins.kinds", "plugins.facets"):
        assert {one for one in imports_of(name) if one.startswith("plugins")} == set()
    ours = {one for one in imports_of("plugins.addresses") if one in MODULES}
    assert ours == {"plugins.kinds"}


def test_linking_catalogue_and_views_stand_in_order():
    """Along the data: linking knows no catalogue, the catalogue no ingest, views no exports, and so on."""
    order = ["text", "linking", "catalogue", "views", "exports", "search", "site", "building", "cli"]
    upward = [
        (name, one)
        for name in PURE_MODULES
        for one in imports_of(name)
        for below, above in itertools.combinations(order, 2)
        if name.startswith(f"plugins.{below}.") and one.startswith(f"plugins.{above}.")
    ]
    assert upward == []
