"""Event phrases; ``cases/linking/events.md`` and ``events-tails.md`` hold most of what is found."""

from __future__ import annotations

import pytest

from plugins.linking.events import on_the_day
from plugins.linking.mentions import Context
from tests.linking.marking import link, small_linker


def found(text: str) -> list[str]:
    """Return the events found in *text*."""
    return [mention.surface for mention in link(text).mentions if mention.kind == "event"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hội thảo “Gốm xưa và nay” năm 2019 mở", "Hội thảo “Gốm xưa và nay”"),
        ("Lễ khánh thành cầu Gò Trấu tại quận 4", "Lễ khánh thành cầu Gò Trấu"),
        ("Lễ khánh thành cầu Gò Trấu bắt đầu", "Lễ khánh thành cầu Gò Trấu"),
        ("Lễ khánh thành cầu Gò Trấu. Mưa", "Lễ khánh thành cầu Gò Trấu"),
        ("Lễ khánh thành đường Gò Trấu - Bến Sành sáng 5/6", "Lễ khánh thành đường Gò Trấu - Bến Sành"),
        (
            "Lễ ký kết giữa Gò Trấu, Bến Sành với Gốm về nước tại đây",
            "Lễ ký kết giữa Gò Trấu, Bến Sành với Gốm về nước",
        ),
        (
            "Lễ kỷ niệm 50 năm nghề gốm (3/2/1930 - 3/2/1980) mở",
            "Lễ kỷ niệm 50 năm nghề gốm (3/2/1930 - 3/2/1980)",
        ),
        ("Lễ kỷ niệm 50 năm nghề gốm (tại nhà) mở", "Lễ kỷ niệm 50 năm nghề gốm"),
        ("Lễ công bố bộ sách quý “Gốm” năm 2019 mở", "Lễ công bố bộ sách quý “Gốm” năm 2019"),
        ("Lễ hội Bến Sỏi, nhiệm kỳ 2020 - 2025 mở", "Lễ hội Bến Sỏi, nhiệm kỳ 2020 - 2025"),
    ],
)
def test_a_name_goes_on_to_its_end(text: str, event: str) -> None:
    """Up to a stop, a place, a verb or a time; quotations, years and dates belong to it."""
    assert found(text) == [event]


@pytest.mark.parametrize("text", ["hội thảo “Gốm", "tổng kết công tác gốm", "Lễ ký", "hội nghị họp"])
def test_what_is_no_event(text: str) -> None:
    """An open quotation, a verb without a number, too short a topic, a head without one."""
    assert found(text) == []


def test_of_namesakes_the_one_of_that_time_is_meant() -> None:
    """By day, month or year; without a day, or in another year, it stays open."""
    register = small_linker().index.register
    both = ("le-hoi-ben-soi-2019", "le-hoi-ben-soi-2022")
    days = ("2019-03-10", "2022-03-01", "2022-11-01", "2015-01-01", None)
    assert [on_the_day(both, register, Context(date=day)) for day in days] == [
        both[:1],
        both[1:],
        both[1:],
        both,
        both,
    ]
