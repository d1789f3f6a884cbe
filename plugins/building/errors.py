"""The exception that ends a build whose content has errors."""

from __future__ import annotations

from plugins.sources.problems import Problem


class ContentErrors(SystemExit):
    """The content has errors: they are listed, nothing is written."""

    def __init__(self, problems: list[Problem]) -> None:
        """End with exit code 1; a SystemExit, as Pelican prints a traceback for other exceptions."""
        super().__init__(1)
        self.problems = problems
