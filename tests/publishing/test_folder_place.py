"""A release taken to another folder."""

import gzip
import os

import brotli
import pytest

from plugins.publishing import folder_place
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import compare
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.lock import LOCK, AlreadyLocked, lock_folder
from plugins.publishing.releases import MAX_RELEASES, current_release, kept_releases, roll_back
from tests.city import write
from tests.publishing.site import SITE, page, released, shown, times

NEW = {**SITE, "index.html": page("<h1>Khác hẳn</h1>")}


@pytest.fixture
def output(tmp_path):
    """An output folder with a release."""
    released(tmp_path / "output")
    return tmp_path / "output"


def test_what_is_published_is_what_was_built(output, tmp_path):
    """Byte for byte; publishing again changes nothing."""
    first = publish_folder(output, tmp_path / "www")
    assert (first.is_new, first.fresh, first.kept) == (True, len(SITE), 0)
    assert shown(tmp_path / "www") == shown(output)
    again = publish_folder(output, tmp_path / "www")
    assert (again.is_new, again.fresh) == (False, 0)
    assert again.release.folder == first.release.folder.resolve()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_web_servers_may_read_it(output, tmp_path):
    """Also what somebody publishes who lets nobody read his files."""
    before = os.umask(0o077)
    try:
        publish_folder(output, tmp_path / "www", compress=True)
        after = os.umask(0o077)
    finally:
        os.umask(before)
    assert after == 0o077
    closed = [one for one in (tmp_path / "www").rglob("*") if not one.stat().st_mode & 0o004]
    assert [one.name for one in closed] == [LOCK], "who may read the lock may hold it"
    assert (tmp_path / "www").stat().st_mode & 0o005 == 0o005


def test_unchanged_files_keep_their_time(output, tmp_path):
    """And are one file on the disk: a web server's ETag is time and size."""
    publish_folder(output, tmp_path / "www", compress=True)
    before = times(tmp_path / "www")
    released(output, NEW)  # every file written anew, with new times
    done = publish_folder(output, tmp_path / "www", compress=True)
    after = times(tmp_path / "www")
    assert {path for path in before if before[path] != after.get(path)} <= {
        "index.html",
        "index.html.gz",
        "index.html.br",
    }
    assert before["index.html"] != after["index.html"]
    assert done.fresh <= 3


def test_other_bytes_never_have_the_time_and_size_of_those_before(output, tmp_path):
    """A clock that stands still would give readers the page they have."""
    os.utime(output / "current/index.html", ns=(10**18, 10**18))
    publish_folder(output, tmp_path / "www")
    released(output, {**SITE, "index.html": str(SITE["index.html"]).replace("Vân Khê", "Văn Khê")})
    os.utime(output / "current/index.html", ns=(10**18, 10**18))
    publish_folder(output, tmp_path / "www")
    assert times(tmp_path / "www")["index.html"] // 10**9 == 10**9 + 1
    assert not publish_folder(output, tmp_path / "www").is_new


def test_nothing_is_shared_with_the_output(output, tmp_path):
    """What is written to one does not reach the other."""
    publish_folder(output, tmp_path / "www")
    before = shown(tmp_path / "www")
    (output / "current/index.html").write_text("hỏng")
    assert shown(tmp_path / "www") == before


@pytest.mark.parametrize("damage", ["changed", "missing", "extra"])
def test_a_damaged_source_is_not_published(output, tmp_path, damage):
    """Also where the place has the undamaged file already."""
    publish_folder(output, tmp_path / "www")
    before = shown(tmp_path / "www")
    place = output / "current/feed.xml"
    if damage == "missing":
        place.unlink()
    else:
        (place if damage == "changed" else place.with_name("la.bin")).write_bytes(b"x")
    with pytest.raises(NotPublished, match=damage):
        publish_folder(output, tmp_path / "www")
    assert shown(tmp_path / "www") == before


def test_a_damaged_place_is_mended(output, tmp_path):
    """By the next publication, where somebody wrote to a file or lost one; the bytes before are replaced whole."""
    www = tmp_path / "www"
    publish_folder(output, www)
    (www / "current/index.html").write_text("ai đó sửa")
    (www / "current/feed.xml").unlink()
    done = publish_folder(output, www)
    assert (done.is_new, done.fresh) == (True, 2)
    assert shown(www) == shown(output)


def test_silent_damage_is_mended_when_asked(output, tmp_path):
    """Bytes that changed without size and time are found by ``verify`` and copied again with ``anew``."""
    www = tmp_path / "www"
    publish_folder(output, www)
    place = www / "current/index.html"
    when, data = place.stat().st_mtime_ns, place.read_bytes()
    place.write_bytes(data.replace(b"h1", b"h2", 1))
    os.utime(place, ns=(when, when))
    assert [one.path for one in compare(current_release(www)).differences] == ["index.html"]
    publish_folder(output, www, anew=True)
    assert shown(www) == shown(output)


def test_compressed_copies_stand_beside_their_originals(output, tmp_path):
    """The manifest knows them, and they hold the same bytes."""
    publish_folder(output, tmp_path / "www", compress=True)
    release = current_release(tmp_path / "www")
    css = "theme/css/site.0123456789.css"
    assert {css, f"{css}.gz", f"{css}.br"} <= release.manifest.keys()
    assert gzip.decompress((release.folder / f"{css}.gz").read_bytes()) == (release.folder / css).read_bytes()
    assert (
        brotli.decompress((release.folder / f"{css}.br").read_bytes()) == (release.folder / css).read_bytes()
    )
    assert compare(release).differences == ()


