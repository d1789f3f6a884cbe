"""Which sources the records cite."""

from plugins.catalogue.queries.cited import cited_sources, records_citing, years_of_sources
from tests.city import LAM, SOURCE, record


def test_sources_and_who_cites_them(indexed):
    """Each once, with how many records; a draft cites nothing."""
    files = {
        LAM: record("Tạ Đình Lãm", id="p-000001z", born="1970"),
        "register/persons/nhap.md": record("Đỗ Nháp", born="1980", sources="Nháp năm 1999", status="draft"),
    }
    catalogue = indexed(files)[1]
    assert [(one.source, one.count) for one in cited_sources(catalogue, "")] == [(SOURCE, 5)]
    assert cited_sources(catalogue, "1999") == []
    assert ("person", "ta-dinh-lam") in records_citing(catalogue, SOURCE)
    assert years_of_sources(catalogue) == [""]
