"""What tests of the site share: the way to see that each kind of answer is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.catalogue import answers
from plugins.ingest import beside
from plugins.site import writing
from tests.site import sites

_TELLS = {"template": writing, "setting": writing, "beside": beside, "year pages": beside}
"""The modules that tell of a kind which no fact by itself changes."""


@pytest.fixture(autouse=True)
def _blinded(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``--without KIND``, have no edit change an answer of that kind: pages that asked for one stay as they were.

    ``time`` and those of ``_TELLS`` are what the build itself tells. Only files are compared then: a kind is
    needed where readers would see what is no longer right.
    """
    kind = request.config.getoption("--without")
    if not kind:
        return
    for memory in ("asked", "plan", "lost_rows"):
        monkeypatch.setattr(sites, memory, lambda catalogue: [])
    if kind == "time":
        monkeypatch.setattr(writing, "note_out_of_time", lambda catalogue, moment: None)
    elif kind in _TELLS:
        name = kind.upper().replace(" ", "_")
        monkeypatch.setattr(_TELLS[kind], name, replace(getattr(_TELLS[kind], name), name=f"no {kind}"))
    else:
        assert kind in {one.name for one in answers.KINDS}, kind
        silent = [replace(one, answers=lambda fact: {}) if one.name == kind else one for one in answers.KINDS]
        monkeypatch.setattr(answers, "KINDS", silent)
