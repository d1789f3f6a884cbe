"""Encodings of Vietnamese before Unicode: which one a text is in, and the text in Unicode."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from viparse.normalize.tables import Charmap, build_charmap, convert
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.viscii import VISCII
from viparse.normalize.vni import VNI
from viparse.normalize.vps import VPS

from plugins.text.normal import nfc
from plugins.text.syllables import is_syllable

UNICODE = "Unicode"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in Unicode (NFC), and what it was in."""

    text: str
    encoding: str
    """``UTF-8``, ``UTF-16``, ``TCVN3``, ``VNI``, ``VISCII``, ``windows-1258``."""


class UnknownEncoding(Exception):
    """The bytes are in no encoding that gives words of Vietnamese."""


def _whole_vni() -> Charmap:
    """Return viparse's table with what it lacks: *ẳ*, *ỵ*, and a base and a mark of different case, as in *Aø*."""
    pairs = dict(VNI.pairs)
    pairs |= {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
    for legacy, letter in list(pairs.items()):
        if len(legacy) == 2:
            base, mark = legacy
            pairs.setdefault(base + mark.swapcase(), letter)
    return build_charmap("vni", list(pairs.items()))


VNI_TABLE = _whole_vni()
_VNI_MARKS = frozenset(legacy[1] for legacy, _ in VNI_TABLE.pairs if len(legacy) == 2)
_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
"""Letters of Vietnamese that no font of an old encoding draws: a text that has them is in Unicode already."""


def from_tcvn3(text: str) -> str:
    """Return *text*, typed for a font like *.VnTime*, in Unicode.

    The encoding has no capitals with marks: in a word or a line of capitals they are made ones.

    >>> from_tcvn3("§¶ng bé, CéNG HßA")
    'Đảng bộ, CỘNG HÒA'
    """
    return "\n".join(map(_with_capitals, convert(text, TCVN3).split("\n")))


_WORD = re.compile(r"[^\W\d_]+")


def _with_capitals(line: str) -> str:
    words = [*_WORD.finditer(line)]
    kinds = [_capitals_of(word.group()) for word in words]
    if kinds.count("many") > 1 and "small" not in kinds:
        return line.upper()
    raised = list(line)
    for at, word in enumerate(words):
        is_among_capitals = kinds[at - 1 : at] + kinds[at + 1 : at + 2] == ["many", "many"]
        if kinds[at] == "many" or (kinds[at] == "one" and is_among_capitals):
            raised[word.start() : word.end()] = word.group().upper()
    return "".join(raised)


def _capitals_of(word: str) -> str:
    """Return how many of the plain letters of *word*, all of them capitals, there are: ``many``, ``one``, or ``none``; else ``small``."""
    plain = [char for char in word if char.isascii()]
    if not all(map(str.isupper, plain)):
        return "small"
    return ("none", "one", "many")[min(len(plain), 2)]


def from_vni(text: str) -> str:
    """Return *text*, typed for a font like *VNI-Times*, in Unicode.

    >>> from_vni("Ñaûng boä thaønh phoá")
    'Đảng bộ thành phố'
    """
    return str(convert(text, VNI_TABLE))


def _from_table(table: Charmap) -> Callable[[str], str]:
    return lambda text: convert(text, table)


@dataclass(frozen=True, slots=True)
class FontEncoding:
    """What the letters of a font stand for."""

    name: str
    to_unicode: Callable[[str], str]
    marks: frozenset[str] = frozenset()
    """Characters that belong to the letter before them, which may stand in another run."""


_TCVN3_FONT = FontEncoding("TCVN3", from_tcvn3)
_TCVN3_CAPITALS = FontEncoding("TCVN3", lambda text: from_tcvn3(text).upper())
_VNI_FONT = FontEncoding("VNI", from_vni, _VNI_MARKS)
_VPS_FONT = FontEncoding("VPS", _from_table(VPS))


def encoding_of_font(font: str) -> FontEncoding | None:
    """Return what the letters of *font* stand for: of ``.VnTime`` and the like, ``VNI-…``, ``VPS …``; None for others.

    A name of TCVN3 that ends in *H* is a font of capitals.
    """
    name = font.strip().strip("'\"").lower()
    if name.startswith(".vn"):
        return _TCVN3_CAPITALS if name.endswith("h") else _TCVN3_FONT
    if re.match(r"vni[ -]", name):
        return _VNI_FONT
    return _VPS_FONT if re.match(r"vps[ -]", name) else None


def encoding_of_letters(text: str) -> FontEncoding | None:
    """Return the old encoding that the letters of *text* are of, whatever its font; None where they are Unicode."""
    if share_of_syllables(text) >= _MIN_SHARE or is_unicode(text):
        return None
    best = max((_TCVN3_FONT, _VNI_FONT), key=lambda one: share_of_syllables(one.to_unicode(text)))
    return best if share_of_syllables(best.to_unicode(text)) >= _MIN_SHARE_CONVERTED else None


def is_unicode(text: str) -> bool:
    """Whether *text*, although its font is of an old encoding, is in Unicode."""
    return _UNICODE_ONLY.search(text) is not None


def decode(data: bytes) -> Decoded:
    """Return the text of *data*; raise UnknownEncoding where no encoding gives words of Vietnamese."""
    text, encoding = _decoded(data)
    return Decoded(nfc(text.replace("\r\n", "\n").replace("\r", "\n")).lstrip("\ufeff"), encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    if utf16 := _utf16(data):
        return utf16, "UTF-16"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _best({name: read(data) for name, read in _OF_BYTES.items()})
    # Letters of an old encoding may be saved as UTF-8 for what they look like.
    letters = encoding_of_letters(text)
    return (letters.to_unicode(text), letters.name) if letters else (text, "UTF-8")


def _utf16(data: bytes) -> str:
    """Return the text of *data* where it is UTF-16, with its mark at the start or plainly without; else nothing."""
    order = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2], "")
    if not order and len(data) % 2 == 0 and data:
        sample = data[:4000]
        zeros = [half.count(0) / len(half) for half in (sample[0::2], sample[1::2])]
        order = "utf-16-be" if zeros[0] > 0.3 > zeros[1] else "utf-16-le" if zeros[1] > 0.3 > zeros[0] else ""
    try:
        return data.decode(order).lstrip("\ufeff") if order else ""
    except UnicodeDecodeError:
        return ""


