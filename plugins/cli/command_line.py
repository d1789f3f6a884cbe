"""The command line of the tasks: exit code 2 for wrong use, 0 when the reader of the output closed it, 4 without memory."""

from __future__ import annotations

import os
import sys

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


def run_tasks(tasks: Collection) -> None:
    """Run the task that the command line names."""
    try:
        _Tasks(namespace=tasks, name="tasks.py", binary="python3 tasks.py").run()
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
