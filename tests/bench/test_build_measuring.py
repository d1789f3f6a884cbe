"""What ``bench build`` measures with: whose time and memory counts, and what a failing command says."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.measured_process import descendants, proportional_set
from bench.measuring import MeasurementFailed, measure
from bench.saved_to_seen import time_saves

SPIN = "import time\nwhile time.process_time() < 0.3: pass"
LEFT_BEHIND = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {SPIN!r}])"
HELD = 64 * 2**20
HOLD = f"data = bytearray({HELD})\nfor place in range(0, {HELD}, 4096): data[place] = 1\nprint(flush=True)\ninput()"
SERVER = """
import http.server, pathlib, sys, time
file = pathlib.Path(sys.argv[1])
class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments): pass
    def do_GET(self):
        before = file.read_text("utf-8")
        self.send_response(200)
        self.end_headers()
        if self.path == "/__preview/events":
            while file.read_text("utf-8") == before: time.sleep(0.01)
            self.wfile.write(b": waiting\\n\\nevent: " + sys.argv[2].encode() + b"\\ndata: 1\\n\\n")
        else:
            self.wfile.write(file.read_bytes())
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print("Building", flush=True)
print(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C)", flush=True)
server.serve_forever()
"""


def python(program: str, *arguments: str) -> list[str]:
    """Return the command that runs *program*."""
    return [sys.executable, "-c", program, *arguments]


@pytest.mark.parametrize("program", [SPIN, LEFT_BEHIND], ids=["its own", "of a child left behind"])
def test_all_time_counts(program: str, tmp_path: Path) -> None:
    """A process that has used 0.3 s is counted with them, even when nobody of the command waits for it."""
    assert measure(python(program), tmp_path).cpu >= 0.3


def test_the_time_on_the_clock(tmp_path: Path) -> None:
    """A command that sleeps is not over before it wakes."""
    assert measure(python("import time; time.sleep(0.2)"), tmp_path).wall >= 0.2


def test_memory_of_a_command_that_is_over_at_once(tmp_path: Path) -> None:
    """Some is always told."""
    assert measure(["true"], tmp_path).memory > 0


def test_the_command_runs_in_the_folder(tmp_path: Path) -> None:
    """Relative paths are below it."""
    measure(python("open('here', 'w').close()"), tmp_path)
    assert (tmp_path / "here").exists()


def test_a_failing_command_is_quoted(tmp_path: Path) -> None:
    """What it said last is in the message."""
    with pytest.raises(MeasurementFailed, match="hỏng rồi"):
        measure(python("import sys; print('hỏng rồi'); sys.exit(3)"), tmp_path)


def test_a_command_that_is_not_there(tmp_path: Path) -> None:
    """It fails like any other."""
    with pytest.raises(MeasurementFailed, match="no-such-command"):
        measure([str(tmp_path / "no-such-command")], tmp_path)


def test_memory_of_a_process_and_its_place_in_the_tree() -> None:
    """A child that holds 64 MB is found below this process, with at least so much."""
    with subprocess.Popen(python(HOLD), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdin
        child.stdout.readline()
        assert child.pid in descendants(os.getpid())
        assert proportional_set(child.pid) >= HELD
        child.stdin.write(b"\n")
    assert proportional_set(child.pid) == 0


def test_grandchildren_come_after_their_parents() -> None:
    """The whole tree is found, however deep."""
    inner = (
        f"import subprocess, sys\nprint(subprocess.run({python('input()')!r}).pid if 0 else '', flush=True)\n"
    )
    nested = python(inner + f"subprocess.run({python(HOLD)!r})")
    with subprocess.Popen(nested, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdin
        child.stdout.readline()
        child.stdout.readline()
        found = descendants(child.pid)
        assert len(found) == 1
        assert descendants(os.getpid()).index(child.pid) < descendants(os.getpid()).index(found[0])
        child.stdin.write(b"\n")


def test_a_save_is_timed_until_the_page_shows_it(tmp_path: Path) -> None:
    """Each save is answered by the page with its words."""
    file = tmp_path / "page"
    file.write_text("cũ", "utf-8")
    saves = [(lambda words=words: _replace(file, words), words) for words in ("mới", "mới hơn")]
    seconds = time_saves(python(SERVER, str(file), "built"), tmp_path, "/", saves)
    assert len(seconds) == 2
    assert min(seconds) > 0


@pytest.mark.parametrize(("event", "words"), [("faults", "mới"), ("built", "khác")])
def test_a_save_that_does_not_show(tmp_path: Path, event: str, words: str) -> None:
    """A build with faults, and a page without the words, are no result."""
    file = tmp_path / "page"
    file.write_text("cũ", "utf-8")
    with pytest.raises(MeasurementFailed, match="serve"):
        time_saves(python(SERVER, str(file), event), tmp_path, "/", [(lambda: _replace(file, "mới"), words)])


def test_a_preview_that_does_not_start(tmp_path: Path) -> None:
    """It ends without an address: a failure, not a wait."""
    with pytest.raises(MeasurementFailed, match="serve"):
        time_saves(python("print('no')"), tmp_path, "/", [])


def _replace(file: Path, words: str) -> None:
    """Write at once, so that the server never reads half a page."""
    fresh = file.with_suffix(f".{time.monotonic_ns()}")
    fresh.write_text(words, "utf-8")
    fresh.replace(file)
