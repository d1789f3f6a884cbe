"""The manifest of a release."""

import hashlib
import json

import pytest

from plugins.publishing.manifest import files_below, make_manifest, read_manifest, write_manifest
from tests.city import write


def test_every_file_with_its_digest(tmp_path):
    """SHA-256 by path, hidden files too."""
    write(tmp_path, "a/b/index.html", "một")
    write(tmp_path, ".an", "hai")
    assert make_manifest(tmp_path) == {
        ".an": hashlib.sha256(b"hai").hexdigest(),
        "a/b/index.html": hashlib.sha256("một".encode()).hexdigest(),
    }


def test_files_stand_in_order(tmp_path):
    """By path, whatever the file system says."""
    for path in ("b.html", "a/z.html", "a.html"):
        write(tmp_path, path, "x")
    assert files_below(tmp_path) == ["a.html", "a/z.html", "b.html"]


def test_a_manifest_survives_its_file(tmp_path):
    """Written sorted, read as it was; nothing is left beside it."""
    path = tmp_path / "m.json"
    write_manifest(path, {"b": "2", "ă": "3", "a": "1"}, "2026-11-23T00:00:00+07:00", "brotli 1.2")
    assert list(json.loads(path.read_text("utf-8"))["files"]) == ["a", "b", "ă"]
    assert read_manifest(path) == ({"a": "1", "b": "2", "ă": "3"}, "2026-11-23T00:00:00+07:00", "brotli 1.2")
    assert files_below(tmp_path) == ["m.json"]


def test_any_flipped_bit_makes_it_none(tmp_path):
    """In a key as in a digest, in the moment as in the seal itself: what is not whole is empty."""
    path = tmp_path / "m.json"
    write_manifest(path, {"a.html": "ab", "b.html": "cd"}, "2026-11-23T00:00:00+07:00", "brotli 1.2")
    whole = path.read_bytes()
    for at in range(len(whole) * 8):
        spoilt = bytearray(whole)
        spoilt[at // 8] ^= 1 << at % 8
        path.write_bytes(spoilt)
        assert read_manifest(path) == ({}, "", ""), at


def test_a_manifest_of_an_earlier_version_is_read(tmp_path):
    """It has no seal, and nothing else that is not known."""
    plain = {"as_of": "2026-11-23T00:00:00+07:00", "compressed_by": "", "files": {"a": "1"}}
    assert read_manifest(write(tmp_path, "m.json", json.dumps(plain)))[0] == {"a": "1"}
    assert read_manifest(write(tmp_path, "m.json", json.dumps({**plain, "sha257": "0"})))[0] == {}


@pytest.mark.parametrize("moment", ["mai", "2026-11-23T00:00:00", "2026-13-01T00:00:00+07:00"])
def test_a_moment_that_is_none_makes_it_none(tmp_path, moment):
    """Also where the seal is right."""
    write_manifest(tmp_path / "m.json", {"a": "1"}, moment)
    assert read_manifest(tmp_path / "m.json") == ({}, "", "")


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00"])
def test_a_manifest_that_cannot_be_read_is_empty(tmp_path, text):
    """The release is then made whole anew."""
    assert read_manifest(write(tmp_path, "m.json", text)) == ({}, "", "")
    assert read_manifest(tmp_path / "khong-co.json") == ({}, "", "")
