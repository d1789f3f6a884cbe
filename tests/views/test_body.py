"""The running text of a page."""

from html.parser import HTMLParser

import pytest

from plugins.views.article import article_page
from plugins.views.person import person_page
from tests.city import NHAN, article, picture, record

NEW = "articles/2023/09/tin.md"


class Links(HTMLParser):
    """Collects address, title and words of each link, pictures, and the whole text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None, str]] = []
        self.pictures: list[dict[str, str | None]] = []
        self.text = ""
        self.opened: tuple[str, str | None, int] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            assert self.opened is None, "a link in a link"
            self.opened = (given["href"] or "", given.get("title"), len(self.text))
        elif tag == "img":
            self.pictures.append(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            href, title, start = self.opened
            self.found.append((href, title, self.text[start:]))
            self.opened = None

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def shown(holdings):
    """A function that puts an article into the city and returns the links of its page."""

    def run(body: str, files: dict | None = None, **fields: str) -> Links:
        return Links(article_page(holdings({**(files or {}), NEW: article(body=body, **fields)}), "tin").body)

    return run


LAM = "/nhan-su/ta-dinh-lam/"


def test_the_first_mention_is_linked(shown):
    """And no other in the running text."""
    found = shown("Ông Tạ Đình Lãm đến.\n\nÔng Tạ Đình Lãm nói, ông Tạ Đình Lãm về.")
    assert [href for href, _, _ in found.found] == [LAM]
    assert found.text.count("Tạ Đình Lãm") == 3


def test_each_caption_is_linked(shown):
    """A reader looks at one picture at a time."""
    files = {"images/2023/a.jpg": picture(), "images/2023/b.jpg": picture()}
    one, two = (f'![Cảnh](/images/2023/{name}.jpg "Ông Tạ Đình Lãm ở hàng đầu")' for name in "ab")
    found = shown(f"{one}\n\nÔng Tạ Đình Lãm nói.\n\n{two}", files)
    assert [href for href, _, _ in found.found] == [LAM] * 3


def test_a_link_tells_the_office_of_that_day(shown):
    """As the article prints it."""
    found = shown("Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự.")
    assert (LAM, "Trưởng Ban Tổ chức Thành ủy", "Tạ Đình Lãm") in found.found


def test_headings_are_not_linked(shown):
    """The first place in running text is."""
    found = shown("## Ông Tạ Đình Lãm\n\nÔng Tạ Đình Lãm nói.")
    assert len(found.found) == 1


def test_a_name_in_a_link_is_not_linked_again(shown):
    """The author's link stands."""
    found = shown("Xem [bài của Tạ Đình Lãm](https://a.example/x). Ông Tạ Đình Lãm nói.")
    assert [href for href, _, _ in found.found] == ["https://a.example/x", LAM]


def test_a_hand_mark_is_a_link_to_the_record(shown):
    """Scheme and slug are gone."""
    assert shown("[Ông ấy](person:p-000001z) nói.").found == [(LAM, None, "Ông ấy")]


def test_a_link_to_an_article_by_any_name(shown):
    """By slug or id, it leads to the address."""
    found = shown("[a](article:hoi-nghi-cap-nuoc) [b](article:a-0000018)")
    assert {href for href, _, _ in found.found} == {"/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"}


def test_none_leaves_the_words(shown):
    """No link, no mark."""
    found = shown("Phố [Tạ Đình Lãm](none:) đông.")
    assert found.found == []
    assert found.text.strip() == "Phố Tạ Đình Lãm đông."


@pytest.mark.parametrize("address", ["/khong-co/", "trang-khac", "//may-khac.example/x", "#khong-co"])
def test_a_dead_internal_link_is_text(shown, address):
    """Readers are not sent to a missing page."""
    found = shown(f"Xem [ở đây]({address}) nhé.")
    assert found.found == []
    assert found.text.strip() == "Xem ở đây nhé."


@pytest.mark.parametrize("address", ["https://a.example/?x=1&y=2", "mailto:a@b.example", "/nhan-su/"])
def test_good_addresses_stay(shown, address):
    """Of the web and of the site."""
    assert [href for href, _, _ in shown(f"[x]({address})").found] == [address]


def test_a_dead_anchor_is_not_linked(shown):
    """A link to a place on a page that has no such place would stop the release."""
    assert shown("[x](/nhan-su/ta-dinh-lam/#nam-1900)").found == []


def test_pictures_have_their_size(shown):
    """So that the page does not jump while it loads."""
    found = shown("![Cây cầu](/images/2023/a.jpg)", {"images/2023/a.jpg": picture(size=(64, 48))})
    (image,) = found.pictures
    assert (image["src"], image["alt"], image["width"], image["height"]) == (
        "/images/2023/a.jpg",
        "Cây cầu",
        "64",
        "48",
    )


def test_signs_in_names_stay_escaped(shown):
    """An office with a quote in it cannot break out of the link's title."""
    found = shown('Ông Tạ Đình Lãm & "bạn" <3.')
    assert found.text.strip() == 'Ông Tạ Đình Lãm & "bạn" <3.'


def test_a_biography_has_its_links(holdings):
    """Hand marks and addresses in a record find their pages as in an article."""
    files = {NHAN: record("Kiều Thị Nhàn", id="p-0000027", body="Vợ [ông Lãm](person:ta-dinh-lam).")}
    assert Links(person_page(holdings(files), "kieu-thi-nhan").biography).found == [(LAM, None, "ông Lãm")]
