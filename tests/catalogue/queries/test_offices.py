"""Which offices the articles give to whom."""

import pytest

from plugins.catalogue.queries import offices
from tests.city import REPORT, article

BAN = "ban-to-chuc-thanh-uy-van-khe"


@pytest.fixture
def catalogue(indexed):
    """The city with a report that calls an office former, and one that was retracted."""
    files = {
        "articles/2024/01/nguyen.md": article(
            "Gặp mặt",
            "Đồng chí Tạ Đình Lãm, nguyên Trưởng Ban Tổ chức Thành ủy, dự.",
            date="2024-01-05",
        ),
        "articles/2024/02/rut.md": article(
            "Đã rút",
            "Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự.",
            date="2024-02-05",
            retracted="{date: 2024-02-06, reason: Sai}",
        ),
    }
    return indexed(files)[1]


def test_offices_in_an_article(catalogue):
    """As printed."""
    (found,) = offices.attestations_in(catalogue, "hoi-nghi-cap-nuoc")
    assert (found.person, f"{found.title} {found.org_text}", found.former) == (
        "ta-dinh-lam",
        "Trưởng Ban Tổ chức Thành ủy",
        False,
    )


def test_offices_of_a_person(catalogue):
    """By date of the article; what was retracted attests nothing."""
    found = offices.attestations_of_person(catalogue, "ta-dinh-lam")
    assert [(one.article, one.committee, one.is_former) for one in found] == [
        ("hoi-nghi-cap-nuoc", BAN, False),
        ("nguyen", BAN, True),
    ]


def test_officers_of_a_committee(catalogue):
    """Without those that are called former."""
    found = offices.attestations_of_committee(catalogue, BAN)
    assert [(one.article, one.person) for one in found] == [("hoi-nghi-cap-nuoc", "ta-dinh-lam")]


def test_offices_at_an_event(catalogue):
    """Those of the articles that name it."""
    (found,) = offices.attestations_at_event(catalogue, "hoi-nghi-cap-nuoc-2023")
    assert (found.article_title, found.date) == ("Bàn việc cấp nước sạch", "2023-07-21T08:00:00+07:00")


def test_offices_to_check(catalogue):
    """With file and line of the title."""
    found = list(offices.attestations_to_check(catalogue))
    assert [(one.path, one.line, one.is_former) for one in found] == [
        (REPORT, 3, False),
        ("articles/2024/01/nguyen.md", 2, True),
    ]
