"""The command line of the tasks: wrong use ends with exit code 2, a reader who has heard enough with 0, no room with 4."""

from __future__ import annotations

import os
import sys

from invoke.collection import Collection
from invoke.exceptions import ParseError
from invoke.program import Program

from plugins.cli.environment import say


class _Tasks(Program):
    def parse_core(self, argv: list[str] | None) -> None:
        try:
            super().parse_core(argv)
        except ParseError as error:
            sys.exit(wrong_use(error))

    def parse_tasks(self) -> None:
        try:
            super().parse_tasks()
        except ParseError as error:
            sys.exit(wrong_use(error))


def run_tasks(tasks: Collection) -> None:
    """Run the task that the command line names."""
    try:
        _Tasks(namespace=tasks, name="tasks.py", binary="python3 tasks.py").run()
    except BrokenPipeError:
        os._exit(0)  # whoever listened has heard enough
    except (MemoryError, ImportError) as error:
        if isinstance(error, ImportError) and "failed to map segment" not in str(error):
            raise
        say("Máy hết bộ nhớ. / The machine is out of memory.")
        os._exit(4)


def wrong_use(error: Exception) -> int:
    """Say what is wrong with the command line; return the exit code."""
    say(f"{error} Xem / see: python3 tasks.py --list")
    return 2
