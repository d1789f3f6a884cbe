"""A release taken to an object store."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.publishing import store_place
from plugins.publishing.bucket import Bucket, open_bucket
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import Difference
from plugins.publishing.headers import ALWAYS_ASK, FOREVER
from plugins.publishing.lock import AlreadyLocked
from plugins.publishing.releases import MAX_RELEASES
from plugins.publishing.remote import StoreFailed
from plugins.publishing.store_place import publish_store, roll_back_store, upload_stages, verify_store
from plugins.publishing.store_state import LEASE, STATE, hold_lease
from tests.publishing.site import SITE, page, released

PROJECT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
NEW = {path: text for path, text in SITE.items() if path != "cu/bai-1.html"}
NEW |= {"index.html": page("<h1>Mới</h1>"), "moi/index.html": page("<h1>Bài mới</h1>")}


def data(files) -> dict[str, bytes]:
    """Return *files* as bytes."""
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def publish(tmp_path, remote, files=SITE, hours=0, **options):
    """Make a release of *files* and publish it *hours* after the first."""
    released(tmp_path / "output", files)
    return publish_store(tmp_path / "output", remote.url, now=lambda: NOW + timedelta(hours=hours), **options)


@pytest.fixture
def puts(monkeypatch):
    """The paths that are uploaded, in order."""
    seen = []
    real = Bucket.put

    def put(self, path, data):
        """Note the path."""
        seen.append(path)
        return real(self, path, data)

    monkeypatch.setattr(Bucket, "put", put)
    return seen


def test_readers_get_what_was_built(tmp_path, remote):
    """Byte for byte, each with its type, its time to live and its digest."""
    done = publish(tmp_path, remote)
    assert (done.sent, done.files) == (len(SITE), len(SITE))
    assert remote.objects() == data(SITE)
    css, html = remote.head("theme/css/site.0123456789.css"), remote.head("index.html")
    assert (css["ContentType"], css["CacheControl"]) == ("text/css; charset=utf-8", FOREVER)
    assert (html["ContentType"], html["CacheControl"]) == ("text/html; charset=utf-8", ALWAYS_ASK)
    assert len(html["Metadata"]["sha256"]) == 64
    assert verify_store(remote.url).differences == ()


def test_what_is_there_is_not_sent_again(tmp_path, remote, puts):
    """Only what changed, and nothing when nothing did."""
    publish(tmp_path, remote)
    assert publish(tmp_path, remote).sent == 0
    puts.clear()
    done = publish(tmp_path, remote, NEW)
    assert done.sent == 2
    assert sorted(path for path in puts if not path.startswith(".site/")) == ["index.html", "moi/index.html"]


def test_the_order_in_which_files_go_up(tmp_path, remote, puts):
    """Assets, pages, listings, feeds and site maps, and the state last: no page leads to what is not there."""
    publish(tmp_path, remote, listings=["/luu-tru/"])
    order = {path: number for number, path in enumerate(puts)}
    assets = ["theme/css/site.0123456789.css", "images/2023/07/hop.jpg", "documents/2023/ke-hoach.pdf"]
    pages = ["tin-tuc/2023/07/hop-ban-cap-nuoc/index.html", "nhan-su/ta-dinh-lam/index.html"]
    listings, feeds = ["index.html", "nhan-su/index.html"], ["feed.xml", "sitemap.xml"]
    for earlier, later in [(assets, pages), (pages, listings), (listings, feeds)]:
        assert max(order[path] for path in earlier) < min(order[path] for path in later)
    assert [path for path in puts if path.startswith(".site/")][-1] == puts[-1] == STATE


def test_listings_are_known_by_folder_or_by_what_is_below():
    """The home page, pages with pages below them, and the folders that are named."""
    paths = [
        "index.html",
        "a/index.html",
        "a/b/index.html",
        "luu-tru/2023/07/index.html",
        "x.html",
        "robots.txt",
    ]
    assert upload_stages(paths, ["/luu-tru/"]) == (
        [],
        ["a/b/index.html", "x.html"],
        ["a/index.html", "index.html", "luu-tru/2023/07/index.html"],
        ["robots.txt"],
    )


def test_what_is_no_longer_there_goes_later(tmp_path, remote):
    """After the hours that the store's own state says; objects of others stay for ever."""
    publish(tmp_path, remote)
    remote.put("cua-nguoi-khac.txt", b"x")
    done = publish(tmp_path, remote, NEW, hours=1)
    assert (done.deleted, done.waiting) == (0, 1)
    state = json.loads(remote.everything()[STATE])
    assert state["due"] == {"cu/bai-1.html": "2026-11-26T15:00:00+00:00"}
    assert state["delete_after_hours"] == 6
    assert publish(tmp_path, remote, NEW, hours=6).waiting == 1
    assert publish(tmp_path, remote, NEW, hours=7).deleted == 1
    assert sorted(remote.objects()) == sorted([*NEW, "cua-nguoi-khac.txt"])


