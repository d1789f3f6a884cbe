"""Ask a web server with the guide's configuration for pages, as fast as it gives them: ``python -m bench.serving``.

Prints a line of Markdown for each server for ``docs/reliability.md``. Bounded: a number of requests, not a time; on this
machine only.
"""

from __future__ import annotations

import io
import os
import random
import socket
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from statistics import median

from plugins.cli.release import build_release
from plugins.publishing.compression import without_compressed
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.releases import current_release
from plugins.workers.progress import report_nothing
from tests.serving.conftest import AS_OF, COMMANDS, PROJECT, Server, make_city, missing, start, stop

REQUESTS = 60_000
"""In one run."""
RUNS = 5


def ask_many(port: int, addresses: list[str], count: int) -> tuple[int, int]:
    """Ask for *count* pages over one connection; return how many answers were good and the bytes of all."""
    good = size = 0
    chance = random.Random(port + os.getpid())
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        file = connection.makefile("rb", buffering=1 << 16)
        for _ in range(count):
            connection.sendall(_request(chance.choice(addresses)))
            is_good, length = _read_answer(file)
            good += is_good
            size += length
    return good, size


def _request(address: str) -> bytes:
    return f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".encode()


def _read_answer(file: io.BufferedReader) -> tuple[bool, int]:
    """Read one answer whole; return whether it was a 200 with the policy, and the length of its body."""
    is_good = b" 200 " in file.readline()
    length, has_policy, is_chunked = 0, False, False
    while (line := file.readline()) not in (b"\r\n", b""):
        name, _, value = line.lower().partition(b":")
        if name == b"content-length":
            length = int(value)
        is_chunked = is_chunked or (name == b"transfer-encoding" and b"chunked" in value)
        has_policy = has_policy or name == b"content-security-policy"
    read = _read_chunks(file) if is_chunked else len(file.read(length))
    return is_good and has_policy and read > 0 and (is_chunked or read == length), read


def _read_chunks(file: io.BufferedReader) -> int:
    total = 0
    while size := int(file.readline(), 16):
        total += len(file.read(size))
        file.readline()
    file.readline()
    return total


def measure(server: Server) -> str:
    """Return a row of the table: requests a second of several runs, the server's CPU, errors, bytes.

    On a machine that others use too the speed says how much of it was left; the server's CPU does not depend on that.
    """
    addresses = pages_of(server)
    workers = os.cpu_count() or 1
    each = REQUESTS // workers
    speeds, errors, size, began_cpu = [], 0, 0, cpu_of(server)
    for _ in range(RUNS):
        began = time.monotonic()
        with ProcessPoolExecutor(workers) as pool:
            answers = list(
                pool.map(ask_many, [server.port] * workers, [addresses] * workers, [each] * workers)
            )
        speeds.append(each * workers / (time.monotonic() - began))
        errors += each * workers - sum(one[0] for one in answers)
        size += sum(one[1] for one in answers)
    total = RUNS * each * workers
    cpu = (cpu_of(server) - began_cpu) / total * 1e6
    return (
        f"| {server.name} | {total:,} | {min(speeds):,.0f}/s | {median(speeds):,.0f}/s | {max(speeds):,.0f}/s"
        f" | {cpu:,.0f} µs | {errors} | {size / total:,.0f} bytes |"
    )


def pages_of(server: Server) -> list[str]:
    """Return the addresses of articles, those that are redirected left out."""
    release = current_release(server.place)
    assert release is not None
    pages = [path for path in without_compressed(release.manifest) if path.startswith("tin-tuc/")]
    moved = (server.place / "current/du-lieu/chuyen-huong/nginx.map").read_text("utf-8")
    addresses = [f"/{path.removesuffix('index.html')}" for path in pages]
    return [address for address in addresses if f'"{address}"' not in moved]


def cpu_of(server: Server) -> float:
    """Return the seconds of CPU that the server and its workers have used."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if server.process.pid in (int(stat.parent.name), int(fields[1])):
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Build the small city, serve it with each server that is here, measure."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_city(folder / "content")
        settings = {"THEME": str(PROJECT / "theme"), "AS_OF": AS_OF}
        build_release(folder / "content", folder / "output", folder / "cache", report_nothing, **settings)
        publish_folder(folder / "output", folder / "www", compress=True)
        print("| server | requests | lowest | median | highest | its CPU a request | errors | a page |")
        print("|---|---|---|---|---|---|---|---|")
        for name in sorted(COMMANDS):
            if why := missing(name):
                print(why, file=sys.stderr)
                continue
            server = start(name, folder / name, folder / "www")
            try:
                print(measure(server), flush=True)
            finally:
                stop(server)


if __name__ == "__main__":
    main()
