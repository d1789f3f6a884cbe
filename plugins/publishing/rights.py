"""Rights of published files: a web server runs as another user than those who publish."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_UMASK = 0o022


@contextmanager
def published_rights() -> Iterator[None]:
    """Write files as 0644 and folders as 0755 inside, whatever the umask: all may read, the owner alone may write."""
    before = os.umask(_UMASK)
    try:
        yield
    finally:
        os.umask(before)
