"""The pages as they were made last: their numbers, what each asked for, and which are stale."""

import pytest

from plugins.catalogue import site_pages
from plugins.catalogue.answers import CARD, NEWS
from plugins.catalogue.asked import Asked
from plugins.catalogue.output_files import note_output_file
from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.site_pages import NumberedPage, PageId
from plugins.catalogue.store import Catalogue

HOME, MONTHS = PageId("home"), PageId("months")
JULY, TIN, HAI = (
    PageId("articles", time="2023-07"),
    PageId("article", slug="tin"),
    PageId("article", slug="hai"),
)
PLAN = {MONTHS: (0, 2), HOME: (0, 1), JULY: (2, 3), TIN: (3, 4), HAI: (3, 5)}
"""Number of the node that has a page, and of the page."""
MORNING, NOON = "2026-11-23T08:00:00+07:00", "2026-11-23T12:00:00+07:00"


@pytest.fixture
def catalogue():
    """Two articles below their month, and the home page."""
    found = Catalogue.in_memory()
    for parent, pages in ((0, [HOME, MONTHS]), (2, [JULY]), (3, [TIN, HAI])):
        site_pages.add_pages(found, pages, parent)
    yield found
    found.close()


def stale(catalogue: Catalogue) -> set[PageId]:
    """Return all stale pages."""
    return {one.page for one in site_pages.stale_pages(catalogue, (), others=True)}


def test_pages_are_numbered(catalogue):
    """In the order given, each once; a new one outside the plan."""
    assert {page: site_pages.find_page(catalogue, page) for page in PLAN} == {
        page: number for page, (_, number) in PLAN.items()
    }
    assert site_pages.find_page(catalogue, PageId("theme")) is None
    assert site_pages.page_number(catalogue, PageId("theme")) == 6
    assert site_pages.page_number(catalogue, PageId("theme")) == 6
    assert site_pages.page_number(catalogue, TIN) == 4
    assert PageId("theme") not in site_pages.children_of(catalogue, 2)


def test_pages_of_nodes(catalogue):
    """By number: those of some nodes, or all."""
    assert site_pages.pages_of(catalogue, "article", "home") == [
        NumberedPage(1, HOME),
        NumberedPage(4, TIN),
        NumberedPage(5, HAI),
    ]
    assert [one.page for one in site_pages.pages_of(catalogue)] == [HOME, MONTHS, JULY, TIN, HAI]


def test_pages_below_a_node(catalogue):
    """Directly, or all of them, the deepest first: so they can be deleted."""
    assert site_pages.children_of(catalogue, 3) == {TIN: 4, HAI: 5}
    assert site_pages.children_of(catalogue, 2) == {JULY: 3}
    below = [one.page for one in site_pages.walk_pages(catalogue, 2)]
    assert below[-1] == JULY
    assert set(below[:-1]) == {TIN, HAI}


def test_a_page_moves_to_another_node(catalogue):
    """With its number, and so with its files."""
    site_pages.set_parent(catalogue, 4, 2)
    assert site_pages.children_of(catalogue, 3) == {HAI: 5}
    assert site_pages.children_of(catalogue, 2) == {JULY: 3, TIN: 4}


def test_a_page_is_stale_when_an_answer_changed(catalogue):
    """One that it asked for, whichever; others stay as they are."""
    site_pages.remember_asked(catalogue, 4, Asked({CARD.key("tin"), NEWS.key()}))
    site_pages.remember_asked(catalogue, 5, Asked({CARD.key("hai"), NEWS.key()}))
    site_pages.note_changed(catalogue, [CARD.key("khac")])
    assert stale(catalogue) == set()
    site_pages.note_changed(catalogue, [CARD.key("tin"), CARD.key("khac")])
    assert stale(catalogue) == {TIN}
    site_pages.note_changed(catalogue, {NEWS.key()})
    assert stale(catalogue) == {TIN, HAI}


def test_many_answers_change_at_once(catalogue):
    """More than one statement may ask for."""
    site_pages.remember_asked(catalogue, 4, Asked({CARD.key("1999")}))
    site_pages.note_changed(catalogue, [CARD.key(str(number)) for number in range(2000)])
    assert stale(catalogue) == {TIN}


def test_what_a_page_asks_for_takes_the_place_of_what_it_asked_for_before(catalogue):
    """Answers and the time for which they hold."""
    site_pages.remember_asked(catalogue, 4, Asked({CARD.key("tin"), NEWS.key()}, "2026", "2027"))
    site_pages.remember_asked(catalogue, 4, Asked({CARD.key("tin"), CARD.key("hai")}))
    keys = catalogue.values("SELECT key FROM asked WHERE page = 4")
    assert set(keys) == {CARD.key("tin"), CARD.key("hai")}
    site_pages.note_out_of_time(catalogue, "2030-01-01T00:00:00+07:00")
    assert stale(catalogue) == set()


