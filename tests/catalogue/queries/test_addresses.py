"""Which addresses are there."""

import pytest

from plugins.catalogue.queries import letters
from plugins.catalogue.queries.addresses import address_of, has_address
from plugins.catalogue.store import Catalogue
from plugins.ingest.content import index_content
from plugins.ingest.options import Options
from tests.city import AS_OF, CITY, LAM, NEWS, REPORT, article, record, write

FORMER = article(
    "Trao huy hiệu", former_slugs="trao-huy-hieu-cu", date="2023-08-02", category="Xây dựng Đảng"
)


@pytest.fixture
def catalogue(indexed):
    """The city with a page, a draft and an article that had another slug."""
    files = {
        NEWS: FORMER,
        REPORT: CITY[REPORT].replace(
            "events:", "topics: Nước sạch\nlegacy_urls: [/tin/1491911320, /m%E1%BB%A5c.aspx]\nevents:"
        ),
        LAM: CITY[LAM].replace("name:", "former_slugs: ong-lam\nmerged_ids: p-000003h\nname:"),
        "articles/2023/09/nhap.md": article("Nháp", status="draft"),
        "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nx\n",
    }
    return indexed(files)[1]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/nhan-su/",
        "/to-chuc/",
        "/su-kien/",
        "/luu-tru/",
        "/luu-tru/2023/07/",
        "/chuyen-muc/thoi-su/",
        "/chuyen-muc/thoi-su/2023/07/",
        "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/",
        "/nhan-su/ta-dinh-lam/#nam-2023",
        "/nhan-su/ta-dinh-lam/",
        "/nhan-su/ta-dinh-lam/?x=1",
        "/to-chuc/thanh-uy-van-khe/",
        "/su-kien/hoi-nghi-cap-nuoc-2023/",
        "/gioi-thieu/",
        "/id/p-000001z/",
        "/id/a-0000018/",
        "/nhan%2Dsu/",
        "/tim-kiem/",
        "/tim-kiem/?q=a",
        "/feed.xml",
        "/feed.json",
        "/chuyen-muc/thoi-su/feed.xml",
        "/to-chuc/thanh-uy-van-khe/feed.json",
        "/to-chuc/thanh-uy-van-khe/lich.ics",
        "/su-kien/hoi-nghi-cap-nuoc-2023/lich.ics",
        "/robots.txt",
        "/404.html",
        "/du-lieu/chuyen-huong/nginx.map",
        "/luu-tru/#nam-2023",
        "/su-kien/#nam-2023",
        "/gioi-thieu/#noi-dung",
        "/chu-de/",
        "/chu-de/nuoc-sach/",
        "/chu-de/nuoc-sach/feed.xml",
        "/dinh-chinh/",
        "/dinh-chinh/feed.json",
        "/su-kien/nam/2023/",
        "/nhan-su/#chu-l",
    ],
)
def test_addresses_of_the_site(catalogue, address):
    """Every page and every file for programs that is built can be linked."""
    assert address_of(catalogue, address) == address.replace("%2D", "-")


def test_letters_of_people_have_a_place_or_a_page(catalogue, monkeypatch):
    """On the one page of all people; where they are too many for it, on a page of their own."""
    addresses = ["/nhan-su/#chu-l", "/nhan-su/chu/l/", "/nhan-su/chu/x/"]
    assert [has_address(catalogue, one) for one in addresses] == [True, False, False]
    monkeypatch.setattr(letters, "MAX_PEOPLE_ON_INDEX", 1)
    assert [has_address(catalogue, one) for one in addresses] == [False, True, False]


