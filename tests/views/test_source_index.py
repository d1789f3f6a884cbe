"""The sources of the register, each with all that rests on it."""

from plugins.views.source_index import source_index, source_year_page
from tests.city import HOI_NGHI, NHAN, SOURCE, article, record

DECISION = "Quyết định số 15-QĐ/TU"
FILES = {
    NHAN: record(
        "Kiều Thị Nhàn",
        id="p-0000027",
        born="1970-05",
        tenures="[{office: Bí thư, committee: thanh-uy-van-khe, from: 2020, source: QĐ số 9-QĐ/TU năm 2020},"
        " {office: Trưởng Đoàn, reports: hoi-nghi-cap-nuoc}]",
        sources="[Quyết định số 9-QĐ/TU ngày 03/02/2020, Niên giám]",
    ),
    HOI_NGHI: record("Hội nghị cấp nước sạch năm 2023", id="e-0000018", sources="Niên giám"),
}


def test_documents_by_year_and_number(holdings):
    """Newest year first, those without one last; each with how many records rest on it."""
    index = source_index(holdings(FILES))
    assert [(one.year, one.count) for one in index.years] == [("2020", 1), ("", 3)]
    (decision,) = index.years[0].documents
    assert (decision.link.text, decision.link.url, decision.count) == (
        "9-QĐ/TU",
        "/van-ban/2020/#9-qd-tu-2020",
        2,
    )
    assert [one.link.text for one in index.years[1].documents] == ["15-QĐ/TU", SOURCE, "Niên giám"]
    assert index.count == 4


def test_all_that_rests_on_a_document(holdings):
    """In the words of each citation; what a report proves rests on the report; a record without statements is named."""
    (entry,) = source_year_page(holdings(FILES), "2020").entries
    of_record, own = sorted(entry.wordings, key=lambda one: one.text)
    assert [(one.field, one.text, one.period.start.iso) for one in own.records[0].statements] == [
        ("tenures", "Bí thư Thành ủy Vân Khê", "2020")
    ]
    assert [(one.field, one.day.iso) for one in of_record.records[0].statements] == [("born", "1970-05")]
    year = source_year_page(holdings(FILES), "")
    yearbook = next(one for one in year.entries if one.wordings[0].text == "Niên giám")
    assert [(one.link.url, len(one.statements)) for one in yearbook.wordings[0].records] == [
        ("/su-kien/hoi-nghi-cap-nuoc-2023/", 0),
        ("/nhan-su/kieu-thi-nhan/", 1),
    ]


def test_the_sources_of_a_committee(holdings):
    """Its dates, names, relations and offices, each by what it says."""
    files = {
        "register/committees/moi.md": record(
            "Ban Mới",
            from_="2021",
            parents="thanh-uy-van-khe",
            predecessors="[{committee: ban-to-chuc-thanh-uy-van-khe, on: 2021-02}]",
            names="[{name: Ban Tạm, until: 2022}]",
            offices="Trưởng Ban",
            sources="Số 7-QĐ/TU năm 2021",
        )
    }
    (entry,) = source_year_page(holdings(files), "2021").entries
    said = entry.wordings[0].records[0].statements
    assert [(one.field, one.text or one.day.iso) for one in said] == [
        ("from", "2021"),
        ("parents", "Thành ủy Vân Khê"),
        ("names", "Ban Tạm"),
        ("predecessors", "Ban Tổ chức Thành ủy Vân Khê"),
        ("offices", "Trưởng Ban"),
    ]


def test_a_document_that_is_attached(holdings):
    """It stands with what rests on it, and where it is attached: the event, then the articles; one that no record cites, after the others."""
    attached = "[{file: /documents/qd.pdf, title: Quyết định, number: 9-QĐ/TU, date: 2020-02-03}]"
    files = {
        **FILES,
        "documents/qd.pdf": b"%PDF-1.4",
        HOI_NGHI: record("Hội nghị", id="e-0000018", documents=attached),
        "articles/2023/a.md": article("Tin", documents=attached),
        "articles/2023/b.md": article(
            "Khác", documents="[{file: /documents/qd.pdf, title: Bảng số, date: 2020}]"
        ),
    }
    page = source_year_page(holdings(files), "2020")
    (decision,) = page.entries
    assert decision.wordings
    assert [(one.document.url, one.beside.text) for one in decision.files] == [
        ("/documents/qd.pdf", "Hội nghị"),
        ("/documents/qd.pdf", "Tin"),
    ]
    assert [(one.document.title, one.beside.text) for one in page.attached] == [("Bảng số", "Khác")]
    assert decision.files[0].document.sources_url == "/van-ban/2020/#9-qd-tu-2020"
    index = source_index(holdings(files))
    listed = [(one.link.text, one.count) for one in index.years[0].documents]
    assert listed == [("9-QĐ/TU", 2)]


def test_without_files(holdings):
    """A site without files has no address to download from."""
    attached = "[{file: /documents/qd.pdf, title: Quyết định năm 2020}]"
    files = {"documents/qd.pdf": b"%PDF-1.4", "articles/2023/a.md": article("Tin", documents=attached)}
    catalogue = holdings(files)
    catalogue.has_files = False
    (file,) = source_year_page(catalogue, "2020").attached
    assert file.document.url == ""
    (year, *_) = source_index(catalogue).years
    assert (year.year, year.count, year.documents) == ("2020", 0, ())
