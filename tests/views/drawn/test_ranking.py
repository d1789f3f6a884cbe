"""Records by rank."""

from plugins.views.drawn.ranking import ranked
from plugins.views.holdings import CountedLink, Link


def counted(*counts: int) -> list[CountedLink]:
    """Return a record for each of *counts*."""
    return [
        CountedLink(Link(f"Người {place}", f"/nhan-su/{place}/"), count) for place, count in enumerate(counts)
    ]


def test_equals_share_a_rank():
    """And the ranks that they take up are left out."""
    assert [one.rank for one in ranked(counted(9, 5, 5, 2, 2, 2, 1))] == [1, 2, 2, 4, 4, 4, 7]


def test_bars_go_by_the_first():
    """Which is whole; the last can still be seen."""
    assert [one.width for one in ranked(counted(1000, 500, 1))] == [100, 50, 1]


def test_nobody():
    """No ranks."""
    assert ranked([]) == ()
