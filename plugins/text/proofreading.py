"""Language help: slips in the prose of a file, each with its place and, where it is sure, what should stand there.

One pass over the words of a text that has none costs some hundredths of a millisecond: words that were looked at before are
remembered. Only a text with a suspicious word, or with two forms of one thing, is looked through in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import ahocorasick

from plugins.text.house_style import CAPITALS, WORDS, HouseStyle, wrong_capitals
from plugins.text.normal import fold, nfc, settle_tones
from plugins.text.syllables import (
    bare_syllables,
    is_same_but_for_places,
    nearest_syllables,
    possible_syllables,
)

_MAX_REMEMBERED = 200_000
"""Words."""
_MAX_LETTERS = 24
"""Of a word that is looked at: two syllables without a blank have 14."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a text that is likely a slip: ``text[start:end] == words``."""

    code: str
    start: int
    end: int
    words: str
    better: str
    """What should stand there; several ways are parted by commas. Empty where nothing is near."""
    is_sure: bool
    """Whether *better* is the one thing that can be meant, so that a program may write it."""


class Proofreader:
    """Reads texts by one style; what it has learnt of words serves for all."""

    def __init__(self, style: HouseStyle) -> None:
        """Read by *style*."""
        self._style = style
        self._words = WORDS | style.words
        self._fine: set[str] = set()
        self._capitals = ahocorasick.Automaton()
        for right in (*CAPITALS, *style.capitals):
            for wrong in wrong_capitals(right):
                self._capitals.add_word(wrong, (wrong, right))
        self._capitals.make_automaton()

    def read(self, text: str) -> list[Slip]:
        """Return the slips in *text*, a file with front matter in NFC, in order; none in one that is English."""
        found = [*self._capital_slips(text), *self._other_slips(text)]
        suspicious = {word for word in set(text.split()) - self._fine if not self._is_fine(word)}
        if suspicious:
            found += self._word_slips(text)
        if not found or _is_english(text):
            return []
        prose = prose_of(text)
        found = [one for one in found if any(start <= one.start and one.end <= end for start, end in prose)]
        return sorted(_apart(found), key=lambda one: one.start)

    def _is_fine(self, token: str) -> bool:
        """Whether nothing in *token*, which is between blanks, is a slip by itself."""
        if any(self._judge(word) for word in _WORD.findall(token)):
            return False
        if len(self._fine) >= _MAX_REMEMBERED:
            self._fine.clear()
        self._fine.add(token)
        return True

    def _word_slips(self, text: str) -> Iterator[Slip]:
        for found in _WORD.finditer(text):
            judged = self._judge(found.group())
            if judged:
                code, better, is_sure = judged
                yield Slip(code, found.start(), found.end(), found.group(), better, is_sure)

    def _judge(self, word: str) -> tuple[str, str, bool] | None:
        """Return what is wrong with *word* by itself: the code, what is better, and whether that is sure."""
        if not 1 < len(word) <= _MAX_LETTERS:
            return None
        lowered = word.lower()
        if _LOOKALIKE.search(word):
            better = word.translate(_LOOKALIKES)
            return ("V106", better, True) if better.lower() in possible_syllables() else None
        if word.isascii():
            typed = from_telex(lowered) if word == lowered and lowered not in bare_syllables() else ""
            return ("V107", typed, False) if typed else None
        if lowered in possible_syllables():
            return self._misplaced(word, lowered)
        if lowered in self._words or (word.isupper() and not _has_tone(lowered)):
            return None
        if not _VIETNAMESE.fullmatch(lowered) or _VOWELS.isdisjoint(fold(lowered)):
            return None  # a foreign name (Gümüş, Łódź), or a short form (đh)
        parted = _parted_at_capitals(word)
        if parted != word and all(one.lower() in possible_syllables() for one in parted.split()):
            return "V107", parted, False
        if word != lowered and fold(lowered) not in bare_syllables():
            return None  # a foreign name: Québec, Krông
        nearest = nearest_syllables(lowered)
        is_sure = len(nearest) == 1 and is_same_but_for_places(lowered, nearest[0])
        better = ", ".join(_in_case_of(word, one) for one in nearest)
        return "V107", better, is_sure and word == lowered

    def _misplaced(self, word: str, lowered: str) -> tuple[str, str, bool] | None:
        """V101: the tone stands where the house does not put it. A name keeps the spelling of whoever bears it."""
        if self._style.tones == "any" or not (word == lowered or lowered in ("uỷ", "ủy")):
            return None
        older = settle_tones(lowered)
        better = older if self._style.tones == "older" else _newer(older)
        return ("V101", _in_case_of(word, better), True) if better != lowered else None

    def _capital_slips(self, text: str) -> Iterator[Slip]:
        """V102: capitals of party bodies and offices; of two that share words the longer counts."""
        for last, (wrong, right) in self._capitals.iter(text):
            start, end = last + 1 - len(wrong), last + 1
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield Slip("V102", start, end, wrong, right, True)

    def _other_slips(self, text: str) -> Iterator[Slip]:
        for is_there, rule in _RULES:
            if is_there(text):
                yield from rule(text)


