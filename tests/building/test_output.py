"""Writing the output."""

import os
from pathlib import Path

import pytest

from plugins.building.output import MARKER, Output, UnsafePath, begin_in_place
from plugins.catalogue.store import Catalogue
from plugins.publishing.manifest import files_below, make_manifest
from tests.city import write


@pytest.fixture
def root(tmp_path):
    """An output folder that is ours."""
    begin_in_place(tmp_path / "preview")
    return tmp_path / "preview"


@pytest.fixture
def build(root):
    """A function that builds files (bytes by path) into the folder and returns the output and what went."""
    catalogue = Catalogue.in_memory()

    def run(files: dict[str, bytes], folder: Path = root) -> tuple[Output, int]:
        output = Output(folder, catalogue)
        for path, data in files.items():
            output.put(path, data.decode(), lambda data=data: data)
        return output, output.finish()

    return run


def test_files_are_written(build, root):
    """With the folders they need."""
    output, _ = build({"a/index.html": b"mot"})
    assert (root / "a/index.html").read_bytes() == b"mot"
    assert (output.written, output.kept) == (1, 0)


def test_an_unchanged_file_is_not_touched(build, root):
    """Neither made nor written: its time stays."""
    build({"a.html": b"mot"})
    os.utime(root / "a.html", (1_000_000_000, 1_000_000_000))
    output, _ = build({"a.html": b"mot"})
    assert (root / "a.html").stat().st_mtime == 1_000_000_000
    assert (output.written, output.kept) == (0, 1)


def test_an_unchanged_file_is_not_made(root):
    """What it would be made from is as it was, so nobody asks for it."""
    catalogue = Catalogue.in_memory()
    Output(root, catalogue).put("a.html", "1", lambda: b"mot")

    def never() -> bytes:
        raise AssertionError("made again")

    Output(root, catalogue).put("a.html", "1", never)


def test_the_same_bytes_from_another_source_are_not_written(root):
    """A changed template that changes nothing on this page leaves its time alone."""
    catalogue = Catalogue.in_memory()
    Output(root, catalogue).put("a.html", "1", lambda: b"mot")
    os.utime(root / "a.html", (1_000_000_000, 1_000_000_000))
    Output(root, catalogue).put("a.html", "2", lambda: b"mot")
    assert (root / "a.html").stat().st_mtime == 1_000_000_000


def test_a_changed_file_is_written(build, root):
    """Whole, and nothing is left beside it."""
    build({"a.html": b"mot"})
    build({"a.html": b"hai"})
    assert (root / "a.html").read_bytes() == b"hai"
    assert files_below(root) == sorted([MARKER, "a.html"])


def test_a_file_that_somebody_deleted_is_written_again(build, root):
    """Unchanged or not."""
    build({"a.html": b"mot"})
    (root / "a.html").unlink()
    build({"a.html": b"mot"})
    assert (root / "a.html").read_bytes() == b"mot"


def test_left_overs_go(build, root):
    """With the folders that are empty then."""
    build({"a/b/index.html": b"mot", "c.html": b"ba"})
    _, gone = build({"c.html": b"ba"})
    assert gone == 1
    assert not (root / "a").exists()


def test_in_a_folder_of_ours_everything_else_goes(build, root):
    """It was empty when we came."""
    write(root, "la.html", "x")
    build({"a.html": b"mot"})
    assert files_below(root) == sorted([MARKER, "a.html"])


def test_in_a_folder_of_others_their_files_stay(build, tmp_path):
    """Somebody's documents are not ours to delete; what we wrote ourselves goes."""
    theirs = tmp_path / "cua-nguoi-khac"
    write(theirs, "la.html", "x")
    begin_in_place(theirs)
    build({"a.html": b"mot", "b.html": b"hai"}, theirs)
    build({"a.html": b"mot"}, theirs)
    assert files_below(theirs) == ["a.html", "la.html"]


@pytest.mark.parametrize(
    "path", ["../a.html", "/a.html", "a/../../b.html", "a//b.html", "./a.html", "", "a/", "a\0.html", ".."]
)
def test_no_path_leads_out_of_the_folder(root, path):
    """Whatever a slug would say."""
    with pytest.raises(UnsafePath):
        Output(root, Catalogue.in_memory()).put(path, "1", lambda: b"x")
    assert files_below(root.parent) == [f"preview/{MARKER}"]


@pytest.mark.parametrize("twin", ["tin/a.html", "Tin/A.html"])
def test_two_files_of_one_name_are_refused(root, twin):
    """Also where only case tells them apart: on some machines they are one."""
    output = Output(root, Catalogue.in_memory())
    output.put("tin/a.html", "1", lambda: b"x")
    with pytest.raises(ValueError, match="twice"):
        output.put(twin, "2", lambda: b"y")


def release(root: Path, previous: Path, catalogue: Catalogue, manifest: dict[str, str]) -> Output:
    """Build one unchanged file into *root* as a release after *previous*."""
    output = Output(root, catalogue, previous, manifest)
    output.put("a.html", "1", lambda: b"mot")
    return output


def test_a_release_takes_unchanged_files_from_the_one_before(tmp_path):
    """Linked, not copied."""
    catalogue = Catalogue.in_memory()
    release(tmp_path / "1", tmp_path / "0", catalogue, {})
    after = release(tmp_path / "2", tmp_path / "1", catalogue, make_manifest(tmp_path / "1"))
    assert (after.written, after.kept) == (0, 1)
    assert (tmp_path / "2/a.html").samefile(tmp_path / "1/a.html")


def test_a_release_takes_nothing_that_the_manifest_does_not_vouch_for(tmp_path):
    """A file of another digest, or of none, is made anew."""
    catalogue = Catalogue.in_memory()
    release(tmp_path / "1", tmp_path / "0", catalogue, {})
    write(tmp_path, "1/a.html", "sửa tay")
    after = release(tmp_path / "2", tmp_path / "1", catalogue, make_manifest(tmp_path / "1"))
    assert after.written == 1
    assert (tmp_path / "2/a.html").read_bytes() == b"mot"
