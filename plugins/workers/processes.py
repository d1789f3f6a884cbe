"""Worker processes with a limit of time and memory for each task, behind ``concurrent.futures.Executor``."""

from __future__ import annotations

import contextlib
import errno
import gc
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

from plugins.workers.batches import WorkerFailed
from plugins.workers.worker_deaths import CarefulManager

Outcome = TypeVar("Outcome")

_HAS_TIMER = hasattr(signal, "setitimer")
"""Whether the system can end a process by the CPU time it uses; without, the limit is wall time."""
CONSTS.sleep_unit = 0.01  # seconds between pebble's polls; its default of 0.1 s is a tenth of an edit
DEFAULT_TASK_SECONDS = 60.0
"""CPU seconds for a task without a limit of its own (see ``batches.limit_seconds``)."""
CLOCK_PER_CPU_SECOND = 4.0
"""Wall seconds allowed for each CPU second: other programs may keep the machine busy."""
GC_THRESHOLD = 50_000
"""New objects between collections of cycles; at Python's default of 700 the whole register is scanned many times."""
MAX_WORKER_GROWTH_BYTES = 1 << 30
"""Bytes of address space that a worker may allocate beyond what it had when it started."""


class Workers(Executor):
    """Processes that run tasks; one that exceeds its time or memory is ended, and the others go on.

    The future of a task ended so raises ``WorkerFailed``.
    """

    def __init__(self, jobs: int) -> None:
        """Start at most *jobs* processes, at the first task."""
        _load_thread_ending()
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
        self._pool = ProcessPool(max_workers=jobs, context=context, initializer=_limit_memory)
        self._pool._pool_manager = CarefulManager(self._pool._context, context)

    def submit(self, fn: Callable[..., Outcome], /, *args: Any, **kwargs: Any) -> Future[Outcome]:
        """Run a task in a worker; raise OSError when the system starts no process."""
        future: Future[Outcome] = Future()
        seconds = getattr(fn, "seconds", DEFAULT_TASK_SECONDS)
        try:
            done = self._pool.schedule(
                _run_limited,
                args=(seconds, fn, args, kwargs),
                timeout=seconds * (CLOCK_PER_CPU_SECOND if _HAS_TIMER else 1),
            )
        except RuntimeError as error:  # the pool is broken, or a thread could not be started
            raise _start_error(error) from None
        done.add_done_callback(lambda ended: _copy_outcome(future, ended))
        return future

    def stop(self) -> None:
        """End all workers at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _run_limited(
    seconds: float, fn: Callable[..., Outcome], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Outcome:
    """Run a task; the system ends this process after *seconds* of CPU time."""
    if not _HAS_TIMER:
        return fn(*args, **kwargs)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return fn(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _copy_outcome(future: Future[Outcome], ended: Future[Outcome]) -> None:
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
        future.set_exception(_start_error(error))
    except BaseException as error:
        future.set_exception(error)


def _start_error(error: RuntimeError) -> OSError:
    """Return the system's error when no worker could start: out of files, memory or processes."""
    cause = error.__cause__
    return cause if isinstance(cause, OSError) else OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _load_thread_ending() -> None:
    """Load libgcc_s now: glibc needs it to end a thread, and aborts the process if memory is exhausted by then."""
    with contextlib.suppress(ImportError, OSError):
        import ctypes

        ctypes.CDLL("libgcc_s.so.1")


def _limit_memory() -> None:
    """Limit the address space of this worker; where the system cannot, only time is limited."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        with open("/proc/self/statm") as status:
            now = int(status.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        limit = now + MAX_WORKER_GROWTH_BYTES
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def cpu_count() -> int:
    """Return the number of processors that this process may use."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def start_workers(jobs: int | None) -> Iterator[Workers]:
    """Yield *jobs* workers, or one for each processor when it is None; end them afterwards.

    They collect cycles as seldom as this process does from now on (``GC_THRESHOLD``).
    """
    gc.set_threshold(GC_THRESHOLD)
    workers = Workers(jobs or cpu_count())
    try:
        yield workers
    finally:
        workers.stop()
