"""An object store on this machine, for tests."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

_REGION = "us-east-1"


@dataclass(frozen=True, slots=True)
class Remote:
    """A bucket behind a server on this machine, as other eyes than the program's see it."""

    url: str
    """As ``--to`` takes it."""
    environment: dict[str, str]
    client: Any
    bucket: str = "kho-tu-lieu"
    prefix: str = "trang/"

    def objects(self) -> dict[str, bytes]:
        """Return what readers get: every object but those of the store's state, by path."""
        return {path: data for path, data in self.everything().items() if not path.startswith(".site/")}

    def everything(self) -> dict[str, bytes]:
        """Return every object by path."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
        keys = [one["Key"] for page in pages for one in page.get("Contents", ())]
        return {key.removeprefix(self.prefix): self._read(key) for key in keys}

    def _read(self, key: str) -> bytes:
        return self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def put(self, path: str, data: bytes) -> None:
        """Write an object behind the program's back."""
        self.client.put_object(Bucket=self.bucket, Key=self.prefix + path, Body=data)

    def delete(self, path: str) -> None:
        """Take an object away behind the program's back."""
        self.client.delete_object(Bucket=self.bucket, Key=self.prefix + path)

    def head(self, path: str) -> dict[str, Any]:
        """Return what the store says of an object."""
        return self.client.head_object(Bucket=self.bucket, Key=self.prefix + path)


@pytest.fixture(scope="session")
def _server() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def remote(_server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Remote]:
    """An empty bucket, and the environment that leads to it."""
    environment = {
        "AWS_ENDPOINT_URL": _server,
        "AWS_ACCESS_KEY_ID": "thu",
        "AWS_SECRET_ACCESS_KEY": "thu",
        "AWS_REGION": _REGION,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    client = boto3.client(
        "s3", endpoint_url=_server, region_name=_REGION, aws_access_key_id="thu", aws_secret_access_key="thu"
    )
    found = Remote("s3://kho-tu-lieu/trang", environment, client)
    client.create_bucket(Bucket=found.bucket)
    yield found
    for key in [f"{found.prefix}{path}" for path in found.everything()]:
        client.delete_object(Bucket=found.bucket, Key=key)
    client.delete_bucket(Bucket=found.bucket)
