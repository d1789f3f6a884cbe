"""Showing the progress of a build: a bar on a terminal, a line for each stage elsewhere."""

from __future__ import annotations

import sys
from typing import TextIO

from plugins.workers.progress import Progress

_STAGES = {
    "records": "Đọc hồ sơ",
    "articles": "Đọc bài",
    "pages": "Ghi trang",
    "search": "Lập tìm kiếm",
    "pictures": "Làm ảnh",
    "finding_aids": "Viết công cụ tra cứu",
    "done": "Xong",
    "verify": "Kiểm tra",
}
_BAR_CHARACTERS = 30
_DRAW_EVERY_STEP_BELOW = 200
"""With fewer steps each is drawn; with more, every 20th."""


def show_progress(stream: TextIO = sys.stderr) -> Progress:
    """Return what draws a bar on a terminal, or prints a line for each stage elsewhere."""
    return _bar(stream) if stream.isatty() else _lines(stream)


def _bar(stream: TextIO) -> Progress:
    drawn = ""

    def draw(stage: str, done: int, total: int) -> None:
        nonlocal drawn
        name = _STAGES.get(stage, stage)
        filled = _BAR_CHARACTERS * done // total if total else 0
        line = (
            f"{name} [{'█' * filled}{'·' * (_BAR_CHARACTERS - filled)}] {done}/{total}"
            if total
            else f"{name} {done}"
        )
        if line != drawn and (done == total or done % 20 == 0 or total < _DRAW_EVERY_STEP_BELOW):
            stream.write(f"\r\x1b[K{line}" + ("\n" if stage == "done" else ""))
            stream.flush()
            drawn = line

    return draw


def _lines(stream: TextIO) -> Progress:
    seen: set[str] = set()

    def print_stage(stage: str, done: int, total: int) -> None:
        if stage not in seen and (done or stage != "done"):
            seen.add(stage)
            stream.write(f"{_STAGES.get(stage, stage)}{f': {total}' if total else ''}\n")

    return print_stage
