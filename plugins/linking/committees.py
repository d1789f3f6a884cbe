"""Committee phrases: *phòng Kế hoạch – Tài chính thuộc Sở Tài chính thành phố Hà Nội* is one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.places import Place, find_place, place_by_name
from plugins.linking.tokens import COMMA_OR_AND, Tokens
from plugins.linking.topics import begins_name, compound_end, is_level, is_number, is_person, topic_end
from plugins.linking.vocabulary.committees import (
    ASSOCIATIONS,
    BRANCHES,
    CENTRE,
    COMMITTEE_LEVEL,
    COUNTED,
    NOT_HEADS,
    SMALL_HEADS,
)
from plugins.linking.vocabulary.places import COUNTRIES, OF_A_STATE
from plugins.linking.vocabulary.sentences import FUNCTION_WORDS, STARTERS
from plugins.linking.vocabulary.wordlists import Sequences, items, sequences
from plugins.text.normal import fold

_MAX_DEPTH = 4
"""Committees that a committee lies in, one in the other."""
_MAX_PROPER_NAME = 5
"""Words of the longest proper name of a school, a quarter or a company."""
_MAX_ACRONYM = 8
"""Letters of the longest name that is printed in capitals throughout."""
_MAX_EVENT = 12
"""Words of the longest name of an event for which a committee was made."""
_COUNTRY = " việt nam"
"""What makes the name of an association national."""
_LINKS = sequences("thuộc, của, trực thuộc")
"""Words between a committee and the one it lies in."""
_PREFIXES = sequences("cơ quan")
"""Words that may stand before that one without a link: *Văn phòng cơ quan Thành ủy*."""


@dataclass(slots=True)
class CommitteePhrase:
    """The words in a text that name a committee. Positions are words."""

    first: int
    last: int
    """The position after the phrase."""
    head: str
    """Key of the outermost head; empty when there is none."""
    layers: tuple[str, ...]
    """Keys of the committee and of those it lies in, from the inside out, places left out."""
    place: Place | None = None
    core_last: int = 0
    """The position after the core: where place, term and bracket begin."""
    above: Place | None = None
    """Where the place lies, when the words say so: *phường Bến Cát, Quận 4*."""
    is_former: bool = False
    """Whether *cũ* follows: the committee is no more."""
    of_institution: bool = False
    """Whether a bare *Đảng ủy* is that of an institution named beside it: *Đảng ủy, Bộ Tư lệnh …*."""

    @property
    def core(self) -> str:
        """Key of the name without place, term and bracket."""
        return " ".join(self.layers)

    @property
    def is_head_alone(self) -> bool:
        """Whether the core is a head and nothing else."""
        return self.layers == (self.head,)

    @property
    def is_bare(self) -> bool:
        """Whether the name is a bare head: no place is named, and the country has more than one."""
        return (
            (self.place is None or self.place.name is None)
            and self.is_head_alone
            and HEAD_KINDS.get(self.head) != "national"
            and not self.is_of_the_country
        )

    @property
    def is_of_the_country(self) -> bool:
        """Whether the name is of a national association or lies in one: *Ban Chấp hành Hội Nông dân Việt Nam*."""
        return self.place is None and is_of_the_country(self.layers[-1])

    @property
    def has_named_place(self) -> bool:
        """Whether the phrase names its place: *quận 7*, not a mere *Quận*."""
        return self.place is not None and self.place.name is not None

    def extend_core(self, tokens: Tokens, end: int) -> None:
        """Let all words to before *end* be one layer, the core."""
        self.layers = (tokens.key(self.first, end),)
        self.last = self.core_last = end

    def lie_in(self, host: CommitteePhrase) -> None:
        """End with *host*, the committee that this one lies in."""
        self.last, self.place, self.core_last = host.last, host.place, host.core_last
        self.layers = (*self.layers, *host.layers)


def is_of_the_country(layer: str) -> bool:
    """Whether *layer*, when no place follows, names a national association."""
    return layer.startswith(ASSOCIATIONS) and layer.endswith(_COUNTRY)


def read_committee(tokens: Tokens, matches: Matches, at: int, depth: int = 0) -> CommitteePhrase | None:
    """Return the longest committee phrase that starts at *at*, or None; it lies *depth* others deep."""
    head = matches.heads.get(at)
    core = matches.cores.get(at)
    if depth > _MAX_DEPTH or (core is None and (head is None or _is_common_word(tokens, at, head))):
        return None
    if core and head and HEAD_KINDS[head[1]] == "national" and head[0] >= core[0]:
        core = None
    phrase = _read_by_head(tokens, matches, at, head, depth) if head else None
    if core and (phrase is None or core[0] > phrase.core_last):
        phrase = _read_by_core(tokens, matches, at, core[0], head)
    if phrase is not None:
        if phrase.head.startswith("trường"):
            _add_school_number(tokens, phrase)
        if tokens.has_any(phrase.last, _BEGIN_ADDITIONS):
            _add_term_and_bracket(tokens, matches, phrase)
            _add_place_above(tokens, matches, phrase)
            phrase.is_former = tokens.skip(phrase.last, _NO_MORE) > phrase.last
    return phrase


_BEGIN_ADDITIONS = {"khóa", "(", ",", "cũ"}
"""Words with which begins what may be added to a name: a term, a bracket, the place above, *cũ*."""
_NO_MORE = Sequences([("cũ",), ("(", "cũ"), ("(", "nay", "là")])
"""Words after a committee that is no more."""


def _add_place_above(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> None:
    """Add *, Quận 4* after *phường Bến Cát*; of *quận 4, huyện Đồng Mận* and *phường A, Quận 4 và Quận 6* none lies above."""
    if not phrase.has_named_place or phrase.place is None or not tokens.has(phrase.last, ","):
        return
    found = find_place(tokens, matches, phrase.last + 1)
    if found is None or found[1].name is None or not phrase.place.lies_in(found[1]):
        return
    end, above = found
    if tokens.has_any(end, COMMA_OR_AND):
        following = find_place(tokens, matches, end + 1)
        if following is not None and following[1].level == above.level:
            return
    phrase.last, phrase.above = end, above


def finish(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> None:
    """Add to a phrase of which the core is read what may follow: host, place, term, bracket."""
    if not host(tokens, matches, phrase, 0):
        add_place(tokens, matches, phrase)
    _add_term_and_bracket(tokens, matches, phrase)


def _read_by_core(
    tokens: Tokens, matches: Matches, at: int, last: int, head: tuple[int, str] | None
) -> CommitteePhrase:
    """Take the words of a name in the register, and the place after them."""
    key = head[1] if head else tokens.key(at, at + 1)
    phrase = CommitteePhrase(at, last, key, (tokens.key(at, last),), core_last=last)
    add_place(tokens, matches, phrase, COMMITTEE_LEVEL.get(_last_head(matches, at, last)))
    return phrase


def _last_head(matches: Matches, at: int, last: int) -> str:
    """Return the head that ends before *last*, the empty string when none does."""
    for first in range(last - 1, at - 1, -1):
        head = matches.heads.get(first)
        if head and head[0] == last:
            return head[1]
    return ""


def _read_by_head(
    tokens: Tokens, matches: Matches, at: int, head: tuple[int, str], depth: int
) -> CommitteePhrase | None:
    last, key = head
    kind = HEAD_KINDS[key]
    if not _may_begin(tokens, matches, at, last, kind):
        return None
    phrase = CommitteePhrase(at, last, key, (key,), core_last=last)
    for rule in RULES_BY_HEAD[kind]:
        if rule(tokens, matches, phrase, depth):
            break
    return phrase


def _is_common_word(tokens: Tokens, at: int, head: tuple[int, str]) -> bool:
    """Whether a head of one syllable in small letters is a common word or part of one: *hội viên*, *cán bộ*."""
    last, key = head
    if last > at + 1 or tokens.printed[at][0].isupper():
        return False
    return key not in SMALL_HEADS or tokens.has_any(at - 1, SMALL_HEADS[key])


def _may_begin(tokens: Tokens, matches: Matches, at: int, last: int, kind: str) -> bool:
    """Whether the head of *kind* from *at* to before *last* may begin the name of one committee."""
    if last == at + 1:
        if at in matches.name_starts or at in matches.persons:
            return False
        if tokens.has(at - 1, "thị") and tokens.is_capital(at - 1):
            return False  # a given name: *Lò Thị Ban Mai*
        if " ".join(tokens.words[at : at + 2]) in NOT_HEADS:
            return False
    if tokens.is_capital(at) or kind == "committee":
        return True
    if tokens.has(at, "trung", "tâm") and last in matches.levels:
        return False  # the middle of a city
    named = last > at + 1 and kind != "topical" and tokens.is_capital(at + 1)
    return named or tokens.is_capital(last) or last in matches.levels


# Rules: what a name may go on with after its head. Each adds its part to the phrase and says whether the name ends there.

Rule = Callable[[Tokens, Matches, CommitteePhrase, int], bool]
"""Takes the phrase read so far and how many others it lies in."""

_HOSTED_HEADS = items(
    """
    đảng ủy, đảng bộ, chi bộ, chi ủy, bộ tư lệnh, bộ chỉ huy quân sự, đoàn thanh niên
    hội cựu chiến binh, thanh tra, đoàn
    """
)
"""Territorial heads that may sit in another committee: *Đảng ủy Ban Quản lý …*, *Chi bộ Phòng …*."""
_CELLS = items("chi bộ, chi ủy")
_QUARTERS = sequences("khu phố, tổ dân phố, ấp, thôn, bản, khóm, xóm, làng")
_WITH_AIMS = items("ban chỉ đạo, tiểu ban, tổ công tác, đoàn công tác, hội đồng tư vấn")
"""Heads after which *về* and an aim belong to the name."""
_TEAMS = items("tổ công tác, đoàn công tác, đoàn kiểm tra, đoàn giám sát, tiểu ban, tổ đại biểu")
"""Heads of committees made for one task."""
_EPITHETS = sequences("đặc biệt, liên ngành, thường trực, hỗn hợp, chuyên trách")
_MADE_FOR_EVENTS = items("ban tổ chức, ban giám khảo, ban chỉ đạo, đoàn chủ tịch")
_OCCASIONS = {"giải", "chương", "cuộc", "buổi"}
"""Words besides heads of events that begin what a committee was made for: *Ban Tổ chức giải*, *… chương trình*."""
_CONTEST_VERBS = frozenset("dạy hát học kể viết chơi sửa".split())
"""Verbs in the names of contests."""
_TOPICAL_ORGANS = items(
    """
    ban chỉ đạo, văn phòng, công đoàn, tiểu ban, ban cán sự đảng, đảng đoàn, đảng bộ cơ quan
    đảng ủy cơ quan, đoàn công tác, đoàn kiểm tra, đoàn giám sát
    """
)
"""Organs that may say what they deal with."""
_MANAGED = {"sở", "bộ", "cục", "viện"}
_STAFF = items("ban giám đốc, đảng ủy, ban cán sự đảng, văn phòng, thanh tra, công đoàn")
"""Heads of the management of a department: *Ban Giám đốc Sở*."""
_NAMED_AFTER_PERSONS = tuple(
    items("trường, trường đại học, đại học, bệnh viện, quỹ, nhà hát, thư viện, nhà xuất bản")
)
_PARTS_OF_CENTRES = {"phòng", "khoa", "tổ", "đội"}


def organ_of_centre(_tokens: Tokens, _matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Văn phòng Trung ương Đảng*: the organ of a national committee lies in it."""
    centre = phrase.head.find(" trung ương")
    if centre > 0 and HEAD_KINDS.get(phrase.head[:centre]) == "organ":
        phrase.layers = (phrase.head[:centre], phrase.head[centre + 1 :])
    return True


