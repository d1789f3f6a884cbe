"""What the editors say of ranks."""

from plugins.catalogue.answers import SETTING
from plugins.catalogue.queries.ranks import RANK_TABLE, ranks
from plugins.sources import folder


def test_ranks_are_those_of_the_editors(indexed):
    """Of the program where they have none; a page that asks for them is made anew when they change."""
    _, catalogue = indexed()
    assert ranks(catalogue).groups[0] == "Cơ quan lãnh đạo"
    _, catalogue = indexed({folder.RANKS: "committees: {Một nhóm: [Thành ủy]}\n"})
    with catalogue.remember() as asked:
        assert ranks(catalogue).groups == ("Một nhóm",)
    assert asked.keys == {SETTING.key(RANK_TABLE)}
