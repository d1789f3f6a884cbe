"""What a query means, in a real browser, from the files of the samples."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from plugins.addresses import OFFICE_NAMES, SHORT_FORMS, names_address
from plugins.kinds import KINDS
from plugins.search import suggestions
from plugins.text.normal import fold
from tests.browser.conftest import Reader, Site

LETTERS = "abcdeghiklmnopqrstuvxyđăâêôơư"
DUONG = "nhan-su/trinh-hai-duong"
ADDRESSES = {kind: names_address(kind) for kind in KINDS} | {"office": OFFICE_NAMES, "shorts": SHORT_FORMS}


@pytest.fixture
def call(samples: Site, reader_of: Callable[..., Reader]) -> Callable[..., Any]:
    """A function that evaluates JavaScript with the script's exports as ``script``, the names of the samples as ``names``."""
    reader = reader_of(samples)
    reader.open("/gioi-thieu/")
    (source,) = (samples.folder / "theme/js").glob("names.*.js")

    def run(code: str, given: object = None) -> Any:
        start = f"const script = await import('/theme/js/{source.name}'); const names = new script.Names(given.addresses);"
        return reader.page.evaluate(
            f"async (given) => {{ {start} given = given.given; {code} }}",
            {"addresses": ADDRESSES, "given": given},
        )

    return run


@pytest.fixture
def meant(call: Callable[..., Any]) -> Callable[[str], dict[str, Any]]:
    """A function that returns what a query means, of records and offices their names and keys."""
    code = """
    const found = await script.meant(given, names, [["dan-van", "Dân vận khéo"], ["tu-lieu", "Tư liệu"]]);
    const plain = (list) => list.map(({ entry, variant }) => [entry.name, entry.key, variant]);
    return Object.fromEntries(Object.entries(found).map(([way, list]) => [way, ["days", "topics"].includes(way) ? list : plain(list)]));
    """

    def run(query: str) -> dict[str, Any]:
        found: dict[str, Any] = call(code, query)
        return found

    return run


@pytest.fixture(scope="module")
def register(samples: Site) -> list[tuple[str, str]]:
    """Kind and each name of every record of the samples."""
    found = []
    for kind in KINDS:
        entries = json.loads((samples.folder / names_address(kind).lstrip("/")).read_bytes())["entries"]
        found += [(kind, name) for entry in entries for name in (entry[0], *entry[3])]
    return found


def test_every_name_finds_its_record(call: Callable[..., Any], register: list[tuple[str, str]]) -> None:
    """With marks and without, any of its names, and nothing else but of the same words."""
    code = """
    const found = [];
    for (const query of given) {
      const { exact } = await script.find(query, names);
      found.push(exact.map(({ entry }) => entry.forms.map(({ form }) => form)));
    }
    return found;
    """
    queries = [query for _, name in register for query in (name, fold(name), name.upper())]
    for query, found in zip(queries, call(code, queries), strict=True):
        assert found, query
        assert all(fold(query) in map(fold, forms) for forms in found)


def test_one_wrong_letter_finds_the_name(call: Callable[..., Any], register: list[tuple[str, str]]) -> None:
    """Changed, dropped or added anywhere: among the first three suggestions, of 95 in 100."""
    chance = random.Random(20)
    asked = []
    for _, name in chance.choices([one for one in register if one[0] != "event"], k=200):
        place = chance.choice([at for at, char in enumerate(name) if char.isalpha()])
        letter = chance.choice(LETTERS)
        wrong = chance.choice([letter, "", name[place] + letter])
        asked.append([name, name[:place] + wrong + name[place + 1 :]])
    code = """
    let hits = 0;
    for (const [name, query] of given) {
      const { exact, begins, near } = await script.find(query, names);
      hits += [...exact, ...begins, ...near].slice(0, 3).some(({ entry }) => entry.forms.some(({ form }) => form === name));
    }
    return hits / given.length;
    """
    assert call(code, asked) >= 0.95


@pytest.mark.parametrize(
    "query",
    [
        "Trịnh Hải Đường",
        "trinh hai duong",
        "TRỊNH HẢI ĐƯỜNG",
    ],
)
def test_a_name_is_exact(meant: Callable[[str], dict[str, Any]], query: str) -> None:
    """Marks and case aside; then nothing is only near."""
    found = meant(query)
    assert [key for _, key, _ in found["exact"]] == [DUONG]
    assert found["near"] == []


