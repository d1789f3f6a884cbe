"""What a committee deals with, as its name says: *Kế hoạch và Đầu tư*, *Phát triển quỹ đất*."""

from __future__ import annotations

from plugins.linking.capitals import looks_like_person
from plugins.linking.lexicon import Matches
from plugins.linking.tokens import SYLLABLE, Tokens
from plugins.linking.vocabulary.committees import DEPARTMENTS
from plugins.linking.vocabulary.sentences import FUNCTION_WORDS, STARTERS
from plugins.linking.vocabulary.topics import NEVER_LAST, TOPIC_LENGTHS, TOPICS, VERBS

_MAX_TOPIC = 20
"""Words of the longest topic."""
_MAX_DEPARTMENT = 10
"""Words of the longest field of a department, *và* and commas included."""
_MAX_REGION = 8
_MIN_HOLDER_NAME = 3
"""Words with a capital after the field of a department that are rather a person: *Bộ Tài chính Quế Đình Kha*."""
_DEPARTMENT_STARTS = {department.split()[0] for department in DEPARTMENTS}
_PAPERS = {"báo", "đài"}
_JOINING = {"-", "&", "và"}
_LISTING = {",", *_JOINING}
_NUMBERED_AREAS = {"vùng", "số"}
_BEFORE_NUMBERS = {"số", "khóa"}
_STARTERS_IN_TOPICS = {"các", "về"}
"""Words that begin sentences and topics alike."""
_UNIT_NUMERALS = set("ivx")


def topic_end(tokens: Tokens, matches: Matches, at: int) -> int:
    """Return the position after the topic that starts at *at*, *at* itself when none does."""
    words = tokens.words
    end = department_end(tokens, at)
    if end > at and _count_capitals(tokens, matches, end) >= _MIN_HOLDER_NAME:
        return end
    if end == at:
        end = _small_topic_end(tokens, matches, at)
    while end < len(words) and end - at < _MAX_TOPIC:
        step = _next_part(tokens, matches, at, end)
        if step == end:
            break
        end = step
    while end > at and words[end - 1] in NEVER_LAST and not tokens.is_capital(end - 1):
        end -= 1
    return end


def _next_part(tokens: Tokens, matches: Matches, at: int, end: int) -> int:
    """Return the position after the part of the topic from *at* that starts at *end*; *end* when it is over."""
    for rule in TOPIC_RULES:
        step = rule(tokens, matches, at, end)
        if step is not None:
            return step
    return end


def joined_part(tokens: Tokens, matches: Matches, at: int, end: int) -> int | None:
    """*Kế hoạch và Đầu tư*, *Văn hóa - Thông tin*: *và* and the like go on when a topic follows, else end it."""
    if end == at or tokens.words[end] not in _JOINING:
        return None
    after = end + 1
    if (
        after < len(tokens)
        and not is_level(tokens, matches, after)
        and not begins_name(tokens, matches, after)
    ):
        if tokens.is_capital(after) and _next_part(tokens, matches, at, after) > after:
            return after
        if tokens.words[end] != "-" and compound_end(tokens, after) > after:
            return after
    return end


def capital_word(tokens: Tokens, matches: Matches, at: int, end: int) -> int | None:
    """*Trung tâm Lưu trữ Mỏ Vịt*: words with a capital belong to the topic until a place or another name begins."""
    if not tokens.is_capital(end):
        return None
    word = tokens.words[end]
    if word in STARTERS and word not in _STARTERS_IN_TOPICS:
        return end
    if is_level(tokens, matches, end) or end in matches.places:
        return end
    if begins_name(tokens, matches, end) and (end > at or word != "thanh"):
        return end
    return max(compound_end(tokens, end), end + 1)


def numbered_area(tokens: Tokens, matches: Matches, at: int, end: int) -> int | None:
    """*Hải quân vùng 3*, *Trung tâm Giáo dục thường xuyên số 2*."""
    if end > at and tokens.words[end] in _NUMBERED_AREAS and is_number(tokens, end + 1):
        return end + 2
    return None


def region(tokens: Tokens, matches: Matches, at: int, end: int) -> int | None:
    """*Thuế khu vực 5*, *Kiểm lâm khu vực Mỏ Vịt - Cửa Sót*: units of departments since 2025."""
    if end == at or not tokens.has(end, "khu", "vực"):
        return None
    return end + 3 if is_number(tokens, end + 2) else _region_end(tokens, matches, end)


def second_syllable(tokens: Tokens, matches: Matches, at: int, end: int) -> int | None:
    """*Phục vụ*, *Điều dưỡng*: a small syllable ends a word of two that begins with a capital."""
    if end == at + 1 and tokens.is_name_word(at) and _completes_word(tokens, matches, end):
        return end + 1
    return None


def number(tokens: Tokens, matches: Matches, at: int, end: int) -> int | None:
    """*Đội Thuế số 2*: a number ends the topic unless *số* or *khóa* stands before."""
    word = tokens.words[end]
    if end == at or not word.isdigit() or len(word) > 3:
        return None
    return end + 1 if tokens.words[end - 1] in _BEFORE_NUMBERS else end


