"""What tests share: a small invented city, ways to index it and to see what its pages show."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from plugins.catalogue.store import Catalogue
from plugins.ingest.content import Indexed
from plugins.views.holdings import Holdings
from tests.city import AS_OF, CITY, index, write
from tests.publishing.power import syncs

# ``HYPOTHESIS_PROFILE=long`` looks for what nobody has found yet; run it with ``--timeout 0``.
settings.register_profile("short", max_examples=100, deadline=None)
settings.register_profile("long", max_examples=20_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``, which writes the approved copies anew for a person to read their diff; and what ``tests/site/test_equality.py`` takes."""
    parser.addoption("--update-golden", action="store_true", help="write the approved copies anew")
    parser.addoption("--sequences", type=int, default=0, help="run so many other sequences of edits")
    parser.addoption("--questions", type=int, default=500, help="who held which office: ask so many")
    parser.addoption(
        "--without", default="", help="as if no edit changed an answer of this kind: some sequence must fail"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder about the invented city Vân Khê, without any problem: see ``tests/city.py``."""
    content = tmp_path / "content"
    for path, text in CITY.items():
        write(content, path, text)
    return content


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """An empty folder in memory where the system has such a place, else on the disk."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else tmp_path) as folder:
        yield Path(folder)


@pytest.fixture
def without_syncs() -> Iterator[None]:
    """Nothing waits for the disk of this machine."""
    with syncs(lambda handle: None, lambda: None):
        yield


@pytest.fixture
def indexed(folder: Path) -> Callable[..., tuple[Indexed, Catalogue]]:
    """A function that adds files to the city, indexes it anew and returns the outcome and the catalogue."""

    def run(
        files: Mapping[str, str | bytes] | None = None, as_of: datetime = AS_OF
    ) -> tuple[Indexed, Catalogue]:
        for path, text in (files or {}).items():
            write(folder, path, text)
        catalogue = Catalogue.in_memory()
        return index(folder, catalogue, as_of), catalogue

    return run


@pytest.fixture
def found(indexed: Callable[..., tuple[Indexed, Catalogue]]) -> Callable[..., list[tuple[str, str, int]]]:
    """A function that adds files to the city and returns code, file and line of every problem, in order."""

    def run(
        files: Mapping[str, str | bytes] | None = None, as_of: datetime = AS_OF
    ) -> list[tuple[str, str, int]]:
        return [(one.code, one.path, one.line) for one in indexed(files, as_of)[0].problems]

    return run


@pytest.fixture
def holdings(indexed: Callable[..., tuple[Indexed, Catalogue]]) -> Callable[..., Holdings]:
    """A function that adds files to the city and returns what views ask; the content must have no error."""

    def run(files: Mapping[str, str | bytes] | None = None, as_of: datetime = AS_OF) -> Holdings:
        outcome, catalogue = indexed(files, as_of)
        assert [one.text("en") for one in outcome.problems if one.is_error] == []
        return Holdings(catalogue)

    return run
