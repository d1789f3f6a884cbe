"""Pictures of the desk for the editors' guide: ``python -m bench.desk_screens`` takes them of the real screens, on a copy of the samples."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Locator, sync_playwright

from plugins.cli.browser import FLAGS, find_chromium

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "docs" / "bien-tap" / "man-hinh"
SCREENS = {
    "hom-nay": "/",
    "bai-viet": "/articles?words=hoi+nghi",
    "ho-so": "/register/person/bui-xuan-giap",
    "chuc-vu": "/offices",
    "xuat-ban": "/publishing",
}
"""Address of each screen, by the picture's name."""
PARTS = {
    "diem-giu": (
        "/write/articles/2023/04/so-ket-5-nam-quy-che-phoi-hop-vinh-hac.md",
        "#article .focus, .field:has(#image_focus)",
    ),
}
"""Address of a screen and what of it is shown, from the first to the last that the selector finds."""
_SIZE = {"width": 1280, "height": 800}
_WIDTH = 960
"""Pixels of the pictures."""
_MARGIN = 8
"""Pixels around a part of a screen."""
_NAME = "Lò Thị Mai"


def main() -> None:
    """Take all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    with desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport=_SIZE, locale="vi-VN", color_scheme="light")
        page.goto(address)
        page.get_by_role("heading", name="Hôm nay").wait_for(timeout=120_000)
        origin = address.partition("/?")[0]
        page.goto(f"{origin}/person")
        page.locator("#name").fill(_NAME)
        page.get_by_role("button").last.click()
        for name, screen in SCREENS.items():
            page.goto(origin + screen)
            page.wait_for_load_state("networkidle")
            shot = Image.open(io.BytesIO(page.screenshot()))
            small = shot.resize((_WIDTH, round(shot.height * _WIDTH / shot.width)), Image.Resampling.LANCZOS)
            small.save(FOLDER / f"{name}.webp", quality=70, method=6)
        for name, (screen, shown) in PARTS.items():
            page.goto(origin + screen)
            page.locator("html.is-ready").wait_for()
            page.locator(shown).first.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
            page.wait_for_load_state("networkidle")
            part = Image.open(io.BytesIO(page.screenshot(clip=_around(page.locator(shown)))))
            part.save(FOLDER / f"{name}.webp", quality=80, method=6)
        browser.close()


def _around(parts: Locator) -> FloatRect:
    """Return the box around all *parts*, with a margin."""
    boxes = [box for part in parts.all() if (box := part.bounding_box())]
    left, top = (min(box[side] for box in boxes) - _MARGIN for side in ("x", "y"))
    right = max(box["x"] + box["width"] for box in boxes) + _MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + _MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


@contextmanager
def desk() -> Iterator[str]:
    """Run the desk on a copy of the samples; yield the address that it prints."""
    process = subprocess.Popen(
        [sys.executable, "tasks.py", "desk", "--content", "samples", "--port", "0"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "BROWSER": "true", "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        found = re.search(r"http\S+", process.stdout.readline())
        assert found is not None
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


if __name__ == "__main__":
    main()