_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE = re.compile("[a-zàáãảạăằắẵẳặâầấẫẩậèéẽẻẹêềếễểệìíĩỉịòóõỏọôồốỗổộơờớỡởợùúũủụưừứữửựỳýỹỷỵđ]+")
_VOWELS = frozenset("aeiouy")
_TONED = frozenset("àáãảạằắẵẳặầấẫẩậèéẽẻẹềếễểệìíĩỉịòóõỏọồốỗổộờớỡởợùúũủụừứữửựỳýỹỷỵ")
_LOOKALIKES = str.maketrans("ðÐƉɖǎǍĕĔěĚǒǑŏŎǔǓŭŬı", "đĐĐđăĂêÊêÊôÔôÔưƯưƯi")
_LOOKALIKE = re.compile("[ðÐƉɖǎǍĕĔěĚǒǑŏŎǔǓŭŬı]")
"""Letters of Icelandic, Pinyin and Turkish that look like Vietnamese ones; those of other alphabets are F116."""


def _parted_at_capitals(word: str) -> str:
    """Return *word* with a blank before each capital that follows a small letter: *củaThành* as *của Thành*."""
    before = " " + word
    return "".join(
        f" {char}" if char.isupper() and last.islower() else char
        for last, char in zip(before, word, strict=False)
    )


def _has_tone(word: str) -> bool:
    return not _TONED.isdisjoint(word)


def _in_case_of(word: str, better: str) -> str:
    """Return *better* with the capitals of *word*."""
    if word.isupper() and len(word) > 1:
        return better.upper()
    return better[:1].upper() + better[1:] if word[:1].isupper() else better


def _newer(older: str) -> str:
    """Return a syllable that places its tone the older way as the newer way has it: *hòa* as *hoà*."""
    for place in ("oa", "oe", "uy"):
        for first, second in _PLACES[place]:
            if older.endswith(first) and not older.endswith("q" + first):
                return older.removesuffix(first) + second
    return older


_PLACES = {
    "oa": (*zip(("òa", "óa", "õa", "ỏa", "ọa"), ("oà", "oá", "oã", "oả", "oạ"), strict=True),),
    "oe": (*zip(("òe", "óe", "õe", "ỏe", "ọe"), ("oè", "oé", "oẽ", "oẻ", "oẹ"), strict=True),),
    "uy": (*zip(("ùy", "úy", "ũy", "ủy", "ụy"), ("uỳ", "uý", "uỹ", "uỷ", "uỵ"), strict=True),),
}

