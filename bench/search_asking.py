"""Has the browser answer many queries with the search page's own scripts, without the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from plugins.site.assets import read_assets

_THEME = Path(__file__).resolve().parents[1] / "theme"
_ASKING = ("archive", "answers", "asking", "spelling")
_ASK = """async ({ scripts, asked, order }) => {
  const [{ Archive }, { queryOf }, { Asking }, { parse }] = await Promise.all(scripts.map((address) => import(address)));
  const archive = new Archive(JSON.parse(document.querySelector("[data-search-page]").dataset.contents));
  const found = [];
  for (const one of asked) {
    const lists = await Promise.all(one.records.map((key) => archive.list(key)));
    const query = queryOf(parse(one.q), { lists, facets: { categories: one.category }, from: one.from, to: one.to, isExact: false });
    const asking = new Asking(archive, query, order, () => {});
    await asking.rest();
    found.push(asking.hits().map(({ year, rank }) => `${year.year}/${rank}`));
  }
  return found;
}"""
"""Takes {scripts, asked, order}."""


def ask_archive(page: Page, asked: Sequence[Mapping[str, object]], order: str) -> list[list[str]]:
    """Return year and rank (``2023/17``) of what was found for each of *asked*, in *order*, a name of ``ORDERS`` of answers.js.

    *page* is the search page; a query is {q, records, from, to, category}.
    """
    given = {"scripts": [script_address(name) for name in _ASKING], "asked": asked, "order": order}
    found: list[list[str]] = page.evaluate(_ASK, given)
    return found


def script_address(name: str) -> str:
    """Return where the site has the script *name* of the theme."""
    return str(_script_addresses()[name])


@cache
def _script_addresses() -> Mapping[str, object]:
    return read_assets(_THEME).addresses
