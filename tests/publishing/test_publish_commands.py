"""``publish``, ``rollback``, ``verify`` and ``takedown`` as people and programs call them."""

import os
import shutil
import subprocess

import pytest

from plugins.cli import publish_commands
from plugins.publishing.lock import lock_folder
from plugins.publishing.store_place import publish_store
from plugins.publishing.takedown import take_down
from plugins.publishing.tombstones import read_takedowns
from tests.cli.test_commands import task
from tests.publishing.site import ARTICLE, SITE, page, released, shown


@pytest.fixture
def output(tmp_path):
    """An output folder with a release."""
    released(tmp_path / "output")
    return tmp_path / "output"


def test_from_publication_to_roll_back(output, tmp_path):
    """What each says, and exit code 0."""
    www = tmp_path / "www"
    first = task("publish", "--output", output, "--to", www)
    assert (first.returncode, shown(www)) == (0, shown(output))
    assert f"{len(SITE)} tệp mới" in first.stdout
    assert "không có gì mới" in task("publish", "--output", output, "--to", www).stdout
    released(output, {**SITE, "index.html": page("x")})
    assert task("publish", "--output", output, "--to", www, "--precompress").returncode == 0
    assert task("verify", "--to", www, "--every").returncode == 0
    back = task("rollback", "--to", www)
    assert (back.returncode, "000001" in back.stdout) == (0, True)


def test_verify_lists_every_difference(output):
    """A line each on standard output, exit code 1."""
    (output / "current/index.html").write_text("x")
    (output / "current/feed.xml").unlink()
    done = task("verify", "--to", output)
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["feed.xml: mất / missing", "index.html: đã bị đổi / changed"]
    assert "2 sai khác" in done.stderr


def test_verify_without_a_manifest(output):
    """It cannot be trusted: exit code 1."""
    (output / "releases/000001.json").write_text("{")
    done = task("verify", "--to", output)
    assert (done.returncode, "bảng kê hỏng" in done.stderr) == (1, True)


def test_takedown_of_output_and_place(output, tmp_path):
    """Both at once; the list names who and why."""
    www = tmp_path / "www"
    task("publish", "--output", output, "--to", www)
    done = task(
        "takedown", "hop-ban-cap-nuoc", "--output", output, "--to", www, "--by", "An", "--reason", "lộ số"
    )
    assert done.returncode == 0, done.stderr
    assert shown(www) == shown(output)
    assert [(one.address, one.by, one.reason) for one in read_takedowns(www)] == [(ARTICLE, "An", "lộ số")]
    assert "Họp bàn việc cấp nước" in done.stdout


@pytest.mark.parametrize("held", ["output", "noi-1", "noi-2"])
def test_takedown_does_what_it_can(output, tmp_path, held):
    """One place is held: it is told, with exit code 3, and all the others are done."""
    places = [output, tmp_path / "noi-1", tmp_path / "noi-2"]
    for place in places[1:]:
        assert task("publish", "--output", output, "--to", place).returncode == 0
    with lock_folder(tmp_path / held):
        done = task("takedown", ARTICLE, "--output", output, "--to", places[1], "--to", places[2])
    assert done.returncode == 3
    assert f"{tmp_path / held}: CHƯA GỠ" in done.stderr
    assert [bool(read_takedowns(place)) for place in places] == [place.name != held for place in places]


@pytest.mark.parametrize("lacking", ["output", "www"])
def test_takedown_where_one_place_lacks_it(output, tmp_path, lacking):
    """It is done where it is, and entered in both lists: neither place takes it later."""
    www = tmp_path / "www"
    plain = {
        path: text for path, text in SITE.items() if ARTICLE not in str(text) and ARTICLE[1:] not in path
    }
    for place, name in ((output, "output"), (www, "www")):
        shutil.rmtree(place, ignore_errors=True)
        released(place, {**plain, "index.html": page("x")} if name == lacking else None)
    done = task("takedown", ARTICLE, "--output", output, "--to", www)
    assert done.returncode == 0, done.stderr
    assert [read_takedowns(place)[0].address for place in (output, www)] == [ARTICLE, ARTICLE]


def test_takedown_that_fails_unforeseen_at_one_place_does_the_others(output, tmp_path, monkeypatch, capfd):
    """It is told with its name and exit code 4, and every other place is done."""
    places = [output, tmp_path / "noi-1", tmp_path / "noi-2"]
    for place in places[1:]:
        released(place)

    def fail_at_one(folder, *arguments, **options):
        if folder == places[1]:
            raise ValueError("tệp lạ")
        return take_down(folder, *arguments, **options)

    monkeypatch.setattr(publish_commands, "take_down", fail_at_one)
    code = publish_commands.takedown(ARTICLE, output, [str(one) for one in places[1:]], by="An", reason="lộ")
    assert code == 4
    assert f"{places[1]}: CHƯA GỠ / NOT TAKEN DOWN: ValueError: tệp lạ" in capfd.readouterr().err
    assert [bool(read_takedowns(place)) for place in places] == [True, False, True]


