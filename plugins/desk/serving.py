"""Serving: applications of Starlette on this machine alone, by uvicorn, in a thread beside the one that reads and builds."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

_SECONDS_TO_END = 1
"""For answers that are under way when the program ends; streams of events never end by themselves."""
_HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """Return a socket of this machine alone at *port*, any free one where it is 0. Raises OSError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def port_of(listening: socket.socket) -> int:
    """Return the port at which a socket listens."""
    port: int = listening.getsockname()[1]
    return port


@contextmanager
def served(application: ASGIApp, *sockets: socket.socket) -> Iterator[None]:
    """Serve *application* at *sockets*, in a thread, as long as the block runs."""
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": list(sockets)}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(_SECONDS_TO_END + 1)


def by_port(applications: dict[int, ASGIApp]) -> ASGIApp:
    """Return an application that is another at each port."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await applications[scope["server"][1]](scope, receive, send)

    return answer
