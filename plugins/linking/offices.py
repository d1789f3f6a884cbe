"""Office phrases: a title and its committee, in chains: *nguyên Phó Bí thư Thành ủy, Chủ tịch UBND thành phố*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.linking.capitals import looks_like_person
from plugins.linking.committees import (
    CommitteePhrase,
    read_committee,
    read_headless_committee,
    read_mistyped_committee,
)
from plugins.linking.lexicon import Matches
from plugins.linking.tokens import Tokens, flow_key
from plugins.linking.topics import is_person, topic_end
from plugins.linking.vocabulary.titles import COMPLETE_TITLES, FORMER, TITLES_WITH_HEADS

_COMPLETE_KEYS = frozenset(flow_key(title.split()) for title in COMPLETE_TITLES)
_HEADS_IN_TITLES = {flow_key(title.split()): head for title, head in TITLES_WITH_HEADS.items()}
_SEPARATORS = {",", "-", ";", "rồi"}
_BETWEEN = {"kiêm", "và", "hiện", "là", "đồng", "thời", "rồi", "sau", "đó", "tiếp"}
"""Words between a separator and the next office of one person."""
AIDES = ("thư ký", "trợ lý")
"""Titles of those who serve the holder of another office."""
_MINISTERS = {"bộ trưởng", "thứ trưởng", "thứ trưởng thường trực"}
"""Titles that say themselves that the committee is a ministry."""
_NEED_COMMITTEE = ("giám đốc", "chủ tịch", "bí thư", "trưởng", "chủ nhiệm", "tổng biên tập", "hiệu trưởng")
"""How titles end that say nothing without a committee."""


@dataclass(slots=True)
class OfficePhrase:
    """The words in a text that name an office. Positions are words."""

    first: int
    """Where the title starts, *nguyên* included."""
    title_last: int
    title: str
    """Key of the title without *nguyên*."""
    committee: CommitteePhrase | None
    former: bool
    """Whether *nguyên* or *cựu* stands before."""
    past: bool = False
    """Whether the text tells of it as of earlier days, without *nguyên*."""

    @property
    def last(self) -> int:
        """The position after the phrase."""
        return self.committee.last if self.committee else self.title_last

    @property
    def is_whole(self) -> bool:
        """Whether the phrase says an office: a committee is there, or the title needs none."""
        if self.committee is None:
            return self.title in _COMPLETE_KEYS
        return not (self.committee.is_bare and self.committee.head == "văn phòng")


def find_chains(tokens: Tokens, matches: Matches) -> list[list[OfficePhrase]]:
    """Return all office phrases of the text, chain by chain; a chain is what one person may hold."""
    _add_standing_secretaries(tokens, matches)
    chains: list[list[OfficePhrase]] = []
    done = -1
    for at in sorted(matches.titles):
        if at < done or _is_no_title(tokens, matches, at):
            continue
        chains.append(_read_chain(tokens, matches, at - 1 if tokens.has_any(at - 1, FORMER) else at))
        done = chains[-1][-1].last
    return chains


def _add_standing_secretaries(tokens: Tokens, matches: Matches) -> None:
    """Take *Thường trực* in *Thường trực Ban Bí thư* for a title: it is an office, no committee."""
    for at, (_, head) in matches.heads.items():
        if head.startswith("ban bí thư") and tokens.has(at - 2, "thường", "trực"):
            matches.titles[at - 2] = (at, "thường trực")


def _is_no_title(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether a title begins with half a word, *chức vụ | Trưởng phòng*, or is the head of a committee's name."""
    if tokens.has(at, "vụ") and tokens.has_any(at - 1, {"chức", "nhiệm"}):
        return True
    head = matches.heads.get(at)
    return (head is not None and head[0] > matches.titles[at][0]) or _ends_name(tokens, matches, at)


