"""Which reports attest which office."""

from plugins.authority.records import Tenure
from plugins.authority.spans import Span
from plugins.catalogue.queries.offices import Attestation
from plugins.views.attestations import attesting_report, attests, by_office, reports_of, share_out

BAN = "ban-to-chuc-thanh-uy-van-khe"
HEAD = Tenure(office="Trưởng Ban", committee=BAN, span=Span("2020-10"))
DEPUTY = Tenure(office="Phó Trưởng Ban", committee=BAN, span=Span("2018-03", "2020-10"))


def said(article: str, date: str, title: str = "Trưởng", former: bool = False) -> Attestation:
    """Return what an article gives Lãm."""
    where = "Ban Tổ chức Thành ủy"
    return Attestation(article, f"Bài {article}", f"{date}T08:00", "ta-dinh-lam", title, where, BAN, former)


def test_an_office_is_attested_in_its_time():
    """And never by what is called former."""
    assert attests(said("a", "2021-01-05"), HEAD)
    assert not attests(said("a", "2019-01-05"), HEAD)
    assert not attests(said("a", "2021-01-05", former=True), HEAD)


def test_attestations_go_to_the_tenure_that_they_bear_out():
    """What bears out none is left over."""
    given = [
        said("a", "2019-01-05", "Phó Trưởng"),
        said("b", "2021-01-05"),
        said("c", "2022-01-05", "Ủy viên"),
    ]
    attesting, rest = share_out([DEPUTY, HEAD], given)
    assert [[one.article.text for one in reports] for reports in attesting] == [["Bài a"], ["Bài b"]]
    assert rest == given[2:]


def test_a_report_stands_once():
    """However often it says the office."""
    (report,) = reports_of([said("a", "2021-01-05"), said("a", "2021-01-05")])
    assert report == attesting_report(said("a", "2021-01-05"))
    assert (report.printed, report.day.iso, report.article.url) == (
        "Trưởng Ban Tổ chức Thành ủy",
        "2021-01-05T08:00",
        "/tin-tuc/2021/01/a/",
    )


def test_one_office_in_several_words():
    """A title with the head of its committee and without is one; a former office is another."""
    given = [
        said("a", "2021-01-05"),
        said("b", "2022-01-05", "Trưởng Ban"),
        said("c", "2023-01-05", former=True),
    ]
    assert by_office(given) == [tuple(given[:2]), tuple(given[2:])]
