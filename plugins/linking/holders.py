"""Whose an office is: the person named right after it, right before it, or the subject of *giữ chức*."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, replace

from plugins.linking.committees import CommitteePhrase
from plugins.linking.lexicon import Matches
from plugins.linking.named_persons import NamedPersons
from plugins.linking.offices import AIDES, OfficePhrase, skip_honorific
from plugins.linking.persons import PersonPhrase
from plugins.linking.sure_offices import is_past, is_sure
from plugins.linking.tokens import COMMA_OR_AND, Tokens
from plugins.linking.vocabulary.wordlists import sequences, words


@dataclass(slots=True)
class HeldOffice:
    """A person's name and an office the text gives the person."""

    person: PersonPhrase
    office: OfficePhrase
    is_sure: bool = False
    """Whether the words stand right beside the name, affirm, and speak of the article's day."""


def match_offices(
    tokens: Tokens,
    matches: Matches,
    persons: list[PersonPhrase],
    committees: list[CommitteePhrase],
    chains: list[list[OfficePhrase]],
    after_offices: set[int],
    year: str | None,
) -> list[HeldOffice]:
    """Give each of *chains* to its person or persons; a chain of nobody is left out.

    *after_offices* are the positions where an office ends, *year* is that of the article.
    """
    article = NamedPersons(tokens, matches, persons, committees, after_offices)
    held: list[HeldOffice] = []
    for chain in itertools.chain.from_iterable(_split(article, chain) for chain in chains):
        holders, past = _holders(article, chain, year)
        for person in holders:
            for office in _own_offices(article, chain, person):
                whole = _with_next(office, chain) if office.committee else _of_delegation(article, office)
                if whole.is_whole:
                    sure = not past and is_sure(article, chain, person, whole, year)
                    held.append(HeldOffice(article.whole_name(person), replace(whole, past=past), sure))
    return held


def _split(article: NamedPersons, chain: list[OfficePhrase]) -> list[list[OfficePhrase]]:
    """Cut *A, Trưởng Ban Dân vận; Đại tá B* at the semicolon, when a name stands on both sides."""
    if (
        len(chain) > 1
        and article.tokens.has(chain[-2].last, ";")
        and _list_begins(article, chain) is not None
    ):
        return [*_split(article, chain[:-1]), chain[-1:]]
    for number in range(1, len(chain)):
        last = chain[number - 1].last
        if last < chain[number].first and article.tokens.has(last, ";") and _person_before(article, chain):
            return [chain[:number], *_split(article, chain[number:])]
    return [chain]


# Rules: who holds the offices of a chain. The first that finds anybody decides.


def _holders(
    article: NamedPersons, chain: list[OfficePhrase], year: str | None
) -> tuple[list[PersonPhrase], bool]:
    """Return who holds *chain*, and whether the text tells of it as of earlier days."""
    for rule in HOLDER_RULES:
        holders = rule(article, chain)
        if holders:
            first = chain[0].first
            past = rule is subject_of_the_sentence and is_past(
                article.tokens, article.sentence_start(first), first, year
            )
            return holders, past
    return [], False


def named_after_the_office(article: NamedPersons, chain: list[OfficePhrase]) -> list[PersonPhrase]:
    """*Bí thư Thành ủy Nguyễn Văn An*, *các Phó Thủ tướng: A, B và C*; an aide's title is not that of the one served."""
    person = article.by_first.get(skip_honorific(article.tokens, article.matches, chain[-1].last))
    if person is None or chain[-1].title.startswith(_AIDES_OF):
        return []
    return [person, *_further_listed(article, chain[0].first, person)]


def listed_after_the_office(article: NamedPersons, chain: list[OfficePhrase]) -> list[PersonPhrase]:
    """*5 Phó Chủ tịch gồm các đồng chí: A, B, C*, *các Ủy viên Trung ương Đảng: A, Bí thư …; B*."""
    first = _list_begins(article, chain)
    person = article.by_first.get(first) if first is not None else None
    listed = []
    while person is not None:
        listed.append(person)
        person = _next_of_list(article, person)
    return listed


