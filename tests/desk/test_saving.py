"""Saving: whole or not at all, never over somebody else's words, with a name, and back by one click."""

import subprocess

import pytest

from plugins.desk import journal
from plugins.desk.saving import Conflict, OutsideContent, Saved, entered, read_text, save, take_back
from plugins.editing.changes import CannotUndo
from plugins.editing.new import create
from tests.city import AS_OF, NEWS, REPORT


def git(folder, *arguments):
    """Return what a git command says."""
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def repository(folder):
    """The city's content, committed."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@x.example", "add", ".")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qm", "Nhập")
    return folder


def test_a_text_is_saved(desk):
    """What was opened and changed stands in the file, and in the journal who did it."""
    text, seen = read_text(desk, NEWS)
    saved = save(desk, NEWS, text + "\nThêm.\n", seen, "Sửa bài")
    assert isinstance(saved, Saved)
    assert read_text(desk, NEWS) == (text + "\nThêm.\n", saved.digest)
    (entry,) = journal.entries(desk.folder)
    assert (entry.who, entry.words, entry.paths) == ("Lò Thị Mai", "Sửa bài", (NEWS,))


def test_line_ends_of_a_form_do_not_reach_the_file(desk):
    """Browsers send CR LF."""
    text, seen = read_text(desk, NEWS)
    saved = save(desk, NEWS, text.replace("\n", "\r\n"), seen)
    assert (saved.change, read_text(desk, NEWS)[0]) == ("", text)


def test_a_file_changed_elsewhere_is_not_written_over(desk):
    """Both texts are told; saving again with what was seen then puts ours in place."""
    text, seen = read_text(desk, NEWS)
    (desk.content / NEWS).write_text(text + "\nCủa người khác.\n", "utf-8")
    conflict = save(desk, NEWS, text + "\nCủa tôi.\n", seen)
    assert isinstance(conflict, Conflict)
    assert (conflict.theirs, conflict.mine) == (text + "\nCủa người khác.\n", text + "\nCủa tôi.\n")
    assert read_text(desk, NEWS)[0] == conflict.theirs
    assert isinstance(save(desk, NEWS, conflict.mine, conflict.digest), Saved)
    assert read_text(desk, NEWS)[0] == conflict.mine


def test_a_new_file_does_not_replace_one(desk):
    """Nor does a file that is gone come back unseen."""
    assert isinstance(save(desk, NEWS, "x", ""), Conflict)
    text, seen = read_text(desk, NEWS)
    (desk.content / NEWS).unlink()
    assert save(desk, NEWS, text, seen) == Conflict(NEWS, "", text, "")


def test_any_change_is_taken_back(desk):
    """Byte for byte, and that is a change too."""
    text, seen = read_text(desk, NEWS)
    saved = save(desk, NEWS, "---\nx\n---\n", seen)
    back = take_back(desk, saved.change, "Bỏ")
    assert read_text(desk, NEWS)[0] == text
    take_back(desk, back, "Lại")
    assert read_text(desk, NEWS)[0] == "---\nx\n---\n"
    assert [one.undoes for one in journal.entries(desk.folder)] == [back, saved.change, ""]


def test_what_was_changed_since_is_not_taken_back(desk):
    """It would cost the later change."""
    text, seen = read_text(desk, NEWS)
    saved = save(desk, NEWS, text + "\nMột.\n", seen)
    save(desk, NEWS, text + "\nHai.\n", saved.digest)
    with pytest.raises(CannotUndo):
        take_back(desk, saved.change, "Bỏ")
    assert read_text(desk, NEWS)[0] == text + "\nHai.\n"


def test_a_new_article_is_entered_and_taken_back(desk):
    """The file goes; its id stays in the ledger as one that was used."""
    made = []

    def make():
        made.append(create("article", "Ra quân", desk.content, AS_OF))
        return made

    change = entered(desk, make, "Bài mới")
    assert journal.entries(desk.folder)[0].paths[0] == "articles/2026/11/ra-quan.md"
    take_back(desk, change, "Bỏ")
    assert not made[0].exists()
    assert desk.content.joinpath("register/ids.csv").read_text("utf-8").count("withdrawn") == 1


@pytest.mark.parametrize(
    "path",
    [
        "",
        "../x.md",
        "/etc/passwd",
        "articles/../../x",
        ".git/config",
        "register/.pending",
        "a//b",
        "a\\b",
        "a\0b",
    ],
)
def test_nothing_outside_the_content_is_written(desk, path):
    """Nor what is hidden there."""
    with pytest.raises(OutsideContent):
        save(desk, path, "x", "")


def test_a_change_is_a_commit_with_a_name(desk, repository):
    """Of its files alone: what somebody has staged stays staged."""
    (repository / REPORT).write_text("đang sửa", "utf-8")
    git(repository, "add", REPORT)
    text, seen = read_text(desk, NEWS)
    save(desk, NEWS, text + "\nThêm.\n", seen, "Sửa: trao huy hiệu")
    told = git(repository, "log", "-1", "--format=%an|%ae|%cn|%s", "--name-only").split("\n")
    assert told[0] == "Lò Thị Mai|mai@van-khe.example|Lò Thị Mai|Sửa: trao huy hiệu"
    assert told[2:] == [NEWS, ""]
    assert git(repository, "status", "--porcelain", "--untracked-files=no") == f"M  {REPORT}\n"


def test_a_commit_waits_for_the_lock_of_another(desk, repository):
    """Which is kept for a while, and the change is not lost."""
    (repository / ".git/index.lock").write_text("", "utf-8")
    text, seen = read_text(desk, NEWS)
    save(desk, NEWS, text + "\nThêm.\n", seen, "Sửa")
    assert git(repository, "log", "-1", "--format=%s") == "Sửa\n"


def test_a_commit_that_git_refuses_is_told(desk, browser, repository):
    """The file is saved, the journal has the change, and the history says why git has not."""
    (repository / ".git/HEAD.lock").write_text("", "utf-8")
    text, seen = read_text(desk, NEWS)
    save(desk, NEWS, text + "\nThêm.\n", seen, "Sửa")
    assert read_text(desk, NEWS)[0].endswith("Thêm.\n")
    [entry] = journal.entries(desk.folder)
    assert (entry.commit, "HEAD" in entry.refused) == ("", True)
    assert "chưa vào kho git" in browser.page("/history").text


def test_a_folder_below_the_repository(desk, tmp_path):
    """Content mostly stands beside the program."""
    git(tmp_path, "init", "-q", "-b", "main")
    text, seen = read_text(desk, NEWS)
    save(desk, NEWS, text + "\nThêm.\n", seen, "Lần đầu")
    assert git(tmp_path, "log", "--format=%s", "--name-only").split() == ["Lần", "đầu", f"content/{NEWS}"]
