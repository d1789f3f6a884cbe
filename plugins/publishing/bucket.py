"""An object store: the few operations that publishing needs, over obstore, with one kind of error."""

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
from plugins.publishing.headers import cache_control, content_type, is_passed_on
from plugins.publishing.remote import ObjectInfo, StoreFailed

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
DIGEST_KEY = "sha256"
"""Name of the metadata of an object that holds the SHA-256 of its bytes."""
_MAX_BYTES_PER_REQUEST = 64 << 20
"""Files up to this size are sent in one request, which leaves no parts behind when it is aborted."""


def _as_store_failed(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Turn the library's errors into StoreFailed with the first line of their text, which holds no credentials."""

    @wraps(function)
    def run(*arguments: Given.args, **options: Given.kwargs) -> Answer:
        try:
            return function(*arguments, **options)
        except (BaseError, OSError) as error:
            first = (str(error).splitlines() or [type(error).__name__])[0][:300]
            raise StoreFailed(f"Kho không đáp ứng / the object store refuses: {first}") from None

    return run


@dataclass(frozen=True, slots=True)
class Bucket:
    """The objects below one prefix: a ``RemotePlace``."""

    store: ObjectStore

    @_as_store_failed
    def list_objects(self) -> dict[str, ObjectInfo]:
        """Return all objects by path."""
        chunks = obstore.list(self.store, chunk_size=1000)
        return {
            item["path"]: ObjectInfo(item["size"], item["e_tag"] or "") for chunk in chunks for item in chunk
        }

    @_as_store_failed
    def put(self, path: str, data: bytes) -> str:
        """Write the object *path* with its media type and digest; return its e-tag."""
        attributes: Any = {
            "Content-Type": content_type(path),
            "Cache-Control": cache_control(path),
            DIGEST_KEY: hashlib.sha256(data).hexdigest(),
            **({"Content-Disposition": "attachment"} if is_passed_on(path) else {}),
        }
        in_parts = len(data) > _MAX_BYTES_PER_REQUEST
        written = obstore.put(self.store, path, data, attributes=attributes, use_multipart=in_parts)
        return written["e_tag"] or ""

    @_as_store_failed
    def create_new(self, path: str, data: bytes) -> bool:
        """Write the object unless it exists; return whether it was written."""
        try:
            obstore.put(self.store, path, data, mode="create", use_multipart=False)
        except (AlreadyExistsError, PreconditionError):
            return False
        return True

    @_as_store_failed
    def read(self, path: str) -> bytes | None:
        """Return the bytes of an object, None when there is none."""
        found = self._get(path)
        return bytes(found.bytes()) if found is not None else None

    def _get(self, path: str, *, head: bool = False) -> obstore.GetResult | None:
        """Return an object, of which *head* asks for the metadata alone; None when there is none."""
        try:
            return obstore.get(self.store, path, options={"head": head})
        except FileNotFoundError:
            return None

    @_as_store_failed
    def digest(self, path: str) -> str | None:
        """Read an object back and return the SHA-256 of its bytes, None when there is none."""
        found = self._get(path)
        if found is None:
            return None
        whole = hashlib.sha256()
        for part in found.stream():
            whole.update(part)
        return whole.hexdigest()

    @_as_store_failed
    def metadata_digest(self, path: str) -> str | None:
        """Return the SHA-256 in an object's metadata without reading its bytes; None when there is none."""
        found = self._get(path, head=True)
        value = found.attributes.get(DIGEST_KEY) if found is not None else None
        return str(value) if value else None

    @_as_store_failed
    def keeps_versions(self, path: str) -> bool:
        """Whether the store names the version of an object, as it does where it keeps older ones."""
        found = self._get(path, head=True)
        return found is not None and found.meta["version"] is not None

    @_as_store_failed
    def copy(self, path: str, other: str) -> None:
        """Copy an object inside the store, metadata too."""
        obstore.copy(self.store, path, other)

    @_as_store_failed
    def delete(self, paths: Iterable[str]) -> None:
        """Delete objects; those that do not exist are ignored."""
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
