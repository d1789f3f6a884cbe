"""Published files may be read by the user that the web server runs as, and written by the owner alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

import pytest

from plugins.cli.publish_commands import takedown
from plugins.cli.release import build_release
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.rights import published_rights
from plugins.workers.progress import report_nothing
from tests.city import article, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
PROJECT = Path(__file__).resolve().parents[2]
NOBODY = 65534
_SERVER = """
import http.server, os, sys
if os.getuid() == 0:
    os.setgid(int(sys.argv[2])), os.setuid(int(sys.argv[2]))
handler = lambda *given: http.server.SimpleHTTPRequestHandler(*given, directory=sys.argv[1])
server = http.server.HTTPServer(("127.0.0.1", 0), handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


@pytest.fixture(params=[0o077, 0o000, 0o027])
def umask(request):
    """Whatever those who publish have set."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture
def site(folder, tmp_path, umask):
    """The city, built, published and one article taken down."""
    write(folder, "articles/2023/09/a.md", article("Tin"))
    for content in (folder, folder):  # a second release on top of the first
        settings = {"THEME": str(PROJECT / "theme"), "AS_OF": "2026-11-23T08:00", "PARTS": ["core", "ids"]}
        build_release(content, tmp_path / "output", tmp_path / "cache", report_nothing, **settings)
        write(folder, "articles/2023/09/b.md", article("Tin hai"))
    takedown("/tin-tuc/2023/09/a/", tmp_path / "output", [], by="x", reason="y")
    publish_folder(tmp_path / "output", tmp_path / "www", compress=True)
    return tmp_path


def test_modes(site):
    """0644 and 0755, in the output as in the place."""
    for place in (site / "output/releases", site / "www/releases"):
        entries = [place, *place.rglob("*")]
        modes = {(one.is_dir(), one.stat().st_mode & 0o777) for one in entries}
        assert modes == {(True, 0o755), (False, 0o644)}


def test_the_umask_is_as_it_was(umask):
    """Also after an exception."""
    with pytest.raises(KeyError), published_rights():
        raise KeyError
    assert os.umask(umask) == umask


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root becomes another user")
def test_a_web_server_of_another_user_reads_every_file(site):
    """Over HTTP, byte for byte."""
    root = (site / "www/current").resolve()
    for folder in [site, *site.parents]:  # the folders of pytest are its own
        if folder.is_relative_to(tempfile.gettempdir()):
            folder.chmod(folder.stat().st_mode | 0o055)
    command = [sys.executable, "-c", _SERVER, str(root), str(NOBODY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            port = server.stdout.readline().strip()
            for path in sorted(one for one in root.rglob("*") if one.is_file()):
                address = f"http://127.0.0.1:{port}/{path.relative_to(root).as_posix()}"
                with urlopen(address, timeout=10) as answer:
                    assert answer.read() == path.read_bytes()
        finally:
            server.terminate()
