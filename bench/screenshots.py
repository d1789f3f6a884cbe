"""Pictures of every kind of page, of the samples alone: ``python -m bench.screenshots`` writes ``docs/screenshots``.

Each shows the page in light on a wide screen, in dark on a small one, and as the first sheet of paper.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.search_serving import serving
from plugins.building.running import run_pelican
from plugins.cli.browser import FLAGS, find_chromium
from tests.browser.kinds import KINDS, PREVIEW

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "docs" / "screenshots"
MAX_BYTES = 40_000
_BUILD_TIME = "2026-11-23T08:00"
_HEIGHT = 540
_LOOKS = (("screen", "light", 1280, 900), ("screen", "dark", 320, 675), ("print", "light", 794, 1123))
"""Medium, colours, width and height; the last as A4."""
_ASKED = {
    "search": "?q=hoi+nghi",
    "offices held": "?to-chuc=thanh-uy-sao-khue&ngay=2023-07-21",
    "together": "?nguoi=trinh-hai-duong&nguoi=phan-ngoc-cam",
}
"""What is asked where a page answers questions."""


def main() -> None:
    """Build the samples as the preview does, and take the pictures anew."""
    with tempfile.TemporaryDirectory() as made:
        site = Path(made) / "site"
        run_pelican("pelicanconf.py", PROJECT / "samples", site, Path(made) / "cache", AS_OF=_BUILD_TIME)
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir()
        with serving(site) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            for kind, place in (KINDS | PREVIEW).items():
                _save(kind, _picture(browser, server.address + place + _ASKED.get(kind, "")))
            browser.close()
    lines = [f"## {kind}\n\n![{kind}]({_name(kind)})\n" for kind in KINDS | PREVIEW]
    head = "# Every kind of page\n\nOf the samples, by `python -m bench.screenshots`: light and wide, dark and small, on paper.\n"
    (FOLDER / "README.md").write_text("\n".join([head, *lines]), encoding="utf-8")


def _name(kind: str) -> str:
    return f"{kind.replace(' ', '-').lower()}.webp"


def _picture(browser: Browser, address: str) -> Image.Image:
    """Return the beginning of the page at *address* in each look, side by side."""
    shots = []
    for medium, scheme, width, height in _LOOKS:
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale="vi-VN",
        )
        page.goto(address)
        page.evaluate("document.fonts.ready")
        page.wait_for_load_state("networkidle")
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        shot = Image.open(io.BytesIO(page.screenshot()))
        shots.append(shot.resize((round(width * _HEIGHT / height), _HEIGHT), Image.Resampling.LANCZOS))
        page.close()
    whole = Image.new("RGB", (sum(shot.width + 8 for shot in shots) - 8, _HEIGHT), "#888")
    left = 0
    for shot in shots:
        whole.paste(shot, (left, 0))
        left += shot.width + 8
    return whole


def _save(kind: str, picture: Image.Image) -> None:
    """Write the picture in the best quality that is small enough."""
    for quality in range(70, 10, -10):
        picture.save(FOLDER / _name(kind), quality=quality, method=6)
        if (FOLDER / _name(kind)).stat().st_size <= MAX_BYTES:
            return


if __name__ == "__main__":
    main()
