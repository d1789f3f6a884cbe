"""Markdown to the HTML that may be published."""

import xml.etree.ElementTree as ET
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.sources.content_file import read_content_file
from plugins.text.markdown import Renderer, markdown_for_whole_texts, sanitise
from plugins.text.mending import mend
from plugins.text.tags import TAGS

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "![x](javascript:alert(1))",
    '<svg onload="alert(1)"></svg>',
    '<iframe src="https://may-khac.example"></iframe>',
    '<object data="x"></object><embed src="x">',
    '<form action="https://may-khac.example"><input name="a"><button>x</button></form>',
    '<p style="position:fixed" class="x" id="y" onclick="z">chữ</p>',
    "<style>p{display:none}</style>",
    '<meta http-equiv="refresh" content="0;url=https://may-khac.example">',
    '<base href="https://may-khac.example/">',
    "<!-- ghi chú --><!--[if IE]><script>x</script><![endif]-->",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<p>chưa đóng <b>đậm",
    "</article></main></body></html>",
    '[x](https://a.example "\\" onmouseover=\\"alert(1)")',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<template><script>x</script></template>",
]


class Elements(HTMLParser):
    """Collects tags with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def tree(markdown: str) -> ET.Element:
    """Return what *markdown* becomes, parsed, below one root; empty elements are closed first."""
    html = Renderer().render(markdown)
    for empty in ("img", "br", "hr"):
        html = html.replace(f"<{empty}", f"<x-{empty}")
    closed = "".join(
        part if index == 0 else f"<x-{part.partition('>')[0].rstrip('/')}/>{part.partition('>')[2]}"
        for index, part in enumerate(html.split("<x-"))
    )
    return ET.fromstring(f"<root>{closed}</root>")


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_that_acts_comes_through(body):
    """Only the allowed tags, no handlers, no styles, no schemes but the web's and ours."""
    for tag, attributes in Elements(Renderer().render(f"Trước.\n\n{body}\n\nSau.")).tags:
        assert tag in TAGS
        assert set(attributes) <= {"href", "src", "alt", "start", "align", "value", "id", "class"}
        for name in ("href", "src"):
            scheme = (attributes.get(name) or "").partition(":")[0].lower()
            assert scheme not in ("javascript", "data", "vbscript")


@pytest.mark.parametrize("body", HOSTILE)
def test_text_around_hostile_markup_stays(body):
    """Sanitising takes out markup, not the article; nothing swallows what follows."""
    words = "".join(Elements(Renderer().render(mend(f"Trước.\n\n{body}\n\nSau.").markdown)).words)
    assert "Trước." in words
    assert "Sau." in words


@given(st.text("<>&\"'/=! -a\nscriptimgonerror[]()`*_#:", max_size=120))
def test_any_body_gives_allowed_tags_only(body):
    """No combination of signs gets around the allow-list."""
    assert {tag for tag, _ in Elements(Renderer().render(body)).tags} <= TAGS


def test_sanitising_twice_changes_nothing():
    """What was let through is let through again as it is."""
    once = sanitise("".join(HOSTILE))
    assert sanitise(once) == once


def test_a_picture_alone_in_its_paragraph_is_a_figure():
    """Its title is the caption, its alternative text stays."""
    (figure,) = tree('![Cây cầu](/images/2023/a.jpg "Cầu mới")')
    assert figure.tag == "figure"
    assert figure.find("x-img").attrib == {"src": "/images/2023/a.jpg", "alt": "Cây cầu"}
    assert figure.findtext("figcaption") == "Cầu mới"


def test_a_picture_without_title_has_no_caption():
    """No empty caption is left."""
    (figure,) = tree("![Cây cầu](/images/2023/a.jpg)")
    assert figure.find("figcaption") is None


CREDITS = [
    ("Cầu mới. Ảnh: An Bình", "Cầu mới. ", "Ảnh: An Bình"),
    ("Cầu mới (Ảnh: An Bình)", "Cầu mới ", "Ảnh: An Bình"),
    ("Ảnh: An Bình", None, "Ảnh: An Bình"),
    ("Chú thích Ảnh: gì đó", "Chú thích Ảnh: gì đó", None),
    ("Ảnh cầu mới", "Ảnh cầu mới", None),
]


@pytest.mark.parametrize(("title", "caption", "credit"), CREDITS)
def test_whose_picture_it_is_stands_apart(title, caption, credit):
    """At the end of a caption, after a sentence or between brackets."""
    (figure,) = tree(f'![Cầu](/images/2023/a.jpg "{title}")')
    assert (figure.find("figcaption").text, figure.findtext("figcaption/small")) == (caption, credit)


def test_pictures_in_one_paragraph_are_figures():
    """Each with its caption, whether on lines of their own or not."""
    for between in ("\n", " ", "  \n"):
        figures = tree(f'![a](/images/a.jpg "Một"){between}![b](/images/b.jpg)')
        assert [figure.tag for figure in figures] == ["figure", "figure"]
        assert [figure.findtext("figcaption") for figure in figures] == ["Một", None]


