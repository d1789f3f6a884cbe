"""The command ``mentions``: the linker applied to JSON lines, for tests and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.authority.from_file import record_of
from plugins.authority.integrity import resolve_references
from plugins.authority.register import Register
from plugins.kinds import KINDS
from plugins.linking.engine import Linker
from plugins.linking.exchange import answer
from plugins.sources.content_file import read_content_file
from plugins.sources.problems import CommandError, Problem
from plugins.text.normal import match_key


class BadRegister(CommandError):
    """Files of records cannot be read; ``problems`` lists why."""

    def __init__(self, problems: list[Problem]) -> None:
        """Take the problems as the text of the exception."""
        super().__init__("\n".join(problem.text() for problem in problems))
        self.problems = problems


class NoRegister(CommandError):
    """The folder of records does not exist."""

    exitcode = 2


def load_register(folder: Path) -> Register:
    """Return the records below *folder* (``persons/``, ``committees/``, ``events/``); ids and sources may be missing.

    Committees that records name and the folder lacks are left out. Raises BadRegister for files that
    cannot be read, NoRegister when there is no such folder.
    """
    if not folder.is_dir():
        raise NoRegister(f"{folder}: không có thư mục này. / there is no such folder.")
    records, problems = [], []
    for kind in KINDS.values():
        for path in sorted((folder / kind.folder).rglob("*.md")):
            source, found = read_content_file(
                kind.name, path.relative_to(folder).as_posix(), path.read_bytes()
            )
            problems += [problem for problem in found if problem.is_error]
            if source and (record := record_of(source)) and record.status == "published":
                records.append(record)
    if problems:
        raise BadRegister(problems)
    return resolve_references(records)[0]


def find_home(register: Register, named: str) -> str | None:
    """Return the slug of the one committee whose id, slug, name or variant is *named*, else None."""
    found = register.find("committee", named)
    if not found:
        key = match_key(named)
        found = tuple(one for one in register.committees.values() if key in map(match_key, one.all_names))
    return found[0].slug if len(found) == 1 else None


def answers(lines: Iterable[str], register: Register, home: str | None) -> Iterator[str]:
    """Yield a JSON line for each of *lines*; *home* is the slug of what a bare *Thành ủy* means."""
    yield from answer(lines, Linker(register, home=home))
