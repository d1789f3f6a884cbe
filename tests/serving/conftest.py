"""A published site, and web servers that serve it on this machine with the configurations of the guide."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.cli.release import build_release
from plugins.publishing.folder_place import publish_folder
from plugins.workers.progress import report_nothing
from tests.city import CITY, article, picture, write
from tests.sources.test_media import MP4

PROJECT = Path(__file__).resolve().parents[2]
GUIDE = PROJECT / "docs" / "serving"
AS_OF = "2026-11-23T08:00"
NEEDED = {"nginx": ["nginx"], "caddy": ["caddy"]}
ATTEMPTS = 5
"""How often a server is started before it counts as one that does not start."""
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """By name in small letters."""
    body: bytes
    policies: tuple[str, ...] = ()
    """Every Content-Security-Policy; a browser keeps to all of them."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running web server."""

    name: str
    port: int
    place: Path
    """What was published to: releases, ``current``."""
    process: subprocess.Popen[bytes] = field(repr=False)

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for *address*; underscores in names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, address, headers=sent)
        answer = connection.getresponse()
        given = [(name.lower(), value) for name, value in answer.getheaders()]
        found = dict(given[::-1])
        policies = tuple(value for name, value in given if name == "content-security-policy")
        body = answer.read()
        connection.close()
        return Answer(answer.status, found, body, policies)


def make_city(content: Path) -> None:
    """Write the city with some more articles, a picture and addresses that moved."""
    for path, text in CITY.items():
        write(content, path, text)
    write(content, "settings/portal.yaml", CITY["settings/portal.yaml"] + "ark: 12345\n")
    write(content, "images/2023/a.jpg", picture(size=(64, 48)))
    write(content, "documents/2023/ke-hoach.pdf", b"%PDF-1.7\n" + b"x" * 600)
    paper = article("Kế hoạch", documents="[{file: /documents/2023/ke-hoach.pdf, title: Kế hoạch}]")
    write(content, "articles/2023/09/ke-hoach.md", paper)
    write(content, "media/2023/le.mp4", MP4 + bytes(range(256)) * 8)
    write(content, "media/2023/le.vtt", "WEBVTT\n")
    write(content, "articles/2023/09/le.md", article("Lễ", "![Lễ](/media/2023/le.mp4)"))
    for number in range(20):
        body = "![Cảnh](/images/2023/a.jpg)\n\n" + "Đồng chí Tạ Đình Lãm chủ trì cuộc họp. " * 40
        moved = f"/tin/cu-{number}.html"
        text = article(
            f"Cuộc họp thứ {number}", body=body, legacy_urls=moved, former_slugs=f"hop-cu-{number}"
        )
        write(content, f"articles/2023/09/hop-{number}.md", text)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place that the city was published to, with compressed copies."""
    folder = tmp_path_factory.mktemp("phuc-vu")
    make_city(folder / "content")
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": AS_OF}
    build_release(folder / "content", folder / "output", folder / "cache", report_nothing, **settings)
    publish_folder(folder / "output", folder / "www", compress=True)
    return folder / "www"


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def nginx_command(folder: Path, place: Path, port: int) -> list[str]:
    """Write the guide's configuration for this machine; return how nginx is started with it."""
    text = (GUIDE / "nginx.conf").read_text("utf-8")
    text = text.replace("/srv/tu-lieu", str(place)).replace("listen [::]:80;", "")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "site.conf").write_text(text, "utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user}load_module {BROTLI};\npid {folder}/pid;\nerror_log {folder}/error.log;\nworker_processes 2;\n"
        "daemon off;\nevents { worker_connections 1024; }\nhttp {\naccess_log off;\nsendfile on;\ntcp_nopush on;\n"
        "keepalive_requests 1000000;\n"
        f"{temporary}include /etc/nginx/mime.types;\ninclude {folder}/site.conf;\n}}\n"
    )
    return ["nginx", "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]


def caddy_command(folder: Path, place: Path, port: int) -> list[str]:
    """Do the same for Caddy."""
    text = (GUIDE / "Caddyfile").read_text("utf-8").replace("/srv/tu-lieu", str(place))
    text = text.replace("tulieu.example {", f"http://127.0.0.1:{port} {{")
    options = "{\n\tadmin off\n\tauto_https off\n}\n"
    (folder / "Caddyfile").write_text(options + text, "utf-8")
    return ["caddy", "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


COMMANDS = {"nginx": nginx_command, "caddy": caddy_command}


def missing(name: str) -> str:
    """Return why the server *name* cannot be started here; empty when it can."""
    lacks = [program for program in NEEDED[name] if shutil.which(program) is None]
    if name == "nginx" and not lacks and not BROTLI.exists():
        lacks = ["libnginx-mod-http-brotli-static"]
    return f"Debian's package is not installed: {', '.join(lacks)}" if lacks else ""


def start(name: str, folder: Path, place: Path) -> Server:
    """Start a server and wait until it answers; on another port when somebody took the one that was free."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "HOME": str(folder),
    }
    told = ""
    for _ in range(ATTEMPTS):
        port = free_port()
        command = COMMANDS[name](folder, place, port)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        server = Server(name, port, place, process)
        while process.poll() is None:
            if answers(server):
                return server
            time.sleep(0.05)
        told = (folder / "log").read_text("utf-8", "replace") + _read(folder / "error.log")
    raise AssertionError(f"{name} does not start:\n{told}")


def answers(server: Server) -> bool:
    """Tell whether it is this server that answers on its port: with the home page that it was given."""
    try:
        return server.ask("/").body == (server.place / "current/index.html").read_bytes()
    except (OSError, http.client.HTTPException):
        return False


def _read(place: Path) -> str:
    return place.read_text("utf-8", "replace") if place.exists() else ""


def stop(server: Server) -> None:
    """Stop a server and wait for its end."""
    server.process.terminate()
    server.process.wait()


@pytest.fixture(scope="session", params=sorted(COMMANDS))
def server(
    request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Each web server with the guide's configuration; where it is not installed, a skip, but a failure with ``CI=true``."""
    why = missing(request.param)
    if why and os.environ.get("CI") != "true":
        pytest.skip(why)
    assert not why
    running = start(request.param, tmp_path_factory.mktemp(request.param), published)
    yield running
    stop(running)
