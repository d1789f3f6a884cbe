"""The search after an edit: all its files as in a clean build, made of no more lists than may have changed."""

import random
import shutil
from pathlib import Path

import pytest

from plugins.building.settings import PARTS
from plugins.search.files import Search
from tests.city import AS_OF, BAN_TO_CHUC, CITY, LAM, NEWS, NHAN, REPORT, article, record, write
from tests.site.sites import Site, differing, files
from tests.site.world import World

PROJECT = Path(__file__).resolve().parents[2]
FIRST = "articles/2023/01/dau-nam.md"
LAST = "articles/2023/12/cuoi-nam.md"
SUU = "register/persons/suu.md"
OF_REPORT = {
    "ban-to-chuc-thanh-uy-van-khe",
    "hoi-nghi-cap-nuoc-2023",
    "kieu-thi-nhan",
    "ta-dinh-lam",
    "thanh-uy-van-khe",
}

CASES = {
    "a title": ({}, {REPORT: CITY[REPORT].replace("Bàn việc", "Bàn thêm việc")}, set()),
    "a title of a body that stands below another": (
        {LAST: article("Tin", date="2023-12-30", committees="ban-to-chuc-thanh-uy-van-khe")},
        {LAST: article("Tin mới", date="2023-12-30", committees="ban-to-chuc-thanh-uy-van-khe")},
        set(),
    ),
    "text": ({}, {REPORT: CITY[REPORT].replace("phát biểu", "nói")}, set()),
    "the last of a year comes": (
        {},
        {LAST: article("Tin", date="2023-12-30", persons="ta-dinh-lam")},
        {"ta-dinh-lam"},
    ),
    "the last of a year goes": (
        {LAST: article("Tin", date="2023-12-30", persons="ta-dinh-lam")},
        {LAST: None},
        {"ta-dinh-lam"},
    ),
    "the last of a year becomes another person's": (
        {LAST: article("Tin", date="2023-12-30", persons="ta-dinh-lam")},
        {LAST: article("Tin", date="2023-12-30", persons="kieu-thi-nhan")},
        {"kieu-thi-nhan", "ta-dinh-lam"},
    ),
    "the last of a year becomes another year's": (
        {LAST: article("Tin", date="2023-12-30", persons="ta-dinh-lam")},
        {LAST: article("Tin", date="2024-01-01", persons="ta-dinh-lam")},
        {"ta-dinh-lam"},
    ),
    "the first of a year comes": ({}, {FIRST: article("Tin", date="2023-01-02")}, set()),
    "the first of a year goes": ({FIRST: article("Tin", date="2023-01-02")}, {FIRST: None}, set()),
    "the first of a year becomes its last": (
        {FIRST: article("Tin", date="2023-01-02")},
        {FIRST: article("Tin", date="2023-12-30")},
        set(),
    ),
    "two of one day get each other's address": (
        {NEWS: article("Một", slug="mot", persons="ta-dinh-lam"), LAST: article("Hai", slug="hai")},
        {NEWS: article("Một", slug="hai", persons="ta-dinh-lam"), LAST: article("Hai", slug="mot")},
        {"ta-dinh-lam"},
    ),
    "a draft": ({}, {LAST: article("Tin", date="2023-12-30", status="draft", persons="ta-dinh-lam")}, set()),
    "a person gets a variant": (
        {},
        {LAM: CITY[LAM].replace("tenures:", "variants: Tạ Lãm\ntenures:")},
        {"ta-dinh-lam"},
    ),
    "a person had another address": (
        {},
        {LAM: CITY[LAM].replace("tenures:", "former_slugs: ta-lam\ntenures:")},
        {"ta-dinh-lam"},
    ),
    "a person comes": ({}, {SUU: record("Đinh Văn Sửu")}, {"suu"}),
    "a person goes": ({SUU: record("Đinh Văn Sửu")}, {SUU: None}, set()),
    "a person's namesake comes": (
        {SUU: record("Đinh Văn Sửu", disambiguation="sinh 1950")},
        {"register/persons/suu-hai.md": record("Đinh Văn Sửu", disambiguation="sinh 1980")},
        {"suu", "suu-hai"},
    ),
    "a body is called otherwise": (
        {},
        {BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("name: Ban Tổ chức", "name: Ban Nhân sự")},
        {"ban-to-chuc-thanh-uy-van-khe", "ta-dinh-lam", "thanh-uy-van-khe"},
    ),
    "a body stands below no other any more": (
        {},
        {BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("parents: thanh-uy-van-khe\n", "")},
        {"ban-to-chuc-thanh-uy-van-khe", "thanh-uy-van-khe"},
    ),
    "an office": (
        {},
        {NHAN: CITY[NHAN].replace("Phó Bí thư", "Bí thư")},
        {"kieu-thi-nhan", "thanh-uy-van-khe"},
    ),
}
"""Files before, files changed, and the records whose lists may be made anew."""


@pytest.fixture
def world(folder, tmp_path) -> World:
    """The small city with all that is built of it."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    return World(tmp_path, random.Random(0), AS_OF, frozenset(PARTS))


@pytest.fixture
def made(monkeypatch):
    """The slugs of the records whose lists were made."""
    slugs: list[str] = []
    files_of_list = Search.files_of_list

    def noted(search, kind, slug):
        slugs.append(slug)
        return files_of_list(search, kind, slug)

    monkeypatch.setattr(Search, "files_of_list", noted)
    return slugs


@pytest.mark.parametrize("case", CASES)
def test_lists_are_as_in_a_clean_build(world, tmp_path, made, case):
    """And only those were made that an edit can have changed."""
    before, after, expected = CASES[case]
    site, clean = Site(tmp_path / "site"), Site(tmp_path / "clean")
    try:
        for path, text in before.items():
            write(tmp_path / "content", path, text)
        site.build(world)
        for path, text in after.items():
            world.put(f"content/{path}", text)
        made.clear()
        site.build(world)
        of_edit = sorted(made)
        clean.build(world)
        assert differing(files(site.output), files(clean.output)) == []
    finally:
        site.close()
        clean.close()
    assert of_edit == sorted(expected)


def test_years_whose_files_were_not_noted_are_made(world, tmp_path):
    """The page of the search names the files of each year: a note that is lost is no year lost."""
    site, clean = Site(tmp_path / "site"), Site(tmp_path / "clean")
    try:
        site.build(world)
        site.catalogue.note("search years", "")
        site.catalogue.commit()
        world.put(f"content/{REPORT}", CITY[REPORT].replace("Bàn việc", "Bàn thêm việc"))
        world.put(f"content/{LAST}", article("Tin", date="2022-12-30"))
        site.build(world)
        clean.build(world)
        assert differing(files(site.output), files(clean.output)) == []
    finally:
        site.close()
        clean.close()
