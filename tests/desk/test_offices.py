"""What waits for a decision at the desk: offices, names that may mean several, names that have no record."""

import pytest

from plugins.desk import journal
from plugins.desk.saving import take_back
from plugins.sources.content_file import read_content_file
from tests.city import NHAN, article, record, write

SECRETARY = "Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự."
HEAD = "Trời mưa. Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, nói. Hết."
SUU = "Đồng chí Đinh Văn Sửu, Bí thư Quận ủy Thạch Hà, phát biểu."


@pytest.fixture
def folder(folder):
    """The city with offices, a name of two, and a name of nobody."""
    write(folder, "articles/2022/mot.md", article("Một", body=SECRETARY, date="2022-01-05"))
    write(folder, "articles/2022/hai.md", article("Hai", body=HEAD, date="2022-02-05"))
    write(folder, "articles/2022/ba.md", article("Ba", body=SUU, date="2022-03-05"))
    write(folder, "articles/2022/bon.md", article("Bốn", body="Đồng chí Lã Văn Đức dự.", date="2022-04-05"))
    for slug, note in (("la-van-duc-1", "nhà giáo"), ("la-van-duc-2", "bác sĩ")):
        write(folder, f"register/persons/{slug}.md", record("Lã Văn Đức", disambiguation=note))
    return folder


def tenures(desk, path=NHAN):
    """Return the offices that a record has."""
    source = read_content_file("person", path, (desk.content / path).read_bytes())[0]
    return [(one["office"], one.get("reports", [])) for one in source.values["tenures"]]


def test_an_office_is_approved_with_its_sentence(browser, desk):
    """The sentence is shown before; the report is its proof after; and it goes back."""
    page = browser.page("/offices")
    assert "Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự." in page.text
    before = (desk.content / NHAN).read_bytes()
    button = page.select_one("button[value^='approve kieu-thi-nhan|bí thư|']")
    browser.submit("/offices", what=button["value"])
    assert ("Bí thư", ["mot"]) in tenures(desk)
    take_back(desk, journal.entries(desk.folder)[0].id, "Bỏ")
    assert (desk.content / NHAN).read_bytes() == before


def test_several_are_approved_as_a_list(browser, desk):
    """Those ticked, and no other."""
    boxes = [one["value"] for one in browser.page("/offices").select("input[name=chosen]")]
    assert len(boxes) == 2
    browser.submit("/offices", what="approve", chosen=boxes)
    assert {office for office, _ in tenures(desk)} == {"Phó Bí thư", "Bí thư", "Trưởng Ban"}


def test_nothing_is_ticked_beforehand(browser):
    """The machine heard it; an editor says so."""
    assert browser.page("/offices").select("input[checked]") == []
    browser.submit("/offices", 400, what="approve")


def test_what_is_refused_waits_no_more(browser, desk):
    """The report says so in its own file, nothing is held by it, and one click asks again."""
    before = (desk.content / "articles/2022/mot.md").read_bytes()
    button = browser.page("/offices").select_one("button[value^='refuse kieu-thi-nhan|bí thư|']")
    page = browser.submit("/offices", what=button["value"])
    assert (
        b"refused_offices:\n  - person: kieu-thi-nhan\n"
        in (desk.content / "articles/2022/mot.md").read_bytes()
    )
    assert len(tenures(desk)) == 1
    desk.index()
    assert "Bí thư Thành ủy, dự." not in browser.page("/offices").text
    browser.submit("/history/undo", change=page.select_one("input[name=change]")["value"])
    assert (desk.content / "articles/2022/mot.md").read_bytes() == before
    desk.index()
    assert "Bí thư Thành ủy, dự." in browser.page("/offices").text


def test_a_name_of_several_is_decided(browser, desk):
    """The article says from there on whom it means."""
    page = browser.page("/offices/questions")
    assert [one["value"] for one in page.select("input[name=record]")] == ["la-van-duc-1", "la-van-duc-2"]
    assert page.select_one("input[name=article]").find_parent("label").text.split() == ["Bốn", "mở", "Bốn"]
    browser.submit(
        "/offices/questions",
        kind="person",
        surface="Lã Văn Đức",
        record="la-van-duc-2",
        article="articles/2022/bon.md",
    )
    desk.index()
    assert browser.page("/offices/questions").select("input[name=record]") == []
    assert "la-van-duc-2" in (desk.content / "articles/2022/bon.md").read_text("utf-8")


def test_a_name_without_a_record_gets_a_draft(browser, desk):
    """With the reports as its sources."""
    page = browser.page("/offices/suggestions")
    assert "Đinh Văn Sửu" in page.text
    assert page.select_one("a[href='/write/articles/2022/ba.md']").text == "Ba"
    answer = browser.post_form("/offices/suggestions", kind="person", name="Đinh Văn Sửu")
    path = answer.headers["location"].partition("/register/file/")[2].partition("?")[0]
    source = read_content_file("person", path, (desk.content / path).read_bytes())[0]
    assert source.values["status"] == "draft"
    assert "“Ba”" in source.values["sources"][0]["value"]


def test_a_name_may_be_another_name_of_a_record(browser, desk):
    """Then it is a variant there."""
    browser.submit("/offices/suggestions", kind="person", name="Đinh Văn Sửu", record="kieu-thi-nhan")
    source = read_content_file("person", NHAN, (desk.content / NHAN).read_bytes())[0]
    assert source.values["variants"] == [{"value": "Đinh Văn Sửu"}]
