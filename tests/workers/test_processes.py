"""Work done by other processes: the same bytes by any number of them, and none is waited for without end."""

import gc
import os
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from pebble.pool import process as pools

from plugins.building.settings import read_settings
from plugins.catalogue.site_pages import PageId
from plugins.catalogue.store import Catalogue, open_catalogue
from plugins.ingest import articles as streaming
from plugins.ingest import pictures as picturing
from plugins.ingest import register as registering
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.ingest.pictures import inspect_pictures
from plugins.ingest.reading import read_articles, read_files
from plugins.site import writing
from plugins.site.assets import BadTheme
from plugins.site.output import begin_in_place
from plugins.site.rendering import render_pages
from plugins.site.writing import write_site
from plugins.workers import processes as workers_module
from plugins.workers.batches import SequentialExecutor, WorkerFailed
from plugins.workers.processes import GC_THRESHOLD, Workers, cpu_count, start_workers
from tests.city import AS_OF, LAM, NEWS, article, picture, write
from tests.site.sites import ENVIRONMENT, files

PROJECT = Path(__file__).resolve().parents[2]
NEW = "articles/2023/09/tin.md"
SOON = 0.2
"""Seconds of processor after which a task that is to be ended is ended, by the clock ``PATIENCE`` times as many."""
Item = str | PageId
"""A file by its path, or a page."""
needs_processes = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def double(number: int) -> int:
    """Return twice *number*."""
    return 2 * number


def end_at_once(number: int) -> int:
    """End this process as the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def divide(number: int) -> float:
    """Fail."""
    return number / 0


def take_memory(size: int) -> int:
    """Take *size* bytes."""
    return len(bytearray(size))


TASKS = {one.__name__: one for one in (read_articles, read_files, inspect_pictures, render_pages)}


def spoil(monkeypatch: pytest.MonkeyPatch, module: ModuleType, task: str, path: Item, reason: str) -> None:
    """Have *task* of *module* come to grief at the file or page *path*."""
    monkeypatch.setattr(module, task, partial(spoilt, task, path, reason))
    if reason == "time":
        hurry(monkeypatch, path)


def hurry(monkeypatch: pytest.MonkeyPatch, path: Item) -> None:
    """Have tasks with the file or page *path* ended soon; all others may take as long as a busy machine needs."""
    submit = Workers.submit

    def submit_hurried(self, task, job, items):
        """Give a task with *path* another limit."""
        if has(items, path):
            task = partial(task)
            task.seconds = SOON
        return submit(self, task, job, items)

    monkeypatch.setattr(Workers, "submit", submit_hurried)


def has(items, path: Item) -> bool:
    """Tell whether one of *items* is the file or page *path*."""
    return any(path in (one, getattr(one, "path", None), getattr(one, "page", None)) for one in items)


def spoilt(task: str, path: Item, reason: str, job, items):
    """Do *task*, but harm this process where one of *items* is *path*."""
    if has(items, path):
        HARM[reason]()
    return TASKS[task](job, items)


def kill() -> None:
    """End this process."""
    end_at_once(0)


def dawdle() -> None:
    """Take very long."""
    time.sleep(300)


def swell() -> None:
    """Take more memory than a worker may."""
    take_memory(2 << 30)


HARM = {"killed": kill, "time": dawdle, "memory": swell}


@pytest.fixture
def two():
    """Two workers."""
    with start_workers(2) as workers:
        yield workers


def index(folder, workers) -> tuple[Indexed, Catalogue]:
    """Read *folder* into a new catalogue file beside it."""
    catalogue, _ = open_catalogue(folder.parent / f"{time.monotonic_ns()}.sqlite")
    return index_content(folder, catalogue, Options(as_of=AS_OF, workers=workers)), catalogue


def failures(outcome: Indexed) -> list[tuple[str, str]]:
    """Return path and reason of each file that a worker could not read."""
    return [(one.path, one.values["reason"]) for one in outcome.problems if one.code == "F114"]


def test_a_task_is_done_elsewhere(two):
    """And its outcome comes back."""
    assert [two.submit(double, number).result() for number in range(5)] == [0, 2, 4, 6, 8]
    assert two.submit(os.getpid).result() != os.getpid()


def test_what_a_task_raises_comes_back(two):
    """A fault of ours is told as it is."""
    with pytest.raises(ZeroDivisionError):
        two.submit(divide, 1).result()


@needs_processes
def test_a_worker_that_was_killed_is_replaced(two):
    """Its task is told to have failed; other tasks are done."""
    lost = two.submit(end_at_once, 1)
    others = [two.submit(double, number) for number in range(5)]
    with pytest.raises(WorkerFailed, match="killed"):
        lost.result()
    assert [other.result() for other in others] == [0, 2, 4, 6, 8]


@needs_processes
def test_a_worker_that_died_before_it_was_heard_is_replaced(monkeypatch):
    """On a busy machine what it has sent is read after its death; its task alone has failed."""
    is_dead = threading.Event()
    read_messages = pools.message_manager_loop

    def read_late(manager) -> None:
        """Read nothing before the worker is dead."""
        is_dead.wait()
        read_messages(manager)

    monkeypatch.setattr(pools, "message_manager_loop", read_late)
    with start_workers(2) as workers:
        lost = workers.submit(end_at_once, 1)
        try:
            with pytest.raises(WorkerFailed, match="killed"):
                lost.result()
        finally:
            is_dead.set()
        assert workers.submit(double, 1).result() == 2


def test_a_task_that_takes_too_long_is_ended(two, monkeypatch):
    """Nobody waits for it without end."""
    with monkeypatch.context() as patched:
        patched.setattr(workers_module, "DEFAULT_TASK_SECONDS", SOON)
        lost = two.submit(time.sleep, 300)
    with pytest.raises(WorkerFailed, match="time"):
        lost.result()
    assert two.submit(double, 1).result() == 2


@needs_processes
def test_a_task_that_works_too_long_is_ended(two, monkeypatch):
    """By its own time of the processor, so that a busy machine is not taken for a bad file."""
    monkeypatch.setattr(workers_module, "DEFAULT_TASK_SECONDS", SOON)
    monkeypatch.setattr(workers_module, "CLOCK_PER_CPU_SECOND", 1000)
    lost = two.submit(pow, 3, 1 << 24)
    with pytest.raises(WorkerFailed, match="time"):
        lost.result()
    assert two.submit(time.sleep, 2 * SOON).result() is None


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells and limits")
def test_a_task_that_takes_too_much_memory_is_ended(two):
    """The machine's memory is left to others; what a worker may take, it can."""
    with pytest.raises(WorkerFailed, match="memory"):
        two.submit(take_memory, 2 << 30).result()
    assert two.submit(take_memory, 64 << 20).result() == 64 << 20


