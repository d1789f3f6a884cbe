"""What an edit changes on other pages than its own: each case was once left as it had been."""

import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.building.settings import PARTS
from plugins.catalogue.queries import events
from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.site_pages import PageId, page_number
from tests.city import (
    AS_OF,
    BAN_TO_CHUC,
    CITY,
    HOI_NGHI,
    LAM,
    NEWS,
    NHAN,
    REPORT,
    THANH_UY,
    article,
    picture,
    record,
    write,
)
from tests.site.sites import Killed, Site, check
from tests.site.world import World
from tests.sources.test_media import MP4

PROJECT = Path(__file__).resolve().parents[2]
TIN = "articles/2023/09/tin.md"
TIN_HAI = "articles/2023/09/tin-hai.md"
PAGE = "pages/gioi-thieu.md"
PORTAL = "settings/portal.yaml"
SUU = "register/persons/suu.md"
ATTACHED = "[{{file: /documents/a.pdf, title: {}}}]"
WARD = "register/committees/dang-uy-phuong.md"


def page(body: str) -> str:
    """Return the file of a page."""
    return f"---\ntitle: Giới thiệu\n---\n\n{body}\n"


@pytest.fixture
def world(folder, tmp_path) -> World:
    """The small city, without the search."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    return World(tmp_path, random.Random(0), AS_OF, frozenset(PARTS) - {"search"})


@pytest.fixture
def site(tmp_path):
    """Where it is built in place."""
    site = Site(tmp_path / "site")
    yield site
    site.close()


FILM = "media/2023/09/phim.mp4"


def edit(world: World, files: dict[str, str | bytes | None]) -> None:
    """Write *files*; None removes one."""
    for path, text in files.items():
        world.put(f"content/{path}", text)


HEARD = article("Tin", "Mở đầu.\n\nBà Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, đến.")
REFUSED = "{person: kieu-thi-nhan, office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe}"
SAME_DAY = article("Tin hai", "Mở đầu.\n\nBà Kiều Thị Nhàn đến.")


def nhan(proof: str) -> str:
    """Return the record of Nhàn with an office that *proof* holds."""
    office = f"{{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, {proof}}}"
    return record("Kiều Thị Nhàn", id="p-0000027", tenures=f"[{office}]")


CASES = {
    "all articles of a year become samples": (
        {TIN: article("Tin", date="2020-09-01")},
        {TIN: article("Tin", date="2020-09-01", sample="true")},
    ),
    "a record becomes a sample": (
        {SUU: record("Đinh Văn Sửu")},
        {SUU: record("Đinh Văn Sửu", sample="true")},
    ),
    "an event of a committee is on another day": (
        {},
        {HOI_NGHI: CITY[HOI_NGHI].replace("2023-07-21", "2023-07-22")},
    ),
    "an event has no date any more": ({}, {HOI_NGHI: CITY[HOI_NGHI].replace("start: 2023-07-21\n", "")}),
    "most articles of a topic spell it otherwise": (
        {TIN: article("Tin", topics="Dân vận", date="2023-08-01")},
        {path: article(path[-6:], topics="Dân Vận") for path in ("articles/2023/09/hai.md", TIN_HAI)},
    ),
    "a topic goes": ({TIN: article("Tin", topics="Dân vận")}, {TIN: article("Tin")}),
    "an article is corrected and retracted": (
        {},
        {
            NEWS: CITY[NEWS].replace(
                "date:",
                "corrections: [{date: 2024-01-02, text: Sai}]\nretracted: {date: 2025-01-02, reason: Sai}\ndate:",
            )
        },
    ),
    "an article has another document attached": (
        {"documents/a.pdf": b"%PDF-", TIN: article("Tin", documents=ATTACHED.format("Tờ trình năm 2023"))},
        {TIN: article("Tin", documents=ATTACHED.format("Báo cáo năm 2023"))},
    ),
    "a document is the first of its year": (
        {"documents/a.pdf": b"%PDF-", TIN: article("Tin", documents=ATTACHED.format("Tờ trình năm 2023"))},
        {TIN_HAI: article("Hai", documents=ATTACHED.format("Báo cáo năm 2020"))},
    ),
    "the article with a document is called otherwise": (
        {"documents/a.pdf": b"%PDF-", TIN: article("Tin", documents=ATTACHED.format("Tờ trình năm 2023"))},
        {TIN: article("Khác", slug="tin", documents=ATTACHED.format("Tờ trình năm 2023"))},
    ),
    "a document of an event has another number": (
        {
            "documents/a.pdf": b"%PDF-",
            HOI_NGHI: CITY[HOI_NGHI].replace("start:", f"documents: {ATTACHED.format('Báo cáo')}\nstart:"),
        },
        {
            HOI_NGHI: CITY[HOI_NGHI].replace(
                "start:", f"documents: {ATTACHED.format('Báo cáo, number: 5-BC/TU')}\nstart:"
            )
        },
    ),
    "a committee has a predecessor with articles": (
        {WARD: record("Ban Mới")},
        {WARD: record("Ban Mới", predecessors="ban-to-chuc-thanh-uy-van-khe")},
    ),
    "an article names the predecessor of a committee": (
        {WARD: record("Ban Mới", predecessors="ban-to-chuc-thanh-uy-van-khe")},
        {TIN: article("Tin", "Ban Tổ chức Thành ủy Vân Khê họp.")},
    ),
    "an event of a committee gets another id": (
        {},
        {
            HOI_NGHI: CITY[HOI_NGHI].replace("e-0000018", "e-000002j"),
            "register/ids.csv": None,
        },
    ),
    "a picture comes into running text": (
        {"images/a.jpg": picture(), TIN: article("Tin")},
        {TIN: article("Tin", body="![Cầu](/images/a.jpg)")},
    ),
    "a picture gets another size": (
        {"images/a.jpg": picture(), TIN: article("Tin", body="![Cầu](/images/a.jpg)")},
        {"images/a.jpg": picture(size=(300, 500))},
    ),
    "an office that a record rests on is refused": (
        {TIN: HEARD, TIN_HAI: SAME_DAY, NHAN: nhan("reports: [tin]")},
        {TIN: HEARD.replace("---\n\n", f"refused_offices: [{REFUSED}]\n---\n\n")},
    ),
    "another point of a lead picture stays in sight": (
        {"images/a.jpg": picture(), TIN: article("Tin", image="/images/a.jpg", image_focus="0% 20%")},
        {TIN: article("Tin", image="/images/a.jpg", image_focus="100% 20%")},
    ),
    "an article says that it is a version of another": (
        {TIN: article("Tin"), "articles/2024/n.md": article("News", date="2024-02-01", lang="en")},
        {"articles/2024/n.md": article("News", date="2024-02-01", lang="en", translation_of="tin")},
    ),
    "a version of a text in another year is called otherwise": (
        {
            TIN: article("Tin"),
            "articles/2024/n.md": article("News", date="2024-02-01", translation_of="tin", lang="en"),
        },
        {TIN: article("Tin", slug="tin-moi", former_slugs="tin")},
    ),
    "a former address": ({}, {NEWS: CITY[NEWS].replace("date:", "former_slugs: cu\ndate:")}),
    "an address of the older portal": (
        {},
        {NEWS: CITY[NEWS].replace("date:", "legacy_urls: /tin-cu/1.html\ndate:")},
    ),
    "a record that a page names by hand gets another slug": (
        {SUU: record("Đinh Văn Sửu"), PAGE: page("[Ông ấy](person:Đinh%20Văn%20Sửu) kể.")},
        {SUU: record("Đinh Văn Sửu", slug="ong-suu")},
    ),
    "a record that another names by hand goes": (
        {SUU: record("Đinh Văn Sửu"), LAM: CITY[LAM] + "\nBạn của [ông Sửu](person:suu).\n"},
        {SUU: None, LAM: CITY[LAM] + "\nBạn của ông Sửu.\n"},
    ),
    "a record gets a namesake that a page does not tell from it": (
        {
            SUU: record("Đinh Văn Sửu"),
            PAGE: page("[Ông ấy](person:suu), [ông kia](person:Đinh%20Văn%20Sửu)."),
        },
        {"register/persons/suu-hai.md": record("Đinh Văn Sửu"), PAGE: page("[Ông ấy](person:suu).")},
    ),
    "a record goes to which a page links": (
        {SUU: record("Đinh Văn Sửu"), PAGE: page("Xem [ông ấy](/nhan-su/suu/).")},
        {SUU: None},
    ),
    "a record comes to which a page links": (
        {PAGE: page("Xem [ông ấy](/nhan-su/suu/).")},
        {SUU: record("Đinh Văn Sửu")},
    ),
    "a record goes to which a record links": (
        {SUU: record("Đinh Văn Sửu"), LAM: CITY[LAM] + "\nXem [ông Sửu](/nhan-su/suu/).\n"},
        {SUU: None},
    ),
    "an article goes to which a page links": (
        {TIN: article("Tin"), PAGE: page("Xem [tin](article:tin).")},
        {TIN: None, PAGE: page("Xem [tin](article:tin-hai)."), TIN_HAI: article("Tin hai")},
    ),
    "a version of a text takes the former name of another": (
        {
            TIN: article("Tin", former_slugs="tin-cu"),
            TIN_HAI: article("News", translation_of="tin-cu", lang="en"),
        },
        {"articles/2024/tin-cu.md": article("Tin khác", date="2024-01-05")},
    ),
    "a version of a text is called otherwise": (
        {TIN: article("Tin"), TIN_HAI: article("News", translation_of="tin", lang="en")},
        {TIN_HAI: article("Other news", translation_of="tin", lang="en")},
    ),
    "a third version comes": (
        {TIN: article("Tin"), TIN_HAI: article("News", translation_of="tin", lang="en")},
        {"articles/2024/ba.md": article("Nouvelles", translation_of="tin-hai", lang="en")},
    ),
    "a year of a record comes with running text": (
        {
            PAGE: page("Xem [năm 2024](/nhan-su/kieu-thi-nhan/#nam-2024)."),
            NEWS: article("Tin", date="2024-01-05"),
        },
        {NEWS: article("Tin", date="2024-01-05", body="Bà Kiều Thị Nhàn đến.")},
    ),
    "home moves": (
        {
            "register/committees/cong-an.md": record("Công an Hạ Sa", place="Thành phố Hạ Sa"),
            TIN: article(body="Công an họp."),
        },
        {THANH_UY: CITY[THANH_UY].replace("place: Thành phố Vân Khê", "place: Thành phố Hạ Sa")},
    ),
    "a committee between two others goes elsewhere": (
        {
            WARD: record("Công an quận Bến Sỏi", place="quận Bến Sỏi", parents="phong"),
            "register/committees/phong.md": record("Sở Gạch Ngói"),
            "register/committees/cong-an.md": record("Công an Vân Khê", place="Thành phố Vân Khê"),
            TIN: article(body="Công an quận Bến Sỏi báo cáo. Công an trả lời."),
        },
        {"register/committees/phong.md": record("Sở Gạch Ngói", parents="thanh-uy-van-khe")},
    ),
    "a draft that a draft names goes": (
        {
            SUU: record("Đinh Văn Sửu", status="draft"),
            TIN: article(persons="Đinh Văn Sửu", status="draft"),
        },
        {SUU: None},
    ),
    "two articles change their slugs": (
        {TIN: article("Tin", slug="mot"), TIN_HAI: article("Tin hai", slug="hai")},
        {TIN: article("Tin", slug="hai"), TIN_HAI: article("Tin hai", slug="mot")},
    ),
    "three articles change their slugs in a ring": (
        {TIN: article("A", slug="mot"), TIN_HAI: article("B", slug="hai"), NEWS: article("C", slug="ba")},
        {TIN: article("A", slug="hai"), TIN_HAI: article("B", slug="ba"), NEWS: article("C", slug="mot")},
    ),
    "an article takes the slug that another leaves": (
        {TIN: article("Tin", slug="mot"), TIN_HAI: article("Tin hai", slug="hai")},
        {TIN: article("Tin", slug="hai"), TIN_HAI: article("Tin hai", slug="ba")},
    ),
    "the first of two articles of one slug goes": (
        {TIN: article("Tin", slug="mot"), TIN_HAI: article("Tin hai", slug="mot")},
        {TIN: None},
    ),
    "the second of two articles of one slug goes": (
        {TIN: article("Tin", slug="mot"), TIN_HAI: article("Tin hai", slug="mot")},
        {TIN_HAI: None},
    ),
    "an article takes the slug of another behind it": (
        {TIN: article("Tin", slug="mot"), TIN_HAI: article("Tin hai", slug="hai")},
        {TIN: article("Tin", slug="hai")},
    ),
    "an article takes the slug of another before it": (
        {TIN: article("Tin", slug="mot"), TIN_HAI: article("Tin hai", slug="hai")},
        {TIN_HAI: article("Tin hai", slug="mot")},
    ),
    "an office heard of a committee that is not named is renamed": (
        {TIN: article(body="Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự.")},
        {BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("Thành ủy Vân Khê\nvar", "Thành ủy Vân Khê (mới)\nvar")},
    ),
    "the newest article names somebody else": (
        {TIN: article("Tin", "Mở đầu.\n\nÔng Tạ Đình Lãm đến.")},
        {TIN: article("Tin", "Mở đầu.\n\nBà Kiều Thị Nhàn đến.")},
    ),
    "an article gives somebody another office": (
        {TIN: article("Tin", "Mở đầu.\n\nÔng Tạ Đình Lãm, Phó Trưởng Ban Tổ chức Thành ủy, đến.")},
        {TIN: article("Tin", "Mở đầu.\n\nÔng Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, đến.")},
    ),
    "an office heard is approved": ({TIN: HEARD}, {NHAN: nhan("reports: tin")}),
    "a tenure gets dates": ({TIN: HEARD, NHAN: nhan("reports: tin")}, {NHAN: nhan("from: 2020")}),
    "an approved report is retracted": (
        {TIN: HEARD, NHAN: nhan("reports: tin")},
        {TIN: HEARD.replace("category:", "retracted: {date: 2023-09-02, reason: Sai}\ncategory:")},
    ),
    "an approved report no longer gives the office": (
        {TIN: HEARD, TIN_HAI: SAME_DAY, NHAN: nhan("reports: tin")},
        {TIN: HEARD.replace("Trưởng Ban", "Phó Trưởng Ban")},
    ),
    "an approved report goes to another day": (
        {TIN: HEARD, TIN_HAI: SAME_DAY, NHAN: nhan("reports: tin")},
        {TIN: HEARD.replace("2023-09-01", "2023-09-05")},
    ),
    "an approved report is called otherwise": (
        {TIN: HEARD, TIN_HAI: SAME_DAY, NHAN: nhan("reports: tin")},
        {TIN: None, "articles/2023/09/khac.md": HEARD},
    ),
    "an approved report comes": (
        {TIN_HAI: SAME_DAY, NHAN: nhan("reports: tin")},
        {TIN: HEARD},
    ),
    "a report between two that were approved comes": (
        {
            TIN: HEARD,
            TIN_HAI: HEARD.replace("2023-09-01", "2024-09-01"),
            NHAN: nhan("reports: [tin, tin-hai]"),
        },
        {"articles/2024/giua.md": HEARD.replace("2023-09-01", "2024-01-05")},
    ),
    "the committee of an approved office is renamed": (
        {TIN: HEARD, NHAN: nhan("reports: tin")},
        {BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("Thành ủy Vân Khê\nvar", "Thành ủy Vân Khê (mới)\nvar")},
    ),
    "an article says something else of somebody": (
        {TIN: article("Tin", "Mở đầu.\n\nBà Kiều Thị Nhàn đến.")},
        {TIN: article("Tin", "Mở đầu.\n\nBà Kiều Thị Nhàn đến muộn.")},
    ),
    "the newest article is retracted": (
        {TIN: article("Tin", date="2025-09-01")},
        {TIN: article("Tin", date="2025-09-01", retracted="{date: 2025-09-02, reason: Sai}")},
    ),
    "editors pick other articles": (
        {TIN: article("Tin"), PORTAL: f"{CITY[PORTAL]}featured:\n  - tin\n"},
        {PORTAL: f"{CITY[PORTAL]}featured:\n  - trao-huy-hieu\n"},
    ),
    "a page of the editors says something else": ({PAGE: page("Một.")}, {PAGE: page("Hai.")}),
    "an article that a page names goes to another month": (
        {TIN: article("Tin"), PAGE: page("Xem [tin](article:tin).")},
        {TIN: article("Tin", date="2023-10-01")},
    ),
    "captions come beside a film": (
        {FILM: MP4, TIN: article("Tin", body=f"![Phim](/{FILM})")},
        {FILM.replace(".mp4", ".vtt"): "WEBVTT\n\n00:00.000 --> 00:01.000\nMột.\n"},
    ),
    "captions beside a film say something else": (
        {
            FILM: MP4,
            FILM.replace(".mp4", ".vtt"): "WEBVTT\n\n00:00.000 --> 00:01.000\nMột.\n",
            TIN: article("Tin", body=f"![Phim](/{FILM})"),
        },
        {FILM.replace(".mp4", ".vtt"): "WEBVTT\n\n00:00.000 --> 00:01.000\nHai.\n"},
    ),
    "a committee ends in which somebody holds an office": (
        {},
        {BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("parents:", "until: 2024-05\nparents:")},
    ),
    "a committee comes below another": (
        {WARD: record("Đảng ủy phường Bến Ngọc")},
        {WARD: record("Đảng ủy phường Bến Ngọc", parents="thanh-uy-van-khe")},
    ),
    "an article goes to another category": (
        {TIN: article("Tin"), TIN_HAI: article("Tin hai", category="Xây dựng Đảng")},
        {TIN: article("Tin", category="Xây dựng Đảng")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_other_pages_show_it_too(world, site, tmp_path, case):
    """In place as in a clean build, at once."""
    before, after = CASES[case]
    edit(world, before)
    check(world, site, tmp_path / "clean")
    edit(world, after)
    check(world, site, tmp_path / "clean")


@pytest.mark.parametrize("starts", [("2024-05-01", "2024-06-01"), ("", "")])
def test_parts_of_many_events_show_it_too(world, site, tmp_path, monkeypatch, starts):
    """A month of a year, or a part of those without a date, changes with what it lists; the city has many events here."""
    monkeypatch.setattr(events, "MAX_EVENTS_ON_PAGE", 1)
    files = {
        f"register/events/hop-{number}.md": record(f"Họp {number}", start=start)
        for number, start in enumerate(starts)
    }
    edit(world, files)
    check(world, site, tmp_path / "clean")
    moved = starts[0].replace("-05-", "-06-")
    edit(
        world,
        {
            "register/events/hop-0.md": record("Họp 0", start=moved),
            "register/events/an.md": record("An", start=moved),
        },
    )
    check(world, site, tmp_path / "clean")


@pytest.mark.parametrize("case", list(CASES)[:6])
def test_what_programs_read_shows_it_too(world, site, tmp_path, case):
    """Where the site knows its address: then it has site maps."""
    world.url = "https://tulieu.example"
    for files in CASES[case]:
        edit(world, files)
        assert check(world, site, tmp_path / "clean")


@pytest.mark.parametrize("part", [part for part in PARTS if part != "core"])
def test_a_part_that_is_no_longer_built_goes(world, site, tmp_path, part):
    """And comes again when it is."""
    write(tmp_path / "content", "images/a.jpg", picture())
    write(tmp_path / "content", TIN, article(image="/images/a.jpg", image_alt="Cầu", former_slugs="cu"))
    for parts in (frozenset(PARTS), frozenset(PARTS) - {part}, frozenset(PARTS)):
        world.parts = parts
        assert check(world, site, tmp_path / "clean")


@pytest.mark.parametrize("says", ["organisers: thanh-uy-van-khe\n", ""])
def test_what_was_to_come_has_begun(world, site, tmp_path, says):
    """On the pages of those who organise it or are reported with it; and back, where the clock was wrong."""
    event = record("Họp thành ủy", start="2026-12-01").replace("---\n\n", f"{says}---\n\n")
    report = article("Tin", events="hop", committees="thanh-uy-van-khe")
    edit(world, {"register/events/hop.md": event, **({} if says else {TIN: report})})
    for days in (0, 20, -15):
        world.as_of += timedelta(days=days)
        assert check(world, site, tmp_path / "clean")


def test_a_new_year_has_its_page_of_offices(world, site, tmp_path):
    """Of those who hold one still; and back, where the clock was wrong."""
    for days in (0, 60, -60):
        world.as_of += timedelta(days=days)
        check(world, site, tmp_path / "clean")


def head_from(start: str) -> str:
    """Return a tenure of the head of the department."""
    return f"[{{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, from: {start}}}]"


def test_who_followed_whom(world, site, tmp_path):
    """On the page of the committee and on those of people, with the one who comes, leaves, or turns out to have been another's successor."""
    for start in ("2024-01-01", "2022-05-01", ""):
        now = (
            CITY[LAM].replace("    source: Quyết", f"    until: {start}\n    source: Quyết")
            if start
            else CITY[LAM]
        )
        edit(
            world,
            {LAM: now, SUU: record("Lò Thị Sửu", slug="suu", tenures=head_from(start) if start else "")},
        )
        assert check(world, site, tmp_path / "clean")
    names = "names: [{name: Thành ủy Vân cũ, until: 2021-12-31}]\noffices:"
    edit(world, {THANH_UY: CITY[THANH_UY].replace("offices:", names)})
    assert check(world, site, tmp_path / "clean")
    successors = "successors: [{committee: thanh-uy-van-khe, on: 2024-01-01}]\noffices:"
    edit(world, {BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("offices:", successors)})
    assert check(world, site, tmp_path / "clean")


