"""Releases in an output folder."""

import os

import pytest

from plugins.publishing.errors import NotPublished
from plugins.publishing.manifest import make_manifest
from plugins.publishing.releases import (
    MAX_RELEASES,
    begin_staging,
    current_release,
    kept_releases,
    point_current,
    roll_back,
    switch,
)
from tests.city import write


def release(output, text: str):
    """Make a release of one page."""
    staging = begin_staging(output)
    write(staging, "index.html", text)
    return switch(output, staging, make_manifest(staging))


def shown(output) -> str:
    """Return what readers see."""
    return (output / "current/index.html").read_text()


def test_readers_see_the_new_release(tmp_path):
    """After the switch; numbers go up."""
    first = release(tmp_path, "một")
    assert shown(tmp_path) == "một"
    second = release(tmp_path, "hai")
    assert shown(tmp_path) == "hai"
    assert (first.folder.name, second.folder.name) == ("000001", "000002")


def test_the_current_release_has_its_manifest(tmp_path):
    """Pages are counted from it."""
    made = release(tmp_path, "một")
    found = current_release(tmp_path)
    assert found.folder.resolve() == made.folder.resolve()
    assert found.manifest == made.manifest
    assert found.pages == 1


def test_there_is_none_before_the_first(tmp_path):
    """Nor where the link leads nowhere."""
    assert current_release(tmp_path) is None
    os.symlink("releases/000009", tmp_path / "current")
    assert current_release(tmp_path) is None


def test_the_link_can_be_moved_with_the_folder(tmp_path):
    """It is relative."""
    release(tmp_path / "a", "một")
    (tmp_path / "a").rename(tmp_path / "b")
    assert shown(tmp_path / "b") == "một"


def test_staging_begins_empty(tmp_path):
    """What a build that died left there is gone."""
    write(begin_staging(tmp_path), "cu.html", "x")
    assert list(begin_staging(tmp_path).iterdir()) == []


def test_old_releases_go(tmp_path):
    """With their manifests; as many stay as are kept."""
    for number in range(MAX_RELEASES + 3):
        release(tmp_path, str(number))
    folders = sorted(one.name for one in (tmp_path / "releases").iterdir() if one.is_dir())
    manifests = sorted(one.stem for one in (tmp_path / "releases").glob("*.json"))
    assert folders == manifests == [f"{number:06d}" for number in range(4, MAX_RELEASES + 4)]


def test_what_a_write_that_died_left_beside_releases_goes(tmp_path):
    """Nobody reads it again: it goes with the next release."""
    release(tmp_path, "x")
    write(tmp_path, "releases/.000001.json.new", "{")
    release(tmp_path, "y")
    assert not (tmp_path / "releases/.000001.json.new").exists()


def test_a_roll_back_removes_nothing(tmp_path):
    """Readers see the older release, the newer stays."""
    first, second = release(tmp_path, "một"), release(tmp_path, "hai")
    point_current(tmp_path, first.folder)
    assert shown(tmp_path) == "một"
    assert second.folder.is_dir()
    assert current_release(tmp_path).manifest == first.manifest


def test_the_release_after_a_roll_back_is_the_newest(tmp_path):
    """Its number follows the highest, not the one that readers saw."""
    first, _ = release(tmp_path, "một"), release(tmp_path, "hai")
    point_current(tmp_path, first.folder)
    assert release(tmp_path, "ba").folder.name == "000003"
    assert shown(tmp_path) == "ba"


def test_what_readers_were_taken_back_from_is_no_release_any_more(tmp_path):
    """Once there is a newer one: going back leads to what they saw before it."""
    first, bad = release(tmp_path, "một"), release(tmp_path, "hỏng")
    roll_back(tmp_path)
    release(tmp_path, "ba")
    assert kept_releases(tmp_path)[0] == first.folder
    assert not bad.folder.exists()
    roll_back(tmp_path)
    assert shown(tmp_path) == "một"


def test_a_release_that_was_never_shown_is_not_gone_back_to(tmp_path):
    """A machine that stopped between the release and the link leaves one."""
    first = release(tmp_path, "một")
    release(tmp_path, "chưa ai thấy")
    point_current(tmp_path, first.folder)
    release(tmp_path, "ba")
    roll_back(tmp_path)
    assert shown(tmp_path) == "một"


def test_a_folder_without_manifest_is_no_release(tmp_path):
    """Half of an old one that was being taken away, or a copy of somebody's."""
    release(tmp_path, "một")
    release(tmp_path, "hai")
    (tmp_path / "releases/000001.json").unlink()
    with pytest.raises(NotPublished):
        roll_back(tmp_path)
    assert shown(tmp_path) == "hai"


def test_a_number_is_not_used_again(tmp_path):
    """Files of others in the folder do not count."""
    release(tmp_path, "một")
    write(tmp_path, "releases/ghi-chu.txt", "x")
    assert release(tmp_path, "hai").folder.name == "000002"


def test_a_setting_says_how_many_stay(tmp_path):
    """Fewer than there are: the oldest go with the next release."""
    for number in range(6):
        staging = begin_staging(tmp_path)
        (staging / "index.html").write_text(str(number))
        switch(tmp_path, staging, make_manifest(staging), keep=3 if number == 5 else MAX_RELEASES)
    assert [one.name for one in kept_releases(tmp_path)] == ["000004", "000005", "000006"]