@needs_processes
def test_workers_seldom_look_for_cycles():
    """Whatever command starts them, workers do not scan the register at every few hundred new objects."""
    before = gc.get_threshold()
    try:
        with start_workers(1) as workers:
            assert workers.submit(gc.get_threshold).result()[0] == GC_THRESHOLD
    finally:
        gc.set_threshold(*before)


def test_there_is_a_processor():
    """As many workers as this process may use processors, unless told."""
    assert cpu_count() >= 1


@needs_processes
@pytest.mark.parametrize("reason", HARM)
@pytest.mark.parametrize(
    ("module", "task", "path"),
    [(streaming, "read_articles", NEW), (registering, "read_files", LAM)],
    ids=["article", "record"],
)
def test_a_file_that_ends_its_worker_is_named(folder, two, monkeypatch, module, task, path, reason):
    """F114 at the file, as an error; all others are read."""
    write(folder, NEW, article(body="Ông Tạ Đình Lãm đến."))
    spoil(monkeypatch, module, task, path, reason)
    outcome, catalogue = index(folder, two)
    assert failures(outcome) == [(path, reason)]
    assert all(one.is_error for one in outcome.problems if one.code == "F114")
    slugs = {"hoi-nghi-cap-nuoc", "trao-huy-hieu", "tin"} - ({"tin"} if path == NEW else set())
    assert set(catalogue.values("SELECT slug FROM articles")) == slugs
    assert len(outcome.register) == (5 if path == NEW else 4)
    catalogue.close()


