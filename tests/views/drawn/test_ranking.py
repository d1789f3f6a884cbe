"""Records by how often they are reported."""

from plugins.views.drawn.ranking import ranked
from plugins.views.holdings import CountedLink, Link


def counted(*counts: int) -> list[CountedLink]:
    """Return a record for each of *counts*."""
    return [
        CountedLink(Link(f"Người {place}", f"/nhan-su/{place}/"), count) for place, count in enumerate(counts)
    ]


def test_bars_go_by_the_first():
    """Which is whole; the last can still be seen."""
    assert [one.width for one in ranked(counted(1000, 500, 1))] == [100, 50, 1]


def test_nobody():
    """No bars."""
    assert ranked([]) == ()
