"""A storm: commands killed at random moments, disks that fill, bits that flip, four writers at once; after each, every promise.

``python3 tasks.py bench storm`` runs it in a folder of temporary files; the same seed gives the same storm, as far as the machine's
speed allows. Prints a line of Markdown for each row of ``docs/reliability.md``.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.building.errors import ContentErrors
from plugins.building.settings import published_address
from plugins.cli.publish_commands import takedown
from plugins.cli.release import build_release
from plugins.editing.check import check_content
from plugins.editing.new import create
from plugins.publishing.compression import COMPRESSORS, decompressed
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import compare
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.lock import AlreadyLocked, lock_folder
from plugins.publishing.manifest import files_below
from plugins.publishing.releases import Release, current_release, kept_releases, read_release, roll_back
from plugins.publishing.store_place import publish_store, roll_back_store, verify_store
from plugins.publishing.text_digests import ENDING as TEXTS
from plugins.publishing.text_digests import read_text_digests
from plugins.publishing.tombstones import read_takedowns
from plugins.publishing.verification import Fault, verify_all
from plugins.sources.dates import LOCAL_ZONE
from plugins.sources.problems import CommandError
from plugins.workers.progress import report_nothing
from tests.city import CITY, article, write

PROJECT = Path(__file__).resolve().parents[1]
_LIVE_ARTICLES = 8
_WORD = re.compile(rb"zqx[0-9]+z")
_HELD = b"zqx0z"
"""The rare word of an article that is held for ever."""
_DONE, _REFUSED, _FAULT = 0, 9, 70
_REFUSALS = (CommandError, ContentErrors, AlreadyLocked, OSError, sqlite3.Error)
"""What the commands turn into a message and an exit code."""
_PARTS = ("core", "ids", "data")
_SMALL_DISK_KB = 40_000
_BUCKET = "kho-bao"
_SHARE_OF_MANIFESTS = 0.3
"""Of the bits that are flipped in releases; by their size manifests would get one in forty."""


@dataclass
class World:
    """A site with its editors' folder, its releases, a place and a store."""

    root: Path
    lot: random.Random
    store: str = ""
    """Address of the object store, empty without one."""
    articles: int = 0
    """Numbers given to articles so far; 0 is the one that is held."""
    live: list[int] = field(default_factory=list)
    gone: set[bytes] = field(default_factory=set)
    """Rare words of articles whose takedown was done."""
    losses: list[str] = field(default_factory=list)
    seen: dict[tuple[int, int, int], frozenset[bytes]] = field(default_factory=dict)
    """The rare words in a file that was read, by inode, time and size."""

    @property
    def content(self) -> Path:
        """The editors' folder."""
        return self.root / "content"

    @property
    def output(self) -> Path:
        """The releases that builds make."""
        return self.root / "output"

    @property
    def www(self) -> Path:
        """The folder that is published to."""
        return self.root / "www"

    def write_article(self, number: int, **fields: str) -> None:
        """Write the article *number* with its rare word in the text."""
        body = (
            f"Chuyện zqx{number}z của Tạ Đình Lãm, lần {self.lot.random()}.\n\n" + "Nước sạch về làng. " * 40
        )
        text = article(
            f"Bài số {number} của kho",
            body,
            date=f"2024-0{number % 9 + 1}-03",
            slug=f"bai-{number}",
            **fields,
        )
        write(self.content, f"articles/2024/bai-{number}.md", text)

    def edit(self) -> None:
        """Add an article, or change one."""
        if len(self.live) < _LIVE_ARTICLES:
            self.articles += 1
            self.live.append(self.articles)
        self.write_article(self.live[-1] if self.lot.random() < 0.5 else self.lot.choice(self.live))


def build(world: World) -> None:
    """Make a release."""
    build_release(
        world.content, world.output, world.root / "cache", report_nothing, allow_drop=True, JOBS=1, PARTS=list(_PARTS), LANGUAGE="en"
    )  # fmt: skip


def publish(world: World) -> None:
    """Publish to the folder, with compressed copies."""
    publish_folder(world.output, world.www, compress=True)


def publish_to_store(world: World) -> None:
    """Publish to the store."""
    publish_store(world.output, world.store)


def go_back(world: World) -> None:
    """Go back in the folder."""
    with lock_folder(world.www):
        roll_back(world.www)


def go_back_in_store(world: World) -> None:
    """Go back in the store."""
    roll_back_store(world.store)


def write_new(world: World) -> None:
    """Write a new draft."""
    create("article", f"Bài mới {time.time_ns()}", world.content, datetime.now(LOCAL_ZONE))


