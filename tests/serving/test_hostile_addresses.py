"""Former addresses that somebody chose to do harm: what is accepted is one address for nginx and Caddy, and no more."""

import subprocess
from urllib.parse import quote, unquote

import pytest

from plugins.exports.redirects import caddy_map, nginx_map
from plugins.sources.fields import FileReport, old_address
from plugins.sources.strict_yaml import Node
from plugins.views.text_page import Redirect
from tests.city import write
from tests.publishing.site import page
from tests.serving.conftest import COMMANDS, free_port, missing, start, stop

SIGNS = "!\"#$%&'()*+,-.:;<=>?@[\\]^_`{|}~"
HOSTILE = [
    *(f"/{shape}" for sign in SIGNS for shape in (sign, f"x{sign}", f"{sign}x", f"a/{sign}{sign}/b")),
    "/*", "/tin/*", "/*.html", "/[x]", "/[a-z]*", "/~^.*", "/{path}", "/{$HOME}", "/$uri", "/a;b", "/a{b", "/<<EOF", "/default",
    "/hostnames", "/include", "/volatile", "/:id", "/@x", "//x", "/%", "/%25", "/%252A", "/a%2", "/x/.", "/x/..;/y",
    *("/" + "/".join(["d" * part] * count) for part, count in ((200, 25), (99, 4), (100, 4), (199, 2), (190, 25))),
    *("/" + "%C3%A0" * count for count in (99, 100, 130)),
    "/bài-viết/số-1", "/b%C3%A0i/1.html", "/B%c3%a0i/2.html", "/a(1)/b!c=d&e+f,g", "/a'b",
]  # fmt: skip


def accepted(addresses):
    """Return those that ``check`` lets through, each once, as A103 has it."""
    known = {}
    for address in addresses:
        if old_address(Node(address, 1), "legacy_urls.0", FileReport("a.md")) is not None:
            known.setdefault(unquote(address).lower().rstrip("/"), address)
    return list(known.values())


@pytest.fixture(params=["plain", "encoded"])
def addresses(request):
    """The hostile addresses, as they are or with percent signs."""
    encode = (lambda one: one) if request.param == "plain" else (lambda one: "/" + quote(one[1:], safe=""))
    return accepted(map(encode, HOSTILE))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_server_takes_each_for_itself_alone(tmp_path, name, addresses):
    """It starts with the maps, every accepted address leads to its target, and no other address does."""
    if why := missing(name):
        pytest.skip(why)
    found = [Redirect(address, f"/tin-tuc/2023/07/t{at}/", "T") for at, address in enumerate(addresses)]
    for path, data in (("nginx.map", nginx_map(found)), ("caddy.conf", caddy_map(found))):
        write(tmp_path, f"www/current/du-lieu/chuyen-huong/{path}", data)
    for path in ("index.html", "404.html", "x/index.html", "tin-tuc/2023/07/t0/index.html"):
        write(tmp_path, f"www/current/{path}", page(path))
    server = start(name, tmp_path / "may", tmp_path / "www")
    try:
        for path in ("/x/", "/tin-tuc/2023/07/t0/"):
            assert server.ask(path).status == 200, path
        assert server.ask("/khong/co/").status == 404
        for redirect in found:
            answer = server.ask(quote(unquote(redirect.url), safe="/"))
            assert (answer.status, answer.headers.get("location")) == (301, redirect.target), redirect.url
    finally:
        stop(server)


@pytest.mark.parametrize("sign", "*?[]{}$~;|^`<>\"'\\# ")
def test_a_sign_that_means_more_is_refused(sign):
    """Where it stands, as it is or with percent signs."""
    for address in (f"/{sign}", f"/a{sign}", f"/a/{sign}b", f"/a{quote(sign, safe='')}b"):
        assert accepted([address]) == []


def test_the_longest_address_starts_nginx(tmp_path):
    """Of many addresses as long as they may be; one byte more is refused."""
    if why := missing("nginx"):
        pytest.skip(why)
    longest = [f"/{number:03d}/" + "/".join(["d" * 197, "e" * 196]) for number in range(300)]
    assert {len(one) for one in longest} == {399}
    assert accepted([f"{longest[0]}xx"]) == []
    found = [Redirect(address, "/tin-tuc/2023/07/" + "t" * 120 + "/", "T") for address in longest]
    write(tmp_path, "www/current/du-lieu/chuyen-huong/nginx.map", nginx_map(found))
    (tmp_path / "may").mkdir()
    command = [*COMMANDS["nginx"](tmp_path / "may", tmp_path / "www", free_port()), "-t"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
