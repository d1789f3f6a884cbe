"""Ids: each borne once, and known to the ledger."""

import pytest

from plugins.catalogue.store import Catalogue
from tests.city import CITY, LAM, NHAN, article, index, record, write


def test_an_id_borne_twice(found):
    """R105 at the second file, by path."""
    copy = "articles/2023/09/chep.md"
    assert found({copy: article("Bài chép", id="a-0000018")}) == [("R105", copy, 5)]


def test_an_id_merged_but_still_borne(found):
    """R105: a record cannot take over the id of another that lives."""
    files = {LAM: CITY[LAM].replace("id: p-000001z", "id: p-000001z\nmerged_ids: p-0000027")}
    assert found(files) == [("R105", LAM, 3)]


def test_an_id_merged_into_two_records(found):
    """R105: one address to cite cannot lead to two pages."""
    files = {
        "register/ids.csv": CITY["register/ids.csv"] + "p-000003h,merged,p-000001z\n",
        LAM: record("Tạ Đình Lãm", id="p-000001z", merged_ids="p-000003h"),
        NHAN: record("Kiều Thị Nhàn", id="p-0000027", merged_ids="p-000003h"),
    }
    assert [code for code, _, _ in found(files)] == ["R105"]


@pytest.mark.parametrize(
    ("edited", "code"),
    [
        ("id: p-000001z\nmerged_ids: p-0000027", "R105"),
        ("id: p-0000027", "R105"),
        ("sample: no", "R111"),
        ("id: p-000001z\nvariants: Đình Lãm", ""),
    ],
)
def test_ids_are_looked_at_again_when_a_record_got_others(folder, edited, code):
    """After an edit as in a clean build; an edit that touches none finds what is wrong with them again."""
    catalogue = Catalogue.in_memory()
    assert index(folder, catalogue).problems == []
    write(folder, LAM, CITY[LAM].replace("id: p-000001z", edited))
    first = index(folder, catalogue).problems
    assert code in {one.code for one in first} or not code
    assert index(folder, catalogue).problems == first == index(folder, Catalogue.in_memory()).problems
    write(folder, LAM, CITY[LAM])
    assert index(folder, catalogue).problems == []


def test_the_ledger_is_checked(found):
    """R110 for an id nobody minted, R111 for one that was lost."""
    files = {NHAN: record("Kiều Thị Nhàn", id="p-000003h")}
    assert found(files) == [("R111", "register/ids.csv", 7), ("R110", NHAN, 3)]


def test_a_folder_without_a_ledger_is_not_checked_against_one(folder, found):
    """Records of elsewhere can be tried out."""
    (folder / "register/ids.csv").unlink()
    assert found() == []


def test_drafts_bear_their_ids(found):
    """What ``new`` wrote passes while it is a draft."""
    assert found({NHAN: record("Kiều Thị Nhàn", id="p-0000027", status="draft")}) == []
