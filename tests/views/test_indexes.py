"""The indexes."""

from plugins.views.indexes import committee_index
from tests.city import record


def test_committees_are_a_tree(holdings):
    """A child stands below its parent; those that last come first, then by rank."""
    files = {
        "register/committees/cu.md": record("Ban Cũ", parents="thanh-uy-van-khe", until="2020"),
        "register/committees/khac.md": record("Báo Vân Khê"),
    }
    index = committee_index(holdings(files))
    assert [one.entry.link.text for one in index.branches] == ["Thành ủy Vân Khê", "Báo Vân Khê"]
    below = index.branches[0].branches
    assert [(one.entry.link.text, one.entry.is_closed) for one in below] == [
        ("Ban Tổ chức Thành ủy Vân Khê", False),
        ("Ban Cũ", True),
    ]
    assert index.count == 4


def test_every_committee_stands_once(holdings):
    """One with two parents stands below the first."""
    files = {
        "register/committees/hai.md": record(
            "Ban Hai", parents="[thanh-uy-van-khe, ban-to-chuc-thanh-uy-van-khe]"
        )
    }

    def names(branches) -> list[str]:
        return [name for one in branches for name in (one.entry.link.text, *names(one.branches))]

    found = names(committee_index(holdings(files)).branches)
    assert sorted(found) == ["Ban Hai", "Ban Tổ chức Thành ủy Vân Khê", "Thành ủy Vân Khê"]
