"""Whatever fails, and when: readers see the old site whole or the new one whole, and the next run mends."""

import errno
import gzip
import shutil
from contextlib import suppress
from functools import partial

import brotli
import pytest

from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import compare
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.manifest import files_below, make_manifest
from plugins.publishing.releases import begin_staging, current_release, kept_releases, roll_back, switch
from plugins.publishing.takedown import TakedownRequest, take_down
from plugins.publishing.tombstones import is_tombstone, read_takedowns
from tests.publishing.faulting import killed, out_of_disk, writes_of
from tests.publishing.site import ARTICLE, SITE, TITLE, page, put, released, shown

NEW = {
    **{path: text for path, text in SITE.items() if path != "cu/bai-1.html"},
    "moi/index.html": page("<h1>Mới</h1>"),
}
NEW["index.html"] = page("<h1>Trang chủ mới</h1>")
OTHER = "/tin-tuc/2023/07/khanh-thanh-cau/"
GONE = f"{ARTICLE.lstrip('/')}index.html"
FAULTS = [out_of_disk, killed]


@pytest.fixture
def two(tmp_path):
    """Two releases in ``nguon``, the first of which is published at ``goc``, and what readers see of each."""
    source, kept = tmp_path / "nguon", tmp_path / "goc"
    released(source)
    publish_folder(source, kept, compress=True)
    old = shown(kept)
    released(source, NEW)
    publish_folder(source, tmp_path / "moi", compress=True)
    return source, kept, old, shown(tmp_path / "moi")


