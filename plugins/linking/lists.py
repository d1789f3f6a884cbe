"""All bodies of a text: one by one, and lists that say the head or the place once (*Quận ủy quận 7, quận 12*)."""

from __future__ import annotations

from plugins.linking.bodies import Grammar
from plugins.linking.body import CommitteePhrase
from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.offices import OfficePhrase
from plugins.linking.places import find_place
from plugins.linking.tokens import PARAGRAPH, Tokens, flow_key
from plugins.linking.vocabulary.committees import BARE, COMMITTEE_LEVEL, PARTY, PARTY_ORGANS
from plugins.linking.vocabulary.places import LEVELS

_PLURALS = {"các", "những", "mỗi", "từng", "một", "nhiều", "mọi"}
_BARE = {flow_key(head.split()) for head in BARE}
_PLACE_LISTS = {"ủy ban nhân dân", "hội đồng nhân dân", "công an", "đảng ủy", "đảng bộ"}
"""Heads besides those of committees that a list of places may follow."""
_JOINED = {"đảng ủy", "đảng bộ"}
"""Those of which the last place may lack its level: *Đảng ủy phường A và B*."""
_TOPIC_LISTS = {"sở", "bộ", "ban"}
_BEFORE_TOPIC_LISTS = {"các", "hai", "ba"}
_PEOPLE = set(", và chính quyền các tầng lớp nhân dân quân cán bộ lực lượng vũ trang".split())
"""Words between a party organisation and the place of its people."""
_LONGEST_PEOPLE = 14
_LONGEST_BECOMING = 10
_COMES_BACK = ("ủy ban", "ban chỉ đạo", "tổng công ty", "tập đoàn")
"""Heads that stand alone, with a capital, for the one body named before."""
_ALL_OF_THEM = {
    ("các", "cấp"),
    ("hai", "cấp"),
    ("ba", "cấp"),
    ("các", "quận"),
    ("các", "huyện"),
    ("các", "phường"),
    ("các", "xã"),
    ("các", "tỉnh"),
    ("các", "địa"),
    ("cấp", "tỉnh"),
    ("cấp", "huyện"),
    ("cấp", "quận"),
    ("cấp", "xã"),
    ("cấp", "cơ"),
    ("cấp", "trên"),
    ("cấp", "dưới"),
}
"""What follows the name of a kind of body, not of one: *HĐND các cấp*."""
_ACTS = set("cũng đã đang sẽ vừa ký họp cùng được phải cần chưa không".split())
"""Words after the last of a list of numbers that say what those do: *Quận ủy 3, 7 cũng ký*."""
_ENDS_ITEM = {",", "và", ".", ";", ")", ":", "…", PARAGRAPH}


def find_bodies(
    tokens: Tokens, matches: Matches, grammar: Grammar, chains: list[list[OfficePhrase]], persons: set[int]
) -> list[CommitteePhrase]:
    """Return the bodies named, in order, none inside another. *persons* are words inside registered names."""
    of_offices = {office.body.first: office.body for chain in chains for office in chain if office.body}
    blocked = {
        place for chain in chains for office in chain for place in range(office.first, office.title_last)
    }
    bodies: list[CommitteePhrase] = []
    begun: dict[str, set[str]] = {}
    at = 0
    for start in sorted(set(matches.heads) | set(matches.cores) | set(of_offices)):
        if start < at or start in persons or (start in blocked and start not in of_offices):
            continue
        if start and tokens.words[start - 1] in _BEFORE_TOPIC_LISTS:
            listed = _topic_list(tokens, matches, grammar, start)
            if listed:
                bodies.extend(listed)
                at = listed[-1].last
                continue
        body = of_offices.get(start) or grammar.body_at(start)
        if body is None or not (_is_named(tokens, body) or _is_said_again(tokens, body, begun)):
            continue
        _add_people(tokens, matches, body)
        _note_begun(body, begun)
        bodies.append(body)
        bodies.extend(_places_after(tokens, matches, body))
        at = bodies[-1].last
    _share(tokens, bodies)
    return [body for number, body in enumerate(bodies) if not _is_generic(tokens, bodies, number)]


