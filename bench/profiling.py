"""The time of a full build in one process, by stage and by kind of page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pelicanconf
from bench.results import Line
from plugins.authority.register import Register
from plugins.building.settings import read_settings
from plugins.catalogue.rows import ArticleRows
from plugins.catalogue.site_pages import PageId
from plugins.catalogue.store import open_catalogue
from plugins.editing.mentions import load_register
from plugins.ingest.article_reader import ArticleReader
from plugins.ingest.article_rows import rows_of
from plugins.ingest.bodies import MarkdownBody, examine
from plugins.ingest.content import index_content
from plugins.ingest.options import Options
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context
from plugins.site.assets import read_assets
from plugins.site.plan import FILES, NODES, SITE, Plan
from plugins.site.rendering import plan_of
from plugins.site.writing import rendering_job
from plugins.sources.articles import Article, article_of
from plugins.sources.content_file import read_content_file
from plugins.sources.dates import LOCAL_ZONE
from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.text.segments import split
from plugins.workers.processes import start_workers

_BUILD_TIME = datetime(2026, 11, 23, 8, 0, tzinfo=LOCAL_ZONE)
_SAMPLE_SIZE = 400
"""Articles that are read, and pages of each kind that are rendered."""
_REPEATS = 3
Outcome = TypeVar("Outcome")


def measure_profile(content: Path, work: Path) -> list[Line]:
    """Return what reading the articles of the folder *content* and making its pages costs; *work* is scratch."""
    catalogue, _ = open_catalogue(work / "catalogue.sqlite")
    with start_workers(None) as workers:
        indexed = index_content(content, catalogue, Options(as_of=_BUILD_TIME, code="bench", workers=workers))
    given = {"PATH": content, "OUTPUT_PATH": work / "site", "CACHE_PATH": work, "PARTS": ["core"]}
    theme = Path(pelicanconf.__file__).parent / "theme"
    conf: dict[str, Any] = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
    settings = read_settings({**conf, **given, "THEME": theme, "SITEURL": ""})
    job = rendering_job(catalogue, indexed, settings, read_assets(settings.theme))
    lines = [*_reading(content), *_pages(plan_of(job), indexed.public)]
    catalogue.close()
    return lines


def _reading(content: Path) -> Iterator[Line]:
    """Yield what each stage of reading an article costs."""
    paths = list(islice(sorted((content / "articles").rglob("*.md")), _SAMPLE_SIZE))
    data = [path.read_bytes() for path in paths]
    register = load_register(content / "register")
    linker, renderer = Linker(register), Renderer()
    reader = ArticleReader(register, linker)

    def line(what: str, task: Callable[[], Sequence[Outcome]]) -> tuple[Line, Sequence[Outcome]]:
        seconds, outcome = _least(task)
        return Line(what, 1000 * seconds / len(data), 1), outcome

    one, articles = line("front matter", lambda: [_article(some) for some in data])
    yield one
    one, bodies = line(
        "Markdown and sanitising",
        lambda: [renderer.render(mend(article.body).markdown) for article in articles],
    )
    yield one
    one, segments = line("text cut out of the HTML", lambda: [split(body) for body in bodies])
    yield one
    pairs = list(zip(articles, segments, strict=True))
    one, _ = line(
        "references looked at",
        lambda: [
            examine(MarkdownBody("x", mend(article.body), 1), some, Register()) for article, some in pairs
        ],
    )
    yield one
    one, _ = line(
        "linking",
        lambda: [linker.link(some.plain, Context(date=article.date[:10])) for article, some in pairs],
    )
    yield one
    one, linked = line(
        "reading in all, links put in", lambda: [reader.read(article, None, register) for article in articles]
    )
    yield one
    both = list(zip(articles, linked, strict=True))
    one, _ = line(
        "rows made", lambda: [_stored(rows_of(article, linked, _BUILD_TIME)) for article, linked in both]
    )
    yield one


def _stored(rows: ArticleRows) -> list[object]:
    return [row for some in rows.by_table() if some for row in some[0].table.stored(some)]


def _article(data: bytes) -> Article:
    source, _ = read_content_file("article", "articles/x.md", data)
    article = article_of(source) if source else None
    assert article
    return article


def _pages(plan: Plan, articles: int) -> Iterator[Line]:
    """Yield what making the files of a page costs, by what it is."""
    kinds: dict[str, list[PageId]] = {}
    for page in _below(plan, SITE):
        kinds.setdefault(f"{page.node} {page.kind}".rstrip(), []).append(page)
    for kind, those in kinds.items():
        step = max(1, len(those) // _SAMPLE_SIZE)
        some = those[::step]
        seconds, _ = _least(lambda: [file.make() for page in some for file in plan.files_of(page)])  # noqa: B023
        yield Line(f"pages: {kind}", 1000 * seconds / len(some), len(those) / articles)


def _below(plan: Plan, node: PageId) -> Iterator[PageId]:
    """Yield the pages below a *node* of the plan that have files which workers render."""
    for page in plan.pages_of(node):
        if page.node in FILES:
            yield page
        elif page.node in NODES:
            yield from _below(plan, page)


def _least(task: Callable[[], Sequence[Outcome]]) -> tuple[float, Sequence[Outcome]]:
    """Return the least CPU that *task* took, in seconds, and its outcome."""
    times = []
    for _ in range(_REPEATS):
        begun = time.process_time()
        outcome = task()
        times.append(time.process_time() - begun)
    return min(times), outcome
