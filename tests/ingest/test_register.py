"""The register on its way into the catalogue."""

import pytest

from plugins.catalogue.queries.staleness import is_everything_stale
from plugins.catalogue.rows import LookupRow, PageRow, RecordRow, ReferenceRow, RelationRow
from plugins.catalogue.store import Catalogue
from plugins.ingest import register as registering
from tests.city import CITY, LAM, NHAN, index, picture, record, said, write


@pytest.fixture
def catalogue(folder):
    """The city as it was read, with nothing stale."""
    catalogue = Catalogue.in_memory()
    index(folder, catalogue)
    catalogue.connection.execute("DELETE FROM stale")
    yield catalogue
    catalogue.connection.close()


def test_a_record_comes_and_goes_with_its_look_ups(folder, catalogue):
    """As a clean build has it."""
    before = said(catalogue)
    path = "register/persons/dinh-van-suu.md"
    write(
        folder,
        path,
        record("Đinh Văn Sửu", former_slugs="suu", tenures="[{office: Bí thư, committee: c-000001n}]"),
    )
    index(folder, catalogue)
    key = ("WHERE slug = 'dinh-van-suu'",)
    assert catalogue.row(RecordRow, *key).record.name == "Đinh Văn Sửu"
    assert [row.way for row in catalogue.rows(LookupRow, *key)] == ["former", "name"]
    assert [row.other for row in catalogue.rows(RelationRow, *key)] == ["thanh-uy-van-khe"]
    (folder / path).unlink()
    index(folder, catalogue)
    assert said(catalogue) == before


@pytest.mark.parametrize(("most", "is_everything"), [(1, False), (0, True)])
def test_many_changed_records_make_everything_stale(folder, catalogue, monkeypatch, most, is_everything):
    """Rather than what each shows on other pages."""
    monkeypatch.setattr(registering, "MAX_CHANGED_RECORDS", most)
    write(folder, NHAN, CITY[NHAN].replace("Kiều Thị Nhàn", "Kiều Thị Nhạn"))
    index(folder, catalogue)
    assert is_everything_stale(catalogue) == is_everything
    assert catalogue.values("SELECT 1 FROM stale WHERE owner = 'person/kieu-thi-nhan'") == [1] * (
        not is_everything
    )


def test_a_page_that_changed_is_stale(folder, catalogue):
    """And no other of them."""
    for slug in ("gioi-thieu", "lien-he"):
        write(folder, f"pages/{slug}.md", "---\ntitle: Trang\n---\n\nx\n")
    index(folder, catalogue)
    catalogue.connection.execute("DELETE FROM stale")
    write(folder, "pages/lien-he.md", "---\ntitle: Liên hệ\n---\n\nx\n")
    index(folder, catalogue)
    assert [row.title for row in catalogue.rows(PageRow, "ORDER BY slug")] == ["Trang", "Liên hệ"]
    assert catalogue.values("SELECT owner FROM stale WHERE owner GLOB 'page/*'") == ["page/lien-he"]


def test_what_a_record_refers_to(folder, catalogue):
    """Links of its body, then its portrait, with the page that shows them."""
    write(folder, "images/a.jpg", picture())
    text = CITY[LAM].replace("name:", "portrait: /images/a.jpg\nportrait_alt: Ông Lãm\nname:")
    write(folder, LAM, text.replace("Sinh ra", "[Xem](/to-chuc/). Sinh ra"))
    index(folder, catalogue)
    rows = list(catalogue.rows(ReferenceRow, "WHERE path = ? ORDER BY place", (LAM,)))
    assert [(row.kind, row.target, row.text) for row in rows] == [
        ("address", "/to-chuc/", ""),
        ("picture", "/images/a.jpg", "Ông Lãm"),
    ]
    assert {(row.owner, row.public) for row in rows} == {("person/ta-dinh-lam", True)}
