"""The articles of each record as the browser reads them."""

import json
from itertools import accumulate

import pytest

from plugins.search.lists import Lists, RecordList
from plugins.search.year_index import article_number
from plugins.views.holdings import Holdings, Picture
from tests.city import BAN_TO_CHUC, CITY, LAM, article, picture

BAN = "to-chuc/ban-to-chuc-thanh-uy-van-khe"
THANH_UY = "to-chuc/thanh-uy-van-khe"
REPORT, NEWS = "hoi-nghi-cap-nuoc", "trao-huy-hieu"


@pytest.fixture
def lists(holdings):
    """A function that adds files to the city and returns all lists by their path below the lists' folder."""

    def run(files=None):
        every = Lists(holdings(files))
        every_list = (found for record in every.register for found in every.of(record))
        return every, {found.path.removeprefix("tim-kiem/ho-so/"): found for found in every_list}

    return run


def slugs(found: RecordList) -> tuple[str, ...]:
    """Return the slugs of the articles of a list."""
    return tuple(one.slug for one in found.articles)


def test_a_record_has_its_articles_oldest_first(lists):
    """Those that mention it."""
    _, found = lists()
    assert slugs(found["nhan-su/ta-dinh-lam"]) == (REPORT, NEWS)
    assert slugs(found["su-kien/hoi-nghi-cap-nuoc-2023"]) == (REPORT,)


def test_numbers_of_articles_by_year(lists):
    """In their order: the first as it is, each next one as how far it is from the one before."""
    more = {
        f"articles/2023/{day}.md": article(f"Bài {day}", date=f"2023-08-{day}", persons="ta-dinh-lam")
        for day in ("03", "05")
    }
    every, found = lists({**more, "articles/2023/04.md": article("Bài khác", date="2023-08-04")})
    file = json.loads(every.file(found["nhan-su/ta-dinh-lam"]))
    numbers = sorted(map(article_number, (REPORT, NEWS, "03", "05")))
    assert list(accumulate(file["years"]["2023"])) == numbers
    assert file["count"] == 4


def test_a_draft_is_in_no_list(lists):
    """Neither by its slug nor by a number."""
    _, found = lists({"articles/2023/nhap.md": article("Nháp", status="draft", persons="ta-dinh-lam")})
    assert all("nhap" not in slugs(one) for one in found.values())


def test_a_list_tells_of_its_record(lists):
    """Name, note, permanent id, page, feed, offices with the latest first."""
    every, found = lists()
    file = json.loads(every.file(found["nhan-su/ta-dinh-lam"]))
    assert (file["name"], file["id"], file["url"]) == ("Tạ Đình Lãm", "p-000001z", "/nhan-su/ta-dinh-lam/")
    assert file["feed"] == "/nhan-su/ta-dinh-lam/feed.xml"
    assert file["offices"] == [
        ["Trưởng Ban", "Ban Tổ chức Thành ủy Vân Khê", "2020-10", ""],
        ["Phó Trưởng Ban", "Ban Tổ chức Thành ủy Vân Khê", "2018-03", "2020-10"],
    ]


def test_an_office_that_lasts_comes_before_one_that_ended(lists):
    """Whichever began later: it is the latest on record."""
    more = "tenures:\n  - office: Tổ trưởng\n    from: 2022\n    until: 2023\n"
    every, found = lists({LAM: CITY[LAM].replace("tenures:\n", more)})
    file = json.loads(every.file(found["nhan-su/ta-dinh-lam"]))
    assert [office for office, *_ in file["offices"]] == ["Trưởng Ban", "Tổ trưởng", "Phó Trưởng Ban"]


def test_a_committee_has_its_officers(lists):
    """Office, name, key, start and end, the latest first; a person has none."""
    every, found = lists()
    lam = ["Tạ Đình Lãm", "nhan-su/ta-dinh-lam"]
    assert json.loads(every.file(found[BAN]))["officers"] == [
        ["Trưởng Ban", *lam, "2020-10", ""],
        ["Phó Trưởng Ban", *lam, "2018-03", "2020-10"],
    ]
    assert json.loads(every.file(found["nhan-su/ta-dinh-lam"]))["officers"] == []


def test_a_portrait_is_given_small(lists, monkeypatch):
    """The smallest size that there is, with its width and height; without a portrait nothing."""
    whole = Picture("/images/lam.640.jpg", "", 640, 800, "/images/lam.320.jpg 320w, /images/lam.640.jpg 640w")
    monkeypatch.setattr(Holdings, "picture", lambda self, path, alt: whole)
    portrait = CITY[LAM].replace("tenures:\n", "portrait: /images/lam.png\ntenures:\n")
    every, found = lists({LAM: portrait, "images/lam.png": picture("PNG")})
    assert json.loads(every.file(found["nhan-su/ta-dinh-lam"]))["picture"] == [
        "/images/lam.320.jpg",
        320,
        400,
    ]
    assert json.loads(every.file(found[BAN]))["picture"] is None


def test_offices_without_dates_are_not_told_of_a_record(lists):
    """There the days of their reports have no room, and without them they would seem to last."""
    lam = CITY[LAM].replace("    from: 2020-10\n    source: Quyết định số 15-QĐ/TU\n", "    reports: tin\n")
    every, found = lists({LAM: lam})
    file = json.loads(every.file(found["nhan-su/ta-dinh-lam"]))
    assert [title for title, *_ in file["offices"]] == ["Phó Trưởng Ban"]


def test_with_everything_below(lists):
    """A committee with committees below it has a second list with theirs."""
    _, found = lists({"articles/2024/a.md": article("Bài", date="2024-01-02", committees=BAN.split("/")[1])})
    assert "a" not in slugs(found[THANH_UY])
    assert "a" in slugs(found[f"{THANH_UY}.duoi"])
    assert f"{BAN}.duoi" not in found


def test_below_is_meant_on_the_day_of_the_article(lists):
    """What an article tells of a body before it stood below the committee is not in the list."""
    below = "parents: [{committee: thanh-uy-van-khe, from: 2024-02-01}]"
    days = {"truoc": "2024-01-31", "sau": "2024-02-01"}
    files = {
        f"articles/{slug}.md": article(slug, date=day, committees=BAN.split("/")[1])
        for slug, day in days.items()
    }
    _, found = lists({BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("parents: thanh-uy-van-khe", below), **files})
    reached = slugs(found[f"{THANH_UY}.duoi"])
    assert "sau" in reached
    assert "truoc" not in reached


def test_with_predecessors_and_successors(lists):
    """Either of two bodies of one line has a list of both, whichever record tells of the other."""
    new = "---\nid: c-0000036\nname: Ban Mới\nfrom: 2025-02-03\npredecessors: ban-to-chuc-thanh-uy-van-khe\nsources: Niên giám\n---\n"
    files = {
        "register/ids.csv": CITY["register/ids.csv"] + "c-0000036,live,\n",
        "register/committees/ban-moi.md": new,
        "articles/2025/a.md": article("Bài", date="2025-03-01", committees="ban-moi"),
    }
    _, found = lists(files)
    for one in (BAN, "to-chuc/ban-moi"):
        assert {REPORT, "a"} <= set(slugs(found[f"{one}.truoc"]))
    assert f"{THANH_UY}.truoc" not in found


def test_former_names_are_given(lists):
    """So that the page can say under which other names the record is known."""
    every, found = lists({LAM: CITY[LAM].replace("tenures:", "variants: Tạ Lãm\ntenures:")})
    assert json.loads(every.file(found["nhan-su/ta-dinh-lam"]))["names"] == ["Tạ Lãm"]
