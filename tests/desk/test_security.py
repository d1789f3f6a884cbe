"""Who may talk to the desk, and what its pages may load."""

import pytest
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from plugins.desk.application import MODULES
from plugins.desk.security import csrf_of
from tests.desk.conftest import ORIGIN, TOKEN


@pytest.fixture
def stranger(application):
    """A browser that does not know the address that was opened."""
    return TestClient(application, ORIGIN)


def test_the_address_that_is_opened_becomes_a_cookie(stranger):
    """Which no script reads and no other site sends; the address without its secret is what stays, with the rest of it."""
    answer = stranger.get(f"/?token={TOKEN}&q=l%E1%BB%85", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?q=l%E1%BB%85")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"desk-8000={TOKEN};")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/"))
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("address", ["/", "/articles", "/static/desk.css", "/?token=khac", "/khong-co"])
def test_without_it_nothing_is_answered(stranger, address):
    """Not even that an address is none."""
    assert stranger.get(address).status_code == 403


def test_the_secret_leads_to_no_other_host(stranger):
    """However the address is written."""
    answer = stranger.get(f"//tin-xau.example/?token={TOKEN}", follow_redirects=False)
    assert answer.headers["location"] == "/tin-xau.example/" or answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "host",
    ["tin-xau.example", "localhost:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.tin-xau.example"],
)
def test_it_answers_to_its_exact_address_only(browser, host):
    """A page elsewhere whose name was made to lead here reads nothing."""
    assert browser.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", ["http://localhost:8001", "http://127.0.0.1:8001", "null", "http://tin-xau.example"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_pages_cannot_reach_it(browser, origin, method):
    """Those of the preview neither, whatever they know."""
    answer = browser.request(method, "/", params={"csrf": csrf_of(TOKEN)}, headers={"Origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("headers", "query"),
    [({"Origin": ORIGIN}, {}), ({"Origin": ORIGIN}, {"csrf": "khac"}), ({}, {"csrf": csrf_of(TOKEN)})],
    ids=["without proof", "with another", "without origin"],
)
def test_every_form_proves_where_it_comes_from(browser, headers, query):
    """At every address that takes one."""
    addresses = [
        route.path
        for module in MODULES
        for route in module.ROUTES
        if isinstance(route, Route) and "POST" in (route.methods or ())
    ]
    for address in ["/", *addresses]:
        assert browser.post(address, params=query, headers=headers).status_code == 403, address


def test_a_script_proves_it_by_a_header(browser):
    """The page has it for its own scripts."""
    proof = browser.page("/").select_one("meta[name=csrf]")["content"]
    answer = browser.post("/khong-co", headers={"Origin": ORIGIN, "X-CSRF": proof})
    assert answer.status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(browser, method):
    """Nothing here needs them."""
    assert browser.request(method, "/").status_code == 405


def test_every_answer_says_what_its_page_may_load(browser):
    """Nothing from elsewhere, no script or style in the page, no frame around it; the preview alone in a frame of it."""
    for address in ("/", "/static/desk.css", "/khong-co"):
        headers = browser.get(address).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["frame-src"] == "http://localhost:8001"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_no_page_has_script_or_style_in_it(browser):
    """So that the policy above costs nothing."""
    page = browser.page("/")
    assert page.select("script:not([src]), style, [style], [onclick], [onload]") == []


def test_every_module_has_its_routes():
    """And none is a mount that takes what is not its own."""
    assert all(isinstance(module.ROUTES, list) for module in MODULES)
    assert not any(isinstance(route, Mount) for module in MODULES for route in module.ROUTES)
