"""The desk says of every sample what the build says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.catalogue.store import Catalogue
from plugins.desk.composing import body_of
from plugins.desk.live_linker import recognised
from plugins.desk.recognition import Standing
from plugins.ingest.article_reader import lead_of
from plugins.ingest.reading import ReadingJob, article_worker, read_article_text
from plugins.sources.content_file import read_content_file
from plugins.text.segments import split
from tests.city import AS_OF, index

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LETTERS = re.compile(r"[\W_]+")


@pytest.fixture(scope="module")
def worker():
    """What samples are read with, and the job."""
    catalogue = Catalogue.in_memory()
    outcome = index(SAMPLES, catalogue)
    job = ReadingJob(str(SAMPLES), catalogue.address, AS_OF.isoformat(), outcome.home)
    made = article_worker(job)
    yield job, made
    made.catalogue.close()
    catalogue.close()


def test_every_mention_of_a_build_is_marked_on_its_words(worker):
    """In all samples: as many, of the same records, on the same letters of the Markdown."""
    job, made = worker
    count = 0
    for place in sorted((SAMPLES / "articles").rglob("*.md")):
        path, data = place.relative_to(SAMPLES).as_posix(), place.read_bytes()
        source, _ = read_content_file("article", path, data)
        typed = body_of(source)
        linked = read_article_text(job, made, path, data).linked
        lead = len(split(lead_of(source.values)).plain)
        found = recognised(job, made, path, data, typed, "vi").marks
        marked = {
            (one.records[0].kind, one.records[0].slug, one.surface)
            for one in found
            if one.standing is Standing.LINKED
        }
        for mention in linked.mentions:
            words = linked.plain[mention.start : mention.end]
            if mention.record and mention.start >= lead and not _is_inside_another(mention, linked.mentions):
                assert (mention.kind, mention.record, words) in marked, (path, words)
        for one in found:
            assert LETTERS.sub("", _without_syntax(typed[one.start : one.end])) == LETTERS.sub(
                "", one.surface
            ), path
        count += len(found)
    assert count > 500


def _is_inside_another(mention, mentions) -> bool:
    """Whether another that is at least as long shares words with *mention*: then that may be marked."""
    return any(
        other is not mention
        and (other.kind == mention.kind or not (other.start <= mention.start and mention.end <= other.end))
        and other.start < mention.end
        and mention.start < other.end
        and other.end - other.start >= mention.end - mention.start
        for other in mentions
    )


def _without_syntax(markdown: str) -> str:
    return re.sub(r"\]\([^)]*\)|\[\^[^\]]*\]", "", markdown)
