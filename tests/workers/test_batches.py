"""Work in batches."""

import os
import random
import weakref
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from plugins.workers.batches import (
    SequentialExecutor,
    TaskFailure,
    WorkerFailed,
    cached_in_process,
    in_batches,
    map_in_batches,
)


def doubled(job: int, items: tuple[int, ...]) -> list[int]:
    """Return each item times the job."""
    return [job * item for item in items]


def fails_at(job: int, items: tuple[int, ...]) -> list[int]:
    """Fail for a batch that holds the job."""
    if job in items:
        raise WorkerFailed("time")
    return [*items]


class Remembering(SequentialExecutor):
    """An executor that remembers the batches it was given."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []

    def submit(self, fn, /, *args, **kwargs):
        """Do the task."""
        self.batches.append(args[1])
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3])])
def test_batches_are_full_but_for_the_last(count, sizes):
    """Nothing is left out, nothing twice, and the order stands."""
    batches = list(in_batches(range(count), 3))
    assert [len(batch) for batch in batches] == sizes
    assert [item for batch in batches for item in batch] == list(range(count))


def test_outcomes_come_in_the_order_of_the_items():
    """Each beside its item, whoever is done first."""
    with ThreadPoolExecutor(4) as workers:
        found = list(map_in_batches(workers, doubled, 2, range(200), 3))
    assert found == [(item, 2 * item) for item in range(200)]


def test_nothing_to_do_is_done():
    """No task is handed out."""
    workers = Remembering()
    assert list(map_in_batches(workers, doubled, 2, [], 3)) == []
    assert workers.batches == []


def test_no_more_is_handed_out_than_is_soon_needed():
    """Items may be many: they are taken as the work goes on."""
    taken = []

    def items():
        for item in range(1000):
            taken.append(item)
            yield item

    found = map_in_batches(SequentialExecutor(), doubled, 2, items(), 10)
    next(found)
    assert len(taken) < 200


def test_a_batch_that_failed_is_done_again_one_by_one():
    """One item costs no other its outcome, and the order stands."""
    workers = Remembering()
    found = list(map_in_batches(workers, fails_at, 4, range(9), 3))
    assert found == [(item, TaskFailure("time") if item == 4 else item) for item in range(9)]
    assert sorted(workers.batches, key=len)[:3] == [(3,), (4,), (5,)]


def test_a_batch_of_one_is_not_done_again():
    """It would fail once more."""
    workers = Remembering()
    assert list(map_in_batches(workers, fails_at, 4, [4], 3)) == [(4, TaskFailure("time"))]
    assert workers.batches == [(4,)]


def test_a_fault_of_ours_is_not_hidden():
    """What a task raises otherwise ends the build."""
    with pytest.raises(ZeroDivisionError):
        list(
            map_in_batches(
                SequentialExecutor(), lambda _, items: [1 // item for item in items], None, [1, 0], 2
            )
        )


def test_a_future_done_later_is_waited_for():
    """Outcomes of others that are ready come after it."""
    order = list(range(6))
    random.Random(1).shuffle(order)

    class Late(SequentialExecutor):
        """Does all tasks in another order when the first outcome is asked for."""

        def __init__(self) -> None:
            self.waiting: list[tuple[Future, tuple]] = []

        def submit(self, fn, /, *args, **kwargs):
            """Take the task in; the sixth has all of them done."""
            future: Future = Future()
            self.waiting.append((future, (fn, args)))
            if len(self.waiting) == 6:
                for place in order:
                    waiting, (task, given) = self.waiting[place]
                    waiting.set_result(task(*given))
            return future

    assert [item for item, _ in map_in_batches(Late(), doubled, 2, range(6), 1)] == list(range(6))


def test_one_thing_is_at_hand_the_last_that_was_asked_for():
    """Made once while it is asked for again; let go before another is made."""
    made = []

    class Desk:
        pass

    def make() -> Desk:
        assert not [one for one in made if one() is not None]
        desk = Desk()
        made.append(weakref.ref(desk))
        return desk

    for key in ("one", "one", "two", "one"):
        cached_in_process(key, make)
    assert len(made) == 3


def test_what_another_process_made_is_not_at_hand(monkeypatch):
    """A connection of the parent is of no use to a fork."""
    assert cached_in_process("connection", lambda: "parent") == "parent"
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert cached_in_process("connection", lambda: "child") == "child"
