"""Captions beside pictures, and captions glued to the text."""

from __future__ import annotations

import pytest

from plugins.importing.captions import order_captions
from plugins.importing.documents import Document, Paragraph, Role, Run, Shown, Style
from plugins.importing.markdown_writing import markdown_of

ITALIC = frozenset({Style.ITALIC})


def ordered(*blocks: Paragraph) -> tuple[str, list[str]]:
    """Return the Markdown of *blocks* with their captions in order, and the codes of what is told."""
    document = Document(list(blocks))
    order_captions(document)
    return markdown_of(document, {"a": "/images/a.png"}), [one.code for one in document.told]


def text(words: str, **more) -> Paragraph:
    """Return a paragraph of *words*."""
    return Paragraph([Run(words)], **more)


def shown() -> Paragraph:
    """Return a paragraph of a picture."""
    return Paragraph([Shown("a")])


@pytest.mark.parametrize(
    "caption",
    [
        text("Cầu mới", role=Role.CAPTION),
        Paragraph([Run("Cầu mới", ITALIC)]),
        text("Cầu mới", align="center"),
    ],
)
def test_the_paragraph_below_a_picture_is_its_caption(caption):
    """It is set as captions are: by its style, in italics, centred."""
    assert ordered(shown(), caption, text("Chữ.")) == ('![](/images/a.png "Cầu mới")\n\nChữ.\n', [])


def test_a_caption_with_a_credit_is_known_by_its_words():
    """*Ảnh:* at its end or start says what it is."""
    assert (
        ordered(shown(), text("Cầu mới. Ảnh: An Bình"))[0] == '![](/images/a.png "Cầu mới. Ảnh: An Bình")\n'
    )


def test_a_paragraph_of_text_below_a_picture_is_no_caption():
    """Plain words below a picture stay a paragraph."""
    assert ordered(shown(), text("Đảng bộ họp."))[0] == "![](/images/a.png)\n\nĐảng bộ họp.\n"


def test_a_caption_glued_to_the_dateline_is_parted():
    """*hội nghị(Saokhue.example) - Sáng 21/7* is a caption and the first words of the report."""
    glued = "Quang cảnh hội nghị(Saokhue.example) - Sáng 21/7, Đảng ủy họp."
    dateline = "(Saokhue.example) - Sáng 21/7, Đảng ủy họp.\n"
    assert ordered(shown(), text(glued)) == (
        f'![](/images/a.png "Quang cảnh hội nghị")\n\n{dateline}',
        ["I124"],
    )
    assert ordered(text(glued)) == (f"Quang cảnh hội nghị\n\n{dateline}", ["I124"])


def test_words_glued_together_are_parted():
    """*nghịPhát* is where a caption ends; *YouTube*, *iPhone* and *Vietcombank* are words."""
    assert ordered(shown(), text("Quang cảnh hội nghịPhát biểu tại đây, ông Ba nói.")) == (
        '![](/images/a.png "Quang cảnh hội nghị")\n\nPhát biểu tại đây, ông Ba nói.\n',
        ["I124"],
    )
    plain = "Xem YouTube, iPhone, VietNamNet, HĐND, TPHCM, ĐBQH, McDonald, VnExpress, Đoàn viên"
    assert ordered(text(plain)) == (f"{plain}\n", [])


def test_a_credit_glued_to_the_text_is_parted():
    """*(Ảnh: An Bình)Sau đó* is a caption and a sentence."""
    assert ordered(shown(), text("Lễ ký (Ảnh: An Bình)Sau đó, hai bên họp."))[0] == (
        '![](/images/a.png "Lễ ký (Ảnh: An Bình)")\n\nSau đó, hai bên họp.\n'
    )


def test_a_picture_in_a_paragraph_with_its_caption():
    """A picture and words in one paragraph are parted; a picture amid words too."""
    both = Paragraph([Shown("a"), Run("Cầu mới", ITALIC)])
    assert ordered(both)[0] == '![](/images/a.png "Cầu mới")\n'
