"""How well the search finds, how much a reader loads, how long it takes, what building it costs.

``python3 tasks.py bench search`` builds the search of a corpus, opens it in Chromium behind a server that answers late, and
compares what it finds with brute force. It prints the table of ``bench/SEARCH.md``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright

from bench.corpus import write_corpus
from bench.search_asking import ask_archive
from bench.search_names import count_exact, count_forgiven, read_names
from bench.search_reference import Asked, Reference, pairs_in_order, random_queries, read_catalogue
from bench.search_serving import Sent, Server, serving
from plugins.cli.browser import FLAGS, find_chromium
from plugins.kinds import KINDS
from plugins.text.normal import fold

PROJECT = Path(__file__).resolve().parents[1]
_WORK = PROJECT / ".cache" / "bench-search"
QUERIES = 300
PAGES = 15
"""Searches of which each is made in a browser of its own."""
YEARS = 10
"""That a search is settled in."""
DELAY = 0.05
_BYTES_PER_KB = 1000
_EDITED = "Một câu thêm vào để đo."


@dataclass(slots=True)
class Figures:
    """What was measured."""

    building: dict[str, float] = field(default_factory=dict)
    editing: dict[str, float] = field(default_factory=dict)
    found: int = 0
    asked: int = 0
    right: int = 0
    pairs: int = 0
    exact: tuple[int, int] = (0, 0)
    """Names that lead to the card of their record, and names asked for."""
    forgiven: tuple[int, int] = (0, 0)
    """The same with one wrong letter, among the first three suggestions."""
    firsts: list[tuple[int, int]] = field(default_factory=list)
    """Bytes and requests of the whole page until the first results, a search each."""
    data: list[tuple[int, int]] = field(default_factory=list)
    """The same without what every page of the site shares: page, style, scripts, fonts."""
    settled: list[tuple[int, int]] = field(default_factory=list)
    """The same of the whole page until all years are in."""
    cold: list[float] = field(default_factory=list)
    complete: list[float] = field(default_factory=list)
    """Seconds from the navigation until all years are in."""
    submitted: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    records: list[tuple[int, int]] = field(default_factory=list)
    before: int = 0
    names: int = 0
    """Bytes of the largest file of names, compressed."""


def bench_search(corpus: str, articles: int) -> int:
    """Measure the search of the folder *corpus* (or ``content`` in it); print the table, return the exit code.

    ``{n}`` in *corpus* is *articles*; an empty one stands for the corpus of ``bench build``, made where it is not there yet.
    """
    folder = Path(corpus.replace("{n}", str(articles))).resolve() if corpus else _WORK / f"corpus-{articles}"
    if not corpus and not folder.is_dir():
        write_corpus(articles, folder)
    content = folder / "content" if (folder / "content").is_dir() else folder
    return measure(content, _WORK / f"site-{folder.name}")


def measure(content: Path, work: Path) -> int:
    """Build the search of *content* in *work*, measure it, print the table; 1 when it does not find what brute force does."""
    figures = Figures()
    shutil.rmtree(work, ignore_errors=True)
    figures.building = _built(content, work)
    figures.editing = _built_after_an_edit(content, work)
    reference = read_catalogue(work / "catalogue.sqlite")
    with serving(work / "site") as server, _browser() as browser:
        _compare(browser, server, reference, figures)
        _ask_names(browser, server, work / "site", figures)
        _open_pages(browser, server, reference, figures)
        _choose_records(browser, server, work / "site", reference, figures)
    print("\n".join(_table(figures)))
    return 0 if figures.found == figures.asked and figures.exact[0] == figures.exact[1] else 1


def _built(content: Path, work: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.search_build", str(content), str(work)]
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _built_after_an_edit(content: Path, work: Path) -> dict[str, float]:
    """Add a sentence to an article in the middle of the archive, build, and take it out again."""
    articles = sorted((content / "articles").rglob("*.md"))
    article = articles[len(articles) // 2]
    before = article.read_bytes()
    article.write_bytes(before + f"\n{_EDITED}\n".encode())
    try:
        return _built(content, work)
    finally:
        article.write_bytes(before)
        _built(content, work)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


def _compare(browser: Browser, server: Server, reference: Reference, figures: Figures) -> None:
    """Ask random queries and compare the articles found with brute force, and their order by marks."""
    asked = random_queries(reference, QUERIES)
    articles = {one.slug: one for one in reference.articles}
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(f"{server.address}/tim-kiem/")
    for query in asked:
        (places,) = ask_archive(page, [_plain(query)], "best")
        order = [reference.places[place] for place in places]
        expected, _ = reference.answers(query)
        figures.asked += 1
        figures.found += set(order) == expected
        if set(order) != expected:
            print(f"{query.query!r} {query.records}: {len(order)}, {len(expected)}", file=sys.stderr)
        if query.phrases and '"' not in query.query:
            right, pairs = pairs_in_order(articles[slug].tier(query.phrases) for slug in order)
            figures.right += right
            figures.pairs += pairs
    page.close()


def _ask_names(browser: Browser, server: Server, site: Path, figures: Figures) -> None:
    names = read_names(site)
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(f"{server.address}/tim-kiem/")
    figures.exact = count_exact(page, names)
    figures.forgiven = count_forgiven(page, names)
    page.close()


def _plain(one: Asked) -> dict[str, Any]:
    records = [f"{KINDS[kind].segment}/{slug}" for kind, slug in one.records]
    return {"q": one.query, "records": records, "from": one.start, "to": one.end, "category": one.category}


@contextmanager
def _fresh(browser: Browser) -> Iterator[Page]:
    """Give a page of a browser that has never been here."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def _open_pages(browser: Browser, server: Server, reference: Reference, figures: Figures) -> None:
    """Open searches by their address, then by the form, cold; then again, warm."""
    asked = [one for one in random_queries(reference, 40 * PAGES, seed=3) if one.phrases and not one.start]
    queries = list(dict.fromkeys(one.query for one in asked if not one.records))[:PAGES]
    years = sorted({one.day[:4] for one in reference.articles})[-YEARS:]
    ranged = f"&tu={years[0]}&den={years[-1]}"
    for query in queries:
        server.delay = DELAY
        with _fresh(browser) as page:
            server.take()
            page.add_init_script(_WATCH)
            page.goto(f"{server.address}/tim-kiem/?q={quote_plus(query)}{ranged}", wait_until="commit")
            page.wait_for_selector(".search-results__tools", state="visible")
            (taken, moment), complete = page.evaluate("[window.firstHit, window.settled]")
            figures.cold.append(taken)
            figures.complete.append(complete)
            sent = server.take()
            first = [one for one in sent if one.asked <= moment]
            figures.firsts.append(_sum(first))
            figures.data.append(_sum([one for one in first if not _is_shared(one.path)]))
            figures.settled.append(_sum(sent))
        with _fresh(browser) as page:
            page.goto(f"{server.address}/tim-kiem/", wait_until="networkidle")
            figures.submitted.append(_submit(page, query))
            _submit(page, "hội nghị")
            figures.warm.append(_submit(page, query))
    server.delay = 0


