"""Files of names: one small file first, parts by beginnings of words where a kind has more."""

import gzip
import json

import pytest

from plugins.addresses import OFFICE_NAMES, SHORT_FORMS, file_of, names_address
from plugins.catalogue.tables import compact
from plugins.kinds import KINDS
from plugins.search import suggestions
from plugins.search.suggestions import office_files, short_forms_file, suggestion_files
from tests.city import BAN_TO_CHUC, CITY, LAM, THANH_UY, article, record

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


def test_names_of_common_words_are_in_parts_for_two(files, monkeypatch):
    """Where the file of each of its words holds the most cited alone, a name is in that of one word with another."""
    monkeypatch.setattr(suggestions, "_MAX_FIRST_FILE_CHARACTERS", 0)
    monkeypatch.setattr(suggestions, "_MAX_PART_CHARACTERS", 100)
    words = ("Đất", "Nước", "Lúa", "Đường")
    names = [f"{one} {other}" for one in words for other in words if one != other]
    added = {f"register/events/e{place}.md": record(name, start="2001") for place, name in enumerate(names)}
    found = files("event", {"register/ids.csv": CITY["register/ids.csv"], **added})
    parts = {path.rpartition("/")[2]: file["entries"] for path, file in found.items()}
    assert [entry[0] for entry in parts["dat-lu.json"]] == ["Đất Lúa", "Lúa Đất"]


def test_a_part_is_not_cut_of_what_no_other_word_tells_apart(files, monkeypatch):
    """Namesakes without another word are all in the file for their words, however many they are."""
    monkeypatch.setattr(suggestions, "_MAX_FIRST_FILE_CHARACTERS", 0)
    monkeypatch.setattr(suggestions, "_MAX_PART_CHARACTERS", 100)
    added = {
        f"register/events/e{place}.md": record("Hội thảo", start="2001", disambiguation=f"lần {place}")
        for place in range(9)
    }
    found = files("event", {"register/ids.csv": CITY["register/ids.csv"], **added})
    parts = {path.rpartition("/")[2]: file["entries"] for path, file in found.items()}
    assert len([entry for entry in parts["hoi-thao.json"] if entry[0] == "Hội thảo"]) == 9


def test_initials_lead_to_a_name(files, monkeypatch):
    """As if they were a word of it."""
    monkeypatch.setattr(suggestions, "_MAX_FIRST_FILE_CHARACTERS", 0)
    found = files("person")
    assert [entry[0] for entry in found["tim-kiem/goi-y/nhan-su/td.json"]["entries"]] == ["Tạ Đình Lãm"]


def test_counts_are_rounded(files):
    """So that an article more does not change every file that has a name."""
    more = {
        f"articles/2023/{day}.md": article(f"Bài {day}", date=f"2023-09-{day:02}", persons="ta-dinh-lam")
        for day in range(1, 8)
    }
    assert files("person", more)[FILES["person"]]["entries"][1][4] == 8


def test_offices_have_phrases(holdings):
    """Each office that somebody holds by the register, with dates: phrase, committee, title, other phrases."""
    (path, data), *_ = office_files(holdings())
    assert path == file_of(OFFICE_NAMES)
    ban = "ban-to-chuc-thanh-uy-van-khe"
    assert [entry[:3] for entry in json.loads(data)["entries"]] == [
        ["Phó Trưởng Ban Tổ chức Thành ủy Vân Khê", ban, "Phó Trưởng Ban"],
        ["Trưởng Ban Tổ chức Thành ủy Vân Khê", ban, "Trưởng Ban"],
        ["Phó Bí thư Thành ủy Vân Khê", "thanh-uy-van-khe", "Phó Bí thư"],
    ]


def test_offices_go_by_every_name_of_a_committee(holdings):
    """Its variants and former names."""
    (_, data), *_ = office_files(holdings())
    assert json.loads(data)["entries"][1][3] == ["Trưởng Ban Tổ chức Thành ủy"]


def test_the_kind_of_the_home_committee_is_a_name_in_its_offices(holdings):
    """Whatever its name, *phó bí thư thành ủy* is an office of that one."""
    named = CITY[THANH_UY].replace("Thành ủy Vân Khê", "Đảng bộ Vân Khê", 1)
    (_, data), *_ = office_files(holdings({THANH_UY: named}))
    plain = json.loads(data)
    assert plain["home"] == "thanh-uy-van-khe"
    assert plain["entries"][-1][:4] == [
        "Phó Bí thư Đảng bộ Vân Khê",
        "thanh-uy-van-khe",
        "Phó Bí thư",
        ["Phó Bí thư thành ủy"],
    ]


def test_short_forms_are_those_of_the_linker(holdings):
    """With what the editors added; words without marks, and what each may mean."""
    table = {"settings/abbreviations.yaml": "Ban Việc làng: [BVL, BTC]\n"}
    path, data = short_forms_file(holdings(table).catalogue)
    assert path == file_of(SHORT_FORMS)
    plain = json.loads(data)
    assert plain["kh dt"] == ["Kế hoạch và Đầu tư"]
    assert plain["bvl"] == ["Ban Việc làng"]
    assert plain["btc"] == ["Ban Tổ chức", "Ban Việc làng"]


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