def take_down(world: World) -> None:
    """Take the oldest article down from output, folder and store."""
    code = takedown(
        f"bai-{world.live[0]}",
        world.output,
        [str(world.www), *([world.store] if world.store else [])],
        by="b",
        reason="b",
    )
    if code:
        raise NotPublished(f"takedown: {code}")


def run(work: Callable[[World], None], world: World, kill_after: float | None = None) -> int:
    """Do *work* in a process of its own, killed after so many seconds; return 0, or the code of what ended it."""
    child = start(work, world)
    if kill_after is not None:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def start(work: Callable[[World], None], world: World) -> int:
    """Begin *work* in a process and a group of its own; return its number."""
    child = os.fork()
    if child:
        with suppress(OSError):
            os.setpgid(child, child)
        return child
    code = _FAULT
    try:
        os.setpgid(0, 0)
        log = os.open(world.root / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)
        work(world)
        code = _DONE
    except _REFUSALS as refused:
        os.write(2, f"{work.__name__}: {refused}\n".encode())
        code = _REFUSED
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def words_in(world: World, path: Path) -> frozenset[bytes]:
    """Return the rare words of a file, unpacked where it is a compressed copy."""
    status = path.stat()
    key = (status.st_ino, status.st_mtime_ns, status.st_size)
    if key not in world.seen:
        data = path.read_bytes()
        plain = decompressed(data, path.suffix) if path.suffix in COMPRESSORS else data
        world.seen[key] = frozenset(_WORD.findall(plain or b""))
    return world.seen[key]


def broken_promises(world: World, finished: bool) -> Iterator[str]:
    """Yield what does not hold; *finished* where the last command ended well, and nothing is half done."""
    for place in (world.output, world.www):
        seen = current_release(place)
        if seen is None:
            continue
        if compare(seen).differences and not seen.unsure:
            yield f"{place.name}: readers' files are not those of the manifest"
        if not seen.unsure:
            for fault in _faults(seen):
                yield f"{place.name}: {fault}"
        for path in files_below(seen.folder):
            if path.endswith(".html") and not (seen.folder / path).read_bytes().rstrip().endswith(b"</html>"):
                yield f"{place.name}: half a page: {path}"
        for folder in kept_releases(place):
            release = read_release(folder)
            if finished and (release.unsure or compare(release).differences):
                yield f"{place.name}/{folder.name}: a kept release differs from its manifest"
            told = {word for path in files_below(folder) for word in words_in(world, folder / path)}
            if _HELD in told:
                yield f"{place.name}/{folder.name}: what is held is out"
            if told & world.gone:
                yield f"{place.name}/{folder.name}: what was taken down is there"
        if finished and any((place / name).exists() for name in ("staging-takedown", "rehearsal")):
            yield f"{place.name}: leftovers"
    problems = [
        one
        for one in check_content(world.content, datetime.now(LOCAL_ZONE), "thanh-uy-van-khe")
        if one.is_error
    ]
    if problems and finished:
        yield f"content: {problems[0].text('en')}"


def _faults(seen: Release) -> tuple[Fault, ...]:
    """Return the first broken page or dead link that readers see."""
    return verify_all(seen.folder, seen.manifest, published_address())[0].faults[:1] if seen.manifest else ()


def look(world: World, what: str, finished: bool) -> bool:
    """Note what does not hold after *what*; tell whether all does."""
    found = [f"{what}: {broken}" for broken in broken_promises(world, finished)]
    world.losses += found
    for loss in found:
        print(loss, file=sys.stderr, flush=True)
    return not found


def settle(world: World, work: Callable[[World], None], what: str) -> None:
    """Do *work* again, to its end, as the next run does; what it refuses for good is a loss."""
    code = run(work, world)
    if code == _DONE and work is take_down:
        withdraw(world)
    if code not in (_DONE, _REFUSED):
        world.losses.append(f"{what}: the next run ends with {code}")
        print(world.losses[-1], file=sys.stderr, flush=True)
    look(world, f"{what}, next run", code == _DONE)


def withdraw(world: World) -> None:
    """Take the article that was taken down out of the content too."""
    number = world.live.pop(0)
    world.gone.add(f"zqx{number}z".encode())
    world.write_article(number, status="draft")


def choose(world: World) -> Callable[[World], None]:
    """Choose a command; a takedown only while articles are there that were public."""
    works = [build, build, publish, publish, go_back, write_new]
    works += [publish_to_store, go_back_in_store] if world.store else []
    works += [take_down] if len(world.live) > _LIVE_ARTICLES // 2 else []
    work = world.lot.choice(works)
    if work is build:
        world.edit()
    return work