def _is_shared(path: str) -> bool:
    return path.startswith("/theme/") or path == "/tim-kiem/"


def _sum(sent: list[Sent]) -> tuple[int, int]:
    return sum(one.size for one in sent), len(sent)


_WATCH = """new MutationObserver((_, watch) => {
  const taken = performance.now() / 1000;
  if (document.querySelector(".hit")) window.firstHit ??= [taken, performance.timeOrigin / 1000 + taken];
  if (!document.querySelector(".search-results__tools:not([hidden])")) return;
  watch.disconnect();
  window.settled = taken;
}).observe(document, { attributes: true, childList: true, subtree: true });"""
"""Notes the seconds from the navigation to the first result, and when that was; and those until all years are in."""

_SUBMIT = """(query) => new Promise((done) => {
  const list = document.querySelector(".search-results__list");
  const begun = performance.now();
  let isEmpty = !list.children.length;
  const watch = new MutationObserver(() => {
    if (!list.children.length) isEmpty = true;
    if (isEmpty && list.children.length) { watch.disconnect(); done(performance.now() - begun); }
  });
  watch.observe(list, { childList: true });
  const form = document.querySelector(".search-form");
  form.elements.q.value = query;
  form.requestSubmit();
})"""


def _submit(page: Page, query: str) -> float:
    """Search for *query* by the form; return the seconds until results are on the page."""
    taken: float = page.evaluate(_SUBMIT, query)
    return taken / 1000


