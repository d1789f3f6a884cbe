"""Writing the output."""

import os
from pathlib import Path

import pytest

from plugins.catalogue.site_pages import PageId, page_number
from plugins.catalogue.store import Catalogue
from plugins.publishing.manifest import files_below, make_manifest
from plugins.site.output import MARKER, Output, UnsafePath, begin_in_place
from tests.city import write

LONG_AGO = 1_000_000_000
ONE, OTHER = 1, 2
"""Numbers of pages."""


@pytest.fixture
def root(tmp_path):
    """An output folder that is ours."""
    begin_in_place(tmp_path / "preview")
    return tmp_path / "preview"


@pytest.fixture
def catalogue():
    """What remembers the files of an output."""
    return Catalogue.in_memory()


@pytest.fixture
def build(root, catalogue):
    """A function that has exactly the given files (bytes by path) stand in the folder, each of a page of its own."""

    def run(files: dict[str, bytes], folder: Path = root) -> Output:
        output = Output(folder, catalogue)
        pages = {page_number(catalogue, PageId("page", slug=path)): path for path in files}
        for page, path in pages.items():
            output.put(page, [(path, files[path])])
        for page in catalogue.values("SELECT DISTINCT page FROM files"):
            if page not in pages:
                output.put(page, [])
        output.delete_unknown_files()
        return output

    return run


def age(path: Path) -> None:
    """Have the file look as if it was written long ago."""
    os.utime(path, (LONG_AGO, LONG_AGO))


def test_files_are_written(build, root):
    """With the folders they need."""
    output = build({"a/index.html": b"mot"})
    assert (root / "a/index.html").read_bytes() == b"mot"
    assert (output.written, output.kept) == (1, 0)


def test_an_unchanged_file_is_not_touched(build, root):
    """The same bytes are not written again: its time stays."""
    build({"a.html": b"mot"})
    age(root / "a.html")
    output = build({"a.html": b"mot"})
    assert (root / "a.html").stat().st_mtime == LONG_AGO
    assert (output.written, output.kept) == (0, 1)


def test_the_same_bytes_from_another_source_are_not_written(root, catalogue):
    """A changed template that changes nothing on this page leaves its time alone."""
    Output(root, catalogue).put(ONE, [("a.html", b"mot")], "1")
    age(root / "a.html")
    Output(root, catalogue).put(ONE, [("a.html", b"mot")], "2")
    assert (root / "a.html").stat().st_mtime == LONG_AGO


def test_what_the_same_bytes_were_made_from_is_noted_anew(root, catalogue):
    """A picture saved anew without a change is made once more, not at every build."""
    Output(root, catalogue).put(ONE, [("a.jpg", b"mot")], "1")
    Output(root, catalogue).put(ONE, [("a.jpg", b"mot")], "2")
    assert catalogue.values(f"SELECT made_from FROM files WHERE page = {ONE}") == ["2"]


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


def test_a_link_in_place_of_a_file_is_replaced(build, root, tmp_path):
    """Nobody's file outside the folder becomes a page, or is written over."""
    elsewhere = write(tmp_path, "khac.html", "mot")
    build({"a.html": b"mot"})
    (root / "a.html").unlink()
    (root / "a.html").symlink_to(elsewhere)
    build({"a.html": b"mot"})
    assert not (root / "a.html").is_symlink()
    build({"a.html": b"hai"})
    assert elsewhere.read_text() == "mot"


def test_left_overs_go(build, root):
    """With the folders that are empty then."""
    build({"a/b/index.html": b"mot", "c.html": b"ba"})
    output = build({"c.html": b"ba"})
    assert output.removed == 1
    assert not (root / "a").exists()


def test_what_a_page_no_longer_has_goes(root, catalogue):
    """A page that lost an address; what others have stays."""
    Output(root, catalogue).put(ONE, [("a.html", b"mot"), ("cu.html", b"cu")])
    Output(root, catalogue).put(OTHER, [("b.html", b"hai")])
    output = Output(root, catalogue)
    output.put(ONE, [("a.html", b"mot")])
    assert files_below(root) == sorted([MARKER, "a.html", "b.html"])
    assert (output.kept, output.removed) == (1, 1)


