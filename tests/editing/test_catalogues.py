"""The catalogue that ``check`` keeps: the same answers as a new one, at the cost of what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.catalogues import Keeping, cache_of
from plugins.editing.check import check_content
from plugins.ingest import reading
from plugins.publishing.lock import lock_folder
from plugins.sources.content_file import read_content_file
from tests.city import AS_OF, LAM, NEWS, REPORT, article, record, write


@pytest.fixture
def keeping(tmp_path: Path) -> Keeping:
    """A cache for the test."""
    return Keeping(tmp_path / "cache", "1")


def told(folder: Path, keeping: Keeping | None) -> list[str]:
    """Return what ``check`` says."""
    return [one.text("en") for one in check_content(folder, AS_OF, keeping=keeping)]


def test_only_what_changed_is_read_again(
    folder: Path, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time nothing, then the one article that was edited."""
    told(folder, keeping)
    read: list[str] = []
    monkeypatch.setattr(
        reading,
        "read_content_file",
        lambda kind, path, data: (read.append(path), read_content_file(kind, path, data))[1],
    )
    told(folder, keeping)
    write(folder, NEWS, article("Tin khác"))
    told(folder, keeping)
    assert read == [NEWS]


def test_it_says_what_a_new_one_says(folder: Path, keeping: Keeping) -> None:
    """After edits, deletions and new records."""
    edits = (
        (NEWS, article("Tin", body="[x](person:khong-co) và ông Tạ Đình Lam.")),
        (LAM, record("Tạ Đình Lãm", born="1990", died="1980")),
        ("register/persons/x.md", record("Tạ Đình Lãm")),
    )
    for path, text in edits:
        write(folder, path, text)
        assert told(folder, keeping) == told(folder, None) != []
    (folder / REPORT).unlink()
    assert told(folder, keeping) == told(folder, None)


def test_a_damaged_one_is_made_anew(folder: Path, keeping: Keeping) -> None:
    """The editor does not notice."""
    write(folder, NEWS, article("Tin", body="[x](person:khong-co)"))
    before = told(folder, keeping)
    path = cache_of(folder, keeping.cache) / "catalogue.sqlite"
    path.write_bytes(b"\0" * 5000)
    assert told(folder, keeping) == before


def test_two_at_once(folder: Path, keeping: Keeping) -> None:
    """The second one does without."""
    before = told(folder, keeping)
    with lock_folder(cache_of(folder, keeping.cache)):
        assert told(folder, keeping) == before


def test_a_cache_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    """A file stands where the folder should: a temporary catalogue serves."""
    write(tmp_path, "cache", "x")
    assert told(folder, Keeping(tmp_path / "cache", "1")) == told(folder, None)
