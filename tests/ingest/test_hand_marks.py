"""A hand mark wins over what linking found on its words, with all that rests on them."""

import pytest

from plugins.catalogue.rows import AttestationRow, MentionRow, TextRow
from tests.city import CITY, article, record

NEW = "articles/2023/09/tin.md"
MORE = {
    "register/committees/thanh-uy-ha-sa.md": record("Thành ủy Hạ Sa", place="Thành phố Hạ Sa"),
    "register/events/le-gom.md": record("Lễ hội gốm Tạ Đình Lãm"),
}
LAM, TOWN, OTHER = "ta-dinh-lam", "thanh-uy-van-khe", "thanh-uy-ha-sa"
ORGANISERS = "ban-to-chuc-thanh-uy-van-khe"


@pytest.fixture
def said(indexed):
    """A function that indexes a body; it returns the words of each record, the offices heard, and what is new."""

    def run(body: str) -> tuple[dict[str, list[str]], list[tuple[str, str, str | None]], list[str]]:
        _, catalogue = indexed({**MORE, NEW: article(body=body)})
        plain = catalogue.row(TextRow, "WHERE article = 'tin'").plain
        words = {
            row.record: [plain[start:end] for start, end in row.spans]
            for row in catalogue.rows(MentionRow, "WHERE article = 'tin'")
        }
        offices = [
            (row.person, row.title, row.committee)
            for row in catalogue.rows(AttestationRow, "WHERE article = 'tin' ORDER BY start, place")
        ]
        return words, offices, catalogue.values("SELECT name FROM proposals WHERE article = 'tin'")

    return run


@pytest.mark.parametrize(
    ("body", "office"),
    [
        ("Bí thư [Thành ủy](committee:thanh-uy-ha-sa) Tạ Đình Lãm dự.", (LAM, "Bí thư", OTHER)),
        ("Ông Tạ Đình Lãm, Bí thư [Thành ủy](committee:Thành%20ủy%20Hạ%20Sa), dự.", (LAM, "Bí thư", OTHER)),
        ("[Bí thư Thành ủy](committee:thanh-uy-ha-sa) Tạ Đình Lãm dự.", (LAM, "Bí thư", OTHER)),
        ("Bí thư Thành ủy Tạ Đình Lãm dự.", (LAM, "Bí thư", TOWN)),
        (
            "Trưởng [Ban Tổ chức](committee:ban-to-chuc-thanh-uy-van-khe) Thành ủy Hạ Sa Tạ Đình Lãm dự.",
            (LAM, "Trưởng", ORGANISERS),
        ),
        (
            "Trưởng Ban Tổ chức [Thành ủy](committee:thanh-uy-van-khe) Tạ Đình Lãm dự.",
            (LAM, "Trưởng", ORGANISERS),
        ),
        ("Trưởng Ban Tổ chức [Thành ủy](committee:thanh-uy-ha-sa) Tạ Đình Lãm dự.", (LAM, "Trưởng", None)),
        (
            "Bí thư [Thành ủy](committee:thanh-uy-ha-sa) [Tạ Đình Lãm](person:kieu-thi-nhan) dự.",
            ("kieu-thi-nhan", "Bí thư", OTHER),
        ),
    ],
    ids=[
        "before the name",
        "after the name",
        "title and committee",
        "no mark",
        "the head alone",
        "the parent, as found",
        "another parent",
        "person and committee",
    ],
)
def test_a_mark_on_the_committee_decides_whose_office_it_is(said, body, office):
    """The attestation goes with the mark; a parent that contradicts leaves the committee open."""
    assert said(body)[1] == [office]


