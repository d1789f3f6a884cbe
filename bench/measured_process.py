"""Run one command and record the time and memory of it and all its children: ``measured_process.py REPORT LOG COMMAND…``.

A separate process, of the standard library alone, so that it is small and adopts the processes that the command leaves
behind (``PR_SET_CHILD_SUBREAPER``, Linux): their time counts too. Its own time and memory do not count.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
import time

_SET_CHILD_SUBREAPER = 36
_FIRST_SAMPLE_SECONDS = 0.02
_SAMPLE_SECONDS = 0.1
_MIN_PAUSE_PER_SAMPLE = 20
"""The pause after a sample of memory is at least this many times as long as the sample took."""
_GRACE_SECONDS = 10.0
"""Seconds that children may outlive the command."""
_NOT_FOUND_CODE = 127


def main() -> None:
    """Run the command that the arguments name; write seconds, bytes and exit code to the report."""
    report, log, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    actions = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
    begun = time.monotonic()
    try:
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions, setsigmask=())
    except OSError as error:
        os.write(output, str(error).encode())
        sys.exit(_NOT_FOUND_CODE)
    ended, code, peak, left, pause = 0.0, 0, 0, True, _FIRST_SAMPLE_SECONDS
    while left:
        signal.sigtimedwait({signal.SIGCHLD}, pause)
        gone, left = _reap()
        if child in gone:
            ended, code = time.monotonic(), gone[child]
        if left:
            looked = time.monotonic()
            tree = descendants(os.getpid())
            peak = max(peak, sum(proportional_set(process_id) for process_id in tree))
            pause = max(_SAMPLE_SECONDS, _MIN_PAUSE_PER_SAMPLE * (time.monotonic() - looked))
            if ended and time.monotonic() - ended > _GRACE_SECONDS:
                for process_id in tree:
                    os.kill(process_id, signal.SIGKILL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": ended - begun,
        "memory": peak or used.ru_maxrss * 1024,
    }
    with open(report, "w", encoding="utf-8") as file:
        json.dump({**cost, "code": code}, file)


def _reap() -> tuple[dict[int, int], bool]:
    """Return the exit codes of children that ended, by process, and whether there are more."""
    gone: dict[int, int] = {}
    while True:
        try:
            process, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return gone, False
        if process == 0:
            return gone, True
        gone[process] = os.waitstatus_to_exitcode(status)


def descendants(root: int) -> list[int]:
    """Return the processes below *root*, parents before children."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    parent = int(file.read().rpartition(b")")[2].split()[1])
            except (OSError, IndexError):
                continue  # it ended meanwhile
            children.setdefault(parent, []).append(int(name))
    below = list(children.get(root, ()))
    for process_id in below:
        below += children.get(process_id, ())
    return below


def proportional_set(process: int) -> int:
    """Return the bytes a process holds, what it shares divided among the sharers; 0 once it has ended."""
    try:
        with open(f"/proc/{process}/smaps_rollup", "rb") as file:
            for line in file:
                if line.startswith(b"Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


if __name__ == "__main__":
    main()
