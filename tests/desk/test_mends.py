"""Problems beside the text in which they stand."""

from plugins.desk.mends import problems_in_text
from plugins.sources.problems import Problem

BODY = "Dòng đầu.\nTừ sai ở đây: uỷ.\n"


def told(*problems: Problem, lines: dict[str, int] | None = None):
    """Return *problems* in an article whose body begins on line 6."""
    return problems_in_text(problems, BODY, 6, lines or {"title": 2, "persons.0": 4}, "vi")


def test_a_problem_of_the_body_has_its_line():
    """Counted from the first line of the body."""
    [one] = told(Problem("A128", "x.md", 7, {"words": "đây"}))
    assert (one.line, one.field, one.mends) == (2, "", ())
    assert one.what and one.how


def test_a_slip_has_its_mend():
    """With the place of its words on that line, and what stands there then."""
    values = {"words": "uỷ", "better": "ủy", "around": "uỷ", "hint": ""}
    [one] = told(Problem("V101", "x.md", 7, values))
    assert one.mends == ("ủy",)
    assert BODY[one.start : one.end] == "uỷ"


def test_several_ways_are_several_mends():
    """Each a button of its own."""
    values = {"words": "sai", "better": "sái, sải", "around": "sai", "hint": ""}
    assert told(Problem("V107", "x.md", 7, values))[0].mends == ("sái", "sải")


def test_a_problem_of_a_field_names_it():
    """By what the message says, else by the line."""
    assert told(Problem("D102", "x.md", 1, {"field": "category", "name": "category"}))[0].field == "category"
    assert (
        told(Problem("R101", "x.md", 4, {"field": "persons.0", "named": "Ai", "kind": "person", "hint": ""}))[
            0
        ].field
        == "persons"
    )


def test_a_problem_past_the_body_has_no_line():
    """The text may be another by now."""
    assert told(Problem("A128", "x.md", 90, {"words": "x"}))[0].line == 0
