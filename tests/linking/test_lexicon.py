"""What a scan finds; ``test_stored_index`` shows that the automaton and the look-up find the same."""

from __future__ import annotations

from plugins.linking.lexicon import Lexicon
from tests.linking.marking import scan


def test_a_scan_finds_each_kind_where_it_starts() -> None:
    """With the position after it, and its key or slugs; the longest of a kind counts."""
    _, matches = scan("Phó Bí thư Quận ủy Quận 4 Trần Bích Lựu")
    assert matches.titles[0] == (3, "phó bí thư")
    assert matches.heads[3] == (5, "quận ủy")
    assert matches.levels[5] == (6, "quận")
    assert matches.persons[7] == (10, ("tran-bich-luu",))


def test_a_lexicon_takes_the_meanings_of_another() -> None:
    """And knows nothing else."""
    lexicon = Lexicon({"gốm": {"heads": "gốm"}})
    assert lexicon.meanings == {"gốm": {"heads": "gốm"}}
