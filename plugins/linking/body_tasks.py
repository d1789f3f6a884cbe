"""What the names of bodies say that were made for a task, an occasion or a quarter: *Tổ công tác đặc biệt*, *Chi bộ khu phố 3*."""

from __future__ import annotations

from plugins.linking.body import CommitteePhrase
from plugins.linking.body_ends import EndGrammar
from plugins.linking.places import find_place
from plugins.linking.vocabulary.sentences import FUNCTION_WORDS, STARTERS
from plugins.linking.vocabulary.wordlists import items

_WITH_AIMS = items("ban chỉ đạo, tiểu ban, tổ công tác, đoàn công tác, ban vận động, hội đồng tư vấn")
"""Heads after which *về* and an aim belong to the name."""
_TEAMS = items("tổ công tác, đoàn công tác, đoàn kiểm tra, đoàn giám sát, tiểu ban, tổ đại biểu")
"""Heads of bodies made for one task."""
_EPITHETS = {("đặc", "biệt"), ("liên", "ngành"), ("thường", "trực"), ("hỗn", "hợp"), ("chuyên", "trách")}
_FOR_OCCASIONS = items(
    "ban tổ chức, ban giám khảo, ban chỉ đạo, ban thư ký, hội đồng giám khảo, đoàn chủ tịch"
)
CELLS = items("chi bộ, chi ủy, chi hội, chi đoàn")
_QUARTERS = (
    ("khu", "phố"),
    ("tổ", "dân", "phố"),
    ("ấp",),
    ("thôn",),
    ("bản",),
    ("khóm",),
    ("xóm",),
    ("làng",),
)
_LONGEST_OCCASION = 12
_CONTESTS = frozenset("dạy hát học kể viết chơi sửa".split())
"""Verbs in the names of contests."""
LONGEST_PROPER = 5


class TaskGrammar(EndGrammar):
    """Reads tasks, occasions and quarters in names of bodies off one text."""

    def _add_epithet(self, body: CommitteePhrase) -> None:
        """Add what tells a team from others: *Tổ công tác đặc biệt*, *Đoàn giám sát số 3*, *Tổ công tác 37*."""
        words = self.tokens.words
        if body.head not in _TEAMS:
            return
        at = end = body.last
        while tuple(words[end : end + 2]) in _EPITHETS:
            end += 2
        if words[end : end + 1] == ["số"] and self._is_number(end + 1):
            end += 2
        elif self._is_number(end) and words[end + 1 : end + 2] != ["/"]:
            end += 1
        if end > at:
            body.layers = (self.tokens.key(body.first, end),)
            body.last = body.core_last = end

    def _add_occasion(self, body: CommitteePhrase) -> bool:
        """Add the occasion for which a body was made: *Ban Tổ chức Hội thi Giáo viên dạy giỏi*."""
        at = body.last
        head = self.matches.event_heads.get(at)
        if body.head not in _FOR_OCCASIONS or head is None or not self.tokens.is_capital(at):
            return False
        end = head[0]
        named = self._goes_on(end) and self.tokens.is_capital(end)
        if not named and not self._is_level(end):
            return False
        while end - at < _LONGEST_OCCASION:
            step = max(self._compound(end), end + (self._goes_on(end) and self._continues(end)))
            if step == end:
                break
            end = step
        body.layers = (self.tokens.key(body.first, end),)
        body.last = body.core_last = end
        self._add_place(body, None)
        return True

    def _goes_on(self, at: int) -> bool:
        """Whether the word at *at* may belong to the name of an occasion."""
        tokens = self.tokens
        word = "".join(tokens.words[at : at + 1])
        if not word.isalpha() or self._is_level(at) or at in self.matches.places:
            return False
        if tokens.is_capital(at):
            return word not in STARTERS and not self.is_person(at)
        return word in _CONTESTS or word not in FUNCTION_WORDS

    def _continues(self, at: int) -> bool:
        """Whether a word in small letters at *at* completes the one before: *Giáo viên*, *dạy giỏi*."""
        before = self.tokens.words[at - 1]
        small = not self.tokens.is_capital(at)
        return (
            not small
            or self.tokens.is_capital(at - 1)
            or {before, self.tokens.words[at]} & _CONTESTS != set()
        )

    def _add_quarter(self, body: CommitteePhrase) -> None:
        """Add *khu phố 3*, *ấp Tân Lập*: the quarter of a party cell."""
        words = self.tokens.words
        at = body.last
        end = next((at + len(one) for one in _QUARTERS if tuple(words[at : at + len(one)]) == one), at)
        if end == at:
            return
        last = end + 1 if self._is_number(end) else end
        while last == end or (last - end < LONGEST_PROPER and not self._is_number(end)):
            if not self.tokens.is_name_word(last) or self._is_new(last):
                break
            last += 1
        if last > end:
            body.layers = (self.tokens.key(body.first, last),)
            body.last = body.core_last = last
            self._add_place(body, None)

    def _add_aim(self, body: CommitteePhrase) -> bool:
        """Add *về …*, what a body of several is there for: *Ban Chỉ đạo thành phố về phòng, chống lãng phí*."""
        if body.head not in _WITH_AIMS:
            return False
        words = self.tokens.words
        place = find_place(self.tokens, self.matches, body.last)
        at = place[0] if place else body.last
        if words[at : at + 1] != ["về"]:
            return False
        end = at + 1
        while end < len(words):
            following = end + 1 if words[end] == "và" else end
            step = self._compound(following)
            if step == following:
                break
            end = step
        if end == at + 1:
            return False
        body.layers = (f"{body.head} {self.tokens.key(at, end)}",)
        body.last = body.core_last = end
        body.place = place[1] if place else None
        if place is None:
            self._add_place(body, None)
        return True
