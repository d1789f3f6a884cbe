"""``split``: two records of one, as the editor divides it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.authority.ledger import read_ledger
from plugins.editing.catalogues import temporary_catalogue
from plugins.editing.changes import CannotChange, undo
from plugins.editing.check import check_content
from plugins.editing.register_plan import RegisterPlan, Touch
from plugins.editing.split import plan_split, read_split, split_list
from plugins.publishing.manifest import make_manifest
from plugins.sources.content_file import read_content_file
from plugins.sources.folder import LEDGER
from tests.city import AS_OF, BAN_TO_CHUC, LAM, NEWS, REPORT, THANH_UY, write
from tests.editing.register_commands import change

NEW = "register/persons/ta-dinh-lam-2.md"
TOLD = {
    "new disambiguation |": "new disambiguation | cán bộ nước",
    "old disambiguation |": "old disambiguation | Trưởng Ban",
}


def listed(folder: Path, named: str) -> str:
    """Return the list for the record *named*."""
    with temporary_catalogue(folder, AS_OF, None) as (catalogue, _):
        plan = RegisterPlan(folder, catalogue)
        return "\n".join(split_list(plan, plan.record(named), "vi"))


def chosen(text: str, *going: str, **choices: str) -> str:
    """Return the list *text* with what begins so *going* to the new record."""
    for old, new in TOLD.items():
        text = text.replace(old, new)
    for label in going:
        assert f"1 | {label}" in text, text
        text = text.replace(f"1 | {label}", f"{choices.get('mark', '2')} | {label}")
    return text


def split(folder: Path, text: str, journal: Path) -> list[Touch]:
    """Split as the edited list *text* says."""
    wanted, problems = read_split(text, "chia.txt")
    assert problems == []
    return change(folder, lambda plan: plan_split(plan, wanted), journal)


def test_a_person(folder: Path, tmp_path: Path) -> None:
    """Tenures, text and articles go where the list says; each article says by hand whom it names; nothing is wrong."""
    before = make_manifest(folder)
    going = ("tenures 1 ", "text ", REPORT)
    touches = split(folder, chosen(listed(folder, "ta-dinh-lam"), *going), tmp_path / "split.json")
    old = read_content_file("person", LAM, (folder / LAM).read_bytes())[0]
    new = read_content_file("person", NEW, (folder / NEW).read_bytes())[0]
    assert old is not None and new is not None
    assert [one["from"] for one in old.values["tenures"]] == ["2020-10"]
    assert [one["from"] for one in new.values["tenures"]] == ["2018-03"]
    assert (old.body.strip(), new.body.strip()) == ("", "Sinh ra bên sông Vân.")
    assert "persons:\n  - ta-dinh-lam-2\n" in (folder / REPORT).read_text("utf-8")
    assert "persons:\n  - ta-dinh-lam\n" in (folder / NEWS).read_text("utf-8")
    assert Touch(REPORT, "persons", "ta-dinh-lam", "ta-dinh-lam-2") in touches
    assert [one for one in check_content(folder, AS_OF) if one.code not in ("R122",)] == []
    identifier = new.values["id"]
    undo(folder, tmp_path / "split.json")
    after = make_manifest(folder)
    assert {path for path in before | after if before.get(path) != after.get(path)} == {LEDGER}
    assert read_ledger((folder / LEDGER).read_bytes())[0][identifier].state == "withdrawn"


def test_statements_with_a_source_go_along(folder: Path, tmp_path: Path) -> None:
    """As they were typed, to the new record or to both."""
    text = (folder / LAM).read_text("utf-8")
    typed = "hometown: {value: Thạch Hà, source: Lý lịch}\nparty_joined:\n  value: 1990\n  source: Thẻ\n"
    write(folder, LAM, text.replace("tenures:", f"{typed}tenures:"))
    told = chosen(listed(folder, "ta-dinh-lam"), "hometown | Thạch Hà · Lý lịch")
    touches = split(folder, chosen(told, "party_joined ", mark="1 2"), tmp_path / "split.json")
    assert typed in (folder / NEW).read_text("utf-8")
    old = (folder / LAM).read_text("utf-8")
    assert "hometown" not in old
    assert "party_joined:\n  value: 1990\n" in old
    assert Touch(LAM, "hometown", "Thạch Hà · Lý lịch", "→ 2") in touches


def test_a_committee(folder: Path, tmp_path: Path) -> None:
    """Statements of other records that name it go too, one by one; what stays is named by its slug, since the name is shared."""
    write(
        folder,
        BAN_TO_CHUC,
        (folder / BAN_TO_CHUC).read_text("utf-8").replace(": thanh-uy-van-khe", ": Thành ủy Vân Khê"),
    )
    text = chosen(listed(folder, "thanh-uy-van-khe"), "register/persons/kieu-thi-nhan.md tenures 1")
    split(folder, text, tmp_path / "split.json")
    assert "committee: thanh-uy-van-khe-2\n" in (folder / "register/persons/kieu-thi-nhan.md").read_text(
        "utf-8"
    )
    assert "parents: thanh-uy-van-khe\n" in (folder / BAN_TO_CHUC).read_text("utf-8")
    assert [one.text() for one in check_content(folder, AS_OF) if one.is_error] == []


def test_what_goes_to_both(folder: Path, tmp_path: Path) -> None:
    """Stands in both; an article that names both is left to its words."""
    text = chosen(listed(folder, "thanh-uy-van-khe"), "offices 1 ", "place ", mark="1 2")
    split(folder, text, tmp_path / "split.json")
    new = (folder / "register/committees/thanh-uy-van-khe-2.md").read_text("utf-8")
    assert "place: Thành phố Vân Khê\noffices:\n  - Bí thư\n" in new
    assert "place: Thành phố Vân Khê\n" in (folder / THANH_UY).read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1 | tenures 2", "2 | tenures 9"),
        ("old disambiguation | Trưởng Ban", "old disambiguation |"),
        ("new slug | ta-dinh-lam-2", "new slug | kieu-thi-nhan"),
        ("2 | tenures 1", "1 | tenures 1"),
    ],
)
def test_what_cannot_be_is_refused(folder: Path, tmp_path: Path, old: str, new: str) -> None:
    """What is not there, two of one name with nothing to tell them apart, an address in use, nothing that goes."""
    text = chosen(listed(folder, "ta-dinh-lam"), "tenures 1 ").replace(old, new)
    before = make_manifest(folder)
    with pytest.raises(CannotChange):
        split(folder, text, tmp_path / "split.json")
    assert make_manifest(folder) == before


def test_a_line_that_says_nothing() -> None:
    """R161 with its line; nothing is lost in silence."""
    problems = read_split("record | x\n3 | tenures 1\n2\n# 9 | x\n", "chia.txt")[1]
    assert [(one.code, one.line) for one in problems] == [("R161", 2), ("R161", 3)]
