"""The search over nginx and Caddy with the guide's configurations: the files of years are read in parts."""

from playwright.sync_api import Browser, expect

from tests.serving.conftest import Server, published, server

__all__ = ["published", "server"]
"""Fixtures."""


def test_a_search_over_a_web_server(browser: Browser, server: Server) -> None:
    """Words are found, under the policy of the site, from ranges of bytes alone."""
    page = browser.new_page()
    parts: list[int] = []
    messages: list[str] = []
    page.on("response", lambda answer: parts.append(answer.status) if ".bin" in answer.url else None)
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"http://127.0.0.1:{server.port}/tim-kiem/?q=tạ+đình+lãm+chủ+trì")
    expect(page.locator(".search-status")).to_contain_text("20 bài.")
    expect(page.locator(".hit mark").first).to_have_text("Tạ")
    page.close()
    assert parts and set(parts) == {206}
    assert messages == []
