"""Dates as editors type them."""

import pytest

from plugins.sources.dates import read_moment, read_partial_date
from tests.cases import read_cases


@pytest.mark.parametrize(("typed", "meant"), read_cases("dates"))
def test_moment(typed, meant):
    """What is typed is read as the case file says, in Việt Nam's time."""
    found = read_moment(typed)
    assert (found.isoformat() if found else "lỗi") == meant


@pytest.mark.parametrize(("typed", "meant"), read_cases("partial-dates"))
def test_partial_date(typed, meant):
    """What is typed is read as the case file says, with no more precision than it has."""
    assert (read_partial_date(typed) or "lỗi") == meant
