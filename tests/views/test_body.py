"""The running text of a page."""

from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from plugins.text.record_links import record_link
from plugins.views.article import article_page
from plugins.views.body import with_offices
from plugins.views.holdings import Holdings
from plugins.views.person import person_page
from tests.city import NHAN, article, picture, record
from tests.sources.test_media import MP4

NEW = "articles/2023/09/tin.md"


class Links(HTMLParser):
    """Collects address, description and words of each link, pictures, and the whole text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None, str]] = []
        self.pictures: list[dict[str, str | None]] = []
        self.sources: list[dict[str, str | None]] = []
        self.text = ""
        self.opened: tuple[str, str | None, int] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            assert self.opened is None, "a link in a link"
            self.opened = (given["href"] or "", given.get("aria-description"), len(self.text))
        elif tag in ("img", "source"):
            (self.pictures if tag == "img" else self.sources).append(given)

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
    assert [href for href, _, _ in found.found if not href.startswith("/images/")] == [LAM] * 3


def test_a_link_tells_the_office_of_that_day(shown):
    """As the register has it, whether or not the article names one, by hand-made links too."""
    office = "Trưởng Ban Tổ chức Thành ủy Vân Khê"
    assert shown("Ông Tạ Đình Lãm dự.").found == [(LAM, office, "Tạ Đình Lãm")]
    assert shown("[Ông ấy](person:ta-dinh-lam) dự.").found == [(LAM, office, "Ông ấy")]


def test_an_office_that_the_article_alone_says_is_not_told(shown):
    """Only an editor makes it one of the register."""
    found = shown(
        "Đồng chí Đinh Văn Sửu, Bí thư Thành ủy, dự.", {"register/persons/suu.md": record("Đinh Văn Sửu")}
    )
    assert ("/nhan-su/suu/", None, "Đinh Văn Sửu") in found.found


def test_an_office_with_quotes_ends_no_attribute():
    """It is escaped."""
    link = record_link("person", "tran-thi-hoa")
    assert with_offices(f"{link}Hoa</a>", {"/nhan-su/tran-thi-hoa/": ('Bí thư "trẻ" & giỏi',)}) == (
        f'{link[:-1]} aria-description="Bí thư &quot;trẻ&quot; &amp; giỏi">Hoa</a>'
    )


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
    ((href, _, words),) = shown("[Ông ấy](person:p-000001z) nói.").found
    assert (href, words) == (LAM, "Ông ấy")


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


def test_pictures_come_in_sizes_and_formats(shown):
    """The best first; the JPEG is what a browser takes that knows none of these."""
    found = shown("![Cầu](/images/2023/a.jpg)", {"images/2023/a.jpg": picture(size=(900, 600))})
    assert [(one["type"], one["srcset"]) for one in found.sources] == [
        ("image/avif", "/images/2023/a.jpg.400.avif 400w, /images/2023/a.jpg.900.avif 900w"),
        ("image/webp", "/images/2023/a.jpg.400.webp 400w, /images/2023/a.jpg.900.webp 900w"),
    ]
    (image,) = found.pictures
    assert image["srcset"] == "/images/2023/a.jpg.400.jpg 400w, /images/2023/a.jpg 900w"
    assert {one["sizes"] for one in (*found.sources, image)} == {image["sizes"]} != {None}


def test_an_address_of_any_signs_stays_one_address(shown):
    """In a list of addresses a comma or a blank would end it."""
    name = "Ảnh 1, đẹp & 'lạ'.jpg"
    found = shown(f"![Cầu](/images/{name.replace(' ', '%20')})", {f"images/{name}": picture()})
    for one in found.sources:
        address, width = (one["srcset"] or "").split(" ")
        assert (unquote(address)[: -len(".64.avif")], width) == (f"/images/{name}", "64w")


def test_the_first_picture_is_loaded_at_once(shown):
    """The others when the reader comes near; a lead picture before all else."""
    files = {f"images/{name}.jpg": picture() for name in "abc"}
    found = shown(
        "![b](/images/b.jpg)\n\nChữ.\n\n![c](/images/c.jpg)", files, image="/images/a.jpg", image_alt="a"
    )
    told = [(one["alt"], one.get("loading"), one.get("fetchpriority")) for one in found.pictures]
    assert told == [("a", None, "high"), ("b", "lazy", None), ("c", "lazy", None)]
    found = shown("![b](/images/b.jpg)\n\nChữ.\n\n![c](/images/c.jpg)", files)
    assert [one.get("loading") for one in found.pictures] == [None, "lazy"]


def test_a_picture_leads_to_its_largest_size(shown):
    """Without script too; not where it leads elsewhere, stands between words or has no words to go by."""
    files = {"images/cầu.jpg": picture()}
    (link,) = shown("![Cầu](/images/cầu.jpg)", files).found
    assert unquote(link[0]) == "/images/cầu.jpg"
    body = "[![Cầu](/images/cầu.jpg)](https://vi-du.example/)\n\nChữ ![Cầu](/images/cầu.jpg) nữa.\n\n![](/images/cầu.jpg)"
    assert [href for href, _, _ in shown(body, files).found] == ["https://vi-du.example/"]


GALLERIES = [
    ("![a](/images/a.jpg)\n\n![b](/images/b.jpg)\n\n![c](/images/c.jpg)", ["abc"]),
    ("![a](/images/a.jpg)\n![b](/images/b.jpg)", ["ab"]),
    ('![a](/images/a.jpg "Một")\n\n![b](/images/b.jpg)\n\nChữ.\n\n![c](/images/c.jpg)', ["ab"]),
    ("![a](/images/a.jpg)\n\nChữ.\n\n![b](/images/b.jpg)", []),
    ("Chữ ![a](/images/a.jpg) và ![b](/images/b.jpg) nữa.", []),
]


@pytest.mark.parametrize(("body", "expected"), GALLERIES)
def test_pictures_after_each_other_are_a_gallery(holdings, body, expected):
    """With nothing between them; the lead picture stands for itself."""
    files = {f"images/{name}.jpg": picture() for name in "abcd"}
    fields = {"image": "/images/d.jpg", "image_alt": "d"}
    html = article_page(holdings({**files, NEW: article(body=body, **fields)}), "tin").body
    galleries = BeautifulSoup(html, "html.parser").find_all("div", class_="gallery")
    assert ["".join(image["alt"] for image in one.find_all("img")) for one in galleries] == expected
    assert all(child.name == "figure" for one in galleries for child in one.find_all(True, recursive=False))


FILM = {
    "media/2023/lễ.mp4": MP4,
    "media/2023/lễ.vtt": "WEBVTT\n",
    "media/2023/lễ.png": picture("PNG", size=(640, 360)),
    "media/2023/lễ.txt": "Kính thưa các đồng chí.",
}


@pytest.fixture
def played(holdings):
    """A function that puts an article with a film into the city and returns its text, parsed."""

    def run(body: str, files: dict | None = None) -> BeautifulSoup:
        page = article_page(holdings({**(files or FILM), NEW: article(body=body)}), "tin")
        return BeautifulSoup(page.body, "html.parser")

    return run


def test_a_film(played):
    """With poster, captions, caption and transcript; nothing but the poster is loaded before it is asked for."""
    found = played('Chữ.\n\n![Lễ "mới"](/media/2023/lễ.mp4 "Lễ ra quân. Ảnh: An Bình")')
    film = found.select_one("figure > video")
    assert unquote(film["src"]) == "/media/2023/lễ.mp4"
    assert (film["preload"], film["width"], film["height"], film["aria-label"]) == (
        "none",
        "640",
        "360",
        'Lễ "mới"',
    )
    assert unquote(film["poster"]) == "/media/2023/lễ.png"
    assert (unquote(film.track["src"]), film.track["srclang"]) == ("/media/2023/lễ.vtt", "vi")
    assert found.figcaption.get_text() == "Lễ ra quân. Ảnh: An Bình"
    assert found.select_one("figure + details").p.get_text() == "Kính thưa các đồng chí."


def test_a_sound(played):
    """Its title is its caption, with its names linked."""
    found = played("![Ông Tạ Đình Lãm kể](/media/a.mp3)", {"media/a.mp3": b"ID3\x04"})
    assert found.select_one("figure > audio")["src"] == "/media/a.mp3"
    assert found.select_one("figcaption a")["href"] == LAM
    assert found.details is None


def test_between_words_a_film_is_a_link(played):
    """There is no room for a player; a link around one goes."""
    found = played("Xem ![lễ](/media/2023/lễ.mp4), [tải](/media/2023/lễ.mp4).")
    assert [one.get_text() for one in found.select('a[href^="/media/"]')] == ["lễ", "tải"]
    assert found.video is None
    assert played("[![lễ](/media/2023/lễ.mp4)](/gioi-thieu/)").select_one("a video") is None


def test_films_are_no_gallery(played):
    """Each has the whole width."""
    assert played("![a](/media/2023/lễ.mp4)\n\n![b](/media/2023/lễ.mp4)").select(".gallery") == []


def test_without_pictures_none_is_shown(indexed):
    """A site that is built without them leads to none."""
    body = "![a](/images/a.jpg)\n\nChữ.\n\n![Lễ](/media/2023/lễ.mp4)"
    _, catalogue = indexed(
        {"images/a.jpg": picture(), **FILM, NEW: article(body=body, image="/images/a.jpg")}
    )
    page = article_page(Holdings(catalogue, has_files=False), "tin")
    assert page.picture is None
    assert BeautifulSoup(page.body, "html.parser").find(["img", "source", "video"]) is None


def test_a_text_is_set_as_a_printer_would(shown):
    """Links and plain text are as they were; see tests/cases/typography.md."""
    found = shown('Giai đoạn 2017 - 2022, "ông Tạ Đình Lãm" đi 5 km.')
    assert found.text.strip() == "Giai đoạn 2017–2022, “ông Tạ Đình Lãm” đi 5\u00a0km."
    assert [words for _, _, words in found.found] == ["Tạ Đình Lãm"]


def test_signs_in_names_stay_escaped(shown):
    """An office with a quote in it cannot break out of the link's description."""
    found = shown('Ông Tạ Đình Lãm & "bạn" <3.')
    assert found.text.strip() == "Ông Tạ Đình Lãm & “bạn” <3."


def test_a_biography_has_its_links(holdings):
    """Hand marks and addresses in a record find their pages as in an article."""
    files = {NHAN: record("Kiều Thị Nhàn", id="p-0000027", body="Vợ [ông Lãm](person:ta-dinh-lam).")}
    assert Links(person_page(holdings(files), "kieu-thi-nhan").biography).found == [(LAM, None, "ông Lãm")]
