"""A build gives what a clean build gives, byte for byte, whatever was edited; and touches nothing else."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pytest

from plugins.building.settings import PARTS
from plugins.catalogue.queries import mentions
from plugins.site import picture_encoding
from tests.city import AS_OF, CITY, write
from tests.site.edits import EDITS
from tests.site.sites import Killed, Site, check
from tests.site.world import NotNow, World

PROJECT = Path(__file__).resolve().parents[2]
IN_CI = [*(("samples", seed) for seed in (1, 3, 4)), *(("city", seed) for seed in range(1, 21))]
"""Where each sequence begins that is run each time, and its seed; ``--sequences 250`` runs so many others of both."""


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each picture encoded once, whatever the number of builds."""
    monkeypatch.setattr(picture_encoding, "encode", lru_cache(maxsize=None)(picture_encoding.encode))


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


def begin(place: Path, beginnings: Path, where: str, has_search: bool, is_released: bool) -> None:
    """Put the samples or the small city into *place*, and a site built from them; once for all that begin alike.

    Without the ledger of ids: records may come and go.
    """
    read_cached = beginnings / f"{where}-{has_search}-{is_released}-{mentions.MAX_ARTICLES_ON_RECORD_PAGE}"
    if not read_cached.exists():
        if where == "samples":
            shutil.copytree(PROJECT / "samples", place / "world/content")
        else:
            for path, text in CITY.items():
                write(place / "world/content", path, text)
        shutil.copytree(PROJECT / "theme", place / "world/theme")
        (place / "world/content/register/ids.csv").unlink()
        site = Site(place / "site", is_released)
        site.build(new_world(place / "world", random.Random(0), has_search))
        site.close()
        shutil.move(place, read_cached)
    shutil.copytree(read_cached, place)


def run(where: str, seed: int, place: Path, beginnings: Path, steps: int) -> None:
    """Make edits one after the other, at most *steps* builds, and compare after each."""
    lot = random.Random(seed)
    has_search = lot.random() < 0.2
    is_released = lot.random() < 0.3
    begin(place, beginnings, where, has_search, is_released)
    world = new_world(place / "world", lot, has_search)
    site = Site(place / "site", is_released)
    done = [f"{where}, seed {seed}{', released' if is_released else ''}"]
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
            elif is_released and lot.random() < 0.15:
                done.append("refused")
                site.build(world, is_refused=True)
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
    where, seed = sequence
    if seed % 2:
        # Records then have pages of years.
        monkeypatch.setattr(mentions, "MAX_ARTICLES_ON_RECORD_PAGE", 4 if where == "samples" else 1)
    run(where, seed, place, beginnings, 5 if request.config.getoption("--sequences") else 3)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each sequence as a test of its own."""
    if "sequence" in metafunc.fixturenames:
        seeds = range(1000, 1000 + metafunc.config.getoption("--sequences"))
        found = [(where, seed) for where in ("samples", "city") for seed in seeds] or IN_CI
        metafunc.parametrize("sequence", found, ids=[f"{where}-{seed}" for where, seed in found])
