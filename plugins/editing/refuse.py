"""``approve --refuse``: an office that a report was heard to give is refused in the report's own file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.editing.approve import Choice
from plugins.editing.changes import Changes, apply
from plugins.editing.file_edit import FileEdit
from plugins.editing.front_text import scalar
from plugins.ingest.refused_offices import FIELD


def refuse(content: Path, choices: Sequence[Choice], journal: Path) -> list[Path]:
    """Write refusals into the reports of the folder *content*, as ``changes.apply`` does; return the files that changed.

    Raises CannotChange.
    """
    return apply(content, refusing(content, choices), journal)


def refusing(content: Path, choices: Sequence[Choice]) -> Changes:
    """Return what *choices* change, refused, in the reports of the folder *content*. Raises CannotChange."""
    edits: dict[str, FileEdit] = {}
    for one in choices:
        said = {"person": one.office.person.slug, "office": one.office.title}
        said |= {"committee": one.office.committee} if one.office.committee else {}
        item = tuple(f"{name}: {scalar(value)}" for name, value in said.items())
        for report in one.reports:
            if report.path not in edits:
                edits[report.path] = FileEdit("article", report.path, (content / report.path).read_bytes())
            edits[report.path].add(FIELD, [(item, said)])
    return Changes(
        {path: one.before for path, one in edits.items()}, {path: one.data() for path, one in edits.items()}
    )
