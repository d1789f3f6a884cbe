"""What was asked for is remembered, also where the answer was at hand."""

import pytest

from plugins.catalogue.answers import CARD, PAGE, RECORD
from plugins.catalogue.asked import Asked, KeptAnswers, Recorder

TIN, HAI = CARD.key("tin"), CARD.key("hai")


@pytest.fixture
def recorder() -> Recorder:
    """With nobody who remembers yet."""
    return Recorder()


def test_what_is_asked_for_is_remembered(recorder):
    """Once, however often; what is asked before and after is not."""
    recorder.ask(PAGE, "before")
    with recorder.remember() as asked:
        recorder.ask(CARD, "tin")
        recorder.ask(CARD, "hai")
        recorder.ask(CARD, "tin")
    recorder.ask(PAGE, "after")
    assert asked.keys == {TIN, HAI}
    assert (asked.since, asked.until) == ("", "")


def test_who_remembers_inside_does_so_alone(recorder):
    """What only helps to find an answer need not be remembered with it."""
    with recorder.remember() as outer:
        recorder.ask(CARD, "tin")
        with recorder.remember() as inner:
            recorder.ask(CARD, "hai")
            recorder.limit("2024", "2025")
    assert (outer.keys, inner.keys) == ({TIN}, {HAI})
    assert (outer.since, outer.until) == ("", "")


def test_what_one_asks_may_be_asked_again(recorder):
    """With the time for which it holds."""
    with recorder.remember() as first:
        recorder.ask(CARD, "tin")
        recorder.limit("2024", "2026")
    with recorder.remember() as second:
        recorder.ask(CARD, "hai")
        recorder.ask_again(first)
    assert second == Asked({TIN, HAI}, "2024", "2026")
    recorder.ask_again(first)
    assert first == Asked({TIN}, "2024", "2026")


def test_an_error_ends_remembering(recorder):
    """What is asked for afterwards is nobody's."""
    with pytest.raises(ZeroDivisionError), recorder.remember() as asked:
        raise ZeroDivisionError
    recorder.ask(CARD, "tin")
    assert asked.keys == set()


@pytest.mark.parametrize(
    ("limits", "since", "until"),
    [
        ([("", "")], "", ""),
        ([("2024", "")], "2024", ""),
        ([("", "2025")], "", "2025"),
        ([("2023", "2026"), ("2024", "2025")], "2024", "2025"),
        ([("2024", "2025"), ("2023", "2026")], "2024", "2025"),
        ([("2024", ""), ("", "2025"), ("", "")], "2024", "2025"),
        ([("2024-05", ""), ("2024-05-02T08:00:00+07:00", "")], "2024-05-02T08:00:00+07:00", ""),
    ],
)
def test_answers_hold_for_the_shortest_time_of_all(recorder, limits, since, until):
    """From the latest start on and before the earliest end; empty is no limit."""
    with recorder.remember() as asked:
        for limit in limits:
            recorder.limit(*limit)
    assert (asked.since, asked.until) == (since, until)


class Finder:
    """Counts how often an answer is found."""

    def __init__(self, recorder: Recorder, answer: object) -> None:
        self.recorder, self.answer, self.times = recorder, answer, 0

    def __call__(self) -> object:
        """Return the answer, having asked for it."""
        self.times += 1
        self.recorder.ask(RECORD, "person", "do-mau")
        self.recorder.limit("2024", "")
        return self.answer


@pytest.mark.parametrize("answer", ["Đỗ Mẫu", None, (), 0])
def test_an_answer_at_hand_is_asked_for_again(recorder, answer):
    """Found once, remembered by each who gets it; an empty answer, too."""
    kept, find = KeptAnswers(recorder), Finder(recorder, answer)
    assert "mau" not in kept
    for _ in range(3):
        with recorder.remember() as asked:
            assert kept.get("mau", find) == answer
        assert asked == Asked({RECORD.key("person", "do-mau")}, "2024", "")
    assert "mau" in kept
    assert find.times == 1


def test_an_answer_found_while_nobody_remembers_is_remembered_later(recorder):
    """Who gets it first need not be a page."""
    kept, find = KeptAnswers(recorder), Finder(recorder, "Đỗ Mẫu")
    kept.get("mau", find)
    with recorder.remember() as asked:
        kept.get("mau", find)
    assert asked.keys == {RECORD.key("person", "do-mau")}
    assert find.times == 1


def test_answers_that_hang_on_others_ask_for_all(recorder):
    """However deep they are kept, and whichever was asked for first."""
    inner, outer, find = KeptAnswers(recorder), KeptAnswers(recorder), Finder(recorder, "Đỗ Mẫu")

    def card() -> str:
        """Return what names the record."""
        recorder.ask(CARD, "tin")
        return f"Tin: {inner.get('mau', find)}"

    inner.get("mau", find)
    for _ in range(2):
        with recorder.remember() as asked:
            assert outer.get("tin", card) == "Tin: Đỗ Mẫu"
        assert asked == Asked({TIN, RECORD.key("person", "do-mau")}, "2024", "")
    assert find.times == 1


def test_no_more_answers_are_kept_than_may_be(recorder):
    """Those before are found anew when they are asked for."""
    kept, find = KeptAnswers(recorder, most=2), Finder(recorder, "Đỗ Mẫu")
    for name in ("mot", "hai", "hai", "ba"):
        kept.get(name, find)
    assert [name in kept for name in ("mot", "hai", "ba")] == [False, False, True]
    assert find.times == 3