def test_what_comes_back_is_not_deleted(tmp_path, remote):
    """Its time is forgotten."""
    publish(tmp_path, remote)
    publish(tmp_path, remote, NEW)
    assert publish(tmp_path, remote, hours=9).waiting == 1
    assert "cu/bai-1.html" in remote.objects()


def test_the_wait_is_remembered(tmp_path, remote):
    """As it was given last."""
    publish(tmp_path, remote, delete_after=2)
    publish(tmp_path, remote, NEW)
    assert publish(tmp_path, remote, NEW, hours=2).deleted == 1


def test_going_back(tmp_path, remote):
    """To the bytes before, out of what the store kept, also of objects that were deleted since."""
    publish(tmp_path, remote, delete_after=0)
    publish(tmp_path, remote, NEW, hours=1)
    publish(tmp_path, remote, NEW, hours=2)
    assert remote.objects() == data(NEW)
    done = roll_back_store(remote.url, lambda: NOW + timedelta(hours=3))
    assert done.sent == 2
    assert remote.objects() == data(SITE)
    assert remote.head("cu/bai-1.html")["ContentType"] == "text/html; charset=utf-8"
    assert verify_store(remote.url).differences == ()
    with pytest.raises(NotPublished, match="không có bản nào trước"):
        roll_back_store(remote.url)


def test_forward_after_going_back(tmp_path, remote):
    """The next publication brings the new release again, and one can go back from it again."""
    publish(tmp_path, remote)
    publish(tmp_path, remote, NEW)
    roll_back_store(remote.url, lambda: NOW)
    publish(tmp_path, remote, NEW, hours=12)
    assert {path: remote.objects()[path] for path in NEW} == data(NEW)
    roll_back_store(remote.url, lambda: NOW)
    assert {path: remote.objects()[path] for path in SITE} == data(SITE)


def test_the_store_keeps_as_many_releases_as_a_folder(tmp_path, remote):
    """And nothing of older ones."""
    for number in range(MAX_RELEASES + 3):
        publish(tmp_path, remote, {**SITE, "so.html": page(str(number))})
    everything = remote.everything()
    assert len([path for path in everything if path.startswith(".site/releases/")]) == MAX_RELEASES
    assert len([path for path in everything if path.startswith(".site/kept/")]) == MAX_RELEASES - 1
    for number in range(MAX_RELEASES + 1, 2, -1):
        roll_back_store(remote.url)
        assert remote.objects()["so.html"] == page(str(number)).encode()


def test_damage_is_found_and_mended(tmp_path, remote):
    """Every changed, lost or foreign object; publishing again sends what is needed."""
    publish(tmp_path, remote)
    remote.put("index.html", b"ai do sua")
    remote.delete("feed.xml")
    remote.put("la.html", b"x")
    assert verify_store(remote.url).differences == (
        Difference("feed.xml", "missing"),
        Difference("index.html", "changed"),
        Difference("la.html", "extra"),
    )
    assert publish(tmp_path, remote).sent == 2
    assert verify_store(remote.url).differences == (Difference("la.html", "extra"),)


