"""Event phrases: a head, then what the event is about, up to a time, a place or a verb."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from plugins.authority.register import Register
from plugins.linking.capitals import is_next_word, opens_sentence
from plugins.linking.index import Index, Slugs
from plugins.linking.lexicon import Matches
from plugins.linking.mentions import Context
from plugins.linking.numbered_events import ORDINALS, CommitteesByFirst, number_of, owner_key, read_numbered
from plugins.linking.tokens import PARAGRAPH, Tokens
from plugins.linking.vocabulary.events import TOPIC_OPENERS
from plugins.linking.vocabulary.sentences import STARTERS
from plugins.linking.vocabulary.wordlists import sequences, words

_MAX_TOPIC = 60
"""Words of the longest name of an event."""
_MAX_BRACKET = 20
"""Words of the longest bracket with dates."""
_DIGITS_OF_YEAR = 4
_MIN_CERTAIN_TOPIC = 6
"""Words of a topic that make it one event for sure."""
_LONG_HEAD = 4
"""Words of a head that says most of the topic itself: *lễ giao nhận quân*."""
_BEFORE_QUOTES = sequences("chuyên đề, với chủ đề, có chủ đề, chủ đề, trực tuyến, khoa học")
"""Words between the head of an event and its topic in quotation marks."""
_OPEN_QUOTES = {"“", '"', "«"}
_CLOSE_QUOTES = {"”", '"', "»"}


@dataclass(slots=True)
class EventPhrase:
    """The words in a text that name an event. Positions are words."""

    first: int
    last: int
    """The position after the phrase."""
    slugs: Slugs
    is_certain: bool = True
    """Whether a number, an anniversary or the like makes it one event for sure."""
    is_shorter: bool = False
    """Whether the article names it at greater length elsewhere."""


@dataclass(slots=True)
class EventReader:
    """What the rules for events ask: the text, its committees, the register and the day."""

    tokens: Tokens
    matches: Matches
    committees: CommitteesByFirst
    index: Index
    context: Context


def find_events(
    tokens: Tokens, matches: Matches, committees: CommitteesByFirst, index: Index, context: Context
) -> list[EventPhrase]:
    """Return the events named, in order, none inside another. *committees* are by first word."""
    reader = EventReader(tokens, matches, committees, index, context)
    inside = {at for phrase, _ in committees.values() for at in range(phrase.first + 1, phrase.last)}
    events: list[EventPhrase] = []
    at = 0
    for start in sorted(set(matches.events) | set(matches.event_heads)):
        if start < at or (start in inside and start not in matches.events):
            continue
        event = _read_event(reader, start)
        if event is not None:
            events.append(event)
            at = event.last
    _settle_wordings(tokens, events)
    return events


_MAX_WORDINGS = 50
"""Wordings of events that begin alike with which each is compared."""


def _settle_wordings(tokens: Tokens, events: list[EventPhrase]) -> None:
    """Note which of *events* the article also names at greater length, and link those whose number says which it is.

    *Kỳ họp thứ nhất* is *Kỳ họp thứ nhất HĐND …*: it begins alike, and says nothing that the longer name does not.
    """
    if len(events) < 2:
        return
    beginnings: dict[str, dict[tuple[str, ...], list[EventPhrase]]] = {}
    for event in events:
        content = _content(tokens, event)
        beginnings.setdefault(content[0], {}).setdefault(content, []).append(event)
    for wordings in beginnings.values():
        if len(wordings) < 2:
            continue
        longest = sorted(wordings, key=len, reverse=True)[:_MAX_WORDINGS]
        for content, named in wordings.items():
            longer = [one for one in longest if len(one) > len(content) and set(content) <= set(one)]
            records = {event.slugs for one in longer for event in wordings[one]}
            for event in named:
                event.is_shorter = bool(longer)
                if not event.slugs and len(records) == 1 and any(map(_says_which, content)):
                    event.slugs = next(iter(records))


def _says_which(word: str) -> bool:
    return word in ORDINALS or _is_number(word)


def _is_number(word: str) -> bool:
    return number_of(word) is not None


def _content(tokens: Tokens, event: EventPhrase) -> tuple[str, ...]:
    """Return the words of *event* but for marks, small words, and heads that are left out at times: *Lễ kỷ niệm*."""
    at = tokens.skip(event.first, _LEFT_OUT)
    if tokens.has(at, "hội", "nghị") and tokens.has_any(at + 2, _YEARS_BEGIN):
        at += 2
    said = tokens.words[at : event.last]
    return tuple([word for word in said if word.isalnum() and word not in _SMALL]) or tuple(said)


_LEFT_OUT = sequences("lễ, buổi lễ, buổi")
_SMALL = words("ngày của và các năm")


def _read_event(reader: EventReader, start: int) -> EventPhrase | None:
    if start not in reader.matches.event_heads:
        return registered_event(reader, start)
    for rule in EVENT_RULES:
        event = rule(reader, start)
        if event is not None:
            return event
    return None


def numbered_event(reader: EventReader, start: int) -> EventPhrase | None:
    """*Hội nghị lần thứ 10 Ban Chấp hành … khóa X*, *Hội nghị Trung ương 5*, unless a registered name is longer."""
    event = _read_numbered(reader, start)
    known = reader.matches.events.get(start)
    return event if event and (known is None or event.last > known[0]) else None


def registered_event(reader: EventReader, start: int) -> EventPhrase | None:
    """*Lễ hội Bến Sỏi, nhiệm kỳ 2020 - 2025*, *Lễ hội Bến Sỏi (4/5/2019 - 4/5/2022)*: a name in the register."""
    known = reader.matches.events.get(start)
    if known is None or _name_goes_on(reader, known[0]):
        return None
    register, context = reader.index.register, reader.context
    slugs = _of_the_year_said(reader, known[0], known[1])
    if slugs is None:
        slugs = on_the_day(known[1], register, context)
        near = near_the_day(slugs, register, context)
        if near != slugs and not any(map(_is_number, reader.tokens.words[start : known[0]])):
            slugs = near
    event = EventPhrase(start, known[0], slugs)
    if _read_numbered(reader, start) is None:
        event.last = _dates_end(reader.tokens, _years_end(reader.tokens, event.last))
    return event


def _of_the_year_said(reader: EventReader, at: int, slugs: Slugs) -> Slugs | None:
    """Return those of *slugs* in the year that stands at *at*, *Lễ hội Bến Sỏi | năm 2019*; None when none does."""
    tokens = reader.tokens
    year = tokens.word(at + tokens.has(at, "năm"))
    if len(year) != _DIGITS_OF_YEAR or not year.isdigit():
        return None
    return tuple(slug for slug in slugs if _took_place(reader.index.register, slug, year))


def _name_goes_on(reader: EventReader, at: int) -> bool:
    """Whether the capital after a registered name is part of a longer one: *Lễ hội Bến Sỏi | Đông*."""
    tokens, matches = reader.tokens, reader.matches
    if not tokens.is_name_word(at) or is_next_word(tokens, at):
        return False
    tables = (matches.persons, matches.titles, matches.honorifics, matches.heads, matches.event_heads)
    return not any(at in table for table in tables)


def quoted_event(reader: EventReader, start: int) -> EventPhrase | None:
    """*Hội thảo “Gốm xưa và nay”*, *Hội nghị chuyên đề “…”*: a topic in quotation marks after the head."""
    end, key = reader.matches.event_heads[start]
    end = reader.tokens.skip(end, _BEFORE_QUOTES)
    quoted = _quote_end(reader.tokens, end)
    return EventPhrase(start, quoted, ()) if quoted > end and key not in _WITH_YEARS else None


def event_by_topic(reader: EventReader, start: int) -> EventPhrase | None:
    """*Lễ kỷ niệm 90 năm Ngày thành lập Đảng*, *Hội nghị sơ kết công tác dân vận*: it goes on to a time or a verb."""
    tokens = reader.tokens
    end, key = reader.matches.event_heads[start]
    counts_years = key in _WITH_YEARS or tokens.has_any(end, _YEARS_BEGIN)
    anniversary = counts_years and tokens.word(end if key in _WITH_YEARS else end + 2).isdigit()
    opened = key.startswith(("lễ ", "lớp ")) or tokens.skip(end, TOPIC_OPENERS) > end
    if not anniversary and (not opened or key in _VERBS_WITHOUT_NUMBER):
        return None
    last = _topic_end(reader, end)
    if last - end < (3 if len(key.split()) < _LONG_HEAD else 2):
        return None
    last = _year_end(tokens, _quote_end(tokens, last))
    is_certain = anniversary or last - end >= _MIN_CERTAIN_TOPIC
    return EventPhrase(start, _dates_end(tokens, last), (), is_certain)


EVENT_RULES = (numbered_event, registered_event, quoted_event, event_by_topic)
"""Tried in order where a head or a registered name begins; the first that finds an event decides."""

_NUMBERED = {"hội nghị", "đại hội", "kỳ họp", "phiên họp", "đại hội đại biểu"}
"""Heads of events that are counted."""
_CONGRESSES = ("đại hội", "đại hội đại biểu")
"""Two heads of one kind of event."""
_OF_THE_CENTRE = {"trung ương", "trung", "quốc"}
"""Words that show a congress without a committee to be the party's."""
_WITH_YEARS = {"kỷ niệm", "lễ kỷ niệm", "sơ kết", "tổng kết"}
"""Heads before a number of years."""
_VERBS_WITHOUT_NUMBER = {"kỷ niệm", "sơ kết", "tổng kết"}
"""Those that without a number are verbs."""
_YEARS_BEGIN = {"kỷ", "sơ", "tổng"}
"""First syllables of *kỷ niệm*, *sơ kết*, *tổng kết* after another head."""


