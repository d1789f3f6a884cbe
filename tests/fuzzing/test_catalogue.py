"""The catalogue: a row comes back as it was written, and no file of any content stops an indexing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.catalogue.closing import DamagedCatalogue, note_closed
from plugins.catalogue.rows import PageRow
from plugins.catalogue.store import Catalogue, open_catalogue
from tests.city import CITY, index, write
from tests.fuzzing.strategies import any_text, front, markup


@given(any_text, any_text, any_text)
@example("a\x1fb", "c", "d")
def test_a_row_comes_back_as_it_was(empty, slug, title, html):
    """Whatever text it holds."""
    row = PageRow(slug, title, "vi", html)
    empty.connection.execute("DELETE FROM pages")
    empty.put([row])
    assert list(empty.rows(PageRow)) == [row]


@pytest.fixture(scope="module")
def empty():
    """A catalogue in memory."""
    catalogue = Catalogue.in_memory()
    yield catalogue
    catalogue.close()


spots = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=6)


@given(spots, st.none() | st.integers(0, 2**20), st.none() | st.binary(max_size=200), st.booleans())
@example([(127762, 128)], None, None, False)
@settings(
    max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_file_as_the_catalogue(tmp_path_factory, whole, changed, cut, foreign, was_closed):
    """Foreign or damaged bytes: where it was closed, it is set aside; else what SQLite cannot read is refused."""
    path = tmp_path_factory.mktemp("kho") / "catalogue.sqlite"
    shutil.copy2(whole, path)
    if was_closed:
        note_closed(path)
    bytes_of = whole.read_bytes()
    damaged = bytearray(bytes_of)
    for place, byte in changed:
        damaged[place % len(bytes_of)] = byte
    damaged = damaged[: cut % len(bytes_of)] if cut is not None else damaged
    damaged = bytearray(foreign) if foreign is not None else damaged
    path.write_bytes(damaged)
    os.utime(path, ns=(0, 0))
    catalogue, _ = open_catalogue(path)
    try:
        found = [*catalogue.rows(PageRow)]
    except (DamagedCatalogue, sqlite3.DatabaseError):
        found = []
    finally:
        catalogue.connection.close()
    if was_closed:
        assert found == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A catalogue with thirty rows."""
    path = tmp_path_factory.mktemp("kho") / "catalogue.sqlite"
    catalogue, _ = open_catalogue(path)
    catalogue.put(PageRow(f"trang-{number}", "Trang", "vi", "<p>x</p>" * 40) for number in range(30))
    catalogue.close()
    return path


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """The city's folder."""
    folder = tmp_path_factory.mktemp("thanh-pho")
    for path, text in CITY.items():
        write(folder, path, text)
    return folder


PLACES = ("articles/2023/09/x.md", "register/persons/x.md", "register/events/x.md", "pages/x.md")


@given(st.sampled_from(PLACES), front, markup)
@example(
    "articles/2023/09/x.md",
    "title: A\ndate: 2023-09-01\ncategory: B",
    "[x](article:x) [y](/z) ![](/images/a.jpg)",
)
@settings(
    max_examples=settings().max_examples // 10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_file_is_indexed_or_named(city, place, fields, body):
    """A whole indexing ends with the file in the catalogue or an error that names it."""
    if "title" not in fields and place.startswith("articles"):
        fields = f"title: A\ndate: 2023-09-01\ncategory: B\n{fields}"
    elif "name" not in fields and place.startswith("register"):
        fields = f"name: A\n{fields}"
    write(city, place, f"---\n{fields}\n---\n\n{body}\n")
    catalogue = Catalogue.in_memory()
    try:
        outcome = index(city, catalogue)
        named = {one.path for one in outcome.problems if one.is_error}
        assert place in named or catalogue.values("SELECT 1 FROM sources WHERE path = ?", place)
        for one in outcome.problems:
            one.text("vi").encode("utf-8")
    finally:
        catalogue.close()
