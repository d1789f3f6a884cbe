"""The table of the reader's site: figures beside their bars."""

from dataclasses import replace
from datetime import date

import pytest

from bench.reader import Found, Scored, report
from tests.browser.judging import Weight, weight

GOOD = Found(
    pages=468,
    violations={},
    looked=84,
    markup=[],
    vnu=[],
    scored={"home": Scored((98, 100, 100, 100), 1800.0, 0.02, 8)},
    weight=Weight(page=77_000, css=15_000, script=8_000, fonts=20_000, requests=7),
)


def told(found: Found) -> str:
    """Return the document of *found*."""
    return report(found, {"Chromium": "1"}, date(2026, 11, 26))


def test_what_meets_each_bar_exactly_is_met():
    """A bar is met by the figure that it names."""
    assert "missed" not in told(GOOD)


@pytest.mark.parametrize(
    "found",
    [
        replace(GOOD, violations={"home, dark, 320 px": ["color-contrast: <a>"]}),
        replace(GOOD, markup=["x.html:1: no-dup-id: twice"]),
        replace(GOOD, vnu=["x.html:1: stray tag"]),
        replace(GOOD, vnu=None),
        replace(GOOD, scored={"home": Scored((97, 100, 100, 100), 900.0, 0.0, 8)}),
        replace(GOOD, scored={"home": Scored((98, 100, 99, 100), 900.0, 0.0, 8)}),
        replace(GOOD, scored={"home": Scored((98, 100, 100, 100), 1801.0, 0.0, 8)}),
        replace(GOOD, scored={"home": Scored((98, 100, 100, 100), 900.0, 0.021, 8)}),
        replace(GOOD, weight=Weight(page=1, css=15_001)),
    ],
)
def test_what_misses_is_told(found):
    """One figure past its bar, or not measured, is one row that says so."""
    assert told(found).count("**missed**") == 1


def test_faults_are_listed():
    """What axe and the validators found stands below the table."""
    text = told(replace(GOOD, violations={"home, dark": ["color-contrast: <a>"]}, markup=["x:1: no-dup-id"]))
    assert "- `home, dark: color-contrast: <a>`" in text
    assert "- `x:1: no-dup-id`" in text


def test_a_file_asked_for_twice_weighs_once(tmp_path):
    """Text is weighed compressed, fonts as they are."""
    (tmp_path / "index.html").write_text("a" * 10_000)
    (tmp_path / "x.woff2").write_bytes(b"f" * 900)
    found = weight(tmp_path, ["/", "/x.woff2", "/x.woff2", "/?q=1"])
    assert (found.fonts, found.requests) == (900, 2)
    assert 0 < found.page < 1_000