def _read_numbered(reader: EventReader, start: int) -> EventPhrase | None:
    tokens, index = reader.tokens, reader.index
    head = reader.matches.event_heads.get(start)
    if head is None or head[1] not in _NUMBERED:
        return None
    after_head, key = head
    event = read_numbered(tokens, after_head, reader.committees)
    if event is None or event.number is None:
        return None
    places = index.places.get(event.candidates[0], ()) if len(event.candidates) == 1 else ()
    owner = owner_key(event.committee, places[0].name if places else None)
    kinds = _CONGRESSES if key in _CONGRESSES else (key,)
    slugs = {slug for kind in kinds for slug in index.numbered.get((kind, event.number, owner), ())}
    says_whose = event.committee is not None or not _OF_THE_CENTRE.isdisjoint(
        tokens.words[after_head : event.last]
    )
    if not says_whose:
        slugs = set()
    if event.term is not None:
        slugs = {slug for slug in slugs if _term(index.register, slug) in (None, event.term)}
    candidates = on_the_day(tuple(sorted(slugs)), index.register, reader.context)
    if event.term is None:
        candidates = near_the_day(candidates, index.register, reader.context)
    in_words = tokens.has_any(event.last - 1, ORDINALS)
    return EventPhrase(start, _years_end(tokens, event.last), candidates, says_whose or not in_words)


