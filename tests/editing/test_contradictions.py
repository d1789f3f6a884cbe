"""``check --pending``: where the reports say more than the register or disagree with it, each time with both sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.check import check_content
from plugins.sources.problems import Problem
from tests.city import AS_OF, BAN_TO_CHUC, LAM, NHAN, THANH_UY, article, record, write

HOME = "thanh-uy-van-khe"
NOTE = "articles/2019/05/tin.md"
CHIEF = "Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự."
DECISION = "Quyết định số 15-QĐ/TU"


def change(folder: Path, path: str, old: str, new: str) -> None:
    """Put *new* in place of *old* in a file of the city."""
    text = (folder / path).read_text("utf-8")
    assert old in text
    write(folder, path, text.replace(old, new, 1))


def told(folder: Path, body: str, day: str = "2022-05-04", **fields: str) -> list[Problem]:
    """Return what an editor is asked about a report of *day* with *body*; the city itself gives no cause."""
    write(folder, NOTE, article("Tin", body=body, date=day, **fields))
    return [one for one in check_content(folder, AS_OF, HOME, pending=True) if one.code.startswith("K")]


def codes(problems: list[Problem]) -> list[str]:
    """Return the codes in order."""
    return [one.code for one in problems]


def only(code: str, problems: list[Problem]) -> list[str]:
    """Return *code* as often as the report itself is asked about it."""
    return [one.code for one in problems if one.code == code and one.path == NOTE]


def test_the_city_agrees_with_itself(folder: Path) -> None:
    """No question without a cause."""
    assert check_content(folder, AS_OF, HOME, pending=True) == []


def test_what_waits_is_asked_for(folder: Path) -> None:
    """``check`` alone, and so a build, does not ask."""
    assert codes(told(folder, CHIEF, "2019-05-04")) == ["K101"]
    assert check_content(folder, AS_OF, HOME) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-05-04", ["K101"]),
        ("2020-09-30", ["K101"]),
        ("2020-10-01", []),
        ("2026-05-04", []),
    ],
    ids=["long before", "the day before", "the first day possible", "still open"],
)
def test_an_office_outside_its_time(folder: Path, day: str, expected: list[str]) -> None:
    """K101, as precise as the register's dates; an open end is no end."""
    assert codes(told(folder, CHIEF, day)) == expected


def test_an_office_held_twice(folder: Path) -> None:
    """One of the tenures is enough."""
    change(
        folder,
        LAM,
        "    until: 2020-10\n",
        "    until: 2020-10\n  - {office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, from: 2019, until: 2019}\n",
    )
    assert codes(told(folder, CHIEF, "2019-05-04")) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Đồng chí Tạ Đình Lãm, Chủ tịch Ủy ban nhân dân thành phố Vân Khê, dự.", ["K102"]),
        ("Đồng chí Tạ Đình Lãm, Bí thư Thành ủy, dự.", ["K102"]),
        ("Đồng chí Kiều Thị Nhàn, Phó Bí thư Thành ủy, dự.", []),
        ("Đồng chí Tạ Đình Lãm dự.", []),
    ],
    ids=["unknown committee", "known committee", "as in the record", "no office"],
)
def test_an_office_the_record_lacks(folder: Path, words: str, expected: list[str]) -> None:
    """K102, whether or not the committee has a record."""
    assert codes(told(folder, words)) == expected


@pytest.mark.parametrize(
    ("tenure", "expected"),
    [
        ("", ["K110"]),
        ("until: 2023", []),
        ("reports: mot", ["K110"]),
        ("reports: [mot, hai]", []),
        ("reports: [mot, rut]", ["K110"]),
        ("from: 2020, reports: rut", ["K110"]),
        ("from: 2020, source: Nghị quyết 7, reports: rut", []),
        ("until: 2020", ["K101"]),
    ],
    ids=[
        "without dates",
        "within dates",
        "after the only report",
        "between two reports",
        "after the only report that stands",
        "dates that nothing holds",
        "dates with a source",
        "outside dates",
    ],
)
def test_an_office_that_waits_for_an_approval(folder: Path, tenure: str, expected: list[str]) -> None:
    """K110: the record has it, and does not say whether it was held that day."""
    office = f"{{office: Bí thư, committee: thanh-uy-van-khe, {tenure}}}"
    write(folder, NHAN, record("Kiều Thị Nhàn", id="p-0000027", tenures=f"[{office}]"))
    body = "Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự."
    for slug, day in (("mot", "2021-01-05"), ("hai", "2023-01-05")):
        write(folder, f"articles/2021/{slug}.md", article(f"Bài {slug}", body=body, date=day))
    retracted = "{date: 2024-01-01, reason: Sai}"
    write(folder, "articles/2023/rut.md", article("Rút", body=body, date="2023-01-05", retracted=retracted))
    assert only(expected[0] if expected else "K110", told(folder, body)) == expected


