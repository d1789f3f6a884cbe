"""Pictures as they are encoded."""

import io
import struct
import zlib

import pytest
from PIL import Image

from plugins.site.picture_encoding import encode
from plugins.sources.pictures import Picture, inspect
from plugins.sources.renditions import renditions
from tests.site.profiles import ADOBE_RGB, DISPLAY_P3, SWAPPED, in_srgb, ink_profile, profile

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def opened(data: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(io.BytesIO(data))


def all_of(data: bytes) -> dict[str, bytes]:
    """Return all renditions of the picture *data* by path."""
    path = f"images/a.{ENDINGS[str(opened(data).format)]}"
    found = inspect(path, data)
    assert isinstance(found, Picture)
    wanted = renditions(path, found.width, found.height, found.is_drawing)
    return {
        one.path: made
        for form in dict.fromkeys(one.format for one in wanted)
        for group in [[one for one in wanted if one.format == form]]
        for one, made in zip(group, encode(data, group, found.is_drawing), strict=True)
    }


def published(data: bytes) -> bytes:
    """Return what any browser shows of the picture *data*."""
    return list(all_of(data).values())[-1]


def photo(
    form: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: object
) -> bytes:
    """Return a picture of many colours."""
    out = io.BytesIO()
    tints = (
        Image.linear_gradient("L").resize(size),
        Image.radial_gradient("L").resize(size),
        Image.new("L", size, 90),
    )
    Image.merge("RGB", tints).convert(mode).save(out, form, **options)
    return out.getvalue()


def with_position(form: str = "JPEG") -> bytes:
    """Return a picture on its side, with the camera's name and the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Máy ảnh của Lãm".encode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (21.0, 2.0, 0.0)
    return photo(form, (640, 480), exif=exif)


@pytest.mark.parametrize("form", ENDINGS)
def test_nothing_but_the_picture_is_published(form):
    """No camera, no position, no text, in no size and no format."""
    assert opened(with_position(form)).getexif()
    made = all_of(with_position(form))
    assert len(made) == 6
    for path, data in made.items():
        assert not opened(data).getexif(), path
        assert not {"exif", "xmp", "icc_profile", "comment"} & opened(data).info.keys(), path
        assert b"Exif" not in data, path
        assert "Lãm".encode() not in data, path


@pytest.mark.parametrize("form", ENDINGS)
def test_a_picture_stands_upright(form):
    """Turned as the camera said, since that goes with the rest."""
    assert {opened(data).size for data in all_of(with_position(form)).values()} == {(400, 533), (480, 640)}


def test_each_rendition_is_what_its_name_says():
    """Format and width, and the shape of the picture."""
    made = all_of(photo(size=(1000, 500)))
    said = {path: (opened(data).format, *opened(data).size) for path, data in made.items()}
    assert said == {
        "images/a.jpg.400.avif": ("AVIF", 400, 200),
        "images/a.jpg.800.avif": ("AVIF", 800, 400),
        "images/a.jpg.1000.avif": ("AVIF", 1000, 500),
        "images/a.jpg.400.webp": ("WEBP", 400, 200),
        "images/a.jpg.800.webp": ("WEBP", 800, 400),
        "images/a.jpg.1000.webp": ("WEBP", 1000, 500),
        "images/a.jpg.400.jpg": ("JPEG", 400, 200),
        "images/a.jpg.800.jpg": ("JPEG", 800, 400),
        "images/a.jpg": ("JPEG", 1000, 500),
    }


def test_a_wide_picture_is_made_smaller():
    """Its shape stays."""
    assert opened(published(photo(size=(3200, 800)))).size == (1600, 400)


def test_colours_stay():
    """In each format, at each place, but for what is not seen."""
    data = photo(size=(500, 400))
    before = opened(data).convert("RGB")
    for path, made in all_of(data).items():
        after = opened(made).convert("RGB").resize((500, 400))
        for place in ((50, 50), (250, 200), (400, 100)):
            apart = max(
                abs(a - b) for a, b in zip(before.getpixel(place), after.getpixel(place), strict=True)
            )
            assert apart < 12, path


def test_text_in_a_drawing_goes():
    """PNG keeps notes of its own kind."""
    from PIL.PngImagePlugin import PngInfo

    note = PngInfo()
    note.add_text("Author", "bí mật")
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=note)
    assert opened(published(out.getvalue())).info.get("Author") is None


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1", "LA"])
def test_drawings_of_other_modes(mode):
    """Grey, palette, transparent and black-and-white pictures look as they did, in each format."""
    out = io.BytesIO()
    image = Image.new("RGB", (8, 8), (255, 255, 255)).convert(mode)
    image.save(out, "PNG")
    made = all_of(out.getvalue())
    assert {opened(data).format for data in made.values()} == {"PNG", "WEBP"}
    for data in made.values():
        assert opened(data).convert("RGB").getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_is_transparent_stays_so(form):
    """In a logo, say: no JPEG is made of it."""
    out = io.BytesIO()
    image = Image.new("RGBA", (1000, 500), (200, 0, 0, 255))
    image.paste((0, 0, 0, 0), (0, 0, 500, 500))
    image.save(out, form, **({"lossless": True} if form == "WEBP" else {}))
    made = all_of(out.getvalue())
    assert {opened(data).format for data in made.values()} == {"PNG", "WEBP"}
    for data in made.values():
        shown = opened(data).convert("RGBA")
        assert shown.getpixel((10, 10))[3] == 0
        assert shown.getpixel((shown.width - 10, 10)) == (200, 0, 0, 255)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_photo_saved_as_a_drawing_is_a_photo(mode):
    """A screenshot with a channel for transparency that uses none, say: it gets a JPEG, an eighth of its size."""
    made = all_of(photo("PNG", (500, 400), mode))
    assert list(made)[-1] == "images/a.png.500.jpg"
    assert opened(published(photo("PNG", (500, 400), mode))).format == "JPEG"


def test_a_scan_of_sixteen_bits_is_a_photo():
    """Its greys stay where they were."""
    out = io.BytesIO()
    Image.new("I;16", (8, 8), 0xC000).save(out, "PNG")
    made = opened(published(out.getvalue()))
    assert (made.format, made.mode) == ("JPEG", "L")
    assert abs(made.getpixel((3, 3)) - 0xC0) <= 1


def test_a_print_picture_is_shown_in_a_browser():
    """CMYK becomes RGB."""
    out = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(out, "JPEG")
    assert opened(published(out.getvalue())).mode == "RGB"


def test_of_several_pictures_in_one_file_the_first_is_published():
    """Phones put a second one, of depth or brightness, behind the photo; its ending is that of a JPEG."""
    out = io.BytesIO()
    first, second = (opened(photo(size=(500, 400))), Image.new("RGB", (500, 400), (0, 0, 200)))
    first.save(out, "MPO", save_all=True, append_images=[second])
    found = inspect("images/a.jpg", out.getvalue())
    assert found == Picture(500, 400, "JPEG")
    (made,) = encode(out.getvalue(), renditions("images/a.jpg", 500, 400, False)[-1:], False)
    assert (opened(made).format, getattr(opened(made), "n_frames", 1)) == ("JPEG", 1)
    assert opened(made).getpixel((250, 200)) != (0, 0, 200)


def test_a_grey_photo_stays_grey():
    """A JPEG of one channel is smaller."""
    assert opened(published(photo(mode="L"))).mode == "L"


def test_the_same_picture_gives_the_same_bytes():
    """Two builds are equal."""
    assert all_of(photo(size=(900, 600))) == all_of(photo(size=(900, 600)))


@pytest.mark.parametrize("primaries", [DISPLAY_P3, ADOBE_RGB, SWAPPED], ids=["P3", "Adobe RGB", "swapped"])
@pytest.mark.parametrize(
    "colour", [(206, 43, 44), (200, 120, 90), (60, 140, 70), (30, 60, 160), (128, 128, 128)]
)
@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB")]
)
def test_colours_of_another_profile_become_those_of_srgb(primaries, colour, form, mode):
    """As the eye saw them, in every rendition, since the profile goes."""
    image = Image.new("RGB", (500, 400), colour)
    image = image.quantize(2) if mode == "P" else image.convert(mode)
    out = io.BytesIO()
    image.save(
        out,
        form,
        icc_profile=profile(primaries),
        **({"lossless": True} if form == "WEBP" else {"quality": 95}),
    )
    expected = in_srgb(primaries, image.convert("RGB").getpixel((0, 0)))
    for path, made in all_of(out.getvalue()).items():
        assert "icc_profile" not in opened(made).info
        shown = opened(made).convert("RGB").getpixel((250, 200))
        assert max(abs(a - b) for a, b in zip(shown, expected, strict=True)) <= 5, (path, shown, expected)


def test_inks_become_the_colours_that_they_print():
    """CMYK of a profile: this cyan is a grey of L* 50, which is 119 in sRGB; without its profile it would be 0, 255, 255."""
    inks = {(0, 0, 0, 0): (100.0, 0.0, 0.0), (1, 0, 0, 0): (50.0, 0.0, 0.0)}
    for colour, expected in (((255, 0, 0, 0), 119), ((0, 0, 0, 0), 255), ((0, 0, 0, 255), 0)):
        out = io.BytesIO()
        Image.new("CMYK", (64, 48), colour).save(out, "JPEG", quality=95, icc_profile=ink_profile(inks))
        for path, made in all_of(out.getvalue()).items():
            shown = opened(made).convert("RGB").getpixel((32, 24))
            assert max(abs(sample - expected) for sample in shown) <= 4, (path, shown)


def test_the_red_of_a_telephone_stays_as_red():
    """*(206, 43, 44)* of Display P3 is the *(225, 0, 31)* of sRGB, about: at its edge."""
    red, green, _ = in_srgb(DISPLAY_P3, (206, 43, 44))
    assert (red > 220, green < 10) == (True, True)


@pytest.mark.parametrize(
    ("mode", "damaged"),
    [
        ("RGB", b"no profile"),
        ("RGB", profile(DISPLAY_P3)[:200]),
        ("L", profile(DISPLAY_P3)),
        ("CMYK", profile(DISPLAY_P3)),
    ],
)
def test_a_profile_that_does_not_fit_counts_as_none(mode, damaged):
    """Damaged, or one of other colours than the picture has."""
    image = Image.new("RGB", (64, 48), (200, 120, 90)).convert(mode)
    plain, with_profile = io.BytesIO(), io.BytesIO()
    image.save(plain, "JPEG")
    image.save(with_profile, "JPEG", icc_profile=damaged)
    assert all_of(with_profile.getvalue()) == all_of(plain.getvalue())


def test_transparency_goes_through_a_profile():
    """Colours change, what is transparent stays so."""
    image = Image.new("RGBA", (64, 48), (206, 43, 44, 255))
    image.paste((0, 0, 0, 0), (0, 0, 32, 48))
    out = io.BytesIO()
    image.save(out, "PNG", icc_profile=profile(ADOBE_RGB))
    for made in all_of(out.getvalue()).values():
        shown = opened(made).convert("RGBA")
        assert (shown.getpixel((3, 3))[3], shown.getpixel((60, 3))[3]) == (0, 255)


MAGENTA = (255, 0, 255)


@pytest.mark.parametrize(
    ("image", "key"),
    [
        (Image.new("RGB", (700, 40), MAGENTA), MAGENTA),
        (Image.new("L", (700, 40), 85), 85),
        (Image.new("1", (700, 40), 1), 255),
        (Image.new("P", (700, 40), 0), 0),
        (Image.new("I;16", (700, 40), 0x55AA), 0x55AA),
    ],
    ids=["RGB", "L", "1", "P", "I;16"],
)
@pytest.mark.parametrize("size", [(700, 40), (2000, 40)])
def test_a_colour_that_is_transparent_stays_so(image, key, size):
    """A PNG may name one colour that is not shown (tRNS): it is shown in no rendition, the PNG of feeds among them."""
    image = image.resize(size)
    image.putpixel((1, 1), (0, 90, 0) if image.mode == "RGB" else 1)
    out = io.BytesIO()
    image.save(out, "PNG", transparency=key)
    made = all_of(out.getvalue())
    assert {opened(data).format for data in made.values()} == {"PNG", "WEBP"}
    for path, data in made.items():
        shown = opened(data).convert("RGBA")
        assert shown.getpixel((shown.width // 2, shown.height // 2))[3] == 0, path


@pytest.mark.parametrize("bits", [2, 4])
def test_a_transparent_grey_of_few_bits_stays_so(bits):
    """Its key counts in the bits of the file."""
    row = bytes([0]) + bytes([0b01010101 if bits == 2 else 0b00010001]) * (8 * bits // 8)
    head = struct.pack(">IIBBBBB", 8, 8, bits, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"tRNS", b"\0\1"), (b"IDAT", zlib.compress(row * 8)), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    assert inspect("a.png", data).is_drawing
    for made in all_of(data).values():
        assert opened(made).convert("RGBA").getpixel((3, 3))[3] == 0
