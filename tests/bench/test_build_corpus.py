"""The corpus of ``bench build``: the same each time, without a fault, and equal in both halves."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from bench.contestants import plain_article
from bench.corpus import (
    MAX_WORDS,
    MIN_WORDS,
    hugo_file,
    make_cast,
    make_reports,
    our_file,
    record_file,
    write_corpus,
)
from bench.edits import (
    ARTICLES_OF_PERSON,
    LISTINGS,
    choose,
    fields_of,
    places,
    variants_for,
    with_field,
    with_first_words,
    with_last_words,
)
from plugins.editing.check import check_content
from plugins.editing.mentions import load_register
from plugins.linking.engine import Linker
from plugins.sources.ids import is_valid
from tests.city import AS_OF

ARTICLES = 60


@pytest.fixture(scope="module", name="corpus")
def written_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus, both halves."""
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(ARTICLES, folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands below *folder*, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_same_bytes_each_time(corpus: Path, tmp_path: Path) -> None:
    """Two corpora of one size are equal, file by file."""
    write_corpus(ARTICLES, tmp_path)
    assert files(tmp_path) == files(corpus)


def test_no_problem(corpus: Path) -> None:
    """``check`` has nothing to say, not even a warning."""
    assert check_content(corpus / "content", AS_OF) == []


def test_both_halves_hold_the_same_articles(corpus: Path) -> None:
    """Each article stands in both halves, with the same body."""
    own, hugo = corpus / "content" / "articles", corpus / "hugo" / "content" / "posts"
    assert files(own).keys() == files(hugo).keys()
    assert len(files(own)) == ARTICLES
    for path in files(own):
        assert (own / path).read_text("utf-8").split("---\n", 2)[2] == (hugo / path).read_text("utf-8").split(
            "---\n", 2
        )[2]


def test_register_grows_with_the_articles() -> None:
    """A twentieth persons, a fiftieth committees, a fifth events, each with an address and a valid id of its own."""
    cast = make_cast(2000)
    assert (len(cast.persons), len(cast.committees), len(cast.events)) == (100, 40, 400)
    assert len({one.slug for one in cast}) == len({one.id for one in cast}) == 540
    assert all(is_valid(one.id, one.kind) for one in cast)


def test_the_first_are_named_most() -> None:
    """Of persons the first tenth is named more often than the last half."""
    cast = make_cast(1000)
    named = [one.slug for report in make_reports(1000, cast) for one in report.persons]
    counts = [named.count(one.slug) for one in cast.persons]
    assert sum(counts[:5]) > sum(counts[25:]) > 0


def test_length_and_years() -> None:
    """Bodies have 300 to 600 words; dates rise from 1997 to 2025."""
    reports = list(make_reports(500, make_cast(500)))
    lengths = [len(one.body.split()) for one in reports]
    # A paragraph that would make a body too long is left out, so that some end a little short.
    assert MIN_WORDS - 100 <= min(lengths) <= MIN_WORDS + 50
    assert MAX_WORDS - 50 <= max(lengths) <= MAX_WORDS
    assert (reports[0].date.year, reports[-1].date.year) == (1997, 2025)
    assert [one.date.date() for one in reports] == sorted(one.date.date() for one in reports)


def test_our_half_names_nobody_in_its_fields() -> None:
    """Only Hugo is told whom an article names."""
    report = next(make_reports(20, make_cast(20)))
    assert set(fields_of(our_file(report))) == {"title", "date", "slug", "category", "summary", "status"}
    assert set(fields_of(hugo_file(report))) >= {"persons", "committees", "events", "categories"}


def test_linking_finds_all_that_hugo_is_told(corpus: Path) -> None:
    """Every name in Hugo's lists is linked in the text: both make the same listings."""
    linker = Linker(load_register(corpus / "content" / "register"))
    for report in islice(make_reports(ARTICLES, make_cast(ARTICLES)), 20):
        linked = {one.record for one in linker.link(report.body).mentions}
        wanted = {one.slug for one in (*report.persons, *report.committees, report.event)}
        assert wanted <= linked, report.slug


def test_a_place_knows_its_page_and_its_listings(corpus: Path) -> None:
    """The page is that of our site; listings are those of its names, its category, and two by month."""
    first = next(places(corpus / "hugo"))
    assert first.page == "tin-tuc/1997/01/b000000/index.html"
    assert first.listings == sum(len(names) for names in first.names.values()) + 2


def test_what_is_edited(corpus: Path) -> None:
    """Two articles from the middle, one as near to 12 listings as there is, and the person named most nearly 50 times."""
    found = list(places(corpus / "hugo"))
    chosen = choose(corpus / "content", corpus / "hugo")
    assert chosen.body == found[len(found) // 2] != chosen.title
    nearest = min(abs(one.listings - LISTINGS) for one in found if one != chosen.body)
    assert abs(chosen.title.listings - LISTINGS) == nearest
    person = fields_of((corpus / "content/register/persons" / chosen.person).read_text("utf-8"))["name"]
    names = [name for one in found for name in one.names["persons"]]
    assert names.count(person) == len(chosen.articles)
    most_nearly = min(abs(names.count(name) - ARTICLES_OF_PERSON) for name in names)
    assert abs(len(chosen.articles) - ARTICLES_OF_PERSON) == most_nearly


def test_edits_change_what_they_say_alone() -> None:
    """The other fields and the rest of the body stay."""
    text = '---\ntitle: "A"\nslug: a\n---\n\nThân bài.\n'
    assert with_last_words(text, "Hết.") == '---\ntitle: "A"\nslug: a\n---\n\nThân bài.\n\nHết.\n'
    assert with_first_words(text, "Đầu.") == '---\ntitle: "A"\nslug: a\n---\n\nĐầu.\n\nThân bài.\n'
    assert with_field(text, "title", "Bê \\1") == '---\ntitle: "Bê \\\\1"\nslug: a\n---\n\nThân bài.\n'
    assert (
        with_field(text, "variants", ["Á"]) == '---\ntitle: "A"\nslug: a\nvariants: ["Á"]\n---\n\nThân bài.\n'
    )


def test_variants_are_new_names() -> None:
    """As many as asked, all different, none in the words of the corpus."""
    person = make_cast(20).persons[0]
    variants = variants_for(person.name, 10)
    assert len(set(variants)) == 10
    text = "".join(record_file(one) for one in make_cast(2000))
    assert [one for one in variants if one in text] == []


def test_an_article_for_plain_pelican() -> None:
    """Names become tags; Pelican's own form of date."""
    report = next(make_reports(20, make_cast(20)))
    head, _, body = plain_article(hugo_file(report)).partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    assert fields["Date"] == f"{report.date:%Y-%m-%d %H:%M}"
    names = [*report.persons, *report.committees, report.event]
    assert fields["Tags"].split("; ") == [one.name for one in names]
    assert body == report.body
