"""What ``python3 tasks.py bench KIND`` measures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.build import WrongUse, bench_speed, build_command
from bench.linking import bench_linking

__all__ = ["WrongUse", "run"]


def run(
    kind: str,
    linking: Mapping[str, Any],
    options: Mapping[str, Any],
    written: Mapping[str, Any],
    storm: Mapping[str, Any],
) -> int:
    """Measure *kind* and return the exit code; raise WrongUse when there is no such kind.

    *linking* are the options of that kind, *options* those of the corpus, *written* where the build's table goes,
    *storm* how long and from which seed.
    """
    if kind == "build":
        return build_command(**options, **written)
    if kind == "search":
        from bench.search import bench_search

        return bench_search(options["corpus"], options["articles"])
    if kind == "reader":
        from bench.reader import bench_reader

        return bench_reader()
    if kind == "storm":
        from bench.storm import bench_storm

        return bench_storm(**storm)
    if kind != "linking":
        raise WrongUse(f"bench {kind}: linking / build / search / reader / storm.")
    if linking["speed"]:
        return bench_speed(options["corpus"], options["articles"])
    passages, register = Path(linking["gold"]), Path(linking["register"])
    return bench_linking(passages, register, linking["home"], linking["half"], linking["form"])