def test_verify_covers_the_head_of_the_manifest(output):
    """A changed year of the moment that it was built for, and no byte else: exit code 1."""
    manifest = output / "releases/000001.json"
    manifest.write_text(manifest.read_text("utf-8").replace("2026-11", "2036-11", 1), "utf-8")
    done = task("verify", "--to", output)
    assert (done.returncode, "bảng kê hỏng" in done.stderr) == (1, True)


def test_takedown_that_cannot_answer_for_a_file_is_no_success(output):
    """A page of a kept release that is not as its manifest says: exit code 1, with its name."""
    released(output)
    (output / "releases/000001/nhan-su/index.html").write_text("của ai")
    done = task("takedown", ARTICLE, "--output", output)
    assert done.returncode == 1
    assert "000001: nhan-su/index.html" in done.stderr


def test_takedown_from_a_store_that_keeps_versions_is_no_success(output, remote, capfd):
    """Whoever may read older versions still reads it: exit code 1, with what is to be done; readers have the new ones."""
    publish_store(output, remote.url)
    remote.client.put_bucket_versioning(Bucket=remote.bucket, VersioningConfiguration={"Status": "Enabled"})
    assert publish_commands.takedown(ARTICLE, output, [remote.url], by="An", reason="") == 1
    assert f"{remote.url}: kho giữ các phiên bản cũ" in capfd.readouterr().err
    assert remote.objects() == {path: (output / "current" / path).read_bytes() for path in shown(output)}
    versions = remote.client.list_object_versions(Bucket=remote.bucket)
    for one in (*versions["Versions"], *versions["DeleteMarkers"]):
        remote.client.delete_object(Bucket=remote.bucket, Key=one["Key"], VersionId=one["VersionId"])


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("publish",), 2, "--to"),
        (("publish", "--to", "ftp://x/y"), 2, "ftp://x/y"),
        (("publish", "--to", "s3://kho/x", "--precompress"), 2, "--precompress"),
        (("publish", "--to", "s3://kho/x", "--delete-after", "mai"), 2, "mai"),
        (("publish", "--to", "{place}", "--delete-after", "2"), 2, "--delete-after"),
        (("publish", "--output", "{place}", "--to", "{place}/www"), 1, "nằm ngoài"),
        (("publish", "--output", "{place}/khong-co", "--to", "{place}/www"), 1, "chạy build trước"),
        (("rollback",), 2, "--to"),
        (("rollback", "--to", "{place}"), 1, "chưa đăng gì"),
        (("verify", "--to", "{place}"), 1, "chưa đăng gì"),
        (("takedown", "x", "--output", "{place}"), 1, "chưa đăng gì"),
        (("takedown",), 2, "takedown"),
    ],
)
def test_what_is_refused(tmp_path, arguments, code, told):
    """By its exit code and a message in Vietnamese, without a traceback; nothing is made."""
    place = tmp_path / "noi"
    done = task(*(one.replace("{place}", str(place)) for one in arguments))
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not place.exists()


@pytest.mark.parametrize("command", ["publish", "rollback", "takedown"])
def test_while_another_runs(output, tmp_path, command):
    """Exit code 3."""
    www = tmp_path / "www"
    task("publish", "--output", output, "--to", www)
    arguments = {"publish": ("--output", output), "rollback": (), "takedown": (ARTICLE, "--output", output)}
    with lock_folder(www):
        done = task(command, *arguments[command], "--to", www)
    assert (done.returncode, "đang chạy" in done.stderr) == (3, True)


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk takes root")
def test_a_full_disk(output, tmp_path):
    """Exit code 4, named in Vietnamese; readers keep the site, and with room again the next run mends."""
    www = tmp_path / "www"
    www.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", www], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not let us mount")
    try:
        assert task("publish", "--output", output, "--to", www).returncode == 0
        old = shown(www)
        released(output, {**SITE, "lon.bin": os.urandom(400_000)})
        done = task("publish", "--output", output, "--to", www)
        assert done.returncode == 4
        assert "hết chỗ trên đĩa" in done.stderr
        assert shown(www) == old
        subprocess.run(["mount", "-o", "remount,size=2m", www], check=True)
        assert task("publish", "--output", output, "--to", www).returncode == 0
        assert shown(www) == shown(output)
    finally:
        subprocess.run(["umount", "-l", www], check=True)
