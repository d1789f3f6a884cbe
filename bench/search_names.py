"""Whether names lead to their records: typed as they are, without marks, and with one letter wrong."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench.search_asking import script_address
from plugins.kinds import KINDS
from plugins.text.normal import fold, slugify

SLIPS = 500
_AT_ONCE = 100
_LETTERS = "abcdeghiklmnopqrstuvxyđăâêôơư"

_ASK_NAMES = """async ([script, queries]) => {
  const { meant, Names } = await import(script);
  const names = new Names(document.querySelector("[data-choice]").dataset);
  const found = [];
  for (const query of queries) {
    const { exact, begins, near } = await meant(query, names);
    const plain = (some) => some.map(({ entry, score }) => [entry.key, entry.name, score?.[0] ?? 0]);
    found.push({ exact: plain(exact), suggested: plain([...exact, ...begins, ...near]) });
  }
  return found;
}"""
"""Takes the address of the script of names, and queries; returns for each {exact, suggested}: key, name and how far it is, in order."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a record."""

    key: str
    kind: str
    text: str


def read_names(site: Path) -> list[Name]:
    """Return the names of all records of the built *site*, the first of each record its own."""
    found: dict[tuple[str, str], Name] = {}
    folder = site / "tim-kiem" / "goi-y"
    for kind in KINDS.values():
        files = [folder / f"{kind.segment}.json", *sorted((folder / kind.segment).glob("*.json"))]
        for file in files:
            plain = json.loads(file.read_bytes())
            for name, slug, _, others, _ in plain["entries"]:
                key = f"{plain['folder']}/{slug or slugify(name)}"
                for text in (name, *others):
                    found.setdefault((key, text), Name(key, plain["kind"], text))
    return list(found.values())


def count_exact(page: Page, names: list[Name]) -> tuple[int, int]:
    """Return how many of *names*, with and without marks, have the card of their record, and how many were asked."""
    asked = [(one, text) for one in names for text in dict.fromkeys((one.text, fold(one.text)))]
    right = 0
    for some in _blocks(asked):
        for (one, _), found in zip(some, _ask(page, some), strict=True):
            right += any(key == one.key for key, _, _ in found["exact"])
    return right, len(asked)


def count_forgiven(page: Page, names: list[Name], seed: int = 20) -> tuple[int, int]:
    """Return how many of 500 names of people and committees with one wrong letter are among the first three suggestions."""
    chance = random.Random(seed)
    records = {one.key: one for one in reversed(names) if one.kind in ("person", "committee")}
    some = [chance.choice(sorted(records.values(), key=lambda one: one.key)) for _ in range(SLIPS)]
    asked = [(one, mistyped(one.text, chance)) for one in some]
    right = 0
    for block in _blocks(asked):
        for (one, _), found in zip(block, _ask(page, block), strict=True):
            first = found["suggested"][:3]
            last = first[-1][2] if first else 0
            tied = [name for name in found["suggested"] if name in first or name[2] == last]
            right += any(key == one.key or name == one.text for key, name, _ in tied)
    return right, len(asked)


def mistyped(text: str, chance: random.Random) -> str:
    """Return *text* with one letter changed, dropped or added."""
    at = chance.choice([place for place, char in enumerate(text) if char.isalpha()])
    letter = chance.choice(_LETTERS)
    return chance.choice(
        (text[:at] + letter + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + letter + text[at:])
    )


def _ask(page: Page, some: list[tuple[Name, str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        _ASK_NAMES, [script_address("names"), [text for _, text in some]]
    )
    return found


def _blocks(some: list[tuple[Name, str]]) -> Iterator[list[tuple[Name, str]]]:
    for start in range(0, len(some), _AT_ONCE):
        yield some[start : start + _AT_ONCE]