_TELEX_LETTERS = {"aa": "â", "aw": "ă", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư", "dd": "đ", "w": "ư"}
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_TELEX_LETTER = re.compile("aa|aw|ee|oo|ow|uw|dd|w")
_TELEX_WORD = re.compile(
    "(?P<before>[a-z]*?[aeiouyw][a-eg-ik-qt-wyz]*)(?P<tone>[sfrxj])(?P<after>[a-eg-ik-qt-wyz]*)"
)
"""A word with one key of a tone, after a vowel."""
_MIN_KEYS = 4
_MIN_KEYS_LIKE_ENGLISH = 6
"""Where the keys are such as end English words too: *rows*, *peer*."""
_ENGLISH_WORDS = frozenset({"queens"})


def from_telex(word: str) -> str:
    """Return the syllable whose keys *word* shows, typed with the input method off; empty where it is none.

    >>> from_telex("ddoofng"), from_telex("nghieejp"), from_telex("tieengs"), from_telex("three"), from_telex("rows")
    ('đồng', 'nghiệp', 'tiếng', '', '')
    """
    typed = _TELEX_WORD.fullmatch(word)
    letters = len(_TELEX_LETTER.findall(word))
    if typed is None or not letters or len(word) < _MIN_KEYS or word in _ENGLISH_WORDS:
        return ""
    is_like_english = letters == 1 and typed["tone"] in "sr" and "dd" not in word
    if is_like_english and len(word) < _MIN_KEYS_LIKE_ENGLISH:
        return ""
    keys = (typed["before"] + typed["after"]).replace("uow", "ươ")
    spelled = _TELEX_LETTER.sub(lambda found: _TELEX_LETTERS[found.group()], keys)
    toned = _with_tone(spelled, _TELEX_TONES[typed["tone"]])
    return next((one for one in toned if one in possible_syllables()), "")


def _with_tone(syllable: str, tone: str) -> Iterator[str]:
    """Yield *syllable* with *tone* on each of its letters, from the last."""
    for place in range(len(syllable), 0, -1):
        yield nfc(syllable[:place] + tone + syllable[place:])


def _apart(found: Iterable[Slip]) -> Iterator[Slip]:
    """Yield the slips that share no words with a longer one."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


_DATE = re.compile(r"\b[Nn]gày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b")


def _date_slips(text: str) -> Iterator[Slip]:
    """V103: a date in words that no calendar has, or without the zeros of the official form.

    Days under 10 and the months 1 and 2 have a zero before them. Source: Nghị định 30/2020/NĐ-CP, phụ lục I.
    """
    for found in _DATE.finditer(text):
        day, month, year = map(int, found.groups())
        digits = f"{day:02d}", f"{month:02d}" if month <= _LAST_MONTH_WITH_ZERO else str(month)
        better = f"{found.group()[:5]}{digits[0]} tháng {digits[1]} năm {year}"
        is_day = _is_day(day, month, year)
        if not is_day or better != found.group():
            yield Slip("V103", found.start(), found.end(), found.group(), better if is_day else "", is_day)


_LAST_MONTH_WITH_ZERO = 2


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_BLANKS = re.compile(r"(?<=[^\s|>*+.-])[ \u00a0]{2,}(?=[^\s|\\])")


def _blank_slips(text: str) -> Iterator[Slip]:
    """V104: two blanks or more between words; not those that Markdown reads: at the ends of lines, in tables, after signs of lists."""
    for found in _BLANKS.finditer(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        if "|" not in text[line_start : text.find("\n", found.end())]:
            yield Slip("V104", found.start(), found.end(), found.group(), " ", True)


_SPACED_DASH = re.compile(r"(?<![^\W_])(?P<before>[^\W_]+) (?P<dash>[-–—]) (?P<after>[^\W_]+)")
_TIGHT_DASH = re.compile(r"(?<=[^\W\d_])(?:- | -)(?=[^\W\d_])")


def _dash_slips(text: str) -> Iterator[Slip]:
    """V105: one pair of words, or years, parted by other dashes in other places; a blank on one side alone."""
    dashes: dict[tuple[str, str], dict[str, list[int]]] = {}
    for found in _SPACED_DASH.finditer(text):
        words = found["before"].lower(), found["after"].lower()
        pair = ("", "") if words[0].isdigit() and words[1].isdigit() else words
        dashes.setdefault(pair, {}).setdefault(found["dash"], []).append(found.start("dash"))
    for used in dashes.values():
        usual = max(used, key=lambda dash: (len(used[dash]), dash == "-"))
        for dash, places in used.items():
            for place in places if dash != usual else ():
                yield Slip("V105", place, place + 1, dash, usual, True)
    for found in _TIGHT_DASH.finditer(text):
        yield Slip("V105", found.start(), found.end(), found.group(), " - ", False)


def _may_mix_dashes(text: str) -> bool:
    spaced = text.count(" - ")
    is_mixed = spaced > 0 and (" – " in text or " — " in text)
    return is_mixed or text.count(" -") != spaced or text.count("- ") != spaced + text.count("\n- ")


def _may_have_blanks(text: str) -> bool:
    body = max(text.find("\n---"), 0)
    return text.find("  ", body) >= 0 or text.find("\u00a0", body) >= 0


_RULES: tuple[tuple[Callable[[str], bool], Callable[[str], Iterator[Slip]]], ...] = (
    (lambda text: " tháng " in text, _date_slips),
    (_may_have_blanks, _blank_slips),
    (_may_mix_dashes, _dash_slips),
)
"""Rules for what is no word: a quick look whether there may be a slip, and the rule."""

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_PROSE_FIELD = re.compile(
    r"^(?:title|summary|image_alt|image_caption|outcome):[ \t]*(?P<value>.*(?:\n[ \t]+.*)*)", re.MULTILINE
)
_NO_PROSE = re.compile(
    r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)|`[^`\n]+`|\]\([^)\n]{0,500}\)|^ {0,3}\[[^\]\n]+\]:[^\n]*$|<[^<>\n]*>"
    r"|\{[:#.][^{}\n]*\}|(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\S+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b\S*",
    re.DOTALL | re.MULTILINE,
)
"""Code, addresses of links, tags, addresses in the text."""


_LANGUAGE = re.compile(r"^lang:[ \t]*[\"']?en\b", re.MULTILINE)


def _is_english(text: str) -> bool:
    front = _FRONT.match(text)
    return front is not None and _LANGUAGE.search(text, 0, front.end()) is not None


def prose_of(text: str) -> list[tuple[int, int]]:
    """Return where the prose of a file stands, in order: the fields that hold some, and the body without code and addresses."""
    front = _FRONT.match(text)
    begin = front.end() if front else 0
    spans = [found.span("value") for found in _PROSE_FIELD.finditer(text, 0, begin)]
    for found in _NO_PROSE.finditer(text, begin):
        spans.append((begin, found.start()))
        begin = found.end()
    return [*spans, (begin, len(text))]
