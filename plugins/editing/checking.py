"""Every error and warning of a content folder, without writing anything."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.catalogue.indexing import Indexed, index_content
from plugins.catalogue.options import Options
from plugins.catalogue.store import Catalogue
from plugins.editing.desk import contradictions
from plugins.sources.problems import Problem, in_order


def index_in_memory(content: Path, as_of: datetime, home: str | None) -> tuple[Catalogue, Indexed]:
    """Read the folder *content* into a catalogue of its own; *home* as in ``Options``."""
    catalogue = Catalogue.in_memory()
    return catalogue, index_content(content, catalogue, Options(as_of=as_of, home=home))


def check_content(
    content: Path, as_of: datetime, home: str | None = None, desk: bool = False
) -> list[Problem]:
    """Return every problem of the folder *content*, by file and line.

    With *desk*, also where the register and the reports disagree.
    """
    catalogue, indexed = index_in_memory(content, as_of, home)
    found = [*indexed.problems, *(contradictions(catalogue, indexed.register) if desk else ())]
    catalogue.close()
    return in_order(found)