def test_news_are_those_of_two_days(world, site, tmp_path):
    """In the site map of news, where nothing but the time is another; and back, where the clock was wrong."""
    world.url = "https://tulieu.example"
    edit(world, {TIN: article("Tin", date=AS_OF.date().isoformat())})
    for days in (0, 1, 2, -3, 10):
        world.as_of = AS_OF + timedelta(days=days)
        assert check(world, site, tmp_path / "clean")


def test_news_are_called_as_they_are_now(world, site, tmp_path):
    """A title that is mended stands in the site map of news at once."""
    world.url = "https://tulieu.example"
    for title in ("Tin", "Tin khác"):
        edit(world, {TIN: article(title, date=AS_OF.date().isoformat())})
        assert check(world, site, tmp_path / "clean")


@pytest.mark.parametrize("is_news_before", [True, False])
def test_news_dated_ahead_come_with_time(world, site, tmp_path, is_news_before):
    """An article that editors date after the build is news from that moment on."""
    world.url = "https://tulieu.example"
    days = [AS_OF + timedelta(days=1), AS_OF - timedelta(days=1)][: 1 + is_news_before]
    for path, day in zip((TIN, TIN_HAI), days, strict=False):
        edit(world, {path: article(f"Tin {day.day}", date=day.strftime("%Y-%m-%d %H:%M"))})
    for hours in (0, 25, 0):
        world.as_of = AS_OF + timedelta(hours=hours)
        assert check(world, site, tmp_path / "clean")


def test_what_another_version_wrote_goes(world, site, tmp_path):
    """Also where this one knows no page of the sort."""
    check(world, site, tmp_path / "clean")
    write(site.output, "du-lieu/cu.json", "{}")
    page = page_number(site.catalogue, PageId("another sort"))
    site.catalogue.put([OutputFileRow("du-lieu/cu.json", page, "0" * 64, "")])
    site.catalogue.note("frame", "another")
    assert check(world, site, tmp_path / "clean")


@pytest.mark.parametrize("steps", range(3, 40, 3))
def test_a_build_that_was_killed_leaves_nothing_wrong(world, site, tmp_path, steps):
    """Wherever it ended, and though its edit was taken back: what it wrote is not taken for what it was."""
    check(world, site, tmp_path / "clean")
    world.begin()
    edit(world, {REPORT: CITY[REPORT].replace("Bàn việc", "Bàn thêm việc"), TIN: article("Tin thêm")})
    try:
        site.build(world, steps)
    except Killed:
        site.kill()
    world.undo()
    assert check(world, site, tmp_path / "clean")
