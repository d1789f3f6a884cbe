"""What stands beside a release of the texts that its pages were made of."""

from plugins.publishing.manifest import make_manifest
from plugins.publishing.releases import begin_staging, switch
from plugins.publishing.text_digests import ENDING, forget_texts, read_text_digests, write_text_digests
from tests.publishing.site import SITE, put

DIGESTS = {"tin/b/index.html": "2" * 64, "tin/a/index.html": "1" * 64}


def release(output):
    """Make a release; return its folder."""
    staging = begin_staging(output)
    put(staging, SITE)
    return switch(output, staging, make_manifest(staging), keep=1).folder


def test_what_was_written_is_read(tmp_path):
    """The same bytes whatever the order; nothing where nothing was written."""
    folder = release(tmp_path)
    assert read_text_digests(folder) is None
    write_text_digests(folder, DIGESTS)
    written = folder.with_suffix(ENDING).read_bytes()
    assert read_text_digests(folder) == DIGESTS
    write_text_digests(folder, dict(reversed(DIGESTS.items())))
    assert folder.with_suffix(ENDING).read_bytes() == written


def test_damage_is_noticed(tmp_path):
    """Then nothing is known."""
    folder = release(tmp_path)
    write_text_digests(folder, DIGESTS)
    place = folder.with_suffix(ENDING)
    place.write_bytes(place.read_bytes().replace(b"222", b"322"))
    assert read_text_digests(folder) is None
    place.write_bytes(b"")
    assert read_text_digests(folder) is None


def test_pages_are_forgotten(tmp_path):
    """Those that are no longer as their texts made them; the others stay."""
    folder = release(tmp_path)
    forget_texts(folder, ["tin/a/index.html"])
    assert read_text_digests(folder) is None
    write_text_digests(folder, DIGESTS)
    forget_texts(folder, ["tin/a/index.html", "khac.html"])
    assert read_text_digests(folder) == {"tin/b/index.html": "2" * 64}


def test_it_goes_with_its_release(tmp_path):
    """As all that stands beside one."""
    old = release(tmp_path)
    write_text_digests(old, DIGESTS)
    release(tmp_path)
    assert not old.with_suffix(ENDING).exists()