def _choose_records(
    browser: Browser, server: Server, site: Path, reference: Reference, figures: Figures
) -> None:
    """Choose records, from the most cited to the least, by typing their names without marks."""
    server.take()
    by_count = sorted(reference.about, key=lambda record: (-len(reference.about[record]), record))
    chosen = [by_count[len(by_count) * place // PAGES] for place in range(PAGES)]
    for kind, slug in chosen:
        name = json.loads((site / f"tim-kiem/ho-so/{KINDS[kind].segment}/{slug}.json").read_bytes())["name"]
        with _fresh(browser) as page:
            page.goto(f"{server.address}/tim-kiem/", wait_until="networkidle")
            figures.before += len([one for one in server.take() if "/goi-y/" in one.path])
            box = page.locator("#chon-ho-so")
            box.focus()
            box.press_sequentially(fold(name))
            page.locator("#danh-sach-ho-so [role=option]").first.click()
            page.wait_for_selector(".hit")
            figures.records.append(_sum(server.take()))
    names = [one.size for one in _names(browser, server)]
    figures.names = max(names)


def _names(browser: Browser, server: Server) -> list[Sent]:
    """Have every first file of names loaded; return what was sent."""
    with _fresh(browser) as page:
        page.goto(f"{server.address}/tim-kiem/", wait_until="networkidle")
        server.take()
        page.locator("#chon-ho-so").focus()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        return server.take()


def _table(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table: what, asked for, measured."""
    build, edit = figures.building, figures.editing
    worst: Callable[[list[tuple[int, int]], int], float] = lambda some, at: max(one[at] for one in some)  # noqa: E731
    middle: Callable[[list[tuple[int, int]], int], float] = lambda some, at: median(one[at] for one in some)  # noqa: E731
    kilo = lambda size: f"{size / _BYTES_PER_KB:.0f} KB"  # noqa: E731
    yield f"{build['articles']:.0f} articles in {build['years']:.0f} years, {build['records']:.0f} records."
    yield ""
    yield "| what | at most (aim) | measured |"
    yield "|---|---|---|"
    yield f"| the same articles as brute force, {figures.asked} queries | 100 % | {100 * figures.found / figures.asked:.1f} % |"
    share = 100 * figures.right / figures.pairs if figures.pairs else 100
    yield f"| the better answer first, of {figures.pairs:,} pairs | 100 % | {share:.2f} % |"
    for name, (right, count), limit in (
        ("names with the card of their record on top", figures.exact, "100 %"),
        ("names with one wrong letter, among the first three", figures.forgiven, "95 %"),
    ):
        yield f"| {name}, of {count} | {limit} | {100 * right / max(1, count):.1f} % |"
    for name, some, limit in (
        ("first results, the whole page", figures.firsts, "200 KB"),
        ("first results, the search alone", figures.data, "-"),
        (f"all of {YEARS} years, the whole page", figures.settled, "600 KB"),
    ):
        size = f"{kilo(middle(some, 0))}, at worst {kilo(worst(some, 0))}"
        yield f"| {name}: bytes; requests | {limit} | {size}; {middle(some, 1):.0f}, at worst {worst(some, 1):.0f} |"
    some = figures.records
    yield f"| a record, from focus to list: bytes | 60 KB (30 KB) | {kilo(middle(some, 0))}, at worst {kilo(worst(some, 0))} |"
    yield f"| names before the focus: requests | 0 | {figures.before} |"
    yield f"| a file of names | 40 KB | {kilo(figures.names)} |"
    for name, times, limit in (
        ("first results, cold, by address", figures.cold, "700 ms"),
        (f"all of {YEARS} years, cold, by address", figures.complete, "1500 ms"),
        ("first results, the page open, no data yet", figures.submitted, "-"),
        ("first results, warm", figures.warm, "60 ms"),
    ):
        yield f"| {name} | {limit} | {1000 * median(times):.0f} ms, at worst {1000 * max(times):.0f} ms |"
    yield f"| building: time | - | {build['seconds']:.0f} s ({build['processor']:.0f} s of processor) |"
    yield f"| building: memory that the stage adds; at most | 300 MB | {(build['memory'] - build['before']) / 1e6:.0f} MB; {build['memory'] / 1e6:.0f} MB |"
    yield f"| after one edit | 1.5 s of processor, 40 files | {edit['seconds']:.1f} s ({edit['processor']:.1f} s of processor), {edit['written']:.0f} files |"
    yield f"| files, and bytes in all | - | {build['files']:.0f}, {build['bytes'] / 1e6:.0f} MB |"