def test_an_object_that_lies_about_itself_is_sent_again(tmp_path, remote):
    """The digest in the metadata is believed only when the bytes agree."""
    publish(tmp_path, remote)
    claimed = remote.head("index.html")["Metadata"]
    remote.client.put_object(
        Bucket=remote.bucket, Key=remote.prefix + "index.html", Body=b"x", Metadata=claimed
    )
    assert publish(tmp_path, remote).sent == 1
    assert remote.objects() == data(SITE)


def test_what_the_store_spoils_is_sent_twice_and_then_given_up(tmp_path, remote, monkeypatch):
    """Read back after each upload; the manifest is not written."""
    real = Bucket.digest
    monkeypatch.setattr(Bucket, "digest", lambda self, path: "x" if path == "feed.xml" else real(self, path))
    with pytest.raises(StoreFailed, match=r"feed\.xml") as caught:
        publish(tmp_path, remote)
    assert caught.value.exitcode == 4
    assert STATE not in remote.everything()


def test_a_source_that_changes_under_our_hands_is_not_sent(tmp_path, remote, monkeypatch):
    """What a takedown or a bad disk changed after the source was read whole."""
    released(tmp_path / "output")
    real = store_place.source_release

    def read(output):
        """Read the source, and have a file change then."""
        found = real(output)
        (found.folder / "feed.xml").write_text("hỏng")
        return found

    monkeypatch.setattr(store_place, "source_release", read)
    with pytest.raises(NotPublished, match="đổi trong khi đăng"):
        publish_store(tmp_path / "output", remote.url)
    assert "feed.xml" not in remote.objects()
    assert STATE not in remote.everything()


def test_nothing_is_forgotten_by_a_takedown_but_the_past(tmp_path, remote):
    """With ``forget``: what is gone goes at once, no earlier release and no kept object stays."""
    publish(tmp_path, remote)
    publish(tmp_path, remote, {**NEW, "feed.xml": SITE["feed.xml"]})
    done = publish(tmp_path, remote, {**NEW, "index.html": page("<h1>Khác</h1>")}, forget=True)
    assert done.waiting == 0
    assert not done.keeps_versions
    assert not [path for path in remote.everything() if path.startswith(".site/kept/")]
    assert len([path for path in remote.everything() if path.startswith(".site/releases/")]) == 1
    assert "cu/bai-1.html" not in remote.objects()


def test_two_at_once(tmp_path, remote):
    """Another machine's lease is respected until it ends; one's own, of a run that died, is taken over."""
    publish(tmp_path, remote)
    lease = {"holder": "may-khac", "until": (NOW + timedelta(minutes=5)).isoformat()}
    remote.put(LEASE, json.dumps(lease).encode())
    with pytest.raises(AlreadyLocked):
        publish(tmp_path, remote)
    assert publish(tmp_path, remote, hours=1).sent == 0
    assert LEASE not in remote.everything()


def test_a_store_that_keeps_versions(tmp_path, remote):
    """Published, changed, gone back and taken down: readers get the newest version of each, none that was deleted; older ones are told of."""
    remote.client.put_bucket_versioning(Bucket=remote.bucket, VersioningConfiguration={"Status": "Enabled"})
    publish(tmp_path, remote)
    publish(tmp_path, remote, NEW, hours=1)
    publish(tmp_path, remote, NEW, hours=12)
    assert remote.objects() == data(NEW)
    roll_back_store(remote.url, lambda: NOW)
    assert {path: remote.objects()[path] for path in SITE} == data(SITE)
    done = publish(tmp_path, remote, NEW, hours=13, forget=True)
    assert done.keeps_versions
    assert remote.objects() == data(NEW)
    assert verify_store(remote.url).differences == ()
    versions = remote.client.list_object_versions(Bucket=remote.bucket)
    for one in (*versions.get("Versions", ()), *versions.get("DeleteMarkers", ())):
        remote.client.delete_object(Bucket=remote.bucket, Key=one["Key"], VersionId=one["VersionId"])


@pytest.fixture
def lists(monkeypatch):
    """What the store lists, once the test sets ``lists.as_seen``: a store may list what it holds only after a while."""
    seen = SimpleNamespace(as_seen=None)
    real = Bucket.list_objects
    monkeypatch.setattr(
        Bucket, "list_objects", lambda self: real(self) if seen.as_seen is None else dict(seen.as_seen)
    )
    return seen