def _ends_name(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether a title of one syllable is the given name of a person: *Đào Minh Chánh, Bí thư …*."""
    if matches.titles[at][0] - at > 1 or tokens.is_name_word(at + 1) or " " in tokens.words[at]:
        return False
    return any(
        looks_like_person(tokens, first) and all(map(tokens.is_name_word, range(first, at)))
        for first in (at - 2, at - 3)
        if first >= 0
    )


def _read_chain(tokens: Tokens, matches: Matches, at: int) -> list[OfficePhrase]:
    """Return the offices from *at* on, separated by commas, dashes or *kiêm*."""
    chain: list[OfficePhrase] = []
    while (office := _read_office(tokens, matches, at)) is not None:
        chain.append(office)
        at = office.last
        if office.title.startswith(AIDES):
            break
        if tokens.has(at, "kiêm"):
            at += 1
        elif tokens.has_any(at, _SEPARATORS):
            at += 1
            while tokens.has_any(at, _BETWEEN):
                at += 1
        elif tokens.has(at, "và", "là"):
            at += 2
        elif tokens.has(at, "và") and at + 1 in matches.titles:
            at += 1
        else:
            break
    return chain


def _read_office(tokens: Tokens, matches: Matches, at: int) -> OfficePhrase | None:
    """Return the office whose title, perhaps after *nguyên*, starts at *at*."""
    former = tokens.has_any(at, FORMER)
    title = matches.titles.get(at + former)
    if title is None:
        return None
    for rule in OFFICE_RULES:
        office = rule(tokens, matches, at + former, title)
        if office is not None:
            office.first, office.former = at, former
            return office
    return OfficePhrase(at, title[0], title[1], _committee_after(tokens, matches, *title), former)


# Rules: how title and committee may be joined. Each takes where the title starts, where it ends, and its key.


def office_of_aide(tokens: Tokens, matches: Matches, at: int, title: tuple[int, str]) -> OfficePhrase | None:
    """*Thư ký cho Ủy viên Bộ Chính trị*: the title takes in that of the person served."""
    last, key = title
    if key not in AIDES:
        return None
    served = matches.titles.get(last + 1 if tokens.has(last, "cho") else last)
    if served is None:
        return OfficePhrase(at, last, key, read_committee(tokens, matches, last), former=False)
    committee = read_committee(tokens, matches, served[0])
    return OfficePhrase(at, served[0], f"{key} {served[1]}", committee, former=False)


def office_with_head_in_title(
    tokens: Tokens, matches: Matches, at: int, title: tuple[int, str]
) -> OfficePhrase | None:
    """*Trưởng ban Tuyên giáo Thành ủy*: the committee's name begins in the title, so the title is *Trưởng*."""
    last, key = title
    head = _HEADS_IN_TITLES.get(key)
    if head is None:
        return None
    start = next((first for first in range(last - 1, at, -1) if tokens.key(first, last) == head), None)
    if start is None or _is_said_again(tokens, start, last):
        return None
    committee = read_committee(tokens, matches, start)
    if committee is None:
        return None
    says_whose = committee.last > last and not (committee.is_bare and committee.place is None)
    longer = matches.heads.get(start, (0, ""))[0] > last
    if not (says_whose or longer or key == "giám đốc sở"):
        return None
    return OfficePhrase(at, start, tokens.key(at, start), committee, former=False)


OFFICE_RULES = (office_of_aide, office_with_head_in_title)
"""Tried in order; when none finds an office, the title and the committee after it are one."""


def _is_said_again(tokens: Tokens, start: int, last: int) -> bool:
    """Whether the head at the end of a title follows once more: *Trưởng ban Ban Tuyên giáo*."""
    return tokens.has(last, *tokens.words[start:last]) and tokens.is_capital(last)


def _committee_after(tokens: Tokens, matches: Matches, at: int, title: str) -> CommitteePhrase | None:
    for rule in COMMITTEE_AFTER_TITLE_RULES:
        committee = rule(tokens, matches, at, title)
        if committee is not None:
            return committee
    return None


def committee_by_its_words(tokens: Tokens, matches: Matches, at: int, _title: str) -> CommitteePhrase | None:
    """*Chủ tịch UBND thành phố*."""
    return read_committee(tokens, matches, at)


def ministry_by_its_field(tokens: Tokens, matches: Matches, at: int, title: str) -> CommitteePhrase | None:
    """*Bộ trưởng Tài chính*: what a minister is of is a ministry."""
    if title not in _MINISTERS or not tokens.is_capital(at) or is_person(tokens, matches, at):
        return None
    end = topic_end(tokens, matches, at)
    if end == at:
        return None
    return CommitteePhrase(at, end, "bộ", (f"bộ {tokens.key(at, end)}",), None, end)


def mistyped_committee(tokens: Tokens, matches: Matches, at: int, title: str) -> CommitteePhrase | None:
    """*Bí thư Đàng ủy quận 7*: a head with a wrong tone mark."""
    return read_mistyped_committee(tokens, matches, at) if _needs_committee(title) else None


def committee_without_head(tokens: Tokens, matches: Matches, at: int, title: str) -> CommitteePhrase | None:
    """*Tổng Giám đốc Nam Phong Group*: capitals after a title that says nothing alone."""
    return read_headless_committee(tokens, matches, at) if _needs_committee(title) else None


COMMITTEE_AFTER_TITLE_RULES: tuple[Callable[[Tokens, Matches, int, str], CommitteePhrase | None], ...] = (
    committee_by_its_words,
    ministry_by_its_field,
    mistyped_committee,
    committee_without_head,
)
"""What the words after a title may be: the first that finds a committee decides."""


def _needs_committee(title: str) -> bool:
    return title not in _COMPLETE_KEYS and title not in _MINISTERS and title.endswith(_NEED_COMMITTEE)


def positions_after(tokens: Tokens, matches: Matches, chains: list[list[OfficePhrase]]) -> set[int]:
    """Return the positions where a name may start because an office ends before."""
    return {skip_honorific(tokens, matches, chain[-1].last) for chain in chains}


def skip_honorific(tokens: Tokens, matches: Matches, at: int) -> int:
    """Return where the name starts after an office that ends before *at*."""
    if tokens.has_any(at, {"-", ":"}) and at + 1 in matches.honorifics:
        at += 1
    if at in matches.honorifics:
        at = matches.honorifics[at][0]
    return at + 1 if tokens.has(at, ":") else at
