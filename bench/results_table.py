"""The figures of measured builds as Markdown: against the bars, and all of them by size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.results import CONTESTANTS, SCENARIOS, Measured, Results, exponent

SMALL, MIDDLE, LARGE = 5_000, 20_000, 100_000
SIZES = (SMALL, MIDDLE, LARGE)
_NONE = "–"
_BYTES_PER_GB = 1e9
_UNITS = {"cpu": "CPU", "wall": "time", "memory": "memory", "written": "files written"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure that is held against a bar; less is better."""

    what: str
    value: Callable[[Results, str], float | None]
    """Of one contestant."""
    bar: float
    aim: float
    unit: str = ""


def _ratio(articles: int, scenario: str, name: str) -> Callable[[Results, str], float | None]:
    return lambda results, contestant: results.ratio(articles, contestant, scenario, name)


def _figure(
    articles: int, scenario: str, name: str, unit: float = 1
) -> Callable[[Results, str], float | None]:
    def value(results: Results, contestant: str) -> float | None:
        found = results.figure(articles, contestant, scenario, name)
        return None if found is None else found / unit

    return value


def _growth(results: Results, contestant: str) -> float | None:
    return exponent(results, contestant, "cpu", SMALL, LARGE)


BARS = (
    Bar("full build of 20,000, CPU / Hugo's", _ratio(MIDDLE, "full", "cpu"), 1.3, 0.8),
    Bar("full build of 20,000, time / Hugo's", _ratio(MIDDLE, "full", "wall"), 0.9, 0.6),
    Bar("full build of 100,000, CPU / Hugo's", _ratio(LARGE, "full", "cpu"), 0.7, 0.4),
    Bar("full build of 100,000, time / Hugo's", _ratio(LARGE, "full", "wall"), 0.45, 0.3),
    Bar("full build of 100,000, peak memory", _figure(LARGE, "full", "memory", _BYTES_PER_GB), 1.5, 1.0, "GB"),
    Bar("growth of CPU from 5,000 to 100,000, exponent", _growth, 1.10, 1.05),
    Bar("body of an article edited at 100,000, time", _figure(LARGE, "body", "wall"), 1.5, 0.9, "s"),
    Bar("the same, CPU / Hugo's", _ratio(LARGE, "body", "cpu"), 1 / 150, 1 / 350),
    Bar(
        "title of an article in 12 listings edited at 100,000, time",
        _figure(LARGE, "title", "wall"), 2.0, 1.2, "s",
    ),
    Bar(
        "variant added to a person with about 50 articles at 100,000, time",
        _figure(LARGE, "variant", "wall"), 4.0, 1.5, "s",
    ),
    Bar("`build`, one article edited at 100,000, time", _figure(LARGE, "release", "wall"), 12.0, 6.0, "s"),
    Bar("`serve`, save to reloaded page at 20,000", _figure(MIDDLE, "serve", "wall"), 1.0, 0.3, "s"),
)  # fmt: skip

LINKING_BARS = {
    "mean": ("CPU per article of the corpus, mean", "0.8 ms", "ms"),
    "worst": ("CPU per 500 words of the annotated passages, worst", "5 ms", "ms"),
    "memory": ("memory of the process with its register", "200 MB", "MB"),
    "capitals": ("100,000 capitalised words that bodies begin with", "1 s", "s"),
    "commas": ("50,000 commas between heads of bodies", "1 s", "s"),
}
"""What each figure of linking is, its bar and its unit."""


def number(value: float | None, unit: str = "") -> str:
    """Return *value* with three digits that count, small ones as a fraction; a dash for what was not measured.

    >>> number(0.4567), number(12.345, "s"), number(233.4), number(0.004), number(None)
    ('0.457', '12.3 s', '233', '1/250', '–')
    """
    if value is None:
        return _NONE
    if not unit and 0 < value < 0.05:
        return f"1/{1 / value:.0f}"
    text = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return f"{text} {unit}".strip()


def bars_table(results: Results) -> list[str]:
    """Return the table of figures with bars."""
    return [
        "| | bar | aim | ours, core | ours, all parts |",
        "|---|---:|---:|---:|---:|",
        *(_bar_line(one, results) for one in BARS),
    ]


def _bar_line(bar: Bar, results: Results) -> str:
    values = [bar.value(results, contestant) for contestant in ("core", "all")]
    cells = [number(bar.bar, bar.unit), number(bar.aim, bar.unit), *(_judged(one, bar) for one in values)]
    return f"| {bar.what} | {' | '.join(cells)} |"


def _judged(value: float | None, bar: Bar) -> str:
    """Return *value*, marked when it does not hold the bar."""
    return number(value, bar.unit) + (" ✗" if value is not None and value > bar.bar else "")


