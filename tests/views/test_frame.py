"""What every page shows around its own content."""

import pytest

from plugins.views.frame import monogram_of, portal_of, site_of
from tests.city import picture

PAGES = {
    "pages/lien-he.md": "---\ntitle: Liên hệ\n---\n\ny\n",
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nx\n",
}


def test_sections_come_first_in_the_portals_order(holdings):
    """Then other categories; a section without an article is left out."""
    values = {"sections": ["Xây dựng Đảng", "Chưa có bài"]}
    site = site_of(holdings(), values, "", "https://vankhe.example/", ())
    assert [link.text for link in site.categories] == ["Xây dựng Đảng", "Thời sự"]


def test_pages_and_indexes(holdings):
    """Pages by address, indexes in the order of the menu."""
    site = site_of(holdings(PAGES), {}, "Vân Khê", "", ())
    assert [(link.text, link.url) for link in site.pages] == [
        ("Giới thiệu", "/gioi-thieu/"),
        ("Liên hệ", "/lien-he/"),
    ]
    assert [kind for kind, _ in site.indexes] == ["person", "committee", "event", "topic", "archive"]


def test_what_is_built(holdings):
    """The frame leads to the search and names files for programs where there are any."""
    site = site_of(holdings(), {}, "", "https://vankhe.example/", ("search",))
    assert (site.url, site.has_search, site.has_data) == ("https://vankhe.example", True, False)


def test_a_portal_that_says_nothing():
    """The name stands in."""
    portal = portal_of({}, "Vân Khê")
    assert (portal.name, portal.short_name, portal.lang, portal.is_sample) == (
        "Vân Khê",
        "Vân Khê",
        "vi",
        False,
    )


def test_the_logo(holdings):
    """The picture that the portal names, where there are pictures; its name stands beside it, so that it has no text."""
    city = holdings(
        {"images/a.png": picture("PNG"), "settings/portal.yaml": "name: V\nlogo: /images/a.png\n"}
    )
    values = {"name": "Vân Khê", "logo": "/images/a.png"}
    logo = site_of(city, values, "", "", ("images",)).portal.logo
    assert logo and (logo.url, logo.alt) == ("/images/a.png", "")
    assert site_of(city, values, "", "", ()).portal.logo is None
    assert site_of(city, {}, "Vân Khê", "", ("images",)).portal.logo is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Vân Khê", "VK"), ("Tư liệu Đảng bộ Thành phố", "TĐT"), ("A B C D", "ABC"), ("vân khê", "V"), ("", "")],
)
def test_the_monogram(name, expected):
    """The first letters of the words that begin with a capital, three at most; of the name where none does."""
    assert monogram_of(name) == expected
