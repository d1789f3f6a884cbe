"""Articles by year as columns."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.views.drawn.columns import Column, drawn_columns

YEARS = st.dictionaries(st.integers(1930, 2030), st.integers(1, 5000), max_size=60).map(
    lambda years: [(str(year), f"#nam-{year}", count) for year, count in years.items()]
)


@given(YEARS)
def test_every_year_with_articles_has_its_column(years):
    """In order of time, leading to its articles."""
    drawn = [(one.label, one.url, one.count) for one in drawn_columns(years) if one.url]
    assert drawn == sorted(years)


@given(YEARS)
def test_heights_go_by_the_highest(years):
    """Which fills its place; the lowest can still be seen, and more articles are never lower."""
    drawn = sorted((one for one in drawn_columns(years) if one.url), key=lambda one: one.count)
    assert [one.height for one in drawn] == sorted(one.height for one in drawn)
    assert all(1 <= one.height <= 100 for one in drawn)
    assert not drawn or drawn[-1].height == 100


def test_years_without_articles_keep_their_place():
    """So that the axis is one of time."""
    drawn = drawn_columns([("2021", "/b/", 1), ("2018", "/a/", 1)])
    assert [(one.label, one.count, one.url) for one in drawn[1:3]] == [("2019", 0, ""), ("2020", 0, "")]


def test_a_long_gap_takes_one_place():
    """Twelve years of silence are told in words."""
    assert drawn_columns([("2004", "#b", 1), ("1990", "#a", 2)])[1] == Column("1991–2003", "", 0, 0)


def test_no_years():
    """No columns."""
    assert drawn_columns([]) == ()
