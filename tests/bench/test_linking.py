"""``bench linking``: each figure is known by hand; on the passages beside the repository they are those of its scorer."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bench.linking import bench_linking, fold, half_of, measure, read_gold
from bench.linking_report import FORMS, Outcome, Tally
from plugins.authority.records import Committee, Event, Person, Statement
from plugins.authority.register import Register
from plugins.editing.mentions import load_register
from plugins.linking.engine import Linker
from plugins.linking.exchange import answer
from tests.city import record, write

PROJECT = Path(__file__).resolve().parents[2]
GOLD = PROJECT / "bench/gold/samples.jsonl"
SHARED = PROJECT.parent / "shared" / "linking"
TEXT = "Đồng chí Đinh Văn Sửu, Bí thư Quận ủy Thạch Hà, dự họp."
PERSON = ("PERSON", "Đinh Văn Sửu", "p:dinh-van-suu")
COMMITTEE = ("COMMITTEE", "Quận ủy Thạch Hà", "c:quan-uy-thach-ha")
OFFICE = ("Đinh Văn Sửu", "Bí thư Quận ủy Thạch Hà")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of the two that ``TEXT`` names."""
    write(tmp_path, "register/persons/dinh-van-suu.md", record("Đinh Văn Sửu"))
    write(tmp_path, "register/committees/quan-uy-thach-ha.md", record("Quận ủy Thạch Hà"))
    return tmp_path / "register"


def passage(
    *marks: tuple[str, str, str], offices: tuple[tuple[str, str], ...] = (OFFICE,), text: str = TEXT
) -> str:
    """Return a line of a gold file: each mark is a type, words of *text* and an id, empty for none."""
    mentions = []
    for kind, words, identity in marks:
        start = text.index(words)
        one = {"start": start, "end": start + len(words), "type": kind}
        mentions.append(one | ({"id": identity, "canonical": words} if identity else {}))
    heard = [{"name": name, "as_given": given} for name, given in offices]
    return json.dumps({"id": "bai", "text": text, "mentions": mentions, "offices": heard})


def outcome(register: Path, *lines: str) -> Outcome:
    """Return what measuring the *lines* says."""
    gold = register.parent / "gold.jsonl"
    gold.write_text("\n".join(lines) + "\n", "utf-8")
    return measure(read_gold(gold), load_register(register))


def counts(found: Outcome) -> dict[str, tuple[int, int, int]]:
    """Return right, extra and missed of each figure that counts anything."""
    return {
        name: (one.both, one.only_linker, one.only_gold)
        for name, one in found.figures.items()
        if one != Tally()
    }


def test_figures_of_a_tally() -> None:
    """Three right, one extra, two missed: 3 of 4, 3 of 5, and 2*3 of 2*3+1+2, in percent."""
    tally = Tally(3, 1, 2)
    assert (tally.precision, tally.recall) == (75.0, 60.0)
    assert tally.f1 == pytest.approx(66.67, abs=0.01)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_full_agreement(register: Path) -> None:
    """One person, one committee, one office, all right; no error, and no proposals as nothing is lacking."""
    found = outcome(register, passage(PERSON, COMMITTEE))
    assert counts(found) == {
        "exact PERSON": (1, 0, 0),
        "exact COMMITTEE": (1, 0, 0),
        "overlap PERSON": (1, 0, 0),
        "overlap COMMITTEE": (1, 0, 0),
        "link PERSON": (1, 0, 0),
        "link COMMITTEE": (1, 0, 0),
        "link all": (2, 0, 0),
        "offices": (1, 0, 0),
    }
    assert "new" not in found.figures
    assert found.errors == []


def test_passages_add_up(register: Path) -> None:
    """Figures count over all passages."""
    found = counts(outcome(register, passage(PERSON, COMMITTEE), passage(PERSON, COMMITTEE), passage(PERSON)))
    assert found["exact COMMITTEE"] == (2, 1, 0)
    assert found["link all"] == (5, 1, 0)


