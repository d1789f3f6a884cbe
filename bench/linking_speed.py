"""``bench linking --speed``: what linking alone costs, on the corpus, on annotated passages and on hostile texts."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from bench.corpus import make_cast, make_reports, our_file, record_file
from bench.linking import Passage, read_gold
from plugins.authority.from_file import record_of
from plugins.authority.integrity import resolve_references
from plugins.authority.register import Register
from plugins.editing.mentions import load_register
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context
from plugins.sources.articles import article_of
from plugins.sources.content_file import read_content_file
from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.text.segments import split

_WORDS = 500
_REPEATS = 5
HOSTILE = {
    "capitals": "Đảng Ủy Ban Hội Đồng " * 20_000,
    "commas": "Đảng ủy, " * 50_000,
}
"""Texts that make slow rules slow."""


def measure_speed(
    corpus: Path | None, articles: int, gold: Path, gold_register: Path, home: str | None
) -> dict[str, float]:
    """Return milliseconds of CPU per article of the corpus (``mean``) and per 500 words of the passages (``worst``).

    Also the most memory of this process in MB while the corpus was linked, and the seconds of each of ``HOSTILE``.
    *corpus* is a folder with ``content``; None makes one of so many *articles*.
    """
    register = load_register(corpus / "content" / "register") if corpus else _register(articles)
    linker = Linker(register)
    mean = mean_milliseconds(linker, _texts(corpus, articles))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    hostile = {name: _seconds(linker, text, Context()) for name, text in HOSTILE.items()}
    passages = read_gold(gold)
    worst = worst_milliseconds(Linker(load_register(gold_register), home=home), passages)
    return {"mean": mean, "worst": worst, "memory": memory, **hostile}


def mean_milliseconds(linker: Linker, texts: Iterable[tuple[str, Context]]) -> float:
    """Return the CPU that linking takes for one of *texts*, in the mean; reading them is not counted."""
    seconds = [_seconds(linker, text, context) for text, context in texts]
    return 1000 * sum(seconds) / len(seconds)


def worst_milliseconds(linker: Linker, passages: Iterable[Passage]) -> float:
    """Return the CPU for 500 words of the slowest passage, each linked several times and taken at its quickest."""
    return max(
        1000
        * _WORDS
        / len(one.text.split())
        * min(_seconds(linker, one.text, one.context) for _ in range(_REPEATS))
        for one in passages
    )


def _seconds(linker: Linker, text: str, context: Context) -> float:
    begun = time.process_time()
    linker.link(text, context)
    return time.process_time() - begun


def _register(articles: int) -> Register:
    """Return the register of a corpus of ours, read as if from files."""
    records = []
    for named in make_cast(articles):
        source, _ = read_content_file(named.kind, f"{named.slug}.md", record_file(named).encode())
        record = record_of(source) if source else None
        assert record, named
        records.append(record)
    return resolve_references(records)[0]


def _texts(corpus: Path | None, articles: int) -> Iterator[tuple[str, Context]]:
    """Yield the text of each article as the build links it, with what is known besides."""
    renderer = Renderer()
    for path, data in _files(corpus, articles):
        source, _ = read_content_file("article", path, data)
        article = article_of(source) if source else None
        if article:
            summary = f'<p class="summary">{escape(article.values.get("summary", ""), quote=False)}</p>\n'
            plain = split(summary + renderer.render(mend(article.body).markdown)).plain
            yield plain, Context(date=article.date[:10])


def _files(corpus: Path | None, articles: int) -> Iterator[tuple[str, bytes]]:
    if corpus is None:
        for report in make_reports(articles, make_cast(articles)):
            yield f"articles/{report.slug}.md", our_file(report).encode()
    else:
        content = corpus / "content"
        for path in sorted((content / "articles").rglob("*.md")):
            yield path.relative_to(content).as_posix(), path.read_bytes()
