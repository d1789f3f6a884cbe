"""Which permanent addresses have metadata beside them, and which pages show an ARK."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.city import AS_OF, CITY, write
from tests.site.sites import Site
from tests.site.world import World

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def built(tmp_path: Path, folder: Path) -> Callable[[str], Path]:
    """A function that builds the city with a line more in its settings, and returns where it stands."""

    def build(line: str) -> Path:
        shutil.copytree(PROJECT / "theme", tmp_path / "theme")
        write(folder, "settings/portal.yaml", CITY["settings/portal.yaml"] + line)
        site = Site(tmp_path)
        site.build(World(tmp_path, random.Random(0), AS_OF, frozenset({"core", "ids", "data"})))
        return site.output

    return build


def beside_ids(output: Path) -> set[str]:
    """Return whose addresses have a citation beside them."""
    return {one.parent.name for one in (output / "id").glob("*/erc.txt")}


def test_with_a_number_all_have_it(built):
    """Articles and records, and their pages show the ARK."""
    output = built("ark: 12345\n")
    assert beside_ids(output) == {one.parent.name for one in (output / "id").glob("*/index.html")}
    assert beside_ids(output) == {one.parent.name for one in (output / "id").glob("*/metadata.json")}
    page = (output / "tin-tuc/2023/07/hoi-nghi-cap-nuoc/index.html").read_text("utf-8")
    assert "ark:/12345/a-0000018" in page
    assert "ark:/12345/p-000001z" in (output / "nhan-su/ta-dinh-lam/index.html").read_text("utf-8")


def test_without_a_number_records_alone(built):
    """Two files more for each article are written only where somebody can ask for them."""
    output = built("")
    assert beside_ids(output) == {"c-000001n", "c-000002x", "e-0000018", "p-000001z", "p-0000027"}
    assert "ark:" not in (output / "nhan-su/ta-dinh-lam/index.html").read_text("utf-8")
    assert "erc.txt" not in (output / "tin-tuc/2023/07/hoi-nghi-cap-nuoc/index.html").read_text("utf-8")