@pytest.mark.parametrize(
    "query",
    [
        "Trịh Hải Đường",
        "trinh hai duonh",
        "Hrịnh Hải Đường",
        "Trịnh Hỉa Đường",
        "Trịnh HảiĐường",
        "Đường Hải Trịnh",
        "Hải Trịnh Đường",
        "THĐ",
    ],
    ids=["missing", "other", "first", "swapped", "blank", "reversed", "syllables", "initials"],
)
def test_a_name_is_near(meant: Callable[[str], dict[str, Any]], query: str) -> None:
    """A letter wrong, missing or swapped, a blank, other order, initials."""
    assert meant(query)["near"][0][1] == DUONG


def test_beginnings_of_words_here_and_there_are_not_near(meant: Callable[[str], dict[str, Any]]) -> None:
    """Whole words are, in any order, and words in a row."""
    assert meant("ngan ha")["begins"][0][0] == meant("ha ngan")["near"][0][0] == "Lễ khánh thành cầu Ngân Hà"
    assert meant("kha ha")["near"] == []


def test_the_beginning_of_a_name_is_told_apart(meant: Callable[[str], dict[str, Any]]) -> None:
    """It is not exact; the end of a person's name counts too."""
    found = meant("hai duong")
    assert (found["exact"], found["begins"][0][1]) == ([], DUONG)


def test_short_forms_are_those_of_the_linker(meant: Callable[[str], dict[str, Any]]) -> None:
    """*UBKT* is the Ủy ban Kiểm tra, alone or with more words."""
    assert meant("UBKT")["begins"][0][0].startswith("Ủy ban Kiểm tra Thành ủy")
    assert meant("ubkt thành ủy sao khuê")["exact"][0][0] == "Ủy ban Kiểm tra Thành ủy Sao Khuê"


@pytest.mark.parametrize(
    ("query", "office"),
    [
        ("bí thư thành ủy", "Bí thư Thành ủy Sao Khuê"),
        ("truong ban to chuc", "Trưởng Ban Tổ chức Thành ủy Sao Khuê"),
        ("PBT thanh uy", "Phó Bí thư Thành ủy Sao Khuê"),
    ],
)
def test_offices_are_found(meant: Callable[[str], dict[str, Any]], query: str, office: str) -> None:
    """With and without marks, by short forms; that of the home committee comes first."""
    assert meant(query)["offices"][0][0] == office


@pytest.mark.parametrize("query", ["bí thư", "bí", "tổ chức thành ủy", "thành ủy bí thư", "thành ủy"])
def test_other_words_are_no_office(meant: Callable[[str], dict[str, Any]], query: str) -> None:
    """An office is named from its beginning on, with as many words as its title has."""
    assert all(name.startswith("Bí thư") for name, _, _ in meant(query)["offices"])


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("03/7/2023", "2023-07-03"),
        ("3-7-2023", "2023-07-03"),
        ("3.7.2023", "2023-07-03"),
        (" ngày 3 tháng 7 năm 2023 ", "2023-07-03"),
        ("Ngày 3/7/2023", "2023-07-03"),
        ("tháng 7/2023", "2023-07"),
        ("7/2023", "2023-07"),
        ("thang 7 nam 2023", "2023-07"),
        ("năm 2023", "2023"),
        ("31/2/2023", None),
        ("0/7/2023", None),
        ("13/2023", None),
        ("năm 23", None),
        ("88-QĐ/TU", None),
        ("họp 3/7/2023", None),
    ],
)
def test_days_are_read(meant: Callable[[str], dict[str, Any]], query: str, day: str | None) -> None:
    """As people write them; a day that cannot be is none."""
    assert meant(query)["days"] == (day and {"from": day, "to": day})


def test_topics_are_named(meant: Callable[[str], dict[str, Any]]) -> None:
    """By their whole name or its beginning, marks aside."""
    assert meant("dan van")["topics"] == [["dan-van", "Dân vận khéo"]]
    assert meant("tư liệu")["topics"] == [["tu-lieu", "Tư liệu"]]
    assert meant("liệu")["topics"] == []


PARTS = """
const files = { "/p.json": { kind: "person", folder: "nhan-su", entries: [], parts: given.parts } };
const loaded = [];
const load = async (address) => {
  loaded.push(address);
  return files[address] ?? { kind: "person", folder: "nhan-su", entries: given.entries[address.slice(3, -5)] ?? [] };
};
const some = await new script.Names({ person: "/p.json" }, load).of("person", given.query, given.isForgiving);
return [loaded.slice(1), some.map(({ name }) => name)];
"""


