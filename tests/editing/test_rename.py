"""``rename``: the new name and address are in use at once, the old ones live on."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.changes import CannotChange, undo
from plugins.editing.check import check_content
from plugins.editing.register_plan import Touch
from plugins.editing.rename import plan_rename
from plugins.publishing.manifest import make_manifest
from plugins.sources.content_file import read_content_file
from tests.city import AS_OF, BAN_TO_CHUC, LAM, NEWS, THANH_UY, article, write
from tests.editing.register_commands import change


def rename(folder: Path, named: str, name: str, slug: str, journal: Path) -> list[Touch]:
    """Rename a record."""
    return change(folder, lambda plan: plan_rename(plan, plan.record(named), name, slug), journal)


def test_name_and_slug(folder: Path, tmp_path: Path) -> None:
    """Both change; both old ones stay; what named the record by hand names it anew, by name as by name."""
    write(
        folder,
        NEWS,
        article("Tin", body="[ông](person:ta-dinh-lam), [bạn](person:p-000001z).", persons="Tạ Đình Lãm"),
    )
    before = make_manifest(folder)
    rename(folder, "p-000001z", "Tạ Đình Lâm", "dinh-lam", tmp_path / "rename.json")
    source, _ = read_content_file("person", LAM, (folder / LAM).read_bytes())
    assert source
    values = source.values
    assert (values["name"], values["slug"]) == ("Tạ Đình Lâm", "dinh-lam")
    assert values["variants"] == [{"value": "Tạ Đình Lãm"}]
    assert values["former_slugs"] == ["ta-dinh-lam"]
    text = (folder / NEWS).read_text("utf-8")
    assert "persons: Tạ Đình Lâm\n" in text
    assert "[ông](person:dinh-lam), [bạn](person:p-000001z)" in text
    assert check_content(folder, AS_OF) == []
    undo(folder, tmp_path / "rename.json")
    assert make_manifest(folder) == before


def test_there_and_back(folder: Path, tmp_path: Path) -> None:
    """Taking the old name again leaves neither name nor address twice."""
    rename(folder, "ta-dinh-lam", "Tạ Lãm", "ta-lam", tmp_path / "rename.json")
    rename(folder, "ta-lam", "Tạ Đình Lãm", "ta-dinh-lam", tmp_path / "rename.json")
    source, _ = read_content_file("person", LAM, (folder / LAM).read_bytes())
    assert source
    values = source.values
    assert (values["name"], values["slug"], values["former_slugs"]) == (
        "Tạ Đình Lãm",
        "ta-dinh-lam",
        ["ta-lam"],
    )
    assert values["variants"] == [{"value": "Tạ Lãm"}]
    assert check_content(folder, AS_OF) == []


def test_a_committee_named_by_others(folder: Path, tmp_path: Path) -> None:
    """Those that name it by name have the new name."""
    write(
        folder,
        BAN_TO_CHUC,
        (folder / BAN_TO_CHUC).read_text("utf-8").replace("thanh-uy-van-khe", "Thành ủy Vân Khê"),
    )
    rename(folder, "thanh-uy-van-khe", "Thành ủy Vân Khê Mới", "", tmp_path / "rename.json")
    assert "parents: Thành ủy Vân Khê Mới\n" in (folder / BAN_TO_CHUC).read_text("utf-8")
    assert "home_committee: thanh-uy-van-khe\n" in (folder / "settings/portal.yaml").read_text("utf-8")
    assert "variants:\n  - Thành ủy Vân Khê\n" in (folder / THANH_UY).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "slug"),
    [("", "kieu-thi-nhan"), ("", "Không phải slug"), ("Kiều Thị Nhàn", ""), ("Tạ Đình Lãm", "ta-dinh-lam")],
)
def test_what_would_be_an_error_is_refused(folder: Path, tmp_path: Path, name: str, slug: str) -> None:
    """An address in use, one that is none, a name that another has with nothing to tell them apart, no change."""
    before = make_manifest(folder)
    with pytest.raises(CannotChange):
        rename(folder, "ta-dinh-lam", name, slug, tmp_path / "rename.json")
    assert make_manifest(folder) == before
