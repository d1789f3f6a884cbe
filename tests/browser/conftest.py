"""The built sites in a real browser: what every test here stands on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from plugins.building.running import run_pelican
from plugins.cli.browser import FLAGS, find_chromium
from tests.city import AS_OF
from tests.sharing import made_once

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 20_000
"""Milliseconds after which what does not come counts as missing; a busy machine may need long."""
expect.set_options(timeout=PATIENCE)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Stay quiet: the test says what went wrong."""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site and where it is served."""

    folder: Path
    address: str
    """``http://127.0.0.1:PORT``, without a slash at the end."""


@dataclass(slots=True)
class Reader:
    """Somebody at a browser, and what the browser noted meanwhile."""

    page: Page
    site: Site
    messages: list[str] = field(default_factory=list)
    """Console messages and uncaught errors."""
    requests: list[str] = field(default_factory=list)
    """Addresses asked for: those of the site root-relative, others whole."""

    def open(self, address: str) -> None:
        """Go to the page at *address* of the site."""
        self.page.goto(self.site.address + address)

    def follow(self, address: str, within: str = "main") -> None:
        """Click the first visible link to *address* inside *within* and wait for its page."""
        self.page.locator(f'{within} a[href="{address}"]:visible').first.click()
        self.page.wait_for_url(self.site.address + address)

    @property
    def heading(self) -> str:
        """The page's own heading."""
        return self.page.locator("h1").inner_text()

    @property
    def address(self) -> str:
        """Where the reader is, root-relative."""
        return self.page.url.removeprefix(self.site.address)


def _serve(folder: Path) -> tuple[Site, ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return Site(folder, f"http://127.0.0.1:{server.server_port}"), server


def _built_and_served(content: str, factory: pytest.TempPathFactory) -> Iterator[Site]:
    def build(work: Path) -> None:
        run_pelican(
            "pelicanconf.py", PROJECT / content, work / "site", work / "cache", AS_OF=AS_OF.isoformat()
        )

    site, server = _serve(made_once(factory, content, build) / "site")
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real archive, ``content/``, built by the project's own build and served."""
    yield from _built_and_served("content", tmp_path_factory)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The invented city, ``samples/``, likewise."""
    yield from _built_and_served("samples", tmp_path_factory)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; a test fails, with what to do, where there is none."""
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium: run python3 tasks.py test, or install chromium, or set CHROMIUM=path.")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        except Error as error:
            pytest.fail(f"{path} does not start; set CHROMIUM=path to another. {error.message}")
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reader_of(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """A function that sits a new reader before a site; keywords are those of Playwright's ``new_context``.

    A reader takes the place of the one before with the same keywords: its page is closed, the browser's cache stays.
    """
    contexts: dict[str, BrowserContext] = {}

    def sit(site: Site, **options: Any) -> Reader:
        key = repr((site, sorted(options.items())))
        if key not in contexts:
            contexts[key] = browser.new_context(locale="vi-VN", **options)
        for page in contexts[key].pages:
            page.close()
        reader = Reader(contexts[key].new_page(), site)
        reader.page.set_default_timeout(PATIENCE)
        reader.page.on("console", lambda message: reader.messages.append(message.text))
        reader.page.on("pageerror", lambda error: reader.messages.append(str(error)))
        reader.page.on("request", lambda request: reader.requests.append(_relative(request.url, site)))
        return reader

    yield sit
    for context in contexts.values():
        context.close()


def _relative(url: str, site: Site) -> str:
    return url.removeprefix(site.address) if urlsplit(url).scheme in ("http", "https") else url
