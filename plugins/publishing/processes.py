"""Which process of which machine: whether a run that left a lock behind is still alive."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_PROCESSES = Path("/proc")


def this_machine() -> str:
    """Return what is the same for two processes only where they see the same numbers of processes."""
    parts = [platform.node()]
    with suppress(OSError):
        parts.append((_PROCESSES / "sys/kernel/random/boot_id").read_text("ascii").strip())
        parts.append(os.readlink(_PROCESSES / "self/ns/pid"))
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def this_process() -> str:
    """Return number and beginning of this process: numbers are given again."""
    return f"{os.getpid()} {_beginning(os.getpid())}"


def is_running(process: str) -> bool:
    """Whether *process* of this machine, as ``this_process`` named it, may be alive; true where the system does not tell."""
    number, _, beginning = process.partition(" ")
    return not (_PROCESSES / "self/stat").exists() or _beginning(int(number)) == beginning


def _beginning(number: int) -> str:
    """Return when process *number* began, in ticks since the machine did; empty for one that is dead or not told."""
    try:
        stat = (_PROCESSES / str(number) / "stat").read_text("utf-8", "replace")
    except OSError:
        return ""
    state, *rest = stat.rpartition(")")[
        2
    ].split()  # the name before it may hold anything; proc(5) counts from 1
    return "" if state in "ZX" else rest[18]
