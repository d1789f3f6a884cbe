"""Pictures as they are published."""

import io

import pytest
from PIL import Image

from plugins.building.pictures import published
from tests.city import picture


def opened(data: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(io.BytesIO(data))


def with_position() -> bytes:
    """Return a picture on its side, with the camera's name and the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Máy ảnh của Lãm".encode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (21.0, 2.0, 0.0)
    return picture(size=(64, 48), exif=exif)


def test_nothing_but_the_picture_is_published():
    """No camera, no position, no text."""
    assert opened(with_position()).getexif()
    data = published(with_position())
    assert not opened(data).getexif()
    assert b"Exif" not in data
    assert "Lãm".encode() not in data


def test_a_picture_stands_upright():
    """Turned as the camera said, since that goes with the rest."""
    assert opened(published(with_position())).size == (48, 64)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_format_stays(form):
    """The name's ending stays true."""
    assert opened(published(picture(form))).format == form


def test_a_wide_picture_is_made_smaller():
    """Its shape stays."""
    assert opened(published(picture(size=(3200, 800)))).size == (1600, 400)


def test_text_in_a_drawing_goes():
    """PNG keeps notes of its own kind."""
    from PIL.PngImagePlugin import PngInfo

    note = PngInfo()
    note.add_text("Author", "bí mật")
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=note)
    assert opened(published(out.getvalue())).info.get("Author") is None


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1"])
def test_drawings_of_other_modes(mode):
    """Grey, palette, transparent and black-and-white pictures look as they did."""
    out = io.BytesIO()
    image = Image.new("RGB", (8, 8), (255, 255, 255)).convert(mode)
    image.save(out, "PNG")
    back = opened(published(out.getvalue()))
    assert back.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


def test_a_print_picture_is_shown_in_a_browser():
    """CMYK becomes RGB."""
    out = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(out, "JPEG")
    assert opened(published(out.getvalue())).mode == "RGB"


def test_the_same_picture_gives_the_same_bytes():
    """Two builds are equal."""
    assert published(picture()) == published(picture())
