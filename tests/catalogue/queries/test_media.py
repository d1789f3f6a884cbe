"""Pictures and documents that something public shows."""

import pytest

from plugins.catalogue.output_files import note_output_file
from plugins.catalogue.queries import media
from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.site_pages import PageId, page_number
from tests.city import article, picture
from tests.sources.test_media import MP4

SHOWN, HIDDEN = "images/2024/a.jpg", "images/2024/b.jpg"
FILES = {
    SHOWN: picture(),
    HIDDEN: picture(size=(32, 32)),
    "documents/2024/kl.pdf": b"%PDF-1.4\n",
    "articles/2024/01/anh.md": article(
        "Có ảnh", f"![Cầu](/{SHOWN})\n\n[Kết luận](/documents/2024/kl.pdf)", date="2024-01-05"
    ),
    "articles/2024/01/nhap.md": article("Nháp", f"![Cầu](/{HIDDEN})", status="draft", date="2024-01-06"),
}
BESIDE = {".mp4": MP4, ".vtt": "WEBVTT", ".jpg": picture()}


@pytest.fixture
def catalogue(indexed):
    """The city with a picture that readers see and one in a draft."""
    return indexed(FILES)[1]


def test_a_picture(catalogue):
    """Its size and what it is; None where there is none."""
    found = media.picture(catalogue, SHOWN)
    assert (found.width, found.height) == (64, 48)
    assert media.picture(catalogue, "images/khong-co.jpg") is None


def test_what_readers_see(catalogue):
    """What only a draft shows is hidden."""
    assert media.shown_pictures(catalogue).keys() == {SHOWN}
    assert media.is_picture_shown(catalogue, SHOWN)
    assert not media.is_picture_shown(catalogue, HIDDEN)
    assert media.shown_documents(catalogue) == {"documents/2024/kl.pdf"}


def test_what_is_to_be_made(catalogue):
    """Until its files follow from the recipe, its bytes and whether the original is asked for."""
    assert media.pictures_to_make(catalogue, "recipe", []) == [SHOWN]
    made_from = f"recipe {media.picture(catalogue, SHOWN).digest}"
    page = page_number(catalogue, PageId("picture", slug=SHOWN))
    note_output_file(catalogue, OutputFileRow("a-64.jpg", page, "0" * 64, made_from))
    assert media.pictures_to_make(catalogue, "recipe", []) == []
    assert media.pictures_to_make(catalogue, "recipe", [f"/{SHOWN}"]) == [SHOWN]
    assert media.pictures_to_make(catalogue, "other", []) == [SHOWN]


def test_published_pictures_that_are_hidden(catalogue):
    """Their files are to be taken away; a document of that path is another thing."""
    for path in (SHOWN, HIDDEN, "images/gone.jpg"):
        page_number(catalogue, PageId("picture", slug=path))
    page_number(catalogue, PageId("document", slug="documents/khac.pdf"))
    assert media.hidden_pictures(catalogue) == [HIDDEN, "images/gone.jpg"]


def test_films_that_readers_see(indexed):
    """With their captions; a poster is shown with its film."""
    files = {
        **{f"media/{name}{ending}": data for name in "ab" for ending, data in BESIDE.items()},
        "articles/2024/01/phim.md": article("Phim", "![Lễ](/media/a.mp4)", date="2024-01-05"),
        "articles/2024/01/nhap.md": article("Nháp", "![Lễ](/media/b.mp4)", status="draft", date="2024-01-06"),
    }
    _, catalogue = indexed(files)
    assert media.medium(catalogue, "media/a.mp4").poster == "media/a.jpg"
    assert media.medium(catalogue, "media/khong.mp4") is None
    assert media.shown_media(catalogue) == {"media/a.mp4", "media/a.vtt"}
    assert media.shown_pictures(catalogue).keys() == {"media/a.jpg"}
    assert media.shown_media(catalogue, with_drafts=True) > media.shown_media(catalogue)
    assert media.shown_pictures(catalogue, with_drafts=True).keys() == {"media/a.jpg", "media/b.jpg"}
