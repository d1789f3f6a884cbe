"""The register at the desk: lists, forms, new records, merging, renaming, splitting."""

import pytest

from plugins.desk import journal
from plugins.desk.saving import take_back
from plugins.editing.record_form import FORMS, fields_of
from plugins.sources.content_file import read_content_file
from plugins.sources.schemas import SCHEMAS
from tests.city import BAN_TO_CHUC, HOI_NGHI, LAM, NHAN, THANH_UY, record, write


def values(desk, path, kind="person"):
    """Return what a record's file says."""
    source, problems = read_content_file(kind, path, (desk.content / path).read_bytes())
    assert [one for one in problems if one.is_error] == []
    return source.values


def filled(page):
    """Return the form of a record as a browser would send it."""
    form = page.select_one("form[data-rows]")
    fields = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    fields |= {one["name"]: one.text.removeprefix("\n") for one in form.select("textarea[name]")}
    fields |= {
        one["name"]: (one.select_one("[selected]") or {"value": ""})["value"] for one in form.select("select")
    }
    return fields


@pytest.mark.parametrize("kind", FORMS)
def test_the_form_has_every_field(kind):
    """That the schema has: a new field is asked for, or left alone on purpose."""
    assert fields_of(kind) == {field.name for field in SCHEMAS[kind]}


@pytest.mark.parametrize("query", ["kind=person&words=dinh+lam", "kind=person&words=ta-dinh", "words=TẠ"])
def test_records_are_found_by_words(browser, query):
    """Of the name or the address, marks or not."""
    page = browser.page(f"/register?{query}")
    assert [one.text for one in page.select(".list__title a")] == ["Tạ Đình Lãm"]
    assert browser.page(f"/register?{query}&part=list").select("form") == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [(LAM, "person"), (THANH_UY, "committee"), (BAN_TO_CHUC, "committee"), (HOI_NGHI, "event")],
)
def test_saving_a_form_as_it_is_changes_nothing(browser, desk, path, kind):
    """Not a byte, and no entry in the history."""
    before = (desk.content / path).read_bytes()
    browser.submit(f"/register/file/{path}", **filled(browser.page(f"/register/file/{path}")))
    assert (desk.content / path).read_bytes() == before
    assert journal.entries(desk.folder) == []


def test_what_is_changed_stands_in_the_file(browser, desk):
    """A date as it was typed, a row more; what was not touched stays as it was typed; and it goes back."""
    before = (desk.content / LAM).read_text("utf-8")
    fields = filled(browser.page(f"/register/file/{LAM}")) | {
        "born": "5/10/1968",
        "hometown.value": "Vân Khê",
        "hometown.source": "Lý lịch, trang 1",
        "sources.0.value": "Quyết định số 15-QĐ/TU",
        "tenures.2.office": "Ủy viên",
        "tenures.2.committee": "Thành ủy Vân Khê",
        "tenures.2.from": "2/2021",
        "body": "Dòng một.\r\n\r\nDòng hai.",
    }
    browser.submit(f"/register/file/{LAM}", **fields)
    found = values(desk, LAM)
    assert (found["born"], found["hometown"]) == (
        "1968-10-05",
        {"value": "Vân Khê", "source": "Lý lịch, trang 1"},
    )
    assert found["tenures"][2] == {"office": "Ủy viên", "committee": "Thành ủy Vân Khê", "from": "2021-02"}
    after = (desk.content / LAM).read_text("utf-8")
    assert "    source: Quyết định số 15-QĐ/TU\n" in after
    assert after.endswith("---\n\nDòng một.\n\nDòng hai.\n")
    take_back(desk, journal.entries(desk.folder)[0].id, "Bỏ")
    assert (desk.content / LAM).read_text("utf-8") == before


def test_a_row_that_is_emptied_goes(browser, desk):
    """And no other."""
    fields = filled(browser.page(f"/register/file/{LAM}"))
    fields |= dict.fromkeys([name for name in fields if name.startswith("tenures.0.")], "")
    browser.submit(f"/register/file/{LAM}", **fields)
    assert [one["office"] for one in values(desk, LAM)["tenures"]] == ["Trưởng Ban"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"born": "hôm qua"}, "hôm qua"),
        ({"tenures.0.from": "mai"}, "mai"),
        ({"tenures.0.committee": "Ban Không Có"}, "Ban Không Có"),
        ({"name": ""}, "name"),
    ],
)
def test_what_check_would_refuse_is_told_and_not_written(browser, desk, change, told):
    """With what was typed."""
    before = (desk.content / LAM).read_bytes()
    fields = filled(browser.page(f"/register/file/{LAM}")) | change
    page = browser.submit(f"/register/file/{LAM}", 422, **fields)
    assert told in page.select_one("[role=alert]").text
    assert (desk.content / LAM).read_bytes() == before
    for name, value in change.items():
        assert page.select_one(f"[name='{name}']")["value"] == value


