"""The command line of the tasks: exit code 2 for wrong use, 0 when the reader of the output closed it, 4 without memory."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Sequence

from invoke.collection import Collection
from invoke.exceptions import ParseError
from invoke.program import Program

from plugins.cli.environment import print_message


class _Tasks(Program):
    def parse_core(self, argv: list[str] | None) -> None:
        try:
            super().parse_core(argv)
        except ParseError as error:
            sys.exit(print_wrong_use(error))

    def parse_tasks(self) -> None:
        try:
            super().parse_tasks()
        except ParseError as error:
            sys.exit(print_wrong_use(error))


_UNNAMED = {
    "approve": ("--person", "--office"),
    "merge": ("--kept", "--gone"),
    "rename": ("--record",),
    "split": ("--record",),
}
"""Options of tasks whose names may be left out, in their order: Invoke wants all such arguments, or none."""

_MANY_UNNAMED = {"import": "--file"}
"""The option of a task that has each argument without a name; all other options of it take a value."""


def with_names(arguments: Sequence[str]) -> list[str]:
    """Return the command line with the names of the options of a task that were left out.

    >>> with_names(["tasks.py", "approve", "Lê Mẫu", "Bí thư, Thành ủy", "--lang", "vi"])
    ['tasks.py', 'approve', '--person', 'Lê Mẫu', '--office', 'Bí thư, Thành ủy', '--lang', 'vi']
    >>> with_names(["tasks.py", "import", "a.docx", "--to", "content", "b.docx"])
    ['tasks.py', 'import', '--file', 'a.docx', '--to', 'content', '--file', 'b.docx']
    """
    program, task, *rest = [*arguments, "", ""][: max(len(arguments), 2)]
    if task in _MANY_UNNAMED:
        return [program, task, *_all_named(rest, _MANY_UNNAMED[task])]
    named = [program, task] if len(arguments) > 1 else [program]
    for name in _UNNAMED.get(task, ()):
        if not rest or rest[0].startswith("-"):
            break
        named += [name, rest.pop(0)]
    return [*named, *rest]


def _all_named(arguments: Sequence[str], option: str) -> list[str]:
    """Return *arguments* with *option* before each that is neither an option nor the value of one."""
    named: list[str] = []
    pending = iter(arguments)
    for argument in pending:
        if not argument.startswith("-"):
            named += [option, argument]
            continue
        named.append(argument)
        if "=" not in argument and argument not in ("-h", "--help"):
            named += itertools.islice(pending, 1)
    return named


def run_tasks(tasks: Collection) -> None:
    """Run the task that the command line names."""
    try:
        _Tasks(namespace=tasks, name="tasks.py", binary="python3 tasks.py").run(with_names(sys.argv))
    except BrokenPipeError:
        os._exit(0)  # as after `| head`: the reader closed the pipe
    except (MemoryError, ImportError) as error:
        if isinstance(error, ImportError) and "failed to map segment" not in str(error):
            raise
        print_message("Máy hết bộ nhớ. / The machine is out of memory.")
        os._exit(4)


def print_wrong_use(error: Exception) -> int:
    """Print what is wrong with the command line; return the exit code."""
    print_message(f"{error} Xem / see: python3 tasks.py --list")
    return 2
