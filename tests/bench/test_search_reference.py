"""The brute force that the search is held to: it must be right by itself."""

import unicodedata

import pytest

from bench.search_reference import Asked, Read, Reference, bare, cut, pairs_in_order, random_queries, spelled


def read(slug, text, day="2023-01-02", category="thoi-su"):
    """Return an article that was read."""
    words = [None, *cut(text)]
    plainly = [bare(word) if word else "" for word in words]
    return Read(slug, day, category, words, plainly, frozenset(plainly))


def test_place_of_the_tone_does_not_count():
    """Nor do case and the form of Unicode."""
    assert cut("Thuỷ HOÀ") == cut("thủy hòa") == cut(unicodedata.normalize("NFD", "Thủy Hòa"))


def test_tones_and_letters_count():
    """Two words that differ in a mark are two."""
    assert len({*cut("dau dâu dầu đầu đấu")}) == 5
    assert {bare(word) for word in cut("dau dâu dầu đầu đấu")} == {"dau"}


def test_letters_and_digits_are_apart():
    """As in the search."""
    assert [bare(word) for word in cut("12-QĐ/TU, 21h30")] == ["12", "qd", "tu", "21", "h", "30"]
    assert [bare(word) for word in cut("03/07")] == ["3", "7"]


@pytest.mark.parametrize(
    ("text", "way", "expected"),
    [
        ("thủy", "newer", "thuỷ"),
        ("thuỷ", "older", "thủy"),
        ("quý", "older", "quý"),
        ("giàu", "newer", "giàu"),
        ("tuyết", "older", "tuyết"),
        ("mùa", "newer", "mùa"),
        ("người", "older", "người"),
        ("đảng", "bare", "dang"),
        ("hòa", "upper", "HÒA"),
    ],
)
def test_spells_as_asked(text, way, expected):
    """Each way is one in which people type."""
    assert spelled(cut(text)[0], way) == expected


def test_answers():
    """Words anywhere, phrases in a row, whatever the marks; exact ones apart; records and ranges narrow."""
    one, two = read("one", "cấp nước sạch"), read("two", "sạch nuoc cap", "2024-05-06")
    reference = Reference([one, two], {("person", "an"): frozenset(["two"])})
    assert reference.answers(Asked("", (tuple(cut("nước")),))) == ({"one", "two"}, {"one"})
    assert reference.answers(Asked("", (tuple(cut("cap nuoc")),))) == ({"one"}, set())
    assert reference.answers(Asked("", (tuple(cut("nuoc")),), (("person", "an"),)))[0] == {"two"}
    assert reference.answers(Asked("", (tuple(cut("nuoc")),), start="2024-05-07"))[0] == set()


def test_tiers():
    """In a row with their marks, in a row, near with their marks, near, anywhere with their marks, anywhere."""
    far = " ".join(["xa"] * 12)
    texts = ("nước sạch", "nuoc sach", "sạch nước", "sach nuoc", f"sạch {far} nước", f"sach {far} nuoc")
    phrases = [tuple(cut("nước")), tuple(cut("sạch"))]
    assert [read("one", text).tier(phrases) for text in texts] == [0, 1, 2, 3, 4, 5]


def test_pairs_in_order():
    """Of two articles the better one should be first; two of one tier are no pair."""
    assert pairs_in_order([0, 4, 1, 4]) == (4, 5)


def test_random_queries_repeat():
    """The same for one seed, and each query has an answer."""
    articles = [read(f"a{number}", f"hội nghị số {number} về nước sạch và đường sá") for number in range(9)]
    reference = Reference(articles)
    asked = random_queries(reference, 30)
    assert asked == random_queries(reference, 30)
    assert all(reference.answers(one)[0] for one in asked)
