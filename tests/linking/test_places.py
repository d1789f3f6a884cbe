"""Places in names of committees."""

from __future__ import annotations

import pytest

from plugins.linking.places import Place, find_place, with_level
from tests.linking.marking import scan


@pytest.mark.parametrize(
    ("text", "implied", "found"),
    [
        ("Hà Nội", None, (2, Place(None, "hà nội"))),
        ("quận Gò Trấu", None, (3, Place("quận", "gò trấu"))),
        ("Thành phố họp", None, (2, Place("thành phố", None))),
        ("Gò Trấu", "quận", (2, Place("quận", "gò trấu"))),
        ("7", "quận", (1, Place("quận", "7"))),
        ("Gò Trấu", None, None),
        ("Trần Bích Lựu", "quận", None),
        ("phường Trần Bích Lựu", None, (1, Place("phường", None))),
    ],
)
def test_a_place_is_known_or_said_to_be_one(
    text: str, implied: str | None, found: tuple[int, Place] | None
) -> None:
    """By the register or the country, by its level, or by a head that implies the level; a person is none."""
    assert find_place(*scan(text), 0, implied) == found


def test_the_level_of_a_known_city_or_province() -> None:
    """The country knows it, where a name says none."""
    assert with_level(Place(None, "huế")) == Place("thành phố", "huế")
    assert with_level(Place(None, "an giang")) == Place("tỉnh", "an giang")
    assert with_level(Place("quận", "7")) == Place("quận", "7")


def test_places_that_may_be_one() -> None:
    """What is not said may be anything."""
    assert Place("quận", None).fits(Place("quận", "7"))
    assert not Place("quận", "7").fits(Place("phường", "7"))
