"""Permanent ids."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.kinds import LETTERS
from plugins.sources.ids import ALPHABET, check_character, is_valid, mint

stems = st.builds(
    lambda kind, rest: f"{kind}-{rest}",
    st.sampled_from(sorted(LETTERS)),
    st.text(ALPHABET, min_size=6, max_size=6),
)


@pytest.mark.parametrize(
    ("stem", "character"),
    [
        # Values: b 10, c 11, d 12, f 13, g 14, h 15, p 20, z 28; e, a and the hyphen count 0.
        ("e-000001", "8"),  # 8 x 1
        ("p-000001", "z"),  # 1 x 20 + 8 x 1 = 28
        ("c-000000", "c"),  # 1 x 11 = 11
        ("a-000010", "7"),  # 7 x 1
        ("a-bcdfgh", "t"),  # 3 x 10 + 4 x 11 + 5 x 12 + 6 x 13 + 7 x 14 + 8 x 15 = 430 = 14 x 29 + 24
    ],
)
def test_check_character_of_known_ids(stem, character):
    """The character is the sum of position times value, modulo 29, worked out by hand."""
    assert check_character(stem) == character


@given(stems, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_caught(stem, place, other):
    """No slip of one key gives another valid id."""
    whole = stem + check_character(stem)
    assume(place != 1 and whole[place] != other)
    slip = whole[:place] + other + whole[place + 1 :]
    assert not any(is_valid(slip, kind) for kind in LETTERS.values())


@given(stems, st.integers(2, 7))
def test_two_swapped_characters_are_caught(stem, place):
    """Neighbours typed in the wrong order give no valid id."""
    whole = stem + check_character(stem)
    assume(whole[place] != whole[place + 1])
    swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
    assert not any(is_valid(swapped, kind) for kind in LETTERS.values())


@given(stems)
def test_an_id_is_of_one_kind(stem):
    """The letter in front says which."""
    whole = stem + check_character(stem)
    assert [kind for kind in LETTERS.values() if is_valid(whole, kind)] == [LETTERS[whole[0]]]


@pytest.mark.parametrize(
    "odd", ["", "p", "p-", "p-000001", "P-000001Z", "p-000001zz", "p_000001z", "x-000001z", "p-00001az"]
)
def test_what_is_no_id(odd):
    """Length, case, hyphen and alphabet all count."""
    assert not any(is_valid(odd, kind) for kind in LETTERS.values())


@pytest.mark.parametrize("kind", sorted(LETTERS.values()))
def test_a_minted_id_is_valid(kind):
    """What ``new`` writes passes ``check``."""
    assert is_valid(mint(kind, ()), kind)


def test_a_taken_id_is_not_minted_again():
    """Mint asks until it has a new one."""

    class AllButTheThird:
        """Says of the first two ids that they are taken."""

        asked: tuple[str, ...] = ()

        def __contains__(self, identifier: object) -> bool:
            self.asked += (str(identifier),)
            return len(self.asked) < 3

    taken = AllButTheThird()
    assert mint("event", taken) == taken.asked[2]
