"""An object store as the rest of this package sees it: a few verbs over obstore, and one kind of failure."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
from obstore.store import ObjectStore, S3Store

from plugins.publishing.errors import NotPublished
from plugins.publishing.headers import cache_control, content_type

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
SHA = "sha256"
"""Name of the metadata in which an object carries its digest."""
_ONE_REQUEST = 64 << 20
"""Bytes up to which a file goes up in one request, which leaves no parts behind when it breaks off."""


class StoreFailed(NotPublished):
    """The object store could not be reached or refused."""

    exitcode = 4


def _told(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Turn what the library raises into StoreFailed with its first line, which holds no credentials."""

    @wraps(function)
    def run(*arguments: Given.args, **options: Given.kwargs) -> Answer:
        try:
            return function(*arguments, **options)
        except (BaseError, OSError) as error:
            first = (str(error).splitlines() or [type(error).__name__])[0][:300]
            raise StoreFailed(f"Kho không đáp ứng / the object store refuses: {first}") from None

    return run


@dataclass(frozen=True, slots=True)
class Listed:
    """An object as a listing tells it."""

    size: int
    e_tag: str
    """What the store calls this version of it."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """The objects below one prefix."""

    store: ObjectStore

    @_told
    def listing(self) -> dict[str, Listed]:
        """Return all objects by path."""
        found = (one for some in obstore.list(self.store, chunk_size=1000) for one in some)
        return {one["path"]: Listed(one["size"], one["e_tag"] or "") for one in found}

    @_told
    def put(self, path: str, data: bytes) -> str:
        """Have the object *path* hold *data*, with its type and digest; return its version."""
        attributes: Any = {
            "Content-Type": content_type(path),
            "Cache-Control": cache_control(path),
            SHA: hashlib.sha256(data).hexdigest(),
        }
        many = len(data) > _ONE_REQUEST
        return obstore.put(self.store, path, data, attributes=attributes, use_multipart=many)["e_tag"] or ""

    @_told
    def create(self, path: str, data: bytes) -> bool:
        """Write the object unless there is one already; tell whether it was written."""
        try:
            obstore.put(self.store, path, data, mode="create", use_multipart=False)
        except (AlreadyExistsError, PreconditionError):
            return False
        return True

    @_told
    def read(self, path: str) -> bytes | None:
        """Return the bytes of an object, None when there is none."""
        try:
            return bytes(obstore.get(self.store, path).bytes())
        except FileNotFoundError:
            return None

    @_told
    def digest(self, path: str) -> str | None:
        """Read an object back and return the SHA-256 of its bytes, None when there is none."""
        try:
            found = obstore.get(self.store, path)
        except FileNotFoundError:
            return None
        whole = hashlib.sha256()
        for part in found.stream():
            whole.update(part)
        return whole.hexdigest()

    @_told
    def claimed_digest(self, path: str) -> str | None:
        """Return the SHA-256 that an object carries in its metadata, without reading its bytes."""
        try:
            found = obstore.get(self.store, path, options={"head": True}).attributes
        except FileNotFoundError:
            return None
        value = found.get(SHA)
        return str(value) if value else None

    @_told
    def copy(self, path: str, other: str) -> None:
        """Copy an object inside the store, metadata too."""
        obstore.copy(self.store, path, other)

    @_told
    def delete(self, paths: Iterable[str]) -> None:
        """Take objects away; those that are not there do not matter."""
        wanted = list(paths)
        if wanted:
            obstore.delete(self.store, wanted)


def open_bucket(url: str) -> Bucket:
    """Return the bucket at ``s3://bucket/prefix``; endpoint and credentials come from the usual ``AWS_…`` variables."""
    parts = urlsplit(url)
    prefix = parts.path.strip("/")
    if parts.scheme != "s3" or not parts.netloc:
        raise NotPublished(f"{url}: phải có dạng / must be s3://bucket/prefix.")
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL", "")
    options: Any = {"allow_http": endpoint.startswith("http://"), "timeout": timedelta(seconds=60)}
    retries: Any = {"max_retries": 4, "retry_timeout": timedelta(seconds=60)}
    try:
        config: Any = {"endpoint": endpoint} if endpoint else None
        place = prefix or None
        store = S3Store(
            parts.netloc, prefix=place, config=config, client_options=options, retry_config=retries
        )
    except (BaseError, OSError, ValueError) as error:
        raise StoreFailed(f"{url}: {str(error).splitlines()[0][:300]}") from None
    return Bucket(store)
