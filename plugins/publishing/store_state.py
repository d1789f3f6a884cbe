"""The state that an object store keeps of the site in it: releases to roll back to, live objects, due deletions.

::

PREFIX/tin-tuc/…/index.html      what readers get
PREFIX/.site/state.json          written last: the releases, newest last, and when which object is deleted
PREFIX/.site/live.json           digest and version of every live object
PREFIX/.site/releases/000003.json.gz   the manifest of a release
PREFIX/.site/kept/000003/…       by digest: live objects as they were until something after release 3 replaced them
PREFIX/.site/lease.json          which machine is publishing
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import uuid4

from plugins.publishing.lock import AlreadyLocked
from plugins.publishing.processes import is_running, this_machine, this_process
from plugins.publishing.remote import RemotePlace, StoreFailed

STATE_FOLDER = ".site/"
"""Prefix of the state's own objects; web servers must not serve it."""
STATE, LIVE, LEASE = f"{STATE_FOLDER}state.json", f"{STATE_FOLDER}live.json", f"{STATE_FOLDER}lease.json"
KEPT_FOLDER = f"{STATE_FOLDER}kept/"
DELETE_AFTER_HOURS = 6.0
"""Default delay of a deletion: cached pages still link to the file."""
_LEASE_DURATION = timedelta(minutes=30)
_STATE_FORMAT = 1
_HELD: set[str] = set()
"""Names of the leases that runs of this process hold."""


@dataclass(frozen=True, slots=True)
class State:
    """The content of ``state.json``."""

    releases: tuple[int, ...] = ()
    """Numbers of the releases kept, oldest first; the last is current."""
    highest: int = 0
    """The highest number ever given."""
    due: Mapping[str, str] = field(default_factory=dict)
    """By path of an object that is no longer part of the site: when it is deleted, ISO 8601."""
    delete_after_hours: float = DELETE_AFTER_HOURS


class LiveObject(NamedTuple):
    """An object that readers get, as the last finished run left it; ``live.json`` has it as a list."""

    digest: str
    """SHA-256 of its bytes."""
    e_tag: str


def read_state(place: RemotePlace) -> State:
    """Return the state of the store, an empty one where nothing was ever published. Raises StoreFailed if damaged."""
    data = place.read(STATE)
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


def write_state(place: RemotePlace, state: State) -> None:
    """Write the state; this commits a publication."""
    found = {
        "format": _STATE_FORMAT,
        "releases": list(state.releases),
        "highest": state.highest,
        "delete_after_hours": state.delete_after_hours,
        "due": dict(sorted(state.due.items())),
    }
    place.put(STATE, json.dumps(found, ensure_ascii=False, indent=0).encode())


def read_live(place: RemotePlace) -> dict[str, LiveObject]:
    """Return every live object after the last finished run by its path; empty when not known."""
    try:
        found = json.loads(place.read(LIVE) or b"{}")
        return {path: LiveObject(str(digest), str(e_tag)) for path, (digest, e_tag) in found.items()}
    except (ValueError, TypeError, AttributeError, LookupError):
        return {}


def write_live(place: RemotePlace, live: Mapping[str, LiveObject]) -> None:
    """Write what ``read_live`` returns."""
    place.put(LIVE, json.dumps(dict(sorted(live.items())), ensure_ascii=False, indent=0).encode())


def manifest_path(number: int) -> str:
    """Return the path of the manifest of a release."""
    return f"{STATE_FOLDER}releases/{number:06d}.json.gz"


def read_store_manifest(place: RemotePlace, number: int) -> dict[str, str]:
    """Return the manifest of a release."""
    data = place.read(manifest_path(number))
    try:
        if data is None:
            raise ValueError("mất / lost")
        return {str(path): str(digest) for path, digest in json.loads(gzip.decompress(data)).items()}
    except (ValueError, OSError, EOFError, AttributeError) as error:
        raise StoreFailed(f"{manifest_path(number)}: hỏng / damaged ({error}).") from None


def write_store_manifest(place: RemotePlace, number: int, manifest: Mapping[str, str]) -> None:
    """Write the manifest of a release, the same bytes for the same release."""
    text = json.dumps(dict(sorted(manifest.items())), ensure_ascii=False, indent=0)
    place.put(manifest_path(number), gzip.compress(text.encode(), mtime=0))


def kept_path(epoch: int, digest: str) -> str:
    """Return the path of the copy of an object that was live until a run after release *epoch* replaced it."""
    return f"{KEPT_FOLDER}{epoch:06d}/{digest}"


@contextmanager
def hold_lease(place: RemotePlace, url: str, now: Callable[[], datetime]) -> Iterator[Callable[[], None]]:
    """Hold the lease of the store at *url* and yield the function that renews it; raise AlreadyLocked if it is held.

    It is an object of the store that is written only where there is none, so that the store itself decides between two
    runs. That of a run on this machine counts until its process ends, so that a run that died blocks no other; that of
    another machine for 30 minutes after its last renewal, as its run may be alive.
    """
    name = uuid4().hex

    def lease() -> bytes:
        until = (now() + _LEASE_DURATION).isoformat()
        return json.dumps(
            {"holder": this_machine(), "run": this_process(), "name": name, "until": until}
        ).encode()

    def is_ours() -> bool:
        return name.encode() in (place.read(LEASE) or b"")

    def renew() -> None:
        if not is_ours():
            raise AlreadyLocked(url)
        place.put(LEASE, lease())

    _HELD.add(name)
    try:
        if not _take_lease(place, lease(), now()):
            raise AlreadyLocked(url)
        try:
            yield renew
        finally:
            if is_ours():
                place.delete([LEASE])
    finally:
        _HELD.discard(name)


def _take_lease(place: RemotePlace, ours: bytes, now: datetime) -> bool:
    """Write the lease *ours* where none counts; return whether it was written.

    One that no longer counts is taken over by whoever first writes the object named after its bytes; that the lease is
    still the same is looked at after that, for another may have taken it over before and have ended.
    """
    path, claims = LEASE, []
    while not place.create_new(path, ours):
        found = place.read(path)
        if found is None or _counts(found, now):
            return False
        path = f"{LEASE}.{hashlib.sha256(found).hexdigest()[:16]}"
        claims.append((found, path))
    if claims:
        is_same = place.read(LEASE) == claims[0][0]
        if is_same:
            place.put(LEASE, ours)
        place.delete([claim for _, claim in claims])
        return is_same
    return True


def _counts(data: bytes, now: datetime) -> bool:
    """Whether the lease *data* is that of a run that may be alive."""
    try:
        found = json.loads(data)
        if found["holder"] == this_machine() and found["run"] == this_process():
            return found["name"] in _HELD
        if found["holder"] == this_machine():
            return is_running(found["run"])
        return datetime.fromisoformat(found["until"]) > now
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def utc_now() -> datetime:
    """Return the moment by the machine's clock."""
    return datetime.now(UTC)
