"""Corrections and retractions."""

import pytest

from plugins.catalogue.queries import notes
from plugins.catalogue.queries.listings import YearCount
from plugins.catalogue.queries.notes import Note
from tests.city import article

CORRECTED = "[{date: 2023-08-01, text: Số đúng là 5.}, {date: 2024-01-02, text: Tên đúng là Lãm.}]"


@pytest.fixture
def catalogue(indexed):
    """The city with an article that was corrected twice, one that was retracted, and a corrected draft."""
    files = {
        "articles/2023/a.md": article("A", corrections=CORRECTED),
        "articles/2023/b.md": article("B", retracted="{date: 2024-01-01, reason: Sai.}"),
        "articles/2023/c.md": article("C", corrections=CORRECTED, status="draft"),
    }
    return indexed(files)[1]


def test_notes(catalogue):
    """Newest first, all, some or those of a year; what readers may not see has none."""
    found = notes.notes(catalogue)
    assert found == [
        Note("a", "2024-01-02T00:00:00+07:00", 1, "Tên đúng là Lãm.", False),
        Note("b", "2024-01-01T00:00:00+07:00", 0, "Sai.", True),
        Note("a", "2023-08-01T00:00:00+07:00", 0, "Số đúng là 5.", False),
    ]
    assert notes.notes(catalogue, most=1) == found[:1]
    assert notes.notes(catalogue, year="2023") == found[2:]


def test_years(catalogue, monkeypatch):
    """Newest first; with too many notes for one page they have pages of their own."""
    years = notes.years_with_notes(catalogue)
    assert years == [YearCount("2024", 2), YearCount("2023", 1)]
    assert not notes.have_own_pages(years)
    monkeypatch.setattr(notes, "MAX_NOTES_ON_PAGE", 2)
    assert notes.have_own_pages(years)