@needs_processes
def test_a_file_that_ended_its_worker_is_read_the_next_time(folder, two, monkeypatch):
    """The fault may have been the machine's."""
    catalogue, _ = open_catalogue(folder.parent / "catalogue.sqlite")
    options = Options(as_of=AS_OF, workers=two)
    with monkeypatch.context() as patched:
        spoil(patched, streaming, "read_articles", NEWS, "killed")
        assert failures(index_content(folder, catalogue, options)) == [(NEWS, "killed")]
    assert failures(index_content(folder, catalogue, options)) == []
    assert set(catalogue.values("SELECT slug FROM articles")) == {"hoi-nghi-cap-nuoc", "trao-huy-hieu"}
    catalogue.close()


def test_a_body_that_takes_markdown_too_long_is_named(folder, two):
    """A hundred thousand brackets: the file is an error, the others are read."""
    write(folder, NEW, article(body="[" * 100_000))
    outcome, catalogue = index(folder, two)
    assert failures(outcome) == [(NEW, "time")]
    assert set(catalogue.values("SELECT slug FROM articles")) == {"hoi-nghi-cap-nuoc", "trao-huy-hieu"}
    catalogue.close()


@needs_processes
def test_a_picture_that_ends_its_worker_is_named(folder, two, monkeypatch):
    """P102 where it is shown."""
    write(folder, "images/a.jpg", picture())
    write(folder, NEW, article(image="/images/a.jpg", image_alt="Cầu"))
    spoil(monkeypatch, picturing, "inspect_pictures", "images/a.jpg", "killed")
    outcome, catalogue = index(folder, two)
    assert [(one.code, one.path) for one in outcome.problems] == [("P102", NEW)]
    catalogue.close()


def build(folder: Path, place: Path, workers) -> dict[str, bytes]:
    """Build *folder* with *workers* into a new place; return the files of the site."""
    settings = {
        "PATH": str(folder),
        "OUTPUT_PATH": str(place / "preview"),
        "CACHE_PATH": str(place / "cache"),
        "THEME": str(PROJECT / "theme"),
        "SITENAME": "Tư liệu",
        "SITEURL": "",
        "PARTS": ["core", "ids", "images", "data"],
        "JINJA_ENVIRONMENT": {name: value for name, value in ENVIRONMENT.items() if name != "bytecode_cache"},
        "AS_OF": "2026-11-23T08:00",
    }
    catalogue, _ = open_catalogue(place / "cache/catalogue.sqlite")
    outcome = index_content(folder, catalogue, Options(as_of=AS_OF, workers=workers))
    begin_in_place(place / "preview")
    write_site(catalogue, outcome, read_settings(settings), workers, lambda *_: None)
    catalogue.close()
    return files(place / "preview")


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_any_number_of_workers_writes_the_same(folder, tmp_path, monkeypatch, jobs):
    """Byte for byte what one process does by itself."""
    for number in range(12):
        text = article(f"Tin {number}", body="Ông Tạ Đình Lãm đến.", events="hoi-nghi-cap-nuoc-2023")
        write(folder, f"articles/2023/09/tin-{number}.md", text)
    batches = (
        (streaming, "ARTICLES_PER_BATCH"),
        (registering, "FILES_PER_BATCH"),
        (writing, "_PAGES_PER_BATCH"),
    )
    for module, size in batches:
        monkeypatch.setattr(module, size, 2)
    alone = build(folder, tmp_path / "alone", SequentialExecutor())
    with start_workers(jobs) as workers:
        together = build(folder, tmp_path / "together", workers)
    assert together == alone


@needs_processes
@pytest.mark.parametrize("reason", HARM)
def test_a_page_that_ends_its_worker_stops_the_build(folder, tmp_path, two, monkeypatch, reason):
    """The message names it: a template that goes on without end, say."""
    spoil(monkeypatch, writing, "render_pages", PageId("article", slug="trao-huy-hieu"), reason)
    with pytest.raises(BadTheme, match="article/trao-huy-hieu"):
        build(folder, tmp_path, two)


def test_workers_end_with_the_build():
    """None is left behind, even with work before it."""
    with start_workers(1) as workers:
        process = workers.submit(os.getpid).result()
        workers.submit(time.sleep, 300)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
