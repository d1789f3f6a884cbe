"""The linking engine on its own, for tests and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.authority.integrity import resolve_references
from plugins.authority.reading import record_of
from plugins.authority.records import FOLDERS
from plugins.authority.register import Register
from plugins.linking.engine import Linker
from plugins.linking.exchange import answer
from plugins.sources.documents import read_source
from plugins.sources.problems import Problem, Stopped


class BadRegister(Stopped):
    """Records that cannot be read."""

    def __init__(self, problems: list[Problem]) -> None:
        """Say what is wrong with each."""
        super().__init__("\n".join(problem.text() for problem in problems))
        self.problems = problems


class UnknownHome(Stopped):
    """The home committee that was asked for is not in the register, or may be several."""

    exitcode = 2


def load_register(folder: Path) -> Register:
    """Return the records below *folder* (``persons/``, ``committees/``, ``events/``); ids and sources may be missing.

    Committees that records name and the folder lacks are left out. Raises BadRegister for files that cannot be read.
    """
    records, problems = [], []
    for kind, name in FOLDERS.items():
        for path in sorted((folder / name).rglob("*.md")):
            source, found = read_source(kind, path.relative_to(folder).as_posix(), path.read_bytes())
            problems += [problem for problem in found if problem.is_error]
            if source and (record := record_of(source)) and record.status == "published":
                records.append(record)
    if problems:
        raise BadRegister(problems)
    return resolve_references(records)[0]


def answers(lines: Iterable[str], folder: Path, home: str | None) -> Iterator[str]:
    """Yield a JSON line for each of *lines*, against the register in *folder*; *home* is a name, slug or id."""
    register = load_register(folder)
    found = register.find("committee", home) if home else ()
    if home and len(found) != 1:
        raise UnknownHome(f"--home {home}: {'nhiều hồ sơ / several' if found else 'không có / not there'}.")
    yield from answer(lines, Linker(register, home=found[0].slug if found else None))