def test_a_picture_between_words_is_no_figure():
    """Only a picture alone in its paragraph is one."""
    (paragraph,) = tree("Đây ![Cây cầu](/images/2023/a.jpg) mới.")
    assert paragraph.tag == "p"


@pytest.mark.parametrize(
    ("typed", "level"),
    [("#", "h2"), ("##", "h2"), ("###", "h3"), ("####", "h4"), ("#####", "h4"), ("######", "h4")],
)
def test_headings_stay_below_the_title(typed, level):
    """h1 is the page's own; nothing is deeper than h4."""
    (heading,) = tree(f"{typed} Kết quả")
    assert (heading.tag, heading.text) == (level, "Kết quả")


def test_tables_and_lists_are_kept():
    """What reports use comes through whole."""
    root = tree("| Đơn vị | Số |\n|---|--:|\n| Vân Khê | 3 |\n\n1. Một\n2. Hai\n\n> Lời dẫn\n")
    assert [cell.text for cell in root.iter("td")] == ["Vân Khê", "3"]
    assert [item.text for item in root.iter("li")] == ["Một", "Hai"]
    assert root.find("blockquote/p").text == "Lời dẫn"


@pytest.mark.parametrize("target", ["person:ta-dinh-lam", "committee:x", "event:x", "article:x", "none:"])
def test_hand_marks_are_links_still(target):
    """What the author marked reaches linking."""
    (paragraph,) = tree(f"Ông [Lãm]({target}) nói.")
    assert paragraph.find("a").attrib == {"href": target}


@pytest.mark.parametrize(
    "target", ["https://a.example/b", "mailto:a@b.example", "tel:+842838123456", "/gioi-thieu/"]
)
def test_addresses_of_the_web_stay(target):
    """Links without a scheme or with one of the web's."""
    (paragraph,) = tree(f"[x]({target})")
    assert paragraph.find("a").attrib == {"href": target}


def test_one_renderer_serves_many_texts():
    """Nothing of one text is left in the next."""
    renderer = Renderer()
    renderer.render("[x]: https://a.example\n\n[x]")
    assert "a.example" not in renderer.render("[x]")


def test_a_control_character_cannot_come_in_as_an_entity():
    """``&#1;`` is no character of HTML or XML: a feed that held it could not be read."""
    words = "".join(Elements(Renderer().render("Một &#1; hai &#xFFFF; ba")).words)
    assert not set(words) & {"\x01", "\uffff"}


PROJECT = Path(__file__).resolve().parents[2]
BODIES = [
    path.relative_to(PROJECT).as_posix()
    for folder in ("content", "samples")
    for path in sorted((PROJECT / folder).rglob("*.md"))
]
SIGNS = (
    *(
        "\n\n",
        "\n",
        " ",
        "  \n",
        "\n \n",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "1) ",
        "# ",
        "## ",
        "### ",
        "####### ",
        " #",
        "> ",
    ),
    *(
        "a",
        "Đảng",
        "x y z",
        "2023",
        "Kết quả\n",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "[x](y)",
        "![a](b)",
        "[a]",
        "<b>",
        "</div>",
    ),
    *(
        "<div>",
        "&amp;",
        "&",
        "    ",
        "\t",
        "|",
        "|-|-|",
        "---",
        "===",
        "--",
        "\\",
        "(",
        ")",
        '"',
        "“",
        ".",
        "!",
        ": ",
    ),
    *("[a]: http://b", "\u00a0", "\u2028", "\x0b", "\x00", "\u0301"),
)


@cache
def whole() -> markdown.Markdown:
    """Return Markdown that does all of every text itself."""
    return markdown_for_whole_texts()


def slowly(text: str) -> str:
    """Return what Markdown makes of the whole text, sanitised."""
    return sanitise(whole().reset().convert(text))


@pytest.mark.parametrize("path", BODIES)
def test_bodies_are_rendered_as_markdown_alone_would(path):
    """What is written without its help is what it would write."""
    kind = {"articles": "article", "pages": "page"}.get(path.split("/")[1]) or {
        "persons": "person",
        "committees": "committee",
        "events": "event",
    }[path.split("/")[2]]
    source, _ = read_content_file(kind, path, (PROJECT / path).read_bytes())
    assert Renderer().render(source.body) == slowly(source.body)


@given(st.lists(st.sampled_from(SIGNS), max_size=18).map("".join))
@example("1) \n\n    - \n\n\n\n     #")
def test_any_text_is_rendered_as_markdown_alone_would(text):
    """Whatever signs meet."""
    assert Renderer().render(text) == slowly(text)


@given(st.text(max_size=60), st.sampled_from(["", "\n\n", "Câu.\n\n", "## "]))
def test_any_characters_are_rendered_as_markdown_alone_would(text, before):
    """Whatever they are."""
    assert Renderer().render(before + text) == slowly(before + text)


def test_one_text_does_not_change_the_next():
    """A definition of a link in one article is none in another."""
    renderer = Renderer()
    renderer.render("[a]: https://a.example\n\n[a]")
    assert renderer.render("Xem [a].") == "<p>Xem [a].</p>"
