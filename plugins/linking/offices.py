"""Offices around a name: chains before and after it, *nguyên*, *giữ chức*, one title for several people."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.linking.bodies import Grammar
from plugins.linking.body import CommitteePhrase
from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.tokens import Tokens, flow_key
from plugins.linking.vocabulary.titles import ALONE, BODY_TITLES, FORMER

ALONE_KEYS = frozenset(flow_key(title.split()) for title in ALONE)
_BODY_TITLES = {flow_key(title.split()): head for title, head in BODY_TITLES.items()}
_SEPARATORS = {",", "-", ";", "kiêm", "rồi"}
_BETWEEN = {"kiêm", "và", "hiện", "là", "đồng", "thời", "rồi", "sau", "đó", "tiếp"}
"""Words between two offices of one person."""
_AIDES = {"thư ký", "trợ lý"}
_MINISTERS = {"bộ trưởng": "bộ", "thứ trưởng": "bộ", "thứ trưởng thường trực": "bộ"}
_NEEDS_BODY = ("giám đốc", "chủ tịch", "bí thư", "trưởng", "chủ nhiệm", "tổng biên tập", "hiệu trưởng")


@dataclass(slots=True)
class OfficePhrase:
    """An office phrase. Positions are words."""

    first: int
    """Where the title starts, *nguyên* included."""
    title_last: int
    title: str
    """Key of the title without *nguyên*."""
    body: CommitteePhrase | None
    former: bool
    past: bool = False
    """Whether the text tells of it as of earlier days, without *nguyên*."""

    @property
    def last(self) -> int:
        """The word after the phrase."""
        return self.body.last if self.body else self.title_last

    @property
    def is_whole(self) -> bool:
        """Whether the phrase says an office: a body is there, or the title needs none."""
        if self.body is None:
            return self.title in ALONE_KEYS
        return not (
            self.body.is_bare and HEAD_KINDS.get(self.body.head) == "organ" and self.body.head == "văn phòng"
        )


class OfficeGrammar:
    """Reads office phrases off one text."""

    def __init__(self, tokens: Tokens, matches: Matches, grammar: Grammar) -> None:
        """Work on *tokens*, whose words *matches* tell; *grammar* reads the bodies."""
        self.tokens = tokens
        self.matches = matches
        self.grammar = grammar
        self._add_standing_secretaries()

    def _add_standing_secretaries(self) -> None:
        """*Thường trực Ban Bí thư* is an office, no body."""
        for at, (_, key) in list(self.matches.heads.items()):
            if (
                key.startswith("ban bí thư")
                and self.tokens.words[at - 2 : at] == ["thường", "trực"]
                and at >= 2
            ):
                self.matches.titles[at - 2] = (at, "thường trực")

    def chains(self) -> list[list[OfficePhrase]]:
        """Return all office phrases of the text, chain by chain."""
        chains: list[list[OfficePhrase]] = []
        done = -1
        for at in sorted(self.matches.titles):
            if at < done or self._is_split(at):
                continue
            first = at - 1 if at and self.tokens.words[at - 1] in FORMER else at
            chains.append(self._chain_at(first))
            done = chains[-1][-1].last
        return chains

    def _is_split(self, at: int) -> bool:
        """Whether a title begins with half a word: *chức vụ | Trưởng phòng*; or is the head of a body's name."""
        words = self.tokens.words
        if words[at] == "vụ" and words[at - 1 : at] in (["chức"], ["nhiệm"]):
            return True
        head = self.matches.heads.get(at)
        return head is not None and head[0] > self.matches.titles[at][0]

    def _chain_at(self, at: int) -> list[OfficePhrase]:
        """Return the offices from *at* on, separated by commas, dashes or *kiêm*."""
        words = self.tokens.words
        chain: list[OfficePhrase] = []
        while True:
            office = self._office_at(at)
            if office is None:
                return chain
            chain.append(office)
            at = office.last
            if office.title.startswith(tuple(_AIDES)) or at >= len(words):
                return chain
            if words[at] == "kiêm":
                at += 1
            elif words[at] in _SEPARATORS:
                at += 1
                while at < len(words) and words[at] in _BETWEEN:
                    at += 1
            elif words[at] == "và" and (at + 1 in self.matches.titles or words[at + 1 : at + 2] == ["là"]):
                at += 2 if words[at + 1] == "là" else 1
            else:
                return chain

    def _office_at(self, at: int) -> OfficePhrase | None:
        tokens, matches = self.tokens, self.matches
        first = at
        former = at < len(tokens) and tokens.words[at] in FORMER
        if former:
            at += 1
        title = matches.titles.get(at)
        if title is None:
            return None
        last, key = title
        if key in _AIDES:
            return self._aide(first, last, key, former)
        start = self._head_inside(at, last, _BODY_TITLES.get(key))
        if start is not None and not self._is_said_again(start, last):
            body = self.grammar.body_at(start)
            says_whose = body is not None and body.last > last and not (body.is_bare and body.place is None)
            longer = matches.heads.get(start, (0, ""))[0] > last
            if body is not None and (says_whose or longer or key == "giám đốc sở"):
                return OfficePhrase(first, start, tokens.key(at, start), body, former)
        body = self.grammar.body_at(last) or self._unmarked_body(last, key)
        return OfficePhrase(first, last, key, body, former)

    def _aide(self, first: int, last: int, key: str, former: bool) -> OfficePhrase:
        """Read *Thư ký cho Ủy viên Bộ Chính trị*: the title takes in that of the person served."""
        at = last + 1 if self.tokens.words[last : last + 1] == ["cho"] else last
        served = self.matches.titles.get(at)
        if served is None:
            return OfficePhrase(first, last, key, self.grammar.body_at(last), former)
        body = self.grammar.body_at(served[0])
        return OfficePhrase(first, served[0], f"{key} {served[1]}", body, former)

    def _head_inside(self, at: int, last: int, head: str | None) -> int | None:
        """Return where the head at the end of a title begins: *ban* in *Trưởng ban Tuyên giáo*."""
        if head is None:
            return None
        for start in range(last - 1, at, -1):
            if self.tokens.key(start, last) == head:
                return start
        return None

    def _is_said_again(self, start: int, last: int) -> bool:
        """Whether the head at the end of a title follows once more: *Trưởng ban Ban Tuyên giáo*."""
        words = self.tokens.words
        return words[last : 2 * last - start] == words[start:last] and self.tokens.is_capital(last)

    def _unmarked_body(self, at: int, title: str) -> CommitteePhrase | None:
        """Return a body without the usual head after a title that needs one."""
        if title in _MINISTERS:
            end = self.grammar.topic_end(at)
            known = end > at and self.tokens.is_capital(at) and at not in self.matches.persons
            if known and not self.grammar.is_person(at):
                return CommitteePhrase(at, end, "bộ", (f"bộ {self.tokens.key(at, end)}",), None, end)
            return None
        if title in ALONE_KEYS or not title.endswith(_NEEDS_BODY):
            return None
        return self.grammar.mistyped_body_at(at) or self.grammar.named_after_title(at)


def ends_of(tokens: Tokens, matches: Matches, chains: list[list[OfficePhrase]]) -> set[int]:
    """Return the words where a name may start because an office ends before."""
    return {skip_honorific(tokens, matches, chain[-1].last) for chain in chains}


def skip_honorific(tokens: Tokens, matches: Matches, at: int) -> int:
    """Return where the name starts after an office that ends before *at*."""
    words = tokens.words
    if at + 1 < len(tokens) and words[at] in {"-", ":"} and at + 1 in matches.honorifics:
        at += 1
    if at in matches.honorifics:
        at = matches.honorifics[at][0]
        return at + 1 if words[at : at + 1] == [":"] else at
    if at < len(tokens) and words[at] == ":":
        return at + 1
    return at
