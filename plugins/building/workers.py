"""Workers: processes with a limit of time and memory for each task, behind the one interface of all executors."""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures import TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from pebble import CONSTS, ProcessExpired, ProcessPool

from plugins.building.worker_deaths import CarefulManager
from plugins.catalogue.tasks import WorkerFailed

Outcome = TypeVar("Outcome")

_HAS_TIMER = hasattr(signal, "setitimer")
"""Whether the system can end a process by the processor time it takes; else the clock must do."""
CONSTS.sleep_unit = 0.01  # how often pebble looks around; at its 0.1 s an edit would wait for it
LONGEST_TASK = 60.0
"""Seconds of processor for a task that does not say how long it may take (see ``tasks.at_most``)."""
PATIENCE = 4.0
"""How many times its seconds of processor a task may take by the clock, where other programs keep the machine busy."""
LARGEST_WORKER = 1 << 30
"""Bytes that a worker may take beyond what it had when it began."""


class Workers(Executor):
    """Processes that do tasks; one that takes too long or too much memory is ended, and the others go on.

    A task ended so raises ``WorkerFailed``.
    """

    def __init__(self, jobs: int) -> None:
        """Start at most *jobs* processes, when there is work."""
        _load_thread_ending()
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
        self._pool = ProcessPool(max_workers=jobs, context=context, initializer=_limit_memory)
        self._pool._pool_manager = CarefulManager(self._pool._context, context)

    def submit(self, fn: Callable[..., Outcome], /, *args: Any, **kwargs: Any) -> Future[Outcome]:
        """Hand a task to a worker; raise OSError when the machine lets no worker begin."""
        future: Future[Outcome] = Future()
        seconds = getattr(fn, "seconds", LONGEST_TASK)
        try:
            done = self._pool.schedule(
                _within, args=(seconds, fn, args, kwargs), timeout=seconds * (PATIENCE if _HAS_TIMER else 1)
            )
        except RuntimeError as error:  # the pool is broken, or a thread could not be started
            raise _refused(error) from None
        done.add_done_callback(lambda ended: _settle(future, ended))
        return future

    def stop(self) -> None:
        """End all workers at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _within(
    seconds: float, fn: Callable[..., Outcome], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Outcome:
    """Do a task; the system ends this process when that takes more than *seconds* of its processor."""
    if not _HAS_TIMER:
        return fn(*args, **kwargs)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return fn(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _settle(future: Future[Outcome], ended: Future[Outcome]) -> None:
    try:
        future.set_result(ended.result())
    except TookTooLong:
        future.set_exception(WorkerFailed("time"))
    except ProcessExpired as expired:
        has_run_out = _HAS_TIMER and expired.exitcode == -signal.SIGPROF
        future.set_exception(WorkerFailed("time" if has_run_out else "killed"))
    except MemoryError:
        future.set_exception(WorkerFailed("memory"))
    except BrokenProcessPool as error:
        future.set_exception(_refused(error))
    except BaseException as error:
        future.set_exception(error)


def _refused(error: RuntimeError) -> OSError:
    """Return what the machine refused when it let no worker begin: files, memory or processes."""
    cause = error.__cause__
    return cause if isinstance(cause, OSError) else OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _load_thread_ending() -> None:
    """Load what glibc ends threads with: it aborts the process when it cannot, once memory has run out."""
    with contextlib.suppress(ImportError, OSError):
        import ctypes

        ctypes.CDLL("libgcc_s.so.1")


def _limit_memory() -> None:
    """Keep a worker from taking all memory of the machine; where the system cannot, the time must do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        with open("/proc/self/statm") as status:
            now = int(status.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        limit = now + LARGEST_WORKER
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def cores() -> int:
    """Return how many processors this process may use."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def working(jobs: int | None) -> Iterator[Workers]:
    """Give workers for a build, as many as there are processors when *jobs* is None."""
    workers = Workers(jobs or cores())
    try:
        yield workers
    finally:
        workers.stop()
