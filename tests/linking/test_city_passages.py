"""Figures on the passages of ``cases/passages.md``: all invented, annotated by hand before the linker was run on them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from bench.linking import Passage, Span, fold, half_of, measure
from plugins.authority.register import Register
from plugins.linking.mentions import Context
from tests.linking.marking import read_records, split_cases

CASES = Path(__file__).parent.parent / "cases"
TYPES = {"c": "COMMITTEE", "p": "PERSON", "e": "EVENT", "-": "IGNORE"}
SIGN = re.compile(r"\[|\]\((-|[cpe]:[a-z0-9-]*)\)")
LEAST = {
    "exact PERSON": (99.5, 99),
    "exact COMMITTEE": (98, 97.5),
    "exact EVENT": (99, 99),
    "overlap COMMITTEE": (99, 98.5),
    "offices": (97, 96.5),
    "new": (98, 88),
}
"""Precision and F1 in per cent that may not be fallen below, a little under what is reached."""


@cache
def passages() -> tuple[Passage, ...]:
    """Return the passages; ``[words](c:slug)`` is a committee, ``p:`` a person, ``e:`` an event, ``-`` nothing that counts.

    After the colon stands the record; where nothing does, the register lacks it.
    """
    found = []
    for title, marked, offices, day in split_cases(CASES / "passages.md"):
        text, spans = unmark(marked)
        given = (line.split(": ", 1) for line in offices.splitlines())
        heard = frozenset((fold(name), fold(office)) for name, office in given)
        found.append(Passage(title, text, Context(date=day), spans, heard))
    return tuple(found)


def unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """Return the text without its marks, and the spans by type."""
    text, done, opened = "", 0, []
    spans: dict[str, list[Span]] = {}
    for sign in SIGN.finditer(marked):
        text += marked[done : sign.start()]
        done = sign.end()
        if sign.group() == "[":
            opened.append(len(text))
            continue
        start = opened.pop()
        kind, _, slug = sign.group(1).partition(":")
        words = text[start:]
        record = slug or f"new {fold(words)}"
        spans.setdefault(TYPES[kind], []).append(Span(start, len(text), record, words))
    assert not opened
    return text + marked[done:], spans


@cache
def register() -> Register:
    """Return the records of ``cases/passages.yaml``."""
    return Register(read_records(CASES / "passages.yaml"))


@cache
def figures() -> dict[str, tuple[float, float]]:
    """Return precision and F1 of each figure."""
    outcome = measure(passages(), register(), "thanh-uy")
    return {name: (one.precision, one.f1) for name, one in outcome.figures.items()}


@pytest.mark.parametrize("figure", sorted(LEAST))
def test_figures_hold(figure: str) -> None:
    """What was reached on the passages is not lost."""
    precision, f1 = figures()[figure]
    assert precision >= LEAST[figure][0]
    assert f1 >= LEAST[figure][1]


def test_names_of_the_register_are_linked() -> None:
    """Of the names that have a record at least 97 per cent are linked to it."""
    outcome = measure(passages(), register(), "thanh-uy")
    known = sum(
        register().get(kind, span.record or "") is not None
        for passage in passages()
        for key, kind in (("PERSON", "person"), ("COMMITTEE", "committee"), ("EVENT", "event"))
        for span in passage.spans.get(key, ())
    )
    assert outcome.figures["link all"].both >= 0.97 * known


def test_half_a_register_links_hardly_anybody_wrongly() -> None:
    """A missing record leaves a name open; at most one name in a hundred goes to another record."""
    outcome = measure(passages(), half_of(register()), "thanh-uy")
    assert outcome.figures["link all"].precision >= 98


def test_every_person_of_an_office_is_named() -> None:
    """The annotation of offices speaks of people whom the text names."""
    for passage in passages():
        for name, _ in passage.offices:
            assert name in fold(passage.text), (passage.id, name)