def test_all_that_is_remembered_is_replaced_at_once(catalogue):
    """What was remembered before is gone, also of pages that ask for nothing now; keys are found again."""
    site_pages.remember_asked(catalogue, 4, Asked({CARD.key("tin")}, "2024", "2025"))
    site_pages.begin_remembering_all(catalogue)
    site_pages.remember_new(catalogue, 5, Asked({CARD.key("hai")}, "2026", ""))
    site_pages.end_remembering_all(catalogue)
    site_pages.note_changed(catalogue, [CARD.key("tin"), CARD.key("hai")])
    assert stale(catalogue) == {HAI}
    site_pages.forget_stale(catalogue, [5])
    site_pages.note_out_of_time(catalogue, "2025-06-01T00:00:00+07:00")
    assert stale(catalogue) == {HAI}


def test_to_begin_and_to_end_twice_does_no_harm(catalogue):
    """As after a build that was killed between the two."""
    for _ in range(2):
        site_pages.begin_remembering_all(catalogue)
    for _ in range(2):
        site_pages.end_remembering_all(catalogue)
    assert catalogue.values("SELECT 1 FROM sqlite_master WHERE name = 'asked_by_key'") == [1]


@pytest.mark.parametrize(
    ("since", "until", "is_stale"),
    [
        ("", "", False),
        ("2026-11-23", "", False),
        ("2026-11-24", "", True),
        ("", "2026-11-23", True),
        ("", "2026-11-24", False),
        ("2026-11", "2026-12", False),
        ("2026-12", "2027", True),
        (MORNING, NOON, False),
        (NOON, "", True),
        ("", MORNING, True),
    ],
)
def test_a_page_is_right_for_a_time(catalogue, since, until, is_stale):
    """From its first moment on, that included, until the moment from which it may be another; back in time, too."""
    site_pages.remember_asked(catalogue, 4, Asked(set(), since, until))
    site_pages.note_out_of_time(catalogue, MORNING)
    assert stale(catalogue) == ({TIN} if is_stale else set())


def test_pages_whose_files_a_release_lacks(catalogue):
    """Not there, or with other bytes."""
    files = [OutputFileRow("tin.html", 4, "1" * 64, ""), OutputFileRow("hai.html", 5, "2" * 64, "")]
    for file in files:
        note_output_file(catalogue, file)
    manifest = {one.path: one.written for one in files}
    site_pages.note_differing_files(catalogue, manifest)
    assert stale(catalogue) == set()
    site_pages.note_differing_files(catalogue, {**manifest, "hai.html": "3" * 64})
    assert stale(catalogue) == {HAI}
    del manifest["tin.html"]
    site_pages.note_differing_files(catalogue, manifest)
    assert stale(catalogue) == {TIN, HAI}


def test_stale_pages_of_nodes(catalogue):
    """By page, of some nodes or of all others, until the output shows them; one told twice is stale once."""
    site_pages.note_stale(catalogue, [4, 1, 5])
    site_pages.note_stale(catalogue, [4])
    assert [one.page for one in site_pages.stale_pages(catalogue, ["article"])] == [HAI, TIN]
    assert [one.page for one in site_pages.stale_pages(catalogue, ["article"], others=True)] == [HOME]
    assert site_pages.stale_pages(catalogue, ["archive"]) == []
    site_pages.forget_stale(catalogue, [5, 1])
    assert stale(catalogue) == {TIN}


def test_a_page_is_forgotten_with_all_that_it_asked_for(catalogue):
    """Whoever gets its number has nothing of it."""
    site_pages.remember_asked(catalogue, 5, Asked({CARD.key("hai")}))
    site_pages.note_stale(catalogue, [5])
    site_pages.forget_page(catalogue, 5)
    new = PageId("article", slug="moi")
    assert site_pages.page_number(catalogue, new) == 5
    assert stale(catalogue) == set()
    site_pages.note_changed(catalogue, [CARD.key("hai")])
    assert stale(catalogue) == set()


def test_whether_all_is_stale(catalogue):
    """Noted apart, so that no page need be."""
    assert not site_pages.is_everything_stale(catalogue)
    site_pages.note_everything_stale(catalogue)
    assert site_pages.is_everything_stale(catalogue)
    assert stale(catalogue) == set()
    site_pages.forget_everything_stale(catalogue)
    assert not site_pages.is_everything_stale(catalogue)
