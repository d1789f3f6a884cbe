"""L102: a text names somebody or something almost as a record is called."""

import pytest

from plugins.catalogue.store import Catalogue
from tests.city import BAN_TO_CHUC, LAM, NEWS, NHAN, article, index, record, said, write

BAN = "register/committees/ban-tuyen-giao-va-dan-van.md"
MERGED = record("Ban Tuyên giáo và Dân vận Thành ủy Vân Khê", id="c-0000036", parents="thanh-uy-van-khe")
NEAR = "Đồng chí Tạ Đình Lảm dự họp."


def told(outcome):
    """Return the warnings L102 of an indexing: path, line and records."""
    return [(one.path, one.line, one.values["candidates"]) for one in outcome.problems if one.code == "L102"]


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        (NEAR, "Tạ Đình Lảm"),
        ("Đồng chí Tạ Đình Lãmm dự họp.", "Tạ Đình Lãmm"),
        ("Đồng chí Tạ Đinh Lãm dự họp.", "Tạ Đinh Lãm"),
        ("Đồng chí Tạ Đìn Lãm dự họp.", "Tạ Đìn Lãm"),
        ("Đồng chí Ta Dinh Lam dự họp.", "Ta Dinh Lam"),
        ("Ông dự họp cùng Ban Tổ chưc Thành ủy Vân Khê.", "Ban Tổ chưc Thành ủy Vân Khê"),
        ("Ông dự họp cùng Ban Tố chức Thành ủy Vân Khê.", "Ban Tố chức Thành ủy Vân Khê"),
        ("Ông dự họp cùng Ban Tố chức Thành ủy.", "Ban Tố chức Thành ủy"),
        ("Ông dự họp cùng Ban Tuyên giáo và Dân vân.", "Ban Tuyên giáo và Dân vân"),
        ("Đại diện Ban Tuyên giáo và Dân vân Thành ủy dự.", "Ban Tuyên giáo và Dân vân Thành ủy"),
        ("Đại diện Ban Tuyên giáo và Dâ vận Thành ủy dự.", "Ban Tuyên giáo và Dâ vận Thành ủy"),
        ("Đại diện Ban Tuyên giáo và Dân vận Thành ủy dự.", ""),
        ("Đại diện Ban Tuyên giáo và dân làng dự.", ""),
        ("Đại diện Ban Tuyên giáo. Và Dân vân dự.", ""),
        ("Đại diện [Ban Tuyên giáo và Dân vân](none:) dự.", ""),
        ("Đồng chí Đỗ Văn Lạ dự họp.", ""),
        ("Đồng chí [Tạ Đình Lảm](none:) dự họp.", ""),
        ("Đồng chí [Tạ Đình Lảm](person:ta-dinh-lam) dự họp.", ""),
        ("Đồng chí TẠ ĐÌNH LÃM dự họp.", ""),
    ],
)
def test_a_slip_in_a_name_is_told_with_the_record(indexed, body, surface):
    """One mark or one letter, of a person or a committee; not what is marked by hand, and not strangers."""
    outcome, _ = indexed({BAN: MERGED, NEWS: article("Tin", body=f"Mở đầu.\n\n{body}")})
    assert [one.values["surface"] for one in outcome.problems if one.code == "L102"] == [surface] * bool(
        surface
    )


def test_the_warning_has_the_line_and_the_record(indexed):
    """And it is a warning: the stranger may be one."""
    outcome, _ = indexed({NEWS: article("Tin", body=f"Mở đầu.\n\n{NEAR}")})
    (problem,) = outcome.problems
    assert (problem.code, problem.line, problem.is_error) == ("L102", 9, False)
    assert problem.values["candidates"] == "Tạ Đình Lãm (p-000001z)"


def test_english_texts_leave_marks_out(indexed):
    """Which is no slip there."""
    body = "Mr. Ta Dinh Lam met đồng chí Tạ Đình Lảm."
    assert told(indexed({NEWS: article("News", body=body, lang="en")})[0]) == []


EDITS = {
    "a record comes": {"register/persons/do-van-la.md": record("Đỗ Văn Lã", id="p-000003h")},
    "a record goes": {LAM: None},
    "a record is called otherwise": {LAM: record("Hứa Lãm", id="p-000001z")},
    "a record loses a mark": {LAM: record("Tạ Đình Lam", id="p-000001z")},
    "a record gets a variant": {NHAN: record("Kiều Thị Nhàn", id="p-0000027", variants="Tạ Đình Lám")},
    "a record becomes a draft": {LAM: record("Tạ Đình Lãm", id="p-000001z", status="draft")},
    "a record is told apart": {LAM: record("Tạ Đình Lãm", id="p-000001z", disambiguation="tổ chức")},
    "a committee comes": {BAN: MERGED},
    "a committee goes": {BAN_TO_CHUC: None},
    "a committee is called otherwise": {BAN_TO_CHUC: record("Ban Khác Thành ủy Vân Khê", id="c-000002x")},
    "a committee is below no other": {BAN_TO_CHUC: record("Ban Tổ chức Thành ủy Vân Khê", id="c-000002x")},
    "the text is mended": {NEWS: article("Tin", body="Đồng chí Tạ Đình Lãm dự họp.")},
    "the name is registered": {"register/persons/lam.md": record("Tạ Đình Lảm", id="p-000003h")},
    "the article becomes English": {NEWS: article("Tin", body=NEAR, lang="en")},
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_as_in_a_clean_check(folder, edit):
    """Whatever record came or changed, and whichever article was not read again."""
    committees = "Ban Tuyên giáo và Dân vân Thành ủy cùng Ban Tố chức Thành ủy dự."
    write(folder, NEWS, article("Tin", body=f"{NEAR} Đồng chí Đỗ Văn Lạ vắng. {committees}"))
    catalogue = Catalogue.in_memory()
    index(folder, catalogue)
    for path, text in EDITS[edit].items():
        if text is None:
            (folder / path).unlink()
        else:
            write(folder, path, text)
    clean = Catalogue.in_memory()
    assert told(index(folder, catalogue)) == told(index(folder, clean))
    rest = {"sources", "records", "read_files"}
    assert {one for one in said(catalogue) if one[0] not in rest} == {
        one for one in said(clean) if one[0] not in rest
    }