@pytest.mark.parametrize("order", ["giver first", "taker first"])
def test_a_file_may_pass_to_another_page(root, catalogue, order):
    """A former address becomes that of a page: what stands there is the other page's, whichever is put first."""
    Output(root, catalogue).put(ONE, [("tin.html", b"a")])
    output = Output(root, catalogue)
    puts = [(ONE, []), (OTHER, [("tin.html", b"b")])]
    for page, files in puts if order == "giver first" else reversed(puts):
        output.put(page, files)
    assert (root / "tin.html").read_bytes() == b"b"
    assert catalogue.values("SELECT page FROM files") == [OTHER]


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
def test_no_path_leads_out_of_the_folder(root, catalogue, path):
    """Whatever a slug would say."""
    with pytest.raises(UnsafePath):
        Output(root, catalogue).put(ONE, [(path, b"x")])
    assert files_below(root.parent) == [f"preview/{MARKER}"]


@pytest.mark.parametrize("twin", ["tin/a.html", "Tin/A.html"])
@pytest.mark.parametrize("page", [ONE, OTHER])
def test_two_files_of_one_name_are_refused(root, catalogue, page, twin):
    """Also where only case tells them apart: on some machines they are one."""
    output = Output(root, catalogue)
    output.put(ONE, [("tin/a.html", b"x")])
    with pytest.raises(ValueError, match="twice"):
        output.put(page, [(twin, b"y")])


def release(staging: Path, catalogue: Catalogue, manifest: dict[str, str], data: bytes = b"mot") -> Output:
    """Build one file in *staging*, where the release stands that *manifest* tells of."""
    output = Output(staging, catalogue, manifest)
    output.put(ONE, [("a.html", data)])
    output.delete_unknown_files()
    return output


def test_a_release_keeps_unchanged_files_of_the_one_before(tmp_path, catalogue):
    """They stand in staging already, and are not written."""
    release(tmp_path, catalogue, {})
    age(tmp_path / "a.html")
    after = release(tmp_path, catalogue, make_manifest(tmp_path))
    assert (after.written, after.kept) == (0, 1)
    assert (tmp_path / "a.html").stat().st_mtime == LONG_AGO
    assert after.written_files() == make_manifest(tmp_path)


def test_a_release_keeps_nothing_that_the_manifest_does_not_vouch_for(tmp_path, catalogue):
    """A file of another digest, or of none, is made anew."""
    release(tmp_path, catalogue, {})
    write(tmp_path, "a.html", "sửa tay")
    after = release(tmp_path, catalogue, make_manifest(tmp_path))
    assert after.written == 1
    assert (tmp_path / "a.html").read_bytes() == b"mot"


def test_a_changed_file_of_a_release_does_not_change_the_one_before(tmp_path, catalogue):
    """In staging it may be the very file of the release before: it is replaced, never written into."""
    release(tmp_path / "1", catalogue, {})
    (tmp_path / "2").mkdir()
    os.link(tmp_path / "1/a.html", tmp_path / "2/a.html")
    release(tmp_path / "2", catalogue, make_manifest(tmp_path / "1"), b"hai")
    assert (tmp_path / "1/a.html").read_bytes() == b"mot"
    assert (tmp_path / "2/a.html").read_bytes() == b"hai"


def test_what_only_the_release_before_had_goes(tmp_path, catalogue):
    """A tombstone is no longer wanted, say."""
    write(tmp_path, "cu/index.html", "x")
    output = release(tmp_path, catalogue, make_manifest(tmp_path))
    assert files_below(tmp_path) == ["a.html"]
    assert output.removed == 1


def test_after_a_build_that_was_killed_bytes_are_compared(root, catalogue):
    """It may have written what the catalogue does not remember."""
    Output(root, catalogue).put(ONE, [("a.html", b"mot")])
    write(root, "a.html", "hai")
    Output(root, catalogue, was_killed=True).put(ONE, [("a.html", b"mot")])
    assert (root / "a.html").read_bytes() == b"mot"


def test_what_a_build_that_was_killed_wrote_well_is_not_written_again(root, catalogue):
    """The next build finds it, though the catalogue does not remember it."""
    write(root, "a.html", "mot")
    age(root / "a.html")
    Output(root, catalogue, was_killed=True).put(ONE, [("a.html", b"mot")])
    assert (root / "a.html").stat().st_mtime == LONG_AGO
    assert catalogue.values("SELECT page FROM files") == [ONE]
