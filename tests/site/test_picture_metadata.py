"""Originals are published without what their files say besides the picture."""

import io

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from plugins.site.picture_metadata import NoKnownPicture, without_metadata

SECRET = b"ZQXSECRET"
XMP = b"<x:xmpmeta>exif:GPSLatitude ZQXSECRET</x:xmpmeta>"


def with_secrets(form, orientation, **options):
    """Return a picture whose EXIF, XMP and comment tell of the place."""
    image = Image.radial_gradient("L").convert("RGB").resize((300, 200))
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    if form == "PNG":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"].add_text("Comment", SECRET.decode(), zip=False)
    else:
        options["xmp"] = XMP
    if form == "JPEG":
        options["comment"] = SECRET
    image.save(out, form, exif=exif, **options)
    return out.getvalue()


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize(
    ("form", "options"),
    [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("WEBP", {}), ("WEBP", {"lossless": True})],
)
def test_only_the_picture_is_left(form, options, orientation):
    """Every pixel, the same way up; no position, no owner, nothing that follows the picture."""
    data = with_secrets(form, orientation, **options)
    assert SECRET in data
    bare = without_metadata(data + b"another picture " + SECRET)
    assert SECRET not in bare
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert ImageOps.exif_transpose(after).tobytes() == ImageOps.exif_transpose(before).tobytes()
    assert set(after.getexif()) <= {0x0112}
    assert without_metadata(bare) == bare


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_is_cut_off_is_refused(form):
    """Rather than published as it is."""
    data = with_secrets(form, 1)
    for end in (3, 20, len(data) // 2):
        with pytest.raises((NoKnownPicture, OSError)):
            without_metadata(data[:end])
    with pytest.raises(NoKnownPicture):
        without_metadata(b"GIF89a")
