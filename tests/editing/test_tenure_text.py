"""Tenures put into the text of a record."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.editing.front_text import UnusualForm
from plugins.editing.tenure_text import NewTenure, add_reports, add_tenure

NEW = NewTenure("Bí thư", "thanh-uy-van-khe", ("a-0000018", "tin"))
ADDED = {"office": "Bí thư", "committee": "thanh-uy-van-khe", "reports": ["a-0000018", "tin"]}
AFTER = "# hết\nsources: 'Sơ yếu lý lịch'   # ở kho\n"


def record(tenures: str) -> str:
    """Return the text of a record with *tenures* between other fields that are written in their own ways."""
    return f'---\nname:   "Lê \\"Ba\\" Mẫu"  # tên\n{tenures}{AFTER}---\n\nTiểu sử --- dài.\n'


def tenures_of(text: str) -> list[dict[str, object]]:
    """Return the tenures that a record says."""
    return yaml.load(text.split("---\n", 2)[1], yaml.BaseLoader)["tenures"]


FORMS = {
    "none": "",
    "empty": "tenures:\n",
    "empty with a comment": "tenures:  # chưa có\n",
    "a list": "tenures:\n  - office: Cố vấn\n    from: 2015  # nhậm chức\n",
    "a list that is not indented": "tenures:\n- office: Cố vấn\n  from: 2015\n",
    "far indented, with a blank line": "tenures:\n      - office: Cố vấn\n        from: 2015\n\n",
    "the last field is empty": "tenures:\n  - office: Cố vấn\n    from: 2015\n    until:\n",
    "in braces": "tenures:\n  - {office: Cố vấn, from: 2015}\n",
    "in brackets": "tenures: [{office: Cố vấn, from: 2015}]\n",
    "in brackets on two lines": "tenures: [\n  {office: Cố vấn, from: 2015}\n]\n",
    "empty brackets": "tenures: []\n",
    "a long text": "tenures:\n  - office: Cố vấn\n    from: 2015\n    source: >-\n      Quyết định\n      số 5\n",
    "text over two lines": "tenures:\n  - office: Cố vấn\n    from: 2015\n    source: Quyết định\n      số 5\n",
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("form", FORMS)
def test_a_tenure_is_added_and_nothing_else_changes(form: str, line_end: str) -> None:
    """Whatever the form: every line that was there still is, as it was typed and in its order."""
    before = record(FORMS[form]).replace("\n", line_end)
    after = add_tenure(before, NEW)
    assert after.replace("\r\n", "").count("\n") == (0 if line_end == "\r\n" else after.count("\n"))
    found = tenures_of(after.replace("\r\n", "\n"))
    assert found[-1] == ADDED
    assert [(one["office"], one["from"]) for one in found[:-1]] == [("Cố vấn", "2015")] * (len(found) - 1)
    left = iter(after)
    assert all(letter in left for letter in before)
    assert (AFTER.replace("\n", line_end) in after) and after.endswith(f"Tiểu sử --- dài.{line_end}")


def test_a_byte_order_mark_stays() -> None:
    """Some editors write one."""
    before = "\ufeff" + record("")
    assert add_tenure(before, NEW).startswith("\ufeff---\nname:")


@pytest.mark.parametrize(
    "reports",
    [
        "",
        "    reports:\n",
        "    reports: mot\n",
        "    reports: [mot]  # duyệt\n",
        "    reports:\n      - mot\n",
        "    reports: []\n",
    ],
    ids=["none", "empty", "one", "brackets", "lines", "empty brackets"],
)
def test_reports_are_added_to_a_tenure(reports: str) -> None:
    """After those that it has."""
    before = record(f"tenures:\n  - office: Cố vấn\n{reports}    source: báo\n  - office: Ủy viên\n")
    after = add_reports(before, 0, ("hai", "ba"))
    first, second = tenures_of(after)
    assert first == {
        "office": "Cố vấn",
        "reports": ["mot", "hai", "ba"] if "mot" in reports else ["hai", "ba"],
        "source": "báo",
    }
    assert second == {"office": "Ủy viên"}
    left = iter(after)
    assert all(letter in left for letter in before)


def test_reports_are_added_within_braces() -> None:
    """To the tenure of that number."""
    after = add_reports(record("tenures: [{office: Cố vấn}, {office: Ủy viên}]\n"), 1, ("hai",))
    assert tenures_of(after) == [{"office": "Cố vấn"}, {"office": "Ủy viên", "reports": ["hai"]}]


@pytest.mark.parametrize(
    "tenures", ["tenures: {office: Cố vấn}\n", "tenures:\n  office: Cố vấn\n", 'tenures: ""\n']
)
def test_another_form_is_not_edited(tenures: str) -> None:
    """An editor does it by hand; nothing is guessed."""
    with pytest.raises(UnusualForm):
        add_tenure(record(tenures), NEW)


@pytest.mark.parametrize("text", ["", "name: x\n", "---\n{name: x}\n---\n", "---\nname: x\n"])
def test_what_is_no_record_is_not_edited(text: str) -> None:
    """Without front matter, or with one in braces."""
    with pytest.raises(UnusualForm):
        add_tenure(text, NEW)


@given(st.text("aĐ :#[]{},&*!|>'\"%@`-?\\1.", min_size=1, max_size=12).filter(str.strip))
def test_any_office_can_be_written(office: str) -> None:
    """What YAML would read otherwise is quoted."""
    office = " ".join(office.split())
    for form in ("a list", "in brackets"):
        found = tenures_of(add_tenure(record(FORMS[form]), NewTenure(office, None, ("tin",))))
        assert found[-1] == {"office": office, "reports": ["tin"]}
