"""A desk of the invented city, and a browser that was given its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from plugins.desk.application import make_application
from plugins.desk.security import csrf_of
from plugins.desk.state import Desk, DeskSettings

ORIGIN = "http://127.0.0.1:8000"
TOKEN = "mot-hai-ba"


class Browser(TestClient):
    """A browser with the desk open: it has the cookie, and sends what pages of the desk send."""

    def page(self, address: str, status: int = 200) -> BeautifulSoup:
        """Return the page at *address*, which is answered with *status*."""
        answer = self.get(address)
        assert answer.status_code == status, answer.text
        return BeautifulSoup(answer.text, "html.parser")

    def post_form(self, address: str, follow: bool = False, /, **fields: object) -> Response:
        """Send a form as a page of the desk does; return the answer."""
        return self.post(
            address,
            params={"csrf": csrf_of(TOKEN)},
            data={name.removesuffix("_"): value for name, value in fields.items()},
            headers={"Origin": ORIGIN},
            follow_redirects=follow,
        )

    def submit(self, address: str, status: int = 200, /, **fields: object) -> BeautifulSoup:
        """Send a form as a page of the desk does; return the page that comes in the end."""
        answer = self.post_form(address, True, **fields)
        assert answer.status_code == status, answer.text
        return BeautifulSoup(answer.text, "html.parser")


@pytest.fixture
def make_application_of(
    folder: Path, tmp_path: Path, without_syncs: None
) -> Iterator[Callable[..., Starlette]]:
    """A function that returns the desk of a content folder, indexed; that of the city where it is given none."""
    made: list[Starlette] = []

    def make(content: Path = folder, **settings: object) -> Starlette:
        """Return a desk of *content*."""
        given = {
            "content": content,
            "output": tmp_path / "output",
            "cache": tmp_path / "cache",
            "keeping": tmp_path / "keeping",
            "code": "1",
            "home": "thanh-uy-van-khe",
            "token": TOKEN,
            "origin": ORIGIN,
            **settings,
        }
        application = make_application(DeskSettings(**given))
        application.state.desk.known_person = {"name": "Lò Thị Mai", "email": "mai@van-khe.example"}
        application.state.desk.index()
        made.append(application)
        return application

    yield make
    for application in made:
        application.state.desk.close()


@pytest.fixture
def application(make_application_of: Callable[..., Starlette]) -> Starlette:
    """The desk of the city, as an application."""
    return make_application_of()


@pytest.fixture
def desk(application: Starlette) -> Desk:
    """The desk of the city. Nothing indexes beside it: a test that saves calls ``desk.index()``."""
    found: Desk = application.state.desk
    return found


@pytest.fixture
def browser(application: Starlette) -> Browser:
    """A browser with that desk open."""
    return open_browser(application)


def open_browser(application: Starlette) -> Browser:
    """Return a browser that was given the address of a desk."""
    opened = Browser(application, ORIGIN)
    opened.get(f"/?token={TOKEN}")
    return opened
