"""No rule is dead: each decides something in a text of ``cases/linking`` or ``cases/passages.md``, and has an example."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType, FrameType
from typing import Any

import pytest

from plugins.linking import (
    committee_lists,
    committee_resolution,
    committees,
    events,
    holders,
    numbered_events,
    offices,
    persons,
    topics,
)
from plugins.linking.engine import Linker
from tests.linking.marking import CASES, link_case, read_cases
from tests.linking.test_city_passages import passages, register

Rule = Callable[..., Any]

FIRST_ANSWER: dict[str, tuple[Rule, ...]] = {
    "topics": topics.TOPIC_RULES,
    "generic": committee_lists.GENERIC_RULES,
    "unplaced": committee_resolution.UNPLACED_RULES,
    "offices": offices.OFFICE_RULES,
    "after titles": offices.COMMITTEE_AFTER_TITLE_RULES,
    "events": events.EVENT_RULES,
    "counted events": numbered_events.PART_RULES,
}
"""Lists of which the first rule that does not return None decides."""
FIRST_TRUE: dict[str, tuple[Rule, ...]] = {
    "sharing": committee_lists.SHARING_RULES,
    "holders": holders.HOLDER_RULES,
    "ends of names": persons.NAME_END_RULES,
    "ends of topics": events.TOPIC_END_RULES,
}
"""Lists of which a rule decides that returns something true."""
PARTS: dict[str, tuple[Rule, ...]] = {
    f"after {kind} heads": rules for kind, rules in committees.RULES_BY_HEAD.items()
}
"""Lists of which each rule may add to the phrase, whatever it returns."""
ALL = [
    pytest.param(rule, id=f"{name}: {rule.__name__}")
    for lists in (FIRST_ANSWER, FIRST_TRUE, PARTS)
    for name, rules in lists.items()
    for rule in rules
]


def codes(lists: dict[str, tuple[Rule, ...]]) -> set[CodeType]:
    """Return the code of each rule in *lists*."""
    return {rule.__code__ for rules in lists.values() for rule in rules}


@contextmanager
def noting_rules(decided: set[CodeType]) -> Iterator[None]:
    """Add the code of each rule that decides something inside to *decided*."""
    first_answer, first_true, parts = codes(FIRST_ANSWER), codes(FIRST_TRUE), codes(PARTS)
    ends: list[int] = []

    def note(frame: FrameType, happening: str, value: Any) -> None:
        code = frame.f_code
        if code in parts:
            if happening == "call":
                ends.append(frame.f_locals["phrase"].last)
            elif happening == "return" and (ends.pop() != frame.f_locals["phrase"].last or value):
                decided.add(code)
        elif happening == "return" and (code in first_answer and value is not None) | (
            code in first_true and bool(value)
        ):
            decided.add(code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


@cache
def deciding() -> set[CodeType]:
    """Return the codes of the rules that decide something in the case files."""
    decided: set[CodeType] = set()
    linker = Linker(register(), home="thanh-uy")
    with noting_rules(decided):
        for path in sorted(CASES.glob("*.md")):
            for case in read_cases(path.stem):
                link_case(case)
        for passage in passages():
            linker.link(passage.text, passage.context)
    return decided


@pytest.mark.parametrize("rule", ALL)
def test_each_rule_decides_something_in_a_case(rule: Rule) -> None:
    """A rule that no case needs is removed, or a case is written."""
    assert rule.__code__ in deciding()


@pytest.mark.parametrize("rule", ALL)
def test_each_rule_has_an_example(rule: Rule) -> None:
    """The docstring says in italics which words the rule is for."""
    assert re.search(r"\*[^*]+\*", rule.__doc__ or "")
