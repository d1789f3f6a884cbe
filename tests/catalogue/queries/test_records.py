"""The records one by one or as a list."""

import pytest

from plugins.catalogue.queries import records
from plugins.catalogue.queries.records import RecordName
from plugins.kinds import KINDS
from tests.city import record


@pytest.fixture
def catalogue(indexed):
    """The city with a sample and two more events."""
    files = {
        "register/persons/mau.md": record("Lê Thị Mẫu", sample="true", disambiguation="văn phòng"),
        "register/events/a.md": record("Hội nghị A", start="2026-12-01"),
        "register/events/b.md": record("Hội nghị B", start="2027-01"),
    }
    return indexed(files)[1]


def test_how_links_name_a_record(catalogue):
    """With what tells it from others."""
    assert records.record_name(catalogue, "person", "mau") == RecordName("Lê Thị Mẫu", "văn phòng")
    assert records.record_name(catalogue, "person", "khong-co") is None


def test_whether_a_record_is_there(catalogue):
    """By kind and slug."""
    assert records.has_record(catalogue, "person", "ta-dinh-lam")
    assert not records.has_record(catalogue, "committee", "ta-dinh-lam")


def test_its_text(catalogue):
    """As HTML; empty where nobody wrote one."""
    assert records.text_of_record(catalogue, "person", "ta-dinh-lam") == "<p>Sinh ra bên sông Vân.</p>"
    assert records.text_of_record(catalogue, "person", "mau") == ""


def test_lists_of_all(catalogue):
    """By kind and slug, with whether each is a sample."""
    listed = records.listed_records(catalogue)
    by_kind = {kind: [one.slug for one in listed if one.kind == kind] for kind in KINDS}
    assert by_kind == {kind: records.records_of_kind(catalogue, kind) for kind in KINDS}
    assert [(one.kind, one.slug) for one in listed] == sorted((one.kind, one.slug) for one in listed)
    assert [one.slug for one in listed if one.is_sample] == ["mau"]
    assert records.count_of_records(catalogue) == len(listed)
    assert records.has_real_record(catalogue)
