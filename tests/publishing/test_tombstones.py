"""The list of takedowns, and the pages at the addresses."""

import csv

import pytest

from plugins.addresses import file_of
from plugins.publishing.errors import NotPublished
from plugins.publishing.tombstones import (
    TAKEDOWNS,
    Takedown,
    add_tombstones,
    is_tombstone,
    read_takedowns,
    reappeared,
    render_tombstone,
    write_takedowns,
)

GONE = Takedown("2026-11-26", "/tin-tuc/2026/11/tin/", 'Tin "mật", 2', ("/id/a-0000012/",), "trực ban", "lộ")


def test_the_list_comes_back_as_written(tmp_path):
    """Commas, quotes and several addresses too."""
    write_takedowns(tmp_path, [GONE])
    assert read_takedowns(tmp_path) == (GONE,)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "'=1", "''", "'a", "''=1"])
def test_no_cell_is_a_formula(tmp_path, text):
    """For a spreadsheet it is text, whoever typed it; we read it as it was typed."""
    taken = Takedown("2026-11-26", "/tin-tuc/2026/11/tin/", text, (), text, text)
    write_takedowns(tmp_path, [taken])
    with (tmp_path / TAKEDOWNS).open(encoding="utf-8", newline="") as file:
        (row,) = list(csv.reader(file))[1:]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert read_takedowns(tmp_path) == (taken,)


def test_a_carriage_return_ends_no_line(tmp_path):
    """It is a blank."""
    write_takedowns(tmp_path, [Takedown("2026-11-26", "/tin-tuc/2026/11/tin/", "x", (), "\r=x", "a\rb")])
    assert [(one.by, one.reason) for one in read_takedowns(tmp_path)] == [(" =x", "a b")]


def test_a_folder_without_a_list_has_no_takedowns(tmp_path):
    """Nothing was ever taken down there."""
    assert read_takedowns(tmp_path) == ()


def test_a_line_without_an_address_stops_everything(tmp_path):
    """Else what it meant would be published again."""
    (tmp_path / TAKEDOWNS).write_text("date,address,title,aliases,by,reason\n2026-11-26,tin,Tin,,,\n")
    with pytest.raises(NotPublished, match=f"{TAKEDOWNS}:2"):
        read_takedowns(tmp_path)


@pytest.mark.parametrize("shell", ["", "<html><title>a</title><main>cũ</main></html>"])
def test_a_tombstone_names_the_day_and_nothing_else(shell):
    """Neither title nor reason, whatever page it is made of."""
    page = render_tombstone(shell, GONE, "Bài")
    text = page.decode()
    assert is_tombstone(page)
    assert "26/11/2026" in text
    assert "mật" not in text and "lộ" not in text and "cũ" not in text


def test_a_build_gets_a_tombstone_at_each_address_without_a_page(tmp_path):
    """The page and what redirected to it; a page that is there again is reported, not replaced."""
    output, root = tmp_path / "output", tmp_path / "site"
    output.mkdir()
    write_takedowns(output, [GONE])
    paths = [file_of(GONE.address), file_of(GONE.aliases[0])]
    assert add_tombstones(output, root) == paths
    manifest = dict.fromkeys(paths, "")
    assert reappeared(output, root, manifest) == []
    (root / paths[0]).write_text("<h1>Tin</h1>")
    assert add_tombstones(output, root) == []
    assert reappeared(output, root, manifest) == [GONE]
