"""Offices in public files: those that the register has, for their days, and no others; walked through file by file."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.authority.proof import ProvenTenure
from plugins.building.settings import PARTS
from plugins.catalogue.store import Catalogue
from plugins.editing.approve import approve, choices_in, listed, waiting_in
from plugins.editing.suggest import suggest, write_record
from plugins.ingest.content import Indexed
from plugins.views.holdings import Holdings
from tests.city import AS_OF, CITY, article, write
from tests.site import sites
from tests.site.sites import Site, files
from tests.site.world import World

PROJECT = Path(__file__).resolve().parents[2]
FOLDERS = ("samples", "content")
HOME = "thanh-uy-van-khe"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A place to put content in; all parts but pictures, which say nothing."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    parts = frozenset(PARTS) - {"images"}
    return World(tmp_path, random.Random(0), AS_OF, parts, url="https://tulieu.example")


def built(world: World, name: str) -> tuple[dict[str, bytes], Site]:
    """Return every file of a clean build, and the site."""
    site = Site(world.root / name)
    indexed = site.build(world)
    assert [problem.text("en") for problem in indexed.problems if problem.is_error] == []
    return files(site.output), site


def deafen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have builds hear no office in any article; names and links stay as they are."""
    index_content = sites.index_content

    def deaf(root: Path, catalogue: Catalogue, options: Any) -> Indexed:
        indexed = index_content(root, catalogue, options)
        catalogue.connection.execute("DELETE FROM attestations")
        return indexed

    monkeypatch.setattr(sites, "index_content", deaf)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_heard_reaches_no_file(world: World, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tenures in the register, every file has the bytes that it has where no office is heard at all."""
    shutil.copytree(PROJECT / folder, world.root / "content")
    for path in world.paths("content/register/persons"):
        person = world.read(path)
        person.fields.pop("tenures", None)
        world.save(person)
    hearing, site = built(world, "hearing")
    assert site.catalogue.values("SELECT count(*) FROM attestations WHERE NOT former")[0] > 0
    site.close()
    deafen(monkeypatch)
    deaf, site = built(world, "deaf")
    site.close()
    assert sites.differing(hearing, deaf) == []


def said_of_people(path: str, data: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield each statement of offices in a file: slug of the person, the words, and the day that they are stated for."""
    if path.endswith(".json") and path.startswith("tim-kiem/ho-so/nhan-su/"):
        for title, committee, *_ in json.loads(data).get("offices", ()):
            yield Path(path).stem, f"{title}, {committee}".strip(", "), ""
    if path.endswith("/ke-tiep.json"):
        for one in json.loads(data)["offices"]:
            yield one["address"].split("/")[-2], one["office"], ""
    if path == "nhan-su/chuc-vu.json":
        for _, _, person, phrase, *_ in json.loads(data)["offices"]:
            yield person, phrase, ""
    if not path.endswith(".html") or path.startswith(
        "theme-guide/"
    ):  # which is of the preview alone, and invented
        return
    page = BeautifulSoup(data, "html.parser")
    day = _attribute(page.select_one(".article-head__dateline time"), "datetime")[:10]
    for link in page.select("a.mention[aria-description]"):
        yield _slug(link), _attribute(link, "aria-description"), day
    for one in page.select(".present-list li, .attendee-list li"):
        for office in one.select(".present-list__office, .attendee-list__office"):
            words = office.find(string=True, recursive=False)
            assert words is not None
            yield _slug(one.select_one("a")), words.strip(), day
    for group in page.select(".roster__group"):
        title = group.select_one("dt")
        for item in group.select(".roster__item"):
            office, words = item.select_one(".roster__office"), title.text.strip() if title else ""
            if office is not None:  # below its committee
                words = office.text if words == "Chức vụ khác" else f"{office.text}, {words}"
            for link in item.select(".roster__name > a"):
                yield _slug(link), words, ""
    for section in page.select("section:has(> .succession)"):
        title = section.select_one(".section-head")
        for link in section.select(".succession__name > a"):
            yield _slug(link), title.find(string=True).strip(), ""
    for one in page.select(".person-list__item"):
        for office in one.select(".person-list__office"):
            yield _slug(one.select_one("a")), office.text.strip().removeprefix("nguyên "), ""
    if path.startswith("nhan-su/"):
        for title in page.select(".latest-office__name, .office-list__title, .timeline__name > a"):
            yield path.split("/")[1], title.text.strip().removeprefix("nguyên "), ""
    for script in page.select('script[type="application/ld+json"]'):
        yield from _roles(json.loads(script.text)["@graph"])


def _roles(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for node in nodes:
        for role in node.get("memberOf", ()) if node["@type"] == "Person" else ():
            yield node["url"].split("/")[-2], role["roleName"], ""
        for role in node.get("member", ()):
            yield role["member"]["url"].split("/")[-2], role["roleName"], ""


def _attribute(tag: Tag | None, name: str) -> str:
    return str(tag[name]) if tag is not None else ""


def _slug(link: Tag | None) -> str:
    return _attribute(link, "href").split("/")[-2]


def offices_in(words: str, tenures: Sequence[ProvenTenure], holdings: Holdings) -> list[ProvenTenure]:
    """Return the tenures of a person that *words* state, after each other; nothing else may stand there."""
    ways: list[tuple[str, ProvenTenure]] = []
    for proven in tenures:
        title, committee = proven.tenure.office, holdings.committee_name(proven.tenure.committee)
        said = {title, f"{title}, {committee}", holdings.office_name(proven.tenure)}
        ways += [(way, proven) for way in said]
    found = []
    for way, proven in sorted(ways, key=lambda one: -len(one[0])):
        if way in words:
            words = words.replace(way, "")
            found.append(proven)
    assert words.strip(", ") == ""
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_office_in_a_public_file_is_of_the_register(world: World, folder: str) -> None:
    """And for a day, where one is meant, for that day: by its dates or by an approved report."""
    shutil.copytree(PROJECT / folder, world.root / "content")
    output, site = built(world, "site")
    holdings = Holdings(site.catalogue)
    found = [(path, *one) for path, data in output.items() for one in said_of_people(path, data)]
    assert len(found) > (100 if folder == "samples" else 10)
    for _, person, words, day in found:
        tenures = holdings.tenures_of(person)
        if day:
            tenures = [one for one in tenures if one.is_stated_on(day) or one.takes_as_proof(day)]
        assert offices_in(words, tenures, holdings)
    site.close()


PEOPLE = ("Đỗ Thị Mẫu", "Lương Văn Thử", "Phan Đình Ví", "Trịnh Thị Dụ")
OFFICES = ("Phó Bí thư Thành ủy", "Trưởng Ban Tổ chức Thành ủy", "Phó Trưởng Ban Tổ chức Thành ủy", "")


@pytest.fixture
def city_of_reports(world: World) -> World:
    """A city of 200 reports and a register whose people have no office."""
    for path, text in CITY.items():
        if "/persons/" not in path and "articles/" not in path and path != "register/ids.csv":
            write(world.root / "content", path, text)
    for number in range(200):
        person, office = PEOPLE[number % 4], OFFICES[number // 4 % 4]
        words = f"{person}, {office}," if office else person
        body = f"Trời đẹp. Sáng nay đồng chí {words} gặp gỡ tổ dân phố số {number}. Mọi người ra về."
        day = f"20{15 + number // 24}-{number % 12 + 1:02}-05"
        write(
            world.root / "content", f"articles/bai-{number}.md", article(f"Bài {number}", body=body, date=day)
        )
    return world


def pages_of_people(output: dict[str, bytes]) -> list[BeautifulSoup]:
    """Return the pages of the four people."""
    pages = [path for path in sorted(output) if path.startswith("nhan-su/") and path.count("/") == 2]
    return [BeautifulSoup(output[path], "html.parser") for path in pages if path.endswith(".html")]


def test_a_city_of_reports_states_what_was_approved(city_of_reports: World) -> None:
    """With an empty register people's pages quote and state nothing; after an edited list they state, each with its reports."""
    world = city_of_reports
    content = world.root / "content"
    for one in suggest(content, AS_OF, HOME).suggestions:
        if one.kind == "person":
            path = write_record(content, one, AS_OF)
            person = world.read(path.relative_to(world.root).as_posix())
            assert len(person.fields.pop("tenures")) == 3
            world.save(person)
            write(
                content,
                path.relative_to(content).as_posix(),
                path.read_text("utf-8").replace("draft", "published"),
            )
    before, site = built(world, "before")
    site.close()
    pages = pages_of_people(before)
    assert len(pages) == len(PEOPLE)
    assert all(len(page.select("blockquote")) == 50 for page in pages)
    assert [said for path, data in before.items() for said in said_of_people(path, data)] == []
    waiting, _ = waiting_in(content, AS_OF, HOME)
    lines = [
        line for line in listed(waiting, "vi") if not line.startswith(("do-thi-mau |", "trinh-thi-du |"))
    ]
    choices, problems = choices_in("\n".join(lines), "cho.txt", waiting)
    assert (len(choices), problems) == (6, [])
    approve(content, choices, world.root / "journal.json")
    after, site = built(world, "after")
    site.close()
    for page in pages_of_people(after):
        offices = page.select(".office-list__item")
        is_approved = page.h1.text in ("Lương Văn Thử", "Phan Đình Ví")
        assert len(offices) == (3 if is_approved else 0)
        assert all(len(office.select(".attested__list a")) > 1 for office in offices)
        assert all("nêu ngày" in office.select_one(".office-list__period").text for office in offices)
        assert len(page.select("blockquote")) == 50
