"""Every error and warning of a content folder, without writing anything."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.authority.register import Register
from plugins.catalogue.indexing import index_content
from plugins.catalogue.options import Options
from plugins.catalogue.store import Catalogue
from plugins.linking.engine import Linker
from plugins.sources.problems import Problem
from plugins.sources.tables import Abbreviations


def make_linker(register: Register, home: str | None, abbreviations: Abbreviations) -> Linker:
    """Return the linker for *register*; *home* is the slug of what a bare *Thành ủy* means."""
    return Linker(register, home=home, abbreviations=abbreviations)


def check_content(content: Path, as_of: datetime, home: str | None = None) -> list[Problem]:
    """Return every problem of the folder *content*, by file and line; *home* as in ``Options``."""
    catalogue = Catalogue.in_memory()
    try:
        options = Options(as_of=as_of, home=home, linker=make_linker)
        return index_content(content, catalogue, options).problems
    finally:
        catalogue.close()
