"""Which reports bear out which office."""

from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Tenure
from plugins.authority.spans import Span
from plugins.catalogue.queries.offices import Attestation
from plugins.views.attestations import attesting_report, bears_out, days_stated, proof_of

BAN = "ban-to-chuc-thanh-uy-van-khe"
HEAD = ProvenTenure(Tenure(office="Trưởng Ban", committee=BAN, span=Span("2020-10")))
DEPUTY = ProvenTenure(Tenure(office="Phó Trưởng Ban", committee=BAN, span=Span("2018-03", "2020-10")))
UNDATED = ProvenTenure(
    Tenure(office="Trưởng Ban", committee=BAN, reports=("b", "d")), ("2021-01-05", "2023-01-05")
)


def said(article: str, date: str, title: str = "Trưởng", former: bool = False) -> Attestation:
    """Return what an article gives Lãm."""
    where = "Ban Tổ chức Thành ủy"
    return Attestation(article, f"Bài {article}", f"{date}T08:00", "ta-dinh-lam", title, where, BAN, former)


SAID = [said(name, f"{2019 + place}-01-05") for place, name in enumerate("xabcde")]
"""A report a year, of which the third and the fifth were approved."""


def test_an_office_is_borne_out_in_its_time():
    """And never by what is called former."""
    assert bears_out(said("a", "2021-01-05"), HEAD)
    assert not bears_out(said("a", "2019-01-05"), HEAD)
    assert not bears_out(said("a", "2021-01-05", former=True), HEAD)
    assert not bears_out(said("a", "2021-01-05"), DEPUTY)


def test_reports_between_those_approved_are_proof():
    """What is older than the first or newer than the last waits for an editor."""
    assert [one.article.text for one in proof_of(UNDATED, SAID)] == ["Bài b", "Bài c", "Bài d"]


def test_a_report_stands_once():
    """However often it says the office."""
    (report,) = proof_of(HEAD, [said("a", "2021-01-05"), said("a", "2021-01-05")])
    assert report == attesting_report(said("a", "2021-01-05"))
    assert (report.day.iso, report.article.url) == ("2021-01-05T08:00", "/tin-tuc/2021/01/a/")


def test_the_days_of_an_office_without_dates():
    """Those of the approved reports and of the proof; an office with dates has those."""
    assert [day.iso for day in days_stated(UNDATED, proof_of(UNDATED, SAID))] == [
        "2021-01-05",
        "2022-01-05",
        "2023-01-05",
    ]
    assert days_stated(HEAD, proof_of(HEAD, SAID)) == ()
    assert days_stated(ProvenTenure(Tenure(office="Cố vấn")), ()) == ()
