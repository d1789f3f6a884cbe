"""What a body deals with, as its name says: *Kế hoạch và Đầu tư*, *Phát triển quỹ đất*."""

from __future__ import annotations

from plugins.linking.capitals import looks_like_person
from plugins.linking.lexicon import Matches
from plugins.linking.tokens import SYLLABLE, Tokens
from plugins.linking.vocabulary.committees import DEPARTMENTS
from plugins.linking.vocabulary.sentences import FUNCTION_WORDS, STARTERS
from plugins.linking.vocabulary.topics import NEVER_LAST, TOPIC_LENGTHS, TOPICS, VERBS

_LONGEST_TOPIC_RUN = 20
_LONGEST_DEPARTMENT = 10
_LONGEST_AREA = 8
_NAME_OF_HOLDER = 3
"""Words with a capital after the field of a department that are rather a person: *Bộ Tài chính Quế Đình Kha*."""
_DEPARTMENT_STARTS = {department.split()[0] for department in DEPARTMENTS}
_PAPERS = {"báo", "đài"}
_LINKS = {",", "và", "-", "&"}
_AREAS = {"vùng", "số", "khu vực"}
_ROMAN = set("ivx")


def _department_key(words: list[str]) -> str:
    return " ".join([word for word in words if word not in _LINKS])


