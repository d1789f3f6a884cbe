"""The results of ``bench build``: medians, ratios, tables, plot, and the command around them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import build, contestants, linking_speed, scenarios
from bench.build import WrongUse, bench_build, bench_table, build_command, drawn, redraw
from bench.contestants import Contestant, Room
from bench.corpus import write_corpus
from bench.linking_speed import HOSTILE, measure_speed
from bench.measuring import MeasurementFailed
from bench.plot import Panel, plot
from bench.profiling import measure_profile
from bench.results import (
    CONTESTANTS,
    Line,
    Measured,
    Results,
    exponent,
    read_results,
    with_size,
    write_results,
)
from bench.results_table import (
    BARS,
    LINKING_BARS,
    bars_table,
    linking_table,
    number,
    results_page,
    size_table,
)
from bench.scenarios import Options, measure_size

ABOUT = {"date": "2026-11-26", "machine": "two cores", "corpus": "own", "runs": "3", "Hugo": "0.168.0"}
OPTIONS = {
    "articles": 200, "runs": 3, "parts": "all", "pelican": False, "corpus": "", "markdown": "", "table": False,
    "sizes": "", "redrawn": False,
}  # fmt: skip


def full(cpu: float, wall: float = 1.0, memory: float = 1e9) -> dict[str, list[dict[str, float]]]:
    """Return the runs of a full build, all alike."""
    return {"full": [{"cpu": cpu, "wall": wall, "memory": memory}]}


def results(*sizes: tuple[int, Mapping[str, Mapping[str, list[dict[str, float]]]]]) -> Results:
    """Return results of those *sizes*."""
    return Results({articles: Measured(articles, ABOUT, runs) for articles, runs in sizes})


def cells(lines: list[str], start: str) -> list[str]:
    """Return the cells of the line of a table that begins with *start*."""
    (line,) = [one for one in lines if one.startswith(f"| {start}")]
    return [cell.strip() for cell in line.split("|")[2:-1]]


def test_the_median_of_the_runs() -> None:
    """One slow run does not count; what was not measured is None."""
    measured = Measured(9, ABOUT, {"core": {"full": [{"cpu": 3.0}, {"cpu": 90.0}, {"cpu": 4.0}]}})
    assert measured.figure("core", "full", "cpu") == 4.0
    assert measured.figure("core", "full", "wall") is None
    assert measured.figure("all", "full", "cpu") is None
    assert measured.ratio("core", "full", "cpu") is None


def test_ratio_to_hugo() -> None:
    """Ours over Hugo's, scenario by scenario."""
    found = results((20_000, {"hugo": full(20.0, 10.0), "core": full(16.0, 5.0)}))
    assert found.ratio(20_000, "core", "full", "cpu") == 0.8
    assert found.ratio(20_000, "core", "full", "wall") == 0.5
    assert found.ratio(5_000, "core", "full", "cpu") is None


def test_exponent_of_growth() -> None:
    """Four times the time for twice the articles is 2; a size that lacks gives none."""
    found = results((10, {"core": full(1.0)}), (20, {"core": full(4.0)}))
    assert exponent(found, "core", "cpu", 10, 20) == pytest.approx(2)
    assert exponent(found, "core", "cpu", 10, 40) is None


def test_results_are_kept(tmp_path: Path) -> None:
    """What is written is read again; a size measured again takes the place of the older one."""
    path = tmp_path / "results.json"
    assert read_results(path) == Results()
    found = Results(results((20, {"core": full(2.0)}), (10, {"core": full(1.0)})).sizes, {"mean": 0.5})
    write_results(found, path)
    again = with_size(read_results(path), Measured(20, ABOUT, {"core": full(3.0)}))
    assert list(again.sizes) == [10, 20]
    assert again.figure(20, "core", "full", "cpu") == 3.0
    assert again.linking == {"mean": 0.5}
    parts = with_size(again, Measured(20, ABOUT, {"all": full(5.0)}))
    assert parts.figure(20, "core", "full", "cpu") == 3.0
    assert parts.figure(20, "all", "full", "cpu") == 5.0


def test_bars_are_held_or_marked() -> None:
    """A figure over its bar carries a mark, one on it does not, one not measured is a dash."""
    hugo = full(100.0, 100.0)
    found = results((100_000, {"hugo": hugo, "core": full(70.0, 46.0, 1.6e9), "all": full(71.0)}))
    lines = bars_table(found)
    assert len(lines) == len(BARS) + 2
    assert cells(lines, "full build of 100,000, CPU") == ["0.7", "0.4", "0.7", "0.71 ✗"]
    assert cells(lines, "full build of 100,000, time") == ["0.45", "0.3", "0.46 ✗", "1/100"]
    assert cells(lines, "full build of 100,000, peak memory") == ["1.5 GB", "1 GB", "1.6 GB ✗", "1 GB"]
    assert cells(lines, "full build of 20,000, CPU") == ["1.3", "0.8", "–", "–"]


