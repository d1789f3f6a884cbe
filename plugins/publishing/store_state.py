"""What an object store itself knows of the site in it: releases to go back to, what is live, what goes when.

::

PREFIX/tin-tuc/…/index.html      what readers get
PREFIX/.site/state.json          written last: the releases, newest last, and what is to be deleted when
PREFIX/.site/live.json           digest and version of every live object
PREFIX/.site/releases/000003.json.gz   the manifest of a release
PREFIX/.site/kept/000003/…       by digest: live objects as they were until something after release 3 replaced them
PREFIX/.site/lease.json          who is at work
"""

from __future__ import annotations

import gzip
import hashlib
import json
import platform
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.publishing.bucket import Bucket, StoreFailed
from plugins.publishing.lock import Held, only_one

OWN = ".site/"
"""Everything below is the journal's; readers must not be let in."""
STATE, LIVE, LEASE = f"{OWN}state.json", f"{OWN}live.json", f"{OWN}lease.json"
KEPT_OBJECTS = f"{OWN}kept/"
DELETE_AFTER_HOURS = 6.0
"""Until then pages and caches that still lead to a file find it."""
_LEASE = timedelta(minutes=30)
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class State:
    """What ``state.json`` says."""

    releases: tuple[int, ...] = ()
    """Numbers of the releases that one can go back to, newest last; the last is current."""
    highest: int = 0
    """The highest number ever given."""
    due: Mapping[str, str] = field(default_factory=dict)
    """When an object that is no longer part of the site is deleted, ISO 8601, by path."""
    delete_after_hours: float = DELETE_AFTER_HOURS


def read_state(bucket: Bucket) -> State:
    """Return the state of the store; a fresh one where nothing was ever published."""
    data = bucket.read(STATE)
    if data is None:
        return State()
    try:
        found = json.loads(data)
        numbers = tuple(int(one) for one in found["releases"])
        hours = float(found["delete_after_hours"])
        due = {str(path): datetime.fromisoformat(when).isoformat() for path, when in found["due"].items()}
        return State(numbers, int(found["highest"]), due, hours)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreFailed(f"{STATE}: hỏng / damaged ({error}).") from None


def write_state(bucket: Bucket, state: State) -> None:
    """Write the state: from then on it is so."""
    found = {
        "format": _FORMAT,
        "releases": list(state.releases),
        "highest": state.highest,
        "delete_after_hours": state.delete_after_hours,
        "due": dict(sorted(state.due.items())),
    }
    bucket.put(STATE, json.dumps(found, ensure_ascii=False, indent=0).encode())


def read_live(bucket: Bucket) -> dict[str, tuple[str, str]]:
    """Return digest and version of every live object as the last finished run left them; empty when not known."""
    try:
        found = json.loads(bucket.read(LIVE) or b"{}")
        return {str(path): (str(one[0]), str(one[1])) for path, one in found.items()}
    except (ValueError, TypeError, AttributeError, LookupError):
        return {}


def write_live(bucket: Bucket, live: Mapping[str, tuple[str, str]]) -> None:
    """Write what ``read_live`` returns."""
    bucket.put(LIVE, json.dumps(dict(sorted(live.items())), ensure_ascii=False, indent=0).encode())


def manifest_path(number: int) -> str:
    """Return where the manifest of a release stands."""
    return f"{OWN}releases/{number:06d}.json.gz"


def read_store_manifest(bucket: Bucket, number: int) -> dict[str, str]:
    """Return the manifest of a release."""
    data = bucket.read(manifest_path(number))
    try:
        if data is None:
            raise ValueError("mất / lost")
        return {str(path): str(digest) for path, digest in json.loads(gzip.decompress(data)).items()}
    except (ValueError, OSError, EOFError, AttributeError) as error:
        raise StoreFailed(f"{manifest_path(number)}: hỏng / damaged ({error}).") from None


def write_store_manifest(bucket: Bucket, number: int, manifest: Mapping[str, str]) -> None:
    """Write the manifest of a release, the same bytes for the same release."""
    text = json.dumps(dict(sorted(manifest.items())), ensure_ascii=False, indent=0)
    bucket.put(manifest_path(number), gzip.compress(text.encode(), mtime=0))


def kept_path(epoch: int, digest: str) -> str:
    """Return where an object is kept that was live until something after release *epoch* replaced it."""
    return f"{KEPT_OBJECTS}{epoch:06d}/{digest}"


@contextmanager
def only_publisher(bucket: Bucket, url: str, now: Callable[[], datetime]) -> Iterator[Callable[[], None]]:
    """Work alone on the store at *url* meanwhile, and yield what makes the lease last longer; else raise Held.

    On one machine the system's lock decides, so that a run that died blocks nobody; a lease of another machine counts
    until it ends, for its run may live.
    """
    name = hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]
    holder = hashlib.sha256(platform.node().encode()).hexdigest()[:16]

    def lease() -> bytes:
        return json.dumps({"holder": holder, "until": (now() + _LEASE).isoformat()}).encode()

    with only_one(Path(tempfile.gettempdir()) / f"publish-{name}"):
        if not bucket.create(LEASE, lease()):
            if _is_anothers(bucket.read(LEASE), holder, now()):
                raise Held(url)
            bucket.put(LEASE, lease())
        try:
            yield lambda: _renew(bucket, lease())
        finally:
            bucket.delete([LEASE])


def _renew(bucket: Bucket, lease: bytes) -> None:
    bucket.put(LEASE, lease)


def _is_anothers(data: bytes | None, holder: str, now: datetime) -> bool:
    try:
        found = json.loads(data or b"{}")
        return found["holder"] != holder and datetime.fromisoformat(found["until"]) > now
    except (ValueError, KeyError, TypeError):
        return False


def utc_now() -> datetime:
    """Return the moment by the machine's clock."""
    return datetime.now(UTC)
