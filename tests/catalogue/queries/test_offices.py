"""Which offices the articles give to whom."""

import pytest

from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Tenure
from plugins.catalogue.queries import offices
from tests.city import BAN_TO_CHUC, CITY, REPORT, THANH_UY, article

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


@pytest.mark.parametrize(
    ("named", "days"),
    [
        ("a-0000018", ("2023-07-21",)),
        ("hoi-nghi-cap-nuoc", ("2023-07-21",)),
        ("trao-huy-hieu", ()),
        ("nguyen", ()),
        ("rut", ()),
        ("khong-co", ()),
    ],
    ids=["by id", "by slug", "without the office", "former", "retracted", "not there"],
)
def test_days_that_approved_reports_prove(catalogue, named, days):
    """Only what readers can read, what stands, and what gives the person that very office."""
    tenure = Tenure(office="Trưởng Ban", committee=BAN, reports=(named,))
    (proven,) = offices.proven_tenures(catalogue, "ta-dinh-lam", [tenure])
    assert proven.days == days
    assert offices.proven_tenures(catalogue, "kieu-thi-nhan", [tenure])[0].days == ()


def test_a_draft_proves_nothing(indexed):
    """However it is named."""
    draft = article(body="Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự.", status="draft")
    _, catalogue = indexed({"articles/2024/01/nhap.md": draft})
    tenure = Tenure(office="Trưởng Ban", committee=BAN, reports=("nhap",))
    assert offices.proven_tenures(catalogue, "ta-dinh-lam", [tenure]) == [ProvenTenure(tenure)]


def test_years_with_offices(indexed):
    """Up to that of the build; an office ends with its committee where nothing else is said."""
    city = indexed()[1]
    assert offices.years_with_offices(city) == [str(year) for year in range(2018, 2027)]
    ended = {path: CITY[path].replace("kind:", "until: 2021\nkind:") for path in (THANH_UY, BAN_TO_CHUC)}
    assert offices.years_with_offices(indexed(ended)[1]) == ["2018", "2019", "2020", "2021"]
