"""What a release tells programs: heads of pages, feeds, site maps, calendars, each leading to what is there."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from PIL import Image
from pyld import jsonld

from plugins.cli.release import build_release
from plugins.publishing.takedown import TakedownRequest, take_down
from plugins.workers.progress import report_nothing
from tests.city import CITY, article, picture, write
from tests.exports.vocabulary import faults_of

PROJECT = Path(__file__).resolve().parents[2]
SITE = "https://tulieu.example"
MORE = {
    "images/2023/a.jpg": picture(size=(1300, 700)),
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nx\n",
    "articles/2023/09/tin.md": article(
        "Tin <có> ảnh", image="/images/2023/a.jpg", image_alt="Cầu", topics="Nước", former_slugs="cu"
    ),
    "articles/2023/10/news.md": article("News", date="2023-10-02", lang="en", translation_of="tin"),
    "articles/2026/11/moi.md": article("Tin mới", date="2026-11-23 05:00"),
}
NO_PAGES = ("404.html", "tim-kiem/index.html")
"""Pages that no site map leads to, besides redirects."""


def release(place: Path, **options) -> Path:
    """Build the city with *MORE* below *place*, and return what readers see."""
    for path, text in {**CITY, **MORE}.items():
        write(place / "content", path, text)
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": "2026-11-23T08:00", **options}
    build_release(place / "content", place / "output", place / "cache", report_nothing, **settings)
    return (place / "output/current").resolve()


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A release with everything but the search."""
    return release(tmp_path_factory.mktemp("machines"), PARTS=["core", "ids", "images", "data"])


@pytest.fixture(scope="module")
def pages(site) -> dict[str, BeautifulSoup]:
    """Every page by its address; redirects and the page for a missing address left out."""
    found = {}
    for place in site.rglob("*.html"):
        path = place.relative_to(site).as_posix()
        page = BeautifulSoup(place.read_text("utf-8"), "html.parser")
        if path not in NO_PAGES and not page.find("meta", {"http-equiv": "refresh"}):
            found[f"/{path.removesuffix('index.html')}"] = page
    return found


def graph(page: BeautifulSoup) -> list[dict]:
    """Return the nodes of a page's JSON-LD, as a processor extracts them."""
    (found,) = jsonld.load_html(str(page), f"{SITE}/", None, {"extractAllScripts": True})
    return found["@graph"]


def exists(site: Path, address: str) -> bool:
    """Whether something is published at an absolute *address*."""
    path = unquote(address.removeprefix(SITE)).lstrip("/")
    return (
        address.startswith(f"{SITE}/")
        and (site / (f"{path}index.html" if address.endswith("/") else path)).is_file()
    )


def test_every_page_has_a_graph_of_known_words(pages):
    """In the vocabulary of schema.org, whole and readable."""
    faults = {
        url: [fault for node in graph(page) for fault in faults_of(node)] for url, page in pages.items()
    }
    assert {url: found for url, found in faults.items() if found} == {}
    assert len(pages) > 20


def test_what_graphs_name_is_there(site, pages):
    """Each id is that of a page, or of the site; each address is published."""
    addresses = set()

    def walk(value):
        if isinstance(value, dict):
            addresses.update(value[key] for key in ("url", "contentUrl") if key in value)
            addresses.update([value["@id"].partition("#")[0]] if "@id" in value else [])
            value = list(value.values())
        if isinstance(value, list):
            for one in value:
                walk(one)

    for page in pages.values():
        walk(graph(page))
    assert len(addresses) > 20
    assert [one for one in sorted(addresses) if not exists(site, one)] == []


def test_every_page_has_a_card(site, pages):
    """What messengers show of a link: all that Open Graph asks for, and a picture that is there, of the size told."""
    wanted = "type title description site_name locale url image image:width image:height image:alt".split()
    for url, page in pages.items():
        told = {
            meta["property"].removeprefix("og:"): meta["content"]
            for meta in page.select('meta[property^="og:"]')
        }
        assert [name for name in wanted if not told.get(name)] == [], url
        assert told["url"] == SITE + url == page.find("link", rel="canonical")["href"]
        assert exists(site, told["image"]), url
        with Image.open(site / unquote(told["image"].removeprefix(f"{SITE}/"))) as shown:
            assert shown.size == (int(told["image:width"]), int(told["image:height"])), url
        assert page.find("meta", {"name": "twitter:card"})["content"] == "summary_large_image"


def test_an_articles_card(pages):
    """Its own picture, times, section and topics."""
    page = pages["/tin-tuc/2023/09/tin/"]
    told = {meta["property"]: meta["content"] for meta in page.select("meta[property]")}
    assert told["og:type"] == "article"
    assert told["og:title"] == "Tin <có> ảnh"
    assert told["og:image"] == f"{SITE}/images/2023/a.jpg"
    assert told["og:locale"] == "vi_VN"
    assert told["article:published_time"] == "2023-09-01T00:00:00+07:00"
    assert (told["article:section"], told["article:tag"]) == ("Thời sự", "Nước")


