"""Finding a Chromium for the browser tests, or installing one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from plugins.cli.debian import install_packages
from plugins.sources.problems import CommandError

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
"""Most of these keep Chromium from contacting hosts of its own at every start."""


_PRINT_PLAYWRIGHTS_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class NoChromium(CommandError):
    """There is no Chromium and none could be installed; the text says what to do."""

    exitcode = 4


_DEBIAN_PACKAGES = ("chromium", "libatomic1")
"""The browser, and a library that Playwright's driver needs."""


def find_chromium() -> str | None:
    """Return the path of a Chromium, None when there is none: ``CHROMIUM``, the system's, Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    # In another process: without its libraries the driver crashes.
    printed = subprocess.run(
        [sys.executable, "-c", _PRINT_PLAYWRIGHTS_PATH], capture_output=True, text=True, check=False
    )
    path = printed.stdout.strip()
    return path if printed.returncode == 0 and os.path.exists(path) else None


def ensure_chromium() -> str:
    """Return the path of a Chromium; install one when there is none: as root Debian's package, else Playwright's."""
    chromium = find_chromium()
    if chromium:
        return chromium
    print(
        "Cài Chromium cho kiểm thử (một lần)… / Installing Chromium for the tests, once…",
        file=sys.stderr,
        flush=True,
    )
    if not install_packages(_DEBIAN_PACKAGES):
        subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr)
    chromium = find_chromium()
    if not chromium:
        raise NoChromium(
            "Cần Chromium: cài gói chromium, hoặc đặt CHROMIUM=đường/dẫn. / Install chromium, or set CHROMIUM."
        )
    return chromium
