"""How the reader's site does: axe, html-validate and vnu on the samples, Lighthouse on four kinds of page, weights.

``python3 tasks.py bench reader`` builds the samples as a site of its own, serves it compressed on this machine and writes
``bench/READER.md``. The samples' mark is left out, for Lighthouse wants pages that robots may index.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.search_serving import serving
from plugins.building.running import run_pelican
from plugins.cli.browser import FLAGS, find_chromium
from tests.browser.judging import SCHEMES, Weight, markup_faults, node, violations, weight
from tests.browser.kinds import KINDS

PROJECT = Path(__file__).resolve().parents[1]
TABLE = PROJECT / "bench" / "READER.md"
_WORK = PROJECT / ".cache" / "bench-reader"
_TOOLS = PROJECT / "bench" / "reader_tools"
_BUILD_TIME = "2026-11-23T08:00"
_LIGHTHOUSE = {
    "home": KINDS["home"],
    "article": KINDS["article"],
    "person": KINDS["person"],
    "search": KINDS["search"],
    "search, with words": "/tim-kiem/?q=hoi+nghi",
}
_RUNS = 3
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_NARROW_WIDTH_PX = 320


class NoTool(Exception):
    """Something to measure with is missing; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What Lighthouse says of a page: medians of its runs."""

    scores: tuple[int, ...]
    """Of the categories in their order, each of 100."""
    lcp: float
    """Largest contentful paint, in milliseconds."""
    cls: float
    requests: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that was measured."""

    pages: int
    violations: dict[str, list[str]]
    """By kind, scheme and width; those alone that are not empty."""
    looked: int
    """How often axe looked."""
    markup: list[str]
    vnu: list[str] | None
    """None where there is no Java."""
    scored: dict[str, Scored]
    weight: Weight


def bench_reader() -> int:
    """Measure and write the table; the exit code is 0 even when a bar is missed, for the table says so."""
    try:
        _install_tools()
        with _site() as (folder, address), _browser() as browser:
            looked = _looks(browser, address)
            files = sorted(folder.rglob("*.html"))
            found = Found(
                pages=len(files),
                violations={mode: faults for mode, faults in looked.items() if faults},
                looked=len(looked),
                markup=markup_faults(files),
                vnu=_vnu(folder),
                scored={kind: _scored(address + place) for kind, place in _LIGHTHOUSE.items()},
                weight=_weight(browser, folder, address),
            )
    except NoTool as error:
        print(error, file=sys.stderr)
        return 4
    TABLE.write_text(report(found, _versions(), date.today()), encoding="utf-8")
    print(TABLE.relative_to(PROJECT))
    return 0


def _install_tools() -> None:
    lock, stamp = _TOOLS / "package-lock.json", _TOOLS / "node_modules" / ".lock"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NoTool("Cần npm. / npm is needed.")
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=_TOOLS, check=True)
    stamp.write_bytes(lock.read_bytes())


@contextmanager
def _site() -> Iterator[tuple[Path, str]]:
    """Build the samples, without their mark, for the address that they are served at."""
    shutil.rmtree(_WORK, ignore_errors=True)
    content, folder = _WORK / "content", _WORK / "site"
    shutil.copytree(PROJECT / "samples", content)
    for path in (*content.rglob("*.md"), *content.rglob("*.yaml")):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^sample: true\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    folder.mkdir()
    with serving(folder) as server:
        settings = {"SITEURL": server.address, "AS_OF": _BUILD_TIME, "PREVIOUS_MANIFEST": {}}
        run_pelican("publishconf.py", content, folder, _WORK / "cache", **settings)
        yield folder, server.address


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        yield browser
        browser.close()


def _chromium() -> str:
    path = find_chromium()
    if path is None:
        raise NoTool(
            "Cần Chromium; python3 tasks.py test cài nó. / Chromium is needed; the tests install it."
        )
    return path


def _looks(browser: Browser, address: str) -> dict[str, list[str]]:
    """Return what axe finds on every kind of page, light and dark, wide and small."""
    found = {}
    page = browser.new_page(locale="vi-VN", bypass_csp=True)
    for kind, place in KINDS.items():
        page.goto(address + place)
        page.evaluate("document.fonts.ready")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for width in (1280, _NARROW_WIDTH_PX):
                page.set_viewport_size({"width": width, "height": 800})
                found[f"{kind}, {scheme}, {width} px"] = violations(page)
    page.close()
    return found


def _vnu(folder: Path) -> list[str] | None:
    java = shutil.which("java")
    if java is None:
        return None
    jar = _TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    options = ["--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [java, "-jar", str(jar), *options, str(folder)], capture_output=True, text=True, check=True
    )
    return [
        f"{one['url'].removeprefix(folder.as_uri())}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(done.stdout)["messages"]
        if one["type"] == "error" or one.get("subType") == "warning"
    ]


