"""Whose an office is: the person named right after it, right before it, or the subject of *giữ chức*."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace

from plugins.linking.committees import CommitteePhrase
from plugins.linking.lexicon import Matches
from plugins.linking.offices import AIDES, OfficePhrase, skip_honorific
from plugins.linking.persons import PersonPhrase, endings_of
from plugins.linking.tokens import COMMA_OR_AND, Tokens
from plugins.linking.vocabulary.sentences import FUNCTION_WORDS
from plugins.linking.vocabulary.titles import PRONOUNS
from plugins.linking.vocabulary.wordlists import sequences, words

_MAX_NAMES_BACK = 12
"""Names, or committees, looked at for a subject or a delegation."""
_MAX_SENTENCES_BACK = 4
"""Sentences over which a pronoun may point back."""


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
                    is_sure = not past and _is_sure(article, chain, person, whole, year)
                    held.append(HeldOffice(article.whole_name(person), replace(whole, past=past), is_sure))
    return held


class NamedPersons:
    """The persons and committees named in an article, by where they stand."""

    def __init__(
        self,
        tokens: Tokens,
        matches: Matches,
        persons: list[PersonPhrase],
        committees: list[CommitteePhrase],
        after_offices: set[int],
    ) -> None:
        """Index *persons* and *committees*, found in *tokens* and in order."""
        self.tokens = tokens
        self.matches = matches
        self.persons = persons
        self.committees = committees
        self.by_first = {person.first: person for person in persons}
        self.by_last = {person.last: person for person in persons}
        self.titled = after_offices
        """Where names stand that have an office in front."""
        self.agents = tokens.positions_of("do")
        """Where *do* stands, after which an agent is named: *do A làm Trưởng đoàn*."""
        self._firsts = [person.first for person in persons]
        self._committee_firsts = [committee.first for committee in committees]
        self._honorific_ends: dict[int, int] = {}
        for start, (end, _) in sorted(matches.honorifics.items()):
            self._honorific_ends.setdefault(end, start)
        self._pronouns = sorted(
            at
            for at, (end, key) in matches.honorifics.items()
            if key in PRONOUNS
            and not any(end in found for found in (self.by_first, matches.titles, matches.heads))
        )
        self._by_ending: dict[tuple[str, ...], list[PersonPhrase]] = defaultdict(list)
        for person in persons:
            if not person.is_short:
                for ending in endings_of(tokens, person):
                    self._by_ending[ending].append(person)

    def whole_name(self, person: PersonPhrase) -> PersonPhrase:
        """Return the whole name that the short one *person* refers back to, *person* itself when that is not clear."""
        if not person.is_short:
            return person
        bearers = self._by_ending[tuple(self.tokens.words[person.first : person.last])]
        bearers = [bearer for bearer in bearers if bearer.first < person.first] or bearers
        alike = {self.tokens.key(bearer.first, bearer.last) for bearer in bearers}
        return bearers[-1] if len(alike) == 1 else person

    def honorific_before(self, at: int) -> str:
        """Return the key of the honorific that ends before *at*, the empty string when none does."""
        start = self._honorific_ends.get(at)
        return "" if start is None else self.matches.honorifics[start][1]

    def start_with_honorific(self, person: PersonPhrase) -> int:
        """Return where the honorific before *person* starts, else where the name does."""
        return self._honorific_ends.get(person.first, person.first)

    def addressed_beside(self, person: PersonPhrase) -> PersonPhrase | None:
        """Return the first of two people who are each addressed: *anh A và chị B đắc cử …*."""
        start = self._honorific_ends.get(person.first, 0)
        return self.by_last.get(start - 1) if self.tokens.has(start - 1, "và") else None

    def sentence_start(self, at: int) -> int:
        """Return where the sentence of *at* starts."""
        starts = self.tokens.sentences
        return starts[bisect_right(starts, at) - 1]

    def persons_between(self, first: int, last: int) -> list[PersonPhrase]:
        """Return the last names that start from *first* on and before *last*."""
        end = bisect_left(self._firsts, last)
        return self.persons[max(bisect_left(self._firsts, first), end - _MAX_NAMES_BACK) : end]

    def committees_between(self, first: int, last: int) -> list[CommitteePhrase]:
        """Return the last committees that start from *first* on and before *last*."""
        end = bisect_left(self._committee_firsts, last)
        return self.committees[max(bisect_left(self._committee_firsts, first), end - _MAX_NAMES_BACK) : end]

    def has_pronoun_between(self, first: int, last: int) -> bool:
        """Whether *ông*, *bà* and the like stand alone from *first* on and before *last*."""
        number = bisect_left(self._pronouns, last) - 1
        return number >= 0 and self._pronouns[number] >= first

    def antecedent(self, begin: int) -> PersonPhrase | None:
        """Return the last one named before the sentence at *begin*, not far back and not one of several."""
        number = bisect_left(self._firsts, begin) - 1
        if number < 0:
            return None
        person = self.persons[number]
        starts = self.tokens.sentences
        if bisect_left(starts, begin) - bisect_right(starts, person.first) >= _MAX_SENTENCES_BACK:
            return None
        before = person.first - 1
        return None if self.tokens.has_any(before, COMMA_OR_AND) and before in self.by_last else person


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


# What makes an office sure.

_BESIDE = {",", "-", "("}
_NOT_TOLD_AS_HELD = sequences(
    """
    thôi, không còn, miễn nhiệm, bãi nhiệm, cách chức, nghỉ hưu, nghỉ công tác, thay thế, thay, đình chỉ, từ chức
    không phải, từ nhiệm, khai trừ, cho đến khi
    giả danh, mạo danh, mạo nhận, giả mạo, giả làm, đóng giả, tự xưng, xưng là, xưng danh, tự nhận, nhận mình là
    trước đây, khi đó, khi ấy, lúc đó, lúc ấy, bấy giờ, hồi đó, hồi ấy, ngày đó, ngày ấy, dạo đó, dạo ấy
    thời đó, thời ấy, thuở ấy, năm ấy, hôm ấy, đêm ấy, thế kỷ trước, năm ngoái
    qua đời, từ trần, tạ thế, đã mất, hy sinh, mãn nhiệm, hết nhiệm kỳ, xin nghỉ, chuyển công tác, được điều động
    được luân chuyển, bị bắt, bắt tạm giam, bị khởi tố
    """
)
"""Words that anywhere in a sentence say that an office ends in it, is denied or feigned, or is of another day or the dead."""
_NOT_YET = sequences(
    """
    sẽ, dự kiến, giới thiệu, đề cử, ứng cử, đề nghị, nếu, chưa, khi còn, hồi, từng, nguyên, cựu
    trước đó, trước kia, ngày trước, ngày xưa, năm xưa, cách đây, giá mà, giá như, giả sử, có phải, không biết
    thời, mộ, tưởng nhớ, liệt sĩ, liệt sỹ, lễ tang, tang lễ, lễ viếng, mang tên, phim, vai, nhân vật
    mong, để bầu, chuẩn bị, tranh cử, ứng viên, xem xét
    """
)
"""Words before an office that say that it is planned, asked for, or of another day."""


def _is_sure(
    article: NamedPersons,
    chain: list[OfficePhrase],
    person: PersonPhrase,
    office: OfficePhrase,
    year: str | None,
) -> bool:
    """Whether *office* of *chain* is beside the whole name of *person*, and the sentence affirms it for its day."""
    tokens = article.tokens
    if person.is_short or office.former or (office.committee and office.committee.is_former):
        return False
    first, last = chain[0].first, chain[-1].last
    after = person.first == skip_honorific(tokens, article.matches, last)
    before = person.last == first - 1 and tokens.has_any(person.last, _BESIDE)
    if not (after or (before and _is_read_to_the_end(article, last))) or _goes_back(tokens, first):
        return False
    begin = article.sentence_start(min(first, person.first))
    end = max(last, person.last)
    while not tokens.is_sentence_end(end):
        end += 1
    if tokens.has(end, "?") or tokens.has(office.first - 1, "và") or _says_term(tokens, office):
        return False
    if any(tokens.skip(at, _NOT_TOLD_AS_HELD) > at for at in range(begin, end)):
        return False
    start = min(first, person.first)
    if tokens.has(start - 1, "cố") or _is_of_kin(article, person):
        return False
    if any(_is_of_another_time(tokens, behind, year) for behind in (last, person.last)):
        return False
    planned = any(
        tokens.skip(at, _NOT_YET) > at for at in range(max(begin, start - _MAX_WORDS_TO_OFFICE), start)
    )
    return (
        not planned
        and not is_past(tokens, begin, start, year)
        and not _names_year(tokens, begin, start, year)
    )


def _says_term(tokens: Tokens, office: OfficePhrase) -> bool:
    """Whether the term of the committee is said, *Thành ủy khóa X*, which may not be that of the day."""
    return office.committee is not None and "khóa" in tokens.words[office.committee.first : office.last]


def _names_year(tokens: Tokens, begin: int, at: int, year: str | None) -> bool:
    """Whether a year before that of the article, *year*, stands from *begin* to before *at*: *Tháng 5/1999*."""
    named = (word for word in tokens.words[begin:at] if word.isdigit() and len(word) == 4)
    return any(word[:2] in {"19", "20"} and (year is None or word < year) for word in named)


def _is_read_to_the_end(article: NamedPersons, last: int) -> bool:
    """Whether the words of an office plainly end before *last*: at a mark or a small word, and no body above follows.

    *Trưởng Phòng A, | Sở B* and *Giám đốc Trung tâm | Bến Lụa* may be longer than was read.
    """
    tokens, heads = article.tokens, article.matches.heads
    if tokens.has_any(last, {",", "-"}):
        return last + 1 not in heads
    return not tokens.word(last).isalpha() or tokens.has_any(last, FUNCTION_WORDS)


def _goes_back(tokens: Tokens, first: int) -> bool:
    """Whether a capital stands before an office in its sentence, so that the title may begin earlier."""
    return tokens.is_name_word(first - 1) and not tokens.is_sentence_end(first - 2)


_KIN = words(
    """
    vợ chồng con cháu em anh chị bố mẹ cha má trai gái dâu rể ruột út nuôi nhân bạn trò xe thư ký lý nhà
    nhiệm vị
    """
)
"""Words, or the ends of them, that name somebody by another: *vợ ông A*, *phu nhân*, *lái xe của*, *người kế nhiệm*."""


def _is_of_kin(article: NamedPersons, person: PersonPhrase) -> bool:
    """Whether *person* stands for somebody else, whose the office may be: *vợ ông A, Chủ tịch …*."""
    tokens, start = article.tokens, article.start_with_honorific(person)
    if (
        tokens.has_any(start, _KIN)
        and start < person.first
        and article.honorific_before(person.first) not in PRONOUNS
    ):
        return True
    start -= tokens.has(start - 1, "của")
    return tokens.has_any(start - 1, _KIN)


_OTHER_TIMES = sequences(
    """
    trước đó, ngày trước, trước kia, trong những năm, các khóa, khóa, dự khuyết, những năm, thập niên, thời, thuở, hồi, đến
    cho đến, cho tới, tới, đầu tiên
    """
)
_BEFORE_YEARS = sequences("nhiệm kỳ, giai đoạn, từ năm, từ tháng, từ, năm, (")
_WORDS_OF_YEARS = 10
"""Words that *từ tháng 5/2010 đến tháng 6/2015* takes."""


def _is_of_another_time(tokens: Tokens, behind: int, year: str | None) -> bool:
    """Whether *những năm 1990*, *đến năm …* or *nhiệm kỳ 2010 - 2015*, over before *year*, stands *behind* an office."""
    behind += tokens.has(behind, ",")
    if tokens.skip(behind, _OTHER_TIMES) > behind:
        return True
    begin = tokens.skip(behind, _BEFORE_YEARS)
    if begin == behind:
        return False
    numbers = [
        word for word in tokens.words[begin : begin + _WORDS_OF_YEARS] if word.isdigit() and len(word) == 4
    ]
    return bool(numbers) and year is not None and max(numbers) < year


# What says that an office was held in earlier days.

_MAX_WORDS_TO_OFFICE = 40
"""Words before the office that are looked at."""
_ONCE = {"từng", "nguyên"}
_EARLIER = sequences(
    "trước đó, trước đây, khi còn, khi là, kinh qua, trải qua, lần lượt, năm trước, năm làm, rưỡi làm"
)


def is_past(tokens: Tokens, begin: int, at: int, year: str | None) -> bool:
    """Whether the words from *begin* on say that what stands at *at* is over or was long ago; *year* is the article's.

    Another year than that tells of earlier days, as long as a report does not name the years to come.
    """
    for position in range(max(begin, at - _MAX_WORDS_TO_OFFICE), at):
        end = tokens.skip(position, _EARLIER)
        if tokens.has_any(position, _ONCE) or position < end <= at:
            return True
        if tokens.has(position, "năm") and position + 1 < at:
            named = tokens.words[position + 1]
            if len(named) == 4 and named.isdigit() and (year is None or named < year):
                return True
    return False
