"""Who followed whom in an office, also beside every day of random turns."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from plugins.authority.as_of import Certainty, Stretch, held_on, stretches_of
from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Committee, FormerName, Tenure
from plugins.authority.spans import Span
from plugins.authority.succession import (
    Relation,
    Turn,
    betweens,
    follows,
    in_order,
    is_held_in_turn,
    names_during,
)


def turn(holder, start=None, end=None, *days, limit=None):
    """Return the turn of *holder* with these dates and approved reports."""
    span = Span(start, end)
    return Turn(holder, stretches_of(ProvenTenure(Tenure(office="Bí thư", span=span), days), limit), span)


def said(*turns):
    """Return what is said before each of *turns*."""
    return [None if one is None else (str(one.relation), one.first, one.last) for one in betweens([*turns])]


def test_one_follows_the_other():
    """On the day of handing over or the day after; a partial date of the same time leaves no gap."""
    assert said(turn("a", "2015", "2018-05-03"), turn("b", "2018-05-03")) == [None, None]
    assert said(turn("a", "2015", "2018-05-03"), turn("b", "2018-05-04")) == [None, None]
    assert said(turn("a", "2015", "2018"), turn("b", "2018-12")) == [None, None]
    assert said() == []


def test_nobody_is_named_for_a_time():
    """From the last day that the one before may have held it to the first of the next; death ends an office."""
    assert said(turn("a", "2015", "2018"), turn("b", "2020-03"))[1] == ("gap", "2019-01-01", "2020-02-29")
    dead = turn("a", "2015", limit="2018-04-30")
    assert said(dead, turn("b", "2018-06-01"))[1] == ("gap", "2018-05-01", "2018-05-31")
    by_report = turn("a", None, None, "2015-06-01")
    assert said(by_report, turn("b", "2015-06-03"))[1] == ("gap", "2015-06-02", "2015-06-02")


def test_both_are_said_to_have_held_it():
    """For the days on which that is sure; not of one and the same person."""
    before, after = turn("a", "2015", "2020-06-30"), turn("b", "2020-06-01", "2022")
    assert said(before, after)[1] == ("overlap", "2020-06-01", "2020-06-30")
    assert said(before, turn("a", "2020-06-01", "2022"))[1] is None


def test_when_one_ended_is_not_recorded():
    """Then nothing is known of the days before the next, unless a later one ended."""
    known = turn("a", "2015-01-01"), turn("b", "2018-01-01", "2019-12-31"), turn("c", "2021-01-01")
    assert said(*known) == [None, ("open", "", ""), ("gap", "2020-01-01", "2020-12-31")]


@pytest.mark.parametrize(
    ("title", "turns", "expected"),
    [
        ("Bí thư", [("a", "2010", "2015"), ("b", "2015", "2020"), ("c", "2020", None)], True),
        ("Bí thư", [("a", "2010", "2015-06-30"), ("b", "2015-05-01", "2020")], True),
        ("Phó Bí thư", [("a", "2010-01-01", "2020"), ("b", "2012", "2015")], False),
        ("Phó Bí thư", [("a", "2010", "2016"), ("b", "2012", "2017"), ("c", "2015", "2018")], False),
        ("Phó Bí thư", [("a", "2015-05-01", None), ("b", "2015-05-01", None)], False),
        ("Phó Bí thư", [("a", "2010", "2015"), ("a", "2012", "2014")], True),
        ("Thành ủy viên", [("a", "2010", "2015")], False),
        ("Ủy viên Ban Thường vụ", [("a", "2010", "2015"), ("b", "2015", "2020")], False),
    ],
)
def test_an_office_of_one_or_of_several(title, turns, expected):
    """Two may overlap as one hands over to the next; three at once, one within another, and members are several."""
    assert is_held_in_turn(title, [turn(*one) for one in turns]) is expected


def test_order():
    """By the first day that is possible, of those that began together by the last."""
    turns = [turn("c", "2020"), turn("b", "2015", "2020"), turn("a", "2015", "2016")]
    assert in_order(turns) == [2, 1, 0]


def test_it_is_sure_who_came_next():
    """Where the end of one and the beginning of the next are recorded, and nothing is said between."""
    before, after = turn("a", "2015", "2018"), turn("b", "2018")
    assert follows(before, after, None)
    assert not follows(before, turn("b", "2020"), betweens([before, turn("b", "2020")])[1])
    assert not follows(turn("a", None, None, "2018-05-03"), turn("b", "2018-05-04"), None)
    assert not follows(before, turn("b", None, None, "2018-05-03"), None)


def test_names_of_the_time():
    """The names that the committee bore then, in its own order; its name today for a time without one."""
    names = (
        FormerName(name="Thị ủy Vân Khê", span=Span("1951", "1975")),
        FormerName(name="Thành ủy Vân Khê", span=Span("1977")),
        FormerName(name="Khu ủy Vân"),
    )
    committee = Committee(slug="thanh-uy", name="Thành ủy Vân Khê", names=names)
    assert names_during(committee, turn("a", "1960", "1970")) == ("Thị ủy Vân Khê",)
    assert names_during(committee, turn("a", "1960", "1980")) == ("Thị ủy Vân Khê", "Thành ủy Vân Khê")
    assert names_during(committee, turn("a", "1974")) == ("Thị ủy Vân Khê",)
    assert names_during(committee, turn("a", "1976-02", "1976-05")) == ("Thành ủy Vân Khê",)


_FIRST = date(2018, 1, 1)
_DAYS = [(_FIRST + timedelta(number)).isoformat() for number in range(900)]


def drawn_turns(lot: random.Random) -> list[Turn]:
    """Draw an office, mostly handed over within days, with partial dates, ends not recorded, and reports."""
    turns, day = [], lot.randrange(60)
    for number in range(lot.randint(1, 5)):
        length = lot.randint(1, 250)
        start = _DAYS[min(day, 899)][: lot.choice((7, 10, 10))]
        end = _DAYS[min(day + length, 899)][: lot.choice((7, 10, 10))] if lot.random() < 0.85 else None
        reports = [_DAYS[min(day + length // 2, 899)]] if lot.random() < 0.3 else []
        if lot.random() < 0.1:
            start, end, reports = None, None, [_DAYS[min(day, 899)]]
        turns.append(turn(f"n{number % 4}", start, end, *reports))
        day += length + lot.choice((0, 0, 0, 1, 1, 20, 90, -20, -60))
        day = max(day, 0)
    return [turns[place] for place in in_order(turns)]


def test_what_is_said_is_so_on_every_day():
    """A gap is every day between two that nobody may have held; an overlap every day that both surely did, and no hand-over."""
    lot = random.Random(24)
    seen = set()
    for _ in range(3_000):
        turns = drawn_turns(lot)
        for place, between in enumerate(betweens(turns)):
            if place == 0:
                assert between is None
                continue
            before, after, earlier = turns[place - 1], turns[place], turns[:place]
            sure = [
                day
                for day in _DAYS
                if held_on(before.stretches, day) == held_on(after.stretches, day) == Certainty.SURE
            ]
            handing_over = sure == [before.last] and before.first < after.first
            expected = sure if before.holder != after.holder and not handing_over else []
            is_open = held_on(before.stretches, after.first) is Certainty.OPEN
            held = [
                Stretch(one.first, one.last or one.first, one.certainty)
                for t in earlier
                for one in t.stretches
            ]
            last = max(
                one.last
                if one.certainty is not Certainty.OPEN
                else (date.fromisoformat(one.first) - timedelta(1)).isoformat()
                for one in held
            )
            hole = [day for day in _DAYS if last < day < after.first]
            if expected:
                assert between is not None and (between.relation, between.first, between.last) == (
                    Relation.OVERLAP,
                    expected[0],
                    expected[-1],
                )
            elif is_open:
                assert between is not None and between.relation is Relation.OPEN
            elif hole:
                assert between is not None and (between.relation, between.first, between.last) == (
                    Relation.GAP,
                    hole[0],
                    hole[-1],
                )
            else:
                assert between is None
            seen.add(between.relation if between else None)
    assert seen == {None, *Relation}
