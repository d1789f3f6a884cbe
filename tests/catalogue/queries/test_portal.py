"""What the portal says of its own register."""

from plugins.catalogue.answers import SETTING
from plugins.catalogue.queries.portal import CONFIRMED, register_confirmed


def test_no_day_is_named(indexed):
    """Empty; a page that asks for it is made anew when it changes."""
    _, catalogue = indexed()
    with catalogue.remember() as asked:
        assert register_confirmed(catalogue) == ""
    assert asked.keys == {SETTING.key(CONFIRMED)}