def on_the_day(slugs: Slugs, register: Register, context: Context) -> Slugs:
    """Return those of *slugs* that took place in the days or the month of the article; all when none did.

    The one that the article's front matter lists comes before.
    """
    tagged = tuple(slug for slug in slugs if ("event", slug) in context.tags)
    if len(tagged) == 1:
        return tagged
    if len(slugs) < 2 or context.date is None:
        return slugs
    for precision in (10, 7, 4):
        day = context.date[:precision]
        then = tuple(slug for slug in slugs if _took_place(register, slug, day))
        if len(then) == 1:
            return then
    return slugs


def near_the_day(slugs: Slugs, register: Register, context: Context) -> Slugs:
    """Return *slugs*; none when all took place years before or after the article: the same is held again and again."""
    if context.date is None:
        return slugs
    year = int(context.date[:4])
    near = any(
        ("event", slug) in context.tags
        or register.events[slug].span.start is None
        or any(_took_place(register, slug, str(other)) for other in (year - 1, year, year + 1))
        for slug in slugs
    )
    return slugs if near else ()


def _took_place(register: Register, slug: str, day: str) -> bool:
    """Whether the event took place on *day*, which may be a month or a year."""
    span = register.events[slug].span
    if span.start is None:
        return False
    end = span.end or span.start
    return span.start[: len(day)] <= day and day[: len(end)] <= end[: len(day)]


