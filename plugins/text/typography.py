"""Typography: curly quotes, year ranges and no-break spaces, in texts but not in tags, addresses and code.

The last space of headings is left to typogrify. The rest is ours: typogrify has no rules for Vietnamese, its quotes know
neither inches nor paragraphs, and its other filters (``amp``, ``caps``, ``initial_quotes``, dashes) damage addresses and
words with marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import escape

from typogrify.filters import widont

NO_BREAK = "\u00a0"
_TAG_MARK = "\0"
"""Replaces a tag while texts are processed; sanitised HTML does not contain it."""
_ADDRESS_MARK = "\1"
"""Replaces an address in a text."""

_TAGS = re.compile(
    r"(<pre>.*?</pre>|<code>.*?</code>|<kbd>.*?</kbd>|<[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>)", re.DOTALL
)
_ADDRESS = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]{0,15}://|www\.)[^\s\0]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_HEADING = re.compile(r"<(h[2-4])>.*?</\1>", re.DOTALL)

_WORDS_BEFORE_NUMBERS = frozenset(
    (
        "ngày tháng năm quý kỳ khóa khoá thứ số quận Quận phường Phường xã huyện tổ ấp khu Điều điều Khoản khoản "
        "Điểm Chương chương Mục mục Phần phần kỷ khoảng Ngày Tháng Năm Quý Số Khóa Kỳ Khu trang đợt lần hạng"
    ).split()
)
"""Words that are not separated from the number after them."""
_TITLES = frozenset(
    (
        "TP Tp TX Tx TT Q P H TS GS PGS ThS Ths Th.S Th.s BS KS CN LS DS CKI CKII NSND NSƯT NGND NGƯT Tr tr St "
        "Nxb NXB ĐT Mr Mrs Ms Dr"
    ).split()
)
"""Abbreviations before a name, a place or a number that end in a full stop."""
_BARE_TITLES = frozenset("Đ/c đ/c Đ/C Th.s Th.S ThS TS GS PGS BS KS".split())
"""The same without a full stop."""
_UNITS = (
    "km2 km² km/h km m2 m² m3 m³ mm cm dm m ha kg tấn tạ lít kWh kW MW kV USD EUR VND VNĐ triệu nghìn ngàn tỷ tỉ "
    "giờ phút giây độ °C °F ‰ %"
).split()
_MONEY = "đồng(?! chí)"
_BREAKABLE_SPACE = re.compile(
    r" (?:(?=[0-9IVXL])|(?<=[0-9cCsS.] ))"  # excludes most spaces quickly
    r"(?:(?=[0-9]|[IVXL]+(?!\w))|(?<=/[cC] )|(?<=[.hTGBK][sS] )|(?<=[A-ZƯbprstx]\. )"
    rf"|(?<=[0-9] )(?=(?:{'|'.join((*map(re.escape, _UNITS), _MONEY))})(?!\w)))"
)
"""Spaces that may have to become no-break spaces."""
_YEARS = re.compile(r"(?P<first>[12][0-9]{3}) ?[-\u2013] ?(?P<last>[12][0-9]{3})(?![\w/@-]|[.,][0-9])")
_PART_OF_A_NUMBER = re.compile(r"[\w/.,=@+-]")
"""Before two numbers: they go on to the left."""
_SEEN_BEFORE_YEARS = 40
"""Characters; longer than any of the words below with what may stand between them and the years."""
_BETWEEN = r"[\s\0\"'“”‘’«»(\[:,]*"
"""What may stand between a word and the numbers that it is about."""
_YEARS_FOLLOW = re.compile(
    r"(?<!\w)(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ|nhiệm kì|khóa|khoá|niên khóa|niên khoá|năm|năm học|học kỳ|từ|trong|khoảng"
    r"|kế hoạch|quy hoạch|chiến lược|chương trình|kháng chiến|chiến tranh|from|between|years|period|term)"
    rf"(?:\s+(?:thứ\s+)?(?:[ivxl]+|[0-9]{{1,2}}))?{_BETWEEN}\Z"
)
"""Words, small, that say that years follow; the number of a congress may stand between: *khóa XI (2020-2025)*."""
_NUMBERS_FOLLOW = re.compile(
    r"(?<!\w)(?:hotline|tổng đài|đường dây nóng|điện thoại|đt|sđt|đtdđ|tel|phone|di động|gọi|fax|zalo|số|mã|tài khoản|stk|code"
    rf"|mã số|số hiệu|biển số|sim)\.?{_BETWEEN}\Z"
)
"""Words, small, that say that a number follows which is copied: of a telephone, an account, a paper."""
_STRAIGHT = re.compile(r"[\"']")
_QUOTE = re.compile(r"[\"'\u201c\u201d\u2018\u2019]")
_BETWEEN_PARAGRAPHS = re.compile(rf"(?<={_TAG_MARK})\n(?={_TAG_MARK})")
"""A line break between tags; one in a text, or after ``<br>``, is none."""
_PRIMES = re.compile(r"(?<=[0-9])'(?=[0-9])|(?<=[0-9]'[0-9])\"|(?<=[0-9]'[0-9]{2})\"")
_OPENING, _CLOSING = "\u201c", "\u201d"
_OPENING_SINGLE, _CLOSING_SINGLE = "\u2018", "\u2019"
_DOUBLE_ENDS = ('"', _CLOSING)
_OPENERS = frozenset("([{<«/:=-\u2013\u2014") | {_OPENING, _OPENING_SINGLE}
"""After these a quote opens, as after a blank."""
_ENDERS = frozenset(".,;:!?…)]}>»/%&-\u2013\u2014") | {_CLOSING, _CLOSING_SINGLE}
"""Before these a quote closes, as before a blank."""
_ELISION = re.compile(r"'n'(?!\w)")
"""*rock 'n' roll*"""
_DECADE = re.compile(r"'[0-9]{2}(?!\w)")
"""*những năm '60*"""
_SURE_SINGLE = re.compile(
    r"(?<!\w)['\u2018](?=[^\W\d_])(?!n['\u2019](?!\w))|(?P<closes>(?<=[^\W\d_]|[.,!?…)%])(?<!['\u2019]n)['\u2019](?!\w))"
)
"""A single quote before a letter, or after one; apostrophes left out."""


