"""Whether a picture is what its name says."""

import io
import struct
import zlib

from PIL import Image

from plugins.sources.pictures import BadPicture, Picture, inspect
from tests.city import picture


def test_a_whole_picture_has_its_size():
    """Width and height are in pixels."""
    assert inspect("images/a.jpg", picture(size=(64, 48))) == Picture(64, 48, "JPEG")


def test_png_and_webp_are_taken():
    """Both come out of drawing programs."""
    assert inspect("a.png", picture("PNG")) == Picture(64, 48, "PNG", is_drawing=True)
    assert inspect("a.webp", picture("WEBP")) == Picture(64, 48, "WEBP", is_drawing=True)


def test_a_photo_is_told_from_a_drawing():
    """By its colours, whatever format it was saved in; what is transparent in places is a drawing."""
    ramp = Image.linear_gradient("L")
    many = Image.merge("RGB", (ramp, ramp.rotate(90), ramp.rotate(180)))
    seen = {}
    for name, image in {"photo": many, "greys": ramp, "logo": many.convert("RGBA")}.items():
        if name == "logo":
            image.putpixel((0, 0), (0, 0, 0, 0))
        out = io.BytesIO()
        image.save(out, "PNG")
        seen[name] = inspect("a.png", out.getvalue()).is_drawing
    assert seen == {"photo": False, "greys": False, "logo": True}


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8"
 onload="alert(1)"><script>alert(1)</script><foreignObject><body onclick="alert(1)"/></foreignObject>
 <image xlink:href="https://may-khac.example/x.png"/></svg>"""


def test_a_drawing_that_may_act_is_no_picture():
    """P102 for SVG under whatever name: it can hold scripts, handlers, pages and references to other hosts."""
    for name in ("a.jpg", "a.png", "a.webp"):
        assert inspect(name, SVG).code == "P102"
        assert inspect(name, b'<?xml version="1.0"?>' + SVG).code == "P102"


def test_an_ending_in_capitals_counts():
    """Cameras write ``.JPG``."""
    assert inspect("a.JPG", picture()) == Picture(64, 48, "JPEG")


def test_a_picture_on_its_side_has_its_upright_size():
    """EXIF orientation 6 turns width and height round."""
    exif = Image.Exif()
    exif[0x0112] = 6
    assert inspect("a.jpg", picture(size=(64, 48), exif=exif)) == Picture(48, 64, "JPEG")


def test_half_a_picture_is_bad():
    """P102: a copy that broke off is decoded to its end and found out."""
    data = picture(size=(640, 480))
    assert inspect("a.jpg", data[: len(data) // 2]).code == "P102"


def test_a_wrong_ending_is_named():
    """P103 says what the picture is in truth."""
    assert inspect("a.jpg", picture("PNG")) == BadPicture("P103", "PNG")
    assert inspect("a.png", picture("GIF")) == BadPicture("P103", "GIF")


def test_a_web_page_is_no_picture():
    """P102 for an error page saved as a picture."""
    assert inspect("a.jpg", b"<!doctype html><title>404</title>").code == "P102"


def test_nothing_is_no_picture():
    """P102 for an empty file."""
    assert inspect("a.jpg", b"").code == "P102"


def test_a_bomb_is_not_decoded():
    """P102 for a header that declares more pixels than a camera makes."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    data = picture("PNG")
    assert inspect("a.png", data[:8] + chunk + data[33:]).code == "P102"


def test_other_formats_are_not_opened():
    """P102: decoders that nobody needs stay shut."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "BMP")
    assert inspect("a.png", out.getvalue()).code == "P102"
