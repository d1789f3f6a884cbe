"""The files of a year, read as the browser reads them."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.queries.searching import SearchedArticle
from plugins.search import year_index
from plugins.search.spelling import folded, words
from plugins.search.year_index import TEXT_AT, SameNumber, article_number, index_year


def searched(slug="tin", title="Tin", text="", **fields):
    """Return an article as the search takes it."""
    plain = {
        "id": "a-1", "day": "2023-07-21", "category": "thoi-su", "summary": "", "documents": (), "authors": (),
        "lang": "vi", "is_retracted": False, "facets": ("Thời sự", None),
    }  # fmt: skip
    return SearchedArticle(slug=slug, title=title, text=text, **{**plain, **fields})


def numbers(data):
    """Return the numbers of seven bits a byte in *data*."""
    found, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            found.append(value)
            value = shift = 0
    return found


def lists_of(index):
    """Return ``{word: {rank: places}}`` of a year, in the order of the file, and the blocks' beginnings."""
    data = index.files[index.contents["words"]]
    directory = json.loads(gzip.decompress(data[: index.contents["parts"][0]]))
    found = {}
    at = sum(index.contents["parts"])
    for beginning, size in zip(directory["beginnings"], directory["sizes"], strict=True):
        block, at = data[at : at + size], at + size
        first = None
        while block:
            sizes = []
            for _ in range(2):
                length = next(place for place, byte in enumerate(block) if byte < 0x80) + 1
                (count,) = numbers(block[:length])
                sizes.append(block[length : length + count])
                block = block[length + count :]
            word = sizes[0].decode()
            first = first or folded(word)
            plain, of_word, rank = iter(numbers(sizes[1])), {}, 0
            for gap in plain:
                rank, place, places = rank + gap, 0, []
                for _ in range(next(plain)):
                    place += next(plain)
                    places.append(place)
                of_word[rank] = places
            found[word] = of_word
        assert first == beginning
    assert at == len(data)
    return found


TEXTS = st.text("aăâbđ \u0300ủy12,", max_size=40)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_every_word_is_found_where_it_stands(pairs):
    """Each place of each word of title and text, and none else."""
    articles = [searched(f"tin-{at}", title, text) for at, (title, text) in enumerate(pairs)]
    expected = {}
    for rank, (title, text) in enumerate(pairs):
        for start, part in ((0, title), (TEXT_AT, text)):
            for place, word in enumerate(words(part), start):
                expected.setdefault(word, {}).setdefault(rank, []).append(place)
    assert lists_of(index_year(articles)) == expected


def test_words_that_differ_by_marks_share_a_block(monkeypatch):
    """Whatever their size: a reader who types no marks loads one block a word."""
    monkeypatch.setattr(year_index, "_BLOCK_BYTES", 1)
    index = index_year([searched(text="hải hai hái hồ ho da đa")])
    data = index.files[index.contents["words"]]
    directory = json.loads(gzip.decompress(data[: index.contents["parts"][0]]))
    assert directory["beginnings"] == ["da", "hai", "ho", "tin"]


def test_papers_are_found_by_their_number():
    """Number and title of what is attached stand after the text, for readers too."""
    index = index_year([searched(text="Một câu.", documents=("88-QĐ/TU Quyết định",))])
    assert lists_of(index)["qđ"] == {0: [TEXT_AT + 3]}
    texts = index.files[index.contents["texts"]]
    assert "88-QĐ/TU" in gzip.decompress(texts).decode()


def test_a_retracted_article_shows_nothing_but_its_title():
    """As in every listing."""
    index = index_year([searched(text="Câu sai.", summary="Tóm tắt sai.", is_retracted=True)])
    assert "sai" not in gzip.decompress(index.files[index.contents["texts"]]).decode()


def test_names_tell_the_bytes():
    """The same articles have the same files; another word another name of the words and texts alone."""
    one, same, other = (index_year([searched(text=text)]) for text in ("Nước", "Nước", "Nước lớn"))
    assert one == same
    assert {name for name in ("words", "texts", "table") if one.contents[name] != other.contents[name]} == {
        "words",
        "texts",
    }


def test_a_number_depends_on_the_slug_alone():
    """So that lists of records stand when articles come and go."""
    index = index_year([searched("a"), searched("b")])
    directory, frame, size = index.contents["parts"]
    held = index.files[index.contents["words"]][directory + frame :][:size]
    assert held == b"".join(article_number(slug).to_bytes(5, "big") for slug in ("a", "b"))
    assert article_number("a") == article_number("a") != article_number("b")


def test_two_articles_of_one_number_are_told(monkeypatch):
    """Not taken for one."""
    monkeypatch.setattr(year_index, "article_number", lambda slug: 7)
    with pytest.raises(SameNumber, match="a and b"):
        index_year([searched("a"), searched("b")])


def test_frequent_words_tell_of_no_article():
    """Only what several articles have, the most frequent first, no numbers."""
    texts = ["ủy ban nước 2023", "ủy ban nước 2023", "ủy ban 2023", "ủy mật"]
    index = index_year([searched(f"t{at}", "Tin", text) for at, text in enumerate(texts)])
    data = json.loads(gzip.decompress(index.files[index.contents["frequent"]]))
    assert data == "tin ủy ban"
