"""Every code that the desk shows leads to its explanation."""

from bs4 import BeautifulSoup

from plugins.desk.explained import EXPLAINED_AT, explained
from plugins.sources.messages import MESSAGES
from tests.city import NEWS, write


def test_every_code_has_its_place(browser):
    """On a page of the guide inside the desk, once."""
    page, _, _ = EXPLAINED_AT.partition("#")
    found = [one["id"] for one in browser.page(page).select("td[id]")]
    assert sorted(found) == sorted(MESSAGES)
    for code in MESSAGES:
        link = BeautifulSoup(explained(code), "html.parser").a
        assert link["href"] == f"{page}#{code}"


def test_what_is_no_code_stays(browser):
    """Words, numbers, and codes that no message has."""
    assert "<a" not in explained("A4, TCVN3, Z999, D1010, xD101")


def test_screens_lead_there(browser, desk):
    """Lists of problems, the page where one writes, what cannot be done to an article."""
    write(desk.content, NEWS, (desk.content / NEWS).read_text("utf-8").replace("date:", "lao: x\ndate:"))
    desk.index()
    for screen in ("/problems/error", "/"):
        assert browser.page(screen).select_one(f"a[href='{EXPLAINED_AT}D101']").text == "D101"
    page = browser.submit(f"/articles/file/{NEWS}", 422, what="times", publish_at="chiều mai")
    assert page.select_one(f"[role=alert] a[href='{EXPLAINED_AT}D104']") is not None
