"""Publishing from the desk: what will go out, a build by a button, back to the one before, down in a hurry."""

import time

import pytest

from plugins.desk.waiting import outgoing
from plugins.publishing.releases import current_release
from tests.city import NEWS, REPORT, write

PATIENCE_SECONDS = 120


@pytest.fixture
def application(make_application_of, tmp_path):
    """A desk whose builds keep nothing of other tests."""
    return make_application_of(build_cache=tmp_path / "build-cache")


def finished(desk):
    """Wait until what is under way has ended; return it."""
    until = time.monotonic() + PATIENCE_SECONDS
    while desk.job.is_running and time.monotonic() < until:
        time.sleep(0.05)
    desk.index()
    return desk.job


def shown(browser, desk):
    """Return the page once what goes out is known."""
    outgoing(desk, PATIENCE_SECONDS)
    return browser.page("/publishing")


def titles(page):
    """Return the titles of what will go out."""
    return [one.text for one in page.select("section[aria-labelledby=outgoing] .list__title")]


def test_from_the_button_to_readers_and_back(browser, desk):
    """What is new is listed, goes out, and is listed no more; an error goes out never, and its file is named."""
    assert len(titles(shown(browser, desk))) > 2
    browser.submit("/publishing/build")
    job = finished(desk)
    assert job.code == 0, job.lines
    first = current_release(desk.settings.output)
    assert "tin-tuc/2023/07/hoi-nghi-cap-nuoc/index.html" in first.manifest
    assert "Không bài hay hồ sơ nào khác" in shown(browser, desk).text

    text = (desk.content / NEWS).read_text("utf-8")
    write(desk.content, NEWS, text.replace("title: ", "title: Mới ", 1))
    desk.index()
    assert len(titles(shown(browser, desk))) == 1
    browser.submit("/publishing/build")
    assert finished(desk).code == 0
    second = current_release(desk.settings.output)
    assert second.folder != first.folder

    report = (desk.content / REPORT).read_text("utf-8")
    write(desk.content, REPORT, report.replace("---\n", "---\nlao: x\n", 1))
    desk.index()
    browser.submit("/publishing/build")
    assert finished(desk).code == 1
    page = browser.page("/publishing")
    assert page.select_one(f"#progress a[href='/write/{REPORT}']") is not None
    assert "bạn đọc vẫn thấy bản trước" in page.select_one("#progress").text
    assert current_release(desk.settings.output).folder == second.folder

    browser.submit("/publishing/rollback", 400)
    browser.submit("/publishing/rollback", sure="1")
    assert finished(desk).code == 0
    assert current_release(desk.settings.output).folder == first.folder

    write(desk.content, REPORT, report)
    browser.submit("/publishing/takedown", what="trao-huy-hieu", reason="sai", sure="1")
    job = finished(desk)
    assert job.code == 0, job.lines
    page = (first.folder / "tin-tuc/2023/08/trao-huy-hieu/index.html").read_text("utf-8")
    assert "Mới" not in page


def test_bytes_that_no_page_shows_are_out_once_they_were_built(browser, desk):
    """The release stays, and says of which bytes its pages are made now."""
    browser.submit("/publishing/build")
    assert finished(desk).code == 0
    first = current_release(desk.settings.output)
    write(desk.content, REPORT, (desk.content / REPORT).read_text("utf-8") + "\n")
    desk.index()
    assert titles(shown(browser, desk)) == ["Bàn việc cấp nước sạch"]
    browser.submit("/publishing/build")
    assert finished(desk).code == 0
    assert current_release(desk.settings.output).folder == first.folder
    assert titles(shown(browser, desk)) == []


def test_one_thing_at_a_time(browser, desk):
    """A second press while one runs does nothing but say so."""
    browser.submit("/publishing/build")
    browser.submit("/publishing/build", 400)
    assert finished(desk).code == 0


def test_a_place_is_remembered(browser, desk, tmp_path):
    """The release is taken there too."""
    browser.submit("/publishing/build", to=str(tmp_path / "www"))
    job = finished(desk)
    assert job.code == 0, job.lines
    assert (tmp_path / "www/current/index.html").is_file()
    assert browser.page("/publishing").select_one("#to")["value"] == str(tmp_path / "www")


def test_nothing_of_the_desk_is_in_a_release(browser, desk):
    """No file of it, no word of it."""
    browser.submit("/publishing/build")
    assert finished(desk).code == 0
    release = current_release(desk.settings.output)
    assert [path for path in release.manifest if "desk" in path] == []
    for path in release.manifest:
        if path.endswith((".html", ".css", ".js")):
            text = (release.folder / path).read_text("utf-8")
            assert "Bàn biên tập" not in text, path
            assert "/static/desk" not in text, path
