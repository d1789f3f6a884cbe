"""The power is cut at any moment: readers see the old site whole or the new one, and the next run mends."""

import shutil
from contextlib import suppress

import pytest

from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import compare
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.manifest import make_manifest
from plugins.publishing.releases import (
    current_release,
    kept_releases,
    read_release,
    roll_back,
    switch,
)
from plugins.publishing.staging import stage_copy_of
from plugins.publishing.takedown import TakedownRequest, take_down
from plugins.publishing.tombstones import read_takedowns
from tests.publishing.power import cuts, record
from tests.publishing.site import ARTICLE, page, put, released, shown
from tests.publishing.test_faults import NEW, telling_pages

pytestmark = pytest.mark.usefixtures("without_syncs")


def assert_whole(place, sites, cut):
    """Readers see one of *sites*; every kept release is as its manifest says, and that before can be gone back to."""
    assert shown(place) in sites, cut
    differing = {one.name: compare(read_release(one)).differences for one in kept_releases(place)}
    assert not any(differing.values()), (cut, differing)
    back = shutil.copytree(place, place.with_name("lui"), symlinks=True)
    with suppress(NotPublished):
        assert not compare(roll_back(back)).differences, cut
    shutil.rmtree(back)


@pytest.fixture
def tmp_path(in_memory):
    """A folder in which a thousand trees are built."""
    return in_memory


@pytest.fixture
def place(tmp_path):
    """A place with as many releases as it keeps, each with another page, and the source of them."""
    for text in ("một", "hai", "ba"):
        released(tmp_path / "nguon", so_html=page(text))
        publish_folder(tmp_path / "nguon", tmp_path / "goc", compress=True, keep=3)
    return tmp_path / "goc"


def test_a_publication(tmp_path, place):
    """The old site or the new one; published again it is the new one; what was said done is done."""
    released(tmp_path / "nguon", NEW)
    old = shown(place)

    def publish(target=place):
        publish_folder(tmp_path / "nguon", target, compress=True, keep=3)

    recording = record(place, publish)
    new = shown(place)
    for cut, is_done, there in cuts(recording, tmp_path / "noi"):
        assert_whole(there, [new] if is_done else [old, new], cut)
        publish(there)
        assert_whole(there, [new], cut)


def test_a_build(tmp_path):
    """As it stages and switches."""
    for text in ("một", "hai", "ba"):
        released(tmp_path / "goc", so_html=page(text))

    def build(output):
        staged = stage_copy_of(output, current_release(output), 3).folder
        for path in ("index.html", "so.html"):
            (staged / path).unlink()
        put(staged, {"index.html": NEW["index.html"], "moi/index.html": NEW["moi/index.html"]})
        switch(output, staged, make_manifest(staged), keep=3)

    old = shown(tmp_path / "goc")
    recording = record(tmp_path / "goc", lambda: build(tmp_path / "goc"))
    new = shown(tmp_path / "goc")
    for cut, is_done, there in cuts(recording, tmp_path / "noi"):
        assert_whole(there, [new] if is_done else [old, new], cut)


def test_the_first_release(tmp_path):
    """None or all of it."""
    (tmp_path / "goc").mkdir()
    recording = record(tmp_path / "goc", lambda: released(tmp_path / "goc"))
    new = shown(tmp_path / "goc")
    for cut, is_done, there in cuts(recording, tmp_path / "noi"):
        assert shown(there) in ([new] if is_done else [{}, new]), cut
        released(there)
        assert shown(there) == new, cut


def test_a_roll_back(tmp_path, place):
    """One of the two releases; done is done."""
    now = shown(place)
    recording = record(place, lambda: roll_back(place))
    before = shown(place)
    assert before != now
    for cut, is_done, there in cuts(recording, tmp_path / "noi"):
        assert_whole(there, [before] if is_done else [now, before], cut)


def test_a_takedown(tmp_path, place):
    """Each page is whole all the time; asked again, all is gone from every release; done is done."""
    asked = TakedownRequest(ARTICLE, "2026-11-26")
    recording = record(place, lambda: take_down(place, asked))
    wanted = {one.name: make_manifest(one) for one in kept_releases(place)}
    for cut, is_done, there in cuts(recording, tmp_path / "noi"):
        for html in (there / "releases").rglob("*.html"):
            assert html.read_text("utf-8").endswith("</html>\n"), (cut, html)
        if read_takedowns(there):
            back = shutil.copytree(there, tmp_path / "lui", symlinks=True)
            with suppress(NotPublished):
                roll_back(back)
                assert telling_pages(back / "current") == [], cut
            shutil.rmtree(back)
        if is_done:
            assert {one.name: make_manifest(one) for one in kept_releases(there)} == wanted, cut
        assert not take_down(there, asked).differences, cut
        assert {one.name: make_manifest(one) for one in kept_releases(there)} == wanted, cut
        assert_whole(there, [wanted["000003"]], cut)


def test_a_takedown_from_the_only_release(tmp_path):
    """Where no other release still has the page by which it is found."""
    released(tmp_path / "goc")
    asked = TakedownRequest(ARTICLE, "2026-11-26")
    recording = record(tmp_path / "goc", lambda: take_down(tmp_path / "goc", asked))
    wanted = shown(tmp_path / "goc")
    for cut, _, there in cuts(recording, tmp_path / "noi"):
        assert not take_down(there, asked).differences, cut
        assert shown(there) == wanted, cut
