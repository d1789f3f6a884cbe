"""Reads the case files: plain text that an archivist can follow and extend."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[tuple[str, str]]:
    """Return the two cells of each row of the tables in ``cases/NAME.md``, in order; the head row is left out.

    A row reads ``| typed | outcome |``; a cell between backticks keeps its blanks.
    """
    found = []
    for line in (_FOLDER / f"{name}.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        is_row = line.startswith("|") and not set(line) <= set("|-: ")
        if is_row and len(cells) == 2 and cells[0].startswith("`"):
            found.append((cells[0].strip("`"), cells[1].strip("`")))
    assert found, f"{name}.md has no cases"
    return found


def read_list(name: str) -> list[str]:
    """Return the items of the list in ``cases/NAME.md``, in order."""
    lines = (_FOLDER / f"{name}.md").read_text("utf-8").splitlines()
    found = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    assert found, f"{name}.md has no items"
    return found


def read_blocks(name: str) -> list[tuple[str, str, str]]:
    """Return title, input and expected answer of each case in ``cases/NAME.md``, each ended by a line with a full stop.

    Of the lines before an input the last is its title. ``⇥`` stands for a tab, ``⍽`` for a no-break space.
    """
    text = (_FOLDER / f"{name}.md").read_text("utf-8")
    parts = text.translate({ord("⇥"): "\t", ord("⍽"): "\u00a0"}).split("\n.\n")
    found = [
        (parts[place].strip().rpartition("\n")[2], parts[place + 1], parts[place + 2].strip("\n"))
        for place in range(0, len(parts) - 2, 3)
    ]
    assert found, f"{name}.md has no cases"
    return found