def test_what_waits_is_told_in_its_words(folder: Path) -> None:
    """The sentence that it was read in, in both languages."""
    body = f"Trời mưa. {CHIEF} Hết."
    (problem,) = told(folder, body, "2019-05-04")
    assert all(f"(“{CHIEF}”)" in problem.text(language) for language in ("vi", "en"))


@pytest.mark.parametrize(
    ("died", "expected"),
    [("2022-05-03", ["K103"]), ("2022-05-04", []), ("2022-05", []), ("2022", []), ("2021", ["K103"])],
)
def test_an_office_after_death(folder: Path, died: str, expected: list[str]) -> None:
    """K103, when it is sure: a month or a year may still be going on."""
    change(folder, LAM, "name: Tạ Đình Lãm\n", f"name: Tạ Đình Lãm\ndied: {died}\n")
    assert only("K103", told(folder, CHIEF)) == expected


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ("until: 2022-05-03", ["K104"]),
        ("until: 2022-05-04", []),
        ("from: 2022-06", ["K104"]),
        ("from: 2022", []),
    ],
)
def test_an_office_of_a_committee_not_there(folder: Path, life: str, expected: list[str]) -> None:
    """K104, before its first day and after its last."""
    change(folder, BAN_TO_CHUC, "kind: ban của thành ủy\n", f"kind: ban của thành ủy\n{life}\n")
    assert only("K104", told(folder, CHIEF)) == expected


SECRETARY = "tenures:\n  - {office: Bí thư, committee: thanh-uy-van-khe, from: 2021-03-01, until: 2023-03-01, source: Nghị quyết 7}\n"


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("Đồng chí Tạ Đình Lãm, Bí thư Thành ủy, dự.", "2022-05-04", ["K105"]),
        ("Đồng chí Tạ Đình Lãm, Phó Bí thư Thành ủy, dự.", "2022-05-04", []),
        ("Đồng chí Tạ Đình Lãm, Bí thư Thành ủy, dự.", "2023-03-01", []),
        ("Đồng chí Tạ Đình Lãm, Bí thư Thành ủy, dự.", "2021-03-01", []),
        ("Đồng chí Tạ Đình Lãm, Bí thư Thành ủy, dự.", "2024-05-04", []),
        ("Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự.", "2022-05-04", []),
        ("Đồng chí Tạ Đình Lãm, Bí thư Quận ủy Thạch Hà, dự.", "2022-05-04", []),
    ],
    ids=[
        "two heads",
        "a deputy",
        "the last day",
        "the first day",
        "afterwards",
        "the holder",
        "another committee",
    ],
)
def test_an_office_that_another_holds(folder: Path, words: str, day: str, expected: list[str]) -> None:
    """K105 for offices of one holder; not on a day of change, when both are right."""
    change(folder, NHAN, "tenures:\n", SECRETARY)
    assert only("K105", told(folder, words, day)) == expected


def test_an_office_without_an_end_bars_nobody(folder: Path) -> None:
    """No end means unknown or open, never today."""
    change(folder, NHAN, "tenures:\n", SECRETARY.replace(", until: 2023-03-01", ""))
    assert "K105" not in codes(told(folder, "Đồng chí Tạ Đình Lãm, Bí thư Thành ủy, dự."))


def message(problems: list[Problem], code: str, language: str) -> str:
    """Return the text of the one problem of that code."""
    (text,) = [one.text(language) for one in problems if one.code == code]
    return text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_question_names_both_sources(folder: Path, language: str) -> None:
    """The report by file, line and day; the register by the source of the tenure, else by the record's file."""
    change(folder, NHAN, "tenures:\n", SECRETARY)
    change(folder, LAM, "name: Tạ Đình Lãm\n", "name: Tạ Đình Lãm\ndied: 2019\n")
    change(folder, BAN_TO_CHUC, "kind: ban của thành ủy\n", "kind: ban của thành ủy\nfrom: 2023\n")
    body = f"{CHIEF}\n\nĐồng chí Tạ Đình Lãm, Bí thư Thành ủy, phát biểu."
    problems = [
        *told(folder, CHIEF, "2020-05-04"),
        *[one for one in told(folder, body) if one.code in ("K102", "K105")],
    ]
    found = {one.code: one.text(language) for one in problems if one.path == NOTE}
    expected = {"K101": DECISION, "K102": LAM, "K103": LAM, "K104": BAN_TO_CHUC, "K105": "Nghị quyết 7"}
    assert set(found) == set(expected)
    weight = {"vi": "cảnh báo", "en": "warning"}[language]
    for code, source in expected.items():
        assert found[code].startswith(f"{NOTE}:2: {weight} {code} ")
        assert source in found[code]
        assert "4/5/20" in found[code]
        assert "Tạ Đình Lãm" in found[code]
    assert "Kiều Thị Nhàn" in found["K105"]


