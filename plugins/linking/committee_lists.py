"""All committees of a text: one by one, and lists that say the head or the place once (*Quận ủy quận 7, quận 12*)."""

from __future__ import annotations

from collections.abc import Collection

from plugins.linking.aliases import short_form_after
from plugins.linking.committees import CommitteePhrase, finish, read_committee
from plugins.linking.index import canonical
from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.offices import OfficePhrase
from plugins.linking.places import find_place, is_count
from plugins.linking.tokens import COMMA_OR_AND, PARAGRAPH, Tokens, flow_key
from plugins.linking.topics import department_end, topic_end
from plugins.linking.vocabulary.committees import BARE, COMMITTEE_LEVEL, PARTY, PARTY_ORGANS, UNITS
from plugins.linking.vocabulary.places import LEVELS
from plugins.linking.vocabulary.wordlists import Sequences, items, sequences

_PLURALS = {"các", "những", "mỗi", "từng", "một", "nhiều", "mọi"}
_BARE_KEYS = {flow_key(head.split()) for head in BARE}
_LIST_MARKS = {",", "và", "-"}
_MAX_DIGITS = 3
"""Digits of a number that may count committees; a year has four."""


def find_committees(
    tokens: Tokens,
    matches: Matches,
    chains: list[list[OfficePhrase]],
    inside_names: set[int],
    whole: Collection[str] = (),
) -> list[CommitteePhrase]:
    """Return the committees named, in order, none inside another.

    *chains* are the office phrases, *inside_names* the positions inside names of registered persons, *whole* the names of
    registered committees without their places.
    """
    of_offices = {
        office.committee.first: office.committee for chain in chains for office in chain if office.committee
    }
    in_titles = {at for chain in chains for office in chain for at in range(office.first, office.title_last)}
    phrases: list[CommitteePhrase] = []
    named_by_head: dict[str, set[str]] = {}
    introduced: set[str] = set()
    at = 0
    for start in sorted(set(matches.heads) | set(matches.cores) | set(of_offices)):
        if start < at or start in inside_names or (start in in_titles and start not in of_offices):
            continue
        listed = _read_list(tokens, matches, start)
        if listed:
            phrases.extend(listed)
            at = listed[-1].last
            continue
        phrase = of_offices.get(start) or read_committee(tokens, matches, start)
        if phrase is None or not (
            _is_name(tokens, phrase)
            or _refers_back(tokens, phrase, named_by_head)
            or (phrase.core in introduced and tokens.is_capital(start))
        ):
            continue
        if tokens.has(phrase.last, "(") and (short := short_form_after(tokens, matches, phrase)):
            introduced.add(tokens.key(*short))
        _add_place_of_people(tokens, matches, phrase)
        _note_heads(phrase, named_by_head)
        phrases.append(phrase)
        phrases.extend(_read_places_after(tokens, matches, phrase))
        at = phrases[-1].last
    phrases = _with_units_joined(tokens, phrases, of_offices, whole)
    for chain in chains:
        _share_in_chain(chain)
    _share(tokens, phrases)
    return [
        phrase
        for number, phrase in enumerate(phrases)
        if not _of_many(tokens, matches, phrase) and not _is_generic(tokens, phrases, number)
    ]


def _with_units_joined(
    tokens: Tokens,
    phrases: list[CommitteePhrase],
    of_offices: Collection[int],
    whole: Collection[str],
) -> list[CommitteePhrase]:
    """Let a unit and what stands after its comma be one: *Trưởng Phòng Gốm Sứ, Sở Tài chính*.

    It lies there if the unit is in an office, or has a record by both names in *whole*; else it is at least no unit of another.
    """
    joined: list[CommitteePhrase] = []
    for phrase in phrases:
        unit = joined[-1] if joined and joined[-1].head in UNITS else None
        if unit is None or not _may_lie_in(tokens, unit, phrase) or phrase.first in of_offices:
            joined.append(phrase)
            continue
        layers = (*unit.layers, *phrase.layers)
        if unit.first in of_offices or canonical(" ".join(layers)) in whole:
            unit.lie_in(phrase)
        else:
            unit.layers = layers
            joined.append(phrase)
    return joined


def _may_lie_in(tokens: Tokens, unit: CommitteePhrase, above: CommitteePhrase) -> bool:
    """Whether a comma or a dash alone parts *unit*, of one layer and no place, from *above*, which is no unit."""
    parted = tokens.is_only(unit.last, above.first, {",", "-"})
    own = len(unit.layers) == 1 and not unit.is_bare and unit.place is None
    return parted and own and above.head not in UNITS and tokens.is_capital(above.first)


