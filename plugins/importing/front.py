"""What a document says for the front matter: title, day, source; and what an editor is told of official documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.importing.captions import DATELINE
from plugins.importing.dates import GivenDay, day_of_dateline, full_day_in, in_year
from plugins.importing.documents import (
    Block,
    Document,
    Paragraph,
    Role,
    Run,
    Style,
    Table,
    Told,
    paragraphs_in,
)
from plugins.sources.fields import MAX_TEXT_CHARACTERS
from plugins.text.normal import match_key, nfc

_MAX_TITLE_CHARACTERS = 200
"""Of a paragraph that nothing marks as the title."""
_HEAD_BLOCKS = 14
"""Blocks at the start in which the head of an official document stands."""
_MOTTOES = tuple(
    map(
        match_key,
        (
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
    )
)
_KINDS = re.compile(
    r"(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|QUY CHẾ|QUY ĐỊNH|THÔNG TRI|HƯỚNG DẪN|BÁO CÁO|KẾ HOẠCH|CHƯƠNG TRÌNH|THÔNG BÁO|CÔNG VĂN|"
    r"TỜ TRÌNH|BIÊN BẢN|CÔNG ĐIỆN|GIẤY MỜI|ĐỀ ÁN|PHƯƠNG ÁN|ĐIỀU LỆ|DIỄN VĂN|LỜI KÊU GỌI|TUYÊN BỐ)\b"
)
"""Kinds of documents of the Party, by Quy định 66-QĐ/TW (2017) and of the State, as they stand on a line of their own."""
_OFFICIAL_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\s*Nơi nhận\s*:?", re.IGNORECASE)
_NOT_A_PLACE = re.compile(r"\S+\.\S{2,}|[A-ZĐ]{3,}|(?:Báo|Cổng|Trang|Đài|Tạp chí|Thông tấn|TTXVN)\b.*")
"""What stands in the brackets of a dateline and is a source: an address, an agency, a paper; else it is a place."""
_MAX_DATELINE_CHARACTERS = 160
_MIN_TEXT_CHARACTERS = 15
"""Of a paragraph that may begin with a day."""


class DayMissing(Exception):
    """No day can be told without guessing."""

    def __init__(self, said: str) -> None:
        """*said* is what the text says of it, empty for nothing."""
        super().__init__(said)
        self.said = said

    def __reduce__(self) -> tuple[object, ...]:
        """Let it come back from a worker whole."""
        return DayMissing, (self.said,)


@dataclass(frozen=True, slots=True)
class Front:
    """Fields that the document gives."""

    title: str
    date: str
    source: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()


def take_front(document: Document, given: GivenDay | None, name: str) -> Front:
    """Return the front matter of *document*, and take its title out of the text; raise DayMissing where no day is said.

    *name* is that of the file: the title where the document has none.
    """
    is_official = _tell_official(document)
    title = _take_title(document, is_official)
    if not title:
        title = _as_title(nfc(name))
        document.told.append(Told.of("I125", title=title))
    source = _source(document) or document.address[:MAX_TEXT_CHARACTERS]
    return Front(title, _date(document, given, is_official), source, document.summary, document.authors)


def _date(document: Document, given: GivenDay | None, is_official: bool) -> str:
    if document.day:
        return document.day
    if is_official and (day := _official_day(document)):
        document.told.append(Told.of("I126", date=day))
        return day
    said = next(filter(None, map(_said_day, _first_texts(document))), None)
    clock = f" {given.clock}" if given and given.clock else ""
    if said and said[0]:
        return f"{said[0]:04d}-{said[1]:02d}-{said[2]:02d}"
    if said and given:
        year = in_year(given, said[1], said[2])
        found = f"{year:04d}-{said[1]:02d}-{said[2]:02d}"
        if given.is_whole and said[1:] == (given.month, given.day):
            return found + clock
        document.told.append(Told.of("I126", date=found))
        return found
    if given and given.is_whole:
        return f"{given.year:04d}-{given.month:02d}-{given.day:02d}{clock}"
    raise DayMissing(f"{said[2]}/{said[1]}" if said else "")


def _first_texts(document: Document) -> Iterator[str]:
    """Yield how the first paragraphs of text begin."""
    texts = (
        one.text
        for one in paragraphs_in(document.blocks)
        if one.role in (Role.TEXT, Role.CAPTION, Role.QUOTE) and len(one.text) > _MIN_TEXT_CHARACTERS
    )
    for _, text in zip(range(3), texts, strict=False):
        yield text[:_MAX_DATELINE_CHARACTERS]


def _said_day(text: str) -> tuple[int, int, int] | None:
    dateline = DATELINE.match(text)
    start = dateline.end() if dateline else 0
    found = day_of_dateline(text[start : start + 60])
    return found if dateline or (found and _BEGINS_WITH_DAY.match(text)) else None


_BEGINS_WITH_DAY = re.compile(r"(?:Ngày|Sáng|Trưa|Chiều|Tối|Đêm|Trong ngày)\b")


def _source(document: Document) -> str:
    for text in _first_texts(document):
        if (found := DATELINE.match(text)) and _NOT_A_PLACE.fullmatch(found["source"].strip()):
            return found["source"].strip()
    return ""


def _tell_official(document: Document) -> bool:
    """Tell of the head of an official document and of its recipients; return whether it has such a head."""
    texts = [one.text for one in paragraphs_in(document.blocks[:_HEAD_BLOCKS])]
    motto = next((text for text in texts if any(known in match_key(text) for known in _MOTTOES)), "")
    if motto:
        document.told.append(Told.of("I123", text=" ".join(texts[0].split())[:60]))
    recipients = next((one for one in paragraphs_in(document.blocks) if _RECIPIENTS.match(one.text)), None)
    if recipients is not None:
        document.told.append(Told.of("I127", text=" ".join(recipients.text.split())[:60]))
    return bool(motto)


def _official_day(document: Document) -> str:
    for one in paragraphs_in(document.blocks[:_HEAD_BLOCKS]):
        if found := _OFFICIAL_DAY.search(one.text):
            return full_day_in(f"ngày {found[1]} tháng {found[2]} năm {found[3]}")
    return ""


def _take_title(document: Document, is_official: bool) -> str:
    """Return the title, and take it out of the blocks."""
    blocks = document.blocks
    if document.title:
        return _as_title(document.title)
    if marked := [one for one in blocks if isinstance(one, Paragraph) and one.role is Role.TITLE]:
        return _taken(document, marked)
    if is_official and (lines := _lines_of_kind(blocks)):
        return _taken(document, lines)
    first = next((one for one in blocks if isinstance(one, Table) or one.text.strip()), None)
    if isinstance(first, Paragraph) and (first.role is Role.HEADING or _is_like_title(first, blocks)):
        return _taken(document, [first])
    return ""


def _taken(document: Document, paragraphs: list[Paragraph]) -> str:
    title = _as_title(" ".join(one.text for one in paragraphs))
    has_more = any(one.pictures or len(one.text.split()) == 0 for one in paragraphs)
    if len(title) <= MAX_TEXT_CHARACTERS and not has_more and not any(_has_marks(one) for one in paragraphs):
        document.blocks = [one for one in document.blocks if not any(one is taken for taken in paragraphs)]
        return title
    return title[:MAX_TEXT_CHARACTERS].rpartition(" ")[0]


def _has_marks(paragraph: Paragraph) -> bool:
    return any(not isinstance(one, Run) and hasattr(one, "label") for one in paragraph.inlines)


def _as_title(text: str) -> str:
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _lines_of_kind(blocks: list[Block]) -> list[Paragraph]:
    """Return the line that names the kind of document, and those of its subject below it."""
    for at, block in enumerate(blocks[: _HEAD_BLOCKS + 4]):
        if not isinstance(block, Paragraph) or not _KINDS.match(block.text.strip()):
            continue
        lines = [block]
        for following in blocks[at + 1 : at + 4]:
            if not isinstance(following, Paragraph) or not _is_of_title(following):
                break
            lines.append(following)
        return lines
    return []


def _is_of_title(paragraph: Paragraph) -> bool:
    """Whether a line below that of the kind is its subject: all bold or centred, and short."""
    text = paragraph.text.strip()
    if (
        not any(map(str.isalpha, text))
        or len(text) > _MAX_TITLE_CHARACTERS
        or paragraph.role is not Role.TEXT
    ):
        return False
    return (_is_bold(paragraph) or paragraph.align == "center") and not text.endswith((".", ";", ","))


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [one for one in paragraph.inlines if isinstance(one, Run) and one.text.strip()]
    return bool(runs) and all(Style.BOLD in one.styles for one in runs)


def _is_like_title(paragraph: Paragraph, blocks: list[Block]) -> bool:
    """Whether the first paragraph is the title: short, no sentence, and set as one or followed by longer text."""
    text = paragraph.text.strip()
    if paragraph.role is not Role.TEXT or len(text) > _MAX_TITLE_CHARACTERS or DATELINE.match(text):
        return False
    if text.endswith((".", ":", ";", ",", "!")) or len(blocks) < 2 or "\n" in text:
        return False
    is_set = _is_bold(paragraph) or paragraph.align == "center" or text.isupper()
    following = next(
        (one.text.strip() for one in paragraphs_in(blocks) if one is not paragraph and one.text.strip()), ""
    )
    return is_set or (len(following) > len(text) and following.endswith((".", ":", ";", ",", "!", "”")))