@pytest.mark.parametrize(
    ("site_url", "sample"), [("https://vi-du.example", False), ("", False), ("https://vi-du.example", True)]
)
def test_site_maps_of_a_site_that_has_them(folder, site_url, sample):
    """They hold full addresses; samples have none."""
    portal = CITY["settings/portal.yaml"]
    write(folder, "settings/portal.yaml", f"{portal}sample: true\n" if sample else portal)
    catalogue = Catalogue.in_memory()
    index_content(folder, catalogue, Options(as_of=AS_OF, site_url=site_url))
    has_maps = bool(site_url) and not sample
    assert [has_address(catalogue, one) for one in ("/sitemap.xml", "/so-do/trang.xml")] == [has_maps] * 2
    catalogue.close()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/gioi-thieu", "/gioi-thieu/"),
        ("/gioi-thieu/index.html", "/gioi-thieu/"),
        ("/index.html", "/"),
        ("/nhan-su?q=a", "/nhan-su/?q=a"),
        ("/nhan-su/ta-dinh-lam#nam-2023", "/nhan-su/ta-dinh-lam/#nam-2023"),
        ("/tin-tuc/2023/07/hoi-nghi-cap-nuoc", "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"),
        ("/tin-tuc/2023/08/trao-huy-hieu-cu/", "/tin-tuc/2023/08/trao-huy-hieu/"),
        ("/tin/1491911320", "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"),
        ("/tin/1491911320/", "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"),
        ("/m%E1%BB%A5c.aspx", "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"),
        ("/mục.aspx", "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"),
        ("/nhan-su/ong-lam/", "/nhan-su/ta-dinh-lam/"),
        ("/id/p-000003h", "/id/p-000003h/"),
    ],
)
def test_an_address_gets_the_form_that_the_site_has(catalogue, address, expected):
    """With a slash where it lacks one; of an article or record that moved, where it is now."""
    assert address_of(catalogue, address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "/tin-tuc/2023/09/nhap/",
        "/tin-tuc/2023/06/hoi-nghi-cap-nuoc/",
        "/tin-tuc/2023/07/a-0000018/",
        "/tin-tuc/2023/07/trao-huy-hieu-cu/",
        "/tin-tuc/",
        "/feed.rss",
        "/khong-co/feed.xml",
        "/luu-tru/feed.xml",
        "/su-kien/khong-co/lich.ics",
        "/to-chuc/ban-to-chuc-thanh-uy-van-khe/lich.ics",
        "/nhan-su/ta-dinh-lam/lich.ics",
        "/so-do/1900.xml",
        "/gioi-thieu/#muc",
        "/id/p-000001z/#noi-dung",
        "/tin/149191132",
        "/nhan-su/ba-lam/",
        "gioi-thieu/",
        "feed.xml",
        "/luu-tru/2023/09/",
        "/chuyen-muc/khac/",
        "/nhan-su/thanh-uy-van-khe/",
        "/nhan-su/ta-dinh-lam/2023/",
        "/id/p-000004k/",
        "/nhan-su/ta-dinh-lam/#nam-1900",
        "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/#ket-qua",
        "/id/../",
        "/khong-co/",
        "nhan-su/",
        "#muc",
        "",
        "//may-khac.example/",
        "//[may-khac",
        "https://may-khac.example/",
        "/images/2023/a.jpg",
    ],
)
def test_other_addresses(catalogue, address):
    """Drafts, other hosts, files, what is not built and places that a page does not have are none."""
    assert not has_address(catalogue, address)


def test_the_articles_of_a_line(indexed, monkeypatch):
    """Of a committee that came from another; by year with many."""
    files = {
        "register/committees/moi.md": record("Ban Mới", predecessors="ban-to-chuc-thanh-uy-van-khe"),
        "articles/2023/a.md": article("Tin", "Ban Tổ chức Thành ủy Vân Khê họp."),
    }
    catalogue = indexed(files)[1]
    assert has_address(catalogue, "/to-chuc/moi/ca-tien-than/")
    assert not has_address(catalogue, "/to-chuc/thanh-uy-van-khe/ca-tien-than/")
    assert not has_address(catalogue, "/to-chuc/moi/ca-tien-than/2023/")
    monkeypatch.setattr("plugins.catalogue.queries.mentions.MAX_ARTICLES_ON_RECORD_PAGE", 0)
    assert has_address(catalogue, "/to-chuc/moi/ca-tien-than/2023/")
    assert not has_address(catalogue, "/to-chuc/moi/ca-tien-than/1999/")