@pytest.mark.parametrize("listed", ["nothing", "the first"])
def test_a_listing_that_lags(tmp_path, remote, lists, listed):
    """Published, gone back, published again: readers get the right bytes, and what is kept is found."""
    lists.as_seen = {}
    publish(tmp_path, remote, delete_after=0)
    if listed == "the first":
        lists.as_seen = None
        lists.as_seen = open_bucket(remote.url).list_objects()
    publish(tmp_path, remote, NEW, hours=1)
    publish(tmp_path, remote, NEW, hours=2)
    assert remote.objects() == data(NEW)
    roll_back_store(remote.url, lambda: NOW + timedelta(hours=3))
    assert {path: remote.objects()[path] for path in SITE} == data(SITE)
    publish(tmp_path, remote, NEW, hours=4)
    publish(tmp_path, remote, NEW, hours=5)
    lists.as_seen = None
    assert remote.objects() == data(NEW)
    assert verify_store(remote.url).differences == ()


def test_a_takedown_does_not_rest_on_a_listing(tmp_path, remote, lists):
    """No object, no kept copy and no manifest of what was there stays, though the store lists none of them yet."""
    lists.as_seen = {}
    publish(tmp_path, remote)
    publish(tmp_path, remote, {**SITE, "index.html": page("<h1>Khác</h1>")})
    publish(tmp_path, remote, NEW, forget=True)
    assert remote.objects() == data(NEW)
    state = [path for path in remote.everything() if path.startswith(".site/")]
    assert sorted(state) == [".site/live.json", ".site/releases/000003.json.gz", ".site/state.json"]


def test_an_old_version_in_a_listing_is_not_taken_for_the_new(tmp_path, remote, lists):
    """What was sent is known by the version that the store gave it then, not by that which it lists."""
    publish(tmp_path, remote)
    lists.as_seen = open_bucket(remote.url).list_objects()
    publish(tmp_path, remote, NEW)
    lists.as_seen = None
    open_bucket(remote.url).put("index.html", data(SITE)["index.html"])  # as by a roll-back that died
    publish(tmp_path, remote, NEW)
    assert remote.objects()["index.html"] == data(NEW)["index.html"]


def test_the_store_itself_decides_between_two(remote, monkeypatch, tmp_path):
    """On one machine too, whatever each takes for its folder of temporary files, where nothing is written."""
    place = open_bucket(remote.url)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "a"))
    with hold_lease(place, remote.url, lambda: NOW):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "b"))
        with pytest.raises(AlreadyLocked), hold_lease(place, remote.url, lambda: NOW):
            pass
    with hold_lease(place, remote.url, lambda: NOW):
        pass
    assert not list(tmp_path.iterdir())


def test_one_of_many_takes_over_what_no_longer_counts(remote):
    """Sixteen at once find the lease of a run that died: one gets it, and never a second before it ends."""
    place = open_bucket(remote.url)
    inside, most, got = [], [], []

    def take(number):
        """Hold the lease, and see who else does."""
        with suppress(AlreadyLocked), hold_lease(place, remote.url, lambda: NOW):
            inside.append(number)
            most.append(len(inside))
            time.sleep(0.05)
            got.append(number)
            inside.remove(number)

    for _ in range(5):
        remote.put(LEASE, json.dumps({"holder": "may-khac", "until": NOW.isoformat()}).encode())
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(take, range(16)))
    assert got
    assert set(most) == {1}
    assert not remote.everything()


def test_a_lease_that_was_lost_ends_the_run(remote):
    """It is not renewed, and stays the other's."""
    place = open_bucket(remote.url)
    with pytest.raises(AlreadyLocked), hold_lease(place, remote.url, lambda: NOW) as renew:
        remote.put(LEASE, b"{}")
        renew()
    assert remote.everything()[LEASE] == b"{}"


@pytest.mark.parametrize("url", ["s3://", "s3:///x", "gs://kho/x"])
def test_addresses_that_are_none(url):
    """Are refused before anything is asked."""
    with pytest.raises(NotPublished, match="s3://bucket/prefix"):
        open_bucket(url)


