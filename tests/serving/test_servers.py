"""nginx and Caddy with the configurations of docs/serving: what readers' browsers are told."""

import gzip
import random

import brotli
import pytest

from plugins.publishing.compression import without_compressed
from plugins.publishing.headers import cache_control, content_type
from plugins.publishing.releases import current_release, roll_back
from tests.publishing.site import page
from tests.serving.conftest import Answer, Server

POLICY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self';"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
PAGES = (".html", ".css", "feed.xml", "feed.json", ".ics", ".svg", ".woff2")
"""Files whose type decides whether a browser shows them."""
ARTICLE = "/tin-tuc/2023/09/hop-3/"


def file_of(address: str) -> str:
    """Return the file that answers at *address*."""
    return (address + "index.html" if address.endswith("/") else address).lstrip("/")


def sample(server: Server) -> list[str]:
    """Return 50 addresses of the site, one of each kind of file among them; not those that are redirected."""
    paths = without_compressed(current_release(server.place).manifest)
    moved = (server.place / "current/du-lieu/chuyen-huong/nginx.map").read_text("utf-8")
    addresses = [f"/{path.removesuffix('index.html')}" for path in paths if not path.endswith("caddy.conf")]
    addresses = [
        address for address in addresses if f'"{address}"' not in moved
    ]  # Caddy hides its own configuration
    by_ending = {file_of(address).rpartition(".")[2]: address for address in addresses}
    rest = sorted(set(addresses) - set(by_ending.values()))
    return [*by_ending.values(), *random.Random(1).sample(rest, 50)][:50]


def media_type(answer: Answer) -> str:
    """Return the type that an answer gives, by the name that the standard prefers today."""
    given = answer.headers.get("content-type", "").partition(";")[0] or "application/octet-stream"
    older = {"application/javascript": "text/javascript", "text/xml": "application/xml"}
    return older.get(given, given)


def test_fifty_addresses_have_their_headers(server):
    """The right bytes, type, time to live, and the whole policy on each; the policy once, and no name of the server's version."""
    addresses = sample(server)
    assert len(addresses) == 50
    for address in addresses:
        answer = server.ask(address)
        path = file_of(address)
        assert answer.status == 200, address
        assert answer.body == (server.place / "current" / path).read_bytes(), address
        assert {name: answer.headers.get(name) for name in POLICY} == POLICY, address
        assert answer.headers["cache-control"] == cache_control(path), address
        expected = content_type(path).partition(";")[0]
        assert media_type(answer) in (expected, "application/octet-stream"), address
        if path.endswith(PAGES):
            assert answer.headers["content-type"].lower() == content_type(path), address
        assert not any(char.isdigit() for char in answer.headers.get("server", "")), address


def test_documents_are_saved_and_run_nothing(server):
    """They are as editors got them: whatever scripts they hold, a browser opens them neither as a page nor on the site."""
    answer = server.ask("/documents/2023/ke-hoach.pdf")
    assert answer.status == 200
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert sorted(answer.policies) == [POLICY["content-security-policy"], "sandbox"]
    assert "content-disposition" not in server.ask(ARTICLE).headers


