"""Linking says of each text in tests/cases/linking what an archivist wrote there."""

from __future__ import annotations

import pytest

from tests.linking.marking import CASES, Case, link_case, mark, read_cases, tell_offices

FILES = sorted(path.stem for path in CASES.glob("*.md"))


def _cases(offices: bool) -> list[object]:
    return [
        pytest.param(case, id=f"{name}: {case.title}")
        for name in FILES
        if name.startswith("offices") == offices
        for case in read_cases(name)
    ]


@pytest.mark.parametrize("case", _cases(offices=False))
def test_mentions_are_marked_as_the_case_says(case: Case) -> None:
    """Each name in the text is linked, left open or left alone as the case file says."""
    assert mark(case.text, link_case(case)) == case.expected


@pytest.mark.parametrize("case", _cases(offices=True))
def test_offices_are_heard_as_the_case_says(case: Case) -> None:
    """Each office in the text goes to the person the case file says; a lone dash means none."""
    assert (tell_offices(link_case(case)) or "-") == case.expected


def test_titles_of_cases_are_unique_in_a_file() -> None:
    """A failing case is found by its title."""
    for name in FILES:
        titles = [case.title for case in read_cases(name)]
        assert len(set(titles)) == len(titles), name
