"""Whether a picture is what its name says."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

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
    assert inspect("a.png", png(struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))).code == "P102"


def png(head: bytes) -> bytes:
    """Return a small PNG that declares *head* of itself."""
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    data = picture("PNG")
    return data[:8] + chunk + data[33:]


def test_other_formats_are_not_opened():
    """P102: decoders that nobody needs stay shut."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "BMP")
    assert inspect("a.png", out.getvalue()).code == "P102"


def test_hidden_text_is_no_fault():
    """Megabytes of XMP, as drawing programs leave, are passed over as in browsers; a picture of nothing else is not."""
    for text, code in ((3_000_000, None), (17_000_000, "P102")):
        note = PngInfo()
        note.add_itxt("XML:com.adobe.xmp", "<x/>" * (text // 4), zip=True)
        out = io.BytesIO()
        Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=note)
        found = inspect("a.png", out.getvalue())
        assert getattr(found, "code", None) == code
        assert code is None or found.detail == "quá nhiều chữ ẩn trong tệp / too much hidden text"


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_an_animation_is_told_from_a_picture(form):
    """By its frames; a photo with a second one for depth behind it is none."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    assert inspect(f"a.{form.lower()}", out.getvalue()).is_animated
    photos = io.BytesIO()
    frames[0].save(photos, "MPO", save_all=True, append_images=frames[1:])
    assert not inspect("a.jpg", photos.getvalue()).is_animated


PNG = picture("PNG", size=(640, 480))
FLIPPED = PNG[:60] + bytes([PNG[60] ^ 0xFF]) + PNG[61:]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jpg", b"", "tệp rỗng / empty"),
        ("a.png", b"<!doctype html><title>404</title>", "không phải ảnh / not a picture"),
        ("a.jpg", picture(size=(640, 480))[:2000], "tệp bị cụt, chép chưa xong / truncated"),
        ("a.png", PNG[:100], "tệp bị cụt, chép chưa xong / truncated"),
        ("a.png", FLIPPED, "dữ liệu ảnh bị hỏng / damaged"),
        ("a.webp", picture("WEBP", size=(640, 480))[:100], "dữ liệu ảnh bị hỏng / damaged"),
    ],
)
def test_the_reason_is_in_an_editors_words(name, data, reason):
    """Not in those of a library."""
    assert inspect(name, data) == BadPicture("P102", reason)


def test_too_many_pixels_are_counted():
    """P102 says how many there are, and how many may be."""
    data = png(struct.pack(">IIBBBBB", 10_000, 6_001, 8, 2, 0, 0, 0))
    assert inspect("a.png", data).detail.startswith("10000 × 6001: nhiều nhất 60.000.000 điểm ảnh / at most")
    assert inspect("a.png", png(struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))).detail.startswith(
        "nhiều nhất 60.000.000"
    )
