"""The search in a browser over nginx and Caddy with the guide's configurations: the files of years are read in parts."""

from playwright.sync_api import expect, sync_playwright

from plugins.cli.browser import FLAGS, find_chromium


def test_a_search_over_a_web_server(server):
    """Words are found, under the policy of the site, from ranges of bytes alone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page()
        parts, messages = [], []
        page.on("response", lambda answer: parts.append(answer.status) if ".bin" in answer.url else None)
        page.on("console", lambda message: messages.append(message.text))
        page.goto(f"http://127.0.0.1:{server.port}/tim-kiem/?q=tạ+đình+lãm+chủ+trì")
        expect(page.locator(".search-status")).to_contain_text("20 bài.", timeout=60_000)
        expect(page.locator(".hit mark").first).to_have_text("Tạ")
        browser.close()
    assert parts and set(parts) == {206}
    assert messages == []
