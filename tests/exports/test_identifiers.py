"""What stands beside a permanent address."""

import json

import pytest

from plugins.exports.identifiers import files_beside_id
from plugins.views.article import article_page
from plugins.views.committee import committee_page
from plugins.views.event import event_page
from plugins.views.frame import site_of
from plugins.views.person import person_page
from tests.city import AS_OF, CITY, NHAN, SOURCE, article

SITE = "https://tulieu.example"
PORTAL = {"ark": "12345", "governing_body": "Thành ủy Vân Khê"}
FILES = {
    NHAN: CITY[NHAN].replace("name:", "born: 1960-05\nname:"),
    "articles/2024/01/ke.md": article(
        "Kể  chuyện\u00a0sông", id="a-000002j", authors="[Lê Văn Bút, Đặng Ca]", date="2024-01-02 08:00"
    ),
    "register/ids.csv": CITY["register/ids.csv"] + "a-000002j,live,\n",
}


@pytest.fixture
def beside(holdings):
    """What stands beside the permanent address of a page, by the last part of its address."""
    city = holdings(FILES)
    site = site_of(city, PORTAL, "Tư liệu Vân Khê", SITE, ("ids", "data"))
    day = AS_OF.date().isoformat()
    pages = {
        "article": lambda slug: article_page(city, slug),
        "person": lambda slug: person_page(city, slug),
        "committee": lambda slug: committee_page(city, slug, day),
        "event": lambda slug: event_page(city, slug),
    }
    return lambda kind, slug: {
        address: make().decode() for address, make in files_beside_id(site, pages[kind](slug))
    }


def test_who_what_when_where_of_an_article(beside):
    """As ERC: a line each, authors as makers, the permanent address as the place."""
    assert beside("article", "ke")["/id/a-000002j/erc.txt"] == (
        "erc:\nwho: Lê Văn Bút; Đặng Ca\nwhat: Kể chuyện sông\nwhen: 2024-01-02\n"
        "where: https://tulieu.example/id/a-000002j/\nid: ark:/12345/a-000002j\n"
    )


def test_an_article_without_authors_is_by_the_institution(beside):
    """Nobody is guessed."""
    assert "\nwho: Thành ủy Vân Khê\n" in beside("article", "hoi-nghi-cap-nuoc")["/id/a-0000018/erc.txt"]


def test_the_same_for_programs(beside):
    """As JSON in the words of Dublin Core."""
    assert json.loads(beside("article", "ke")["/id/a-000002j/metadata.json"]) == {
        "identifier": "ark:/12345/a-000002j",
        "url": "https://tulieu.example/id/a-000002j/",
        "type": "article",
        "title": "Kể chuyện sông",
        "creator": ["Lê Văn Bút", "Đặng Ca"],
        "publisher": "Tư liệu Vân Khê",
        "date": "2024-01-02",
        "modified": "2024-01-02",
        "language": "vi",
    }


@pytest.mark.parametrize(
    ("kind", "slug", "when"),
    [
        ("person", "kieu-thi-nhan", "1960-05/"),
        ("person", "ta-dinh-lam", ""),
        ("committee", "thanh-uy-van-khe", ""),
        ("event", "hoi-nghi-cap-nuoc-2023", "2023-07-21"),
    ],
)
def test_when_there_was_what_a_record_describes(beside, kind, slug, when):
    """As EDTF, an end that is not known left open; ERC says of what nobody knows that it is so."""
    found = beside(kind, slug)
    data = next(json.loads(text) for address, text in found.items() if address.endswith(".json"))
    assert data.get("date", "") == when
    assert data["type"] == kind
    erc = next(text for address, text in found.items() if address.endswith("erc.txt"))
    assert f"\nwhen: {when or '(:unkn) không rõ'}\n" in erc


def test_a_record_says_its_other_names_and_where_it_was_established(beside):
    """To programs that look for who it is."""
    data = json.loads(beside("committee", "ban-to-chuc-thanh-uy-van-khe")["/id/c-000002x/metadata.json"])
    assert (data["alternative"], data["source"]) == (["Ban Tổ chức Thành ủy"], [SOURCE])


def test_without_a_number_there_is_no_ark(holdings):
    """Records say the rest all the same."""
    city = holdings(FILES)
    site = site_of(city, {}, "Tư liệu Vân Khê", SITE, ("ids", "data"))
    found = {
        address.rpartition("/")[2]: make().decode()
        for address, make in files_beside_id(site, person_page(city, "kieu-thi-nhan"))
    }
    assert "ark:" not in "".join(found.values())
    assert found["erc.txt"].endswith("where: https://tulieu.example/id/p-0000027/\n")
