"""The list of articles, and what is done with one from there."""

import pytest

from plugins.desk.saving import read_text
from plugins.sources.content_file import read_content_file
from tests.city import NEWS, REPORT

DRAFT = "articles/2026/10/ra-quan.md"


@pytest.fixture
def folder(folder):
    """The city with a draft."""
    place = folder / DRAFT
    place.parent.mkdir(parents=True)
    place.write_text(
        "---\ntitle: Lễ ra quân\ndate: 2026-10-01\ncategory: Thời sự\nstatus: draft\n---\n\nChữ.\n", "utf-8"
    )
    return folder


def titles(page):
    """Return the titles that a page lists."""
    return [one.text for one in page.select("#found .list__title")]


def values(desk, path):
    """Return what the front matter of a file says."""
    data = (desk.content / path).read_bytes()
    source, problems = read_content_file("article", path, data)
    assert problems == []
    return source.values


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["ra-quan", "trao-huy-hieu", "hoi-nghi-cap-nuoc"]),
        ("words=ra+quan", ["ra-quan"]),
        ("state=draft", ["ra-quan"]),
        ("category=thoi-su&state=published", ["hoi-nghi-cap-nuoc"]),
        ("named=Tạ+Đình+Lãm&until=7/2023", ["hoi-nghi-cap-nuoc"]),
        ("named=person:ta-dinh-lam&words=huy", ["trao-huy-hieu"]),
        ("named=Không+Ai", []),
    ],
)
def test_the_list_is_narrowed(browser, query, found):
    """By words without marks, state, category, record and day, alone or together; what is asked stays in the form."""
    page = browser.page(f"/articles?{query}")
    links = [one["href"] for one in page.select("#found .list__title a")]
    assert [link.rpartition("/")[2].removesuffix(".md") for link in links] == found


def test_a_script_takes_the_list_alone(browser):
    """The same rows, without the frame."""
    page = browser.page("/articles?part=list&words=quan")
    assert page.select("html, form") == []
    assert [one.text for one in page.select(".list__title")] == ["Lễ ra quân"]


def test_a_name_that_nobody_has_is_told(browser):
    """Instead of a list of everything."""
    assert "Danh bạ không có tên “Không Ai”" in browser.page("/articles?named=Không+Ai").text


def test_long_lists_go_on(browser, desk):
    """From the last one on, without a number that a new article would move."""
    for number in range(60):
        path = desk.content / f"articles/2026/09/bai-{number:02}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\ntitle: Bài {number:02}\ndate: 2026-09-01\ncategory: Thời sự\n---\n\nChữ.\n", "utf-8"
        )
    desk.index()
    first = browser.page("/articles?category=thoi-su")
    rest = browser.page(first.select_one("a[rel=next]")["href"])
    assert len(titles(first)) == 50
    assert len(titles(first) + titles(rest)) == len({*titles(first), *titles(rest)}) == 62


def test_a_new_article_is_a_draft(browser, desk):
    """With an id, in the folder of its month; one click takes it back."""
    answer = browser.post_form("/articles/new", title="Lễ ký kết")
    assert answer.status_code == 303
    place = answer.headers["location"]
    assert "/write/articles/" in place
    path = place.partition("/write/")[2].partition("?")[0]
    assert values(desk, path)["status"] == "draft"
    change = place.rpartition("change=")[2]
    browser.submit("/history/undo", change=change)
    assert not (desk.content / path).exists()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"what": "status", "status": "published"}, {"status": "published"}),
        ({"what": "times", "publish_at": "1/12/2026 17:00"}, {"publish_at": "2026-12-01T17:00:00+07:00"}),
        (
            {"what": "rename", "slug": "Ra quân năm mới"},
            {"slug": "ra-quan-nam-moi", "former_slugs": ["ra-quan"]},
        ),
        (
            {"what": "correct", "date": "2/10/2026", "text": 'Không phải "5", mà là 6: đúng.'},
            {
                "corrections": [
                    {"date": "2026-10-02T00:00:00+07:00", "text": 'Không phải "5", mà là 6: đúng.'}
                ]
            },
        ),
        (
            {"what": "retract", "date": "2026-10-02", "reason": "Sai người"},
            {"retracted": {"date": "2026-10-02T00:00:00+07:00", "reason": "Sai người"}},
        ),
    ],
    ids=lambda one: one.get("what"),
)
def test_what_is_done_stands_in_the_file(browser, desk, fields, expected):
    """In the field that does it, all else as it was; and goes back."""
    before = read_text(desk, DRAFT)[0]
    answer = browser.post_form(f"/articles/file/{DRAFT}", **fields)
    assert answer.status_code == 303, answer.text
    found = values(desk, DRAFT)
    for name, value in expected.items():
        assert found[name] == value
    browser.submit("/history/undo", change=answer.headers["location"].rpartition("change=")[2])
    assert read_text(desk, DRAFT)[0] == before