def receiver_of_the_office(article: NamedPersons, chain: list[OfficePhrase]) -> list[PersonPhrase]:
    """*Trưởng Ban Lễ tang là đồng chí A*, *bổ nhiệm chức vụ … cho ông A*."""
    tokens, last = article.tokens, chain[-1].last
    if tokens.has(last, "là"):
        at = last + 1
    elif tokens.has_any(chain[0].first - 1, _GIVEN):
        at = tokens.skip(last, _GIVEN_TO)
    else:
        return []
    honorific = article.matches.honorifics.get(at) if at > last else None
    person = article.by_first.get(honorific[0]) if honorific else None
    return [person] if person else []


def named_before_the_office(article: NamedPersons, chain: list[OfficePhrase]) -> list[PersonPhrase]:
    """*Nguyễn Văn An, Bí thư Thành ủy*, also after a dash or in brackets."""
    person = _person_before(article, chain)
    return [person] if person else []


def subject_of_the_sentence(article: NamedPersons, chain: list[OfficePhrase]) -> list[PersonPhrase]:
    """*Các đồng chí A, B được bầu giữ chức Phó Bí thư*, *Trước đó, ông làm Bí thư*."""
    person = _subject(article, chain[0].first)
    return _all_subjects(article, person) if person else []


HOLDER_RULES = (
    listed_after_the_office,
    named_after_the_office,
    receiver_of_the_office,
    named_before_the_office,
    subject_of_the_sentence,
)

_TERM = sequences("nhiệm kỳ, khóa")
_LIST_WORDS = {"gồm", "có", "là", ":", "tên", "sau", "đây", "như", "các"}
_MAX_TERM = 5
"""Words of *nhiệm kỳ 2023 - 2028*."""
_COUNTED = {"các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy"}


def _list_begins(article: NamedPersons, chain: list[OfficePhrase]) -> int | None:
    """Return where the first name of a list of holders stands after *chain*, None when no list follows.

    *gồm* says that one follows; a colon does where the words before say how many.
    """
    tokens, at = article.tokens, chain[-1].last
    at += tokens.has(at, ",") and tokens.skip(at + 1, _TERM) > at + 1
    if tokens.skip(at, _TERM) > at:
        at = next((end for end in range(at, at + _MAX_TERM + 2) if tokens.has_any(end, {"gồm", ":"})), at)
    begin = at
    while tokens.has_any(at, _LIST_WORDS):
        if at in article.matches.honorifics:
            break
        at += 1
    words = tokens.words[begin:at]
    if "gồm" not in words and not (":" in words and _says_how_many(article, chain[0].first)):
        return None
    if at in article.matches.honorifics:
        at = article.matches.honorifics[at][0]
    return at + tokens.has(at, ":")


def _says_how_many(article: NamedPersons, first: int) -> bool:
    """Whether *các* stands before an office, or *bầu 4 đồng chí* before it in the sentence."""
    tokens = article.tokens
    if tokens.has_any(first - 1, _COUNTED) or tokens.word(first - 1).isdigit():
        return True
    return any(
        tokens.has(at, "đồng", "chí") and (tokens.word(at - 1).isdigit() or tokens.has_any(at - 1, _COUNTED))
        for at in range(max(article.sentence_start(first), first - _MAX_ASIDE), first)
    )


def _next_of_list(article: NamedPersons, person: PersonPhrase) -> PersonPhrase | None:
    """Return the next of *A, B và C*, or of *A, Bí thư …; B*: after a semicolon what is said of each may be long."""
    tokens = article.tokens
    at = person.last
    if not tokens.has_any(at, COMMA_OR_AND) or _after_honorific(article, at + 1) not in article.by_first:
        while not tokens.has(at, ";"):
            if tokens.is_sentence_end(at):
                return None
            at += 1
    return article.by_first.get(_after_honorific(article, at + 1))


def _after_honorific(article: NamedPersons, at: int) -> int:
    at += article.tokens.has(at, "và")
    return article.matches.honorifics[at][0] if at in article.matches.honorifics else at