def typeset(html: str) -> str:
    """Return sanitised *html* with its texts typeset; tags, code and addresses are unchanged.

    >>> typeset('<p>Giai đoạn 2017 - 2022, "Dân vận khéo".</p>')
    '<p>Giai đoạn 2017–2022, “Dân vận khéo”.</p>'
    """
    parts = _TAGS.split(html)
    parts[::2] = _typeset(_TAG_MARK.join(parts[::2])).split(_TAG_MARK)
    html = "".join(parts)
    return _HEADING.sub(_keep_last_words, html) if "<h" in html else html


def typeset_heading(text: str) -> str:
    r"""Return the plain *text* of a heading as HTML, typeset, its last two words joined by a no-break space.

    >>> typeset_heading("Bàn việc R&D ở khu 5")
    'Bàn việc R&amp;D ở khu\xa05'
    """
    html = _typeset(escape(text, quote=False))
    last = html.rfind(" ", 0, html.rfind(" ")) + 1
    return html[:last] + str(widont(html[last:])).replace("&nbsp;", NO_BREAK)


def typeset_text(text: str) -> str:
    """Return the plain *text* of a summary or caption as HTML, typeset."""
    return _typeset(escape(text, quote=False))


def _keep_last_words(found: re.Match[str]) -> str:
    return str(widont(found.group())).replace("&nbsp;", NO_BREAK)


def _typeset(text: str) -> str:
    kept: list[str] = []
    if "@" in text or "://" in text or "www." in text:
        kept = _ADDRESS.findall(text)
        text = _ADDRESS.sub(_ADDRESS_MARK, text)
    if '"' in text or "'" in text:
        text = _curl_quotes(text)
    text = _BREAKABLE_SPACE.sub(_space_or_no_break, text)
    text = _YEARS.sub(_range, text)
    if kept:
        rest = iter(kept)
        text = re.sub(_ADDRESS_MARK, lambda _: next(rest), text)
    return text


def _space_or_no_break(blank: re.Match[str]) -> str:
    """Return a no-break space for a space between a number or name and the word or abbreviation before it."""
    text, at = blank.string, blank.start()
    word = text[text.rfind(" ", 0, at) + 1 : at]
    if not word.isalpha():
        word = word[_WORD_START(word).end() :]  # type: ignore[union-attr]
    after = text[at + 1 : at + 2]
    if after in _NUMBER_STARTS:
        holds = word in _WORDS_BEFORE_NUMBERS or _is_abbreviation(word)
    elif word[-1:].isdigit():
        holds = True
    else:
        holds = _is_abbreviation(word) and (after == _TAG_MARK or after.isalpha())
    return NO_BREAK if holds else " "


_NUMBER_STARTS = frozenset("0123456789IVXL")
_WORD_START = re.compile(r"(?:.*[\0\n\u00a0(\u201c])?", re.DOTALL).match
"""Characters that are directly before a word: up to a tag, line break, no-break space, bracket or quote."""


def _is_abbreviation(word: str) -> bool:
    return word in _BARE_TITLES or (word[-1:] == "." and word[:-1] in _TITLES)


def _range(years: re.Match[str]) -> str:
    """Return two numbers as a range of years where it is plain that they are years."""
    first, last = years.group("first", "last")
    text, start = years.string, years.start()
    if first >= last or _PART_OF_A_NUMBER.match(text, max(start - 1, 0), start):
        return years.group()
    before = text[max(start - _SEEN_BEFORE_YEARS, 0) : start].replace(NO_BREAK, " ").casefold()
    is_spaced = " " in years.group()
    if _NUMBERS_FOLLOW.search(before) or not (is_spaced or _YEARS_FOLLOW.search(before)):
        return years.group()
    return f"{first}\u2013{last}"


