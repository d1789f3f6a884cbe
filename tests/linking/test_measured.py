"""Figures on annotated passages, where they lie beside the repository; they are no part of it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from plugins.authority.records import Committee, Event, Person, Statement
from plugins.authority.register import Register
from plugins.linking.engine import Linker
from plugins.linking.exchange import answer

PASSAGES = Path(__file__).parents[3] / "shared" / "linking"
KINDS = {"PERSON": Person, "COMMITTEE": Committee, "EVENT": Event}
LEAST = {
    "exact PERSON": (98.5, 97),
    "exact COMMITTEE": (91, 88),
    "overlap COMMITTEE": (0, 95),
    "link all": (98.5, 90),
    "offices": (93, 88),
}
"""Precision and F1 that may not be fallen below."""

pytestmark = pytest.mark.skipif(not PASSAGES.exists(), reason="no annotated passages here")


def scorer() -> ModuleType:
    """Return the module that scores."""
    spec = importlib.util.spec_from_file_location("score", PASSAGES / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def register(keep: int | None = None) -> Register:
    """Return the records of the passages; with *keep*, only every *keep*-th."""
    data = json.loads((PASSAGES / "register.json").read_text("utf-8"))
    records = []
    for number, (key, one) in enumerate(sorted(data.items())):
        if keep is None or number % keep == 0:
            variants = tuple(Statement(variant) for variant in one["variants"])
            records.append(KINDS[one["type"]](slug=key[2:], name=one["heading"], variants=variants))
    return Register(records)


def measure(linker: Linker) -> tuple[list[dict], dict[str, dict]]:
    """Return the annotated passages, and the answers by passage."""
    lines = (PASSAGES / "dev.jsonl").read_text("utf-8").splitlines()
    said = [json.loads(line) for line in answer(lines, linker)]
    return [json.loads(line) for line in lines], {one["id"]: one for one in said}


@pytest.mark.parametrize("figure", sorted(LEAST))
def test_figures_hold(figure: str) -> None:
    """Precision and F1 on the annotated passages are not below the bars."""
    scored = scorer().score(*measure(Linker(register())))[figure]
    assert (scored["P"], scored["F1"]) >= LEAST[figure]
    assert scored["F1"] >= LEAST[figure][1]


def test_proposals_hold() -> None:
    """What a register of half the records lacks is proposed, and little else."""
    half = register(2)
    known = {f"{record.kind[0]}:{record.slug}" for record in half}
    scored = scorer().score_new(*measure(Linker(half)), known)
    assert scored["P"] >= 90
    assert scored["F1"] >= 82


def test_half_a_register_links_nobody_wrongly() -> None:
    """A missing record leaves a name open; it never lends the name to another record."""
    scored = scorer().score(*measure(Linker(register(2))))["link all"]
    assert scored["P"] >= 98.5
