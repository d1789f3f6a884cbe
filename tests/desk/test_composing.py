"""An article's file from its form."""

import pytest

from plugins.desk.composing import DOCUMENT, KEPT, LISTS, TEXTS, composed, shown
from plugins.sources.content_file import read_content_file
from plugins.sources.schemas import ARTICLE

TEXT = """\
---
# Ghi chú của người viết
title: "Lễ ký kết"
date: 2023-07-21 08:00
category: Thời sự
persons:
  - Tạ Đình Lãm
legacy_urls: /tin/1
---

Dòng một.

Dòng hai.
"""


def source_of(text: str):
    """Return what *text* says; without a problem."""
    source, problems = read_content_file("article", "articles/2023/07/le-ky.md", text.encode())
    assert problems == []
    return source


def edited(**form: str) -> str:
    """Return the file after the fields of *form* were changed."""
    source = source_of(TEXT)
    unchanged = {name: value for name, value in shown(source).items() if isinstance(value, str)}
    return composed(TEXT, source, {**unchanged, "body": source.body, **form})


def test_every_field_has_its_place():
    """Each field of the schema is in the form, or is left to an act of its own."""
    assert sorted((*TEXTS, *LISTS, *KEPT, "documents")) == sorted(field.name for field in ARTICLE)


def test_an_unchanged_form_changes_nothing():
    """Comments, quotes and order stay as they were typed."""
    assert edited() == TEXT


def test_one_field_changes_one_line():
    """All others stay."""
    assert edited(title="Lễ ký: đợt 2") == TEXT.replace('"Lễ ký kết"', '"Lễ ký: đợt 2"')


@pytest.mark.parametrize(
    ("typed", "written"),
    [("22/7/2023", "2023-07-22"), ("22/7/2023 9:05", "2023-07-22 09:05"), ("2023-07-22", "2023-07-22")],
)
def test_dates_as_people_type_them(typed, written):
    """They are written in the form that nobody reads otherwise."""
    assert f"date: {written}\n" in edited(date=typed).replace('"', "")


def test_a_date_that_is_none_is_kept():
    """``check`` tells of it; the words are not lost."""
    assert "date: hôm nay\n" in edited(date="hôm nay")


def test_a_field_that_is_emptied_goes():
    """An empty status would publish."""
    assert "status" not in edited(status="")
    assert source_of(edited(persons="")).values.get("persons") is None


def test_new_fields_and_names():
    """Names are one a line, or parted by semicolons."""
    after = source_of(
        edited(persons="Tạ Đình Lãm\nKiều Thị Nhàn; Mạc Duyên", place="Vân Khê", status="draft")
    )
    assert after.values["persons"] == ["Tạ Đình Lãm", "Kiều Thị Nhàn", "Mạc Duyên"]
    assert (after.values["place"], after.values["status"]) == ("Vân Khê", "draft")


def test_documents():
    """A row each; empty rows are none."""
    form = {f"documents.0.{key}": "" for key in DOCUMENT}
    form |= {"documents.0.file": "/documents/2023/a.pdf", "documents.0.title": 'Kế hoạch "Xanh"'}
    form |= {f"documents.1.{key}": "" for key in DOCUMENT}
    after = source_of(edited(**form))
    assert after.values["documents"] == [{"file": "/documents/2023/a.pdf", "title": 'Kế hoạch "Xanh"'}]


def test_the_body_is_replaced():
    """In NFC with plain line ends, a blank line behind the front matter, one line end behind it."""
    assert edited(body="Mo\u031b\u0301i.\r\nHai.\r\n\r\n").partition("---\n\n")[2] == "Mới.\nHai.\n"


def test_a_long_field_over_several_lines():
    """It is written anew on one."""
    text = TEXT.replace("category:", "summary: >\n  Một\n  hai\ncategory:")
    after = composed(text, source_of(text), {"summary": "Ba"})
    assert source_of(after).values["summary"] == "Ba"
    assert "Ghi chú" in after
