"""The figures of a run of the linker, and how they are shown: as lines, as JSON, as Markdown, error by error."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

HALF = "new, half a register"
"""The figure of proposals when every second record is left out."""

BARS = {
    "exact PERSON": "98.5 / 97",
    "exact COMMITTEE": "91 / 88",
    "exact EVENT": "aim 80 / 72",
    "overlap COMMITTEE": "- / 95",
    "overlap EVENT": "aim - / 88",
    "link all": "98.5 / 90",
    "offices": "93 / 82, aim - / 88",
    "new": "90 / 82",
    HALF: "90 / 82",
}
"""Least precision and F1, in percent."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the linker and the annotation agree and differ."""

    both: int = 0
    only_linker: int = 0
    only_gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.both + other.both, self.only_linker + other.only_linker, self.only_gold + other.only_gold
        )

    @property
    def precision(self) -> float:
        """Share of what the linker says that is right, in percent; 0 when it says nothing."""
        return _percent(self.both, self.both + self.only_linker)

    @property
    def recall(self) -> float:
        """Share of what is annotated that the linker says, in percent; 0 when nothing is."""
        return _percent(self.both, self.both + self.only_gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of both, in percent."""
        return _percent(2 * self.both, 2 * self.both + self.only_linker + self.only_gold)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a run says."""

    figures: Mapping[str, Tally]
    """In the order in which they are shown."""
    errors: Sequence[tuple[str, str, str]]
    """Kind of error, passage, words; by kind, then in the order of the texts."""


def as_lines(outcome: Outcome) -> list[str]:
    """Return a line for each figure."""
    return [
        f"{name:18} P {one.precision:5.1f} R {one.recall:5.1f} F1 {one.f1:5.1f}"
        f"   tp {one.both} fp {one.only_linker} fn {one.only_gold}"
        for name, one in outcome.figures.items()
    ]


def as_json(outcome: Outcome) -> list[str]:
    """Return an object with each figure: precision, recall and F1 in percent, and the counts behind them."""
    data = {
        name: {
            "P": round(one.precision, 1),
            "R": round(one.recall, 1),
            "F1": round(one.f1, 1),
            "tp": one.both,
            "fp": one.only_linker,
            "fn": one.only_gold,
        }
        for name, one in outcome.figures.items()
    }
    return [json.dumps(data, ensure_ascii=False, indent=1)]


def as_markdown(outcome: Outcome) -> list[str]:
    """Return a table of the figures with their bars, and one of the errors by kind, the most frequent first."""
    lines = [
        "| | precision | recall | F1 | bar: precision / F1 | right | extra | missed |",
        "|---|" + "---:|" * 7,
    ]
    lines += [
        f"| {name} | {one.precision:.1f} | {one.recall:.1f} | {one.f1:.1f} | {BARS.get(name, '')} "
        f"| {one.both} | {one.only_linker} | {one.only_gold} |"
        for name, one in outcome.figures.items()
    ]
    counts = Counter(kind for kind, _, _ in outcome.errors)
    lines += ["", "| errors | |", "|---|---:|"]
    return lines + [
        f"| {kind} | {count} |" for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]


def as_errors(outcome: Outcome) -> list[str]:
    """Return a line for each error: kind, passage, words (annotated / found)."""
    return [f"{kind} | {passage} | {words}" for kind, passage, words in outcome.errors]


FORMS: Mapping[str, Callable[[Outcome], list[str]]] = {
    "text": as_lines,
    "json": as_json,
    "markdown": as_markdown,
    "errors": as_errors,
}
"""Ways to show an outcome, by their names."""
