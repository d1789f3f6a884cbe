"""Cache, output and place on different file systems, where neither a hard link nor a rename leads from one to the other."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from plugins.cli.release import build_release
from plugins.publishing.fixity import compare
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.releases import current_release, kept_releases, roll_back
from plugins.publishing.takedown import TakedownRequest, take_down
from plugins.workers.progress import report_nothing
from tests.city import CITY, REPORT, write
from tests.publishing.faulting import killed
from tests.publishing.site import ARTICLE, SITE, page, released, shown

PROJECT = Path(__file__).resolve().parents[2]
_IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def elsewhere(tmp_path):
    """A folder on another file system than that of the other temporary files."""
    if not _IN_MEMORY.is_dir() or os.stat(_IN_MEMORY).st_dev == os.stat(tmp_path).st_dev:
        pytest.skip("there is one file system only")
    folder = Path(tempfile.mkdtemp(dir=_IN_MEMORY))
    yield folder
    shutil.rmtree(folder)


def build(content, output, cache):
    """Make a release."""
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": "2026-11-23T08:00", "JOBS": 1}
    return build_release(content, output, cache, report_nothing, **settings)


@pytest.mark.parametrize("moved", ["output", "cache", "content"])
def test_a_build_over_file_systems(tmp_path, elsewhere, moved):
    """Makes, after an edit too, what it makes on one."""
    places = {name: tmp_path / name for name in ("content", "output", "cache")} | {moved: elsewhere / moved}
    for root in (places["content"], tmp_path / "one/content"):
        for path, text in CITY.items():
            write(root, path, text)
    for _ in range(2):
        build(places["content"], places["output"], places["cache"])
        write(places["content"], REPORT, CITY[REPORT] + "\nMột câu nữa.\n")
    write(tmp_path / "one/content", REPORT, CITY[REPORT] + "\nMột câu nữa.\n")
    build(places["content"], places["output"], places["cache"])
    build(tmp_path / "one/content", tmp_path / "one/output", tmp_path / "one/cache")
    assert shown(places["output"]) == shown(tmp_path / "one/output")


def test_a_place_on_another_file_system(tmp_path, elsewhere):
    """Published, published again, gone back and taken down from, and killed at its writes: old or new, and whole."""
    source, place = tmp_path / "output", elsewhere / "www"
    released(source)
    publish_folder(source, place, compress=True)
    old = shown(place)
    released(source, {**SITE, "index.html": page("<h1>Mới</h1>")})
    for at in (3, 9, 15):
        killed(place, at, lambda: publish_folder(source, place, compress=True))
        assert compare(current_release(place)).differences == ()
    publish_folder(source, place, compress=True)
    assert shown(place) != old
    roll_back(place)
    assert shown(place) == old
    assert not take_down(place, TakedownRequest(ARTICLE, "2026-11-26")).differences
    assert len(kept_releases(place)) == 2
