"""Files of names: one small file first, parts by beginnings of words where a kind has more."""

import gzip
import json

import pytest

from plugins.addresses import file_of, names_address
from plugins.catalogue.tables import compact
from plugins.kinds import KINDS
from plugins.search import suggestions
from plugins.search.suggestions import suggestion_files
from tests.city import BAN_TO_CHUC, CITY, LAM, record

FILES = {kind: file_of(names_address(kind)) for kind in KINDS}


@pytest.fixture
def files(holdings):
    """A function that adds files to the city and returns the files of a kind of record, read."""

    def run(kind, added=None):
        return {path: json.loads(data) for path, data in suggestion_files(holdings(added), kind)}

    return run


def test_few_names_are_one_file(files):
    """Name, slug where it is not that of the name, note, other names, number of articles."""
    found = files("person")
    assert list(found) == [FILES["person"]]
    assert found[FILES["person"]]["entries"] == [
        ["Kiều Thị Nhàn", "", "", [], 1],
        ["Tạ Đình Lãm", "", "", [], 2],
    ]


def test_other_slugs_are_given(files):
    """A record whose address is not its name's says so."""
    found = files(
        "committee",
        {BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("kind:", "slug: ban-cua-van-khe\nkind:")}
        | {LAM: CITY[LAM].replace("ban-to-chuc-thanh-uy-van-khe", "ban-cua-van-khe")},
    )
    assert [entry[1] for entry in found[FILES["committee"]]["entries"]] == ["ban-cua-van-khe", ""]


@pytest.fixture
def crowded(files, monkeypatch):
    """The files of more events than fit the first one, and the names of all."""
    monkeypatch.setattr(suggestions, "_MAX_FIRST_FILE_CHARACTERS", 400)
    monkeypatch.setattr(suggestions, "_MAX_PART_CHARACTERS", 700)
    names = [
        f"Hội thảo {topic} năm {year}"
        for topic in ("Đất", "Nước", "Lúa", "Đường")
        for year in range(1990, 2000)
    ]
    added = {f"register/events/e{place}.md": record(name, start="2001") for place, name in enumerate(names)}
    ledger = {"register/ids.csv": CITY["register/ids.csv"]}
    return files("event", {**ledger, **added}), names


def test_the_first_file_is_small(crowded):
    """And tells which parts there are, with how many names each has."""
    found, _ = crowded
    first = found[FILES["event"]]
    assert len(json.dumps(first["entries"], ensure_ascii=False)) < 700
    for beginning, count in first["parts"].items():
        assert len(found[f"tim-kiem/goi-y/su-kien/{beginning}.json"]["entries"]) == count


def test_every_name_is_found_by_each_rare_word(crowded):
    """A name that is not in the first file is in the part for the beginning of a word of its own."""
    found, names = crowded
    first = found[FILES["event"]]
    known = {entry[0] for entry in first["entries"]}
    for name in names:
        year = name[-4:]
        part = max((one for one in first["parts"] if year.startswith(one)), key=len)
        assert name in known or name in {
            entry[0] for entry in found[f"tim-kiem/goi-y/su-kien/{part}.json"]["entries"]
        }


def test_no_part_is_large(crowded):
    """Words that all names share do not make a file of all names."""
    found, _ = crowded
    sizes = [
        len(json.dumps(file["entries"], ensure_ascii=False, separators=(",", ":")))
        for path, file in found.items()
        if path != FILES["event"]
    ]
    assert max(sizes) < 1000


def test_a_first_file_is_small_on_the_way(holdings, monkeypatch):
    """The limit on a first file keeps it below 40 KB compressed, with names that share nothing."""
    words = [f"{number * 7919 % 100003:x}" for number in range(30_000)]
    entries = [
        suggestions.SuggestedName(f"{one} {two} {three}", "", "", (), 1)
        for one, two, three in zip(words[::3], words[1::3], words[2::3], strict=True)
    ]
    names = [suggestions._PlacedName(entry, frozenset(), len(compact(entry))) for entry in entries]
    kept = [name.suggested for name in suggestions._most_cited(names, suggestions._MAX_FIRST_FILE_CHARACTERS)]
    assert 500 < len(kept) < len(entries)
    assert len(gzip.compress(json.dumps(kept).encode())) < 40_000
