"""Long and hostile texts: offsets stay true and the time grows with the length only."""

from __future__ import annotations

import time

import pytest

from plugins.authority.records import Committee
from plugins.authority.register import Register
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context
from plugins.linking.tokens import Spellings
from tests.linking.marking import link, small_linker

HOSTILE = {
    "capitals": "A" * 100_000,
    "single capitals": "A " * 50_000,
    "commas": "," * 50_000,
    "brackets": "(" * 50_000,
    "surnames": "Nguyễn " * 20_000,
    "abbreviations": "TN&" * 10_000,
    "initials": "A." * 20_000,
    "nested bodies": "Phòng A thuộc " * 3_000,
    "no punctuation": "Hội nghị lần thứ 5 " * 3_000,
    "offices": "Bí thư Thành ủy, " * 3_000,
    "short names": "ông Nguyễn Văn An. Ông An " * 3_000,
    "open quotes": "hội thảo “" * 5_000,
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_texts_take_no_longer_than_long_ones(kind: str) -> None:
    """No text makes the linker slow out of proportion; the bar leaves room for a loaded machine."""
    start = time.process_time()
    small_linker().link(HOSTILE[kind])
    assert time.process_time() - start < 5


@pytest.mark.parametrize("before", ["chữ " * 500, "câu, " + "chữ " * 500, "quàĐồng " + "chữ " * 300])
def test_offsets_are_true_far_from_any_punctuation(before: str) -> None:
    """A name after hundreds of words without a comma has its own offsets."""
    text = before + "Thành ủy Vân Khê họp"
    [mention] = [one for one in link(text).mentions if one.record == "thanh-uy-van-khe"]
    assert text[mention.start : mention.end] == "Thành ủy Vân Khê"
    assert mention.start == len(before)


def test_spellings_stop_remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded, and what is no longer remembered is still read rightly."""
    monkeypatch.setattr("plugins.linking.tokens._MAX_REMEMBERED", 1)
    spellings = Spellings({"UBND": "ủy ban nhân dân"})
    assert [spellings[word] for word in ("Hòa", "UBND", "Tư", "–")] == ["hòa", "ủy ban nhân dân", "tư", "-"]
    assert [spellings.flow_parts[key] for key in ("hòa", "và", "-")] == ["hòa ", "", ""]
    assert len(spellings) == len(spellings.flow_parts) == 1


def test_answers_stop_being_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same body is found again after what was remembered is thrown away."""
    monkeypatch.setattr("plugins.linking.committee_resolution._MAX_ANSWERS", 1)
    linker = Linker(
        Register([Committee(slug="a", name="Sở Y tế Hạ Sa"), Committee(slug="b", name="Báo Gốm")])
    )
    text = "Báo Gốm khen Sở Y tế Hạ Sa. Báo Gốm viết."
    assert [one.record for one in linker.link(text).mentions] == ["b", "a", "b"]


def test_tags_of_the_article_decide_between_committees() -> None:
    """A committee in the front matter settles whose a bare head is."""
    context = Context(tags=frozenset({("committee", "thanh-uy-ha-sa")}))
    linked = small_linker().link("Thành ủy họp.", context)
    assert [one.record for one in linked.mentions] == ["thanh-uy-ha-sa"]
