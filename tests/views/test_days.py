"""Dates taken apart."""

import pytest

from plugins.authority.spans import Span
from plugins.views.days import Day, Period, day_of, in_figures, period_of


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("2020", Day("2020", 2020)),
        ("2020-10", Day("2020-10", 2020, 10)),
        ("2020-10-05", Day("2020-10-05", 2020, 10, 5, 0)),
        (
            "2020-10-05T08:30:00+07:00",
            Day("2020-10-05T08:30:00+07:00", 2020, 10, 5, 0, "08:30"),
        ),
        ("2020-10-05T00:00:00+07:00", Day("2020-10-05T00:00:00+07:00", 2020, 10, 5, 0)),
        (None, None),
    ],
)
def test_a_date_of_any_precision(iso, day):
    """Midnight stands for a time that is not said."""
    assert day_of(iso) == day


def test_a_period_needs_an_end():
    """One that is not known is None."""
    assert period_of(Span("2020")) == Period(Day("2020", 2020), None)
    assert period_of(Span()) is None


def test_days_and_the_first_two_months_have_a_zero_in_figures():
    """As Vietnamese papers write them, so that nobody adds a figure."""
    written = [in_figures(day_of(iso)) for iso in ("2023-07-21", "2025-02-03", "2020")]
    assert written == ["21/7/2023", "03/02/2025", "2020"]