def _scored(address: str) -> Scored:
    runs = [_lighthouse(address) for _ in range(_RUNS)]

    def middle(audit: str) -> float:
        return float(median(run["audits"][audit]["numericValue"] for run in runs))

    return Scored(
        scores=tuple(
            round(median(100 * run["categories"][one]["score"] for run in runs)) for one in _CATEGORIES
        ),
        lcp=middle("largest-contentful-paint"),
        cls=middle("cumulative-layout-shift"),
        requests=len(runs[0]["audits"]["network-requests"]["details"]["items"]),
    )


def _lighthouse(address: str) -> dict[str, Any]:
    script = _TOOLS / "node_modules/lighthouse/cli/index.js"
    flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    command = [
        *node(),
        str(script),
        address,
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        flags,
    ]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoTool(f"lighthouse: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _environment() -> dict[str, str]:
    return {**os.environ, "CHROME_PATH": _chromium()}


def _weight(browser: Browser, folder: Path, address: str) -> Weight:
    """Return what an article costs, pictures left out."""
    page = browser.new_page(locale="vi-VN")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + KINDS["corrected article"])
    page.wait_for_load_state("networkidle")
    page.close()
    return weight(folder, [one for one in asked if not one.startswith("/images/")])


def _versions() -> dict[str, str]:
    def version(folder: Path) -> str:
        return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])

    done = subprocess.run([_chromium(), "--version"], capture_output=True, text=True, check=True)
    return {
        "Chromium": re.search(r"[\d.]+", done.stdout)[0],  # type: ignore[index]
        "axe-core": version(PROJECT / "node_modules/axe-core"),
        "html-validate": version(PROJECT / "node_modules/html-validate"),
        "vnu": version(_TOOLS / "node_modules/vnu-jar"),
        "Lighthouse": version(_TOOLS / "node_modules/lighthouse"),
    }


def report(found: Found, versions: dict[str, str], day: date) -> str:
    """Return the document with all figures and, below each table, what misses its bar."""
    light = found.weight
    lines = [
        "# The reader's site, measured",
        "",
        f"{day:%-d %B %Y}; {', '.join(f'{name} {version}' for name, version in versions.items())}. Made by",
        "`python3 tasks.py bench reader`: the samples, built as a site of their own and served with gzip on one machine.",
        "",
        "| what | bar | measured | |",
        "|---|---|---|---|",
        _row(
            f"axe, WCAG 2.0 to 2.2 A and AA: {len(KINDS)} kinds of page, light and dark, 1,280 and {_NARROW_WIDTH_PX} px",
            "0 violations",
            f"{sum(map(len, found.violations.values()))} in {found.looked} looks",
            not found.violations,
        ),
        _row(
            f"html-validate, standard, {found.pages} pages",
            "0 errors",
            str(len(found.markup)),
            not found.markup,
        ),
        _row(
            f"vnu, errors and warnings, {found.pages} pages",
            "0 errors",
            "no Java here" if found.vnu is None else str(len(found.vnu)),
            found.vnu == [],
        ),
        _row(
            "an article without pictures, all requests",
            "120 KB",
            f"{_kb(light.whole)} in {light.requests}",
            light.whole <= 120_000,
        ),
        _row("of which fonts", "80 KB", _kb(light.fonts), light.fonts <= 80_000),
        _row("of which style sheet", "15 KB", _kb(light.css), light.css <= 15_000),
        _row("of which scripts", "8 KB", _kb(light.script), light.script <= 8_000),
        "",
        "KB are 1,000 bytes as they are sent. That one article's edit makes that article's pictures alone is held by",
        "`tests/site/test_pictures.py`.",
        "",
        "## Lighthouse, mobile",
        "",
        f"Its own slow network and processor, simulated; medians of {_RUNS} runs each.",
        "",
        "| page | performance | accessibility | best practices | SEO | LCP | CLS | requests | |",
        "|---|---|---|---|---|---|---|---|---|",
        "| *bar* | 98 | 100 | 100 | 100 | 1.8 s | 0.02 | | |",
        *(_scored_row(kind, one) for kind, one in found.scored.items()),
    ]
    faults = [
        *(f"{mode}: {one}" for mode, all_ in found.violations.items() for one in all_),
        *found.markup,
        *(found.vnu or ()),
    ]
    if faults:
        lines += ["", "## Faults", "", *(f"- `{one}`" for one in faults[:100])]
    return "\n".join(lines) + "\n"


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} KB"


def _row(what: str, bar: str, measured: str, is_met: bool) -> str:
    return f"| {what} | {bar} | {measured} | {'met' if is_met else '**missed**'} |"


def _scored_row(kind: str, one: Scored) -> str:
    is_met = one.scores[0] >= 98 and min(one.scores[1:]) == 100 and one.lcp <= 1800 and one.cls <= 0.02
    scores = " | ".join(map(str, one.scores))
    return (
        f"| {kind} | {scores} | {one.lcp / 1000:.2f} s | {one.cls:.3f} | {one.requests} |"
        f" {'met' if is_met else '**missed**'} |"
    )