def test_copies_go_with_what_they_are_copies_of(output, tmp_path):
    """Changed, lost, or no longer asked for."""
    www = tmp_path / "www"
    publish_folder(output, www, compress=True)
    released(output, {path: text for path, text in NEW.items() if not path.startswith("theme/")})
    publish_folder(output, www, compress=True)
    assert not [path for path in shown(www) if path.startswith("theme/")]
    long = www / "current/nhan-su/ta-dinh-lam/index.html"
    assert gzip.decompress(long.with_name("index.html.gz").read_bytes()) == long.read_bytes()
    assert publish_folder(output, www).is_new
    assert shown(www) == shown(output)


def test_copies_of_another_version_are_made_anew(output, tmp_path, monkeypatch):
    """The same program gives the same bytes; another may not."""
    publish_folder(output, tmp_path / "www", compress=True)
    monkeypatch.setattr(folder_place, "COMPRESSED_BY", "khác")
    assert publish_folder(output, tmp_path / "www", compress=True).fresh > 0
    assert publish_folder(output, tmp_path / "www", compress=True).fresh == 0


def test_a_file_may_become_a_folder_and_back(output, tmp_path):
    """Nothing of the release before stands in the way."""
    www = tmp_path / "www"
    released(output, {"index.html": page("x"), "muc": "tệp"})
    publish_folder(output, www)
    released(output, {"index.html": page("x"), "muc/index.html": page("thư mục")})
    publish_folder(output, www)
    assert shown(www) == shown(output)
    released(output, {"index.html": page("x"), "muc": "tệp"})
    publish_folder(output, www)
    assert shown(www) == shown(output)


def test_the_newest_releases_are_kept(output, tmp_path):
    """As many as in the output, each with all its files."""
    www = tmp_path / "www"
    for number in range(MAX_RELEASES + 2):
        released(output, {**SITE, "so.html": page(str(number))})
        publish_folder(output, www)
    assert len(kept_releases(www)) == MAX_RELEASES
    for number in range(MAX_RELEASES, 1, -1):
        assert (www / "current/so.html").read_text() == page(str(number + 1))
        roll_back(www)


def test_going_back_gives_the_bytes_before(output, tmp_path):
    """And publishing again gives the new ones."""
    www = tmp_path / "www"
    publish_folder(output, www)
    old = shown(www)
    released(output, NEW)
    publish_folder(output, www)
    roll_back(www)
    assert shown(www) == old
    publish_folder(output, www)
    assert shown(www) == shown(output)


def test_a_release_that_was_written_to_is_passed_over(output, tmp_path):
    """Readers are not taken back to what somebody changed; a file with a later time and its own bytes is none."""
    www = tmp_path / "www"
    for text in ("Một", "Hai", "Ba"):
        released(output, {**SITE, "index.html": page(text)})
        publish_folder(output, www)
    one, two, _ = kept_releases(www)
    later = two.with_suffix(".json").stat().st_mtime_ns + 1
    (two / "index.html").write_text("hỏng")
    for path in (one / "index.html", two / "index.html"):
        os.utime(path, ns=(later, later))
    assert roll_back(www).folder == one


def test_a_release_that_lacks_files_is_passed_over(output, tmp_path):
    """Going back leads to the newest that is whole."""
    www = tmp_path / "www"
    publish_folder(output, www)
    old = shown(www)
    for number in range(2):
        released(output, {**SITE, "so.html": page(str(number))})
        publish_folder(output, www)
    (kept_releases(www)[1] / "feed.xml").unlink()
    roll_back(www)
    assert shown(www) == old


def test_there_is_nothing_before_the_first(output, tmp_path):
    """Readers keep what they have."""
    publish_folder(output, tmp_path / "www")
    with pytest.raises(NotPublished):
        roll_back(tmp_path / "www")
    assert shown(tmp_path / "www") == shown(output)


def test_one_at_a_time(output, tmp_path):
    """A second publication is refused while one runs."""
    with lock_folder(tmp_path / "www"), pytest.raises(AlreadyLocked):
        publish_folder(output, tmp_path / "www")


def test_an_output_without_release_is_refused(tmp_path):
    """There is nothing to publish."""
    with pytest.raises(NotPublished, match="build"):
        publish_folder(tmp_path / "output", tmp_path / "www")


@pytest.mark.parametrize("place", ["output", "output/www", "."])
def test_the_place_lies_outside(output, tmp_path, place):
    """Neither in the output folder nor around it."""
    with pytest.raises(NotPublished, match="nằm ngoài"):
        publish_folder(output, tmp_path / place)


@pytest.mark.parametrize("name", ["staging", "releases", "current"])
def test_folders_of_others_are_not_touched(output, tmp_path, name):
    """A folder that has one of our names and was not made by us."""
    write(tmp_path / "www", f"{name}/quan-trong.txt", "x")
    with pytest.raises(NotPublished, match="không do build hay publish tạo"):
        publish_folder(output, tmp_path / "www")
    assert (tmp_path / "www" / name / "quan-trong.txt").read_text() == "x"


def test_a_release_that_changes_under_our_hands_is_refused(output, tmp_path, monkeypatch):
    """A build or takedown meanwhile: the next publication takes what is so then."""
    real = folder_place._fill_staging

    def fill(job):
        """Copy, and have another release come meanwhile."""
        done = real(job)
        released(output, NEW)
        return done

    monkeypatch.setattr(folder_place, "_fill_staging", fill)
    with pytest.raises(NotPublished, match="chạy lại"):
        publish_folder(output, tmp_path / "www")
    assert shown(tmp_path / "www") == {}