@pytest.mark.parametrize(
    "fields",
    [
        {"what": "times", "publish_at": "chiều mai"},
        {"what": "correct", "date": "hôm nay", "text": "x"},
        {"what": "correct", "text": ""},
        {"what": "rename", "slug": "ra-quan"},
        {"what": "khac"},
    ],
)
def test_what_check_would_refuse_is_not_done(browser, desk, fields):
    """It is told at its form, with what was typed; the file is as it was."""
    before = read_text(desk, DRAFT)[0]
    answer = browser.post_form(f"/articles/file/{DRAFT}", **fields)
    assert answer.status_code in (400, 422)
    assert all(value in answer.text for name, value in fields.items() if name not in ("what",))
    assert read_text(desk, DRAFT)[0] == before


def test_a_copy_is_another_draft(browser, desk):
    """With an id and a title of its own, without what was said of the one alone."""
    answer = browser.post_form(f"/articles/file/{REPORT}", what="copy", title="Hội nghị khác")
    path = answer.headers["location"].partition("/write/")[2].partition("?")[0]
    found, old = values(desk, path), values(desk, REPORT)
    assert (found["title"], found["status"]) == ("Hội nghị khác", "draft")
    assert found["id"] != old.get("id")
    assert found["category"] == old["category"]


def test_a_translation_names_what_it_translates(browser, desk):
    """In the other language, on the day of the original."""
    answer = browser.post_form(f"/articles/file/{REPORT}", what="translate", title="Conference")
    path = answer.headers["location"].partition("/write/")[2].partition("?")[0]
    found = values(desk, path)
    assert (found["lang"], found["status"]) == ("en", "draft")
    assert found["translation_of"] in (values(desk, REPORT).get("id"), "hoi-nghi-cap-nuoc")


def test_days_are_written_as_people_do(browser, desk):
    """That of a correction is today's, day first."""
    now = desk.now()
    page = browser.page(f"/articles/file/{DRAFT}")
    assert page.select_one("#correct-date")["value"] == f"{now.day}/{now.month}/{now.year}"


@pytest.mark.parametrize(
    "fields", [{"what": "copy"}, {"what": "translate"}, {"what": "rename", "slug": "ra-quan-moi"}]
)
def test_a_picture_keeps_its_point(browser, desk, fields):
    """Whatever is done to the article."""
    place = desk.content / DRAFT
    place.write_text(
        place.read_text("utf-8").replace("status:", "image: /images/a.jpg\nimage_focus: 40% 20%\nstatus:"),
        "utf-8",
    )
    desk.index()
    answer = browser.post_form(f"/articles/file/{DRAFT}", title="Bài khác", **fields)
    path = answer.headers["location"].partition("/articles/2")[2].partition("?")[0]
    assert values(desk, f"articles/2{path}")["image_focus"] == "40% 20%"


def test_a_draft_is_deleted_and_what_was_public_is_removed(browser, desk):
    """Readers had the address: a notice stays there."""
    browser.submit(f"/articles/file/{DRAFT}", what="delete")
    assert not (desk.content / DRAFT).exists()
    assert "Xóa nháp" not in browser.page(f"/articles/file/{NEWS}").text
    browser.submit(f"/articles/file/{NEWS}", 400, what="delete")
    browser.submit(f"/articles/file/{NEWS}", what="remove")
    assert values(desk, NEWS)["status"] == "removed"
