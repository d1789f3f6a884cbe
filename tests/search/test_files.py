"""What the search of a site is made of."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.search import files as search_files
from plugins.search.files import make_search, parted
from tests.city import CITY, LAM, article

PROJECT = Path(__file__).resolve().parents[2]


def files_of(holdings, tmp_path):
    """Return the search's files, made, by path."""
    search = make_search(holdings, tmp_path, PROJECT, "")
    shards = (file for shard in search.shards for file in search.files_of_year(shard.year))
    lists = (file for one in holdings.register for file in search.files_of_list(one.kind, one.slug))
    files = dict([*search.common_files(), *shards, *lists])
    return files, json.loads(search.page().contents)


def test_words_tell_their_years(holdings, tmp_path):
    """One bit a year, the oldest lowest, so that a new year moves no other."""
    files, contents = files_of(
        holdings({"articles/2024/a.md": article("Nước lớn", date="2024-02-01")}), tmp_path
    )
    assert contents["beginnings"] == "_"
    masks = json.loads(files["tim-kiem/tu/_.json"])
    assert [masks[word] for word in ("huy", "lon", "nuoc")] == ["1", "2", "3"]


@given(st.dictionaries(st.text("abđ1", min_size=1, max_size=4), st.integers(1, 9), min_size=1, max_size=60))
def test_every_word_is_in_the_file_of_its_longest_beginning(masks):
    """As the browser looks for it."""
    before, search_files._MAX_WORDS_PER_FILE = search_files._MAX_WORDS_PER_FILE, 5
    try:
        parts = parted(masks)
    finally:
        search_files._MAX_WORDS_PER_FILE = before
    for word, mask in masks.items():
        starts = [word[:length] for length in range(len(word), 0, -1) if word[:length] in parts]
        assert parts[starts[0] if starts else "_"][word] == mask


def test_the_page_names_what_the_script_needs(holdings, tmp_path):
    """Version and program of Pagefind, and the folder of each year: all there."""
    files, contents = files_of(holdings(), tmp_path)
    assert contents["pagefind"] == "1.6.0"
    assert f"tim-kiem/{contents['program']}" in files
    ((year, count, name),) = contents["years"]
    assert (year, count) == ("2023", 2)
    assert f"tim-kiem/nam/{name}/head" in files


def test_a_former_slug_leads_to_the_list(holdings, tmp_path):
    """So that an address that was cited goes on working."""
    files, _ = files_of(
        holdings({LAM: CITY[LAM].replace("tenures:", "former_slugs: ta-lam\ntenures:")}), tmp_path
    )
    assert json.loads(files["tim-kiem/ho-so/nhan-su/ta-lam.json"]) == {"to": "ta-dinh-lam"}


def test_an_empty_archive_has_a_search(holdings, tmp_path):
    """With no year and no program."""
    files, contents = files_of(
        holdings(
            {
                path: text.replace("title:", "status: draft\ntitle:")
                for path, text in CITY.items()
                if path.startswith("articles/")
            }
        ),
        tmp_path,
    )
    assert contents["years"] == []
    assert not any("/nam/" in path for path in files)
