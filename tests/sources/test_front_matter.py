"""What ``check`` says of front matter, as an archivist wrote it in ``cases/front-matter.md``."""

import pytest

from plugins.sources.content_file import read_content_file
from plugins.sources.messages import MESSAGES
from plugins.sources.problems import in_order
from tests.cases import read_blocks

CASES = read_blocks("front-matter")
WORDS_OF_PARSERS = ("mapping", "expected", "token", "scalar", "indicator", "node", "YAML", "Error", "stream")


@pytest.mark.parametrize(("front", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_front_matter_is_told_as_the_case_says(front, expected):
    """Each fault on its own line, all at once; values as they were meant."""
    source, problems = read_content_file("article", "articles/x.md", f"---\n{front}\n---\n".encode())
    told = [
        f"dòng {one.line - 1}: {one.code} {one.values.get('detail', '')}".rstrip()
        for one in in_order(problems)
        if one.code != "D102"
    ]
    expected = expected.split("\n")
    assert told == [line for line in expected if line.startswith("dòng ")]
    for line in expected:
        name, is_value, value = line.partition(" = ")
        assert not is_value or str(source.values[name]) == value


@pytest.mark.parametrize("front", [case[1] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_parser_speaks_to_editors(front, language):
    """Messages say what stands there, in words of editors, and no field that is spoilt is also missing."""
    problems = read_content_file("article", "articles/x.md", f"---\n{front}\n---\n".encode())[1]
    for one in problems:
        assert not any(word in one.text(language) for word in WORDS_OF_PARSERS)
    typed = {line.partition(":")[0] for line in front.split("\n")}
    assert not {one.values["field"] for one in problems if one.code == "D102"} & typed


def test_each_kind_has_its_cases():
    """Every code of syntax that a file can give is among the cases."""
    told = {word for case in CASES for word in case[2].split() if word in MESSAGES}
    assert told >= {"Y102", "Y103", "Y104", "Y107", "Y109", *(f"Y11{number}" for number in range(10))}


def test_titles_of_cases_are_unique():
    """A failing case is found by its title."""
    titles = [case[0] for case in CASES]
    assert len(set(titles)) == len(titles)