def _curl_quotes(text: str) -> str:
    """Return *text* with straight quotes made opening or closing ones, paragraph by paragraph."""
    paragraphs = _BETWEEN_PARAGRAPHS.split(text)
    return "\n".join(_curled(one) if _STRAIGHT.search(one) else one for one in paragraphs)


def _curled(paragraph: str) -> str:
    """Return a *paragraph* with its quotes curled; those of feet, inches, minutes and seconds stay straight."""
    bare = paragraph.replace(_TAG_MARK, "")
    chars = list(bare)
    places = [found.start() for found in _QUOTE.finditer(bare)]
    has_single = "'" in bare  # most texts have none, and each pattern for them takes as long as all else
    straight = {found.start() for found in _PRIMES.finditer(bare)} if has_single else set()
    ahead = _closing_ahead(bare, places)
    singles = _sure_singles(bare if has_single else "")
    depth, in_single = 0, False
    for place, at in enumerate(places):
        before, after = chars[at - 1] if at else "", chars[at + 1] if at + 1 < len(chars) else ""
        if chars[at] == '"' and at not in straight:
            is_prime = before.isdigit() and (depth == 0 or after in _DOUBLE_ENDS or ahead[place] >= depth)
            chars[at] = chars[at] if is_prime else _double(before, after, depth > 0)
        elif chars[at] == "'" and at not in straight:
            is_prime = before.isdigit() and not in_single and not after.isalnum()
            chars[at] = chars[at] if is_prime else _single(bare, at, before, after, singles)
        depth = max(depth + (chars[at] == _OPENING) - (chars[at] == _CLOSING), 0)
        in_single = chars[at] == _OPENING_SINGLE or (in_single and chars[at] != _CLOSING_SINGLE)
    turned = iter(_nested(bare, chars, places))
    return _STRAIGHT.sub(lambda _: next(turned), paragraph)


def _double(before: str, after: str, is_open: bool) -> str:
    """Return the double quote between *before* and *after*; *is_open* tells whether another one is open there."""
    if not before or before.isspace() or before in _OPENERS:
        can_close = not after or after.isspace() or after in _ENDERS
        return _CLOSING if can_close and is_open else _OPENING
    if not after or not (after.isalnum() or after in _OPENERS):
        return _CLOSING
    return _CLOSING if is_open else _OPENING


def _single(text: str, at: int, before: str, after: str, singles: _Singles) -> str:
    """Return the single quote, or apostrophe, of *text* between *before* and *after*."""
    if before and not before.isspace() and before not in _OPENERS:
        return _CLOSING_SINGLE
    if _ELISION.match(text, at) or (_DECADE.match(text, at) and not singles.closes_after(at)):
        return _CLOSING_SINGLE
    return _OPENING_SINGLE if after and not after.isspace() and after not in _ENDERS else _CLOSING_SINGLE


def _closing_ahead(text: str, places: list[int]) -> list[int]:
    """Return how many quotes surely close something after each of *places*, before another one surely opens."""
    found: list[int] = []
    count = 0
    for at in reversed(places):
        found.append(count)
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = text[at] == _OPENING or (
            text[at] == '"' and (not before or before.isspace() or before in _OPENERS)
        )
        ends = not after or after.isspace() or after in _ENDERS
        if opens:
            count = 0
        elif text[at] == _CLOSING or (text[at] == '"' and ends and not before.isdigit()):
            count += 1
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Singles:
    """The single quotes of a text that surely open or close something."""

    places: list[int]
    closing: list[bool]

    def closes_after(self, at: int) -> bool:
        """Whether the next one after *at* closes."""
        place = bisect_right(self.places, at)
        return place < len(self.places) and self.closing[place]


def _sure_singles(text: str) -> _Singles:
    found = list(_SURE_SINGLE.finditer(text))
    return _Singles([one.start() for one in found], [one["closes"] is not None for one in found])


def _nested(typed: str, chars: list[str], places: list[int]) -> list[str]:
    """Return what stands for each straight quote of *typed*: double ones inside double ones are single, if all are closed."""
    depth = 0
    signs: list[str] = []
    for at in places:
        depth += chars[at] == _OPENING
        if typed[at] in "\"'":
            signs.append(_SINGLE_BY_DOUBLE.get(chars[at], chars[at]) if depth > 1 else chars[at])
        depth -= chars[at] == _CLOSING
        if depth < 0:
            break
    return signs if depth == 0 else [chars[at] for at in places if typed[at] in "\"'"]


_SINGLE_BY_DOUBLE = {_OPENING: _OPENING_SINGLE, _CLOSING: _CLOSING_SINGLE}
