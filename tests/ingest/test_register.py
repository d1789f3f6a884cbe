"""The register on its way into the catalogue."""

import pytest

from plugins.catalogue.answers import PAGE, RECORD_NAME, AnswerKind
from plugins.catalogue.rows import LookupRow, PageRow, RecordRow, ReferenceRow, RelationRow
from plugins.catalogue.site_pages import (
    PageId,
    forget_everything_stale,
    is_everything_stale,
    page_number,
    remember_asked,
    stale_pages,
)
from plugins.catalogue.store import Catalogue
from plugins.ingest import register as registering
from tests.city import CITY, LAM, NHAN, SOURCE, index, picture, record, said, write


@pytest.fixture
def catalogue(folder):
    """The city as it was read, with nothing stale."""
    catalogue = Catalogue.in_memory()
    index(folder, catalogue)
    forget_everything_stale(catalogue)
    yield catalogue
    catalogue.connection.close()


def remember(catalogue: Catalogue, page: PageId, kind: AnswerKind, *parts: str) -> None:
    """Have *page* remember that it asked for an answer."""
    with catalogue.remember() as asked:
        catalogue.ask(kind, *parts)
    remember_asked(catalogue, page_number(catalogue, page), asked)


def stale(catalogue: Catalogue) -> list[PageId]:
    """Return all stale pages."""
    return [one.page for one in stale_pages(catalogue, (), others=True)]


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
    related = {(row.way, row.other) for row in catalogue.rows(RelationRow, *key)}
    assert related == {("tenure", "thanh-uy-van-khe"), ("source of ", SOURCE), ("source year", "")}
    (folder / path).unlink()
    index(folder, catalogue)
    assert said(catalogue) == before


@pytest.mark.parametrize(("most", "is_everything"), [(1, False), (0, True)])
def test_many_changed_records_make_everything_stale(folder, catalogue, monkeypatch, most, is_everything):
    """Rather than what each shows on other pages."""
    monkeypatch.setattr(registering, "MAX_CHANGED_RECORDS", most)
    home = PageId("home")
    remember(catalogue, home, RECORD_NAME, "person", "kieu-thi-nhan")
    remember(catalogue, PageId("archive"), RECORD_NAME, "person", "ta-dinh-lam")
    write(folder, NHAN, CITY[NHAN].replace("Kiều Thị Nhàn", "Kiều Thị Nhạn"))
    index(folder, catalogue)
    assert is_everything_stale(catalogue) == is_everything
    assert stale(catalogue) == ([] if is_everything else [home])


def test_a_page_that_changed_is_stale(folder, catalogue):
    """And no other of them."""
    for slug in ("gioi-thieu", "lien-he"):
        write(folder, f"pages/{slug}.md", "---\ntitle: Trang\n---\n\nx\n")
    index(folder, catalogue)
    for slug in ("gioi-thieu", "lien-he"):
        remember(catalogue, PageId("page", slug=slug), PAGE, slug)
    write(folder, "pages/lien-he.md", "---\ntitle: Liên hệ\n---\n\nx\n")
    index(folder, catalogue)
    assert [row.title for row in catalogue.rows(PageRow, "ORDER BY slug")] == ["Trang", "Liên hệ"]
    assert stale(catalogue) == [PageId("page", slug="lien-he")]


def test_what_a_record_refers_to(folder, catalogue):
    """Links of its body, then its portrait."""
    write(folder, "images/a.jpg", picture())
    text = CITY[LAM].replace("name:", "portrait: /images/a.jpg\nportrait_alt: Ông Lãm\nname:")
    write(folder, LAM, text.replace("Sinh ra", "[Xem](/to-chuc/). Sinh ra"))
    index(folder, catalogue)
    rows = list(catalogue.rows(ReferenceRow, "WHERE path = ? ORDER BY place", (LAM,)))
    assert [(row.kind, row.target, row.text) for row in rows] == [
        ("address", "/to-chuc/", ""),
        ("picture", "/images/a.jpg", "Ông Lãm"),
    ]
    assert {row.public for row in rows} == {True}