def test_versions_in_other_languages_lead_to_each_other(pages):
    """The same three lines on both: each language, and the one for all others."""
    found = [
        [
            (link["hreflang"], link["href"])
            for link in pages[url].select('head link[rel="alternate"][hreflang]')
        ]
        for url in ("/tin-tuc/2023/09/tin/", "/tin-tuc/2023/10/news/")
    ]
    tin, news = f"{SITE}/tin-tuc/2023/09/tin/", f"{SITE}/tin-tuc/2023/10/news/"
    assert found[0] == found[1] == [("en", news), ("vi", tin), ("x-default", tin)]
    assert not pages["/tin-tuc/2026/11/moi/"].select('head link[rel="alternate"][hreflang]')


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/chuyen-muc/thoi-su/",
        "/nhan-su/ta-dinh-lam/",
        "/to-chuc/ban-to-chuc-thanh-uy-van-khe/",
        "/su-kien/hoi-nghi-cap-nuoc-2023/",
    ],
)
def test_listings_and_records_have_both_feeds(site, pages, url):
    """Of the same entries."""
    links = {link["type"]: link["href"] for link in pages[url].select('head link[rel="alternate"][title]')}
    found = json.loads((site / links["application/feed+json"].lstrip("/")).read_bytes())
    entries = ET.parse(site / links["application/atom+xml"].lstrip("/")).getroot()
    titles = [one.findtext("{*}title") for one in entries.findall("{*}entry")]
    assert [one["title"] for one in found["items"]] == titles
    assert titles
    assert [one["url"] for one in found["items"] if not exists(site, one["url"])] == []


@pytest.mark.parametrize("url", ["/to-chuc/thanh-uy-van-khe/", "/su-kien/hoi-nghi-cap-nuoc-2023/"])
def test_pages_lead_to_their_calendars(site, pages, url):
    """By a link that readers see, and one that programs see."""
    links = pages[url].find_all(["a", "link"], type="text/calendar")
    assert sorted(link.name for link in links) == ["a", "link"]
    assert all((site / link["href"].lstrip("/")).is_file() for link in links)
    assert not pages["/to-chuc/ban-to-chuc-thanh-uy-van-khe/"].find(type="text/calendar")


def addresses_in(site: Path, path: str) -> list[str]:
    """Return the addresses in a site map."""
    return [one.text for one in ET.parse(site / path).getroot().findall("{*}*/{*}loc")]


def test_the_site_maps_lead_to_every_page_and_no_other(site, pages):
    """From robots.txt to the index, to the maps, to pages and pictures that are there."""
    told = (site / "robots.txt").read_text().splitlines()
    maps = [line.removeprefix("Sitemap: ") for line in told if line.startswith("Sitemap: ")]
    assert maps == [f"{SITE}/sitemap.xml", f"{SITE}/so-do/tin-moi.xml"]
    parts = addresses_in(site, "sitemap.xml")
    found = [one for part in parts for one in addresses_in(site, part.removeprefix(f"{SITE}/"))]
    assert sorted(found) == sorted(SITE + url for url in pages)
    assert addresses_in(site, "so-do/tin-moi.xml") == [f"{SITE}/tin-tuc/2026/11/moi/"]
    pictures = [
        one.text
        for one in ET.parse(site / "so-do/2023.xml").getroot().iter("{*}loc")
        if "/images/" in one.text
    ]
    assert [one for one in pictures if not exists(site, one)] == []


def test_the_core_has_none_of_it(tmp_path):
    """No file for programs but Atom, and no page that leads to one; what pages themselves ask for, and licences, are its own."""
    site = release(tmp_path, PARTS=["core"])
    files = [
        path
        for ending in ("json", "ics", "txt")
        for path in site.rglob(f"*.{ending}")
        if "vendor" not in path.parts
    ]
    asked = [one for one in files if not one.is_relative_to(site / "tra-cuu/chuc-vu")]
    assert asked == [site / "nhan-su/chuc-vu.json"]
    assert {path.name for path in site.rglob("*.xml")} == {"feed.xml"}
    text = (site / "to-chuc/thanh-uy-van-khe/index.html").read_text("utf-8")
    assert not any(word in text for word in ("ld+json", "feed.json", "lich.ics"))


def test_what_is_taken_down_is_told_to_no_program(tmp_path):
    """Site maps, feeds, graphs and cards of other pages forget the article, and its picture is gone with it."""
    release(tmp_path, PARTS=["core", "ids", "images", "data"])
    done = take_down(
        tmp_path / "output", TakedownRequest("/tin-tuc/2023/09/tin/", "2026-11-24"), site_url=SITE
    )
    assert (done.dropped, done.still_shown) == ((), ())
    site = (tmp_path / "output/current").resolve()
    stone = site / "tin-tuc/2023/09/tin/index.html"
    telling = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.*")
        if path.is_file() and path != stone and b"/tin-tuc/2023/09/tin/" in path.read_bytes()
    ]
    assert telling == []


def test_a_calendar_forgets_an_event_that_is_taken_down(tmp_path):
    """And keeps its form."""
    release(tmp_path, PARTS=["core", "ids", "data"])
    address = "/su-kien/hoi-nghi-cap-nuoc-2023/"
    take_down(
        tmp_path / "output", TakedownRequest(address, "2026-11-24"), site_url=SITE, is_record=lambda _: True
    )
    data = (tmp_path / "output/current/to-chuc/thanh-uy-van-khe/lich.ics").read_bytes()
    assert Calendar.from_ical(data).walk("VEVENT") == []