def test_small_edits_are_fractions() -> None:
    """An edit that costs a three-hundredth reads so."""
    runs = {name: {"body": [{"cpu": cpu, "wall": 1.0}]} for name, cpu in (("hugo", 300.0), ("core", 1.0))}
    assert cells(bars_table(results((100_000, runs))), "the same, CPU") == ["1/150", "1/350", "1/300", "–"]
    assert number(0.0) == "0"


def test_every_line_of_a_size_has_every_column() -> None:
    """Whoever was measured has columns; ours have Hugo's ratio beside."""
    runs = {name: full(2.0) for name in CONTESTANTS}
    runs["all"] |= {
        "serve": [{"wall": 0.25}],
        "body": [{"cpu": 1.0, "wall": 1.0, "memory": 5e7, "written": 4}],
    }
    lines = size_table(Measured(20, ABOUT, runs, {"hugo": 1234}))
    assert len({line.count("|") for line in lines}) == 1
    assert cells(lines, "full build, CPU") == ["2 s", "2 s", "2 s", "1", "2 s", "1"]
    assert cells(lines, "`serve`, save")[-2:] == ["0.25 s", "–"]
    assert cells(lines, "body of an article edited, files written")[-2] == "4"
    assert cells(lines, "body of an article edited, memory")[-2] == "50 MB"
    assert cells(lines, "files of the site")[0] == "1,234"


def test_the_page_says_where_and_when() -> None:
    """One line when all sizes were measured alike, a list when not, and a word when nothing was."""
    alike = results((10, {"core": full(1.0)}), (20, {"core": full(2.0)}))
    assert "\n2026-11-26, two cores; Hugo 0.168.0; runs of each: 3.\n" in results_page(alike, "plot.svg")
    other = with_size(alike, Measured(30, ABOUT | {"corpus": "given"}, {}))
    page = results_page(other, "plot.svg")
    assert "- 10, 20 articles: 2026-11-26" in page
    assert "- 30 articles: 2026-11-26, two cores; Hugo 0.168.0; runs of each: 3; the corpus was given" in page
    assert "Not measured yet." in results_page(Results(), "plot.svg")
    assert "plot.svg" not in results_page(Results(), "plot.svg")


def test_what_linking_costs() -> None:
    """A line for each figure, with its bar."""
    lines = linking_table(Results(linking=dict.fromkeys(LINKING_BARS, 0.5)))
    assert cells(lines, LINKING_BARS["mean"][0]) == ["0.8 ms", "0.5 ms"]
    assert linking_table(Results()) == ["Not measured."]


