"""Sure offices: right beside the name, affirmed, of the article's day."""

from __future__ import annotations

import pytest

from plugins.linking.mentions import Context
from plugins.linking.sure_offices import is_past
from tests.linking.marking import CASES, link, scan, small_linker, split_cases

_DAY = "2023-05-06"
_CASES = [
    pytest.param(text, answer, id=title)
    for title, text, answer, _ in split_cases(CASES.parent / "sure-offices.md")
]


@pytest.mark.parametrize(("text", "answer"), _CASES)
def test_an_office_is_as_sure_as_the_case_says(text: str, answer: str) -> None:
    """Words beside the name are sure; none is that the sentence denies, ends, plans, feigns, or tells of others or other days."""
    sure = [office.sure for office in link(text, _DAY).offices]
    assert ("chắc" if True in sure else "không chắc") == answer


def test_an_office_of_a_given_name_is_not_sure() -> None:
    """*Chủ tịch UBND Quận 4 Tám* after a whole name: who is meant is an inference."""
    linked = link("Ông Lê Văn Tám đến. Ông Tám, Chủ tịch UBND Quận 4, phát biểu.", _DAY)
    assert not any(office.sure for office in linked.offices)


def test_no_office_of_an_english_article_is_sure() -> None:
    """What denies or plans an office in English is not read."""
    text = "Lê Quang Diêu, Secretary of the City Party Committee, resigned."
    (office,) = small_linker().link(text, Context(language="en")).offices
    assert (office.title, office.sure) == ("Bí thư", False)


@pytest.mark.parametrize(
    ("words", "year", "past"),
    [
        ("từng làm", None, True),
        ("trước đó làm", None, True),
        ("năm 2010 làm", "2015", True),
        ("năm 2015 làm", "2015", False),
        ("năm 2010 làm", None, True),
        ("nay làm", "2015", False),
        ("mười năm", "2015", False),
    ],
)
def test_words_tell_of_earlier_days(words: str, year: str | None, past: bool) -> None:
    """Or of the day of the article."""
    tokens, _ = scan(words)
    assert is_past(tokens, 0, len(tokens), year) is past
