"""What tests of the site share: the way to see that each kind of answer is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.catalogue import answers
from plugins.site import writing
from tests.site import sites


@pytest.fixture(autouse=True)
def _blinded(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``--without KIND``, have no edit change an answer of that kind: pages that asked for one stay as they were.

    ``template``, ``setting`` and ``time`` are what the build itself tells. Only files are compared then: a kind is
    needed where readers would see what is no longer right.
    """
    kind = request.config.getoption("--without")
    if not kind:
        return
    for memory in ("asked", "plan", "lost_rows"):
        monkeypatch.setattr(sites, memory, lambda catalogue: [])
    if kind == "time":
        monkeypatch.setattr(writing, "note_out_of_time", lambda catalogue, moment: None)
    elif kind in ("template", "setting"):
        told = getattr(writing, kind.upper())
        monkeypatch.setattr(writing, kind.upper(), replace(told, name=f"no {kind}"))
    else:
        assert kind in {one.name for one in answers.KINDS}, kind
        silent = [replace(one, answers=lambda fact: {}) if one.name == kind else one for one in answers.KINDS]
        monkeypatch.setattr(answers, "KINDS", silent)
