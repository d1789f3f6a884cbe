"""The power is cut at any moment of a build: readers have the old site or the new one, and the next build makes the new one."""

import shutil
from pathlib import Path

import pytest

from plugins.cli.release import build_release
from plugins.publishing.fixity import compare
from plugins.publishing.releases import kept_releases, read_release
from plugins.workers.progress import report_nothing
from tests.city import CITY, REPORT, write
from tests.publishing.power import cuts, record
from tests.publishing.site import shown

PROJECT = Path(__file__).resolve().parents[2]


def build(content, output, cache):
    """Make a release."""
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": "2026-11-23T08:00", "JOBS": 1}
    return build_release(content, output, cache, report_nothing, **settings)


@pytest.mark.usefixtures("without_syncs")
def test_a_build(in_memory):
    """Whether the cache is that of before or knows of all that the disk lost of the output."""
    content, output, cache = (in_memory / name for name in ("content", "output", "cache"))
    for path, text in CITY.items():
        write(content, path, text)
    for _ in range(2):
        build(content, output, cache)
        write(content, REPORT, CITY[REPORT] + "\nMột câu nữa.\n")
    old = shown(output)
    shutil.copytree(cache, in_memory / "before")
    write(content, REPORT, CITY[REPORT] + "\nHai câu nữa.\n")
    recording = record(output, lambda: build(content, output, cache))
    new = shown(output)
    assert new != old
    for number, (cut, is_done, there) in enumerate(cuts(recording, in_memory / "there", 4)):
        assert shown(there) in ([new] if is_done else [old, new]), cut
        assert not any(compare(read_release(one)).differences for one in kept_releases(there)), cut
        if number % 5 == 1:
            left = shutil.copytree(in_memory / "before" if number % 2 else cache, in_memory / "left")
            build(content, there, left)
            assert shown(there) == new, cut
            shutil.rmtree(left)