_CREDITS = Sequences([("ảnh",), ("ảnh", ":")])


def _is_name(tokens: Tokens, phrase: CommitteePhrase) -> bool:
    """Whether the words name a committee at all: a head alone must be one that refers back; no credit of a picture."""
    if tokens.start_of(phrase.first, _CREDITS) is not None:
        return False
    if not phrase.is_head_alone or phrase.place is not None or phrase.is_of_the_country:
        return True
    kind = HEAD_KINDS.get(phrase.head)
    if kind == "national":
        return tokens.is_capital(phrase.first) or tokens.is_capital(phrase.first + 1)
    if kind is not None and phrase.head not in _BARE_KEYS:
        return False
    return kind in {None, "committee"} or tokens.is_capital(phrase.first)


_COMES_BACK = ("ủy ban", "ban chỉ đạo", "tổng công ty", "tập đoàn")
"""Heads that stand alone, with a capital, for the one committee named before."""
_COMES_BACK_WITH_MORE = tuple(f"{head} " for head in _COMES_BACK)


def _refers_back(tokens: Tokens, phrase: CommitteePhrase, named_by_head: dict[str, set[str]]) -> bool:
    """Whether a head alone means the one committee named before whose name begins so: *Tổng công ty*, *Ủy ban*."""
    alone = phrase.is_head_alone and phrase.place is None
    return alone and tokens.is_capital(phrase.first) and len(named_by_head.get(phrase.head, ())) == 1


def _note_heads(phrase: CommitteePhrase, named_by_head: dict[str, set[str]]) -> None:
    """Note with which heads that may come back alone the name of *phrase* or of those it lies in begins."""
    for number, layer in enumerate(phrase.layers):
        if layer.startswith(_COMES_BACK_WITH_MORE):
            head = next(filter(layer.startswith, _COMES_BACK))
            named_by_head.setdefault(head, set()).add(" ".join(phrase.layers[number:]))


_OF_PEOPLE = set(", và chính quyền các tầng lớp nhân dân quân cán bộ lực lượng vũ trang".split())
"""Words between a party organisation and the place of its people."""
_MAX_WORDS_OF_PEOPLE = 14


