"""What ends a build whose content has errors."""

from __future__ import annotations

from plugins.sources.problems import Problem


class ContentFaults(SystemExit):
    """The content has errors: they are listed, nothing is written."""

    def __init__(self, problems: list[Problem]) -> None:
        """Leave with exit code 1, as DESIGN's commands do; Pelican prints no traceback for it."""
        super().__init__(1)
        self.problems = problems
