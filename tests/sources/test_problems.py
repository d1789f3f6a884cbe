"""Problems and their messages."""

import re
import string

import pytest

from plugins.sources.messages import MESSAGES
from plugins.sources.problems import Problem, Severity, in_order

MISSING = Problem("D102", "articles/a.md", 3, {"field": "date", "name": "date"})


def names(template: str) -> set[str]:
    """Return the placeholders of *template*."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_the_text_says_where_what_and_how():
    """One line: file, line, code, what is wrong, how to mend it."""
    assert (
        MISSING.text("en") == "articles/a.md:3: error D102 The field `date` is missing. Add a line `date: …`."
    )
    assert MISSING.text() == "articles/a.md:3: lỗi D102 Thiếu trường `date`. Thêm dòng `date: …`."


def test_the_text_can_name_the_folder():
    """With the folder in front, a terminal can open the file."""
    assert MISSING.text("en", "content").startswith("content/articles/a.md:3: error D102 ")


@pytest.mark.parametrize("code", sorted(MESSAGES))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_placeholder_is_filled(code, language):
    """Both languages use the same values, and none is left open."""
    message = MESSAGES[code]
    used = names("".join(message.vi)), names("".join(message.en))
    assert used[0] == used[1]
    problem = Problem(code, "a.md", 1, {name: f"<{name}>" for name in used[0]})
    text = problem.text(language)
    assert all(f"<{name}>" in text for name in used[0])
    assert not re.search(r"\{\w+\}", text)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_is_whole_sentences(code):
    """What and how each end with a full stop, in both languages."""
    message = MESSAGES[code]
    assert all(sentence.endswith(".") for sentence in (*message.vi, *message.en))
    assert message.severity in ("error", "warning", "notice", "hint")


def test_a_text_never_breaks_its_line():
    """Control characters in what an editor typed are shown as escapes."""
    text = Problem("D102", "a\nb.md", 1, {"name": "", "field": "x\n\x1b[31m\udce1"}).text("en")
    assert len(text.splitlines()) == 1
    assert "\x1b" not in text
    text.encode("utf-8")


def test_a_long_value_is_cut():
    """A message stays readable when the value is a page long."""
    assert len(Problem("D102", "a.md", 1, {"name": "x", "field": "x" * 5000}).text("en")) < 800


def test_braces_in_a_value_are_text():
    """What an editor typed is never a template."""
    assert "`{0}{x}`" in Problem("D102", "a.md", 1, {"name": "", "field": "{0}{x}"}).what("en")


@pytest.mark.parametrize(
    ("dotted", "vi", "en"),
    [
        ("title", "title", "title"),
        ("topics.0", "topics mục 1", "topics item 1"),
        ("retracted.date", "retracted → date", "retracted → date"),
        ("tenures.1.committee", "tenures mục 2 → committee", "tenures item 2 → committee"),
        ("Tên. 1.x", "Tên. 1.x", "Tên. 1.x"),
        ("1.5", "1.5", "1.5"),
    ],
)
def test_a_field_is_named_as_an_editor_sees_it(dotted, vi, en):
    """Items are counted from 1; what was typed is shown as it was."""
    problem = Problem("D108", "a.md", 1, {"field": dotted, "size": "1", "limit": "1"})
    assert (f"`{vi}`" in problem.what("vi"), f"`{en}`" in problem.what("en")) == (True, True)


def test_a_missing_field_is_to_be_added_by_its_own_name():
    """``office: …`` below the item, not the way to it."""
    problem = Problem("D102", "a.md", 5, {"field": "tenures.1.office", "name": "office"})
    assert problem.what() == "Thiếu trường `tenures mục 2 → office`."
    assert problem.how() == "Thêm dòng `office: …`."


def test_a_warning_is_called_one():
    """Each line says whether it stops a publication."""
    warning = Problem("A105", "a.md", 1, {"date": "x"})
    assert warning.text().startswith("a.md:1: cảnh báo A105 ")
    assert warning.text("en").startswith("a.md:1: warning A105 ")


def test_problems_come_once_and_in_order():
    """By file, line, code; two alike are one."""
    late, early = Problem("D102", "b.md", 9, {"field": "x"}), Problem("D101", "b.md", 2)
    assert in_order([late, MISSING, early, MISSING]) == [MISSING, early, late]


def test_the_code_gives_the_weight():
    """Errors stop a publication, warnings do not."""
    assert MISSING.severity is Severity.ERROR
    assert MISSING.is_error
    assert not Problem("A105", "a.md", 1, {"date": "x"}).is_error


def test_a_draft_is_named_as_one():
    """What stands in a file that is not published stops nobody, and the line says so."""
    of_draft = Problem("D102", "a.md", 3, {"field": "date", "name": "date"}, is_in_draft=True)
    assert of_draft.text("en").startswith("a.md:3: error in an unpublished file D102 ")
    assert of_draft.text().startswith("a.md:3: lỗi trong tệp không đăng D102 ")
    assert (of_draft.is_error, of_draft.stops(strict=True)) == (False, False)
