"""Names much like a new one, before a record is made twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.namesakes import like_names
from plugins.editing.new import LooksAlike, create
from tests.city import AS_OF, BAN_TO_CHUC, LAM, record, write


@pytest.mark.parametrize("name", ["Tạ Đình Lãm", "TẠ ĐÌNH LÂM", "Ta Dinh Lam", "Tạ Đình Lãn"])
def test_a_name_almost_like_one_is_told(folder: Path, name: str) -> None:
    """The same, in other marks, with one other letter; the record is not made, unless it is another."""
    assert [(one.path, one.name) for one in like_names(folder, "person", name)] == [(LAM, "Tạ Đình Lãm")]
    with pytest.raises(LooksAlike, match=r"ta-dinh-lam\.md: Tạ Đình Lãm"):
        create("person", name, folder, AS_OF)
    assert create("person", name, folder, AS_OF, is_another=True).exists()


@pytest.mark.parametrize(
    "field",
    [
        "variants: Ban TC; Ban Tổ chức",
        "variants: [Ban TC, Ban Tổ chức]",
        "variants:\n  - Ban TC\n  - value: Ban Tổ chức",
    ],
)
def test_variants_count(folder: Path, field: str) -> None:
    """In every form that editors write lists in."""
    write(folder, BAN_TO_CHUC, record("Ban Tổ chức Vân Khê").replace("---\n\n", f"{field}\n---\n\n"))
    assert [one.path for one in like_names(folder, "committee", "ban tổ chức")] == [BAN_TO_CHUC]


@pytest.mark.parametrize("name", ["Tạ Đình", "Trưởng Ban", "Kiều Thị"])
def test_other_names_are_free(folder: Path, name: str) -> None:
    """Part of a name, or what stands in another field."""
    assert like_names(folder, "person", name) == []
    assert create("person", name, folder, AS_OF).exists()