def _term(register: Register, slug: str) -> int | None:
    """Return the term that the name of the event says: 11 for *… khóa XI*."""
    name = register.events[slug].name.casefold().split()
    for first, second in itertools.pairwise(name):
        if first in {"khóa", "khoá"}:
            return number_of(second.strip("()"))
    return None


# Ends of names: terms, years, quotations and dates.


def _years_end(tokens: Tokens, at: int) -> int:
    """Return the position after *, nhiệm kỳ 2025 - 2030* at *at*; *at* itself when that does not follow."""
    first = at + tokens.has(at, ",")
    if not tokens.has(first, "nhiệm", "kỳ") or not tokens.has(first + 3, "-"):
        return at
    return first + 5 if tokens.word(first + 2).isdigit() and tokens.word(first + 4).isdigit() else at


def _quote_end(tokens: Tokens, at: int) -> int:
    """Return the position after a topic in quotation marks that starts at *at*; *at* itself when none does."""
    if not tokens.has_any(at, _OPEN_QUOTES):
        return at
    for end in range(at + 2, min(at + _MAX_TOPIC, len(tokens))):
        if tokens.words[end] in _CLOSE_QUOTES:
            return end + 1
        if tokens.words[end] == PARAGRAPH:
            break
    return at


def _year_end(tokens: Tokens, at: int) -> int:
    """Return the position after *năm 2019* at *at* when a quotation ends before; else *at* itself."""
    quoted = tokens.has_any(at - 1, _CLOSE_QUOTES)
    return at + 2 if quoted and tokens.has(at, "năm") and tokens.word(at + 1).isdigit() else at


def _dates_end(tokens: Tokens, at: int) -> int:
    """Return the position after a bracket with the dates of an anniversary at *at*; *at* itself when none follows."""
    if not tokens.has(at, "("):
        return at
    end = at + 1
    while end < at + _MAX_BRACKET and (tokens.word(end).isdigit() or tokens.has_any(end, {"-", "/", "."})):
        end += 1
    return end + 1 if end < at + _MAX_BRACKET and tokens.has(end, ")") and end - at > 5 else at


# Rules: what ends the topic of an event.


@dataclass(slots=True)
class Topic:
    """The topic of an event while it is read."""

    tokens: Tokens
    matches: Matches
    first: int
    end: int
    """The position of the next word."""
    names_parties: bool = False
    """Whether *giữa* opened a list of those who meet, in which commas and *với* end nothing."""


def _topic_end(reader: EventReader, at: int) -> int:
    """Return the position after the topic that starts at *at*."""
    tokens = reader.tokens
    topic = Topic(tokens, reader.matches, at, at)
    while topic.end < len(tokens) and topic.end - at < _MAX_TOPIC:
        if tokens.words[topic.end] == "giữa":
            topic.names_parties = True
        if any(rule(topic) for rule in TOPIC_END_RULES):
            break
        topic.end += 1
    end = topic.end
    while end > at and tokens.has_any(end - 1, _NEVER_LAST):
        end -= 1
    return end


def mark_of_end(topic: Topic) -> bool:
    """*… | . Các đại biểu*, *… | (ngày 3/2)*: a mark, but for a dash between years or places."""
    tokens, at = topic.tokens, topic.end
    word = tokens.words[at]
    if word in {PARAGRAPH, "."}:
        return True
    return word in _STOP_MARKS and not (
        word == "-" and (_joins_years(tokens, at) or _joins_places(topic, at))
    )