def test_a_tenure_without_a_source_is_named_by_its_record(folder: Path) -> None:
    """The editor knows where to look."""
    text = message(
        told(folder, "Đồng chí Kiều Thị Nhàn, Phó Bí thư Thành ủy, dự.", "2019-05-04"), "K101", "vi"
    )
    assert NHAN in text


@pytest.mark.parametrize("former", ["nguyên", "cựu", "Nguyên"])
def test_a_former_office_contradicts_nothing(folder: Path, former: str) -> None:
    """Not its time, not the record, not another holder, not a death; but see K106."""
    change(folder, NHAN, "tenures:\n", SECRETARY)
    change(folder, LAM, "name: Tạ Đình Lãm\n", "name: Tạ Đình Lãm\ndied: 2025\n")
    body = f"Đồng chí Tạ Đình Lãm, {former} Bí thư Thành ủy, dự."
    assert codes(told(folder, body)) == []
    assert codes(told(folder, body, "2026-05-04")) == []


@pytest.mark.parametrize("status", ["draft", "review", "ready"])
def test_what_is_not_public_attests_nothing(folder: Path, status: str) -> None:
    """A draft may say what it likes."""
    assert codes(told(folder, CHIEF, "2019-05-04", status=status)) == []


def test_a_held_article_attests_nothing_yet(folder: Path) -> None:
    """Until it is let out."""
    assert codes(told(folder, CHIEF, "2019-05-04", publish_at="2027-01-01")) == []
    assert codes(told(folder, CHIEF, "2019-05-04", publish_at="2020-01-01")) == ["K101"]


def test_a_mark_answers(folder: Path) -> None:
    """Somebody else of that name, or nobody in the register, is asked about no more."""
    body = CHIEF.replace("Tạ Đình Lãm", "[Tạ Đình Lãm](none:)")
    assert codes(told(folder, body, "2019-05-04")) == []


def test_questions_are_warnings_in_order(folder: Path) -> None:
    """They stop no build, and stand by file among the others."""
    write(folder, "articles/2018/01/som.md", article("Sớm", body=CHIEF, date="2018-01-05"))
    problems = told(folder, CHIEF, "2019-05-04")
    assert [(one.path, one.is_error) for one in problems] == [
        ("articles/2018/01/som.md", False),
        (NOTE, False),
    ]


def test_the_committee_of_the_site_is_what_a_bare_name_means(folder: Path) -> None:
    """*Phó Bí thư Thành ủy* is that of the site's own committee, as in the articles' links."""
    change(folder, THANH_UY, "kind: thành ủy\n", "kind: thành ủy\nfrom: 2022-06\n")
    assert codes(told(folder, "Đồng chí Kiều Thị Nhàn, Phó Bí thư Thành ủy, dự.")) == ["K104"]


TWO_DISTRICTS = {
    "register/committees/quan-uy-lo-ren.md": record("Quận ủy Lò Rèn", place="Quận Lò Rèn"),
    "register/committees/quan-uy-ben-soi.md": record("Quận ủy Bến Sỏi", place="Quận Bến Sỏi"),
    "register/committees/dang-uy-quan-su.md": record("Đảng ủy Quân sự thành phố Vân Khê"),
}
AT_LO_REN = "  - {office: Bí thư, committee: quan-uy-lo-ren, from: 2021-03-01, until: 2023-03-01, source: Quyết định 9}\n"


