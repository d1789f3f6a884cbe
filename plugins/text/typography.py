"""Typography: quotes, year ranges and blanks at which no line may break, in texts alone and never in what is typed as code.

Quotes and the last blank of headings are typogrify's work. The rest is ours: it knows no Vietnamese, and its other
filters (``amp``, ``caps``, ``initial_quotes``, dashes) spoil addresses and words with marks.
"""

from __future__ import annotations

import re
from html import escape

from typogrify.filters import smartypants, widont

NO_BREAK = "\u00a0"
_TAG = "\0"
"""Stands for a tag while texts are looked at; sanitised HTML holds none."""
_KEPT = "\1"
"""Stands for an address in a text."""
_APART = "\2"
"""Keeps signs apart that smartypants would join."""

_TAGS = re.compile(
    r"(<pre>.*?</pre>|<code>.*?</code>|<kbd>.*?</kbd>|<[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>)", re.DOTALL
)
_ADDRESS = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]{0,15}://|www\.)[^\s\0]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_HEADING = re.compile(r"<(h[2-4])>.*?</\1>", re.DOTALL)

_NUMBERED = frozenset(
    (
        "ngày tháng năm quý kỳ khóa khoá thứ số quận Quận phường Phường xã huyện tổ ấp khu Điều điều Khoản khoản "
        "Điểm Chương chương Mục mục Phần phần kỷ khoảng Ngày Tháng Năm Quý Số Khóa Kỳ Khu trang đợt lần hạng"
    ).split()
)
"""Words whose number stands on the same line."""
_TITLES = frozenset(
    (
        "TP Tp TX Tx TT Q P H TS GS PGS ThS Ths Th.S Th.s BS KS CN LS DS CKI CKII NSND NSƯT NGND NGƯT Tr tr St "
        "Nxb NXB ĐT Mr Mrs Ms Dr"
    ).split()
)
"""Abbreviations before a name, a place or a number that end in a full stop."""
_BARE_TITLES = frozenset("Đ/c đ/c Đ/C Th.s Th.S ThS TS GS PGS BS KS".split())
"""The same without one."""
_UNITS = (
    "km2 km² km/h km m2 m² m3 m³ mm cm dm m ha kg tấn tạ lít kWh kW MW kV USD EUR VND VNĐ triệu nghìn ngàn tỷ tỉ "
    "giờ phút giây độ °C °F ‰ %"
).split()
_MONEY = "đồng(?! chí)"
_BLANK = re.compile(
    r" (?:(?=[0-9IVXL])|(?<=[0-9cCsS.] ))"  # most blanks go no further
    r"(?:(?=[0-9]|[IVXL]+(?!\w))|(?<=/[cC] )|(?<=[.hTGBK][sS] )|(?<=[A-ZƯbprstx]\. )"
    rf"|(?<=[0-9] )(?=(?:{'|'.join((*map(re.escape, _UNITS), _MONEY))})(?!\w)))"
)
"""Blanks that may have to hold what stands on either side together."""
_YEARS = re.compile(r"([12][0-9]{3}) ?[-\u2013] ?([12][0-9]{3})(?![\w/@-]|[.,][0-9])")
_BEFORE_YEARS = re.compile(r"[\w/.,=@+-]")
_QUOTE = re.compile(r"[\"']")
_QUOTE_OR_END = re.compile(r"[\"'\n]|\Z")
_MINUTES = re.compile(r"(?<=[0-9])'(?=[0-9])|(?<=[0-9]'[0-9])\"|(?<=[0-9]'[0-9]{2})\"")
_OPENS, _CLOSES = "\u201c", "\u201d"
_OPENS_INSIDE, _CLOSES_INSIDE = "\u2018", "\u2019"


def typeset(html: str) -> str:
    """Return sanitised *html* with its texts set as a printer would; tags, code and addresses stay as they are.

    >>> typeset('<p>Giai đoạn 2017 - 2022, "Dân vận khéo".</p>')
    '<p>Giai đoạn 2017–2022, “Dân vận khéo”.</p>'
    """
    parts = _TAGS.split(html)
    parts[::2] = _set(_TAG.join(parts[::2])).split(_TAG)
    html = "".join(parts)
    return _HEADING.sub(_hold_last, html) if "<h" in html else html