def size_table(measured: Measured) -> list[str]:
    """Return the table of all figures of one size, with ours over Hugo's."""
    known = [name for name in CONTESTANTS if name in measured.runs]
    heads = [f"{CONTESTANTS[one]}{' | / Hugo' if one in ('core', 'all') else ''}" for one in known]
    columns = sum(2 if one in ("core", "all") else 1 for one in known)
    files = [f"{measured.files.get(one, 0):,}" + (" |" if one in ("core", "all") else "") for one in known]
    return [
        f"| | {' | '.join(heads)} |",
        "|---|" + "---:|" * columns,
        f"| files of the site | {' | '.join(files)} |",
        *(line for scenario in SCENARIOS for line in _scenario_lines(measured, scenario, known)),
    ]


def _scenario_lines(measured: Measured, scenario: str, known: Sequence[str]) -> Iterator[str]:
    for name, label in _UNITS.items():
        values = [measured.figure(contestant, scenario, name) for contestant in known]
        if any(value is not None for value in values):
            cells = []
            for contestant, value in zip(known, values, strict=True):
                cells.append(_with_unit(value, name))
                if contestant in ("core", "all"):
                    cells.append(number(measured.ratio(contestant, scenario, name)))
            yield f"| {SCENARIOS[scenario]}, {label} | {' | '.join(cells)} |"


def _with_unit(value: float | None, name: str) -> str:
    if value is None:
        return _NONE
    if name == "memory":
        return number(value / _BYTES_PER_GB, "GB") if value >= _BYTES_PER_GB else number(value / 1e6, "MB")
    return f"{value:,.0f}" if name == "written" else number(value, "s")


def linking_table(results: Results) -> list[str]:
    """Return the table of what linking costs, a line when it was not measured."""
    if not results.linking:
        return ["Not measured."]
    lines = [
        f"| {what} | {bar} | {number(results.linking.get(name), unit)} |"
        for name, (what, bar, unit) in LINKING_BARS.items()
    ]
    return ["| | bar | |", "|---|---:|---:|", *lines]


def profile_table(results: Results) -> list[str]:
    """Return the lines of the table that says where the time goes."""
    if not results.profile:
        return ["Not measured."]
    lines = [
        f"| {one.what} | {one.milliseconds:.3f} ms | {one.count:.2f} | {one.milliseconds * one.count:.3f} ms |"
        for one in results.profile
    ]
    return ["| | CPU of one | for each article | and so |", "|---|---:|---:|---:|", *lines]


def results_page(results: Results, plot: str) -> str:
    """Return the whole of ``RESULTS.md``; *plot* is the path of the picture from there."""
    parts = [
        "# The build, measured",
        "",
        *_about(results),
        "",
        *_HOW.splitlines(),
        "",
        "## Against the bars",
        "",
        "Less is better; ✗ marks what does not hold its bar.",
        "",
        *bars_table(results),
        *(["", f"![Time of a full build against the number of articles]({plot})"] if results.sizes else []),
    ]
    for articles, measured in results.sizes.items():
        parts += ["", f"## {articles:,} articles", "", *size_table(measured)]
    parts += ["", "## Linking alone", "", *linking_table(results)]
    parts += ["", "## Where the time goes", "", _PROFILE, "", *profile_table(results)]
    return "\n".join(parts) + "\n"


def _about(results: Results) -> list[str]:
    """Return a line for each setting in which sizes were measured, one when it is the same."""
    told: dict[str, list[str]] = {}
    for articles, measured in results.sizes.items():
        told.setdefault(about_line(measured), []).append(f"{articles:,}")
    if len(told) < 2:
        return list(told) or ["Not measured yet."]
    return [f"- {', '.join(sizes)} articles: {line}" for line, sizes in told.items()]


def about_line(measured: Measured) -> str:
    """Return when, where and with which versions a size was measured."""
    about = dict(measured.about)
    day, machine, corpus = (about.pop(name, "-") for name in ("date", "machine", "corpus"))
    runs = about.pop("runs", "-")
    versions = ", ".join(f"{name} {version}" for name, version in about.items())
    given = "; the corpus was given with `--corpus`" if corpus == "given" else ""
    return f"{day}, {machine}; {versions}; runs of each: {runs}{given}."


_PROFILE = "One process, the core, the smallest size; *reading in all* holds the stages before it. The rest is SQLite and the file system."

_HOW = """\
Made by `python3 tasks.py bench build --table --pelican` (hours); `--redraw` makes this page and the plot again from `results.json`, where every run is kept.

- The corpus (`bench/corpus.py`): reports of 300 to 600 words, a twentieth as many persons, a fiftieth as many committees, a fifth as many events.
  Ours reads it without lists of names and links them; Hugo and plain Pelican are given the names as taxonomy terms. All write an
  article page each, a paginated page and a feed for each record and category, and a home page; ours writes the indexes and the archive too.
- Full builds find nothing from before and run in turn, as often as is said above; figures are medians. *CPU* is user and system time of all processes,
  *memory* the most that all of them held at once (PSS). Parts that were left out of the last run of a size keep their figures of the run before.
- Edits are built in place, over the build before; Hugo then builds everything again. Each edit is looked for on the page that must show it.
- Each article that names the person with the new variant begins with that variant, so that all of them are linked anew.
- `serve` always builds all parts. *Save to reloaded page* ends with the last byte of the page that the browser asks for again."""
