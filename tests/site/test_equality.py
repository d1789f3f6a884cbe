"""A build gives what a clean build gives, byte for byte, whatever was edited; and touches nothing else."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from plugins.building.settings import PARTS
from plugins.catalogue.queries import mentions
from plugins.site import picture_encoding
from tests.city import AS_OF, CITY, NEWS, REPORT, article, picture, record, write
from tests.site.edits import EDITS, Edit
from tests.site.edits.frame import save_unchanged
from tests.site.sites import Killed, Site, check
from tests.site.world import NotNow, World

PROJECT = Path(__file__).resolve().parents[2]
IN_CI = [*(("samples", seed) for seed in (1, 3, 4)), *(("city", seed) for seed in range(1, 21))]
"""Where each sequence begins that is run each time, and its seed; ``--sequences 250`` runs so many others of both."""

LINKED = {
    **CITY,
    REPORT: CITY[REPORT].replace("date:", "former_slugs: hop-nuoc-cu\ndate:")
    + "\nXem [tin](article:trao-huy-hieu).\n",
    NEWS: article(
        "Trao huy hiệu",
        body="Ông Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, trao huy hiệu. Xem [đây](article:hop-nuoc-cu).",
        date="2023-08-02",
        category="Xây dựng Đảng",
        image="/images/a.jpg",
        image_alt="Cầu",
        topics="[Huy hiệu]",
        persons="do-mau",
    ),
    "articles/2024/water.md": article(
        "Clean water",
        "See [the city](/to-chuc/thanh-uy-van-khe/).",
        date="2024-02-01",
        lang="en",
        translation_of="a-0000018",
    ),
    "articles/2026/moi.md": article(
        "Tin mới",
        "Mở đầu.\n\nÔng Tạ Đình Lãm đến.\n\n![Cầu](/images/a.jpg)",
        date="2026-11-22",
        events="dai-hoi",
    ),
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nXem [họp](article:a-0000018), [năm](/nhan-su/ta-dinh-lam/#nam-2023),"
    " [tháng](/luu-tru/2023/08/), [mục](/chuyen-muc/xay-dung-dang/), [Đỗ Mẫu](person:do-mau).\n",
    "register/persons/do-mau.md": record("Đỗ Mẫu", disambiguation="văn phòng"),
    "register/persons/do-mau-2.md": record(
        "Đỗ Mẫu", disambiguation="nhà báo", portrait="/images/a.jpg", portrait_alt="Ông Mẫu"
    ),
    "register/events/dai-hoi.md": record(
        "Đại hội Vân Khê", start="2026-11-26", organisers="thanh-uy-van-khe", series="Đại hội"
    ),
    "register/committees/ban-cu.md": record(
        "Ban Cũ Vân Khê", successors="[{committee: c-000002x, on: 2018-01}]"
    ),
    "images/a.jpg": picture(),
    "documents/2023/ket-luan-hoi-nghi-18.pdf": "%PDF-1.4\n",
    "settings/portal.yaml": CITY["settings/portal.yaml"] + "featured:\n  - trao-huy-hieu\n",
}
"""The city, with each way in which one page shows what another file says."""
_FEW_EDITS = 8


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each picture encoded once, whatever the number of builds."""
    monkeypatch.setattr(picture_encoding, "encode", lru_cache(maxsize=None)(picture_encoding.encode))


def some_edits(lot: random.Random) -> Sequence[Edit]:
    """Return the edits of a sequence: often a few of all, so that the same files are edited again and in few ways."""
    return lot.sample(EDITS, _FEW_EDITS) if lot.random() < 0.6 else EDITS


def edit(world: World, edits: Sequence[Edit]) -> str:
    """Make one edit of *edits* and return its name; another where none of them changes anything now."""
    for one in (*world.lot.sample(edits, len(edits)), save_unchanged):
        with suppress(NotNow):
            one(world)
            return one.__name__
    raise NotNow


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a sequence begins."""

    where: str
    """``samples`` or ``city``."""
    has_search: bool
    """Its program takes longer than all else."""
    is_released: bool
    has_url: bool
    """Whether the site knows its address, so that it has site maps."""

    def world(self, root: Path, lot: random.Random) -> World:
        """Return the world in *root*."""
        url = "https://van-khe.example" if self.has_url else ""
        parts = frozenset(PARTS) - (frozenset() if self.has_search else {"search"})
        return World(root, lot, AS_OF, parts, url)


def begin(place: Path, beginnings: Path, beginning: Beginning) -> None:
    """Put the samples or the small city into *place*, and a site built from them; once for all that begin alike.

    Without the ledger of ids: records may come and go.
    """
    built = beginnings / f"{beginning}-{mentions.MAX_ARTICLES_ON_RECORD_PAGE}"
    if not built.exists():
        if beginning.where == "samples":
            shutil.copytree(PROJECT / "samples", place / "world/content")
        else:
            for path, text in LINKED.items():
                write(place / "world/content", path, text)
        shutil.copytree(PROJECT / "theme", place / "world/theme")
        (place / "world/content/register/ids.csv").unlink()
        site = Site(place / "site", beginning.is_released)
        indexed = site.build(beginning.world(place / "world", random.Random(0)))
        site.close()
        assert [one.text("en") for one in indexed.problems if one.is_error] == []
        shutil.move(place, built)
    shutil.copytree(built, place)


def run(where: str, seed: int, place: Path, beginnings: Path, steps: int) -> None:
    """Make edits one after the other, at most *steps* builds, and compare after each."""
    lot = random.Random(seed)
    edits = some_edits(lot)
    is_released = lot.random() < 0.3
    beginning = Beginning(where, lot.random() < 0.2, is_released, lot.random() < 0.5)
    begin(place, beginnings, beginning)
    world = beginning.world(place / "world", lot)
    site = Site(place / "site", is_released)
    done = [f"{where}, seed {seed}{', released' if is_released else ''}"]
    try:
        for _ in range(lot.randint(1, steps)):
            world.begin()
            done += [edit(world, edits) for _ in range(lot.choice([1, 1, 1, 2, 5]))]
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