_AIDES_OF = tuple(f"{aide} " for aide in AIDES)
_GIVEN = {"chức", "vụ", "danh", "nhiệm"}
"""Words before an office that *cho* or *đối với* then gives to somebody."""
_GIVEN_TO = sequences("đối với, cho")
_BEFORE_LISTED = {"các", "hai", "ba", "những", "chí"}
_COPULAS = {"hiện", "là", "nay", "đang"}
_ASIDES = {"sinh", "quê", "năm", "tuổi", "trú", "hiện", "còn", "dân", "ngụ", "trình"}
"""Words that begin what is said of a person beside the office: *sinh năm 1968*."""
_MAX_ASIDE = 30
"""Words between a name and the office that asides may take."""
_TURNS = words("trước sau từ năm đến khi tháng")
"""Words that open a sentence of a life told on, which needs no subject."""
_VERBS = sequences(
    """
    giữ chức vụ, giữ chức danh, giữ cương vị, giữ chức, giữ, đảm nhiệm cương vị, đảm nhiệm, đảm nhận, cương vị
    vị trí, đắc cử, trúng cử, tái cử, được bầu, kiêm nhiệm, kiêm, chức vụ, chức danh, cách chức, làm, là, chức
    bổ nhiệm, cán bộ
    """
)
"""Words between a person and an office; of two that end alike the longer comes first."""


def _further_listed(article: NamedPersons, first: int, person: PersonPhrase) -> list[PersonPhrase]:
    """Return the further people of *các Phó Thủ tướng: A, B và C*, of whom *person* is the first."""
    tokens = article.tokens
    if not tokens.has_any(first - 1, _BEFORE_LISTED):
        return []
    further = []
    while tokens.has_any(person.last, COMMA_OR_AND):
        at = person.last + 1
        if at in article.matches.honorifics:
            at = article.matches.honorifics[at][0]
        if at not in article.by_first:
            break
        person = article.by_first[at]
        further.append(person)
    return further


def _person_before(article: NamedPersons, chain: list[OfficePhrase]) -> PersonPhrase | None:
    """Return the person named right before *chain*, asides like *sinh năm 1968* left out."""
    tokens, first = article.tokens, chain[0].first
    at = first - 1
    while tokens.has_any(at, _COPULAS):
        at -= 1
    if not tokens.has_any(at, {",", "-", "(", ";"}):
        return None
    at = _before_bracket(tokens, at)
    person = article.by_last.get(at)
    if person and person.first in article.titled and tokens.is_only(at + 1, first, {"là"}):
        return None  # of the subject: *A là Thư ký Bí thư B, là Phó Chánh Văn phòng …*
    if person or not tokens.has_any(at, {",", ";"}):
        return person
    for start in range(at - 1, max(at - _MAX_ASIDE, 0), -1):
        if _ends_sentence(tokens, start):
            return None
        if tokens.has_any(start, {",", "("}) and start + 1 < at and _begins_aside(tokens, start + 1):
            person = article.by_last.get(start)
            if person:
                return person
    return None


_MAX_BRACKET = 12
"""Words in brackets between a name and an office: *(sinh năm 1980, quê Hạ Sa)*."""


