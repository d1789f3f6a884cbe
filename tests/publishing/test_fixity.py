"""Every published byte against the manifest."""

import os

import pytest

from plugins.publishing.fixity import Difference, compare
from plugins.publishing.releases import current_release
from tests.city import write
from tests.publishing.site import SITE, released


def found(output) -> list[Difference]:
    """Return what is not as the manifest of the current release says."""
    return list(compare(current_release(output)).differences)


def test_a_whole_release_has_no_difference(tmp_path):
    """All its files are counted."""
    checked = compare(released(tmp_path))
    assert (checked.files, checked.differences) == (len(SITE), ())


@pytest.mark.parametrize("path", ["index.html", "images/2023/07/hop.jpg", "theme/css/site.0123456789.css"])
@pytest.mark.parametrize("at", [0, -1])
def test_one_bit_is_found(tmp_path, path, at):
    """In text and pictures, at the beginning and at the end, size and time as they were."""
    place = released(tmp_path).folder / path
    data, when = bytearray(place.read_bytes()), place.stat().st_mtime_ns
    data[at] ^= 1
    place.write_bytes(data)
    os.utime(place, ns=(when, when))
    assert found(tmp_path) == [Difference(path, "changed")]


def test_a_lost_file_is_found(tmp_path):
    """By its name."""
    (released(tmp_path).folder / "feed.xml").unlink()
    assert found(tmp_path) == [Difference("feed.xml", "missing")]


def test_a_file_too_many_is_found(tmp_path):
    """Hidden ones too."""
    write(released(tmp_path).folder, "nhan-su/.la", "x")
    assert found(tmp_path) == [Difference("nhan-su/.la", "extra")]


def test_links_and_pipes_are_found(tmp_path):
    """Even where they lead to the right bytes; nothing waits for a pipe."""
    folder = released(tmp_path).folder
    (folder / "feed.xml").rename(tmp_path / "feed.xml")
    (folder / "feed.xml").symlink_to(tmp_path / "feed.xml")
    (folder / "thu-muc").symlink_to(folder / "nhan-su")
    os.mkfifo(folder / "ong")
    assert found(tmp_path) == [
        Difference("feed.xml", "extra"),
        Difference("feed.xml", "missing"),
        Difference("ong", "extra"),
        Difference("thu-muc", "extra"),
    ]


def test_a_file_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    """And the others are compared all the same."""
    from plugins.publishing import manifest

    folder = released(tmp_path).folder
    (folder / "index.html").write_text("x")
    real = manifest.sha256_of

    def refuse(path):
        """Fail as a bad sector does."""
        if str(path).endswith("feed.xml"):
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(manifest, "sha256_of", refuse)
    assert found(tmp_path) == [Difference("feed.xml", "unreadable"), Difference("index.html", "changed")]
