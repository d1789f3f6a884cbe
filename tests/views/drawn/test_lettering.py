"""Where the lines of a drawing break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.views.drawn.lettering import broken, width_of

TEXTS = st.text(st.sampled_from("aimÂ WNguyễn ộ…<&-"), max_size=80)


@given(TEXTS, st.integers(2, 30), st.integers(1, 4))
def test_no_line_is_too_wide(text, width, most):
    """Whatever the words, however narrow the box."""
    lines = broken(text, width, most)
    assert len(lines) <= most
    assert all(width_of(line) <= width for line in lines)


@given(TEXTS)
def test_nothing_is_lost_where_there_is_room(text):
    """The lines together are the words in their order."""
    assert " ".join(broken(text, 1000, 1)) == " ".join(text.split())


def test_a_word_wider_than_the_box_is_cut():
    """Rather than let it stand out."""
    assert "".join(broken("Nghiêngngoằnngoèo", 5, 9)) == "Nghiêngngoằnngoèo"


def test_what_does_not_fit_ends_in_dots():
    """So that readers see that there is more."""
    assert broken("Ban Tuyên giáo và Dân vận", 8, 1) == ("Ban Tuyên…",)


@pytest.mark.parametrize(("narrow", "wide"), [("il", "mw"), ("a", "A"), ("Ở", "M")])
def test_letters_differ_in_width(narrow, wide):
    """An m takes more than an i, a capital more than a small letter."""
    assert width_of(narrow) < width_of(wide)


def test_tone_marks_take_no_room():
    """Composed or not."""
    assert width_of("ộ") == width_of("o") == width_of("o\u0323\u0302")