@pytest.mark.parametrize("address", ["/", ARTICLE, "/theme/", "/feed.xml"])
def test_a_copy_that_is_fresh_is_not_sent_again(server, address):
    """304 for the ETag; for a page, a style sheet and a feed."""
    if address == "/theme/":
        css = [path for path in current_release(server.place).manifest if path.endswith(".css")]
        address = f"/{css[0]}"
    first = server.ask(address)
    again = server.ask(address, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["content-security-policy"] == POLICY["content-security-policy"]


@pytest.mark.parametrize(("coding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_compressed_copies_are_sent(server, coding, unpack):
    """As they were made at the publication, and never for one that cannot read them."""
    plain = server.ask(ARTICLE)
    packed = server.ask(ARTICLE, Accept_Encoding=coding)
    ending = {"gzip": ".gz", "br": ".br"}[coding]
    assert packed.headers["content-encoding"] == coding
    assert packed.body == (server.place / f"current{ARTICLE}index.html{ending}").read_bytes()
    assert unpack(packed.body) == plain.body
    assert "content-encoding" not in plain.headers
    assert "accept-encoding" in packed.headers.get("vary", "").lower()
    assert packed.headers["content-type"] == "text/html; charset=utf-8"


def test_films_are_played_in_parts(server):
    """From any byte on, under their own type, by this site's pages alone; captions are text."""
    path = "media/2023/le.mp4"
    data = (server.place / "current" / path).read_bytes()
    answer = server.ask(f"/{path}", Range="bytes=1000-", Accept_Encoding="gzip, br")
    assert (answer.status, answer.body) == (206, data[1000:])
    assert answer.headers["content-type"] == content_type(path)
    assert answer.headers["cache-control"] == cache_control(path)
    assert answer.policies == (POLICY["content-security-policy"],)
    captions = server.ask("/media/2023/le.vtt")
    assert captions.headers["content-type"].lower() == content_type("le.vtt")


def test_the_search_is_read_in_parts(server):
    """A range of bytes of a file of a year, as it is on the disk, also for one that takes compressed answers; kept for good."""
    path = next(path for path in current_release(server.place).manifest if "/words-" in path)
    data = (server.place / "current" / path).read_bytes()
    answer = server.ask(f"/{path}", Range="bytes=10-29", Accept_Encoding="gzip, br")
    assert (answer.status, answer.body) == (206, data[10:30])
    assert answer.headers["content-range"] == f"bytes 10-29/{len(data)}"
    assert "content-encoding" not in answer.headers
    assert answer.headers["cache-control"] == cache_control(path)


def test_brotli_is_preferred(server):
    """To a browser that reads both."""
    assert server.ask(ARTICLE, Accept_Encoding="gzip, deflate, br").headers["content-encoding"] == "br"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/tin/cu-7.html", "/tin-tuc/2023/09/hop-7/"),
        ("/tin-tuc/2023/09/hop-cu-7/", "/tin-tuc/2023/09/hop-7/"),
        ("/tin-tuc/2023/09/hop-cu-7", "/tin-tuc/2023/09/hop-7/"),
        ("/id/p-000001z/", "/nhan-su/ta-dinh-lam/"),
    ],
)
def test_addresses_that_moved(server, address, target):
    """Lead on for ever, by the map that the build writes."""
    answer = server.ask(address)
    assert (answer.status, answer.headers["location"]) == (301, target)


@pytest.mark.parametrize("address", ["/nhan-su", "/nhan-su/ta-dinh-lam"])
def test_a_forgotten_slash(server, address):
    """Is put there, without naming another host."""
    answer = server.ask(address)
    assert answer.status in (301, 308)
    assert answer.headers["location"] == f"{address}/"


@pytest.mark.parametrize(
    "address", ["/theme/", "/theme/css/", "/tin-tuc/", "/images/", "/khong-co/", "/theme/js/x.0123456789.js"]
)
def test_nothing_is_listed(server, address):
    """A folder without a page is a page that is not there: the site's own 404, not to be kept, with the whole policy."""
    answer = server.ask(address)
    assert answer.status == 404
    assert answer.body == (server.place / "current/404.html").read_bytes()
    assert {name: answer.headers.get(name) for name in POLICY} == POLICY
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "address",
    ["/../takedowns.csv", "/../.lock", "/..%2f.lock", "/%2e%2e/.lock", "/../releases/000001.json", "/.git/config", "/.lock"],
)  # fmt: skip
def test_nothing_beside_the_release_is_served(server, address):
    """Neither manifests nor lists nor hidden files."""
    assert server.ask(address).status in (400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_readers_only_read(server, method):
    """Everything but GET and HEAD is refused."""
    assert server.ask("/", method).status == 405


def test_head_tells_what_get_would(server):
    """Without the bytes."""
    head, get = server.ask(ARTICLE, "HEAD"), server.ask(ARTICLE)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["etag"] == get.headers["etag"]


def test_a_switch_is_seen_at_once(server, tmp_path):
    """Without a reload: the next request gets the other release, and after going back the one before."""
    from plugins.publishing.folder_place import publish_folder
    from tests.publishing.site import released

    first = server.ask("/").body
    source = tmp_path / "output"
    released(source, {"index.html": page("<h1>Bản khác</h1>"), "404.html": page("404")})
    publish_folder(source, server.place)
    try:
        assert "Bản khác".encode() in server.ask("/").body
        assert server.ask(ARTICLE).status == 404
    finally:
        roll_back(server.place)
    assert server.ask("/").body == first


@pytest.mark.parametrize("ark", ["ark:/12345/p-000001z", "ark:12345/p000001z", "ark:/12345/p-000001z/"])
def test_an_ark_leads_to_the_permanent_address(server, ark):
    """In the older form and in that of today, with and without hyphen; what is asked about it to the citation."""
    assert server.ask(f"/{ark}").status == 301
    assert server.ask(f"/{ark}").headers["location"].endswith("/id/p-000001z/")
    assert server.ask(f"/{ark}?info").headers["location"].endswith("/id/p-000001z/erc.txt")
