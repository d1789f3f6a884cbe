"""Whose an office is: the person named right after it, right before it, or the subject of *giữ chức*."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace

from plugins.linking.body import CommitteePhrase
from plugins.linking.lexicon import Matches
from plugins.linking.offices import OfficePhrase, skip_honorific
from plugins.linking.people import PersonPhrase, endings_of
from plugins.linking.telling import VERBS, is_past
from plugins.linking.tokens import Tokens

_PRONOUNS = {"ông", "bà", "đồng chí", "anh", "chị"}
_GIVEN_TO = {("đối", "với"): 2, ("cho",): 1}
_GIVEN = {"chức", "vụ", "danh", "nhiệm"}
"""Words before an office that *cho* or *đối với* then gives to somebody."""
_BESIDES = {"sinh", "quê", "năm", "nguyên quán", "tuổi", "trú", "hiện", "còn", "dân", "ngụ", "trình"}
_LONGEST_ASIDE = 30
_TURNS = ("trước", "sau", "từ", "năm", "đến", "khi", "tháng")
"""Words that open a sentence of a life told on, which needs no subject."""
_FARTHEST = 4
"""Sentences over which a pronoun may point back."""
_LEADS = {
    "trưởng đoàn": ("đoàn", "trưởng"),
    "trưởng ban": ("ban", "trưởng"),
    "tổ trưởng": ("tổ công tác", "tổ trưởng"),
}
"""Titles of who leads a delegation or a team: the head of its name, and the title that stands before the name."""
_NEAREST = 12
"""Names looked at for a subject."""


@dataclass(slots=True)
class HeldOffice:
    """A person's name and an office the text gives the person."""

    name: PersonPhrase
    office: OfficePhrase