def next_sentence(topic: Topic) -> bool:
    """*Hội nghị tổng kết công tác năm | Theo đó*: a sentence begins without a full stop."""
    tokens, at = topic.tokens, topic.end
    if at == topic.first or not tokens.is_capital(at):
        return False
    return tokens.words[at] in STARTERS or opens_sentence(tokens, at)


def honorific_apart(topic: Topic) -> bool:
    """*Lễ trao Huy hiệu Đảng    Đồng chí*: a caption glued on, with more than one blank between."""
    tokens, at = topic.tokens, topic.end
    return at in topic.matches.honorifics and tokens.is_capital(at) and tokens.is_apart(at)


def comma(topic: Topic) -> bool:
    """*Hội nghị sơ kết công tác dân vận, | triển khai nhiệm vụ*; between those who meet it ends nothing."""
    return topic.tokens.has(topic.end, ",") and not topic.names_parties


def verb_of_event(topic: Topic) -> bool:
    """*Lễ khai giảng năm học mới | bắt đầu*."""
    return topic.end > topic.first and topic.tokens.skip(topic.end, _EVENT_VERBS) > topic.end


def stop_word(topic: Topic) -> bool:
    """*Lễ khánh thành cầu Mỏ Vịt | tại quận 7*; *trên địa bàn* and the like go on."""
    tokens, at = topic.tokens, topic.end
    if topic.names_parties and tokens.words[at] == "về":
        topic.names_parties = False
    if tokens.words[at] not in _STOPS or (tokens.words[at] == "với" and topic.names_parties):
        return False
    return tokens.skip(at, _NO_STOPS) == at


def time_of_event(topic: Topic) -> bool:
    """*Lễ khánh thành cầu Mỏ Vịt | sáng 5/6*; not *Ngày sinh*, *số 5 ngày 3*: a day that is part of the topic."""
    tokens, at = topic.tokens, topic.end
    if (
        tokens.words[at] not in _TIMES
        or tokens.is_capital(at)
        or tokens.has_any(at - 1, _BEFORE_COMMON_TIMES)
    ):
        return False
    if tokens.words[at] != "ngày":
        return True
    of_document = tokens.word(at - 1).isdigit() and tokens.has(at - 2, "số")
    return not (of_document or tokens.is_capital(at + 1) or tokens.has(at + 1, "sinh"))


TOPIC_END_RULES: tuple[Callable[[Topic], bool], ...] = (
    mark_of_end,
    next_sentence,
    honorific_apart,
    comma,
    verb_of_event,
    stop_word,
    time_of_event,
)
"""Asked at each word of the topic; any of them ends it before that word."""

_STOP_MARKS = {";", ":", "(", ")", "”", "“", '"', "-", "…", "?", "!"}
_STOPS = words("tại nhằm do vào với diễn được đã sẽ đang vừa trên ở có là theo")
_NO_STOPS = sequences("với nhân, trên địa, có công, theo gương")
"""Stop words that belong to the topic: *về … với nhân dân*, *trên địa bàn*."""
_TIMES = words("sáng chiều tối trưa ngày lúc hồi")
_BEFORE_COMMON_TIMES = {"đêm", "hằng", "số"}
_EVENT_VERBS = sequences("bắt đầu, kết thúc, quy tụ, thu hút, nhận được, khai mạc, bế mạc, thành công")
"""Verbs after the name of an event."""
_NEVER_LAST = {"và", ",", "của", "cho", "về"}


def _joins_years(tokens: Tokens, at: int) -> bool:
    return tokens.word(at - 1).isdigit() and tokens.word(at + 1).isdigit()


def _joins_places(topic: Topic, at: int) -> bool:
    """Whether a dash joins two places: *cao tốc … - Trung Lương*."""
    matches = topic.matches
    if not topic.tokens.is_name_word(at + 1):
        return False
    return at + 1 not in matches.titles and at + 1 not in matches.honorifics and at - 1 not in matches.persons
