"""How the last build of an output ended, in a file for those who watch over the machine."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plugins.publishing.disk import write_atomically
from plugins.publishing.lock import LOCK
from plugins.publishing.rights import published_rights
from plugins.sources.dates import LOCAL_ZONE

STATUS = "last-build.json"
"""File in the folder that holds the releases; not published."""
MAX_MESSAGES = 20


def write_status(output: Path, exit_code: int, messages: list[str]) -> None:
    """Write when a build of *output* ended, with which exit code, and its first *messages*; nothing in a folder that is not ours.

    A disk that is full says so itself.
    """
    if (output / LOCK).exists():
        status = {
            "when": datetime.now(LOCAL_ZONE).isoformat(timespec="seconds"),
            "exit_code": exit_code,
            "messages": messages[:MAX_MESSAGES],
        }
        with suppress(OSError), published_rights():
            write_atomically(
                output / STATUS, json.dumps(status, ensure_ascii=False, indent=1).encode() + b"\n"
            )
