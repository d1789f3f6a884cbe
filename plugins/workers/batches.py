"""Run tasks over batches of items in an executor; results come in order, whatever the number of workers."""

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

_MAX_BATCHES_AHEAD = 8
"""Batches submitted and not yet yielded, done or not: workers never wait for the next, and memory stays bounded."""


class SequentialExecutor(Executor):
    """Runs each task at once in this process: the executor for tests and for other programs."""

    def submit(self, fn: Callable[..., Outcome], /, *args: Any, **kwargs: Any) -> Future[Outcome]:
        """Run the task; return a future that is done."""
        future: Future[Outcome] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # as every executor does: the future carries it
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class TaskFailure:
    """Stands for the outcome of a task that exceeded its time or memory, or whose worker was killed."""

    reason: str
    """``time``, ``memory`` or ``killed``."""


class WorkerFailed(Exception):
    """A worker was ended before its task was done; raised by an executor with limits."""

    def __init__(self, reason: str) -> None:
        """*reason* as in ``TaskFailure``."""
        super().__init__(reason)
        self.reason = reason


_PROCESS_CACHE: dict[object, Any] = {}


def cached_in_process(key: object, make: Callable[[], Outcome]) -> Outcome:
    """Return ``make()``, cached in this process under *key*, so that tasks share one connection or linker.

    The cache holds one value: another key replaces it.
    """
    key = os.getpid(), key  # a forked worker must not use a connection of its parent
    if key not in _PROCESS_CACHE:
        _PROCESS_CACHE.clear()  # before make(), so that two never fill memory at once
        _PROCESS_CACHE[key] = make()
    value: Outcome = _PROCESS_CACHE[key]
    return value


def limit_seconds(seconds: float) -> Callable[[Task], Task]:
    """Decorate a task with the CPU seconds that one batch may take, and one item when it is run again alone.

    Executors with limits read the attribute ``seconds``; others ignore it.
    """

    def set_limit(task: Task) -> Task:
        task.seconds = seconds  # type: ignore[attr-defined]
        return task

    return set_limit


def in_batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Yield *items* in batches of at most *size*."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def map_in_batches(
    workers: Executor,
    task: Callable[[Any, Sequence[Item]], list[Outcome]],
    job: object,
    items: Iterable[Item],
    size: int,
) -> Iterator[tuple[Item, Outcome | TaskFailure]]:
    """Yield each of *items* with its outcome, in order; *task* takes *job* and a batch of at most *size* items.

    A batch that fails in a worker is run again item by item, so that only the item at fault yields a TaskFailure.
    """
    waiting: deque[tuple[tuple[Item, ...], Future[list[Outcome]]]] = deque()
    batches = in_batches(items, size)
    while True:
        while len(waiting) < _MAX_BATCHES_AHEAD and (batch := next(batches, None)) is not None:
            waiting.append((batch, workers.submit(task, job, batch)))
        if not waiting:
            return
        batch, future = waiting.popleft()
        try:
            yield from zip(batch, future.result(), strict=True)
        except WorkerFailed as failure:
            if len(batch) == 1:
                yield batch[0], TaskFailure(failure.reason)
            else:
                for item in batch:
                    yield from _one_by_one(workers, task, job, item)


def _one_by_one(
    workers: Executor, task: Callable[[Any, Sequence[Item]], list[Outcome]], job: object, item: Item
) -> Iterator[tuple[Item, Outcome | TaskFailure]]:
    try:
        yield item, workers.submit(task, job, (item,)).result()[0]
    except WorkerFailed as failure:
        yield item, TaskFailure(failure.reason)
