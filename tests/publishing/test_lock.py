"""One build at a time."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.publishing.lock import LOCK, AlreadyLocked, lock_folder, wait_for_folder

PROJECT = Path(__file__).resolve().parents[2]
TRY = """
import sys
from pathlib import Path
from plugins.publishing.lock import AlreadyLocked, lock_folder
try:
    with lock_folder(Path(sys.argv[1])):
        print("mine")
except AlreadyLocked as held:
    print("held", held.exitcode)
"""


def other_process(output) -> str:
    """Return what another process says that wants the lock of *output*."""
    command = [sys.executable, "-c", TRY, str(output)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.strip()


def test_a_second_process_is_refused(tmp_path):
    """At once, with exit code 3; afterwards it may."""
    with lock_folder(tmp_path):
        assert other_process(tmp_path) == "held 3"
    assert other_process(tmp_path) == "mine"


def test_the_lock_is_freed_by_an_error(tmp_path):
    """A build that failed does not block the next."""
    with pytest.raises(ZeroDivisionError), lock_folder(tmp_path):
        raise ZeroDivisionError
    with lock_folder(tmp_path):
        pass


def test_two_folders_have_two_locks(tmp_path):
    """Builds of two portals do not wait for each other."""
    with (
        lock_folder(tmp_path / "a"),
        lock_folder(tmp_path / "b"),
        pytest.raises(AlreadyLocked),
        lock_folder(tmp_path / "a"),
    ):
        pass


def test_one_that_waits_gets_the_lock_when_it_is_free(tmp_path):
    """At once, or as soon as the other lets go; never before."""
    order = []

    def second():
        with wait_for_folder(tmp_path, 10):
            order.append("second")

    with wait_for_folder(tmp_path, 0):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.1)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


def test_one_that_waits_gives_up(tmp_path):
    """After its time, with the lock's own exception."""
    with wait_for_folder(tmp_path, 0), pytest.raises(AlreadyLocked), wait_for_folder(tmp_path, 0.05):
        pass


def test_waiting_leaves_no_file(tmp_path):
    """The folder itself is held: editors of several accounts share it, and whoever may read it may."""
    tmp_path.chmod(0o555)
    with wait_for_folder(tmp_path, 0):
        assert list(tmp_path.iterdir()) == []
    tmp_path.chmod(0o755)


def test_only_its_owner_may_take_it(tmp_path):
    """Who may open the file may hold the lock: nobody else may, also where an earlier version let everybody."""
    (tmp_path / LOCK).touch(0o644)
    with lock_folder(tmp_path):
        assert (tmp_path / LOCK).stat().st_mode & 0o777 == 0o600


def test_a_link_is_no_lock(tmp_path):
    """A link that somebody put there is not followed."""
    (tmp_path / LOCK).symlink_to(tmp_path / "khac")
    with pytest.raises(OSError, match="symbolic links"), lock_folder(tmp_path):
        pass
    assert not (tmp_path / "khac").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="giving files to others takes root")
def test_what_root_locks_is_its_owners(tmp_path):
    """A service whose place root looked after can lock it afterwards."""
    os.chown(tmp_path, 65534, 65534)
    with lock_folder(tmp_path):
        assert (tmp_path / LOCK).stat().st_uid == 65534