def test_a_record_changed_elsewhere_is_not_written_over(browser, desk):
    """Both are shown; saving once more takes ours."""
    fields = filled(browser.page(f"/register/file/{NHAN}")) | {"born": "1970"}
    theirs = (desk.content / NHAN).read_text("utf-8").replace("name:", "born: 1971\nname:")
    write(desk.content, NHAN, theirs)
    page = browser.submit(f"/register/file/{NHAN}", 409, **fields)
    assert "born: 1971" in page.select_one("details pre").text
    assert values(desk, NHAN)["born"] == "1971"
    browser.submit(f"/register/file/{NHAN}", **filled(page))
    assert values(desk, NHAN)["born"] == "1970"


def test_a_new_record_is_asked_whether_it_is_another(browser, desk):
    """Where somebody is called almost so."""
    page = browser.submit("/register/new/person", 409, name="Tạ Đình Lâm")
    assert "Tạ Đình Lãm" in page.select_one("[role=alert]").text
    answer = browser.post_form("/register/new/person", name="Tạ Đình Lâm", another="1")
    path = answer.headers["location"].partition("/register/file/")[2].partition("?")[0]
    assert values(desk, path)["status"] == "draft"
    assert browser.post_form("/register/new/person", name="Đinh Văn Sửu").status_code == 303


def test_two_records_are_merged_and_unmerged(browser, desk):
    """The table first; then one press; then one to take it back, byte for byte."""
    write(desk.content, "register/persons/ta-lam.md", record("Tạ Lãm", id="p-00000f3", born="1968"))
    desk.index()
    before = {path: path.read_bytes() for path in desk.content.rglob("*.md")}
    page = browser.page("/register/merge?kept=ta-dinh-lam&gone=ta-lam")
    assert "1968" in page.select_one("table").text
    assert {path: path.read_bytes() for path in desk.content.rglob("*.md")} == before
    browser.submit("/register/merge", kept="ta-dinh-lam", gone="ta-lam")
    assert values(desk, LAM)["born"] == "1968"
    assert not (desk.content / "register/persons/ta-lam.md").exists()
    take_back(desk, journal.entries(desk.folder)[0].id, "Bỏ")
    assert {path: path.read_bytes() for path in desk.content.rglob("*.md")} == before


def test_a_record_is_renamed(browser, desk):
    """The old name and address live on; what would be an error is refused with its reason."""
    page = browser.page("/register/rename?record=person:ta-dinh-lam&name=Tạ+Văn+Lãm&slug=ta-van-lam")
    assert "Tạ Văn Lãm" in page.select_one("table").text
    browser.submit("/register/rename", record="person:ta-dinh-lam", name="Tạ Văn Lãm", slug="ta-van-lam")
    found = values(desk, LAM)
    assert (found["name"], found["slug"]) == ("Tạ Văn Lãm", "ta-van-lam")
    assert found["variants"] == [{"value": "Tạ Đình Lãm"}]
    desk.index()
    browser.page("/register/rename?record=person:ta-van-lam&slug=kieu-thi-nhan", 400)


def test_offices_stand_on_a_line_of_time(browser):
    """By the names of their committees, with their dates as people write them."""
    bars = browser.page("/register/person/ta-dinh-lam").select("svg[role=img]")
    assert [one["aria-label"] for one in bars] == [
        "Phó Trưởng Ban Tổ chức Thành ủy Vân Khê: 3/2018–10/2020",
        "Trưởng Ban Tổ chức Thành ủy Vân Khê: 10/2020–",
    ]


def test_a_record_is_split(browser, desk):
    """What goes goes, what stays stays."""
    page = browser.page("/register/split?record=person:ta-dinh-lam")
    choices = {
        one["name"]: one.select_one("[selected]")["value"] for one in page.select("select[name^='thing:']")
    }
    assert "thing:tenures 1" in choices
    browser.submit(
        "/register/split",
        record="person:ta-dinh-lam",
        new_name="Tạ Đình Lãm",
        new_slug="ta-dinh-lam-2",
        new_disambiguation="trẻ",
        old_disambiguation="già",
        **{**choices, "thing:tenures 1": "2"},
    )
    assert len(values(desk, LAM)["tenures"]) == 1
    assert len(values(desk, "register/persons/ta-dinh-lam-2.md")["tenures"]) == 1


def test_a_record_by_its_slug(browser):
    """Leads to its file; one that is not there is told."""
    assert browser.get("/register/person/ta-dinh-lam").url.path == f"/register/file/{LAM}"
    browser.page("/register/person/khong-ai", 400)
    browser.page("/register/file/register/persons/khong-ai.md", 400)
