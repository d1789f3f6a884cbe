"""Figures on annotated passages of our own: invented people, public bodies of many provinces."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from plugins.authority.records import Committee, Event, Person
from plugins.authority.register import Register
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context, Linked

KINDS = {"PERSON": Person, "COMMITTEE": Committee, "EVENT": Event}
LEAST = {"person": 99, "committee": 97, "event": 90, "links": 97, "offices": 97}
"""F1 in per cent that may not be fallen below, a little under what is reached."""


@cache
def passages() -> list[dict]:
    """Return the passages: text, date, mentions with the record meant, offices."""
    text = Path(__file__).with_name("passages.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def register(keep: int = 1) -> Register:
    """Return the records that the passages mention, every *keep*-th of them, without variants."""
    meant = {one["id"]: one for said in passages() for one in said["mentions"] if "id" in one}
    return Register(
        [
            KINDS[one["type"]](slug=key[2:], name=one["canonical"])
            for number, (key, one) in enumerate(sorted(meant.items()))
            if number % keep == 0
        ]
    )


def linked(linker: Linker) -> list[tuple[dict, Linked]]:
    """Return each passage and what linking says of it."""
    return [(said, linker.link(said["text"], Context(date=said["date"]))) for said in passages()]


@cache
def f1() -> dict[str, float]:
    """Return the F1 of mentions by kind, exact, of links and of offices, in per cent."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for said, answer in linked(Linker(register())):
        ignored = [(one["start"], one["end"]) for one in said["mentions"] if one["type"] == "IGNORE"]
        want = {(one["type"].lower(), one["start"], one["end"]): one for one in said["mentions"]}
        got = {
            (one.kind, one.start, one.end): one.record
            for one in answer.mentions
            if not any(one.start < end and start < one.end for start, end in ignored)
        }
        for key, one in want.items():
            if "id" in one:
                wanted.update((key[0], "links"))
                right[key[0]] += key in got
                right["links"] += got.get(key) == one["id"][2:]
        for key, record in got.items():
            found[key[0]] += 1
            found["links"] += record is not None
        offices = {(one["name"], one["as_given"]) for one in said["offices"]}
        heard = {
            (one.name, " ".join(filter(None, (one.former_word, one.title, one.org_text))))
            for one in answer.offices
        }
        right["offices"] += len(offices & heard)
        wanted["offices"] += len(offices)
        found["offices"] += len(heard)
    return {key: 200 * right[key] / (wanted[key] + found[key]) for key in LEAST}


@pytest.mark.parametrize("figure", sorted(LEAST))
def test_figures_hold(figure: str) -> None:
    """What was reached on the passages is not lost."""
    assert f1()[figure] >= LEAST[figure]


def test_no_name_is_lent_to_another_record() -> None:
    """With half of the records missing, what is linked is still linked rightly."""
    for said, answer in linked(Linker(register(2))):
        meant = {(one["start"], one["end"]): one.get("id", "")[2:] for one in said["mentions"]}
        for one in answer.mentions:
            touching = {
                slug for (start, end), slug in meant.items() if one.start < end and start < one.end and slug
            }
            assert one.record is None or one.record in touching or not touching, (said["id"], one.surface)


def test_offsets_of_the_passages_are_true() -> None:
    """Each annotation gives the words it stands for."""
    for said in passages():
        for one in said["mentions"]:
            assert said["text"][one["start"] : one["end"]] == one["text"]
