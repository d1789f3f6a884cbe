"""Typography: curly quotes, year ranges and no-break spaces, in texts but not in tags, addresses and code.

Quotes and the last space of headings are left to typogrify. The rest is ours: typogrify has no rules for Vietnamese,
and its other filters (``amp``, ``caps``, ``initial_quotes``, dashes) damage addresses and words with marks.
"""

from __future__ import annotations

import re
from html import escape

from typogrify.filters import smartypants, widont

NO_BREAK = "\u00a0"
_TAG_MARK = "\0"
"""Replaces a tag while texts are processed; sanitised HTML does not contain it."""
_ADDRESS_MARK = "\1"
"""Replaces an address in a text."""
_SEPARATOR_MARK = "\2"
"""Put between signs that smartypants would join."""

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
_YEARS = re.compile(r"([12][0-9]{3}) ?[-\u2013] ?([12][0-9]{3})(?![\w/@-]|[.,][0-9])")
_BEFORE_YEARS = re.compile(r"[\w/.,=@+-]")
_QUOTE = re.compile(r"[\"']")
_QUOTE_OR_END = re.compile(r"[\"'\n]|\Z")
_PRIMES = re.compile(r"(?<=[0-9])'(?=[0-9])|(?<=[0-9]'[0-9])\"|(?<=[0-9]'[0-9]{2})\"")
_OPENING, _CLOSING = "\u201c", "\u201d"
_OPENING_SINGLE, _CLOSING_SINGLE = "\u2018", "\u2019"


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
    first, last = years.groups()
    before = years.string[years.start() - 1 : years.start()]
    if first >= last or (before and _BEFORE_YEARS.match(before)):
        return years.group()
    return f"{first}\u2013{last}"


def _curl_quotes(text: str) -> str:
    """Return *text* with straight quotes made opening or closing ones; those of minutes and seconds stay straight."""
    lines = "\n".join(line for line in text.replace(_TAG_MARK, "").split("\n") if '"' in line or "'" in line)
    lines = _FAR_FROM_QUOTES.sub(r"\1x\2", lines)
    lines = _REPEATED_SIGNS.sub(_SEPARATED, lines.replace("\\", _SEPARATOR_MARK))
    curled = str(smartypants(lines))
    for number, sign in _QUOTE_BY_ENTITY.items():
        curled = curled.replace(number, sign)
    if len(curled) != len(lines):
        return text
    straight = {found.start() for found in _PRIMES.finditer(lines)}
    line: list[str] = []
    signs: list[str] = []
    for found in _QUOTE_OR_END.finditer(lines):
        at = found.start()
        if found.group() in ("\n", ""):
            signs += _nest_quotes(line)
            line = []
        else:
            line.append(found.group() if at in straight else curled[at])
    turned = iter(signs)
    return _QUOTE.sub(lambda _: next(turned), text)


_FAR_FROM_QUOTES = re.compile(r"([^\"'\n]{12})[^\"'\n]{2,}([^\"'\n]{12})")
"""Text more than twelve characters from any quote: it does not affect the choice, and is left out for speed."""
_REPEATED_SIGNS = re.compile(r"([-.`])(?=\1)")
_SEPARATED = rf"\1{_SEPARATOR_MARK}"
_QUOTE_BY_ENTITY = {
    "&#8220;": _OPENING,
    "&#8221;": _CLOSING,
    "&#8216;": _OPENING_SINGLE,
    "&#8217;": _CLOSING_SINGLE,
}


def _nest_quotes(signs: list[str]) -> list[str]:
    """Return the quotes of a line with double ones inside double ones made single, if all are closed in order."""
    depth = 0
    found = []
    for sign in signs:
        depth += sign == _OPENING
        found.append(_SINGLE_BY_DOUBLE.get(sign, sign) if depth > 1 else sign)
        depth -= sign == _CLOSING
        if depth < 0:
            break
    return found if depth == 0 else signs


_SINGLE_BY_DOUBLE = {_OPENING: _OPENING_SINGLE, _CLOSING: _CLOSING_SINGLE}
