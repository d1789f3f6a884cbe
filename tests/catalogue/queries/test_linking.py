"""What the linker goes by besides the register."""

from plugins.catalogue.answers import SETTING
from plugins.catalogue.queries.linking import HOME, SHORT_FORMS, editors_short_forms, home_committee
from plugins.catalogue.store import Catalogue


def test_the_home_committee_is_that_of_the_portal(indexed):
    """By its slug; of a catalogue without content there is none."""
    _, catalogue = indexed()
    assert home_committee(catalogue) == "thanh-uy-van-khe"
    assert home_committee(Catalogue.in_memory()) is None


def test_short_forms_are_those_of_the_editors(indexed):
    """By long form; empty where they have no table."""
    assert editors_short_forms(indexed()[1]) == {}
    _, catalogue = indexed({"settings/abbreviations.yaml": "Ban Việc làng: BVL\n"})
    assert editors_short_forms(catalogue) == {"Ban Việc làng": ["BVL"]}


def test_both_are_remembered_as_settings(indexed):
    """So that a page that asks for them is made anew when they change."""
    _, catalogue = indexed()
    with catalogue.remember() as asked:
        home_committee(catalogue)
        editors_short_forms(catalogue)
    assert asked.keys == {SETTING.key(HOME), SETTING.key(SHORT_FORMS)}
