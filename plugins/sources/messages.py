"""The messages to editors by code, read from ``messages.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple


class Message(NamedTuple):
    """The texts of one code: what is wrong, how to mend it."""

    severity: str
    """``error``, ``warning``, ``notice`` or ``hint``."""
    vi: tuple[str, str]
    en: tuple[str, str]


def _read(path: Path) -> dict[str, Message]:
    tables = tomllib.loads(path.read_text("utf-8"))
    return {
        code: Message(table["severity"], tuple(table["vi"]), tuple(table["en"]))
        for code, table in tables.items()
    }


MESSAGES = _read(Path(__file__).with_name("messages.toml"))
"""By code, such as ``R101``."""