def kill_one(world: World, seconds: dict[str, float], counts: Counter[str]) -> bool:
    """Kill a command at a random moment of its time, look, and do it again; tell whether it was killed before its end."""
    work = choose(world)
    name = work.__name__
    after = world.lot.random() * seconds.get(name, 0.3) * 0.9
    began = time.monotonic()
    code = run(work, world, after)
    counts[f"{name}, killed" if code == -signal.SIGKILL else f"{name}, ended before"] += 1
    if code == -signal.SIGKILL:
        seconds[name] = min(seconds.get(name, 0.3) * 1.05, 20.0)
    else:
        seconds[name] = max(0.02, min(seconds.get(name, 0.3), time.monotonic() - began))
    if code == _DONE and work is take_down:
        withdraw(world)
    elif code == _FAULT:
        world.losses.append(f"{name}: traceback")
    look(world, f"{name}, killed", finished=False)
    if code != _DONE and work is take_down and world.lot.random() < 0.5:
        world.live.append(world.live.pop(0))
        settle(world, take_down, "takedown of another article")
        world.live.insert(0, world.live.pop())
    if code != _DONE:
        settle(world, work, name)
    return code == -signal.SIGKILL


def flip_one(world: World, counts: Counter[str]) -> None:
    """Flip a bit of a release, a manifest or the cache: it is found, or what is made of it is as it was."""
    place = world.lot.choice([world.output, world.www, world.root / "cache"])
    if place.name == "cache":
        candidates = [path for path in files_below(place) if not path.startswith(".lock")]
    else:
        candidates = [
            path for path in files_below(place / "releases") if not path.endswith((".links", ".new"))
        ]
        manifests = [path for path in candidates if "/" not in path]
        candidates = manifests if world.lot.random() < _SHARE_OF_MANIFESTS else candidates
        place = place / "releases"
    path = place / world.lot.choice(candidates)
    data = path.read_bytes()
    if not data:
        return
    spoilt = bytearray(data)
    spoilt[world.lot.randrange(len(data))] ^= 1 << world.lot.randrange(8)
    where = "cache" if place.name == "cache" else "manifest" if path.parent == place else "file"
    counts[f"bit of a {where}"] += 1
    path.write_bytes(spoilt)
    if where == "cache":
        if world.lot.random() < 0.1:
            world.edit()
            settle(world, build, f"bit of {path.name}")
            compare_with_a_first_build(world, path.name)
        else:
            path.write_bytes(data)
        return
    found = False
    for folder in kept_releases(place.parent):
        release = read_release(folder)
        found |= not release.manifest or bool(compare(release).differences)
        found |= path == folder.with_suffix(TEXTS) and read_text_digests(folder) is None
    if not found:
        world.losses.append(f"bit of {path}: not found by verify")
    path.write_bytes(data)


def compare_with_a_first_build(world: World, what: str) -> None:
    """Look whether the release that stands is what an empty cache gives, tombstones aside."""
    fresh = World(world.root / "fresh", world.lot)
    shutil.rmtree(fresh.root, ignore_errors=True)
    shutil.copytree(world.content, fresh.content)
    if (world.output / "takedowns.csv").exists():
        fresh.output.mkdir()
        shutil.copy(world.output / "takedowns.csv", fresh.output)
    code = run(build, fresh)
    ours, theirs = current_release(world.output), current_release(fresh.output)
    if code != _DONE or ours is None or theirs is None or ours.manifest != theirs.manifest:
        world.losses.append(f"bit of {what}: another site than a first build makes")
    shutil.rmtree(fresh.root)


def four_at_once(world: World, counts: Counter[str]) -> None:
    """Begin four writers at one moment: each ends well or is refused, and what stands is whole."""
    works = [choose(world) for _ in range(4)]
    if works.count(take_down) > 1:
        works = [work for work in works if work is not take_down] + [take_down]
    children = [(work, start(work, world)) for work in works]
    for work, child in children:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        counts["writer at once, done" if code == _DONE else "writer at once, refused"] += 1
        if code == _DONE and work is take_down:
            withdraw(world)
        if code not in (_DONE, _REFUSED):
            world.losses.append(f"{work.__name__} beside others ends with {code}")
    look(world, "four at once", finished=False)
    for work in (take_down,) if take_down in works and not read_is_done(world) else ():
        settle(world, work, "takedown beside others")


