"""What all processes of a test run share: made by the first that asks for it, while the others wait."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publishing.lock import AlreadyLocked, lock_folder


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder *name*, which *make* has filled once for all processes of this run; nobody may change it after."""
    own = factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"shared-{name}"
    made, done = place / "made", place / "done"
    while not done.exists():
        try:
            with lock_folder(place):
                if not done.exists():
                    shutil.rmtree(made, ignore_errors=True)
                    made.mkdir()
                    make(made)
                    done.touch()
        except AlreadyLocked:
            time.sleep(0.1)
    return made