def _is_named(tokens: Tokens, body: CommitteePhrase) -> bool:
    """Whether the words name a body at all: a head alone must be one that refers back; no credit of a picture."""
    if tokens.words[body.first - 1 : body.first] == ["ảnh"] or tokens.words[body.first - 2 : body.first] == [
        "ảnh",
        ":",
    ]:
        return False
    if body.layers != (body.head,) or body.place is not None:
        return True
    if HEAD_KINDS.get(body.head) == "national":
        return tokens.is_capital(body.first) or tokens.is_capital(body.first + 1)
    if body.head in HEAD_KINDS and body.head not in _BARE:
        return False
    return tokens.is_capital(body.first) or body.head in COMMITTEE_LEVEL or body.head not in HEAD_KINDS


def _is_said_again(tokens: Tokens, body: CommitteePhrase, begun: dict[str, set[str]]) -> bool:
    """Whether a head alone means the one body named before whose name begins so: *Tổng công ty*, *Ủy ban*."""
    alone = body.layers == (body.head,) and body.place is None
    return alone and tokens.is_capital(body.first) and len(begun.get(body.head, ())) == 1


def _note_begun(body: CommitteePhrase, begun: dict[str, set[str]]) -> None:
    """Note with which heads that may come back alone the name of *body* or of those it lies in begins."""
    for number, layer in enumerate(body.layers):
        for head in _COMES_BACK:
            if layer.startswith(f"{head} "):
                begun.setdefault(head, set()).add(" ".join(body.layers[number:]))


def _add_people(tokens: Tokens, matches: Matches, body: CommitteePhrase) -> None:
    """Add the place of *Đảng bộ, chính quyền và nhân dân huyện X* to the *Đảng bộ*, whose name ends before."""
    if body.head != "đảng bộ" or not body.is_bare or body.place is not None:
        return
    words = tokens.words
    at = body.last
    while at < len(words) and words[at] in _PEOPLE and at - body.last < _LONGEST_PEOPLE:
        at += 1
    if words[at - 1] == "dân":
        place = find_place(tokens, matches, at)
        body.place = place[1] if place else None


def _places_after(tokens: Tokens, matches: Matches, body: CommitteePhrase) -> list[CommitteePhrase]:
    """Return the further bodies of a list that goes on with places only."""
    implied = COMMITTEE_LEVEL.get(body.head)
    if body.place is None or body.place.name is None:
        return []
    if implied is None and (body.head not in _PLACE_LISTS or len(body.layers) != 1):
        return []
    level = implied or body.place.level
    found: list[CommitteePhrase] = []
    at = body.last
    words = tokens.words
    while at < len(words) and words[at] in {",", "và"}:
        start = at + 1
        if words[at] == "," and words[start : start + 1] == ["và"]:
            start += 1
        if (
            start in matches.heads
            or start in matches.titles
            or start in matches.honorifics
            or start in matches.persons
        ):
            break
        place = find_place(tokens, matches, start, level)
        if place is None or place[1].name is None or place[1].level not in (None, level):
            break
        end, where = place
        plain = start not in matches.levels
        goes_on = end < len(words) and words[end] not in _ENDS_ITEM
        if (
            plain
            and goes_on
            and (words[start].isdigit() or start not in matches.places)
            and words[end] not in _ACTS
        ):
            break
        known = words[at] == "và" and body.head in _JOINED and start in matches.places
        if plain and implied is None and not words[start].isdigit() and not known:
            break
        found.append(CommitteePhrase(start, end, body.head, body.layers, where, start))
        at = end
    return found