def _before_bracket(tokens: Tokens, at: int) -> int:
    """Return where a bracket begins that ends right before *at*, *at* itself when none does: *A (SN 1979) | , Bí thư*."""
    if not tokens.has(at - 1, ")"):
        return at
    for start in range(at - 2, max(at - _MAX_BRACKET, 0), -1):
        if tokens.has(start, "("):
            return start if _begins_aside(tokens, start + 1) or tokens.has(start + 1, "sn") else at
    return at


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a sentence ends at *at*; a full stop before a small letter or a digit may belong to a date."""
    return tokens.is_sentence_end(at) and (not tokens.has(at, ".") or tokens.is_capital(at + 1))


def _begins_aside(tokens: Tokens, at: int) -> bool:
    return tokens.has_any(at, _ASIDES) or tokens.has(at + 1, "tuổi")


def _subject(article: NamedPersons, first: int) -> PersonPhrase | None:
    """Return the person of *X … giữ chức Y*: the last one named before the verb who has no title in front."""
    tokens = article.tokens
    if tokens.has(first - 1, ":"):
        first -= 1
    verb = tokens.start_of(first, _VERBS)
    if verb is None or _is_not_held(tokens, article.sentence_start(verb), verb):
        return None
    begin = article.sentence_start(verb)
    inside = [one for one in article.persons_between(begin, verb) if not _is_replaced(article, one)]
    if inside:
        untitled = [person for person in inside if person.first not in article.titled]
        return (untitled or inside)[-1]
    told_on = tokens.has_any(begin, _TURNS) and not article.committees_between(begin, verb)
    return article.antecedent(begin) if told_on or article.has_pronoun_between(begin, verb) else None


_NOT_HELD = sequences("giới thiệu, đề cử, ứng cử, dự kiến, đề nghị, kiến nghị, không, chưa")
_MAX_WORDS_TO_VERB = 12


def _is_not_held(tokens: Tokens, begin: int, verb: int) -> bool:
    """Whether the words before *verb* deny an office, plan it or ask for it: *được giới thiệu để bầu giữ chức*."""
    return any(
        tokens.skip(at, _NOT_HELD) > at and not tokens.has(at + 1, "chỉ")
        for at in range(max(begin, verb - _MAX_WORDS_TO_VERB), verb)
    )


_INSTEAD_OF = sequences("thay thế cho, thay thế, thay cho, thay")


def _is_replaced(article: NamedPersons, person: PersonPhrase) -> bool:
    """Whether *person* is the one before: *A thay bà B làm Chủ tịch*; but *A thay bà B được điều động làm Chủ tịch*."""
    if article.tokens.has_any(person.last, {"được", "đã", "vừa"}):
        return False
    start = article.start_with_honorific(person)
    return article.tokens.start_of(start, _INSTEAD_OF) is not None


def _all_subjects(article: NamedPersons, person: PersonPhrase) -> list[PersonPhrase]:
    """Return the people of *các đồng chí A, B giữ chức …*, of whom *person* is the last."""
    tokens = article.tokens
    people = [person]
    while tokens.has_any(people[0].first - 1, COMMA_OR_AND) and people[0].first - 1 in article.by_last:
        people.insert(0, article.by_last[people[0].first - 1])
    if article.honorific_before(people[0].first).startswith("các "):
        return people
    other = article.addressed_beside(person)
    return [other, person] if other else [person]


def _own_offices(
    article: NamedPersons, chain: list[OfficePhrase], person: PersonPhrase
) -> list[OfficePhrase]:
    """Drop the offices of somebody else: *báo cáo với Bí thư Thành ủy, Giám đốc Sở A cho biết*."""
    first = chain[0].first
    reports = article.tokens.has(first - 1, "với") and person.first > first
    if reports and len(chain) > 1 and not chain[0].title.startswith("ủy viên"):
        return chain[-1:]
    return chain


# Committees that are said elsewhere than right after the title.

_LEADERS = {
    "trưởng đoàn": ("đoàn", "trưởng"),
    "trưởng ban": ("ban", "trưởng"),
    "tổ trưởng": ("tổ công tác", "tổ trưởng"),
}
"""Titles of who leads a delegation or a team: the head of its name, and the title that stands before the name."""


def _with_next(office: OfficePhrase, chain: list[OfficePhrase]) -> OfficePhrase:
    """Read *Phó Chánh Văn phòng, rồi là Chánh Văn phòng Thành ủy*: the next office says the committee whole."""
    if office.is_whole or office.committee is None:
        return office
    following = chain[chain.index(office) + 1 :][:1]
    committee = following[0].committee if following else None
    if committee is None or committee.head != office.committee.head:
        return office
    return replace(office, committee=committee)


def _of_delegation(article: NamedPersons, office: OfficePhrase) -> OfficePhrase:
    """Read *Đoàn kiểm tra … do A làm Trưởng đoàn*: the committee is the delegation named before."""
    if office.title not in _LEADERS or not article.tokens.has(office.first - 1, "làm"):
        return office
    head, title = _LEADERS[office.title]
    begin = article.sentence_start(office.first)
    number = bisect_left(article.agents, office.first) - 1
    if number < 0 or article.agents[number] < begin:
        return office
    teams = [
        team
        for team in article.committees_between(begin, article.agents[number])
        if team.head.startswith(head) and len(team.layers[0]) > len(head)
    ]
    if not teams:
        return office
    title_last = office.first + len(title.split())
    return replace(office, title_last=title_last, title=title, committee=teams[-1])