def read_is_done(world: World) -> bool:
    """Whether no takedown is half done: each one of the output is in the list of the folder too."""
    ours, theirs = ({one.address for one in read_takedowns(place)} for place in (world.output, world.www))
    return ours == theirs


def fill_disk(world: World, counts: Counter[str]) -> None:
    """Leave a few kilobytes on the disk while a command runs; with room again the next run mends."""
    free = shutil.disk_usage(world.root).free
    filler = world.root / "filler"
    filler.write_bytes(b"\0" * max(0, free - world.lot.randrange(4_096, 900_000)))
    work = choose(world)
    code = run(work, world)
    filler.unlink()
    counts["full disk, refused" if code == _REFUSED else "full disk, done"] += 1
    if code == _DONE and work is take_down:
        withdraw(world)
    elif code not in (_DONE, _REFUSED):
        world.losses.append(f"{work.__name__} on a full disk ends with {code}")
    look(world, f"{work.__name__} on a full disk", finished=False)
    if code != _DONE:
        settle(world, work, f"{work.__name__} on a full disk")


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a small disk at *folder* where that is allowed; tell whether it is."""
    mounted = os.geteuid() == 0 and not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={_SMALL_DISK_KB}k", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode  # fmt: skip
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=False)


@contextmanager
def object_store() -> Iterator[str]:
    """Serve an object store on this machine; yield its address and set the environment for it."""
    import boto3
    from moto.server import ThreadedMotoServer  # noqa: F401  # the package that is started below

    from tests.serving.conftest import free_port

    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    os.environ.update(AWS_ENDPOINT_URL=url, AWS_ACCESS_KEY_ID="thu", AWS_REGION="us-east-1")
    os.environ["AWS_SECRET_ACCESS_KEY"] = "thu"  # noqa: S105  # the made-up store asks for none
    try:
        client = boto3.client("s3", endpoint_url=url, region_name="us-east-1")
        for _ in range(100):
            with suppress(Exception):
                client.create_bucket(Bucket=_BUCKET)
                break
            time.sleep(0.1)
        yield f"s3://{_BUCKET}/trang"
    finally:
        server.kill()
        server.wait()


def check_store(world: World) -> None:
    """Compare the store with its manifest, after a publication that ended well."""
    if not verify_is_clean(world.store):
        raise NotPublished("the store differs")


def verify_is_clean(store: str) -> bool:
    """Whether nothing in the store differs but objects of others."""
    return not [one for one in verify_store(store).differences if one.what != "extra"]


def bench_storm(steps: int, seed: int, minutes: float, with_store: bool = True) -> int:
    """Raise a storm of *steps* kills and as many flipped bits, for at most so many *minutes*; return 1 where anything was lost."""
    counts: Counter[str] = Counter()
    seconds: dict[str, float] = {"build": 1.5, "publish": 0.3, "take_down": 0.6}
    with ExitStack() as held:
        root = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="storm-")))
        has_disk = held.enter_context(small_disk(root))
        world = World(root, random.Random(seed), held.enter_context(object_store()) if with_store else "")
        for path, text in CITY.items():
            write(world.content, path, text)
        world.write_article(0, publish_at="9000-01-01 08:00")
        for _ in range(4):
            world.edit()
        first = [build, publish, *([publish_to_store] if with_store else [])]
        if any(run(work, world) for work in first):
            print((root / "log").read_text("utf-8"), file=sys.stderr)
            return 1
        until = time.monotonic() + minutes * 60
        step, killed = 0, 0
        while killed < steps and time.monotonic() < until:
            step += 1
            killed += kill_one(world, seconds, counts)
            flip_one(world, counts)
            if step % 10 == 5:
                four_at_once(world, counts)
            if step % 10 == 9 and has_disk:
                fill_disk(world, counts)
            if step % 20 == 19:
                for work in (build, publish, *((publish_to_store, check_store) if with_store else ())):
                    settle(world, work, f"calm {work.__name__}")
        faults = [
            line for line in (root / "log").read_text("utf-8", "replace").splitlines() if "Traceback" in line
        ]
        world.losses += [f"traceback in the log: {len(faults)}"] if faults else []
        print_table(counts, world.losses)
        if world.losses:
            shutil.copy(root / "log", Path(tempfile.gettempdir()) / "storm.log")
    return 1 if world.losses else 0


def print_table(counts: Counter[str], losses: list[str]) -> None:
    """Print what was done, a line of Markdown each, and what was lost."""
    print("| What | Times |\n|---|---|")
    for what, times in sorted(counts.items()):
        print(f"| {what} | {times} |")
    print(f"| losses | {len(losses)} |")
    for loss in losses:
        print(loss)
