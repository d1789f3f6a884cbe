"""The commands that keep the register: ``merge``, ``rename`` and ``split``; each shows what it touches and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.building.settings import BadSettings, read_as_of, read_site_url
from plugins.catalogue.store import Catalogue
from plugins.editing.catalogues import Keeping, kept_catalogue
from plugins.editing.changes import apply, recover, undo
from plugins.editing.register_plan import RegisterPlan, Touch
from plugins.ingest.content import Indexed
from plugins.sources.content_file import sha256_hex
from plugins.sources.problems import Problem

_MAX_WORDS = 100
"""Characters of a cell of the table."""


def merge(content: Path, keeping: Keeping, *, kept: str, gone: str, shown: bool, undone: bool) -> int:
    """Merge the record *gone* into *kept*."""
    from plugins.editing.merge import plan_merge

    journal = journal_of("merge", content)
    if undone:
        return _undo(content, journal)
    if not (kept and gone):
        raise BadSettings("merge: KEPT GONE | --undo.")
    with read_register(content, keeping) as plan:
        plan_merge(plan, plan.record(kept), plan.record(gone))
        return _write(plan, journal, shown)


def rename(
    content: Path, keeping: Keeping, *, record: str, name: str, slug: str, shown: bool, undone: bool
) -> int:
    """Give *record* another name or slug."""
    from plugins.editing.rename import plan_rename

    journal = journal_of("rename", content)
    if undone:
        return _undo(content, journal)
    if not (record and (name or slug)):
        raise BadSettings("rename: RECORD --name NAME | --slug SLUG | --undo.")
    with read_register(content, keeping) as plan:
        plan_rename(plan, plan.record(record), name, slug)
        return _write(plan, journal, shown)


def split(
    content: Path,
    keeping: Keeping,
    *,
    record: str,
    chosen: str,
    read: Callable[[Path], str],
    language: str,
    shown: bool,
    undone: bool,
) -> int:
    """List what may go from *record* to another, or make two of it as the file *chosen*, read by *read*, says."""
    from plugins.editing.split import plan_split, read_split, split_list

    journal = journal_of("split", content)
    if undone:
        return _undo(content, journal)
    if bool(record) == bool(chosen):
        raise BadSettings("split: RECORD | --from FILE | --undo.")
    if chosen:
        wanted, problems = read_split(read(Path(chosen)), chosen)
        for problem in problems:
            print(problem.text(language))
        if problems:
            return 1
    with read_register(content, keeping) as plan:
        if record:
            print("\n".join(split_list(plan, plan.record(record), language)))
            return 0
        plan_split(plan, wanted)
        return _write(plan, journal, shown)


def journal_of(command: str, content: Path) -> Path:
    """Return the file that notes what the last *command* on the folder *content* changed."""
    return Path(".cache") / command / f"{sha256_hex(str(content.resolve()).encode())[:16]}.json"


@contextmanager
def read_content(content: Path, keeping: Keeping) -> Iterator[tuple[Catalogue, Indexed]]:
    """Yield the kept catalogue into which *content* has been read, and what that gave."""
    from plugins.building.running import pelican_settings
    from plugins.workers.processes import start_workers

    if not content.is_dir():
        raise BadSettings(Problem("F111", ".").text(folder=content.name))
    recover(content)
    settings = pelican_settings("publishconf.py")
    home, site_url = settings["HOME_COMMITTEE"], read_site_url(settings["SITEURL"])
    now = read_as_of(None)
    with (
        start_workers(None) as workers,
        kept_catalogue(content.resolve(), keeping, now, home, workers, site_url) as found,
    ):
        yield found


@contextmanager
def read_register(content: Path, keeping: Keeping) -> Iterator[RegisterPlan]:
    """Yield what a command asks and changes of the register of *content*."""
    with read_content(content, keeping) as (catalogue, _):
        yield RegisterPlan(content, catalogue)


def _write(plan: RegisterPlan, journal: Path, shown: bool) -> int:
    """Print the table; write the changes unless they are only to be *shown*."""
    changes = plan.changes()
    print("\n".join(table(plan.touches)))
    if not shown:
        paths = apply(plan.content, changes, journal)
        print(f"{len(paths)} tệp đã ghi; bỏ bằng --undo. / files written; take back with --undo.")
    return 0


def _undo(content: Path, journal: Path) -> int:
    print("\n".join(map(str, undo(content, journal))))
    return 0


def table(touches: list[Touch]) -> list[str]:
    """Return *touches* as a table: file, field, what stands there and what will.

    >>> table([Touch("register/persons/a.md", "name", "Lê A", "Lê B")])
    ['register/persons/a.md | name | Lê A → Lê B']
    """
    paths = max((len(one.path) for one in touches), default=0)
    fields = max((len(one.field) for one in touches), default=0)
    return [
        f"{one.path:{paths}} | {one.field:{fields}} | {_cut(one.before)} → {_cut(one.after)}".rstrip()
        for one in touches
    ]


def _cut(words: str) -> str:
    return words if len(words) <= _MAX_WORDS else f"{words[:_MAX_WORDS]}…"
