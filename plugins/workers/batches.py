"""Work in batches: handed to an executor, taken back in order, whatever the number of workers."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
Task = TypeVar("Task", bound=Callable[..., Any])

_AHEAD = 8
"""Batches that wait, done or not: enough to keep the workers busy, few enough to stay small."""


class InTurn(Executor):
    """Does each task at once, in this process: the executor for tests and for other programs."""

    def submit(self, fn: Callable[..., Outcome], /, *args: Any, **kwargs: Any) -> Future[Outcome]:
        """Run the task and return its outcome."""
        future: Future[Outcome] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # a future carries whatever its task raised
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that a worker could not end: it took too long, too much memory, or the worker was killed."""

    reason: str
    """``time``, ``memory`` or ``killed``."""


class WorkerFailed(Exception):
    """A worker did not bring a task to its end; an executor with limits raises it."""

    def __init__(self, reason: str) -> None:
        """*reason* as in ``Failed``."""
        super().__init__(reason)
        self.reason = reason


_AT_HAND: dict[object, Any] = {}


def at_hand(key: object, make: Callable[[], Outcome]) -> Outcome:
    """Return what *make* made for *key*, kept at hand from task to task: one thing for each process, the last that was asked for."""
    key = os.getpid(), key  # a forked worker must not use a connection of its parent
    if key not in _AT_HAND:
        _AT_HAND.clear()  # let go of the one before there is another
        _AT_HAND[key] = make()
    found: Outcome = _AT_HAND[key]
    return found


def at_most(seconds: float) -> Callable[[Task], Task]:
    """Say how many seconds of processor a batch of a task may take, and again each of its items alone.

    For executors with limits.
    """

    def note(task: Task) -> Task:
        task.seconds = seconds  # type: ignore[attr-defined]
        return task

    return note


def in_batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Yield *items* in batches of at most *size*."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def spread(
    workers: Executor,
    task: Callable[[Any, Sequence[Item]], list[Outcome]],
    job: object,
    items: Iterable[Item],
    size: int,
) -> Iterator[tuple[Item, Outcome | Failed]]:
    """Yield each of *items* with what *task* made of it, in order; *task* gets *job* and a batch of *size*.

    A batch that a worker could not end is done again item by item, so that one item costs no other its outcome.
    """
    waiting: deque[tuple[tuple[Item, ...], Future[list[Outcome]]]] = deque()
    batches = in_batches(items, size)
    while True:
        while len(waiting) < _AHEAD and (batch := next(batches, None)) is not None:
            waiting.append((batch, workers.submit(task, job, batch)))
        if not waiting:
            return
        batch, future = waiting.popleft()
        try:
            yield from zip(batch, future.result(), strict=True)
        except WorkerFailed as failure:
            if len(batch) == 1:
                yield batch[0], Failed(failure.reason)
            else:
                for item in batch:
                    yield from _alone(workers, task, job, item)


def _alone(
    workers: Executor, task: Callable[[Any, Sequence[Item]], list[Outcome]], job: object, item: Item
) -> Iterator[tuple[Item, Outcome | Failed]]:
    try:
        yield item, workers.submit(task, job, (item,)).result()[0]
    except WorkerFailed as failure:
        yield item, Failed(failure.reason)
