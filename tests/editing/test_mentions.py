"""``mentions``: JSON lines in, JSON lines out."""

import json

import pytest

from plugins.editing.mentions import BadRegister, NoRegister, answers, find_home, load_register
from tests.city import record, write

TEXT = "Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự."


def ask(folder, *questions: object, home: str | None = None) -> list[dict]:
    """Return the answers to *questions*, each an object or a line."""
    lines = [one if isinstance(one, str) else json.dumps(one) for one in questions]
    register = load_register(folder / "register")
    return [
        json.loads(line) for line in answers(lines, register, find_home(register, home) if home else None)
    ]


def test_an_answer_has_the_form_of_the_contract(folder):
    """Id, mentions with places, type, record and candidates; offices; proposals."""
    (answer,) = ask(folder, {"id": 7, "date": "2023-07-21", "place": None, "text": TEXT, "khac": 1})
    assert list(answer) == ["id", "mentions", "offices", "new"]
    assert answer["id"] == 7
    person = next(one for one in answer["mentions"] if one["type"] == "PERSON")
    assert TEXT[person["start"] : person["end"]] == "Tạ Đình Lãm"
    assert (person["record"], person["candidates"]) == ("ta-dinh-lam", ["ta-dinh-lam"])
    (office,) = answer["offices"]
    assert set(office) == {"name", "title", "org_text", "former", "sure"}
    assert (office["name"], office["former"]) == ("Tạ Đình Lãm", False)


def test_answers_come_in_the_order_of_questions(folder):
    """With their own ids, whatever these are."""
    found = ask(folder, {"id": "b", "text": "Một."}, {"id": None, "text": ""}, {"id": "a", "text": TEXT})
    assert [one["id"] for one in found] == ["b", None, "a"]
    assert found[0]["mentions"] == []


def test_places_are_those_of_the_text_as_given(folder):
    """Code points of the text in whatever Unicode form it came."""
    text = "Đồng chí Ta\u0323 Đình Lãm dự."
    (answer,) = ask(folder, {"id": 1, "text": text})
    (person,) = [one for one in answer["mentions"] if one["type"] == "PERSON"]
    assert text[person["start"] : person["end"]] == "Ta\u0323 Đình Lãm"


def test_a_shared_name_has_several_candidates(tmp_path):
    """And no record; nothing is guessed."""
    write(tmp_path, "register/persons/a.md", record("Đinh Văn Sửu"))
    write(tmp_path, "register/persons/b.md", record("Đinh Văn Sửu"))
    (answer,) = ask(tmp_path, {"id": 1, "text": "Ông Đinh Văn Sửu dự."})
    assert [(one["record"], one["candidates"]) for one in answer["mentions"]] == [(None, ["a", "b"])]


def test_the_home_committee_is_what_a_bare_name_means(folder):
    """By name, slug or id."""
    for home in ("Thành ủy Vân Khê", "thanh-uy-van-khe", "c-000001n"):
        (answer,) = ask(folder, {"id": 1, "text": "Thành ủy họp sáng nay."}, home=home)
        assert [one["record"] for one in answer["mentions"]] == ["thanh-uy-van-khe"]


def test_a_home_that_is_nobody_is_none(folder):
    """Nor one that may be several; nothing is guessed."""
    write(folder, "register/committees/a.md", record("Báo Vân Khê"))
    write(folder, "register/committees/b.md", record("Báo Vân Khê"))
    register = load_register(folder / "register")
    assert find_home(register, "Không Có") is None
    assert find_home(register, "Báo Vân Khê") is None
    assert find_home(register, "Ban Tổ chức Thành ủy") == "ban-to-chuc-thanh-uy-van-khe"


def test_a_missing_register_is_wrong_use(tmp_path):
    """Exit code 2, not an empty register that links nothing."""
    with pytest.raises(NoRegister) as caught:
        load_register(tmp_path / "khong-co")
    assert caught.value.exitcode == 2


def test_records_need_a_name_alone(tmp_path):
    """Ids, sources and committees may be missing."""
    write(
        tmp_path,
        "register/persons/a.md",
        record("Đinh Văn Sửu", tenures="[{office: Bí thư, committee: khong}]"),
    )
    register = load_register(tmp_path / "register")
    assert [one.name for one in register] == ["Đinh Văn Sửu"]
    assert register.persons["a"].tenures[0].committee is None


def test_drafts_are_left_out(tmp_path):
    """As on the site."""
    write(tmp_path, "register/persons/a.md", record("Đinh Văn Sửu", status="draft"))
    assert len(load_register(tmp_path / "register")) == 0


def test_a_record_that_cannot_be_read_is_named(tmp_path):
    """With file, line, code, what and how."""
    write(tmp_path, "register/persons/a.md", "---\nname: x\nodd: 1\n---\n")
    with pytest.raises(BadRegister, match=r"persons/a\.md:3: lỗi D101 "):
        load_register(tmp_path / "register")
