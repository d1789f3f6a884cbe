"""The figures of measured builds, kept as JSON so that table and plot can be made again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median

CONTESTANTS = {"hugo": "Hugo", "pelican": "plain Pelican", "core": "ours, core", "all": "ours, all parts"}
SCENARIOS = {
    "full": "full build",
    "body": "body of an article edited",
    "title": "title of an article in 12 listings edited",
    "variant": "variant added to a person with about 50 articles",
    "release-full": "`build`, from nothing",
    "release": "`build`, one article edited",
    "serve": "`serve`, save to reloaded page",
}
FIGURES = ("cpu", "wall", "memory")
"""Seconds, seconds, bytes; ``written`` is files."""

Runs = Mapping[str, Sequence[Mapping[str, float]]]
"""Figures of each run, by scenario."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured of one size."""

    articles: int
    about: Mapping[str, str]
    """When and where, and the versions."""
    runs: Mapping[str, Runs]
    """By contestant."""
    files: Mapping[str, int] = field(default_factory=dict)
    """Files of the whole site, by contestant."""

    def figure(self, contestant: str, scenario: str, name: str) -> float | None:
        """Return the median of the runs, None when that was not measured."""
        found = [run[name] for run in self.runs.get(contestant, {}).get(scenario, ()) if name in run]
        return median(found) if found else None

    def ratio(self, contestant: str, scenario: str, name: str) -> float | None:
        """Return the figure of *contestant* over Hugo's; Hugo builds anew whatever was edited."""
        own = self.figure(contestant, scenario, name)
        hugo = self.figure("hugo", scenario, name)
        return own / hugo if own is not None and hugo else None


@dataclass(frozen=True, slots=True)
class Line:
    """What one stage of a full build costs in one process."""

    what: str
    milliseconds: float
    """CPU of one."""
    count: float
    """How many there are for each article."""


@dataclass(frozen=True, slots=True)
class Results:
    """Everything measured so far."""

    sizes: Mapping[int, Measured] = field(default_factory=dict)
    linking: Mapping[str, float] = field(default_factory=dict)
    """What ``bench linking --speed`` says; empty when it was not run."""
    profile: Sequence[Line] = ()
    """Where the time of a full build goes; empty when that was not measured."""

    def figure(self, articles: int, contestant: str, scenario: str, name: str) -> float | None:
        """Return a median of one size, None when that was not measured."""
        one = self.sizes.get(articles)
        return one.figure(contestant, scenario, name) if one else None

    def ratio(self, articles: int, contestant: str, scenario: str, name: str) -> float | None:
        """Return a median over Hugo's, None when either was not measured."""
        one = self.sizes.get(articles)
        return one.ratio(contestant, scenario, name) if one else None


def exponent(results: Results, contestant: str, name: str, small: int, large: int) -> float | None:
    """Return k for figures that grow as articles to the power of k, between two sizes of full builds.

    >>> runs = [{"all": {"full": [{"cpu": cpu}]}} for cpu in (2.0, 8.0)]
    >>> sizes = {n: Measured(n, {}, one) for n, one in zip((10, 20), runs)}
    >>> exponent(Results(sizes), "all", "cpu", 10, 20)
    2.0
    """
    first = results.figure(small, contestant, "full", name)
    last = results.figure(large, contestant, "full", name)
    if not first or not last:
        return None
    return math.log(last / first) / math.log(large / small)


def with_size(results: Results, measured: Measured) -> Results:
    """Return *results* with those of one size added; of contestants that were not measured this time the older ones stay."""
    older = results.sizes.get(measured.articles, measured)
    runs, files = {**older.runs, **measured.runs}, {**older.files, **measured.files}
    sizes = {**results.sizes, measured.articles: replace(measured, runs=runs, files=files)}
    return Results(dict(sorted(sizes.items())), results.linking, results.profile)


def read_results(path: Path) -> Results:
    """Return what the file *path* holds, nothing when there is no such file."""
    if not path.exists():
        return Results()
    data = json.loads(path.read_text("utf-8"))
    sizes = {one["articles"]: Measured(**one) for one in data["sizes"]}
    return Results(sizes, data["linking"], [Line(**one) for one in data["profile"]])


def write_results(results: Results, path: Path) -> None:
    """Write *results* as JSON that `read_results` reads."""
    data = {
        "sizes": [asdict(one) for one in results.sizes.values()],
        "linking": dict(results.linking),
        "profile": [asdict(one) for one in results.profile],
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
