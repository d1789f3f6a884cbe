"""Which addresses are there."""

import pytest

from plugins.catalogue.queries.addresses import has_address
from tests.city import NEWS, article

FORMER = article(
    "Trao huy hiệu", former_slugs="trao-huy-hieu-cu", date="2023-08-02", category="Xây dựng Đảng"
)


@pytest.fixture
def catalogue(indexed):
    """The city with a page, a draft and an article that had another slug."""
    files = {
        NEWS: FORMER,
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
    ],
)
def test_addresses_of_the_site(catalogue, address):
    """Every page that is built can be linked."""
    assert has_address(catalogue, address)


@pytest.mark.parametrize(
    "address",
    [
        "/tin-tuc/2023/09/nhap/",
        "/tin-tuc/2023/06/hoi-nghi-cap-nuoc/",
        "/tin-tuc/2023/07/hoi-nghi-cap-nuoc",
        "/tin-tuc/",
        "/luu-tru/2023/09/",
        "/chuyen-muc/khac/",
        "/nhan-su/thanh-uy-van-khe/",
        "/nhan-su/ta-dinh-lam/2023/",
        "/id/p-000003h/",
        "/nhan-su/ta-dinh-lam/#nam-1900",
        "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/#ket-qua",
        "/id/../",
        "/khong-co/",
        "nhan-su/",
        "#muc",
        "",
        "//may-khac.example/",
        "https://may-khac.example/",
        "/images/2023/a.jpg",
    ],
)
def test_other_addresses(catalogue, address):
    """Drafts, other hosts, files, what is not built and places that a page does not have are none."""
    assert not has_address(catalogue, address)
