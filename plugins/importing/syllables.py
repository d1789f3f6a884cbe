"""Syllables of Vietnamese: whether a word can be one, by which the encoding of a text is told."""

from __future__ import annotations

import re
import unicodedata

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSETS = "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x".split()
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên
ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung
up ut ua uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyt uyu uyn ư ưc ưi ưm ưn ưng
ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh
""".split()
_SYLLABLE = re.compile(rf"(?:{'|'.join(_ONSETS)})?(?:{'|'.join(sorted(_RHYMES, key=len, reverse=True))})")
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether *word* is built as syllables of Vietnamese are: an onset, a rhyme, at most one tone.

    Source: the table of rhymes in *Từ điển tiếng Việt* (Hoàng Phê).

    >>> [is_syllable(word) for word in ("Nghiêng", "quyết", "ÐÞnh", "strand")]
    [True, True, False, False]
    """
    parts = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", parts.translate(_TONES))
    tones = sum(ord(part) in _TONES for part in parts)
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


def share_of_syllables(text: str) -> float:
    """Return how many of the words of *text* with letters beyond ASCII are syllables: from 0 to 1; 1 where there are none."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