def typeset_heading(text: str) -> str:
    r"""Return the plain *text* of a heading as HTML, set so, its last word never alone on a line.

    >>> typeset_heading("Bàn việc R&D ở khu 5")
    'Bàn việc R&amp;D ở khu\xa05'
    """
    html = _set(escape(text, quote=False))
    last = html.rfind(" ", 0, html.rfind(" ")) + 1
    return html[:last] + str(widont(html[last:])).replace("&nbsp;", NO_BREAK)


def typeset_text(text: str) -> str:
    """Return the plain *text* of a summary or caption as HTML, set so."""
    return _set(escape(text, quote=False))


def _hold_last(found: re.Match[str]) -> str:
    return str(widont(found.group())).replace("&nbsp;", NO_BREAK)


def _set(text: str) -> str:
    kept: list[str] = []
    if "@" in text or "://" in text or "www." in text:
        kept = _ADDRESS.findall(text)
        text = _ADDRESS.sub(_KEPT, text)
    if '"' in text or "'" in text:
        text = _curl(text)
    text = _BLANK.sub(_held, text)
    text = _YEARS.sub(_range, text)
    if kept:
        rest = iter(kept)
        text = re.sub(_KEPT, lambda _: next(rest), text)
    return text


def _held(blank: re.Match[str]) -> str:
    """Return what stands for a blank: one at which no line breaks, where what it parts belongs together."""
    text, at = blank.string, blank.start()
    word = text[text.rfind(" ", 0, at) + 1 : at]
    if not word.isalpha():
        word = word[_WORD_START(word).end() :]  # type: ignore[union-attr]
    after = text[at + 1 : at + 2]
    if after in _NUMBER_STARTS:
        holds = word in _NUMBERED or _is_abbreviation(word)
    elif word[-1:].isdigit():
        holds = True
    else:
        holds = _is_abbreviation(word) and (after == _TAG or after.isalpha())
    return NO_BREAK if holds else " "


_NUMBER_STARTS = frozenset("0123456789IVXL")
_WORD_START = re.compile(r"(?:.*[\0\n\u00a0(\u201c])?", re.DOTALL).match
"""What stands before a word without a blank."""


def _is_abbreviation(word: str) -> bool:
    return word in _BARE_TITLES or (word[-1:] == "." and word[:-1] in _TITLES)


def _range(years: re.Match[str]) -> str:
    first, last = years.groups()
    before = years.string[years.start() - 1 : years.start()]
    if first >= last or (before and _BEFORE_YEARS.match(before)):
        return years.group()
    return f"{first}\u2013{last}"


def _curl(text: str) -> str:
    """Return *text* with straight quotes turned to the side they stand on; minutes and seconds stay straight."""
    lines = "\n".join(line for line in text.replace(_TAG, "").split("\n") if '"' in line or "'" in line)
    lines = _FAR.sub(r"\1x\2", lines)
    lines = _RUNS.sub(_PARTED, lines.replace("\\", _APART))
    curled = str(smartypants(lines))
    for number, sign in _SIGNS.items():
        curled = curled.replace(number, sign)
    if len(curled) != len(lines):
        return text
    straight = {found.start() for found in _MINUTES.finditer(lines)}
    line: list[str] = []
    signs: list[str] = []
    for found in _QUOTE_OR_END.finditer(lines):
        at = found.start()
        if found.group() in ("\n", ""):
            signs += _nested(line)
            line = []
        else:
            line.append(found.group() if at in straight else curled[at])
    turned = iter(signs)
    return _QUOTE.sub(lambda _: next(turned), text)


_FAR = re.compile(r"([^\"'\n]{12})[^\"'\n]{2,}([^\"'\n]{12})")
"""What stands so far from any quote that it decides of none: most of a text."""
_RUNS = re.compile(r"([-.`])(?=\1)")
_PARTED = rf"\1{_APART}"
_SIGNS = {"&#8220;": _OPENS, "&#8221;": _CLOSES, "&#8216;": _OPENS_INSIDE, "&#8217;": _CLOSES_INSIDE}


def _nested(signs: list[str]) -> list[str]:
    """Return what stands for the quotes of a line.

    Double quotes inside double quotes become single, where each that opens closes.
    """
    depth = 0
    found = []
    for sign in signs:
        depth += sign == _OPENS
        found.append(_INSIDE.get(sign, sign) if depth > 1 else sign)
        depth -= sign == _CLOSES
        if depth < 0:
            break
    return found if depth == 0 else signs


_INSIDE = {_OPENS: _OPENS_INSIDE, _CLOSES: _CLOSES_INSIDE}