def organ_of_central_union(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, depth: int) -> bool:
    """*Ban Chấp hành Trung ương Đoàn*, *Ban Tổ chức Trung ương Hội Gốm Việt Nam*: of a union, not of the party."""
    for at in range(phrase.first + 1, phrase.last + 1):
        last, key = matches.heads.get(at, (0, ""))
        if last <= phrase.last or not key.startswith(_CENTRAL_UNIONS if at < phrase.last else _UNIONS):
            continue
        union = read_committee(tokens, matches, at, depth + 1)
        if union is not None:
            phrase.layers = (tokens.key(phrase.first, min(at, phrase.last)),)
            phrase.lie_in(union)
            return True
    return False


_CENTRAL_UNIONS = ("trung ương hội", "trung ương đoàn")
_UNIONS = ("hội", "hiệp hội", "đoàn", "liên hiệp", "liên minh", "tổng hội")


def front_of_a_place(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Mặt trận Tổ quốc Việt Nam tỉnh Yên Trạch*, *… Việt Nam thành phố* is that of the province or the city."""
    if phrase.head != "mặt trận tổ quốc việt nam":
        return False
    return _take_place(tokens, matches, phrase, find_place(tokens, matches, phrase.last))


def of_another_country(tokens: Tokens, _matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Quốc hội Lào*, *Chính phủ nước Cộng hòa Cuba*: not the one of this country."""
    at = phrase.last
    while True:
        end = tokens.skip(at, COUNTRIES)
        if end > at and tokens.is_capital(at):
            phrase.last, phrase.place = end, Place(None, tokens.key(at, end))
            return True
        if not tokens.has_any(at, OF_A_STATE):
            return False
        at += 1


def place_of_its_level(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Quận ủy Gò Sao*: the head says the level of its place."""
    return add_place(tokens, matches, phrase, COMMITTEE_LEVEL[phrase.head])


def host_or_topic_of_party_cell(
    tokens: Tokens, matches: Matches, phrase: CommitteePhrase, depth: int
) -> bool:
    """*Đảng ủy Sở Tài chính*, *Đoàn Thanh niên Công an quận 7*: committees of territories that others have, too."""
    return phrase.head in _HOSTED_HEADS and (
        host(tokens, matches, phrase, depth) or topic(tokens, matches, phrase, depth)
    )


def of_the_country(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Hội Chữ thập đỏ Việt Nam* is national; *Hội Nông dân Việt Nam tỉnh Yên Trạch* is that of the province."""
    if phrase.head.startswith(ASSOCIATIONS) and tokens.has(phrase.last, "việt", "nam"):
        phrase.extend_core(tokens, phrase.last + 2)
    return False


def quarter(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Chi bộ khu phố 3*, *Chi bộ ấp Tân Lập*: the quarter of a party cell."""
    at = phrase.last
    end = tokens.skip(at, _QUARTERS) if phrase.head in _CELLS else at
    if end == at:
        return False
    last = end + 1 if is_number(tokens, end) else end
    while last == end or (last - end < _MAX_PROPER_NAME and not is_number(tokens, end)):
        if not tokens.is_name_word(last) or begins_name(tokens, matches, last):
            break
        last += 1
    if last > end:
        phrase.extend_core(tokens, last)
        add_place(tokens, matches, phrase)
    return False


def place_of_any_level(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*UBND Gò Sao*, *Công an quận 7*: a territorial head takes any name as a place, unless others may host it."""
    at = _skip_term(tokens, phrase.last)
    found = find_place(tokens, matches, at)
    if found is None and phrase.head not in _HOSTED_HEADS:
        found = place_by_name(tokens, matches, at, None)
    return _take_place(tokens, matches, phrase, found)


def epithet(tokens: Tokens, _matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Tổ công tác đặc biệt*, *Đoàn giám sát số 3*, *Tổ công tác 37*: what tells a team from others."""
    if phrase.head not in _TEAMS:
        return False
    end = phrase.last
    while (after := tokens.skip(end, _EPITHETS)) > end:
        end = after
    if tokens.has(end, "số") and is_number(tokens, end + 1):
        end += 2
    elif is_number(tokens, end) and not tokens.has(end + 1, "/"):
        end += 1
    if end > phrase.last:
        phrase.extend_core(tokens, end)
    return False


def aim(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Ban Chỉ đạo thành phố về phòng, chống lãng phí*: what a committee of several is there for."""
    if phrase.head not in _WITH_AIMS:
        return False
    place = find_place(tokens, matches, phrase.last)
    at = place[0] if place else phrase.last
    if not tokens.has(at, "về"):
        return False
    end = at + 1
    while end < len(tokens):
        following = end + 1 if tokens.words[end] == "và" else end
        step = compound_end(tokens, following)
        if step == following:
            break
        end = step
    if end == at + 1:
        return False
    phrase.layers = (f"{phrase.head} {tokens.key(at, end)}",)
    phrase.last = phrase.core_last = end
    phrase.place = place[1] if place else None
    if place is None:
        add_place(tokens, matches, phrase)
    return True


def event_served(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Ban Tổ chức Hội thi Giáo viên dạy giỏi*, *Ban Tổ chức đại hội*: the event for which a committee was made."""
    at = phrase.last
    head = matches.event_heads.get(at)
    if phrase.head not in _MADE_FOR_EVENTS or (head is None and not tokens.has_any(at, _OCCASIONS)):
        return False
    if head is None or not tokens.is_capital(at):
        phrase.layers = (phrase.head, tokens.words[at])  # its organisers, whose name says no more
        return True
    end = head[0]
    named = tokens.is_capital(end) and _may_be_in_event(tokens, matches, end)
    if not named and not is_level(tokens, matches, end):
        return False
    while end - at < _MAX_EVENT:
        goes_on = _may_be_in_event(tokens, matches, end) and _completes_word_in_event(tokens, end)
        step = max(compound_end(tokens, end), end + goes_on)
        if step == end:
            break
        end = step
    phrase.extend_core(tokens, end)
    add_place(tokens, matches, phrase)
    return True


def host(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, depth: int) -> bool:
    """*Văn phòng Quận ủy*, *Phòng Giám định thuộc Sở Xây dựng*: the committee that the phrase lies in."""
    after_link = tokens.skip(phrase.last, _LINKS)
    linked = after_link > phrase.last
    at = after_link if linked else tokens.skip(phrase.last, _PREFIXES)
    if not (tokens.is_capital(at) or _is_small_host(matches, at)):
        return False
    above = read_committee(tokens, matches, at, depth + 1)
    if above is None:
        return False
    if phrase.head == "đoàn" and not linked and HEAD_KINDS.get(above.head) != "topical":
        return False  # a delegation, not the Youth Union: *Đoàn Quân ủy Trung ương*
    managed = above.head in _MANAGED and phrase.head in _STAFF
    if above.is_head_alone and " " not in above.head and not linked and not managed:
        return False
    if linked and above.head in {"sở", "bộ"} and above.is_bare and tokens.has(above.last, "này"):
        above.last += 1
    phrase.lie_in(above)
    return True


def centre(tokens: Tokens, _matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Ban Công tác đại biểu Trung ương*: an organ of the centre; *Trung ương Đảng* is a committee of its own."""
    at = phrase.last
    end = tokens.skip(at, CENTRE)
    if end == at:
        return False
    phrase.layers = (*phrase.layers, tokens.key(at, end))
    phrase.last = phrase.core_last = end
    return True


def named_place(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Ban Tổ chức quận Gò Sao*: the words after the head say that they are a place."""
    return add_place(tokens, matches, phrase)


def topic_of_organ(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, depth: int) -> bool:
    """*Ban Chỉ đạo Cải cách hành chính*: an organ that says what it deals with."""
    return phrase.head in _TOPICAL_ORGANS and topic(tokens, matches, phrase, depth)


def unit_number(tokens: Tokens, _matches: Matches, phrase: CommitteePhrase, _depth: int) -> bool:
    """*Quân khu 4*, *Vùng 2 Hải quân*: the number of a unit, and its branch."""
    at = phrase.last
    if phrase.head not in COUNTED or not tokens.word(at).isdigit():
        return False
    end = at + 1
    if tokens.is_capital(end):
        end = tokens.skip(end, BRANCHES)
    phrase.extend_core(tokens, end)
    return True


def topic(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, depth: int) -> bool:
    """*Phòng Kế hoạch – Tài chính*: what the committee deals with, or its proper name; then its host or place."""
    end = _namesake_end(tokens, matches, phrase) or topic_end(tokens, matches, phrase.last)
    if end == phrase.last:
        return False
    phrase.extend_core(tokens, end)
    if _add_parent_of_section(tokens, matches, phrase, depth):
        return True
    if not host(tokens, matches, phrase, depth) and not _add_centre_of_part(tokens, matches, phrase, depth):
        add_place(tokens, matches, phrase)
    return True


RULES_BY_HEAD: Mapping[str, tuple[Rule, ...]] = {
    "national": (of_another_country, organ_of_central_union, front_of_a_place, organ_of_centre),
    "committee": (place_of_its_level,),
    "territorial": (of_the_country, host_or_topic_of_party_cell, quarter, place_of_any_level),
    "organ": (epithet, aim, event_served, host, centre, named_place, topic_of_organ),
    "topical": (unit_number, topic, host, named_place),
}
"""By kind of head, what may follow it: tried in order until one says that the name ends."""


# Parts of names that the rules share.


def add_place(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, implied: str | None = None) -> bool:
    """Add the place at the end of *phrase*; *implied* is its level where the head says it."""
    at = _skip_term(tokens, phrase.last)
    return _take_place(tokens, matches, phrase, find_place(tokens, matches, at, implied))


def _take_place(
    tokens: Tokens, matches: Matches, phrase: CommitteePhrase, found: tuple[int, Place] | None
) -> bool:
    if found is None or (found[1].name is None and not _is_whole_reference(tokens, matches, found[0])):
        return False
    phrase.last, phrase.place = found
    return True


def _skip_term(tokens: Tokens, at: int) -> int:
    """Skip *khóa XIV đơn vị* before a place."""
    return at + 4 if tokens.has(at, "khóa") and tokens.has(at + 2, "đơn", "vị") else at


def _is_whole_reference(tokens: Tokens, matches: Matches, end: int) -> bool:
    """Whether a bare level (*Thành phố*) ends here, and no list of levels (*quận, huyện*) begins."""
    if end + 1 < len(tokens) and tokens.words[end] in {",", "/", "-", "và"}:
        return end + 1 not in matches.levels or end + 1 in matches.heads
    return True


_TERM_NUMERALS = set("ivxlcdm")


def _add_term_and_bracket(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> None:
    """Add *khóa X*, and a bracket that holds the committee's own letters: *(PC47)*, *(TN&MT)*."""
    if tokens.has(phrase.last, "khóa") and phrase.last + 1 < len(tokens):
        number = tokens.words[phrase.last + 1]
        if number.isdigit() or set(number) <= _TERM_NUMERALS:
            phrase.last += 2
    at = phrase.last
    if not tokens.has(at, "(") or not tokens.has(at + 2, ")"):
        return
    inside = tokens.surface(at + 1, at + 2)
    if inside.isupper() and at + 1 not in matches.places and at + 1 not in matches.levels:
        phrase.last = at + 3
        if phrase.place is None:
            add_place(tokens, matches, phrase)


def _add_school_number(tokens: Tokens, phrase: CommitteePhrase) -> None:
    """Add the number after the name of a school: *Trường Tiểu học Đồi Mây 2*."""
    at = phrase.last
    if not is_number(tokens, at) or not tokens.is_name_word(at - 1):
        return
    following = tokens.word(at + 1)
    counts = following.isalpha() and following not in FUNCTION_WORDS and not tokens.is_capital(at + 1)
    if not counts and following not in {"/", "-"}:
        phrase.extend_core(tokens, at + 1)
        phrase.place = None


def _namesake_end(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> int | None:
    """Return the position after a person's name that a school or the like bears, None when it bears none."""
    if not phrase.head.startswith(_NAMED_AFTER_PERSONS) or not is_person(tokens, matches, phrase.last):
        return None
    known = matches.persons.get(phrase.last)
    if known:
        return known[0]
    end = phrase.last
    while end - phrase.last < _MAX_PROPER_NAME and tokens.is_name_word(end):
        if end - phrase.last > 1 and is_person(tokens, matches, end):
            break  # the name of the holder: *Hiệu trưởng Trường Đồng Sen Võ Văn Đoàn*
        end += 1
    return end


def _add_parent_of_section(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, depth: int) -> bool:
    """Add *, Ban Tổ chức Trung ương* or *- Bộ Nội vụ* after a *Vụ*, which is always a section of such a body."""
    at = phrase.last
    if phrase.head != "vụ" or not tokens.has_any(at, {",", "-"}) or at + 1 not in matches.heads:
        return False
    above = read_committee(tokens, matches, at + 1, depth + 1)
    if above is None or not (above.head == "bộ" or HEAD_KINDS.get(above.head) == "national"):
        return False
    phrase.lie_in(above)
    return True


def _add_centre_of_part(tokens: Tokens, matches: Matches, phrase: CommitteePhrase, depth: int) -> bool:
    """Add *, Trung tâm … thuộc Sở …* after a part of the centre."""
    at = phrase.last
    if not tokens.has(at, ",") or not tokens.is_capital(at + 1) or at + 1 not in matches.heads:
        return False
    if phrase.head not in _PARTS_OF_CENTRES:
        return False
    above = read_committee(tokens, matches, at + 1, depth + 1)
    if above is None or len(above.layers) < 2:
        return False
    if "thuộc" not in tokens.words[above.first : above.last]:
        return False
    phrase.lie_in(above)
    return True


def _is_small_host(matches: Matches, at: int) -> bool:
    """Whether a host in small letters may begin at *at*: *Văn phòng thành ủy*."""
    head = matches.heads.get(at)
    return head is not None and HEAD_KINDS[head[1]] in {"committee", "organ"}


def _may_be_in_event(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether the word at *at* may belong to the name of an event."""
    word = tokens.word(at)
    if not word.isalpha() or is_level(tokens, matches, at) or at in matches.places:
        return False
    if tokens.is_capital(at):
        return word not in STARTERS and not is_person(tokens, matches, at)
    return word in _CONTEST_VERBS or word not in FUNCTION_WORDS


def _completes_word_in_event(tokens: Tokens, at: int) -> bool:
    """Whether the word at *at* is a capital or completes the one before: *Giáo viên*, *dạy giỏi*."""
    if tokens.is_capital(at) or tokens.is_capital(at - 1):
        return True
    return tokens.words[at - 1] in _CONTEST_VERBS or tokens.words[at] in _CONTEST_VERBS


# Committees whose head is mistyped or missing; only a title before them shows that they are any.

_FOLDED_HEADS = {
    fold(head): head for head, kind in sorted(HEAD_KINDS.items()) if " " in head and kind != "topical"
}


def read_mistyped_committee(tokens: Tokens, matches: Matches, at: int) -> CommitteePhrase | None:
    """Return the phrase at *at* when its head differs from a head in tone marks only: *Đàng bộ*."""
    if not tokens.is_capital(at) or at in matches.heads or at in matches.persons:
        return None
    for last in (at + 4, at + 3, at + 2):
        key = _FOLDED_HEADS.get(fold(" ".join(tokens.words[at:last])))
        if key is not None:
            matches.heads[at] = (last, key)
            return read_committee(tokens, matches, at)
    return None


def read_headless_committee(tokens: Tokens, matches: Matches, at: int) -> CommitteePhrase | None:
    """Return the committee that capitals at *at* name without any head: *Tổng Giám đốc Nam Phong Group*."""
    if at in matches.places or at in matches.levels or begins_name(tokens, matches, at):
        return None
    end = at
    while end - at < _MAX_PROPER_NAME and tokens.is_capital(end):
        if end > at and (begins_name(tokens, matches, end) or end in matches.places):
            break
        end += 1
    if end == at:
        return None
    printed = tokens.surface(at, end)
    if len(printed) > _MAX_ACRONYM if printed.isupper() else end - at == 1:
        return None
    return CommitteePhrase(at, end, "", (tokens.key(at, end),), core_last=end)
