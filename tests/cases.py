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


def read_passages(name: str) -> list[tuple[str, str, str]]:
    """Return title, text and outcome of each case of ``cases/NAME.md``: each ended by a line with a full stop."""
    parts = (_FOLDER / f"{name}.md").read_text("utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, f"{name}.md: a case wants three parts"
    titles, typed, outcomes = parts[:-1:3], parts[1::3], parts[2::3]
    return [
        (title.strip("\n"), text, outcome)
        for title, text, outcome in zip(titles, typed, outcomes, strict=True)
    ]
