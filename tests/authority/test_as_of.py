"""When an office was held, as far as the register says: ``tests/views/test_office_holders.py`` asks against brute force."""

import pytest

from plugins.authority.as_of import (
    Certainty,
    Stretch,
    earliest_end,
    edtf,
    first_day,
    held_on,
    is_year_to_ask,
    last_day,
    stretches_of,
    years_of,
)
from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Tenure
from plugins.authority.spans import Span


def stretches(start=None, end=None, *days, **limits):
    """Return first and last day and certainty of each stretch of an office with these dates and approved reports."""
    proven = ProvenTenure(Tenure(office="Bí thư", span=Span(start, end)), days)
    return [(one.first, one.last, str(one.certainty)) for one in stretches_of(proven, **limits)]


def test_both_ends_known():
    """Sure between, possible in the month of an end; all is possible where the ends may be one day."""
    assert stretches("2018-03", "2020-10") == [
        ("2018-03-01", "2018-03-30", "possible"),
        ("2018-03-31", "2020-10-01", "sure"),
        ("2020-10-02", "2020-10-31", "possible"),
    ]
    assert stretches("2018-03-01", "2020-10-16") == [("2018-03-01", "2020-10-16", "sure")]
    assert stretches("2020", "2020") == [("2020-01-01", "2020-12-31", "possible")]
    assert stretches("2020-10", "2020-10-05")[-1] == ("2020-10-05", "2020-10-05", "sure")


def test_no_end_recorded():
    """Open from the day after the last that is known: it never means today."""
    assert stretches("2020-10-16") == [
        ("2020-10-16", "2020-10-16", "sure"),
        ("2020-10-17", None, "open"),
    ]
    assert stretches("2020-10-16", limit="2025-02")[-1] == ("2020-10-17", "2025-02-28", "open")
    assert stretches("2020-10-16", confirmed="2024-06-30")[0] == ("2020-10-16", "2024-06-30", "sure")
    assert stretches("2020-10", limit="2020-10-05") == [
        ("2020-10-01", "2020-10-04", "possible"),
        ("2020-10-05", "2020-10-05", "sure"),
    ]
    assert stretches("2020-10", limit="2020-09") == []


def test_no_beginning_recorded():
    """It is stated at its end alone."""
    assert stretches(None, "2020-10") == [("2020-10-01", "2020-10-31", "possible")]
    assert stretches() == []


def test_reports_are_sure():
    """On their days; within the dates they also narrow what the ends may mean, on the very first day too."""
    assert stretches(None, None, "2021-05-01", "2022-05-01") == [
        ("2021-05-01", "2021-05-01", "sure"),
        ("2022-05-01", "2022-05-01", "sure"),
    ]
    assert stretches("2020", None, "2020-05-01")[1:] == [
        ("2020-01-01", "2020-04-30", "possible"),
        ("2020-05-01", "2020-05-01", "sure"),
        ("2020-05-02", None, "open"),
    ]
    assert stretches("2020", "2022", "2020-01-01", "2022-12-31")[2:] == [("2020-01-01", "2022-12-31", "sure")]
    assert stretches("2020", "2021", "2023-01-01")[0] == ("2023-01-01", "2023-01-01", "sure")


def test_a_day():
    """The first stretch that includes it says how sure it is."""
    proven = ProvenTenure(Tenure(office="Bí thư", span=Span("2020", "2021-06")), ("2020-02-01",))
    found = [
        held_on(stretches_of(proven), day) for day in ("2019-12-31", "2020-02-01", "2020-01-01", "2021-06-02")
    ]
    assert found == [None, "sure", "possible", "possible"]


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-03", "2020-02-03", "2020-02-03"),
    ],
)
def test_days_of_a_partial_date(partial, first, last):
    """The first and the last that it may mean."""
    assert (first_day(partial), last_day(partial)) == (first, last)


def test_edtf():
    """An end that is not known is empty: it may be open, or lost."""
    assert [edtf(Span(*ends)) for ends in (("2020", None), (None, "2020-10"), (None, None))] == [
        "2020/",
        "/2020-10",
        "",
    ]


def test_the_earliest_end():
    """By the last day that a partial date may mean."""
    assert earliest_end("2020", "2020-10", None) == "2020-10"
    assert earliest_end(None, None) is None


def test_years_in_which_offices_were_held():
    """Those between, an open end up to the last year that a date names; a mistyped year makes no thousands."""

    def office(first, last):
        """Return the stretches of an office."""
        return (Stretch(first, last, Certainty.SURE),)

    offices = [office("2018-03-01", "2019-10-31"), office("2021-01-01", None)]
    assert years_of(offices, "2022") == ["2018", "2019", "2021", "2022"]
    assert years_of([office("2030-01-01", None)], "2022") == []
    assert years_of([office("0001-01-01", "9999-12-31")], "2022")[0] == "1723"
    assert years_of([], "2022") == []
    asked = [is_year_to_ask(year, "2022") for year in ("2023", "2022", "1723", "1722")]
    assert asked == [False, True, True, False]
