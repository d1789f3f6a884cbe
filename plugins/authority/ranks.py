"""Ranks: which committee stands before which, and which office. A party is ordered by rank, not by alphabet."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from plugins.sources.tables import RankTable, read_ranks
from plugins.text.normal import match_key

Rank = tuple[int, int]
"""Place of a group and place in it, from 0; what no table names comes after all others."""


class Ranks:
    """Answers for names and titles where they stand."""

    def __init__(self, table: RankTable) -> None:
        """Go by *table*, which has both its parts."""
        self.groups: tuple[str, ...] = tuple(name for name, _ in table.committees)
        """Names of the groups of committees, in their order."""
        self.last: Rank = (len(self.groups), 0)
        """Of what the table does not name."""
        self._committees: dict[str, list[Rank]] = {}
        for group, (_, entries) in enumerate(table.committees):
            for place, entry in enumerate(entries):
                self._committees.setdefault(match_key(entry), []).append((group, place))
        self._offices: dict[str, int] = {}
        for place, entry in enumerate(table.offices):
            self._offices.setdefault(match_key(entry), place)

    def of_committee(self, name: str, kind: str, *, has_parent: bool) -> Rank:
        """Return the rank of a committee: that of the longest entry with which its *name* begins, else that of its *kind*.

        Of an entry that stands twice the first is meant for a committee above which the register has none: the
        *Thành ủy* of a city, and that of a town within a province.
        """
        key = _longest(match_key(name), self._committees) or match_key(kind)
        found = self._committees.get(key, [self.last])
        return found[-1] if has_parent else found[0]

    def of_office(self, phrase: str) -> int:
        """Return the precedence of an office, 0 the highest; *phrase* is its title with the name of its committee."""
        return self._offices.get(_longest(match_key(phrase), self._offices), len(self._offices))


def _longest(key: str, entries: Container[str]) -> str:
    """Return the longest of *entries* with whose words *key* begins, empty where there is none."""
    words = key.split()
    beginnings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((one for one in beginnings if one in entries), "")


def completed(table: RankTable) -> RankTable:
    """Return *table* with the parts that the editors do not give as ``ranks.yaml`` beside this module has them."""
    default, _ = read_ranks(Path(__file__).with_name("ranks.yaml").read_bytes())
    return RankTable(table.committees or default.committees, table.offices or default.offices)
