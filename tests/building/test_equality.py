"""A build in place gives what a clean build gives, byte for byte, whatever was edited; and touches nothing else."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pytest
from jinja2 import BytecodeCache, StrictUndefined
from jinja2.bccache import Bucket

from plugins.building import pictures
from plugins.building.output import begin_in_place
from plugins.building.settings import PARTS, read_settings
from plugins.building.writing import write_site
from plugins.catalogue import years
from plugins.catalogue.indexing import Indexed, index_content
from plugins.catalogue.options import Options
from plugins.catalogue.store import open_catalogue
from plugins.catalogue.tasks import InTurn
from tests.building.edits import EDITS, NotNow, World
from tests.city import AS_OF, said

PROJECT = Path(__file__).resolve().parents[2]
IN_CI = range(1, 9)
"""Sequences run each time; ``--sequences 250`` runs so many others."""


class Killed(BaseException):
    """The build ends here, as if its process had been killed."""


class _Compiled(BytecodeCache):
    """Templates that are compiled once for all builds."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self.known.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


ENVIRONMENT = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "bytecode_cache": _Compiled(),
}


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each picture decoded once, whatever the number of builds."""
    monkeypatch.setattr(pictures, "published", lru_cache(maxsize=None)(pictures.published))


class Site:
    """An output in place with its catalogue."""

    def __init__(self, place: Path) -> None:
        self.output = place / "preview"
        self.cache = place / "cache"
        self.catalogue, _ = open_catalogue(self.cache / "catalogue.sqlite")

    def build(self, world: World, steps: int = -1) -> Indexed:
        """Build as the preview does, unless the content has errors; killed after so many *steps*, if not negative."""
        left = steps

        def report(stage: str, done: int, total: int) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed

        build = read_settings(
            {
                "PATH": str(world.root / "content"),
                "OUTPUT_PATH": str(self.output),
                "CACHE_PATH": str(self.cache),
                "THEME": str(world.root / "theme"),
                "SITENAME": "Tư liệu",
                "SITEURL": world.url,
                "PARTS": sorted(world.parts),
                "JINJA_ENVIRONMENT": ENVIRONMENT,
            }
        )
        indexed = index_content(build.content, self.catalogue, Options(as_of=world.as_of, progress=report))
        if not any(problem.is_error for problem in indexed.problems):
            begin_in_place(build.output)
            object.__setattr__(build, "as_of", world.as_of)
            write_site(self.catalogue, indexed, build, InTurn(), report)
        return indexed

    def kill(self) -> None:
        """Lose what was not yet written for good."""
        self.catalogue.connection.rollback()
        self.catalogue.connection.close()
        self.catalogue, _ = open_catalogue(self.cache / "catalogue.sqlite")

    def close(self) -> None:
        """Let the catalogue go."""
        self.catalogue.close()


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of an output by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was written and which file it is, by path."""
    found = (
        (path.relative_to(folder).as_posix(), path.stat()) for path in folder.rglob("*") if path.is_file()
    )
    return {path: (status.st_mtime_ns, status.st_ino) for path, status in found}


def told(indexed: Indexed) -> list[str]:
    """Return all problems as an editor reads them."""
    return [problem.text("en") for problem in indexed.problems]


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths whose files are not the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def check(world: World, site: Site, clean: Path, done: Sequence[str]) -> bool:
    """Build in place and anew, and compare; tell whether the content has no errors."""
    before = files(site.output)
    stood = times(site.output)
    indexed = site.build(world)
    anew = Site(clean)
    try:
        expected = anew.build(world)
        assert told(indexed) == told(expected), done
        assert sorted(said(site.catalogue) ^ said(anew.catalogue), key=repr) == [], done
        is_sound = not any(problem.is_error for problem in indexed.problems)
        after = files(site.output)
        if is_sound:
            assert differing(after, files(anew.output)) == [], done
        now = times(site.output)
        same = [path for path, data in after.items() if before.get(path) == data]
        assert [path for path in same if now[path] != stood[path]] == [], done
        return is_sound
    finally:
        anew.close()
        shutil.rmtree(clean)


def edit(world: World) -> str:
    """Make one edit and return its name."""
    while True:
        one = world.lot.choice(EDITS)
        with suppress(NotNow):
            one(world)
            return one.__name__


def new_world(root: Path, lot: random.Random, has_search: bool) -> World:
    """Return the world in *root*; the search's program takes longer than all else."""
    return World(root, lot, AS_OF, frozenset(PARTS) - (frozenset() if has_search else {"search"}))


def begin(place: Path, beginnings: Path, has_search: bool) -> None:
    """Put the samples into *place*, and a site built from them; it is built once for all that begin alike.

    Without the ledger of ids: records may come and go.
    """
    kept = beginnings / f"{has_search}-{years.MOST_ON_PAGE}"
    if not kept.exists():
        shutil.copytree(PROJECT / "samples", place / "world/content")
        shutil.copytree(PROJECT / "theme", place / "world/theme")
        (place / "world/content/register/ids.csv").unlink()
        site = Site(place / "site")
        site.build(new_world(place / "world", random.Random(0), has_search))
        site.close()
        shutil.move(place, kept)
    shutil.copytree(kept, place)


def run(seed: int, place: Path, beginnings: Path, steps: int) -> None:
    """Make edits one after the other, at most *steps* builds, and compare after each."""
    lot = random.Random(seed)
    has_search = lot.random() < 0.2
    begin(place, beginnings, has_search)
    world = new_world(place / "world", lot, has_search)
    site = Site(place / "site")
    done = [f"seed {seed}"]
    try:
        for _ in range(lot.randint(1, steps)):
            world.begin()
            done += [edit(world) for _ in range(lot.choice([1, 1, 1, 2, 5]))]
            if lot.random() < 0.15:
                done.append("killed")
                try:
                    site.build(world, lot.randint(1, 150))
                except Killed:
                    site.kill()
                if lot.random() < 0.3:
                    done.append("undone")
                    world.undo()
            if not check(world, site, place / "clean", done):
                done.append("undone")
                world.undo()
                check(world, site, place / "clean", done)
    finally:
        site.close()


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where sites stand as they are before any edit."""
    return tmp_path_factory.mktemp("beginnings")


@pytest.fixture
def place(beginnings: Path) -> Iterator[Path]:
    """Where a sequence runs: always the same path, for a site remembers where it stands."""
    here = beginnings / "here"
    yield here
    shutil.rmtree(here, ignore_errors=True)


@pytest.mark.usefixtures("published")
def test_any_edit_gives_the_output_of_a_clean_build(place, beginnings, monkeypatch, sequence, request):
    """One edit after the other, and builds that are killed: the same files, problems and rows; the others untouched."""
    if sequence % 2:
        monkeypatch.setattr(years, "MOST_ON_PAGE", 4)  # records then have pages of years
    run(sequence, place, beginnings, 5 if request.config.getoption("--sequences") else 3)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each sequence as a test of its own."""
    if "sequence" in metafunc.fixturenames:
        count = metafunc.config.getoption("--sequences")
        metafunc.parametrize("sequence", range(1000, 1000 + count) if count else IN_CI)
