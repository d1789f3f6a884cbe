"""Fields and items edited as text: whatever the form, nothing else changes."""

from __future__ import annotations

import pytest
import yaml

from plugins.editing.field_text import (
    items_of,
    with_field,
    with_items,
    with_names,
    without_field,
    without_items,
)
from plugins.editing.front_text import UnusualForm

BEFORE = 'name:   "Lê \\"Ba\\" Mẫu"  # tên\n'
AFTER = "# hết\nsources: 'Sơ yếu lý lịch'   # ở kho\n"
FORMS = {
    "one bare": "variants: Lê Mẫu\n",
    "several in one": "variants: Lê Mẫu; Ba Mẫu\n",
    "in quotes, with a comment": "variants: 'Lê Mẫu; Ba Mẫu'  # cũ\n",
    "in brackets": "variants: [Lê Mẫu, Ba Mẫu]\n",
    "in brackets on lines": "variants: [\n  Lê Mẫu,\n  Ba Mẫu\n]\n",
    "a list": "variants:\n  # hay gặp\n  - Lê Mẫu  # báo cũ\n  - Ba Mẫu\n",
    "a list that is not indented": "variants:\n- Lê Mẫu\n- Ba Mẫu\n",
    "with fields": "variants:\n  - value: Lê Mẫu\n    source: Báo\n  - Ba Mẫu\n",
}


def record(field: str, line_end: str = "\n") -> str:
    """Return the text of a record with *field* between others that are written in their own ways."""
    return f"---\n{BEFORE}{field}{AFTER}---\n\nTiểu sử --- dài.\n".replace("\n", line_end)


def names_of(text: str) -> list[str]:
    """Return the variants that a record says."""
    said = yaml.load(text.replace("\r\n", "\n").split("---\n", 2)[1], yaml.BaseLoader)["variants"]
    said = said if isinstance(said, list) else [said]
    texts = [one["value"] if isinstance(one, dict) else one for one in said]
    return [part.strip() for one in texts for part in one.split(";") if part.strip()]


def rest_of(text: str) -> tuple[bool, bool]:
    """Return whether what stands before and after the field is there as it was typed."""
    plain = text.replace("\r\n", "\n")
    return plain.startswith(f"---\n{BEFORE}"), plain.endswith(f"{AFTER}---\n\nTiểu sử --- dài.\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("form", FORMS)
def test_items_in_every_form(form: str, line_end: str) -> None:
    """Are told, added, taken out and renamed; comments stay with what they stand by."""
    text = record(FORMS[form], line_end)
    names = names_of(text)
    assert len(items_of(text, "variants")) == len(names)
    added = with_items(text, "variants", [("Mẫu Lê",), ("value: Mẫu", "source: Sổ")])
    assert names_of(added) == [*names, "Mẫu Lê", "Mẫu"]
    taken = without_items(text, "variants", [0])
    assert names_of(taken) == names[1:]
    renamed = with_names(text, "variants", "value", lambda name, _: "Lê Văn" if name == "Lê Mẫu" else None)
    assert names_of(renamed) == ["Lê Văn", *names[1:]]
    for edited in (added, taken, renamed):
        assert rest_of(edited) == (True, True)
        assert edited.count("\n") == edited.count(line_end)


def test_an_item_is_carried_with_its_comments() -> None:
    """From one record into another, however far it was indented."""
    typed = record("tenures:\n      - office: Bí thư\n        # từ lâu\n        from: 2015  # nhậm chức\n")
    moved = with_items(record(""), "tenures", items_of(typed, "tenures"))
    assert "  - office: Bí thư\n    # từ lâu\n    from: 2015  # nhậm chức\n" in moved


def test_a_block_goes_into_brackets() -> None:
    """Where the list it comes to is written so."""
    text = with_items(record("tenures: [{office: A}]\n"), "tenures", [("office: B", "from: 2015")])
    assert "tenures: [{office: A}, {office: B, from: 2015}]\n" in text


def test_a_field() -> None:
    """Is replaced where it stands, filled where it is empty, put last where it is new, and taken out with its lines."""
    assert "slug: moi  # cũ\n" in with_field(record("slug: cu  # cũ\n"), "slug", "moi")
    assert "slug: moi\n" in with_field(record("slug:\n"), "slug", "moi")
    assert f'{AFTER}place: "Phòng: 5"\n---' in with_field(record(""), "place", "Phòng: 5")
    assert without_field(record("note: >\n  Một\n  hai\n"), "note") == record("")


@pytest.mark.parametrize("form", ["variants: |\n  Lê Mẫu\n", "variants: {value: Lê}\n"])
def test_an_unusual_form_is_not_edited(form: str) -> None:
    """Rather than wrongly."""
    with pytest.raises(UnusualForm):
        with_items(record(form), "variants", [("Ba Mẫu",)])