@pytest.mark.parametrize(
    ("body", "offices"),
    [
        ("Bí thư [Thành ủy](none:) Tạ Đình Lãm dự.", []),
        ("Bí thư [Thành ủy](person:kieu-thi-nhan) Tạ Đình Lãm dự.", []),
        ("Bí thư Thành ủy [Tạ Đình Lãm](committee:thanh-uy-ha-sa) dự.", []),
        ("Bí thư Thành ủy [Tạ Đình Lãm](none:) dự.", []),
        ("Bí thư Thành ủy Tạ [Đình Lãm](none:) dự.", []),
        ("Bí thư Thành ủy Tạ Đình Lãm dự, [Thành ủy](none:) họp.", [(LAM, "Bí thư", TOWN)]),
    ],
    ids=["none", "a person", "a name that is a body", "no name", "part of a name", "elsewhere"],
)
def test_a_mark_takes_the_office_away(said, body, offices):
    """No office rests on words that mean something else, or nothing."""
    assert said(body)[1] == offices


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[Thành ủy Hạ Sa](person:ta-dinh-lam) họp.", {LAM: ["Thành ủy Hạ Sa"]}),
        ("[Tạ Đình Lãm](committee:thanh-uy-ha-sa) họp.", {OTHER: ["Tạ Đình Lãm"]}),
        ("Ông Tạ [Đình Lãm](event:le-gom) đến.", {"le-gom": ["Đình Lãm"]}),
        ("[Lễ hội gốm Tạ Đình Lãm](committee:thanh-uy-ha-sa) mở.", {OTHER: ["Lễ hội gốm Tạ Đình Lãm"]}),
        ("[Lễ hội gốm Tạ Đình Lãm](none:) mở.", {}),
        (
            "Lễ hội gốm [Tạ Đình Lãm](person:kieu-thi-nhan) mở.",
            {"le-gom": ["Lễ hội gốm Tạ Đình Lãm"], "kieu-thi-nhan": ["Tạ Đình Lãm"]},
        ),
        (
            "[Hội nghị Thành ủy Hạ Sa](event:le-gom) mở.",
            {"le-gom": ["Hội nghị Thành ủy Hạ Sa"], OTHER: ["Thành ủy Hạ Sa"]},
        ),
    ],
    ids=[
        "a body",
        "a person",
        "part of a name",
        "an occasion",
        "none",
        "inside an occasion",
        "around a body",
    ],
)
def test_a_mark_of_another_kind_wins(said, body, words):
    """What was found there is gone; only an occasion's name may hold those of persons and bodies."""
    assert said(body)[0] == words


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("[Quận ủy Lò Rèn](none:) họp.", []),
        ("Quận ủy [Lò Rèn](person:ta-dinh-lam) họp.", []),
        ("Quận ủy [Lò Rèn](none:) họp. Quận ủy Lò Rèn về.", ["Quận ủy Lò Rèn"]),
    ],
    ids=["the whole", "a part", "elsewhere, too"],
)
def test_what_a_mark_covers_is_not_proposed(said, body, new):
    """The author has settled it; named elsewhere without a mark, it is still new."""
    assert said(body)[2] == new


def test_parents_in_a_ring_end(said, monkeypatch):
    """A register that is wrong (R103) does not keep the reader from the answer."""
    text = CITY["register/committees/thanh-uy-van-khe.md"]
    ring = text.replace("place:", "parents: ban-to-chuc-thanh-uy-van-khe\nplace:")
    monkeypatch.setitem(MORE, "register/committees/thanh-uy-van-khe.md", ring)
    body = "Trưởng Ban Tổ chức [Thành ủy](committee:thanh-uy-ha-sa) Tạ Đình Lãm dự."
    assert said(body)[1] == [(LAM, "Trưởng", None)]


@pytest.mark.parametrize(
    ("words", "former"), [("từng là Trưởng Ban", 1), ("hiện là Trưởng Ban", 0), ("nguyên là Trưởng Ban", 1)]
)
def test_an_office_told_of_earlier_days_is_attested_as_former(indexed, words, former):
    """Nobody is shown in an office on a day when a report only recalls it."""
    _, catalogue = indexed({NEW: article(body=f"Ông Tạ Đình Lãm {words} Tổ chức Thành ủy.")})
    assert catalogue.values("SELECT former FROM attestations WHERE article = 'tin'") == [former]