def _add_place_of_people(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> None:
    """Add the place of *Đảng bộ, chính quyền và nhân dân huyện X* to the *Đảng bộ*, whose name ends before."""
    if phrase.head != "đảng bộ" or not phrase.is_bare or phrase.place is not None:
        return
    at = phrase.last
    while at - phrase.last < _MAX_WORDS_OF_PEOPLE and tokens.has_any(at, _OF_PEOPLE):
        at += 1
    if tokens.words[at - 1] == "dân":
        found = find_place(tokens, matches, at)
        phrase.place = found[1] if found else None


def _read_list(tokens: Tokens, matches: Matches, start: int) -> list[CommitteePhrase]:
    """Read a list of topics or places that begins at *start*, where the head is said once; empty when there is none."""
    _, head = matches.heads.get(start, (start, ""))
    if head in _LISTED_BY_TOPIC:
        return _read_topic_list(tokens, matches, start)
    return _read_place_list(tokens, matches, start) if head in _LISTED_BY_PLACE else []


# Lists of places: Quận ủy quận 7, quận 12.

_LISTED_BY_PLACE = {"ủy ban nhân dân", "hội đồng nhân dân", "công an", "đảng ủy", "đảng bộ"}
"""Heads besides those of committees that a list of places may follow."""
_LEVEL_SAID_ONCE = {"đảng ủy", "đảng bộ"}
"""Those of which the last place may lack its level: *Đảng ủy phường A và B*."""
_PREDICATES = set("cũng đã đang sẽ vừa ký họp cùng được phải cần chưa không".split())
"""Words after the last of a list of numbers that say what those do: *Quận ủy 3, 7 cũng ký*."""
_ITEM_ENDS = {",", "và", ".", ";", ")", ":", "…", PARAGRAPH}


def _read_places_after(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> list[CommitteePhrase]:
    """Return the further committees of a list that goes on with places only."""
    implied = COMMITTEE_LEVEL.get(phrase.head)
    if phrase.place is None or phrase.place.name is None:
        return []
    if implied is None and (phrase.head not in _LISTED_BY_PLACE or len(phrase.layers) != 1):
        return []
    level = implied or phrase.place.level
    listed: list[CommitteePhrase] = []
    at = phrase.last
    words = tokens.words
    while tokens.has_any(at, COMMA_OR_AND):
        start = at + 2 if tokens.has(at, ",", "và") else at + 1
        if any(
            start in found for found in (matches.heads, matches.titles, matches.honorifics, matches.persons)
        ):
            break
        found = find_place(tokens, matches, start, level)
        if found is None or found[1].name is None or found[1].level not in (None, level):
            break
        end, place = found
        if start not in matches.levels:
            is_number, known = words[start].isdigit(), start in matches.places
            ends_here = end == len(words) or words[end] in _ITEM_ENDS or words[end] in _PREDICATES
            if not ends_here and (is_number or not known):
                break
            last_of_list = words[at] == "và" and phrase.head in _LEVEL_SAID_ONCE and known
            if implied is None and not is_number and not last_of_list:
                break
        listed.append(CommitteePhrase(start, end, phrase.head, phrase.layers, place, start))
        at = end
    return listed


def _read_place_list(tokens: Tokens, matches: Matches, start: int) -> list[CommitteePhrase]:
    """Read *UBND các phường: Hàng Dừa, Bến Cát*: a head, a level in the plural, then names."""
    end, head = matches.heads[start]
    if not tokens.has(end, "các") or end + 1 not in matches.levels:
        return []
    at, level = matches.levels[end + 1]
    at += tokens.has(at, ":")
    listed: list[CommitteePhrase] = []
    while True:
        found = find_place(tokens, matches, at, level)
        if found is None or found[1].name is None or found[1].level != level:
            return listed
        listed.append(CommitteePhrase(at, found[0], head, (head,), found[1], at))
        if not tokens.has_any(found[0], COMMA_OR_AND):
            return listed
        at = found[0] + 1 + tokens.has(found[0] + 1, "và")


# Lists of topics: các sở: Tài chính, Nội vụ.

_LISTED_BY_TOPIC = {"sở", "bộ", "ban"}
_BEFORE_TOPIC_LISTS = {"các", "hai", "ba"}


def _read_topic_list(tokens: Tokens, matches: Matches, start: int) -> list[CommitteePhrase]:
    """Read *các sở: Kế hoạch và Đầu tư, Tài chính*: a head in the plural, then topics."""
    if not tokens.has_any(start - 1, _BEFORE_TOPIC_LISTS):
        return []
    after_head, key = matches.heads[start]
    if tokens.has(after_head, ","):
        return []
    with_colon = tokens.has(after_head, ":")
    at = after_head + with_colon
    listed: list[CommitteePhrase] = []
    while at < len(tokens):
        if listed and at in matches.heads and read_committee(tokens, matches, at):
            break
        end = department_end(tokens, at)
        if end == at or not tokens.has_any(end, COMMA_OR_AND):
            end = topic_end(tokens, matches, at)
        if end == at:
            break
        phrase = CommitteePhrase(at, end, key, (f"{key} {tokens.key(at, end)}",), None, end)
        finish(tokens, matches, phrase)
        listed.append(phrase)
        at = phrase.last
        if not tokens.has_any(at, COMMA_OR_AND):
            break
        at += 1
        if tokens.has(at, "và"):
            at += 1
    place = next((phrase.place for phrase in reversed(listed) if phrase.place), None)
    for phrase in listed:
        phrase.place = phrase.place or place
    return listed if len(listed) > 1 or with_colon else []


# Places and hosts said once, at the end: Thành ủy, HĐND, UBND thành phố Hà Nội.

_MAX_WORDS_TO_BECOMING = 10


def _share(tokens: Tokens, phrases: list[CommitteePhrase]) -> None:
    """Give the place or host at the end of a list to the bare heads before it."""
    for number in range(len(phrases) - 2, -1, -1):
        earlier, later = phrases[number], phrases[number + 1]
        if earlier.place is None and earlier.is_bare:
            for rule in SHARING_RULES:
                if rule(tokens, earlier, later):
                    break


def _share_in_chain(chain: list[OfficePhrase]) -> None:
    """Give the place that ends a chain of offices to the bodies before it: *Bí thư Huyện ủy, Chủ tịch HĐND huyện X*."""
    bodies = [office.committee for office in chain if office.committee]
    for number, earlier in enumerate(bodies):
        if earlier.place is not None:
            continue
        if (
            earlier.is_bare
            and earlier.head in _HOSTED_PARTY
            and any(map(_is_institution, bodies[number + 1 :]))
        ):
            earlier.of_institution = True
        level = COMMITTEE_LEVEL.get(earlier.layers[-1])
        said = [place for later in bodies[number + 1 :] for place in (later.place, later.above)]
        of_level = [place for place in said if place and place.name and place.level == level]
        if level is not None and of_level:
            earlier.place = of_level[-1]


_HOSTED_PARTY = {"đảng ủy", "đảng bộ", *PARTY_ORGANS}
"""Party bodies that an institution has, too."""
_INSTITUTIONS = items("bộ tư lệnh, bộ chỉ huy quân sự, ban chỉ huy quân sự, công an, bộ đội biên phòng")
"""Heads of territorial bodies that have a party committee of their own."""
_NOT_INSTITUTIONS = items("sở, phòng, ban, hội đồng, ủy ban, tổ, đội")
"""Topical heads beside which a bare *Đảng ủy* says nothing."""


def _is_institution(phrase: CommitteePhrase) -> bool:
    """Whether *phrase* names an academy, a company, a command or the like, or lies in one."""
    head = next((layer for layer in phrase.layers[::-1] if layer in _INSTITUTIONS), "")
    topical = HEAD_KINDS.get(phrase.head) == "topical" and phrase.head not in _NOT_INSTITUTIONS
    return bool(head) or topical or phrase.head in _MANAGEMENTS


_MANAGEMENTS = items("ban giám đốc, ban giám hiệu, hội đồng thành viên, hội đồng quản trị, ban tổng giám đốc")


def beside_an_institution(tokens: Tokens, earlier: CommitteePhrase, later: CommitteePhrase) -> bool:
    """*Đảng ủy, Bộ Tư lệnh thành phố X*: the party committee of the command, not of the city."""
    beside = earlier.head in _HOSTED_PARTY and _are_items(tokens, earlier, later)
    if beside and (_is_institution(later) or later.of_institution):
        earlier.of_institution = True
    return earlier.of_institution


def organ_of_committee_joined(tokens: Tokens, earlier: CommitteePhrase, later: CommitteePhrase) -> bool:
    """*Tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Quận ủy X*: organs of which the person becomes head."""
    if earlier.head not in PARTY_ORGANS or not (later.has_named_place or later.head in COMMITTEE_LEVEL):
        return False
    if later.head in PARTY_ORGANS:
        joined = later.is_head_alone and tokens.is_only(earlier.last, later.first, COMMA_OR_AND)
    else:
        between = tokens.words[earlier.last : later.first]
        becomes = ("chức" in between or "làm" in between) and "." not in between
        joined = later.head in PARTY and len(between) <= _MAX_WORDS_TO_BECOMING and becomes
    if joined and not later.has_named_place:
        earlier.layers = (earlier.head, *later.layers)
    elif joined:
        earlier.place = later.place
    return joined


def host_said_once(tokens: Tokens, earlier: CommitteePhrase, later: CommitteePhrase) -> bool:
    """*Ban Tuyên giáo và Ban Dân vận Thành ủy*: the host of the last organ is that of all."""
    if not _are_items(tokens, earlier, later) or len(later.layers) < 2:
        return False
    if HEAD_KINDS.get(earlier.head) != "organ" or HEAD_KINDS.get(later.head) != "organ":
        return False
    earlier.layers = (earlier.head, *later.layers[1:])
    earlier.place = later.place
    return True


def place_said_once(tokens: Tokens, earlier: CommitteePhrase, later: CommitteePhrase) -> bool:
    """*Thành ủy, HĐND, UBND thành phố Hà Nội*: the place of the last is that of all of its level."""
    if not _are_items(tokens, earlier, later) or later.place is None or later.place.level is None:
        return False
    if later.head == earlier.head or HEAD_KINDS.get(later.head) in {"committee", "topical"}:
        return False
    level = COMMITTEE_LEVEL.get(earlier.head)
    if level is None and HEAD_KINDS.get(earlier.head) != "territorial":
        return False
    if level not in (None, later.place.level):
        return False
    earlier.place = later.place
    return True


SHARING_RULES = (beside_an_institution, organ_of_committee_joined, host_said_once, place_said_once)
"""Tried in order for each bare head and the phrase after it, from the last to the first; the first that shares ends."""


def _are_items(tokens: Tokens, earlier: CommitteePhrase, later: CommitteePhrase) -> bool:
    """Whether *earlier* and *later* are items of one list."""
    return tokens.is_only(earlier.last, later.first, _LIST_MARKS)


# Words that mean all committees of a kind, not one: các Quận ủy, HĐND các cấp.

_ALL_OF_A_KIND = sequences(
    """
    các cấp, hai cấp, ba cấp, các quận, các huyện, các phường, các xã, các tỉnh, các địa
    cấp tỉnh, cấp huyện, cấp quận, cấp xã, cấp cơ, cấp trên, cấp dưới
    """
)
"""What follows the name of a kind of committee, not of one: *HĐND các cấp*."""


def _of_many(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> bool:
    """Whether a number of territories follows, each of which has one: *UBND 9 tỉnh*, *Sở Nội vụ các tỉnh*."""
    every_has_one = HEAD_KINDS.get(phrase.head) != "topical" or phrase.head == "sở"
    return every_has_one and is_count(tokens, matches, phrase.last)


def _is_generic(tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool:
    """Whether the words mean all committees of a kind."""
    for rule in GENERIC_RULES:
        generic = rule(tokens, phrases, number)
        if generic is not None:
            return generic
    return False


def many_by_small_head(tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*các trung tâm y tế*: a plural before a topical head in small letters, but for a mere *các sở*."""
    phrase = phrases[number]
    if HEAD_KINDS.get(phrase.head) != "topical" or tokens.is_capital(phrase.first):
        return None
    return " " in phrase.head if _is_plural(tokens, phrase) else None


def more_than_a_head(_tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*các Quận ủy Lò Rèn*: who is named is one committee, whatever stands before."""
    return None if phrases[number].is_bare else False


def many_by_plural(tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*các Quận ủy*, *mỗi Đảng ủy*."""
    return True if _is_plural(tokens, phrases[number]) else None


def of_the_city_spoken_of(_tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*UBND Thành phố*: a level that refers back means one."""
    return None if phrases[number].place is None else False


def all_levels(tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*HĐND các cấp*, *Đảng ủy cấp trên*."""
    last = phrases[number].last
    return True if tokens.skip(last, _ALL_OF_A_KIND) > last else None


def several_levels(tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*UBND quận, huyện*: levels in a list, of which none was taken as the place."""
    last = phrases[number].last
    one_word, two_words = tokens.word(last), " ".join(tokens.words[last : last + 2])
    return True if one_word in LEVELS or two_words in LEVELS else None


def listed_with_other_levels(tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*Quận ủy, Huyện ủy*: heads of several levels side by side."""
    phrase = phrases[number]
    if phrase.head not in COMMITTEE_LEVEL:
        return None
    for other in phrases[max(number - 1, 0) : number] + phrases[number + 1 : number + 2]:
        first, last = min(phrase.last, other.last), max(phrase.first, other.first)
        kin = other.head in COMMITTEE_LEVEL and len(other.layers) == 1 and other.head != phrase.head
        if kin and tokens.is_only(first, last, {*_LIST_MARKS, "/"}):
            return True
    return None


def those_that_have(tokens: Tokens, phrases: list[CommitteePhrase], number: int) -> bool | None:
    """*Huyện ủy có khu công nghiệp*: those of a level that have something."""
    phrase = phrases[number]
    return True if phrase.head in COMMITTEE_LEVEL and tokens.has(phrase.last, "có") else None


GENERIC_RULES = (
    many_by_small_head,
    more_than_a_head,
    many_by_plural,
    of_the_city_spoken_of,
    all_levels,
    several_levels,
    listed_with_other_levels,
    those_that_have,
)
"""Tried in order; the first that does not return None says whether all of a kind are meant."""


_BEFORE_NUMBERS = set("/ - . , ngày tháng năm quận phường số lần thứ khóa quý đợt điều".split())
"""Words before a number that is no count: a day, a number of a place or a paper."""


def _is_plural(tokens: Tokens, phrase: CommitteePhrase) -> bool:
    before = tokens.word(phrase.first - 1)
    is_counted = (
        before.isdigit()
        and len(before) <= _MAX_DIGITS
        and not tokens.has_any(phrase.first - 2, _BEFORE_NUMBERS)
    )
    return before in _PLURALS or is_counted
