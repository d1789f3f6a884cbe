"""The head of an article as programs that keep references read it, and the links to pass it on."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.city import AS_OF, article, write
from tests.site.sites import Site
from tests.site.world import World

PROJECT = Path(__file__).resolve().parents[2]
URL = "https://tulieu.example"
ADDRESS = f"{URL}/tin-tuc/2023/09/le/"
HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_publisher": "publisher",
    "citation_language": "language",
    "citation_public_url": "url",
}
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def zotero(page: BeautifulSoup) -> dict[str, object]:
    """Return the item that Zotero's translator *Embedded Metadata* makes of a page.

    As that does: several values of a name are joined by a comma; authors are parted at semicolons, and at commas where
    both sides have a blank; z:itemType tells the type; keywords are parted at semicolons.
    """
    values: dict[str, list[str]] = {}
    for tag in page.head.find_all("meta"):
        name = tag.get("name") or tag.get("property")
        if name and tag.get("content"):
            values.setdefault(name, []).append(tag["content"])
    item: dict[str, object] = {
        field: " ".join(", ".join(values[name]).split()) for name, field in HIGHWIRE.items() if name in values
    }
    creators = []
    for author in values.get("citation_author", ()):
        by_comma = re.split(r"\s*,\s*", author)
        creators += by_comma if len(by_comma) > 1 and all(" " in part for part in by_comma[:2]) else [author]
    tags = ";".join(values.get("citation_keywords", ())).split(";")
    return {
        **item,
        "itemType": values["z:itemType"][0],
        "creators": creators,
        "tags": [one.strip() for one in tags if one.strip()],
        "abstractNote": values["description"][0],
    }


def dublin_core(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return the elements of Dublin Core by name, under the prefix that the page declares."""
    (declared,) = page.head.select(f'link[href="{DUBLIN_CORE}"]')
    (rel,) = declared["rel"]
    prefix = rel.removeprefix("schema.")
    found: dict[str, list[str]] = {}
    for tag in page.head.find_all("meta"):
        before, dot, name = (tag.get("name") or "").partition(".")
        if dot and before == prefix:
            found.setdefault(name, []).append(tag["content"])
    return found


@pytest.fixture
def built(tmp_path: Path, folder: Path) -> Callable[[str, str], BeautifulSoup]:
    """A function that builds the city for an address with an article, and returns its page."""

    def build(text: str, url: str = URL) -> BeautifulSoup:
        shutil.copytree(PROJECT / "theme", tmp_path / "theme")
        world = World(tmp_path, random.Random(0), AS_OF, frozenset({"core"}))
        world.url = url
        write(folder, "articles/2023/09/le.md", text)
        site = Site(tmp_path)
        site.build(world)
        return BeautifulSoup(
            (site.output / "tin-tuc/2023/09/le/index.html").read_text("utf-8"), "html.parser"
        )

    return build


WHOLE = article(
    'Lễ "ra quân" & hội',
    "Trời đẹp.",
    authors="[Minh Khôi, 'Hải Yến, Thu Hà']",
    topics="[Lễ hội, Dân vận]",
    summary="Cả thành phố dự.",
    date="2023-09-05 08:30",
    lang="en",
)


def test_zotero_reads_it_whole(built):
    """Title, date, authors, where it stood, language, address, topics and summary, as an article of a newspaper."""
    page = built(WHOLE)
    assert zotero(page) == {
        "itemType": "newspaperArticle",
        "title": 'Lễ "ra quân" & hội',
        "creators": ["Minh Khôi", "Hải Yến", "Thu Hà"],
        "date": "2023/09/05",
        "publicationTitle": "Tư liệu Đảng bộ Vân Khê",
        "publisher": "Tư liệu Đảng bộ Vân Khê",
        "language": "en",
        "url": ADDRESS,
        "tags": ["Lễ hội", "Dân vận"],
        "abstractNote": "Cả thành phố dự.",
    }
    assert dublin_core(page) == {
        "title": ['Lễ "ra quân" & hội'],
        "creator": ["Minh Khôi", "Hải Yến, Thu Hà"],
        "date": ["2023-09-05"],
        "publisher": ["Tư liệu Đảng bộ Vân Khê"],
        "language": ["en"],
        "type": ["Text"],
        "subject": ["Lễ hội; Dân vận"],
        "identifier": [ADDRESS],
    }


def test_links_to_pass_it_on(built):
    """By Zalo, Facebook and e-mail: plain links with the whole address, and the title where there is room for it."""
    links = {urlsplit(one["href"]) for one in built(WHOLE).select(".share-list a")}
    told = {(one.scheme, one.netloc): parse_qs(one.query) for one in links}
    assert told == {
        ("https", "zalo.me"): {"url": [ADDRESS]},
        ("https", "www.facebook.com"): {"u": [ADDRESS]},
        ("mailto", ""): {"subject": ['Lễ "ra quân" & hội'], "body": [ADDRESS]},
    }


def test_without_an_address_of_the_site(built):
    """In the preview there is none to cite or to pass on."""
    page = built(article("Lễ", date="2023-09-05"), "")
    assert page.select(".share-list") == []
    assert "url" not in zotero(page)
    assert "identifier" not in dublin_core(page)
