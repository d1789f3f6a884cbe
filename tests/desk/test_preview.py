"""The preview server: for the one who writes, on this machine, and for nobody else."""

import http.client
from contextlib import closing

import pytest

from plugins.desk.fault_panel import Fault
from plugins.desk.preview import Preview, preview_application
from plugins.desk.serving import listen, port_of, served
from tests.city import write


@pytest.fixture
def preview(tmp_path):
    """A preview of two pages and a folder without one, built once."""
    write(tmp_path / "preview", "index.html", "<html><body>trang</body></html>")
    write(tmp_path / "preview", "thu-muc/a.txt", "x")
    write(tmp_path, "bi-mat.txt", "bí mật")
    return Preview(tmp_path / "preview", number=1)


@pytest.fixture
def port(preview):
    """Where it is served."""
    with closing(listen(0)) as listening, served(preview_application(preview), listening):
        yield port_of(listening)


def ask(port: int, address: str, host: str = "", method: str = "GET") -> tuple[int, bytes]:
    """Return status and body of the answer to a request that names *host*."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.putrequest(method, address, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_it_listens_on_this_machine_only():
    """No other machine reaches it, whatever the network."""
    with closing(listen(0)) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "host", ["tin-xau.example", "tin-xau.example:8000", "127.0.0.1.tin-xau.example", "[::1]:8000", "x"]
)
def test_it_answers_to_its_own_name_only(port, host):
    """A page elsewhere whose name was made to lead here reads nothing."""
    status, body = ask(port, "/", host)
    assert status == 421
    assert b"trang" not in body


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "localhost:1", "127.0.0.1:1"])
def test_its_own_names(port, host):
    """With and without port."""
    assert ask(port, "/", host)[0] == 200


def test_it_lists_nothing(port):
    """A folder without a page is a page that is not there."""
    status, body = ask(port, "/thu-muc/")
    assert status == 404
    assert b"a.txt" not in body


@pytest.mark.parametrize(
    "address", ["/../bi-mat.txt", "/..%2fbi-mat.txt", "/%2e%2e/bi-mat.txt", "//../bi-mat.txt"]
)
def test_it_serves_nothing_beside_the_site(port, address):
    """However the address is written."""
    status, body = ask(port, address)
    assert status == 404
    assert "bí mật".encode() not in body


@pytest.mark.parametrize(("method", "status"), [("HEAD", 405), ("POST", 405), ("PUT", 405), ("DELETE", 405)])
def test_it_knows_one_method(port, method, status):
    """Everything but GET is refused: HEAD, too, would tell whether a file is there, and of what size."""
    assert ask(port, "/thu-muc/", "tin-xau.example", method)[0] == status


def test_before_the_first_build_the_preview_says_so(port, preview):
    """And reloads when it has ended; then what is not there is not there."""
    preview.number = 0
    status, body = ask(port, "/khong-co/")
    assert (status, "Đang dựng bản xem trước" in body.decode()) == (503, True)
    assert b'data-build="0"' in body
    preview.announce(())
    assert ask(port, "/khong-co/")[0] == 404


FAULTS = (Fault("D101 Sai.", "content/articles/a.md:5"),)


@pytest.mark.parametrize(("address", "status"), [("/", 200), ("/index.html", 200), ("/khong-co/", 404)])
def test_errors_are_on_every_page_until_they_are_mended(port, preview, address, status):
    """On one that is loaded while they stand, too, and on one that is not there."""
    preview.announce(FAULTS)
    found, body = ask(port, address)
    assert (found, body.count(b"content/articles/a.md:5")) == (status, 1)
    preview.announce(())
    assert b"preview-faults" not in ask(port, address)[1]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("bytes=2-5", (206, b"2345", "bytes 2-5/10")),
        ("bytes=8-99", (206, b"89", "bytes 8-9/10")),
        ("bytes=4-", (206, b"456789", "bytes 4-9/10")),
        ("bytes=10-", (200, b"0123456789", None)),
        ("bytes=-3", (200, b"0123456789", None)),
        ("bytes=10-12", (200, b"0123456789", None)),
        ("bytes=5-2", (200, b"0123456789", None)),
        ("bytes=0-1,4-5", (200, b"0123456789", None)),
    ],
)
def test_a_file_is_served_in_parts(port, preview, asked, expected):
    """As the search reads it; what is no plain range has the whole file."""
    (preview.folder / "tim.bin").write_bytes(b"0123456789")
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/tim.bin", headers={"Range": asked})
    answer = connection.getresponse()
    assert (answer.status, answer.read(), answer.headers["Content-Range"]) == expected
    connection.close()


def test_films_and_captions_are_served_as_what_they_are(port, preview):
    """A browser plays neither under another type."""
    for ending, expected in ((".mp4", "video/mp4"), (".webm", "video/webm"), (".mp3", "audio/mpeg")):
        (preview.folder / f"x{ending}").write_bytes(b"x")
        assert ask_for_type(port, f"/x{ending}") == expected
    (preview.folder / "x.vtt").write_bytes(b"WEBVTT")
    assert ask_for_type(port, "/x.vtt") == "text/vtt; charset=utf-8"


def ask_for_type(port, address):
    """Return the type under which a file is served."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["Content-Type"]


def test_what_is_wrong_in_a_draft_stands_on_its_page(port, preview):
    """And on the index of drafts, for a file that cannot be read has no page; nowhere else."""
    banner = '<h2 id="chua-dang">Nháp</h2><p><code>articles/a.md</code></p>'
    write(preview.folder, "nhap/index.html", f"<html><body>{banner}</body></html>")
    write(preview.folder, "ban-nhap/index.html", "<html><body>x</body></html>")
    preview.drafts = {
        "articles/a.md": FAULTS,
        "articles/b.md": (Fault("F101 Sai.", "content/articles/b.md:1"),),
    }
    pages = [ask(port, address)[1] for address in ("/", "/nhap/", "/ban-nhap/")]
    assert [page.count(b"content/articles/a.md:5") for page in pages] == [0, 1, 1]
    assert [page.count(b"content/articles/b.md:1") for page in pages] == [0, 0, 1]
    assert "chúng không chặn ai".encode() in pages[1]


def test_the_style_of_the_panel_is_served(port):
    """Beside the pages, not in them."""
    assert ask(port, "/__preview/faults.css")[0] == 200


def ask_for_events(port: int, seen: int) -> http.client.HTTPConnection:
    """Return a connection that waits, for a page of build *seen*, for the next."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/__preview/events?{seen}")
    return connection


def test_a_page_is_reloaded_when_a_build_ended_while_it_was_loading(port):
    """At once: nobody else would tell it."""
    connection = ask_for_events(port, 0)
    assert connection.getresponse().readline() == b"event: built\n"
    connection.close()


def test_a_page_is_reloaded_after_the_next_build(port, preview):
    """With errors or without."""
    for seen, faults in ((1, FAULTS), (2, ())):
        connection = ask_for_events(port, seen)
        answer = connection.getresponse()
        preview.announce(faults)
        assert answer.readline() == b"event: built\n"
        connection.close()


def test_a_page_says_which_build_it_has_seen(port, preview):
    """So that its script hears of the next."""
    preview.announce(())
    assert b'data-build="2"' in ask(port, "/")[1]
