"""Offices over time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.authority.spans import Span
from plugins.views.drawn.timeline import Bar, TenureDates, drawn_timeline

DAYS = st.one_of(
    st.none(),
    st.integers(1930, 2030).map(str),
    st.tuples(st.integers(1930, 2030), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02}"),
    st.dates().map(str).filter(lambda one: "1930" < one < "2030"),
)
SAID = (
    st.lists(st.dates().map(str).filter(lambda one: "1930" < one < "2030"), max_size=4).map(sorted).map(tuple)
)
OFFICES = st.lists(
    st.builds(
        lambda start, end, reported: TenureDates(start=start, end=end, reported=reported), DAYS, DAYS, SAID
    ).filter(lambda one: not Span(one.start, one.end).is_reversed()),
    max_size=8,
)


def bars(row) -> list[Bar]:
    """Return the bars of a row."""
    return [bar for bar in (row.possible, row.certain) if bar] if row else []


def only(**fields):
    """Return the row of one office beside one that takes the whole axis, 2000 to 2009."""
    return drawn_timeline([TenureDates(start="2000", end="2009"), TenureDates(**fields)]).rows[1]


@given(OFFICES)
def test_every_bar_lies_on_the_axis(offices):
    """None begins before it or ends after it, and none is too narrow to be seen."""
    for row in drawn_timeline(offices).rows:
        assert all(bar.x >= 0 and bar.end <= 100.01 and bar.width >= 0.8 for bar in bars(row))
        assert all(0 < dot < 100 for dot in (row.dots if row else ()))


@given(OFFICES)
def test_ticks_stand_in_order_and_apart(offices):
    """At most six, their numbers within a chart as narrow as a small telephone."""
    ticks = drawn_timeline(offices).ticks
    assert len(ticks) <= 6
    assert all(later.x - earlier.x >= 12 for earlier, later in pairwise(ticks))
    assert all(tick.x <= 87 for tick in ticks if tick.label)
    assert [int(tick.label) for tick in ticks if tick.label] == sorted(
        int(tick.label) for tick in ticks if tick.label
    )


@given(OFFICES)
def test_an_office_of_which_a_date_is_known_has_its_row(offices):
    """And one of which none is known has none; the order stays."""
    rows = drawn_timeline(offices).rows
    assert [row is not None for row in rows] == [
        bool(one.start or one.end or one.reported) for one in offices
    ]


def test_whole_dates_leave_nothing_open():
    """What is possible is certain."""
    row = only(start="2002-03-01", end="2005-04-30")
    assert row.possible == row.certain


def test_a_year_alone_is_vague():
    """Begun some day of 2002, over some day of 2005: certain are the years between."""
    row = only(start="2002", end="2005")
    assert (round(row.possible.x), round(row.possible.end)) == (20, 60)
    assert (round(row.certain.x), round(row.certain.end)) == (30, 50)


def test_one_year_for_both_is_certain_of_no_day():
    """It may have lasted a day."""
    row = only(start="2004", end="2004")
    assert row.certain is None
    assert round(row.possible.width) == 10


def test_a_report_makes_its_day_certain():
    """In an office of which only the year is known."""
    row = only(start="2004", end="2004", reported=("2004-07-02",))
    assert round(row.certain.x) == 45


def test_no_end_is_not_today():
    """Certain until the last report; after that possible, to the end of the axis."""
    row = only(start="2002-01-01", reported=("2003-01-01", "2006-01-01"))
    assert (round(row.certain.x), round(row.certain.end)) == (20, 60)
    assert round(row.possible.end) == 100


def test_no_start_is_not_the_beginning():
    """Certain from the first report."""
    row = only(end="2008-12-31", reported=("2005-01-01",))
    assert (round(row.possible.x), round(row.certain.x), round(row.certain.end)) == (0, 50, 90)


def test_an_office_without_dates_is_a_dot_for_each_report():
    """Nothing is claimed of the days between; two reports of one day are one dot."""
    row = only(reported=("2001-01-01", "2001-01-01", "2002-12-31"))
    assert (row.possible, row.certain) == (None, None)
    assert [round(dot) for dot in row.dots] == [10, 30]


@pytest.mark.parametrize("offices", [[], [TenureDates()], [TenureDates(), TenureDates()]])
def test_nothing_known_is_an_empty_chart(offices):
    """No ticks, no bars."""
    drawn = drawn_timeline(offices)
    assert (drawn.ticks, drawn.count, len(drawn.rows)) == ((), 0, len(offices))


def test_a_long_life_has_round_years():
    """Forty offices from 1950 on: a line every ten years, none where its number has no room."""
    drawn = drawn_timeline([TenureDates(start=str(1950 + one), end=str(1952 + one)) for one in range(40)])
    assert [tick.label for tick in drawn.ticks] == ["1950", "1960", "1970", "1980"]
    assert drawn.count == 40