@pytest.mark.parametrize(
    ("query", "is_forgiving", "parts"),
    [
        ("an bình", False, ["bi"]),
        ("an bình", True, ["bi", "an"]),
        ("hội an", False, ["hoi-an"]),
        ("hội", False, ["hoi"]),
        ("hội xyz", False, ["hoi"]),
        ("hội thảo an", True, ["hoi-an", "an", "hoi-thao"]),
        ("xyz", True, []),
    ],
    ids=["smallest", "another", "split", "one-word", "unknown", "whole", "none"],
)
def test_parts_of_typed_words_are_loaded(
    call: Callable[..., Any], query: str, is_forgiving: bool, parts: list[str]
) -> None:
    """The smallest; and where a word may be wrong, for each word that leads there another."""
    counts = {"an": 9, "bi": 3, "hoi": 50, "hoi-an": 2, "hoi-thao": 5}
    given = {"query": query, "isForgiving": is_forgiving, "parts": counts, "entries": {}}
    loaded, _ = call(PARTS, given)
    assert loaded == [f"/p/{part}.json" for part in parts]


def test_every_name_of_many_is_found(call: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where all its words are common."""
    monkeypatch.setattr(suggestions, "_MAX_FIRST_FILE_CHARACTERS", 200)
    monkeypatch.setattr(suggestions, "_MAX_PART_CHARACTERS", 900)
    words = "An Bình Ánh Ý Hội Hòa Đông Kim Lan Mai Nguyên Văn Thị Vân Yên".split()
    chance = random.Random(5)
    names = sorted({" ".join(chance.choices(words, k=chance.choice((2, 3, 3)))) for _ in range(400)})
    placed = [suggestions._placed(suggestions.SuggestedName(name, "", "", (), 1)) for name in names]
    files = {f"/{path}": json.loads(data) for path, data in suggestions._files("/p.json", "person", placed)}
    assert any(key.count("-") for key in files["/p.json"]["parts"])
    code = """
    const load = async (address) => given.files[address];
    const missed = [];
    for (const name of given.names) {
      const entries = await new script.Names({ person: "/p.json" }, load).of("person", name);
      if (!entries.some((entry) => entry.name === name)) missed.push(name);
    }
    return missed;
    """
    assert call(code, {"files": files, "names": names}) == []


RANK = """
const entries = given.names.map(([name, variants, count]) => [name, name, "", variants, count]);
return script.rank(script.prepare({ kind: given.kind ?? "committee", folder: "to-chuc", entries }), given.query)
  .map(({ entry, variant }) => variant || entry.name);
"""


@pytest.mark.parametrize(
    ("query", "names", "expected"),
    [
        ("hạ", [["Hà Thu", [], 9], ["Hạ Thu", [], 1]], ["Hạ Thu", "Hà Thu"]),
        ("ban dan", [["Dân Ban", [], 9], ["Ban Dân vận", [], 1]], ["Ban Dân vận", "Dân Ban"]),
        ("dan van", [["Ban Dân vận", [], 9], ["Dân vận khéo", [], 1]], ["Dân vận khéo", "Ban Dân vận"]),
        ("ban", [["Ban Một", [], 1], ["Ban Hai", [], 9]], ["Ban Hai", "Ban Một"]),
        ("bdv", [["Ban Dân vận", ["BDV Thành ủy"], 1]], ["BDV Thành ủy"]),
        ("ban ban", [["Ban Dân vận", [], 1]], []),
        ("an", [["Ban Dân vận", [], 1]], []),
        ("  . ", [["Ban Dân vận", [], 1]], []),
    ],
    ids=[
        "exact-marks",
        "in-a-row",
        "name-start",
        "count",
        "variant",
        "each-word-once",
        "word-start",
        "no-words",
    ],
)
def test_ranks(call: Callable[..., Any], query: str, names: list[Any], expected: list[str]) -> None:
    """Exact marks come first, then words in a row, then the start of the name, then the number of articles."""
    assert call(RANK, {"query": query, "names": names}) == expected


def test_given_name_counts_as_a_start(call: Callable[..., Any]) -> None:
    """A person is found by the given name, the last word, before others who have it in the middle."""
    names = [["Trần Mai Lụa", [], 9], ["Trần Thị Mai", [], 1]]
    assert call(RANK, {"kind": "person", "query": "mai", "names": names}) == ["Trần Thị Mai", "Trần Mai Lụa"]


def test_kind_of_best_answer_comes_first(call: Callable[..., Any]) -> None:
    """Suggestions stand together by kind, at most six of each, the kind of the best answer first."""
    code = """
    const make = (kind, names) => script.prepare({ kind, folder: kind, entries: names.map((name) => [name, name, "", [], 0]) });
    const all = [...make("person", ["Hà Ban"]), ...make("committee", Array(9).fill("Ban Hà"))];
    return script.group(script.rank(all, "ban hà"), 6).map(([kind, found]) => [kind, found.length]);
    """
    assert call(code) == [["committee", 6], ["person", 1]]