def test_a_span_cut_otherwise(register: Path) -> None:
    """Wrong exactly, right by overlap, and the link is right."""
    found = outcome(register, passage(PERSON, ("COMMITTEE", "Quận ủy Thạch Hà, dự", COMMITTEE[2])))
    assert counts(found)["exact COMMITTEE"] == (0, 1, 1)
    assert counts(found)["overlap COMMITTEE"] == (1, 0, 0)
    assert counts(found)["link COMMITTEE"] == (1, 0, 0)
    assert found.errors == [("COMMITTEE cut otherwise", "bai", "Quận ủy Thạch Hà, dự / Quận ủy Thạch Hà")]


def test_a_wrong_link_counts_twice(register: Path) -> None:
    """As one link too many and as one missed; the entity lacks in the register, so proposals are scored."""
    found = outcome(register, passage(PERSON, ("COMMITTEE", COMMITTEE[1], "c:khac")))
    assert counts(found)["exact COMMITTEE"] == (1, 0, 0)
    assert counts(found)["link COMMITTEE"] == (0, 1, 1)
    assert counts(found)["link all"] == (1, 1, 1)
    assert counts(found)["new"] == (0, 0, 1)
    assert [kind for kind, _, _ in found.errors] == ["COMMITTEE linked wrongly", "proposal missed"]


def test_what_is_not_annotated_is_extra(register: Path) -> None:
    """A mention, its link and an office that the annotation does not have."""
    found = outcome(register, passage(PERSON, offices=()))
    assert counts(found)["exact COMMITTEE"] == counts(found)["link COMMITTEE"] == (0, 1, 0)
    assert counts(found)["offices"] == (0, 1, 0)
    assert [kind for kind, _, _ in found.errors] == ["COMMITTEE extra", "office extra"]


def test_what_is_not_found_is_missed(register: Path) -> None:
    """A mention and an office that the linker does not see."""
    found = outcome(
        register, passage(PERSON, COMMITTEE, ("EVENT", "họp", "e:hop"), offices=(OFFICE, ("A", "B")))
    )
    assert counts(found)["exact EVENT"] == counts(found)["link EVENT"] == (0, 0, 1)
    assert counts(found)["offices"] == (1, 0, 1)


def test_ignored_words_count_neither_way(register: Path) -> None:
    """What is found there is as if it were not."""
    found = outcome(register, passage(PERSON, ("IGNORE", COMMITTEE[1], "")))
    assert "exact COMMITTEE" not in counts(found)
    assert counts(found)["link all"] == (1, 0, 0)


def test_the_longest_overlap_makes_the_pair(register: Path) -> None:
    """Two annotated spans share the one found: the longer share has it, the other is missed."""
    short, long = ("COMMITTEE", "thư Quận", "c:x"), ("COMMITTEE", "ủy Thạch Hà", COMMITTEE[2])
    found = counts(outcome(register, passage(PERSON, short, long)))
    assert found["overlap COMMITTEE"] == (1, 0, 1)
    assert found["link COMMITTEE"] == (1, 0, 1)


def test_a_record_not_linked_is_told_apart_from_one_lacking(tmp_path: Path) -> None:
    """An ambiguous name is an error of linking; an entity without a record is none, only no link."""
    for slug in ("dinh-van-suu", "dinh-van-suu-2"):
        write(tmp_path, f"register/persons/{slug}.md", record("Đinh Văn Sửu"))
    found = outcome(tmp_path / "register", passage(PERSON, COMMITTEE))
    assert counts(found)["link all"] == (0, 0, 2)
    assert [kind for kind, _, _ in found.errors] == ["PERSON not linked"]


def test_proposals_count_entities(register: Path) -> None:
    """Once over all passages, by any of their names; what is proposed besides is extra."""
    (register / "committees/quan-uy-thach-ha.md").unlink()
    found = outcome(register, passage(PERSON, COMMITTEE), passage(PERSON, COMMITTEE))
    assert counts(found)["new"] == (1, 0, 0)
    assert counts(outcome(register, passage(PERSON, ("EVENT", "họp", "e:hop"))))["new"] == (0, 1, 1)


def test_words_are_compared_folded() -> None:
    """Case, place of the tone mark, dashes, blanks and the names of the largest city do not count; tones do."""
    assert fold("Bí thư  THÀNH UỶ TP. HCM – A.") == fold("bí thư Thành ủy thành phố Hồ Chí Minh - a")
    assert fold("Hà") != fold("Hạ")


