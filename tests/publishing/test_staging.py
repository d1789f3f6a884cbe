"""Staging that begins as the release before."""

import os

from plugins.publishing.manifest import make_manifest
from plugins.publishing.releases import MAX_RELEASES, current_release, kept_releases, switch
from plugins.publishing.staging import stage_copy_of
from tests.city import write
from tests.publishing.site import SITE, page, released


def inodes(root) -> dict[str, int]:
    """Return the inode of each file."""
    return {path: os.lstat(root / path).st_ino for path in make_manifest(root)}


def test_it_has_every_file_of_the_release_before(tmp_path):
    """As hard links, and nothing else."""
    before = released(tmp_path)
    assert inodes(stage_copy_of(tmp_path, before).folder) == inodes(before.folder)


def test_it_is_made_of_what_a_run_left(tmp_path):
    """Whatever stands there: files of others, other bytes, links, empty folders."""
    before = released(tmp_path)
    staging = stage_copy_of(tmp_path, before).folder
    (staging / "index.html").unlink()
    write(staging, "index.html", "khác")
    (staging / "feed.xml").unlink()
    write(staging, "la/sau/x.html", "x")
    (staging / "lien-ket").symlink_to(tmp_path)
    assert inodes(stage_copy_of(tmp_path, before).folder) == inodes(before.folder)
    assert not (staging / "la").exists()
    assert (before.folder / "index.html").read_text() != "khác"


def test_it_is_made_of_the_oldest_release(tmp_path):
    """When there are as many as are kept; the others and the current one stay."""
    for number in range(MAX_RELEASES):
        released(tmp_path, {**SITE, "so.html": page(str(number))})
    oldest = kept_releases(tmp_path)[0]
    folder = oldest.stat().st_ino
    before = current_release(tmp_path)
    staging = stage_copy_of(tmp_path, before).folder
    assert staging.stat().st_ino == folder
    assert inodes(staging) == inodes(before.folder)
    assert [one.name for one in kept_releases(tmp_path)] == [f"{n:06d}" for n in range(2, MAX_RELEASES + 1)]
    switch(tmp_path, staging, make_manifest(staging))
    assert len(kept_releases(tmp_path)) == MAX_RELEASES


def test_damage_to_the_oldest_is_not_taken_over(tmp_path):
    """A file that is not the very one of the release before is linked anew."""
    for _ in range(MAX_RELEASES):
        released(tmp_path)
    (kept_releases(tmp_path)[0] / "index.html").write_text("hỏng")
    before = current_release(tmp_path)
    assert make_manifest(stage_copy_of(tmp_path, before).folder) == before.manifest


def test_what_was_written_to_is_told(tmp_path):
    """A file that was changed after the release's manifest; a file that never was is not named."""
    before = released(tmp_path)
    later = (before.folder.with_suffix(".json")).stat().st_mtime_ns + 1
    (before.folder / "index.html").write_text("hỏng")
    os.utime(before.folder / "index.html", ns=(later, later))
    assert stage_copy_of(tmp_path, before).modified == {"index.html"}


def test_what_was_lost_is_told(tmp_path):
    """A file that is gone, or is no file any more, nobody may take for one that stands."""
    before = released(tmp_path)
    (before.folder / "index.html").unlink()
    (before.folder / "feed.xml").unlink()
    (before.folder / "feed.xml").symlink_to("x.html")
    staged = stage_copy_of(tmp_path, before)
    assert staged.modified == {"index.html", "feed.xml"}
    assert not os.path.lexists(staged.folder / "feed.xml")


def test_nothing_is_taken_from_elsewhere(tmp_path):
    """Neither by a link in place of a folder nor by a manifest that leads out of the release."""
    before = released(tmp_path)
    away = {"/etc/hostname", "../000001.json", "tin-tuc/../index.html", "ngoai/index.html"}
    (before.folder / "ngoai").symlink_to(tmp_path / "current")
    before.manifest.update(dict.fromkeys(away, "0" * 64))
    staged = stage_copy_of(tmp_path, before)
    assert staged.modified == away
    assert make_manifest(staged.folder).keys() == before.manifest.keys() - away
