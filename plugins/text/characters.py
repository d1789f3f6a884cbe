"""Characters that readers cannot see, or that are not what they seem: one rule for fields, bodies, linking and search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

_UNSEEN = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2065\u3164\ufe00-\ufe0f\ufeff\uffa0"
UNSEEN = re.compile(rf"(?<![\U0001f000-\U0001faff\u2190-\u2bff\u3030\u303d\ufe0f])[{_UNSEEN}]+")
"""What is not drawn: soft hyphens, blanks without width, joiners. In a picture of several signs (👩‍🌾) they count."""
_PRINTABLE_UNSEEN = ("\u034f", "\u115f", "\u3164", "\ufe0e", "\ufe0f")
"""Those of them that Python takes for signs that can be printed."""

_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ue000-\uf8ff"
    "\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
)
_FORBIDDEN = re.compile(f"[{_NEVER}]")
"""Control characters, marks that turn the direction of writing, what has no shape but in one font, what stands for a
character that was lost."""
_WORD_BULLET = re.compile(r"^[ \t\u00a0]*[\uf000-\uf0ff]", re.MULTILINE)
"""Bullets as fonts of symbols have them: a list is made of their lines."""

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LOOKALIKES = "АВЕЗІЈКМНОРСТУХѴаеоруѕхіјһԁԛԝґгпԍΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινρυχ\uff21-\uff3a\uff41-\uff5aɑɡı"
_FOREIGN = "\u0370-\u03ff\u0400-\u052f\uff21-\uff3a\uff41-\uff5aɑɡı"
_ODD = re.compile(f"[{_UNSEEN}{_NEVER}{_FOREIGN}]")
_MIXED = re.compile(
    rf"(?<![^\W\d_])[{_LATIN}\u0300-\u036f]+[{_LOOKALIKES}][^\W\d_]*"
    rf"|(?<![^\W\d_])[{_LOOKALIKES}]+(?:[{_LATIN}][^\W\d_]*|(?![^\W\d_]))"
)
"""A word of Latin letters with others that look like them, or of such alone."""


def has_odd_characters(text: str) -> bool:
    """Whether *text* has any of the characters that this module is about; nearly none has."""
    return _ODD.search(text) is not None


def without_unseen(text: str) -> str:
    """Return *text* without characters that are not drawn.

    >>> without_unseen("Đường\u200b ủy")
    'Đường ủy'
    """
    return UNSEEN.sub("", text) if _may_hold_unseen(text) else text


def _may_hold_unseen(text: str) -> bool:
    return not _is_printable(text) or any(char in text for char in _PRINTABLE_UNSEEN)


def _is_printable(text: str) -> bool:
    return text.replace("\n", "").isprintable()


def joined_words(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield offset, both letters, and the code point between them, where *text* parts two words by nothing that is drawn."""
    if not _is_printable(text):
        for found in _JOINED.finditer(text):
            if found[1].islower() and found[3].isupper():
                yield found.start(), found[1] + found[3], f"U+{ord(found[2]):04X}"


_JOINED = re.compile(r"([^\W\d_])([\u00ad\u200b\u200c\u2060])([^\W\d_])")


def forbidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and code point (``U+202E``) of each character that no text may have; bullets of Word may begin lines."""
    if "\ufffd" in text or not _is_printable(text):
        for found in _FORBIDDEN.finditer(_WORD_BULLET.sub(lambda bullet: " " * len(bullet.group()), text)):
            yield found.start(), f"U+{ord(found.group()):04X}"


def mixed_words(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield offset, word, and the letter that only looks Latin, of each word that mixes alphabets unseen.

    >>> [(word, letter) for _, word, letter in mixed_words("Trần Thị Vân, Trần Thị V\u00e2n".replace("a", "\u0430"))]
    []
    """
    for found in _MIXED.finditer(text):
        letter = next(char for char in found.group() if re.match(f"[{_FOREIGN}]", char))
        yield found.start(), found.group(), f"U+{ord(letter):04X}"


_TWINS = str.maketrans(
    "АВЕІЈКМНОРСТУХѴаеоруѕхіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιυχɑɡı",
    "ABEIJKMHOPCTYXVaeopysxijhdqwABEZHIKMNOPTYXoiuxagi",
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def as_latin(word: str) -> str:
    r"""Return *word* with Latin letters for those of other alphabets that are drawn alike.

    >>> as_latin("V\u0430n")
    'Van'
    """
    return unicodedata.normalize("NFC", word.translate(_TWINS).translate(_FULL_WIDTH))


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,31});")


def decode_odd_entities(text: str) -> str:
    """Return *text* with the entities of characters that are not drawn, or that no text may have, as these characters."""
    return _ENTITY.sub(_odd_or_entity, text) if "&" in text else text


def _odd_or_entity(entity: re.Match[str]) -> str:
    char = unescape(entity.group())
    is_odd = UNSEEN.fullmatch(char) or (char not in "\n\t" and _FORBIDDEN.fullmatch(char))
    return char if is_odd else entity.group()