def test_half_of_a_register(register: Path) -> None:
    """Every second record, in the order of kind and slug."""
    assert [one.slug for one in half_of(load_register(register))] == ["quan-uy-thach-ha"]


@pytest.mark.parametrize("form", FORMS)
def test_forms_show_the_same_counts(register: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each form of output says that one committee is extra."""
    gold = register.parent / "gold.jsonl"
    gold.write_text(passage(PERSON), "utf-8")
    assert bench_linking(gold, register, "", False, form) == 0
    shown = capsys.readouterr().out
    if form == "json":
        assert json.loads(shown)["exact COMMITTEE"] == {
            "P": 0.0,
            "R": 0.0,
            "F1": 0.0,
            "tp": 0,
            "fp": 1,
            "fn": 0,
        }
    else:
        line = next(line for line in shown.splitlines() if "COMMITTEE" in line)
        assert {
            "text": "tp 0 fp 1 fn 0",
            "markdown": "| 0 | 1 | 0 |",
            "errors": "COMMITTEE extra | bai | Quận ủy Thạch Hà -> quan-uy-thach-ha",
        }[form] in line


@pytest.mark.parametrize("arguments", [("--gold", "khong-co.jsonl"), ("--register", "khong-co")])
def test_wrong_use(arguments: tuple[str, str]) -> None:
    """A file or a folder that is not there: exit code 2, a message, no traceback."""
    command = [sys.executable, "tasks.py", "bench", "linking", *arguments]
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False, env={**os.environ}
    )
    assert done.returncode == 2
    assert "khong-co" in done.stderr
    assert "Traceback" not in done.stderr


def gold_mentions() -> list[tuple[dict, dict]]:
    """Return each mention of our gold file with its passage."""
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [(one, mention) for one in lines for mention in one["mentions"]]


def test_the_spans_of_our_gold_hold_their_words() -> None:
    """Each mention of the gold file says the words at its place."""
    assert [
        (one["id"], mention["text"])
        for one, mention in gold_mentions()
        if one["text"][mention["start"] : mention["end"]] != mention["text"]
    ] == []


def test_the_ids_of_our_gold_are_records_or_new() -> None:
    """A linked id is that of a record of the samples; one marked new is none."""
    known = {f"{one.kind[0]}:{one.slug}" for one in load_register(PROJECT / "samples/register")}
    named = {mention["id"]: mention.get("new", False) for _, mention in gold_mentions() if "id" in mention}
    assert {identity for identity, new in named.items() if not new} <= known
    assert {identity for identity, new in named.items() if new} & known == set()


def test_our_gold_is_about_the_samples() -> None:
    """At least eight passages, each of an article of the samples and named after it, with offices of persons in it."""
    passages = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    articles = {path.stem for path in (PROJECT / "samples/articles").rglob("*.md")}
    assert len(passages) >= 8
    for one in passages:
        assert one["id"] in articles
        assert one["text"].count(". ") >= 5
        persons = {mention["id"] for mention in one["mentions"] if mention["type"] == "PERSON"}
        assert {office["person"] for office in one["offices"]} <= persons


def scorer() -> ModuleType:
    """Return the scorer that stands beside the repository."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SHARED.exists(), reason="no annotated passages here")
@pytest.mark.parametrize("half", [False, True])
def test_figures_are_those_of_the_scorer(half: bool) -> None:
    """On the same passages with the same register, proposals among them when records are lacking."""
    kinds = {"PERSON": Person, "COMMITTEE": Committee, "EVENT": Event}
    data = json.loads((SHARED / "register.json").read_text("utf-8"))
    kept = {key: one for place, (key, one) in enumerate(sorted(data.items())) if not half or place % 2}
    register = Register(
        kinds[one["type"]](slug=key[2:], name=one["heading"], variants=tuple(map(Statement, one["variants"])))
        for key, one in kept.items()
    )
    lines = (SHARED / "dev.jsonl").read_text("utf-8").splitlines()
    said = {one["id"]: one for one in map(json.loads, answer(lines, Linker(register)))}
    score, gold = scorer(), [json.loads(line) for line in lines]
    expected = score.score(gold, said) | ({"new": score.score_new(gold, said, kept)} if half else {})
    shown = FORMS["json"](measure(read_gold(SHARED / "dev.jsonl"), register))
    assert json.loads(shown[0]) == expected