def with_districts(folder: Path, tenure: str = AT_LO_REN) -> None:
    """Add two districts, the first headed by Kiều Thị Nhàn for two years."""
    for path, text in TWO_DISTRICTS.items():
        write(folder, path, text)
    change(folder, NHAN, "tenures:\n", f"tenures:\n{tenure}")


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("Bí thư Quận ủy Bến Sỏi", "2022-05-04", ["K102", "K107"]),
        ("Bí thư Quận ủy Bến Sỏi", "2024-05-04", ["K102"]),
        ("Bí thư Quận ủy Bến Sỏi", "2023-03-01", ["K102"]),
        ("Bí thư Quận ủy Lò Rèn", "2022-05-04", []),
        ("Phó Bí thư Quận ủy Lò Rèn", "2022-05-04", ["K102", "K107"]),
        ("Phó Bí thư Thường trực Quận ủy Lò Rèn", "2022-05-04", ["K102", "K107"]),
        ("Phó Bí thư Quận ủy Bến Sỏi", "2022-05-04", ["K102"]),
        ("Bí thư Đảng ủy Quân sự thành phố Vân Khê", "2022-05-04", ["K102"]),
        ("Bí thư Quận ủy Gò Sạn", "2022-05-04", ["K102"]),
        ("Ủy viên Ban Chấp hành Quận ủy Lò Rèn", "2022-05-04", ["K102"]),
    ],
    ids=[
        "head of two districts",
        "afterwards",
        "the last day",
        "the same",
        "deputy of the same",
        "standing deputy",
        "deputy of another",
        "beside a district",
        "no record",
        "member",
    ],
)
def test_an_office_that_excludes_the_registers(
    folder: Path, words: str, day: str, expected: list[str]
) -> None:
    """K107: head and deputy of one committee, or head of two districts, in one person on one day."""
    with_districts(folder)
    assert codes(told(folder, f"Đồng chí Kiều Thị Nhàn, {words}, dự.", day)) == expected


def test_what_excludes_is_asked_once(folder: Path) -> None:
    """Where the office has a time of its own in the register, K101 says it."""
    with_districts(folder, AT_LO_REN + AT_LO_REN.replace("lo-ren", "ben-soi").replace("202", "201"))
    assert codes(told(folder, "Đồng chí Kiều Thị Nhàn, Bí thư Quận ủy Bến Sỏi, dự.")) == ["K101"]


def test_a_tenure_without_a_committee_excludes_nothing(folder: Path) -> None:
    """Nobody knows of what it is."""
    with_districts(folder, AT_LO_REN.replace("committee: quan-uy-lo-ren, ", ""))
    assert codes(told(folder, "Đồng chí Kiều Thị Nhàn, Phó Bí thư Quận ủy Lò Rèn, dự.")) == ["K102"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2022-05-04", ["K106"]), ("2023-03-01", []), ("2024-05-04", []), ("2020-05-04", [])],
    ids=["in office", "the last day", "afterwards", "before"],
)
def test_a_former_office_that_is_held(folder: Path, day: str, expected: list[str]) -> None:
    """K106: *nguyên* while the register has the person in that office."""
    with_districts(folder)
    assert codes(told(folder, "Đồng chí Kiều Thị Nhàn, nguyên Bí thư Quận ủy Lò Rèn, dự.", day)) == expected


def turns(folder: Path, *reports: tuple[str, str]) -> list[tuple[str, str]]:
    """Return path and code of what is asked after *reports*: day and name of each head of Bến Sỏi."""
    for day, name in reports:
        text = article(f"Tin {day} {name}", body=f"Đồng chí {name}, Bí thư Quận ủy Bến Sỏi, dự.", date=day)
        write(folder, f"articles/2021/01/tin-{day}-{name.split()[-1]}.md", text)
    found = check_content(folder, AS_OF, HOME, pending=True)
    return [(one.path.rpartition("/")[2], one.code) for one in found if one.code == "K108"]


def test_reports_that_take_turns(folder: Path) -> None:
    """K108: another head between two reports of the first, while the register knows neither."""
    with_districts(folder)
    lam, nhan = "Tạ Đình Lãm", "Kiều Thị Nhàn"
    assert turns(folder, ("2021-01-05", lam), ("2021-03-05", nhan), ("2021-03-05", lam)) == []
    assert turns(folder, ("2021-05-05", lam)) == [("tin-2021-03-05-Nhàn.md", "K108")]


def test_turns_that_the_register_bears_out(folder: Path) -> None:
    """Who held the office that day by the register is not asked about."""
    with_districts(folder, AT_LO_REN.replace("lo-ren", "ben-soi"))
    lam, nhan = "Tạ Đình Lãm", "Kiều Thị Nhàn"
    assert turns(folder, ("2021-01-05", lam), ("2021-04-05", nhan), ("2021-05-05", lam)) == []


def test_a_retracted_report_attests_nothing(folder: Path) -> None:
    """It is no source any more."""
    retracted = "{date: 2022-06-01, reason: Sai.}"
    assert codes(told(folder, CHIEF, "2019-05-04", retracted=retracted)) == []
