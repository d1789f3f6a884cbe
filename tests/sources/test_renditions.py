"""In which sizes and formats a picture is published, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.sources.renditions import original_path, renditions

SIDES = st.integers(1, 20_000)


def widths(width: int, height: int, is_drawing: bool = False) -> dict[str, list[int]]:
    """Return the widths of each format."""
    found: dict[str, list[int]] = {}
    for one in renditions("images/a.jpg", width, height, is_drawing):
        found.setdefault(one.format, []).append(one.width)
    return found


def test_a_photo_has_four_widths_in_three_formats():
    """From a phone's column to a screen's."""
    ladder = [400, 800, 1200, 1600]
    assert widths(4000, 3000) == {"AVIF": ladder, "WEBP": ladder, "JPEG": ladder}


def test_a_drawing_is_saved_without_losses():
    """One PNG, and WebP in several widths."""
    assert widths(4000, 3000, True) == {"WEBP": [400, 800, 1200, 1600], "PNG": [1600]}


def test_none_is_made_that_saves_nothing():
    """A width near the largest would be one more file for nobody."""
    assert widths(820, 500)["AVIF"] == [400, 820]


@pytest.mark.parametrize(("width", "height"), [(300, 17_000), (100, 60_000), (1600, 16_384), (3, 40_000)])
def test_a_tall_picture_is_made_smaller(width, height):
    """No format takes more than WebP does on a side."""
    tallest = max(one.height for one in renditions("images/a.jpg", width, height, False))
    assert 16_383 * 0.5 < tallest <= 16_383 or width == 1600


@given(SIDES, SIDES, st.booleans())
def test_none_is_larger_than_the_original(width, height, is_drawing):
    """Nor so tall that it takes long to make; each has the original's shape."""
    for one in renditions("images/a.png", width, height, is_drawing):
        assert 1 <= one.width <= min(width, 1600)
        assert one.height <= height
        assert one.width * one.height <= 1600 * 3200 + max(one.width, one.height)
        assert abs(one.height - height * one.width / width) <= 1


@pytest.mark.parametrize(
    ("path", "is_drawing", "last"),
    [
        ("images/a.jpg", False, "images/a.jpg"),
        ("images/a.JPEG", False, "images/a.JPEG"),
        ("images/a.png", True, "images/a.png"),
        ("images/a.png", False, "images/a.png.900.jpg"),
        ("images/a.webp", False, "images/a.webp.900.jpg"),
        ("images/a.webp", True, "images/a.webp.900.png"),
    ],
)
def test_what_any_browser_shows_comes_last(path, is_drawing, last):
    """At the picture's own address where that ends as its format does."""
    assert renditions(path, 900, 600, is_drawing)[-1].path == last


def test_no_two_have_one_address():
    """Also where pictures differ in nothing but their endings."""
    paths = [
        one.path
        for name in ("a.jpg", "a.jpeg", "a.png", "a.webp", "a.800.jpg")
        for is_drawing in ([True, False] if name[-3:] != "jpg" else [False])
        for one in renditions(f"images/{name}", 900, 600, is_drawing)
        if not (is_drawing and one.format == "WEBP")
    ]
    originals = [original_path(f"images/{name}") for name in ("a.jpg", "a.jpeg", "a.png")]
    assert len(set(paths + originals)) == len(paths + originals)
