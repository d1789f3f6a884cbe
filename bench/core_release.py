"""Make a release of the core alone, as ``python3 tasks.py build`` does of all parts: ``python3 -m bench.core_release``."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cli.release import build_release
from plugins.workers.progress import report_nothing


def main(content: str, output: str, cache: str) -> None:
    """Build *content* and make it the current release of *output*."""
    build_release(Path(content), Path(output), Path(cache), report_nothing, PARTS=["core"])


if __name__ == "__main__":
    main(*sys.argv[1:])
