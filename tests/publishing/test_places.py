"""Places on other machines: whoever has the nine operations is published to, and only the list of places knows it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from plugins.publishing import places
from plugins.publishing.places import address_forms, is_remote
from plugins.publishing.remote import ObjectInfo, RemotePlace
from plugins.publishing.store_place import publish_store, roll_back_store, verify_store
from plugins.publishing.store_state import STATE_FOLDER
from tests.publishing.site import SITE, page, released

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


class Shelf:
    """A place in memory."""

    def __init__(self):
        self.files: dict[str, bytes] = {}

    def list_objects(self):
        """Return all files."""
        return {path: ObjectInfo(len(data), self._version(path)) for path, data in self.files.items()}

    def _version(self, path):
        return hashlib.md5(self.files[path], usedforsecurity=False).hexdigest()

    def put(self, path, data):
        """Keep a file."""
        self.files[path] = data
        return self._version(path)

    def create_new(self, path, data):
        """Keep a file that is not there."""
        return self.files.setdefault(path, data) is data

    def read(self, path):
        """Return a file."""
        return self.files.get(path)

    def digest(self, path):
        """Return the digest of a file's bytes."""
        return hashlib.sha256(self.files[path]).hexdigest() if path in self.files else None

    metadata_digest = digest

    def keeps_versions(self, path):
        """Return no: what is replaced is gone."""
        return False

    def copy(self, path, other):
        """Copy a file."""
        self.files[other] = self.files[path]

    def delete(self, paths):
        """Delete files."""
        for path in paths:
            self.files.pop(path, None)


@pytest.fixture
def shelf(monkeypatch) -> Shelf:
    """A place that ``shelf://`` leads to."""
    made: RemotePlace = Shelf()
    monkeypatch.setattr(places, "SCHEMES", {"shelf": places.Scheme("shelf://name", lambda address: made)})
    return made


def site_on(shelf):
    """Return the files that readers get."""
    return {path: data for path, data in shelf.files.items() if not path.startswith(STATE_FOLDER)}


def test_a_place_with_the_eight_operations_is_published_to(tmp_path, shelf):
    """Published, verified, published anew and rolled back, as an object store is."""
    released(tmp_path / "output")
    publish_store(tmp_path / "output", "shelf://a", now=lambda: NOW)
    first = site_on(shelf)
    assert first.keys() == SITE.keys()
    assert verify_store("shelf://a").differences == ()
    released(tmp_path / "output", {**SITE, "index.html": page("<h1>Mới</h1>")})
    publish_store(tmp_path / "output", "shelf://a", now=lambda: NOW)
    assert site_on(shelf)["index.html"] != first["index.html"]
    roll_back_store("shelf://a", now=lambda: NOW)
    assert site_on(shelf) == first


def test_messages_say_how_addresses_are_written(shelf):
    """Of every sort of place that there is."""
    assert address_forms() == "shelf://name"


@pytest.mark.parametrize(
    ("address", "remote"),
    [("s3://kho/a", True), ("shelf://a", False), ("output", False), ("s3", False), ("/srv/s3", False)],
)
def test_an_address_is_remote_by_its_scheme(address, remote):
    """Folders are not, nor schemes that no place has."""
    assert is_remote(address) is remote
