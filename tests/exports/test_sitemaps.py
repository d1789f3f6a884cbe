"""Site maps, held against the rules of sitemaps.org, and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest

from plugins.catalogue.queries import events, notes, topics
from plugins.exports import sitemaps
from plugins.exports.sitemaps import (
    robots,
    sitemap_index,
    sitemap_of_news,
    sitemap_of_records,
    sitemap_of_year,
)
from plugins.views.frame import site_of
from tests.city import AS_OF, article, picture, record

SITE = "https://tulieu.example"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def site(city, url=SITE, **portal):
    """Return the frame of the city's site."""
    return site_of(city, {"name": "Tư liệu & sách", **portal}, "", url, ("data",))


def parsed(data, root="urlset"):
    """Return the entries of a site map as far as they follow its schema."""
    found = ET.fromstring(data)
    assert found.tag == MAP + root
    child = "sitemap" if root == "sitemapindex" else "url"
    for entry in found:
        assert entry.tag == MAP + child
        own = [one.tag.removeprefix(MAP) for one in entry if one.tag.startswith(MAP)]
        assert own in (["loc"], ["loc", "lastmod"])
        address = entry.findtext(f"{MAP}loc")
        assert address.startswith(f"{SITE}/")
        assert len(address) < 2048
        if "lastmod" in own:
            assert datetime.fromisoformat(entry.findtext(f"{MAP}lastmod")).tzinfo
    return list(found)


def places(entries):
    """Return the addresses of *entries* below the site's."""
    return [entry.findtext(f"{MAP}loc").removeprefix(SITE) for entry in entries]


def test_the_index_names_every_map_that_is_made(holdings):
    """And no other."""
    city = holdings({"articles/2021/a.md": article(date="2021-01-05")})
    (index, data), (pages, _) = sitemap_index(city, site(city))
    assert index == "sitemap.xml"
    made = [path for path, _ in sitemap_of_records(city, site(city))]
    made += [path for year in ("2021", "2022", "2023") for path, _ in sitemap_of_year(city, site(city), year)]
    assert sorted(places(parsed(data, "sitemapindex"))) == sorted(f"/{path}" for path in [pages, *made])


def test_every_page_stands_in_one_map(holdings):
    """Home, indexes, listings, records, articles; each once."""
    city = holdings()
    files = [list(sitemap_index(city, site(city)))[1], *sitemap_of_records(city, site(city))]
    files += sitemap_of_year(city, site(city), "2023")
    found = [place for _, data in files for place in places(parsed(data))]
    assert len(found) == len(set(found))
    assert {
        "/",
        "/nhan-su/",
        "/luu-tru/",
        "/luu-tru/2023/07/",
        "/chuyen-muc/thoi-su/",
        "/chuyen-muc/thoi-su/2023/07/",
        "/nhan-su/ta-dinh-lam/",
        "/su-kien/hoi-nghi-cap-nuoc-2023/",
        "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/",
    } <= set(found)


