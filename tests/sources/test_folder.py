"""The walk through a content folder."""

import os
from unicodedata import normalize

import pytest

from plugins.sources.folder import MAX_FILE_BYTES, read_file, walk
from plugins.sources.problems import Problem
from tests.city import CITY, LAM, NEWS, REPORT, article, write


def codes(root) -> list[tuple[str, str]]:
    """Return code and file of each problem of the walk."""
    return [(one.code, one.path) for one in walk(root).problems]


def test_every_kind_of_file_is_found(folder):
    """Sources are known by where they stand; pictures and documents by their ending."""
    write(folder, "images/2023/07/a.JPG", b"x")
    write(folder, "documents/2023/b.pdf", b"x")
    write(folder, "pages/gioi-thieu.md", "x")
    found = walk(folder)
    assert found.problems == []
    assert found.sources[LAM] == "person"
    assert found.sources[REPORT] == "article"
    assert found.sources["pages/gioi-thieu.md"] == "page"
    assert found.sources["settings/portal.yaml"] == "portal"
    assert (found.pictures, found.documents) == ({"images/2023/07/a.JPG"}, {"documents/2023/b.pdf"})
    assert found.has_ledger
    assert len(found.sources) == len(CITY) - 1 + 1


def test_a_symbolic_link_is_not_followed(folder, tmp_path):
    """F107 for a link to a file; nothing of its target is read."""
    secret = write(tmp_path, "bi-mat.md", article("Bí mật"))
    (folder / "articles/2023/07/tin.md").symlink_to(secret)
    found = walk(folder)
    assert [(one.code, one.path) for one in found.problems] == [("F107", "articles/2023/07/tin.md")]
    assert "articles/2023/07/tin.md" not in found.sources


@pytest.mark.parametrize("tells", [True, False])
def test_a_folder_that_becomes_a_link_is_not_read(folder, tmp_path, monkeypatch, tells):
    """F107, though it was a folder when it was listed; also where the system does not tell where a file lies."""
    if not tells:
        monkeypatch.setattr(
            os, "readlink", lambda path, real=os.readlink: real(str(path).replace("/proc/self/fd", "/none"))
        )
    assert walk(folder).problems == []
    assert isinstance(read_file(folder, NEWS), bytes)
    (folder / "articles/2023").rename(tmp_path / "khac")
    (folder / "articles/2023").symlink_to(tmp_path / "khac")
    found = read_file(folder, NEWS)
    assert isinstance(found, Problem)
    assert found.code == "F107"


def test_a_content_folder_that_is_a_link_is_read(folder, tmp_path):
    """Wherever it leads, also when it leads elsewhere later."""
    (tmp_path / "noi").symlink_to(folder)
    assert isinstance(read_file(tmp_path / "noi", NEWS), bytes)
    (tmp_path / "noi").unlink()
    folder.rename(tmp_path / "moi")
    (tmp_path / "noi").symlink_to(tmp_path / "moi")
    assert isinstance(read_file(tmp_path / "noi", NEWS), bytes)


def test_a_linked_folder_is_not_entered(folder, tmp_path):
    """F107 for a link to a folder, even to one above it."""
    (folder / "articles/vong").symlink_to(folder)
    assert codes(folder) == [("F107", "articles/vong")]


def test_reading_never_follows_a_link(folder, tmp_path):
    """A file swapped for a link after the walk is refused."""
    found = walk(folder)
    secret = write(tmp_path, "bi-mat.md", "bí mật")
    (folder / NEWS).unlink()
    (folder / NEWS).symlink_to(secret)
    assert isinstance(found.read(NEWS), Problem)


def test_a_pipe_does_not_stop_the_walk(folder):
    """F108, and the walk ends."""
    os.mkfifo(folder / "articles/ong.md")
    assert codes(folder) == [("F108", "articles/ong.md")]


@pytest.mark.parametrize(
    "name",
    [".an.md", "tin.md~", "tin.md.bak", "~$tin.md", "#tin.md#", ".tin.md.swp", "Thumbs.db", "desktop.ini"],
)
def test_what_editors_programs_leave_is_ignored(folder, name):
    """F110 warns, since an article might be lost that way."""
    write(folder, f"articles/2023/07/{name}", "x")
    assert codes(folder) == [("F110", f"articles/2023/07/{name}")]


@pytest.mark.parametrize("path", ["articles/2023/tin.txt", "ghi-chu.md", "pages/a/b.md", "register/x.md"])
def test_a_file_of_no_known_kind_is_named(folder, path):
    """F110 for whatever would not be published."""
    write(folder, path, "x")
    assert codes(folder) == [("F110", path)]


def test_a_hidden_folder_is_not_entered(folder):
    """F110 for the folder as a whole."""
    write(folder, ".git/config", "x")
    assert codes(folder) == [("F110", ".git")]


def test_an_ending_in_capitals_counts(folder):
    """``.MD`` comes from Windows."""
    write(folder, "articles/2023/07/TIN.MD", article("Tin"))
    assert walk(folder).sources["articles/2023/07/TIN.MD"] == "article"


