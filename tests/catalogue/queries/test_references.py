"""What texts refer to."""

import pytest

from plugins.catalogue.queries.references import (
    Place,
    Target,
    all_targets,
    files_referred_to,
    outcomes_of_register,
    places_of,
    references_without_outcome,
    references_without_text,
    unsettled_targets,
)
from plugins.catalogue.rows import ReferenceRow
from plugins.catalogue.store import Catalogue

DEAD = ReferenceRow("articles/a.md", 0, "article", "khong-co", 7, "", True, "no")
YEAR = ReferenceRow("articles/a.md", 1, "address", "/nhan-su/an/#nam-2023", 8, "", True, "yes")
BARE_YEAR = ReferenceRow("articles/a.md", 2, "address", "/nhan-su/an#nam-2023", 8, "", True, "yes")
NEW = ReferenceRow("articles/b.md", 0, "article", "a", 9, "", True)
PICTURE = ReferenceRow("articles/b.md", 1, "picture", "/images/x.jpg", 10, " ", True)
OF_PAGE = ReferenceRow("pages/c.md", 0, "address", "/to-chuc/", 5, "", False, "yes")


@pytest.fixture
def catalogue():
    """A reference of each kind."""
    catalogue = Catalogue.in_memory()
    catalogue.put([DEAD, YEAR, BARE_YEAR, NEW, PICTURE, OF_PAGE])
    yield catalogue
    catalogue.close()


def target_of(row: ReferenceRow) -> Target:
    """Return what *row* refers to."""
    return Target(row.kind, row.target, row.outcome)


def test_targets_to_look_up(catalogue):
    """All but files; or the new ones, and years, which come and go with the text of articles."""
    assert set(all_targets(catalogue)) == {target_of(row) for row in (DEAD, YEAR, BARE_YEAR, NEW, OF_PAGE)}
    assert set(unsettled_targets(catalogue)) == {target_of(row) for row in (YEAR, BARE_YEAR, NEW)}


def test_references_that_lead_nowhere(catalogue):
    """One that was not yet looked up is none of them."""
    assert list(references_without_outcome(catalogue)) == [DEAD]


def test_files_and_where_they_are_shown(catalogue):
    """By kind; a picture whose text is blank has none."""
    assert files_referred_to(catalogue, "picture") == ["/images/x.jpg"]
    assert files_referred_to(catalogue, "document") == []
    assert places_of(catalogue, "picture", "/images/x.jpg") == [Place("articles/b.md", 10)]
    assert list(references_without_text(catalogue, "picture")) == [PICTURE]


def test_outcomes_of_the_register(catalogue):
    """Of records and pages, not of articles."""
    assert outcomes_of_register(catalogue) == {("pages/c.md", "address", "/to-chuc/"): "yes"}