def test_an_article_has_the_day_of_its_last_change(holdings):
    """Of a correction, else its own; never of a file."""
    city = holdings({"articles/2023/a.md": article(corrections="[{date: 2023-09-03, text: Sửa.}]")})
    ((_, data),) = sitemap_of_year(city, site(city), "2023")
    changed = {one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod") for one in parsed(data)}
    assert changed[f"{SITE}/tin-tuc/2023/09/a/"] == "2023-09-03T00:00:00+07:00"
    assert changed[f"{SITE}/tin-tuc/2023/08/trao-huy-hieu/"] == "2023-08-02T00:00:00+07:00"


def test_an_article_has_its_pictures(holdings):
    """Each once, at an address that is whole."""
    body = "![Cầu](/images/b.jpg)\n\n![Cầu](/images/b.jpg)"
    files = {"images/a ảnh.jpg": picture(), "images/b.jpg": picture()}
    front = {"image": "/images/a ảnh.jpg", "image_alt": "x"}
    city = holdings({**files, "articles/2023/a.md": article(body=body, **front)})
    ((_, data),) = sitemap_of_year(city, site(city), "2023")
    shown = [one.text for one in ET.fromstring(data).iter(f"{IMAGE}loc")]
    assert sorted(shown) == [f"{SITE}/images/a%20%E1%BA%A3nh.jpg", f"{SITE}/images/b.jpg"]


def test_versions_in_other_languages_name_each_other(holdings):
    """Each itself too."""
    city = holdings(
        {
            "articles/2023/a.md": article("Tin"),
            "articles/2023/b.md": article("News", translation_of="a", lang="en"),
        }
    )
    ((_, data),) = sitemap_of_year(city, site(city), "2023")
    found = {
        one.findtext(f"{MAP}loc"): [
            (link.get("hreflang"), link.get("href")) for link in one.iter(f"{XHTML}link")
        ]
        for one in parsed(data)
    }
    both = [("en", f"{SITE}/tin-tuc/2023/09/b/"), ("vi", f"{SITE}/tin-tuc/2023/09/a/")]
    assert found[f"{SITE}/tin-tuc/2023/09/a/"] == found[f"{SITE}/tin-tuc/2023/09/b/"] == both
    assert found[f"{SITE}/tin-tuc/2023/08/trao-huy-hieu/"] == []


def test_samples_and_what_is_held_stand_in_none(holdings):
    """Nor what has expired, nor drafts."""
    city = holdings(
        {
            "articles/2023/a.md": article("Mẫu", sample="true"),
            "articles/2023/b.md": article("Nháp", status="draft"),
            "articles/2023/c.md": article("Hẹn", publish_at="2030-01-01"),
            "register/persons/s.md": record("Đinh Văn Sửu", sample="true"),
        }
    )
    files = [*sitemap_of_year(city, site(city), "2023"), *sitemap_of_records(city, site(city))]
    found = {place for _, data in files for place in places(parsed(data))}
    assert not found & {f"/tin-tuc/2023/09/{slug}/" for slug in "abc"} | found & {"/nhan-su/s/"}


def test_what_is_too_much_for_one_file_fills_several(holdings, monkeypatch):
    """And the index names them all."""
    monkeypatch.setattr(sitemaps, "MAX_ADDRESSES_PER_FILE", 2)
    city = holdings({f"articles/2023/{name}.md": article(f"Tin {name}") for name in "abc"})
    files = list(sitemap_of_year(city, site(city), "2023"))
    assert [path for path, _ in files] == ["so-do/2023.xml", "so-do/2023-2.xml", "so-do/2023-3.xml"]
    assert [len(parsed(data)) for _, data in files] == [2, 2, 1]
    (_, index), *pages = sitemap_index(city, site(city))
    assert len(pages) > 1
    assert {f"/{path}" for path, _ in (*files, *pages)} <= set(places(parsed(index, "sitemapindex")))


def test_topics_events_and_corrections_are_mapped(holdings, monkeypatch):
    """By month and year where they have such pages."""
    monkeypatch.setattr(topics, "MAX_ARTICLES_ON_TOPIC_PAGE", 1)
    monkeypatch.setattr(events, "MAX_EVENTS_ON_PAGE", 0)
    monkeypatch.setattr(notes, "MAX_NOTES_ON_PAGE", 0)
    wrong = "[{date: 2024-01-02, text: Sai.}]"
    files = {
        "articles/2023/a.md": article("A", topics="[Nước, Đô thị]", corrections=wrong),
        "articles/2023/b.md": article("B", topics="[Nước]"),
    }
    city = holdings(files)
    _, (_, data) = sitemap_index(city, site(city))
    expected = {
        "/chu-de/",
        "/chu-de/nuoc/",
        "/chu-de/nuoc/2023/09/",
        "/chu-de/do-thi/",
        "/su-kien/nam/2023/",
        "/su-kien/nam/2023/07/",
        "/dinh-chinh/",
        "/dinh-chinh/2024/",
    }
    found = set(places(parsed(data)))
    assert expected <= found
    assert "/chu-de/do-thi/2023/09/" not in found


def test_news_are_of_two_days(holdings):
    """Before the moment of the build; retracted ones are none."""
    now = AS_OF
    dates = {
        "moi": now - timedelta(hours=3),
        "cu": now - timedelta(hours=49),
        "sau": now + timedelta(hours=1),
    }
    files = {
        f"articles/2026/{name}.md": article(f"Tin {name} & khác", date=day.isoformat())
        for name, day in dates.items()
    }
    retracted = article("Sai", date=dates["moi"].isoformat(), retracted="{date: 2026-11-23, reason: Sai.}")
    city = holdings({**files, "articles/2026/rut.md": retracted})
    path, data = sitemap_of_news(city, site(city), now)
    (entry,) = parsed(data)
    assert path == "so-do/tin-moi.xml"
    assert entry.findtext(f"{NEWS}news/{NEWS}title") == "Tin moi & khác"
    assert entry.findtext(f"{NEWS}news/{NEWS}publication_date") == "2026-11-23T05:00:00+07:00"
    publication = entry.find(f"{NEWS}news/{NEWS}publication")
    assert [one.text for one in publication] == ["Tư liệu & sách", "vi"]


def test_the_zone_of_the_machine_does_not_choose_the_news(holdings):
    """The same moment in another zone gives the same."""
    city = holdings({"articles/2026/a.md": article(date="2026-11-21 09:00")})
    elsewhere = AS_OF.astimezone(UTC)
    assert sitemap_of_news(city, site(city), AS_OF) == sitemap_of_news(city, site(city), elsewhere)
    assert b"/tin-tuc/2026/11/a/" in sitemap_of_news(city, site(city), AS_OF)[1]


def test_robots_are_told_where_the_maps_are(holdings):
    """Where the site knows its address."""
    city = holdings()
    assert f"Sitemap: {SITE}/sitemap.xml\n".encode() in robots(site(city), False)
    assert b"Sitemap" not in robots(site(city, ""), False)


@pytest.mark.parametrize(("portal", "is_preview"), [({"sample": True}, False), ({}, True)])
def test_robots_stay_away_from_samples_and_previews(holdings, portal, is_preview):
    """From every address."""
    assert robots(site(holdings(), **portal), is_preview) == b"User-agent: *\nDisallow: /\n"