class TopicGrammar:
    """Reads topics off one text."""

    def __init__(self, tokens: Tokens, matches: Matches) -> None:
        """Work on *tokens*, whose words *matches* tell."""
        self.tokens = tokens
        self.matches = matches

    def topic_end(self, at: int) -> int:
        """Return the word after the topic that starts at *at*."""
        tokens, words = self.tokens, self.tokens.words
        end = self.department_end(at)
        if end > at and self._capitals(end) >= _NAME_OF_HOLDER:
            return end
        if end == at:
            end = self._small_topic_end(at)
        while end < len(words) and end - at < _LONGEST_TOPIC_RUN:
            step = self._topic_step(at, end)
            if step == end:
                break
            end = step
        while end > at and words[end - 1] in NEVER_LAST and not tokens.is_capital(end - 1):
            end -= 1
        return end

    def _capitals(self, at: int) -> int:
        """Count the words with a capital from *at* on that no topic, place or body takes up."""
        matches = self.matches
        end = at
        while self.tokens.is_name_word(end) and self._compound(end) == end:
            if any(end in found for found in (matches.places, matches.levels, matches.heads)):
                break
            end += 1
        return end - at

    def _small_topic_end(self, at: int) -> int:
        """Return the word after topics in small letters that a name or a place follows: *Nhà máy | nước Cửa Sót*."""
        tokens, words = self.tokens, self.tokens.words
        end = at
        while end < len(words) and end - at < _LONGEST_TOPIC_RUN and not tokens.is_capital(end):
            step = self._compound(end)
            if step == end or (end == at and " ".join(words[at:step]) in VERBS):
                break
            end = step
        named = tokens.is_name_word(end) and not self._is_new(end) and words[end] not in STARTERS
        return end if named or self._is_level(end) else at

    def _topic_step(self, at: int, end: int) -> int:
        """Return the word after the next part of a topic, *end* itself when it is over."""
        tokens, words, matches = self.tokens, self.tokens.words, self.matches
        word = words[end]
        if end > at and word in {"-", "&", "và"}:
            following = end + 1
            if following < len(words) and not self._is_level(following) and not self._is_new(following):
                if tokens.is_capital(following) and self._topic_step(at, following) > following:
                    return following
                if word != "-" and self._compound(following) > following:
                    return following
            return end
        if tokens.is_capital(end):
            if word in STARTERS and word not in {"các", "từ", "về"}:
                return end
            if end > at and (
                self._is_level(end) or (end in matches.places and end > at) or self._is_new(end)
            ):
                return end
            if end == at and (self._is_level(end) or end in matches.places):
                return end
            if end == at and self._is_new(end) and word not in {"thanh"}:
                return end
            compound = self._compound(end)
            if compound > end:
                return compound
            return end + 1
        if end > at and word in _AREAS and self._is_number(end + 1):
            return end + 2
        if end > at and word == "khu" and words[end + 1 : end + 2] == ["vực"]:
            return end + 3 if self._is_number(end + 2) else self._area_end(end)
        if end == at + 1 and tokens.is_name_word(at) and self._completes(end):
            return end + 1
        if end > at and word.isdigit() and len(word) <= 3:
            return end + 1 if words[end - 1] in {"số", "khóa"} else end
        if end > at and not self._is_level(end):
            compound = self._compound(end)
            verb = " ".join(words[end:compound]) in VERBS and words[end - 1] not in {"-", "&", "và"}
            return end if verb else compound
        return end

    def department_end(self, at: int) -> int:
        """Return the word after the longest known field of a department at *at*, commas and all; else *at*."""
        words = self.tokens.words
        if not self.tokens.is_capital(at) or words[at].split(" ")[0] not in _DEPARTMENT_STARTS:
            return at
        for end in range(min(at + _LONGEST_DEPARTMENT, len(words)), at, -1):
            if words[end - 1] not in _LINKS and _department_key(words[at:end]) in DEPARTMENTS:
                return end
        return at

    def _is_level(self, at: int) -> bool:
        """Whether a level of territory stands at *at*, and not the beginning of *Xã hội*."""
        level = self.matches.levels.get(at)
        return level is not None and self._compound(at) <= level[0]

    def _is_number(self, at: int) -> bool:
        """Whether a number in digits or Roman letters stands at *at*."""
        word = "".join(self.tokens.words[at : at + 1])
        return word.isdigit() or (bool(word) and set(word) <= _ROMAN and self.tokens.is_capital(at))

    def _area_end(self, at: int) -> int:
        """Return the word after *khu vực Mỏ Vịt - Cửa Sót* at *at*; *at* itself when no name follows."""
        tokens = self.tokens
        end = at + 2
        while tokens.is_name_word(end) and not self._is_new(end) and end - at < _LONGEST_AREA:
            end += 1
            if (
                tokens.words[end : end + 1] == ["-"]
                and tokens.is_name_word(end + 1)
                and not self._is_new(end + 1)
            ):
                end += 1
        return end if end > at + 2 else at

    def _completes(self, at: int) -> bool:
        """Whether the small syllable at *at* ends a word begun with a capital: *Phục vụ*, *Điều dưỡng*."""
        word = self.tokens.words[at]
        begun = self.tokens.words[at - 1]
        if any(last == at for last, _ in self.matches.cores.values()) or self.tokens.words[at - 2] in _PAPERS:
            return False  # the name is whole: *Báo Gốm viết*
        native = SYLLABLE.fullmatch(begun) is not None and at - 1 not in self.matches.places
        return native and word.isalpha() and word not in FUNCTION_WORDS and at not in self.matches.titles

    def _is_new(self, at: int) -> bool:
        """Whether another body, a person, a title or an honorific begins at *at*."""
        matches, tokens = self.matches, self.tokens
        if at in matches.persons or at in matches.honorifics or at in matches.titles:
            return self._compound(at) == at or at in matches.persons
        head = matches.heads.get(at)
        if head and tokens.is_capital(at):
            if head[0] - at > 1 or " " in tokens.words[at]:
                return self._compound(at) <= head[0]
            return self._compound(at) == at and (tokens.is_capital(head[0]) or head[0] in matches.levels)
        return looks_like_person(tokens, at)

    def is_person(self, at: int) -> bool:
        """Whether a person's name begins at *at*."""
        return at in self.matches.persons or looks_like_person(self.tokens, at)

    def _compound(self, at: int) -> int:
        """Return the word after the longest topic that starts at *at*, *at* itself when none does."""
        words = self.tokens.words
        for length in TOPIC_LENGTHS.get("".join(words[at : at + 1]).split(" ")[0], ()):
            if " ".join(words[at : at + length]) in TOPICS and at + length <= len(words):
                return at + length
        return at