def _as_windows(data: bytes) -> str:
    """Return *data* as Windows shows it in Western Europe; the five bytes it has no sign for stay control characters."""
    return "".join(itertools.starmap(_windows_sign, ((byte, bytes([byte])) for byte in data)))


def _windows_sign(code: int, byte: bytes) -> str:
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return chr(code)


def _as_windows_1258(data: bytes) -> str:
    return nfc(data.decode("cp1258", "replace"))


_OF_BYTES: Mapping[str, Callable[[bytes], str]] = {
    "windows-1258": _as_windows_1258,
    "TCVN3": lambda data: from_tcvn3(_as_windows(data)),
    "VNI": lambda data: from_vni(_as_windows(data)),
    "VISCII": lambda data: convert(data.decode("latin-1"), VISCII),
}
_MIN_SHARE = 0.8
"""Words with marks of a text in Unicode that are syllables; the others are foreign names. Letters of TCVN3 give half by chance."""
_MIN_SHARE_CONVERTED = 0.85
"""The same after a conversion, which must be right to be made."""


def _best(candidates: Mapping[str, str]) -> tuple[str, str]:
    name, text = max(candidates.items(), key=lambda one: share_of_syllables(one[1]))
    if share_of_syllables(text) < _MIN_SHARE_CONVERTED:
        raise UnknownEncoding
    return text, name


def share_of_syllables(text: str) -> float:
    """Return how many of the words of *text* with letters beyond ASCII are syllables: from 0 to 1; 1 where there are none."""
    words = [word for word in _WORD.findall(nfc(text)) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