def _topic_list(tokens: Tokens, matches: Matches, grammar: Grammar, start: int) -> list[CommitteePhrase]:
    """Read *các sở: Kế hoạch và Đầu tư, Tài chính*: a head in the plural, then topics."""
    words = tokens.words
    head = matches.heads.get(start)
    if head is None or head[1] not in _TOPIC_LISTS:
        return []
    at = head[0]
    if words[at : at + 1] == [","]:
        return []
    if words[at : at + 1] == [":"]:
        at += 1
    found: list[CommitteePhrase] = []
    while at < len(words):
        if at in matches.heads and found and grammar.body_at(at):
            break
        end = grammar.department_end(at)
        if end == at or words[end : end + 1] not in ([","], ["và"]):
            end = grammar.topic_end(at)
        if end == at:
            break
        body = CommitteePhrase(at, end, head[1], (f"{head[1]} {tokens.key(at, end)}",), None, end)
        grammar.finish(body)
        found.append(body)
        at = body.last
        if at < len(words) and words[at] in {",", "và"}:
            at += 1
            if words[at : at + 1] == ["và"]:
                at += 1
        else:
            break
    place = next((body.place for body in reversed(found) if body.place), None)
    for body in found:
        body.place = body.place or place
    return found if len(found) > 1 or words[head[0] : head[0] + 1] == [":"] else []


def _share(tokens: Tokens, bodies: list[CommitteePhrase]) -> None:
    """Give the place or host at the end of a list to the bare heads before it.

    *Thành ủy, HĐND, UBND thành phố Hà Nội*; *Ban Tuyên giáo và Ban Dân vận Thành ủy*.
    """
    for number in range(len(bodies) - 2, -1, -1):
        earlier, later = bodies[number], bodies[number + 1]
        between = tokens.words[earlier.last : later.first]
        if _is_of_the_next(earlier, later, between):
            earlier.place = later.place
            continue
        if (
            between not in ([","], ["và"], ["-"])
            or earlier.place is not None
            or earlier.layers != (earlier.head,)
        ):
            continue
        if HEAD_KINDS.get(earlier.head) == "national":
            continue
        if (
            HEAD_KINDS.get(earlier.head) == "organ"
            and len(later.layers) > 1
            and HEAD_KINDS.get(later.head) == "organ"
        ):
            earlier.layers = (earlier.head, *later.layers[1:])
            earlier.place = later.place
            continue
        if later.place is None or later.head == earlier.head or later.head in COMMITTEE_LEVEL:
            continue
        level = COMMITTEE_LEVEL.get(earlier.head)
        if (
            later.place.level is not None
            and level in (None, later.place.level)
            and HEAD_KINDS.get(later.head) != "topical"
        ) and (level or HEAD_KINDS.get(earlier.head) == "territorial"):
            earlier.place = later.place


def _is_of_the_next(earlier: CommitteePhrase, later: CommitteePhrase, between: list[str]) -> bool:
    """Whether an organ is that of the body of which the person becomes head.

    *Tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Quận ủy X*.
    """
    if earlier.head not in PARTY_ORGANS or earlier.place is not None or not earlier.is_bare:
        return False
    if later.place is None or later.place.name is None:
        return False
    if later.head in PARTY_ORGANS:
        return between in ([","], ["và"]) and later.layers == (later.head,)
    becomes = {"chức", "làm"} & set(between) and "." not in between
    return later.head in PARTY and len(between) <= _LONGEST_BECOMING and bool(becomes)


def _is_generic(tokens: Tokens, bodies: list[CommitteePhrase], number: int) -> bool:
    """Whether the words mean all bodies of a kind: *các Quận ủy*, *Quận ủy, Huyện ủy có khu công nghiệp*."""
    body = bodies[number]
    words = tokens.words
    many = body.first > 0 and words[body.first - 1] in _PLURALS
    if many and HEAD_KINDS.get(body.head) == "topical" and not tokens.is_capital(body.first):
        return " " in body.head
    if not body.is_bare:
        return False
    if body.place is not None:
        return many
    if tuple(words[body.last : body.last + 2]) in _ALL_OF_THEM:
        return True
    if {" ".join(words[body.last : body.last + count]) for count in (1, 2)} & LEVELS:
        return True  # *UBND quận, huyện*
    if body.first and words[body.first - 1] in _PLURALS:
        return True
    if body.head not in COMMITTEE_LEVEL:
        return False
    for other_number in (number - 1, number + 1):
        if 0 <= other_number < len(bodies):
            other = bodies[other_number]
            between = words[min(body.last, other.last) : max(body.first, other.first)]
            kin = other.head in COMMITTEE_LEVEL and len(other.layers) == 1
            if kin and other.head != body.head and between in ([","], ["/"], ["-"], ["và"]):
                return True
    return words[body.last : body.last + 1] == ["có"]