def small_topic(tokens: Tokens, matches: Matches, at: int, end: int) -> int | None:
    """*Tài nguyên nước*: a topic in small letters goes on, but for one that is a verb: *Sở Xây dựng kiểm tra*."""
    if end == at or is_level(tokens, matches, end):
        return None
    compound = compound_end(tokens, end)
    is_verb = " ".join(tokens.words[end:compound]) in VERBS and tokens.words[end - 1] not in _JOINING
    return end if is_verb else compound


TOPIC_RULES = (joined_part, capital_word, numbered_area, region, second_syllable, number, small_topic)
"""How a topic goes on: the first rule that does not return None decides; what stands still ends the topic."""


def _count_capitals(tokens: Tokens, matches: Matches, at: int) -> int:
    """Count the words with a capital from *at* on that no topic, place or committee takes up."""
    end = at
    while tokens.is_name_word(end) and compound_end(tokens, end) == end:
        if any(end in found for found in (matches.places, matches.levels, matches.heads)):
            break
        end += 1
    return end - at


def _small_topic_end(tokens: Tokens, matches: Matches, at: int) -> int:
    """Return the position after topics in small letters before a name or a place: *Nhà máy | nước Cửa Sót*."""
    words = tokens.words
    end = at
    while end < len(words) and end - at < _MAX_TOPIC and not tokens.is_capital(end):
        step = compound_end(tokens, end)
        if step == end or (end == at and " ".join(words[at:step]) in VERBS):
            break
        end = step
    named = tokens.is_name_word(end) and not begins_name(tokens, matches, end) and words[end] not in STARTERS
    return end if named or is_level(tokens, matches, end) else at


def department_end(tokens: Tokens, at: int) -> int:
    """Return the position after the longest known field of a department at *at*, commas and all; else *at*."""
    words = tokens.words
    if not tokens.is_capital(at) or words[at].split(" ")[0] not in _DEPARTMENT_STARTS:
        return at
    for end in range(min(at + _MAX_DEPARTMENT, len(words)), at, -1):
        if words[end - 1] not in _LISTING and _department_key(words[at:end]) in DEPARTMENTS:
            return end
    return at


def _department_key(words: list[str]) -> str:
    return " ".join([word for word in words if word not in _LISTING])


def compound_end(tokens: Tokens, at: int) -> int:
    """Return the position after the longest entry of ``TOPICS`` at *at*, *at* itself when none stands there."""
    words = tokens.words
    for length in TOPIC_LENGTHS.get(tokens.word(at).split(" ")[0], ()):
        if at + length <= len(words) and " ".join(words[at : at + length]) in TOPICS:
            return at + length
    return at


def is_level(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether a level of territory stands at *at*, and not the beginning of *Xã hội*."""
    level = matches.levels.get(at)
    return level is not None and compound_end(tokens, at) <= level[0]


def is_number(tokens: Tokens, at: int) -> bool:
    """Whether a number in digits or Roman letters stands at *at*."""
    word = tokens.word(at)
    return word.isdigit() or (tokens.is_capital(at) and set(word) <= _UNIT_NUMERALS)


def begins_name(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether another committee, a person, a title or an honorific begins at *at*."""
    if at in matches.persons or at in matches.honorifics or at in matches.titles:
        return at in matches.persons or compound_end(tokens, at) == at
    head = matches.heads.get(at)
    if head and tokens.is_capital(at):
        if head[0] - at > 1 or " " in tokens.words[at]:
            return compound_end(tokens, at) <= head[0]
        return compound_end(tokens, at) == at and (tokens.is_capital(head[0]) or head[0] in matches.levels)
    return looks_like_person(tokens, at)


def is_person(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether a person's name begins at *at*."""
    return at in matches.persons or looks_like_person(tokens, at)


def _region_end(tokens: Tokens, matches: Matches, at: int) -> int:
    """Return the position after *khu vực Mỏ Vịt - Cửa Sót* at *at*; *at* itself when no name follows."""

    def named(place: int) -> bool:
        return tokens.is_name_word(place) and not begins_name(tokens, matches, place)

    end = at + 2
    while named(end) and end - at < _MAX_REGION:
        end += 1
        if tokens.has(end, "-") and named(end + 1):
            end += 1
    return end if end > at + 2 else at


def _completes_word(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether the small syllable at *at* ends a word begun with a capital: *Phục vụ*, *Điều dưỡng*."""
    word, begun = tokens.words[at], tokens.words[at - 1]
    if any(last == at for last, _ in matches.cores.values()) or tokens.has_any(at - 2, _PAPERS):
        return False  # the name is whole: *Báo Gốm viết*
    native = SYLLABLE.fullmatch(begun) is not None and at - 1 not in matches.places
    return native and word.isalpha() and word not in FUNCTION_WORDS and at not in matches.titles
