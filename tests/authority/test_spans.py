"""Stretches of time between partial dates."""

import pytest

from plugins.authority.spans import Span


@pytest.mark.parametrize(
    ("start", "end", "day", "possible"),
    [
        (None, None, "2023-07-21", True),
        ("2020", None, "2023-07-21", True),
        ("2020", None, "2019-12-31", False),
        ("2020-10", "2025-02", "2020-10-01", True),
        ("2020-10", "2025-02", "2025-02-28", True),
        ("2020-10", "2025-02", "2025-03-01", False),
        ("2020-10-05", None, "2020-10-04", False),
        ("2020-10-05", None, "2020-10-05", True),
        (None, "2025-07-01", "2025-07-01", True),
        (None, "2025-07-01", "2025-07-02", False),
        ("2020-10-05", None, "2020", True),
        ("2020-10-05", None, "2020-09", False),
    ],
)
def test_may_include(start, end, day, possible):
    """A day is possible unless an end rules it out, as far as both are precise."""
    assert Span(start, end).may_include(day) is possible


@pytest.mark.parametrize(
    ("start", "end", "is_reversed"),
    [
        ("2020", "2019", True),
        ("2020-10", "2020-09", True),
        ("2020-10-05", "2020-10-04", True),
        ("2020-10-05", "2020-10", False),
        ("2020", "2020-01-01", False),
        ("2020", "2020", False),
        (None, "2019", False),
        ("2020", None, False),
    ],
)
def test_is_reversed(start, end, is_reversed):
    """Only what is sure counts: the end of a month may lie after any day of it."""
    assert Span(start, end).is_reversed() is is_reversed


def test_is_known():
    """One end is enough."""
    assert not Span().is_known
    assert Span("2020").is_known
    assert Span(None, "2020").is_known