def test_a_store_that_is_not_there(tmp_path, remote):
    """Exit code 4, in one line, without credentials."""
    released(tmp_path / "output")
    with pytest.raises(StoreFailed) as caught:
        publish_store(tmp_path / "output", "s3://khong-co-kho-nay/x")
    assert "\n" not in str(caught.value)
    assert "AWS" not in str(caught.value)


def test_deletes_that_were_cut_off_are_done_later(tmp_path, remote, monkeypatch):
    """Killed between the state and the deletes: what should have gone waits again, and goes."""
    publish(tmp_path, remote)
    publish(tmp_path, remote, NEW)
    with monkeypatch.context() as broken:
        broken.setattr(Bucket, "delete", lambda self, paths: None)
        publish(tmp_path, remote, NEW, hours=7)
    assert "cu/bai-1.html" in remote.objects()
    assert verify_store(remote.url).differences == (Difference("cu/bai-1.html", "extra"),)
    assert publish(tmp_path, remote, NEW, hours=8).waiting == 1
    assert publish(tmp_path, remote, NEW, hours=15).deleted == 1
    assert verify_store(remote.url).differences == ()


@pytest.mark.parametrize(
    "state",
    [
        b"{",
        b"[]",
        b'{"releases": [1], "highest": 1, "delete_after_hours": 6, "due": {"a": "mai"}}',
        b'{"releases": [1], "highest": 1, "delete_after_hours": 6, "due": 7}',
    ],
)
def test_a_state_that_is_damaged_is_named(tmp_path, remote, state):
    """Exit code 4; nothing of the site is touched."""
    publish(tmp_path, remote)
    remote.put(STATE, state)
    before = remote.objects()
    with pytest.raises(StoreFailed, match=r"state\.json"):
        publish(tmp_path, remote, NEW, hours=1)
    assert remote.objects() == before


@pytest.mark.parametrize("after", [0, 5, 17, 19])
def test_a_run_that_is_killed_is_taken_up(tmp_path, remote, after, puts):
    """SIGKILL after some uploads, in the real command: readers keep a site of whole files, and the next run ends it."""
    publish(tmp_path, remote)
    released(
        tmp_path / "output", {**NEW, **{f"bai/{n}/index.html": page(f"<h1>{n}</h1>") for n in range(15)}}
    )
    program = (
        "import os, signal, sys, threading\n"
        "from plugins.publishing import store_place\n"
        "from plugins.publishing.bucket import Bucket\n"
        "real, left, lock = Bucket.put, [int(sys.argv[1])], threading.Lock()\n"
        "def put(self, path, data):\n"
        "    with lock:\n"
        "        if not path.startswith('.site/lease'):\n"
        "            if left[0] == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "            left[0] -= 1\n"
        "        return real(self, path, data)\n"
        "Bucket.put = put\n"
        "sys.argv = ['tasks.py', 'publish', '--output', sys.argv[2], '--to', sys.argv[3]]\n"
        "import runpy; runpy.run_path('tasks.py', run_name='__main__')\n"
    )
    command = [sys.executable, "-c", program, str(after), str(tmp_path / "output"), remote.url]
    died = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, **remote.environment}, capture_output=True, check=False
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    old, new = (
        data(SITE),
        {
            path: (tmp_path / "output/current" / path).read_bytes()
            for path in remote.objects()
            if (tmp_path / "output/current" / path).exists()
        },
    )
    for path, got in remote.objects().items():
        assert got in (old.get(path), new.get(path)), path
    puts.clear()
    done = publish_store(tmp_path / "output", remote.url, now=lambda: NOW)
    assert done.sent == 0 if after >= 17 else done.sent >= 17 - after
    assert verify_store(remote.url).differences == ()
    roll_back_store(remote.url, lambda: NOW)
    assert {path: remote.objects()[path] for path in SITE} == data(SITE)


def test_many_files_renew_the_lease(tmp_path, remote, puts, monkeypatch):
    """A long run does not lose it."""
    monkeypatch.setattr(store_place, "_RENEW_EVERY_OBJECTS", 2)
    publish(tmp_path, remote)
    assert puts.count(LEASE) > 3
