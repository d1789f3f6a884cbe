"""Addresses that lead elsewhere."""

import pytest

from plugins.exports.redirects import caddy_map, nginx_map, redirect_file, redirects
from plugins.views.text_page import Redirect
from tests.city import CITY, LAM, NEWS

FILES = {
    "register/ids.csv": CITY["register/ids.csv"] + "p-000003h,merged,p-000001z\n",
    LAM: CITY[LAM].replace("name:", "former_slugs: ta-lam\nmerged_ids: p-000003h\nname:"),
    NEWS: CITY[NEWS].replace(
        "category:", "former_slugs: trao\nlegacy_urls: [/cu/x.html, /cu/y-12]\ncategory:"
    ),
}


def test_every_old_address_leads_to_the_page_of_today(holdings):
    """Ids, merged ids, former slugs and addresses of the older portal."""
    found = {one.url: one.target for one in redirects(holdings(FILES))}
    assert found == {
        "/id/c-000001n/": "/to-chuc/thanh-uy-van-khe/",
        "/id/c-000002x/": "/to-chuc/ban-to-chuc-thanh-uy-van-khe/",
        "/id/e-0000018/": "/su-kien/hoi-nghi-cap-nuoc-2023/",
        "/id/p-000001z/": "/nhan-su/ta-dinh-lam/",
        "/id/p-000003h/": "/nhan-su/ta-dinh-lam/",
        "/nhan-su/ta-lam/": "/nhan-su/ta-dinh-lam/",
        "/id/p-0000027/": "/nhan-su/kieu-thi-nhan/",
        "/id/a-0000018/": "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/",
        "/tin-tuc/2023/08/trao/": "/tin-tuc/2023/08/trao-huy-hieu/",
        "/cu/x.html": "/tin-tuc/2023/08/trao-huy-hieu/",
        "/cu/y-12": "/tin-tuc/2023/08/trao-huy-hieu/",
    }


def test_a_draft_has_no_redirect(holdings):
    """An address of what readers cannot see leads nowhere."""
    files = {NEWS: FILES[NEWS].replace("category:", "status: draft\ncategory:")}
    assert all("trao" not in one.target for one in redirects(holdings(files)))


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("/id/p-000001z/", "id/p-000001z/index.html"),
        ("/cu/x.html", "cu/x.html"),
        ("/cu/y-12", "cu/y-12/index.html"),
        ("/v1.2/tin", "v1.2/tin/index.html"),
    ],
)
def test_where_the_page_of_a_redirect_stands(url, file):
    """So that any web server finds it."""
    assert redirect_file(Redirect(url, "/x/", "X")) == file


def test_the_map_for_nginx():
    """Address, target, semicolon; with and without a slash at the end."""
    found = nginx_map([Redirect("/nhan-su/ta-lam/", "/nhan-su/ta-dinh-lam/", "x")])
    assert found.decode().splitlines() == [
        '"/nhan-su/ta-lam" /nhan-su/ta-dinh-lam/;',
        '"/nhan-su/ta-lam/" /nhan-su/ta-dinh-lam/;',
    ]


def test_the_map_for_caddy():
    """The same as directives."""
    found = caddy_map([Redirect("/nhan-su/ta-lam/", "/nhan-su/ta-dinh-lam/", "x")])
    assert found.decode().splitlines() == [
        "redir /nhan-su/ta-lam /nhan-su/ta-dinh-lam/ permanent",
        "redir /nhan-su/ta-lam/ /nhan-su/ta-dinh-lam/ permanent",
    ]


def test_no_redirects_give_empty_maps():
    """Servers include the files unseen."""
    assert nginx_map([]) == caddy_map([]) == b""
