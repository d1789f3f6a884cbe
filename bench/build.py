"""``bench build`` and ``bench linking --speed``: measure, print the tables, keep the results."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.contestants import OURS, PROJECT
from bench.corpus import write_corpus
from bench.linking_speed import measure_speed
from bench.measuring import MeasurementFailed
from bench.plot import Panel, plot
from bench.profiling import measure_profile
from bench.results import CONTESTANTS, Line, Results, read_results, with_size, write_results
from bench.results_table import MIDDLE, about_line, linking_table, results_page, size_table
from bench.scenarios import MAX_RUNS, Options, given_corpus, measure_size, take_out_rooms
from plugins.editing.mentions import find_home, load_register
from plugins.sources.problems import CommandError

_BENCH = PROJECT / "bench"
_JSON, _PAGE, _PLOT = _BENCH / "results.json", _BENCH / "RESULTS.md", _BENCH / "results.svg"
_GOLD, _REGISTER, _HOME = (
    _BENCH / "gold" / "samples.jsonl",
    PROJECT / "samples" / "register",
    "thanh-uy-sao-khue",
)
PELICAN_MAX_ARTICLES = MIDDLE
"""In a table of several sizes plain Pelican builds up to this one: its time grows with the square."""

MIN_ARTICLES = 20
"""With fewer there is nothing to choose from."""


class WrongUse(ValueError):
    """The command line asks for what cannot be done; the text says how to ask."""


def bench_build(options: Options, markdown: str = "") -> int:
    """Measure one size and print its table, or write it to the file *markdown*; return the exit code."""
    try:
        measured = measure_size(options, _say)
    except MeasurementFailed as error:
        _say(str(error))
        return 4
    finally:
        take_out_rooms()
    heading = f"{options.articles:,} articles, {about_line(measured)}"
    lines = [heading, "", *size_table(measured)]
    if markdown:
        Path(markdown).write_text("\n".join(lines) + "\n", "utf-8")
    else:
        print("\n".join(lines))
    return 0


def bench_table(options: Options, sizes: Sequence[int], folder: Path = _BENCH) -> int:
    """Measure all *sizes* and linking; write results, page and plot to *folder*, anew after each size."""
    where = folder / _JSON.name
    for articles in sizes:
        pelican = options.pelican and articles <= PELICAN_MAX_ARTICLES
        one = Options(
            articles=articles, runs=options.runs, parts=options.parts, pelican=pelican, corpus=options.corpus
        )
        try:
            measured = measure_size(one, _say)
        except MeasurementFailed as error:
            _say(str(error))
            return 4
        write_results(with_size(read_results(where), measured), where)
        redraw(folder)
    take_out_rooms()
    corpus = given_corpus(options.corpus, sizes[0]) if options.corpus else None
    linking = _speed(corpus, sizes[0])
    write_results(Results(read_results(where).sizes, linking, _profile(corpus, sizes[0])), where)
    return redraw(folder)


def redraw(folder: Path = _BENCH) -> int:
    """Write page and plot anew from the results in *folder*."""
    results = read_results(folder / _JSON.name)
    (folder / _PLOT.name).write_text(drawn(results), "utf-8")
    (folder / _PAGE.name).write_text(results_page(results, _PLOT.name), "utf-8")
    return 0


def drawn(results: Results) -> str:
    """Return the plot of full builds: time on the clock and CPU."""
    panels = [
        Panel(title, "s", {CONTESTANTS[one]: _points(results, one, name) for one in CONTESTANTS})
        for title, name in (("Full build, time", "wall"), ("Full build, CPU", "cpu"))
    ]
    return plot(panels, "articles")


def _points(results: Results, contestant: str, name: str) -> list[tuple[float, float]]:
    found = ((size, results.figure(size, contestant, "full", name)) for size in results.sizes)
    return [(size, value) for size, value in found if value]


def bench_speed(corpus: str, articles: int) -> int:
    """Print what linking costs on *corpus*, or on one of ours; return the exit code."""
    try:
        print(
            "\n".join(
                linking_table(
                    Results(linking=_speed(given_corpus(corpus, articles) if corpus else None, articles))
                )
            )
        )
    except CommandError as error:
        _say(str(error))
        return error.exitcode
    return 0


def _speed(corpus: Path | None, articles: int) -> dict[str, float]:
    return measure_speed(corpus, articles, _GOLD, _REGISTER, find_home(load_register(_REGISTER), _HOME))


def _profile(corpus: Path | None, articles: int) -> list[Line]:
    with TemporaryDirectory() as scratch:
        if corpus is None:
            corpus = Path(scratch) / "corpus"
            write_corpus(articles, corpus)
        return measure_profile(corpus / "content", Path(scratch))


def build_command(
    *,
    articles: int,
    runs: int,
    parts: str,
    pelican: bool,
    corpus: str,
    markdown: str | bool,
    table: bool,
    sizes: str,
    redrawn: bool,
) -> int:
    """Do what the command line asks for; return the exit code, raise WrongUse for what cannot be asked."""
    if redrawn:
        return redraw()
    if parts not in OURS:
        raise WrongUse(f"--parts {parts}: {' / '.join(OURS)}.")
    if isinstance(markdown, bool):  # the option without a value
        raise WrongUse("--markdown FILE.")
    asked = _numbers(sizes) if table else [articles]
    if not 1 <= runs <= MAX_RUNS or min(asked) < MIN_ARTICLES:
        raise WrongUse(f"--runs 1–{MAX_RUNS}, --articles / --sizes {MIN_ARTICLES}….")
    options = Options(
        articles=articles, runs=runs, parts=OURS[: OURS.index(parts) + 1], pelican=pelican, corpus=corpus
    )
    return bench_table(options, asked) if table else bench_build(options, markdown)


def _numbers(sizes: str) -> list[int]:
    try:
        return [int(one) for one in sizes.split(",")]
    except ValueError:
        raise WrongUse(f"--sizes {sizes}: 5000,20000,100000.") from None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
