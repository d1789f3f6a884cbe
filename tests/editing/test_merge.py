"""``merge``: one record of two, and nothing of either is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.changes import CannotChange, undo
from plugins.editing.check import check_content
from plugins.editing.merge import plan_merge
from plugins.editing.register_plan import NotOneRecord, Touch
from plugins.publishing.manifest import make_manifest
from plugins.sources.content_file import read_content_file
from plugins.sources.folder import LEDGER
from tests.city import AS_OF, BAN_TO_CHUC, LAM, NEWS, THANH_UY, article, record, write
from tests.editing.register_commands import change

TWIN = "register/persons/ta-lam.md"
TWIN_TEXT = """\
---
id: p-000003h
name: Tạ Lãm  # tên báo hay viết
variants: Ta Lam
born: 1970
former_slugs: [lam-cu]
tenures:
  # từ sổ cũ
  - office: Bí thư
    committee: Thành ủy Vân Khê
    from: 2021
sources: Sổ tay
---

Quê ở Thạch Hà.
"""
MARKED = article(
    "Kể chuyện", body="Gặp [ông Lãm](person:ta-lam) và [bạn](person:p-000003h).", persons="Tạ Lãm"
)


@pytest.fixture
def city(folder: Path) -> Path:
    """The city with a second record of Tạ Đình Lãm and an article that names it by hand."""
    write(folder, TWIN, TWIN_TEXT)
    write(folder, NEWS, MARKED)
    write(folder, LEDGER, (folder / LEDGER).read_text("utf-8") + "p-000003h,live,\n")
    return folder


def merge(folder: Path, kept: str, gone: str, journal: Path) -> list[Touch]:
    """Merge the record *gone* into *kept*."""
    return change(folder, lambda plan: plan_merge(plan, plan.record(kept), plan.record(gone)), journal)


def test_all_of_both_is_in_one(city: Path, tmp_path: Path) -> None:
    """Names, addresses, ids, statements with their comments, text; the file of the other is gone, and nothing is wrong."""
    merge(city, "ta-dinh-lam", "Tạ Lãm", tmp_path / "merge.json")
    assert not (city / TWIN).exists()
    text = (city / LAM).read_text("utf-8")
    source, _ = read_content_file("person", LAM, text.encode())
    assert source
    values = source.values
    assert [one["value"] for one in values["variants"]] == ["Tạ Lãm", "Ta Lam"]
    assert values["former_slugs"] == ["ta-lam", "lam-cu"]
    assert values["merged_ids"] == ["p-000003h"]
    assert values["born"] == "1970"
    assert len(values["tenures"]) == 3
    assert "Sinh ra bên sông Vân.\n\nQuê ở Thạch Hà.\n" in text
    assert "p-000003h,merged,p-000001z\n" in (city / LEDGER).read_text("utf-8")
    assert check_content(city, AS_OF) == []


def test_what_named_the_other_by_hand_names_the_one(city: Path, tmp_path: Path) -> None:
    """By name as by name, by id as by id."""
    touches = merge(city, "ta-dinh-lam", "ta-lam", tmp_path / "merge.json")
    text = (city / NEWS).read_text("utf-8")
    assert "persons: Tạ Đình Lãm\n" in text
    assert "[ông Lãm](person:ta-dinh-lam) và [bạn](person:p-000001z)" in text
    assert Touch(NEWS, "→", "ta-lam", "ta-dinh-lam") in touches


def test_it_is_taken_back_byte_for_byte(city: Path, tmp_path: Path) -> None:
    """The ledger too."""
    before = make_manifest(city)
    merge(city, "ta-dinh-lam", "ta-lam", tmp_path / "merge.json")
    undo(city, tmp_path / "merge.json")
    assert make_manifest(city) == before


def test_where_both_say_something_else_the_first_stays(city: Path, tmp_path: Path) -> None:
    """And the table tells what the other said."""
    write(city, LAM, (city / LAM).read_text("utf-8").replace("tenures:", "born: 1969\ntenures:"))
    assert Touch(LAM, "born ≠", "1970", "1969") in merge(
        city, "ta-dinh-lam", "ta-lam", tmp_path / "merge.json"
    )


def test_statements_with_a_source_come_along(city: Path, tmp_path: Path) -> None:
    """As they were typed; where both have one, the table tells of both with their sources."""
    write(
        city,
        TWIN,
        TWIN_TEXT.replace(
            "born: 1970\n",
            "hometown: {value: Thạch Hà, source: Lý lịch}  # theo sổ\nethnicity: Kinh\nparty_joined:\n  value: 1990\n  source: Thẻ\n",
        ),
    )
    write(
        city, LAM, (city / LAM).read_text("utf-8").replace("tenures:", "hometown:\nethnicity: Tày\ntenures:")
    )
    touches = merge(city, "ta-dinh-lam", "ta-lam", tmp_path / "merge.json")
    text = (city / LAM).read_text("utf-8")
    assert "\nhometown: {value: Thạch Hà, source: Lý lịch}  # theo sổ\nparty_joined:\n  value: 1990\n" in text
    assert Touch(LAM, "hometown", "", "Thạch Hà · Lý lịch") in touches
    assert Touch(LAM, "ethnicity ≠", "Kinh", "Tày") in touches
    assert check_content(city, AS_OF) == []


def test_ids_that_were_merged_before_go_along(city: Path, tmp_path: Path) -> None:
    """What once went into the record that goes now is in the one that stays."""
    write(city, "register/persons/x.md", record("Lãm Tạ", id="p-000004s"))
    write(city, LEDGER, (city / LEDGER).read_text("utf-8") + "p-000004s,live,\n")
    merge(city, "ta-lam", "Lãm Tạ", tmp_path / "merge.json")
    merge(city, "ta-dinh-lam", "ta-lam", tmp_path / "merge.json")
    assert "p-000004s,merged,p-000001z\n" in (city / LEDGER).read_text("utf-8")
    assert check_content(city, AS_OF) == []


def test_a_committee(folder: Path, tmp_path: Path) -> None:
    """Tenures, parents, lineage, organisers and the portal's own committee are told anew."""
    write(
        folder, "register/committees/thanh-uy.md", record("Đảng bộ Vân Khê", id="c-0000036", place="Vân Khê")
    )
    write(folder, LEDGER, (folder / LEDGER).read_text("utf-8") + "c-0000036,live,\n")
    merge(folder, "Đảng bộ Vân Khê", "thanh-uy-van-khe", tmp_path / "merge.json")
    assert not (folder / THANH_UY).exists()
    assert "parents: thanh-uy\n" in (folder / BAN_TO_CHUC).read_text("utf-8")
    assert "home_committee: thanh-uy\n" in (folder / "settings/portal.yaml").read_text("utf-8")
    assert [one for one in check_content(folder, AS_OF) if one.is_error] == []


def test_what_are_two_stay_two(folder: Path, tmp_path: Path) -> None:
    """A body and the one above it, records of two kinds, a draft that would take a published address away."""
    write(folder, TWIN, record("Tạ Lãm", status="draft"))
    for kept, gone in (
        ("thanh-uy-van-khe", "ban-to-chuc-thanh-uy-van-khe"),
        ("ta-dinh-lam", "thanh-uy-van-khe"),
        ("ta-lam", "ta-dinh-lam"),
        ("ta-dinh-lam", "ta-dinh-lam"),
    ):
        with pytest.raises(CannotChange):
            merge(folder, kept, gone, tmp_path / "merge.json")
    with pytest.raises(NotOneRecord):
        merge(folder, "ta-dinh-lam", "không có", tmp_path / "merge.json")