def test_a_name_that_is_not_utf_8_is_refused(folder):
    """F109, and the message can be printed."""
    write(folder, "articles/x", "x")
    os.rename(folder / "articles/x", os.fsencode(folder) + b"/articles/t\xe1in.md")
    (problem,) = walk(folder).problems
    assert problem.code == "F109"
    assert problem.text("en").encode("utf-8").startswith(b"articles/t\\udce1in.md:1: error F109 ")


def test_a_name_with_a_line_break_is_refused(folder):
    """F109, on one line all the same."""
    write(folder, "articles/a\nb.md", article("Tin"))
    (problem,) = walk(folder).problems
    assert problem.code == "F109"
    assert "\n" not in problem.text()


@pytest.mark.parametrize("twin", ["articles/2023/07/TIN.md", "articles/2023/07/Tin.Md"])
def test_names_that_differ_in_case_alone_are_refused(folder, twin):
    """F113: on Windows and on the web they would be one."""
    write(folder, "articles/2023/07/tin.md", article("Tin"))
    write(folder, twin, article("Tin khác"))
    assert [code for code, _ in codes(folder)] == ["F113"]


def test_names_that_differ_in_unicode_form_are_refused(folder):
    """F113: NFC and NFD of one name."""
    write(folder, "articles/2023/07/h\u00e0.md", article("Tin"))
    write(folder, "articles/2023/07/ha\u0300.md", article("Tin khác"))
    assert [code for code, _ in codes(folder)] == ["F113"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "path",
    [
        "images/2026/\u1ea3nh l\u1ec5.jpg",
        "images/\u0111\u1ee3t m\u1ed9t/Th\u01b0\u1ee3ng n\u1eeda/c\u1ea3nh.jpg",
        "documents/k\u1ebf ho\u1ea1ch.pdf",
        "articles/n\u0103m nay/tin.md",
        "articles/2023/07/h\u1ed9i-ngh\u1ecb.md",
    ],
)
def test_a_name_counts_in_nfc(folder, form, path):
    """A file from a Mac, or from its archive unpacked elsewhere, has the name that texts give it; folders too."""
    write(folder, normalize(form, path), "x")
    found = walk(folder)
    assert found.problems == []
    assert path in {*found.sources, *found.pictures, *found.documents}
    assert path in found.signatures
    assert (found.read(path), found.read_head(path, 1), read_file(folder, path)) == (b"x", b"x", b"x")


def test_a_folder_in_both_forms_is_one(folder):
    """F113 only for what stands in both."""
    for form, name in (("NFC", "a.jpg"), ("NFD", "b.jpg"), ("NFC", "c.jpg"), ("NFD", "c.jpg")):
        write(folder, normalize(form, f"images/\u1ea3nh/{name}"), name)
    found = walk(folder)
    assert [(one.code, one.path) for one in found.problems] == [("F113", "images/\u1ea3nh/c.jpg")]
    assert found.read("images/\u1ea3nh/a.jpg") == b"a.jpg"
    assert found.read("images/\u1ea3nh/b.jpg") == b"b.jpg"


def test_a_name_that_is_in_no_form_cannot_be_read(folder):
    """F106, as for any file that went."""
    assert read_file(folder, "images/kh\u00f4ng.jpg").code == "F106"
    assert read_file(folder, "kh\u00f4ng/kh\u00f4ng.jpg").code == "F106"


def test_a_missing_folder_is_one_problem(tmp_path):
    """F111, no traceback."""
    assert codes(tmp_path / "khong-co") == [("F111", ".")]


def test_the_order_is_that_of_paths(folder):
    """Sources come in one order on every machine."""
    assert list(walk(folder).sources) == sorted(walk(folder).sources)


@pytest.mark.parametrize(("name", "problems"), [("a.md.tmp", []), (".#a.md", []), ("a.md", ["F106"])])
def test_a_file_that_goes_while_we_look(folder, monkeypatch, name, problems):
    """What editors' programs make for themselves comes and goes; an article that goes is named."""
    path = write(folder, f"articles/2023/09/{name}", article())
    listed = os.scandir

    def gone_when_looked_at(below: str) -> Listed:
        with listed(below) as found:
            entries = list(found)
        if path.exists() and str(path.parent) == os.path.normpath(below):
            path.unlink()
        return Listed(entries)

    monkeypatch.setattr(os, "scandir", gone_when_looked_at)
    assert [one.code for one in walk(folder).problems] == problems


class Listed(list[os.DirEntry[str]]):
    """Entries of a folder, as ``os.scandir`` gives them."""

    def __enter__(self):
        """Return them."""
        return self

    def __exit__(self, *_):
        """Do nothing."""


def test_a_file_as_large_as_the_machine_is_not_read(tmp_path):
    """F106: its size is looked at first."""
    write(tmp_path, "register/ids.csv", "id\n")
    os.truncate(tmp_path / "register/ids.csv", MAX_FILE_BYTES + 1)
    found = read_file(tmp_path, "register/ids.csv")
    assert isinstance(found, Problem)
    assert found.code == "F106"