def test_linking_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every figure of the table, on a corpus of ours and on one that stands in a folder."""
    gold, register = (
        contestants.PROJECT / "bench/gold/samples.jsonl",
        contestants.PROJECT / "samples/register",
    )
    monkeypatch.setattr(linking_speed, "HOSTILE", {name: text[:900] for name, text in HOSTILE.items()})
    scenarios.write_corpus(20, tmp_path)
    for corpus in (None, tmp_path):
        found = measure_speed(corpus, 20, gold, register, None)
        assert found.keys() == LINKING_BARS.keys()
        assert min(found.values()) > 0


def test_hostile_texts_are_as_large_as_they_say() -> None:
    """100,000 capitalised words, 50,000 commas."""
    assert len([word for word in HOSTILE["capitals"].split() if word[0].isupper()]) == 100_000
    assert HOSTILE["commas"].count(",") == 50_000


def test_the_plot_is_xml_and_the_same_each_time() -> None:
    """A path a line in each panel, a label at its end, the same bytes for the same figures."""
    found = results(
        (10, {"hugo": full(1.0), "core": full(0.5)}), (20, {"hugo": full(3.0), "core": full(1.0)})
    )
    picture = drawn(found)
    assert picture == drawn(found)
    root = ElementTree.fromstring(picture)
    space = "{http://www.w3.org/2000/svg}"
    lines = [one for one in root.iter(f"{space}path") if one.get("stroke-width") == "2"]
    assert len(lines) == 4
    labels = [one.text for one in root.iter(f"{space}text")]
    assert labels.count("Hugo") == labels.count("ours, core") == 2


def test_labels_do_not_touch() -> None:
    """Two lines that end together are labelled one below the other."""
    root = ElementTree.fromstring(
        plot([Panel("x", "s", {"a": [(1, 1), (2, 5)], "b": [(1, 2), (2, 5)]})], "n")
    )
    heights = [float(one.get("y", 0)) for one in root.iter() if one.text in ("a", "b")]
    assert abs(heights[0] - heights[1]) >= 14


def test_a_plot_of_nothing_is_still_a_picture() -> None:
    """Nothing measured: the titles alone."""
    assert ElementTree.fromstring(drawn(Results())).tag.endswith("svg")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"parts": "images"}, "--parts"),
        ({"runs": 0}, "--runs"),
        ({"articles": 5}, "--articles"),
        ({"table": True, "sizes": "zehn"}, "zehn"),
        ({"markdown": True}, "--markdown"),
    ],
)
def test_wrong_use(wrong: dict[str, object], named: str) -> None:
    """WrongUse, which the command line turns into exit code 2."""
    with pytest.raises(WrongUse, match=named):
        build_command(**{**OPTIONS, **wrong})


def test_parts_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """``core`` alone, or the core and then all."""
    asked: list[Options] = []
    monkeypatch.setattr(build, "bench_build", lambda options, _: asked.append(options) or 0)
    assert build_command(**OPTIONS) == build_command(**{**OPTIONS, "parts": "core"}) == 0
    assert [one.parts for one in asked] == [("core", "all"), ("core",)]


def test_a_table_of_sizes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All sizes and linking, each kept when it is done; plain Pelican only where it ends in time."""
    asked: list[tuple[int, bool]] = []

    def measured(options: Options, say: object) -> Measured:
        asked.append((options.articles, options.pelican))
        return Measured(options.articles, ABOUT, {"core": full(1.0)})

    monkeypatch.setattr(build, "measure_size", measured)
    monkeypatch.setattr(build, "_speed", lambda corpus, articles: {"mean": 0.4})
    monkeypatch.setattr(build, "_profile", lambda corpus, articles: [Line("linking", 0.375, 1)])
    assert bench_table(Options(articles=0, pelican=True), [20_000, 100_000], tmp_path) == 0
    assert asked == [(20_000, True), (100_000, False)]
    page = (tmp_path / "RESULTS.md").read_text("utf-8")
    assert "## 100,000 articles" in page
    assert "0.4 ms" in page
    assert "| linking | 0.375 ms | 1.00 | 0.375 ms |" in page
    (tmp_path / "RESULTS.md").unlink()
    assert redraw(tmp_path) == 0
    assert (tmp_path / "RESULTS.md").read_text("utf-8") == page


def test_a_build_that_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 4 and what it said."""

    def failing(options: Options, say: object) -> Measured:
        raise MeasurementFailed("hỏng rồi")

    monkeypatch.setattr(build, "measure_size", failing)
    assert bench_build(Options(articles=20)) == 4
    assert "hỏng rồi" in capsys.readouterr().err


def test_a_corpus_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is named, with the number of articles put in."""
    monkeypatch.setattr(scenarios, "versions", dict)
    monkeypatch.setattr(scenarios, "_WORK", tmp_path)
    with pytest.raises(MeasurementFailed, match="corpus-20"):
        measure_size(Options(articles=20, corpus=str(tmp_path / "corpus-{n}")), lambda _: None)


def test_all_scenarios_of_the_core(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every edit is built and found on its page; Hugo is stood in for, as it comes by the network."""

    def no_hugo(room: Room) -> Contestant:
        output = room.folder / "hugo-public"
        return Contestant("hugo", ["mkdir", "-p", str(output)], output, (output,))

    monkeypatch.setattr(scenarios, "hugo", no_hugo)
    monkeypatch.setattr(scenarios, "versions", dict)
    monkeypatch.setattr(scenarios, "_WORK", tmp_path)
    said: list[str] = []
    measured = measure_size(Options(articles=20, runs=1, parts=("core",)), said.append)
    assert {name: list(runs) for name, runs in measured.runs.items()} == {
        "hugo": ["full", "body"],
        "core": ["full", "title", "variant", "body", "release-full", "release"],
    }
    assert measured.figure("core", "body", "written") == 1
    assert measured.figure("core", "title", "written") > 10
    assert measured.files["core"] > 20 + 10 + 10 + 10
    assert said[0] == "corpus"
    scenarios.take_out_rooms()
    assert not tmp_path.exists()


def test_where_the_time_goes(tmp_path: Path) -> None:
    """Each stage of reading and each kind of page has its line."""
    write_corpus(20, tmp_path / "corpus")
    found = {one.what: one for one in measure_profile(tmp_path / "corpus" / "content", tmp_path)}
    assert found["linking"].milliseconds > 0
    assert found["linking"].count == 1
    assert found["pages: article"].count == 1
    assert found["pages: home"].count == 1 / 20