class Holders:
    """Gives the offices of one text to the persons in it."""

    def __init__(
        self,
        tokens: Tokens,
        matches: Matches,
        names: list[PersonPhrase],
        bodies: list[CommitteePhrase],
        year: str | None = None,
    ) -> None:
        """Work on *tokens* with the *names* and *bodies* found in it; *year* is that of the article."""
        self.tokens = tokens
        self.matches = matches
        self.names = names
        self.bodies = bodies
        self.by_first = {name.first: name for name in names}
        self.by_last = {name.last: name for name in names}
        self._titled: set[int] = set()
        self._past: set[int] = set()
        self._year = year
        self._firsts = [name.first for name in names]
        self._given_by = tokens.positions_of("do")
        self._body_firsts = [body.first for body in bodies]
        self._honorific_ends: dict[int, int] = {}
        for start, (end, _) in sorted(matches.honorifics.items()):
            self._honorific_ends.setdefault(end, start)
        self._pronouns = sorted(
            at
            for at, (end, key) in matches.honorifics.items()
            if key in _PRONOUNS
            and not any(end in found for found in (self.by_first, matches.titles, matches.heads))
        )
        self._by_ending: dict[tuple[str, ...], list[PersonPhrase]] = defaultdict(list)
        for name in (name for name in names if not name.is_short):
            for ending in endings_of(tokens, name):
                self._by_ending[ending].append(name)

    def match(self, chains: list[list[OfficePhrase]]) -> list[HeldOffice]:
        """Give each chain to its person or persons; a chain of nobody is left out."""
        self._titled = {skip_honorific(self.tokens, self.matches, chain[-1].last) for chain in chains}
        held: list[HeldOffice] = []
        for chain in itertools.chain.from_iterable(map(self._parted, chains)):
            for name in self._holders(chain):
                for office in self._own(chain, name):
                    whole = self._with_next(office, chain) if office.body else self._of_delegation(office)
                    if whole.is_whole:
                        held.append(
                            HeldOffice(self._whole(name), replace(whole, past=chain[0].first in self._past))
                        )
        return held

    def _parted(self, chain: list[OfficePhrase]) -> list[list[OfficePhrase]]:
        """Cut *A, Trưởng Ban Dân vận; Đại tá B* at the semicolon, when a name stands on both sides."""
        words = self.tokens.words
        for number in range(1, len(chain)):
            between = words[chain[number - 1].last : chain[number].first]
            if between[:1] == [";"] and self._before(chain[0].first):
                return [chain[:number], *self._parted(chain[number:])]
        return [chain]

    def _holders(self, chain: list[OfficePhrase]) -> list[PersonPhrase]:
        first, last = chain[0].first, chain[-1].last
        after = self.by_first.get(skip_honorific(self.tokens, self.matches, last))
        if after and not chain[-1].title.startswith(("thư ký ", "trợ lý ")):
            return [after, *self._listed(first, after)]
        receiver = self._receiver(first, last)
        if receiver:
            return [receiver]
        before = self._before(first)
        if before:
            return [before]
        subject = self._subject(first)
        if subject and is_past(self.tokens, self._sentence_start(first), first, self._year):
            self._past.add(first)
        return self._and_those_before(subject) if subject else []

    def _receiver(self, first: int, last: int) -> PersonPhrase | None:
        """Return the person of *Trưởng Ban Lễ tang là đồng chí A*, *bổ nhiệm chức vụ … cho ông A*."""
        words = self.tokens.words
        if words[last : last + 1] == ["là"]:
            at = last + 1
        elif words[first - 1 : first] and words[first - 1] in _GIVEN:
            at = next(
                (last + n for given, n in _GIVEN_TO.items() if tuple(words[last : last + n]) == given), -1
            )
        else:
            return None
        honorific = self.matches.honorifics.get(at)
        return self.by_first.get(honorific[0]) if honorific else None

    def _whole(self, name: PersonPhrase) -> PersonPhrase:
        """Return the whole name that the short one *name* refers back to, *name* itself when that is not clear."""
        if not name.is_short:
            return name
        ending = tuple(self.tokens.words[name.first : name.last])
        bearers = [one for one in self._by_ending[ending] if one.first < name.first] or self._by_ending[
            ending
        ]
        alike = {self.tokens.key(one.first, one.last) for one in bearers}
        return bearers[-1] if len(alike) == 1 else name

    def _and_those_before(self, name: PersonPhrase) -> list[PersonPhrase]:
        """Return the people of *các đồng chí A, B giữ chức …*, of whom *name* is the last."""
        words = self.tokens.words
        people = [name]
        while words[people[0].first - 1] in {",", "và"} and people[0].first - 1 in self.by_last:
            people.insert(0, self.by_last[people[0].first - 1])
        plural = self._honorific_before(people[0].first)
        if plural.startswith(("các ", "hai ", "ba ")):
            return people
        return [other, name] if (other := self._beside(name)) else [name]

    def _beside(self, name: PersonPhrase) -> PersonPhrase | None:
        """Return the first of two people who are each addressed: *anh A và chị B đắc cử …*."""
        start = self._honorific_ends.get(name.first, 0)
        return self.by_last.get(start - 1) if start and self.tokens.words[start - 1] == "và" else None

    def _honorific_before(self, at: int) -> str:
        start = self._honorific_ends.get(at)
        return "" if start is None else self.matches.honorifics[start][1]

    def _own(self, chain: list[OfficePhrase], name: PersonPhrase) -> list[OfficePhrase]:
        """Drop the offices of somebody else: *báo cáo với Bí thư Thành ủy, Giám đốc Sở A cho biết*."""
        first = chain[0].first
        reports = first and self.tokens.words[first - 1] == "với" and name.first > first
        if reports and len(chain) > 1 and not chain[0].title.startswith("ủy viên"):
            return chain[-1:]
        return chain

    def _before(self, first: int) -> PersonPhrase | None:
        """Return the person of *A, Bí thư …*, *A - Bí thư …*, *A (Bí thư …)*, asides like *sinh năm 1968* left out."""
        words = self.tokens.words
        at = first - 1
        while at >= 0 and words[at] in {"hiện", "là", "nay", "đang"}:
            at -= 1
        if at < 0 or words[at] not in {",", "-", "(", ";"}:
            return None
        found = self.by_last.get(at)
        if found and found.first in self._titled and words[at + 1 : first] == ["là"]:
            return None  # of the subject: *A là Thư ký Bí thư B, là Phó Chánh Văn phòng …*
        if found or words[at] not in {",", ";"}:
            return found
        for start in range(at - 1, max(at - _LONGEST_ASIDE, 0), -1):
            if self._ends_here(start):
                return None
            if words[start] in {",", "("} and start + 1 < at and self._is_beside(start + 1):
                found = self.by_last.get(start)
                if found:
                    return found
        return None

    def _ends_here(self, at: int) -> bool:
        """Whether a sentence ends at *at*; a full stop before a small letter or a digit may belong to a date."""
        ends = self.tokens.is_sentence_end(at)
        return ends and (self.tokens.words[at] != "." or self.tokens.is_capital(at + 1))

    def _is_beside(self, at: int) -> bool:
        words = self.tokens.words
        return words[at] in _BESIDES or words[at + 1 : at + 2] == ["tuổi"]

    def _listed(self, first: int, name: PersonPhrase) -> list[PersonPhrase]:
        """Return the further people of *các Phó Thủ tướng: A, B và C*."""
        words = self.tokens.words
        if not (first and words[first - 1] in {"các", "hai", "ba", "những", "chí"}):
            return []
        more = []
        while name.last < len(words) and words[name.last] in {",", "và"}:
            at = name.last + 1
            if at in self.matches.honorifics:
                at = self.matches.honorifics[at][0]
            following = self.by_first.get(at)
            if following is None:
                break
            more.append(following)
            name = following
        return more

    def _subject(self, first: int) -> PersonPhrase | None:
        """Return the person of *X … giữ chức Y*: the last one named before the verb who has no title in front."""
        words = self.tokens.words
        if words[first - 1 : first] == [":"]:
            first -= 1
        start = next(
            (first - len(verb) for verb in VERBS if tuple(words[first - len(verb) : first]) == verb), None
        )
        if start is None or start < 0:
            return None
        begin = self._sentence_start(start)
        inside = self._named_between(begin, start)
        plain = [name for name in inside if name.first not in self._titled]
        if plain or inside:
            return (plain or inside)[-1]
        pronoun = bisect_left(self._pronouns, start) - 1
        if pronoun >= 0 and self._pronouns[pronoun] >= begin:
            return self._antecedent(begin)
        goes_on = words[begin] in _TURNS and not self._body_between(begin, start)
        return self._antecedent(begin) if goes_on else None

    def _antecedent(self, begin: int) -> PersonPhrase | None:
        """Return the last one named before the sentence at *begin*, not far back and not one of several."""
        number = bisect_left(self._firsts, begin) - 1
        if number < 0:
            return None
        name = self.names[number]
        starts = self.tokens.sentences
        if bisect_left(starts, begin) - bisect_right(starts, name.first) >= _FARTHEST:
            return None
        before = name.first - 1
        return None if self.tokens.words[before] in {",", "và"} and before in self.by_last else name

    def _body_between(self, first: int, last: int) -> bool:
        number = bisect_left(self._body_firsts, first)
        return number < len(self._body_firsts) and self._body_firsts[number] < last

    def _sentence_start(self, at: int) -> int:
        starts = self.tokens.sentences
        return starts[bisect_right(starts, at) - 1]

    def _named_between(self, first: int, last: int) -> list[PersonPhrase]:
        """Return the last names that start from *first* on and before *last*."""
        end = bisect_left(self._firsts, last)
        return self.names[max(bisect_left(self._firsts, first), end - _NEAREST) : end]

    def _with_next(self, office: OfficePhrase, chain: list[OfficePhrase]) -> OfficePhrase:
        """Read *Phó Chánh Văn phòng, rồi là Chánh Văn phòng Thành ủy*: the body is said whole with the next office."""
        following = chain[chain.index(office) + 1 :][:1]
        body = following[0].body if following else None
        if office.is_whole or office.body is None or body is None or body.head != office.body.head:
            return office
        return OfficePhrase(office.first, office.title_last, office.title, body, office.former)

    def _of_delegation(self, office: OfficePhrase) -> OfficePhrase:
        """Read *Đoàn kiểm tra … do A làm Trưởng đoàn*: the body is the delegation named before."""
        if office.title not in _LEADS or self.tokens.words[office.first - 1 : office.first] != ["làm"]:
            return office
        head, title = _LEADS[office.title]
        begin = self._sentence_start(office.first)
        number = bisect_left(self._given_by, office.first) - 1
        end = self._given_by[number] if number >= 0 else -1
        if end < begin:
            return office
        stop = bisect_left(self._body_firsts, end)
        teams = [
            body
            for body in self.bodies[max(bisect_left(self._body_firsts, begin), stop - _NEAREST) : stop]
            if body.head.startswith(head) and len(body.layers[0]) > len(head)
        ]
        if not teams:
            return office
        return OfficePhrase(office.first, office.first + len(title.split()), title, teams[-1], office.former)
