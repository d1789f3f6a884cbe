"""A new record from what a text says."""

from tests.city import REPORT, record, write

ASKED = "/names/new?kind=person&name=Lò Văn Tám&sentence=Ông Lò Văn Tám, Phó Bí thư.&office=Phó Bí thư&committee=thanh-uy-van-khe"
MADE = "register/persons/lo-van-tam.md"


def confirmed(page, **changed: str) -> dict[str, str]:
    """Return what the form on *page* sends, some of it *changed*."""
    fields = {one["name"]: one.get("value", "") for one in page.select("main form input[name]")}
    return {f"{name}_": value for name, value in {**fields, **changed}.items()}


def test_it_begins_with_what_the_text_says(browser, desk):
    """The sentence, the office and where the name was read; the article is the proof of the office."""
    page = browser.page(f"{ASKED}&article={REPORT}")
    assert page.select_one(".quote").text == "Ông Lò Văn Tám, Phó Bí thư."
    browser.submit("/names/new", **confirmed(page))
    text = (desk.content / MADE).read_text("utf-8")
    assert "name: “Lò" not in text
    assert "  - office: Phó Bí thư\n    committee: thanh-uy-van-khe\n" in text
    assert "a-0000018" in text
    assert "“Bàn việc cấp nước sạch”, 21/7/2023" in text
    assert "status: draft" in text


def test_an_office_that_is_not_confirmed_is_left_out(browser, desk):
    """Nothing stands in a record that an editor did not say."""
    page = browser.page(f"{ASKED}&article={REPORT}")
    fields = confirmed(page)
    del fields["held_"]
    browser.submit("/names/new", **fields)
    assert "Phó Bí thư" not in (desk.content / MADE).read_text("utf-8")


def test_somebody_of_almost_that_name(browser, desk):
    """Is shown first; it is another person only when an editor says so."""
    write(desk.content, "register/persons/lo-van-tam.md", record("Lò Văn Tâm"))
    page = browser.page(f"{ASKED}&article={REPORT}")
    assert "Lò Văn Tâm" in page.select_one(".notice--warn").text
    fields = confirmed(page)
    del fields["another_"]
    browser.submit("/names/new", 409, **fields)
    browser.submit("/names/new", **{**fields, "another_": "1"})
    assert len(list((desk.content / "register/persons").glob("lo-van-tam*.md"))) == 2


def test_nonsense_is_told(browser):
    """No kind of that name, no such article."""
    browser.page(f"/names/new?kind=khac&name=A&article={REPORT}", 400)
    browser.page("/names/new?kind=person&name=A&article=articles/x.md", 400)