def steps(writes: int) -> list[int]:
    """Return at most 25 of the writes, the first and the last among them."""
    return sorted({1 + (writes - 1) * part // 24 for part in range(25)})


@pytest.mark.parametrize("fault", FAULTS)
def test_publishing_that_fails_at_any_write(tmp_path, two, fault):
    """The place has the old site or the new one, and publishing again gives the new one."""
    source, kept, old, new = two
    count_at = shutil.copytree(kept, tmp_path / "dem", symlinks=True)
    writes = writes_of(count_at, lambda: publish_folder(source, count_at, compress=True))
    assert writes > 20
    for at in steps(writes):
        place = shutil.copytree(kept, tmp_path / f"noi-{at}", symlinks=True)
        publish = partial(publish_folder, source, place, compress=True)
        fault(place, at, publish)
        assert shown(place) in (old, new), at
        assert compare(current_release(place)).differences == (), at
        publish()
        assert shown(place) == new, at
        assert compare(current_release(place)).differences == (), at


def test_a_full_disk_is_told_and_freed(tmp_path, two):
    """Out of room before the switch: the error says so, and what was written is gone again."""
    source, kept, old, _ = two
    error = out_of_disk(kept, 8, lambda: publish_folder(source, kept))
    assert error is not None and error.errno == errno.ENOSPC
    assert shown(kept) == old
    assert not (kept / "staging").exists()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_switch_that_fails_at_any_write(tmp_path, fault):
    """As a build does it: old or new, and the next switch gives the new one."""

    def build(place):
        """Make the second release."""
        staging = begin_staging(place)
        put(staging, NEW)
        return switch(place, staging, make_manifest(staging))

    released(tmp_path / "dem")
    writes = writes_of(tmp_path / "dem", lambda: build(tmp_path / "dem"))
    for at in steps(writes):
        place = tmp_path / str(at)
        released(place)
        old = shown(place)
        fault(place, at, partial(build, place))
        now = shown(place)
        assert now in (old, make_manifest(build(place).folder)), at
        assert compare(current_release(place)).differences == (), at


@pytest.mark.parametrize("fault", FAULTS)
def test_a_roll_back_that_fails_at_any_write(tmp_path, two, fault):
    """Readers see one of the two releases."""
    source, kept, old, new = two
    publish_folder(source, kept, compress=True)
    for at in range(1, 8):
        place = shutil.copytree(kept, tmp_path / f"noi-{at}", symlinks=True)
        fault(place, at, lambda place=place: roll_back(place))
        assert shown(place) in (old, new)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_takedown_that_fails_at_any_write(tmp_path, two, fault):
    """Each page is whole all the time; asked again, all of it is gone from every release, and the manifests hold."""
    source, kept, _, _ = two
    publish_folder(source, kept, compress=True)
    asked = TakedownRequest(ARTICLE, "2026-11-26", reason="khẩn")
    count_at = shutil.copytree(kept, tmp_path / "dem", symlinks=True)
    writes = writes_of(count_at, lambda: take_down(count_at, asked))
    wanted = {one.name: make_manifest(one) for one in (count_at / "releases").iterdir() if one.is_dir()}
    for at in steps(writes):
        place = shutil.copytree(kept, tmp_path / f"noi-{at}", symlinks=True)
        fault(place, at, lambda place=place: take_down(place, asked))
        for html in (place / "current").resolve().rglob("*.html"):
            assert html.read_text("utf-8").endswith("</html>\n"), at
        take_down(place, asked)
        assert {one: make_manifest(place / "releases" / one) for one in wanted} == wanted, at
        assert compare(current_release(place)).differences == (), at


@pytest.mark.parametrize("fault", FAULTS)
def test_a_takedown_of_a_place_with_copies_that_fails_at_any_write(tmp_path, fault):
    """Page and compressed copies tell the same after the next run, and going back meanwhile brings nothing back."""
    source, kept = tmp_path / "nguon", tmp_path / "goc"
    long = {**SITE, GONE: str(SITE[GONE]).replace("</article>", "<p>Chuyện kể dài.</p>" * 60 + "</article>")}
    for text in ("một", "hai"):
        released(source, long, so_html=page(text))
        publish_folder(source, kept, compress=True)
    asked = TakedownRequest(ARTICLE, "2026-11-26")
    count_at = shutil.copytree(kept, tmp_path / "dem", symlinks=True)
    for at in range(1, writes_of(count_at, lambda: take_down(count_at, asked)) + 1):
        place = shutil.copytree(kept, tmp_path / "noi", symlinks=True)
        fault(place, at, lambda place=place: take_down(place, asked))
        if (place / "takedowns.csv").exists():
            with suppress(NotPublished):
                roll_back(shutil.copytree(place, tmp_path / "lui", symlinks=True))
                assert telling_pages(tmp_path / "lui/current") == [], at
            shutil.rmtree(tmp_path / "lui")
        assert not take_down(place, asked).differences, at
        assert [telling_pages(folder) for folder in kept_releases(place)] == [[], []], at
        shutil.rmtree(place)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_takedown_that_died_is_finished_by_one_of_another_page(tmp_path, fault):
    """Once it was entered in the list, whatever is taken down next: no word of either is left in any release."""
    for text in ("một", "hai"):
        released(tmp_path / "goc", so_html=page(text))
    count_at = shutil.copytree(tmp_path / "goc", tmp_path / "dem", symlinks=True)
    first, second = (TakedownRequest(one, "2026-11-26") for one in (ARTICLE, OTHER))
    for at in range(1, writes_of(count_at, lambda: take_at(count_at, first)) + 1):
        place = shutil.copytree(tmp_path / "goc", tmp_path / "noi", symlinks=True)
        fault(place, at, lambda place=place: take_at(place, first))
        entered = {one.address for one in read_takedowns(place)}
        assert not take_at(place, second).differences, at
        assert words_left(place, {*entered, OTHER}) == [], at
        assert not take_at(place, first).differences, at
        assert words_left(place, {ARTICLE, OTHER}) == [], at
        shutil.rmtree(place)


@pytest.mark.parametrize("again", [ARTICLE, OTHER, "/nhan-su/ta-dinh-lam/"])
def test_two_takedowns_that_died_are_finished_by_any(tmp_path, again):
    """Also where the second died while it finished the first."""
    for text in ("một", "hai"):
        released(tmp_path / "goc", so_html=page(text))
    first, second, third = (TakedownRequest(one, "2026-11-26") for one in (ARTICLE, OTHER, again))
    killed(tmp_path / "goc", 12, lambda: take_at(tmp_path / "goc", first))
    count_at = shutil.copytree(tmp_path / "goc", tmp_path / "dem", symlinks=True)
    for at in steps(writes_of(count_at, lambda: take_at(count_at, second))):
        place = shutil.copytree(tmp_path / "goc", tmp_path / "noi", symlinks=True)
        killed(place, at, lambda place=place: take_at(place, second))
        assert not take_at(place, third).differences, at
        listed = read_takedowns(place)
        assert words_left(place, {one.address for one in listed}) == [], at
        assert [one for one in listed if one.unfinished] == [], at
        shutil.rmtree(place)


def test_a_takedown_that_died_keeps_its_former_addresses(tmp_path):
    """Called by its name, it is found in the older release, which does not know of them all; none is forgotten."""
    released(tmp_path)
    released(tmp_path, {**SITE, "cu/bai-9.html": SITE["cu/bai-1.html"]})
    asked = TakedownRequest("hop-ban-cap-nuoc", "2026-11-26")
    killed(tmp_path / "releases/000001", 1, lambda: take_at(tmp_path, asked))
    assert "/cu/bai-9.html" in take_at(tmp_path, asked).takedown.aliases
    assert words_left(tmp_path, {ARTICLE}) == []


def take_at(place, asked):
    """Take down what is *asked* at *place*, of a site with an address."""
    return take_down(place, asked, site_url="https://tulieu.example")


def words_left(place, taken):
    """Return the files of the releases of *place* that tell of the pages *taken* down."""
    titles = {ARTICLE: "Họp bàn việc", OTHER: "Khánh thành cầu"}
    words = [word.encode() for one in taken for word in (one, titles.get(one, one))]
    root = place / "releases"
    return [path for path in files_below(root) if any(word in (root / path).read_bytes() for word in words)]


def test_a_release_is_read_where_its_bytes_are_its_own(tmp_path):
    """A file that differs from its manifest is not taken for the one in another release which the manifest says it is."""
    for text in ("một", "hai"):
        released(tmp_path, so_html=page(text))
    older = kept_releases(tmp_path)[0] / "nhan-su/index.html"
    older.with_name("beside").write_text(page(f'<ul><li><a href="{ARTICLE}">{TITLE}</a></li></ul>'), "utf-8")
    older.with_name("beside").replace(older)
    take_down(tmp_path, TakedownRequest(ARTICLE, "2026-11-26"))
    assert ARTICLE not in older.read_text("utf-8")


def telling_pages(root):
    """Return the forms of the article's page below *root* that still show it."""
    forms = {"": lambda data: data, ".gz": gzip.decompress, ".br": brotli.decompress}
    there = {ending: root / f"{GONE}{ending}" for ending in forms}
    return [
        ending
        for ending, place in there.items()
        if place.exists() and b"Chuy\xe1\xbb\x87n k\xe1\xbb\x83" in forms[ending](place.read_bytes())
    ]


def test_a_damaged_copy_is_made_anew_and_other_damage_is_told(tmp_path):
    """A place where a copy still shows what went is mended; a page that is not as the manifest says is no success."""
    source, place = tmp_path / "nguon", tmp_path / "noi"
    released(source)
    publish_folder(source, place, compress=True)
    asked = TakedownRequest(ARTICLE, "2026-11-26")
    take_down(place, asked)
    (copy,) = list((place / "current").resolve().glob("theme/css/*.css.gz"))
    copy.write_bytes(b"x")
    assert not take_down(place, asked).differences
    assert gzip.decompress(copy.read_bytes()) == copy.with_suffix("").read_bytes()
    ((place / "current").resolve() / "nhan-su/index.html").write_text("của ai")
    assert [one.path for one in take_down(place, asked).differences["000001"]] == ["nhan-su/index.html"]


def test_a_takedown_that_died_blocks_going_back(tmp_path, two, monkeypatch):
    """Until it is finished, the release it was at is neither rolled back to nor built upon."""
    source, kept, _, _ = two
    publish_folder(source, kept)
    older = sorted((kept / "releases").glob("0*1"))[0]
    older.with_suffix(".next").write_bytes(older.with_suffix(".json").read_bytes())
    with pytest.raises(Exception, match="không có bản phát hành nào trước"):
        roll_back(kept)
    take_down(kept, TakedownRequest(TITLE and ARTICLE, "2026-11-26"))
    roll_back(kept)
    assert is_tombstone((kept / "current" / ARTICLE.lstrip("/") / "index.html").read_bytes())
