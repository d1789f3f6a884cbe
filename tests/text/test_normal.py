"""Normal forms of Vietnamese text."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.normal import (
    fold,
    fold_case,
    index_letter,
    match_key,
    person_sort_key,
    settle_tones,
    slugify,
    sort_key,
)
from tests.cases import read_cases, read_list

vietnamese = st.text("aàáăâbcdđeêghioôơuưyỳỵqQThủyHOÀÐðẰ İß\u0301\u0309 -", max_size=40)


@pytest.mark.parametrize(("one", "other"), read_cases("names"))
def test_one_name(one, other):
    """Case, blanks, Unicode form and the place of a tone mark do not count."""
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), read_cases("two-names"))
def test_two_names(one, other):
    """Letters and tone marks count."""
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize("name", ["Kiều Thị Nhàn", "Tạ Đình Lãm", "Thủy"])
def test_a_name_typed_on_a_mac_is_the_same(name):
    """Decomposed letters have the key of composed ones."""
    assert match_key(unicodedata.normalize("NFD", name)) == match_key(name)


@given(vietnamese)
def test_the_key_of_a_key_is_itself(text):
    """A key is compared with keys."""
    assert match_key(match_key(text)) == match_key(text)


@given(st.text())
def test_settling_tones_keeps_the_length(text):
    """Offsets in the key are offsets in the text."""
    assert len(settle_tones(text)) == len(text)


@given(st.text())
def test_lowering_keeps_the_length(text):
    """No letter becomes two."""
    assert len(fold_case(text)) == len(text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("thuỷ", "thủy"),
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("quý", "quý"),
        ("hoàn", "hoàn"),
        ("tuyến", "tuyến"),
        ("hoà bình thuỷ", "hòa bình thủy"),
    ],
)
def test_tones_settle_the_older_way(new, old):
    """Only at the end of a syllable, and never after q."""
    assert settle_tones(new) == old


@pytest.mark.parametrize(("name", "address"), read_cases("slugs"))
def test_slugify(name, address):
    """The address of a name is as the case file says."""
    assert slugify(name) == address


@given(st.text())
def test_an_address_is_plain(text):
    """Whatever is typed, an address has lower-case ASCII letters, digits and single hyphens."""
    slug = slugify(text)
    assert slug == slugify(slug)
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789-" for char in slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug


@given(vietnamese)
def test_folding_loses_marks_and_case_only(text):
    """A search without marks finds what has them, in either Unicode form."""
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == fold(fold(text))


def test_folding_knows_the_letter_d():
    """đ has no decomposition; ð comes from another alphabet."""
    assert fold("Đđ Ðð") == "dd dd"


@pytest.mark.parametrize("seed", range(3))
def test_dictionary_order(seed):
    """Words stand as the case file lists them, whatever order they came in."""
    ordered = read_list("sort-order")
    shuffled = random.Random(seed).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


@pytest.mark.parametrize("seed", range(3))
def test_people_by_given_name(seed):
    """People stand as the case file lists them."""
    ordered = read_list("people-order")
    shuffled = random.Random(seed).sample(ordered, len(ordered))
    assert sorted(shuffled, key=person_sort_key) == ordered


def test_order_does_not_depend_on_the_unicode_form():
    """A name typed on a Mac stands in the same place."""
    assert sort_key(unicodedata.normalize("NFD", "Đặng Ấn")) == sort_key("Đặng Ấn")


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Đức", "Đ"),
        ("Dũng", "D"),
        ("Ấn", "Â"),
        ("ánh", "A"),
        ("Ước", "Ư"),
        ("Ổn", "Ô"),
        ("3", "#"),
        ("", "#"),
        ("Ð", "Đ"),
    ],
)
def test_index_letter(name, letter):
    """Tones do not part letters; hats, horns and the bar do."""
    assert index_letter(name) == letter
