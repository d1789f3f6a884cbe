"""The preview server: for the one who writes, on this machine, and for nobody else."""

import http.client
import threading
from http.server import ThreadingHTTPServer

import pytest

from plugins.desk import preview as serving
from plugins.desk.preview import Preview, serve_preview
from plugins.workers.progress import report_nothing
from tests.city import write


@pytest.fixture
def port(tmp_path):
    """A preview of two pages and a folder without one."""
    write(tmp_path / "preview", "index.html", "<html><body>trang</body></html>")
    write(tmp_path / "preview", "thu-muc/a.txt", "x")
    write(tmp_path, "bi-mat.txt", "bí mật")
    server = ThreadingHTTPServer(("127.0.0.1", 0), serving._handler(Preview(tmp_path / "preview")))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


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


def test_it_listens_on_this_machine_only(tmp_path, monkeypatch):
    """No other machine reaches it, whatever the network."""

    class Asked(Exception):
        """The server was to be made."""

    def make(address, handler):
        """Note where it would listen."""
        raise Asked(address)

    monkeypatch.setattr(serving, "ThreadingHTTPServer", make)
    with pytest.raises(Asked) as caught:
        serve_preview(tmp_path, 0, "vi", report_nothing)
    assert caught.value.args == (("127.0.0.1", 0),)


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


@pytest.mark.parametrize(("method", "status"), [("HEAD", 405), ("POST", 501), ("PUT", 501), ("DELETE", 501)])
def test_it_knows_one_method(port, method, status):
    """Everything but GET is refused: HEAD, too, would tell whether a file is there, and of what size."""
    assert ask(port, "/thu-muc/", "tin-xau.example", method)[0] == status
