"""Names of occasions: a head, then what it is about, up to time, place or verb."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.authority.register import Register
from plugins.linking.body import CommitteePhrase
from plugins.linking.capitals import opens_sentence
from plugins.linking.index import Index
from plugins.linking.lexicon import Matches
from plugins.linking.mentions import Context
from plugins.linking.numbered import number_of, owner_key, parse_numbered
from plugins.linking.tokens import PARAGRAPH, Tokens
from plugins.linking.vocabulary.sentences import STARTERS
from plugins.linking.vocabulary.wordlists import items, words

_SHORT = 5
_TELLING = 4
"""Words of a head that says most of the topic itself: *lễ giao nhận quân*."""
CONTESTS = items(
    """
    hội thi, cuộc thi, hội thảo, liên hoan, lễ hội, hội diễn, hội thao, triển lãm, festival, ngày hội, hội trại
    hội thảo khoa học, hội thảo quốc tế, đại hội thể dục thể thao, hội chợ
    """
)
"""Heads of occasions that have organisers of their own."""
_CONGRESSES = ("đại hội", "đại hội đại biểu")
_COUNTED = {"kỷ niệm", "lễ kỷ niệm", "sơ kết", "tổng kết"}
"""Heads before a number of years."""
_LONGEST = 60
"""Words of the longest name of an occasion."""

OPENERS = frozenset(
    tuple(opener.split())
    for opener in items(
        """
        sơ kết, tổng kết, quán triệt, triển khai, học tập, công bố, ký, ký kết, trao, trao tặng, kỷ
        niệm, khánh thành, khởi công, ra quân, phát động, tuyên dương, tôn vinh, giao ban, gặp mặt, đối
        thoại, đặt tên, khai giảng, khai mạc, bế mạc, tập huấn, trực tuyến, toàn quốc, chuyên đề, khoa
        học, báo cáo viên, đại biểu, hưởng ứng, về, xúc tiến, viếng, truy điệu, tưởng niệm, dâng hương,
        mít tinh, bàn giao, tiếp nhận, kết nạp, biểu dương, giao ước, chào mừng, cán bộ, cử tri, phản biện, lấy ý
        kiến, góp ý, sinh hoạt
        """
    )
)
"""Words with which the topic of an occasion begins."""

_STOPS = words("tại nhằm do vào với diễn được đã sẽ đang vừa trên ở có là theo")
_STOP_MARKS = {";", ":", "(", ")", "”", "“", '"', "-", "…", "?", "!"}
_TIME = words("sáng chiều tối trưa ngày lúc hồi")
_BEGINNINGS = {("bắt", "đầu"), ("kết", "thúc"), ("quy", "tụ"), ("thu", "hút"), ("nhận", "được")}
"""Verbs after the name of an occasion."""


@dataclass(slots=True)
class EventPhrase:
    """An occasion as a text names it. Positions are words."""

    first: int
    last: int
    slugs: tuple[str, ...]
    is_strong: bool = True
    """Whether a number, an anniversary or the like makes it one occasion for sure."""


def find_events(
    tokens: Tokens,
    matches: Matches,
    bodies: Mapping[int, tuple[CommitteePhrase, tuple[str, ...]]],
    index: Index,
    context: Context,
) -> list[EventPhrase]:
    """Return the occasions named, in order, none inside another. *bodies* are by first word."""
    inside = {place for body, _ in bodies.values() for place in range(body.first + 1, body.last)}
    found: list[EventPhrase] = []
    at = 0
    for start in sorted(set(matches.events) | set(matches.event_heads)):
        if start < at or (start in inside and start not in matches.events):
            continue
        occasion = _registered(matches, start, index.register, context)
        grammar = _numbered(tokens, matches, start, bodies, index, context)
        if grammar and (occasion is None or grammar.last > occasion.last):
            occasion = grammar
        if occasion is None:
            occasion = _anniversary(tokens, matches, start)
        elif not grammar:
            occasion.last = _years_end(tokens, occasion.last)
            _add_dates(tokens, occasion)
        if occasion is not None:
            found.append(occasion)
            at = occasion.last
    return found


def _registered(matches: Matches, start: int, register: Register, context: Context) -> EventPhrase | None:
    known = matches.events.get(start)
    if known is None:
        return None
    return EventPhrase(start, known[0], on_the_day(known[1], register, context))


def on_the_day(slugs: tuple[str, ...], register: Register, context: Context) -> tuple[str, ...]:
    """Return those of *slugs* that took place in the days or the month of the article; all when none did.

    The one that the article's front matter lists comes before.
    """
    tagged = tuple(slug for slug in slugs if ("event", slug) in context.tags)
    if len(tagged) == 1:
        return tagged
    day = context.date
    if len(slugs) < 2 or day is None:
        return slugs
    for precision in (10, 7, 4):
        now = day[:precision]
        then = tuple(slug for slug in slugs if _touches(register, slug, now))
        if len(then) == 1:
            return then
    return slugs


def _touches(register: Register, slug: str, now: str) -> bool:
    span = register.events[slug].span
    if span.start is None:
        return False
    end = span.end or span.start
    return span.start[: len(now)] <= now and now[: len(end)] <= end[: len(now)]


def _numbered(
    tokens: Tokens,
    matches: Matches,
    start: int,
    bodies: Mapping[int, tuple[CommitteePhrase, tuple[str, ...]]],
    index: Index,
    context: Context,
) -> EventPhrase | None:
    """Read *Hội nghị lần thứ 10 Ban Chấp hành … khóa X*, *Hội nghị Thành ủy … lần thứ 10*, *Hội nghị Trung ương 5*."""
    head = matches.event_heads.get(start)
    if head is None or head[1] not in {"hội nghị", "đại hội", "kỳ họp", "phiên họp", "đại hội đại biểu"}:
        return None
    parsed = parse_numbered(tokens, head[0], bodies)
    if parsed is None:
        return None
    end, number, term, body, at = parsed
    places = index.places.get(at[0], ()) if len(at) == 1 else ()
    owner = owner_key(body, places[0].name if places else None) if body else "trung ương đảng"
    slugs = index.numbered.get((head[1], number, owner), ())
    if head[1] in _CONGRESSES:
        slugs = tuple(
            {slug: None for kind in _CONGRESSES for slug in index.numbered.get((kind, number, owner), ())}
        )
    if body is None and not {"trung ương", "trung", "quốc"} & set(tokens.words[head[0] : end]):
        slugs = ()  # whose it is nobody says
    if term is not None:
        slugs = tuple(slug for slug in slugs if _term(index.register, slug) in (None, term))
    return EventPhrase(
        start, _years_end(tokens, end), on_the_day(tuple(sorted(slugs)), index.register, context)
    )


def _years_end(tokens: Tokens, at: int) -> int:
    """Return the word after *, nhiệm kỳ 2025 - 2030* at *at*; *at* itself when that does not follow."""
    words = tokens.words
    first = at + 1 if words[at : at + 1] == [","] else at
    years = words[first + 2 : first + 5]
    if words[first : first + 2] != ["nhiệm", "kỳ"] or len(years) < 3 or years[1] != "-":
        return at
    return first + 5 if years[0].isdigit() and years[2].isdigit() else at


def _term(register: Register, slug: str) -> int | None:
    words = register.events[slug].name.casefold().split()
    for first, second in itertools.pairwise(words):
        if first in {"khóa", "khoá"}:
            return number_of(second.strip("()"))
    return None


def _anniversary(tokens: Tokens, matches: Matches, start: int) -> EventPhrase | None:
    """Read an occasion by its topic: it goes on to a stop, a time, a place or a verb."""
    end, key = matches.event_heads[start]
    words = tokens.words
    counted = key in _COUNTED or words[end : end + 1] in (
        ["kỷ"],
        ["sơ"],
        ["tổng"],
    )
    number_at = end if key in _COUNTED else end + 2
    strong = counted and number_at < len(words) and words[number_at].isdigit()
    quoted = _quote_end(tokens, end)
    if quoted > end and key not in _COUNTED:
        return EventPhrase(start, quoted, ())
    opened = key.startswith(("lễ ", "lớp ")) or any(
        tuple(words[end : end + len(opener)]) == opener for opener in OPENERS
    )
    if not strong and not opened:
        return None
    if key in {"sơ kết", "tổng kết", "kỷ niệm"} and not strong:
        return None
    last = _topic_end(tokens, matches, end)
    if last - end < (3 if len(key.split()) < _TELLING else 2):
        return None
    last = _year_end(tokens, _quote_end(tokens, last))
    occasion = EventPhrase(start, last, (), is_strong=strong or last - end > _SHORT)
    _add_dates(tokens, occasion)
    return occasion


def _quote_end(tokens: Tokens, at: int) -> int:
    """Return the word after a topic in quotation marks that starts at *at*; *at* itself when none does."""
    words = tokens.words
    if words[at : at + 1] not in (["“"], ['"'], ["«"]):
        return at
    for end in range(at + 2, min(at + _LONGEST, len(words))):
        if words[end] in {"”", '"', "»"}:
            return end + 1
        if words[end] == PARAGRAPH:
            break
    return at


def _year_end(tokens: Tokens, at: int) -> int:
    """Return the word after *năm 2019* at *at* when a quotation ends before; else *at* itself."""
    words = tokens.words
    quoted = words[at - 1] in {"”", '"', "»"}
    return (
        at + 2
        if quoted and words[at : at + 1] == ["năm"] and "".join(words[at + 1 : at + 2]).isdigit()
        else at
    )


def _topic_end(tokens: Tokens, matches: Matches, at: int) -> int:
    words = tokens.words
    end = at
    between = False
    while end < len(words) and end - at < _LONGEST:
        word = words[end]
        if word == "giữa":
            between = True
        years = (
            word == "-" and words[end - 1].isdigit() and words[end + 1 : end + 2] and words[end + 1].isdigit()
        )
        if word in {PARAGRAPH, "."} or (
            word in _STOP_MARKS and not years and not _joins(tokens, matches, end)
        ):
            break
        if end > at and tokens.is_capital(end) and (word in STARTERS or opens_sentence(tokens, end)):
            break
        if end in matches.honorifics and tokens.is_capital(end) and tokens.is_apart(end):
            break
        if (word == "," and not between) or tuple(words[end : end + 2]) in _BEGINNINGS:
            break
        if between and word == "về":
            between = False
        if word in _STOPS and not (word == "với" and between) and not _goes_on(words, end):
            break
        if word in _TIME and not tokens.is_capital(end) and words[end - 1] not in {"đêm", "hằng", "số"}:
            of_document = word == "ngày" and words[end - 1].isdigit() and words[end - 2] == "số"
            if not of_document and not (
                word == "ngày" and (tokens.is_capital(end + 1) or words[end + 1 : end + 2] == ["sinh"])
            ):
                break
        end += 1
    while end > at and words[end - 1] in {"và", ",", "của", "cho", "về"}:
        end -= 1
    return end


def _joins(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether a dash joins two places: *cao tốc … - Trung Lương*."""
    if tokens.words[at] != "-" or not tokens.is_name_word(at + 1):
        return False
    return at + 1 not in matches.titles and at + 1 not in matches.honorifics and at - 1 not in matches.persons


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a stop word belongs to the topic: *về … với nhân dân*, *trên địa bàn*."""
    return tuple(words[at : at + 2]) in {("với", "nhân"), ("trên", "địa"), ("có", "công"), ("theo", "gương")}


def _add_dates(tokens: Tokens, occasion: EventPhrase) -> None:
    """Add a bracket with the dates of an anniversary."""
    words = tokens.words
    at = occasion.last
    if words[at : at + 1] != ["("]:
        return
    for end in range(at + 1, min(at + 20, len(words))):
        if words[end] == ")":
            inside = words[at + 1 : end]
            if len(inside) > 4 and all(word.isdigit() or word in {"-", "/", "."} for word in inside):
                occasion.last = end + 1
            return
        if not (words[end].isdigit() or words[end] in {"-", "/", "."}):
            return
