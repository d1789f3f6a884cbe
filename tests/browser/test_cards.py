"""The cards above the results, made in a real browser from the lists of the samples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.addresses import OFFICE_NAMES, SHORT_FORMS, names_address
from plugins.kinds import KINDS
from tests.browser.conftest import PROJECT, Reader, Site

ADDRESSES = {kind: names_address(kind) for kind in KINDS} | {"office": OFFICE_NAMES, "shorts": SHORT_FORMS}
DUONG = "nhan-su/trinh-hai-duong"
VOCABULARY = ["cầu", "đường", "sông", "dương", "khánh", "thành", "ngân", "hà", "cau"]
"""Words of an archive, the most frequent first."""


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, str]]:
    """The words of the cards, by language."""
    templates = Environment(loader=FileSystemLoader(PROJECT / "theme/templates"), autoescape=True)
    module: Any = templates.get_template("components/search-card-words.html").module
    found: dict[str, dict[str, str]] = module.search_card_words
    return found


@pytest.fixture
def reader(samples: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader on a page of the samples that has room for cards."""
    reader = reader_of(samples)
    reader.open("/gioi-thieu/")
    return reader


@pytest.fixture
def run(reader: Reader, samples: Site, words: dict[str, dict[str, str]]) -> Callable[..., Any]:
    """A function that evaluates JavaScript with the exports of both scripts as ``names`` and ``cards``, and ``site`` for the cards."""
    paths = [next((samples.folder / "theme/js").glob(f"{name}.*.js")).name for name in ("names", "cards")]
    start = f"""
    const [names, cards] = await Promise.all([{", ".join(f"import('/theme/js/{path}')" for path in paths)}]);
    const site = {{
      words: given.words, language: "vi", hasMonth: (month) => month === "2024-07", topicAddress: (slug) => `/chuyen-muc/${{slug}}/`,
      load: async (key) => (await fetch(`/tim-kiem/ho-so/${{key}}.json`)).json(),
    }};
    """

    def evaluate(code: str, given: object = None) -> Any:
        everything = {"addresses": ADDRESSES, "words": words["vi"], "given": given}
        return reader.page.evaluate(f"async (given) => {{ {start} {code} }}", everything)

    return evaluate


@pytest.fixture
def show(run: Callable[..., Any], reader: Reader) -> Callable[[str], list[str]]:
    """A function that puts the cards of a query at the top of the page and returns their headings."""
    code = """
    const found = await names.meant(given.given, new names.Names(given.addresses), [["dan-van", "Dân vận"]]);
    document.querySelector("main").replaceChildren(...await cards.cards(found, site));
    """

    def put(query: str) -> list[str]:
        run(code, query)
        return reader.page.locator(".search-card__title").all_inner_texts()

    return put


def test_both_languages_have_the_same_words(words: dict[str, dict[str, str]]) -> None:
    """So that none is missing."""
    assert words["vi"].keys() == words["en"].keys()


def test_a_name_has_one_card(show: Callable[[str], list[str]], reader: Reader) -> None:
    """Link to the page, latest office on record, number of articles, feed and table."""
    assert show("Trịnh Hải Đường") == ["Trịnh Hải Đường"]
    card = reader.page.locator(".search-card")
    addresses = [link.get_attribute("href") or "" for link in card.get_by_role("link").all()]
    assert addresses == [
        f"/{DUONG}/",
        f"/{DUONG}/",
        f"/tim-kiem/?hs={DUONG}",
        f"/{DUONG}/feed.xml",
        f"/tim-kiem/?hs={DUONG}&viec=bang",
    ]
    assert card.get_attribute("aria-label") == "Trịnh Hải Đường"
    assert "Tất cả bài viết (" in card.inner_text()


def test_beginnings_have_at_most_three_cards(show: Callable[[str], list[str]]) -> None:
    """Where no name is meant whole."""
    assert len(show("quận ủy")) == 3


def test_an_office_leads_to_its_holders(show: Callable[[str], list[str]], reader: Reader) -> None:
    """The latest at once, those before in a closed part."""
    assert show("bí thư thành ủy")[0] == "Bí thư Thành ủy Sao Khuê"
    card = reader.page.locator(".search-card--office").first
    assert card.locator(".search-card__line a").count() == 1
    assert card.locator("details").get_attribute("open") is None
    assert card.locator("details li a").count() >= 1


def test_a_day_narrows(show: Callable[[str], list[str]], reader: Reader) -> None:
    """To itself; and leads to the month where that has a page."""
    assert show("3/7/2024") == ["Bài viết trong 03/7/2024"]
    addresses = [link.get_attribute("href") for link in reader.page.locator(".search-card a").all()]
    assert addresses[1:] == ["/tim-kiem/?tu=2024-07-03&den=2024-07-03", "/luu-tru/2024/07/"]
    show("tháng 8/2024")
    assert reader.page.locator(".search-card a").count() == 2


def test_a_topic_has_a_card(show: Callable[[str], list[str]]) -> None:
    """Beside what else is called so."""
    assert "Dân vận" in show("dân vận")


def test_no_list_no_card(run: Callable[..., Any]) -> None:
    """What was published anew meanwhile is left out."""
    code = """
    const found = await names.meant("Trịnh Hải Đường", new names.Names(given.addresses));
    return (await cards.cards(found, { ...site, load: async () => { throw new Error("gone"); } })).length;
    """
    assert run(code) == 0


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        ("cầu ngânn hà", ["cầu ngân hà"]),
        ("cầu nân hà", ["cầu ngân hà"]),
        ("cấu ngân hà", ["cầu ngân hà", "cau ngân hà"]),
        ('"khánh thànk" cầu', ['"khánh thành" cầu']),
        ("khanh thanh", []),
        ("cầu 2023", []),
        ("qwertz", []),
    ],
    ids=["extra", "missing", "marks", "quoted", "no-marks", "number", "unknown"],
)
def test_queries_are_corrected(run: Callable[..., Any], query: str, queries: list[str]) -> None:
    """Word by word, what the archive has not; what it has stays as typed."""
    code = "return cards.didYouMean(given.given.query, [], given.given.vocabulary).queries;"
    found = run(code, {"query": query, "vocabulary": VOCABULARY})
    assert found[: len(queries)] == queries
    assert bool(found) == bool(queries)


def test_what_may_be_meant_is_a_list_of_links(run: Callable[..., Any], reader: Reader) -> None:
    """Records lead to their articles, words to the search for them."""
    code = """
    const { near } = await names.meant("Trịh Hải Đường", new names.Names(given.addresses));
    const may = cards.didYouMean("Trịh Hải Đường", near, ["trình", "hải", "đường"]);
    document.querySelector("main").replaceChildren(cards.didYouMeanList(may, site));
    """
    run(code)
    found = reader.page.locator(".search-card--near a")
    assert found.first.get_attribute("href") == f"/tim-kiem/?hs={DUONG}"
    assert found.last.inner_text() == "trình Hải Đường"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cards_fit_a_small_screen(show: Callable[[str], list[str]], reader: Reader, scheme: Any) -> None:
    """At 320 px nothing is cut, in light and in dark."""
    reader.page.emulate_media(color_scheme=scheme)
    reader.page.set_viewport_size({"width": 320, "height": 640})
    show("bí thư thành ủy")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert reader.messages == []
