"""The grammar of bodies: *phòng Kế hoạch – Tài chính thuộc Sở Tài chính thành phố Hà Nội* is one name."""

from __future__ import annotations

from plugins.linking.body import CommitteePhrase
from plugins.linking.body_tasks import CELLS, LONGEST_PROPER, TaskGrammar
from plugins.linking.lexicon import HEAD_KINDS
from plugins.linking.vocabulary.committees import COMMITTEE_LEVEL, NOT_HEADS, SMALL_HEADS
from plugins.linking.vocabulary.sentences import FUNCTION_WORDS
from plugins.linking.vocabulary.wordlists import items
from plugins.text.normal import fold

_OF = {"thuộc", "của"}
_HOST_HEADS = items(
    """
    đảng ủy, đảng bộ, chi bộ, chi ủy, bộ tư lệnh, bộ chỉ huy quân sự, công đoàn, đoàn thanh niên
    hội cựu chiến binh, thanh tra, đoàn
    """
)
"""Territorial heads that may sit in another body: *Đảng ủy Ban Quản lý …*, *Chi bộ Phòng …*."""
_TOPICAL_ORGANS = items(
    """
    ban chỉ đạo, văn phòng, công đoàn, cơ quan, tiểu ban, ban cán sự đảng, đảng đoàn, đảng bộ cơ quan
    đảng ủy cơ quan, đoàn công tác, đoàn kiểm tra, đoàn giám sát
    """
)
"""Organs that may say what they deal with."""
_NAMED_AFTER = tuple(
    items("trường, trường đại học, đại học, bệnh viện, quỹ, nhà hát, thư viện, nhà xuất bản")
)
_STAFF = items("ban giám đốc, đảng ủy, ban cán sự đảng, văn phòng, thanh tra, công đoàn")
_DEEPEST = 4
"""Bodies that a body lies in, one in the other."""
_LONGEST_LETTERS = 8
_FOLDED_HEADS = {
    fold(head): head for head, kind in sorted(HEAD_KINDS.items()) if " " in head and kind != "topical"
}


def _is_staff(body: CommitteePhrase, host: CommitteePhrase) -> bool:
    """Whether *body* is the management of a department: *Ban Giám đốc Sở*, *Đảng ủy Sở*."""
    return host.head in {"sở", "bộ", "cục", "viện"} and body.head in _STAFF


class Grammar(TaskGrammar):
    """Reads names of bodies off one text."""

    def body_at(self, at: int, *, depth: int = 0) -> CommitteePhrase | None:
        """Return the longest body that starts at *at*, or None."""
        matches = self.matches
        head = matches.heads.get(at)
        core = matches.cores.get(at)
        if depth > _DEEPEST or (core is None and (head is None or self._is_common(at, head))):
            return None
        if core and head and HEAD_KINDS[head[1]] == "national" and head[0] >= core[0]:
            core = None
        body = self._by_head(at, head, depth) if head else None
        if core and (body is None or core[0] > body.core_last):
            body = self._by_core(at, core[0], head)
        if body is not None:
            if body.head.startswith("trường"):
                self._add_school_number(body)
            self._add_term(body)
            self._add_bracket(body)
        return body

    def _by_core(self, at: int, last: int, head: tuple[int, str] | None) -> CommitteePhrase:
        """Take the words of a name in the register, and the place after them."""
        key = head[1] if head else self.tokens.key(at, at + 1)
        body = CommitteePhrase(at, last, key, (self.tokens.key(at, last),), core_last=last)
        self._add_place(body, COMMITTEE_LEVEL.get(self._last_head(at, last)))
        return body

    def _last_head(self, at: int, last: int) -> str:
        for place in range(last - 1, at - 1, -1):
            head = self.matches.heads.get(place)
            if head and head[0] == last:
                return head[1]
        return ""

    def _by_head(self, at: int, head: tuple[int, str], depth: int) -> CommitteePhrase | None:
        last, key = head
        kind = HEAD_KINDS[key]
        if not self._may_start(at, last, key, kind):
            return None
        body = CommitteePhrase(at, last, key, (key,), core_last=last)
        if kind == "national":
            trunk = key.find(" trung ương")
            if trunk > 0 and HEAD_KINDS.get(key[:trunk]) == "organ":
                body.layers = (key[:trunk], key[trunk + 1 :])
            return body
        if kind == "committee":
            self._add_place(body, COMMITTEE_LEVEL[key])
        elif kind == "territorial":
            if key in _HOST_HEADS and (self._add_host(body, depth) or self._add_topic(body, depth)):
                return body
            if key in CELLS:
                self._add_quarter(body)
            self._add_place(body, "" if key not in _HOST_HEADS else None)
        elif kind == "organ":
            self._add_epithet(body)
            if self._add_aim(body) or self._add_occasion(body):
                return body
            if not self._add_host(body, depth) and not self._add_trunk(body):
                self._add_place(body, None)
                if body.place is None and key in _TOPICAL_ORGANS:
                    self._add_topic(body, depth)
        elif (
            not self._add_count(body) and not self._add_topic(body, depth) and not self._add_host(body, depth)
        ):
            self._add_place(body, None)
        return body

    def _is_common(self, at: int, head: tuple[int, str]) -> bool:
        """Whether a head of one syllable in small letters is a common word or part of one: *hội viên*, *cán bộ*."""
        last, key = head
        if last > at + 1 or self.tokens.printed[at][0].isupper():
            return False
        return key not in SMALL_HEADS or (at > 0 and self.tokens.words[at - 1] in SMALL_HEADS[key])

    def _may_start(self, at: int, last: int, key: str, kind: str) -> bool:
        """Whether a head in small letters may name one body here."""
        tokens = self.tokens
        if last == at + 1 and (at in self.matches.name_starts or at in self.matches.persons):
            return False
        if last == at + 1 and tokens.words[at - 1 : at] == ["thị"] and tokens.is_capital(at - 1):
            return False  # a given name: *Lò Thị Ban Mai*
        if last == at + 1 and " ".join(tokens.words[at : at + 2]) in NOT_HEADS:
            return False
        if tokens.is_capital(at):
            return True
        if kind == "committee":
            return True
        named = last > at + 1 and kind in {"national", "organ", "territorial"} and tokens.is_capital(at + 1)
        return named or tokens.is_capital(last) or last in self.matches.levels

    def _add_host(self, body: CommitteePhrase, depth: int) -> bool:
        """Add the body that *body* lies in, after *thuộc*, *của* or nothing."""
        at = body.last
        words = self.tokens.words
        linked = at < len(words) and words[at] in _OF
        if at < len(words) and words[at] == "trực" and at + 1 < len(words) and words[at + 1] == "thuộc":
            at, linked = at + 1, True
        if linked:
            at += 1
        if words[at : at + 2] == ["cơ", "quan"] and not linked:
            at += 2
        if not (self.tokens.is_capital(at) or self._small_host(at)):
            return False
        host = self.body_at(at, depth=depth + 1)
        if host is not None and body.head == "đoàn" and not linked and HEAD_KINDS.get(host.head) != "topical":
            return False  # a delegation, not the Youth Union: *Đoàn Quân ủy Trung ương*
        if host is None:
            return False
        if host.layers == (host.head,) and " " not in host.head and not linked and not _is_staff(body, host):
            return False
        if (
            linked
            and host.head in {"sở", "bộ"}
            and host.is_bare
            and words[host.last : host.last + 1] == ["này"]
        ):
            host.last += 1
        body.last, body.place = host.last, host.place
        body.core_last = host.core_last
        body.layers = (*body.layers, *host.layers)
        return True

    def _small_host(self, at: int) -> bool:
        head = self.matches.heads.get(at)
        return bool(head) and HEAD_KINDS[head[1]] in {"committee", "organ"} if head else False

    def _add_topic(self, body: CommitteePhrase, depth: int) -> bool:
        """Add the words that say what the body deals with, then its host and place."""
        end = self._namesake_end(body) or self.topic_end(body.last)
        if end == body.last:
            return False
        body.layers = (self.tokens.key(body.first, end),)
        body.last = body.core_last = end
        if not self._add_host(body, depth) and not self._add_chain(body, depth):
            self._add_place(body, None)
        return True

    def _add_school_number(self, body: CommitteePhrase) -> None:
        """Add the number after the name of a school: *Trường Tiểu học Đồi Mây 2*."""
        words = self.tokens.words
        at = body.last
        follows = "".join(words[at + 1 : at + 2])
        counts = follows.isalpha() and follows not in FUNCTION_WORDS and not self.tokens.is_capital(at + 1)
        if not self._is_number(at) or not self.tokens.is_name_word(at - 1) or counts or follows in {"/", "-"}:
            return
        body.last = body.core_last = at + 1
        body.layers, body.place = (self.tokens.key(body.first, at + 1),), None

    def _namesake_end(self, body: CommitteePhrase) -> int | None:
        """Return the word after a person's name that a school or the like bears, None when it bears none."""
        if not body.head.startswith(_NAMED_AFTER) or not self.is_person(body.last):
            return None
        known = self.matches.persons.get(body.last)
        if known:
            return known[0]
        end = body.last
        while end - body.last < LONGEST_PROPER and self.tokens.is_name_word(end):
            if end - body.last > 1 and self.is_person(end):
                break  # the name of the holder: *Hiệu trưởng Trường Đồng Sen Võ Văn Đoàn*
            end += 1
        return end

    def _add_chain(self, body: CommitteePhrase, depth: int) -> bool:
        """Add *, Trung tâm … thuộc Sở …* after a part of the centre."""
        words = self.tokens.words
        at = body.last
        if (
            words[at : at + 1] != [","]
            or not self.tokens.is_capital(at + 1)
            or at + 1 not in self.matches.heads
        ):
            return False
        if body.head not in {"phòng", "khoa", "tổ", "đội"}:
            return False
        host = self.body_at(at + 1, depth=depth + 1)
        if host is None or len(host.layers) < 2:
            return False
        between = self.tokens.words[host.first : host.last]
        if "thuộc" not in between:
            return False
        body.last, body.place, body.core_last = host.last, host.place, host.core_last
        body.layers = (*body.layers, *host.layers)
        return True

    def mistyped_body_at(self, at: int) -> CommitteePhrase | None:
        """Return the body at *at* when its head differs from a head in tone marks only: *Đàng bộ*."""
        tokens = self.tokens
        if not tokens.is_capital(at) or at in self.matches.heads or at in self.matches.persons:
            return None
        for last in (at + 4, at + 3, at + 2):
            key = _FOLDED_HEADS.get(fold(" ".join(tokens.words[at:last])))
            if key is not None:
                self.matches.heads[at] = (last, key)
                return self.body_at(at)
        return None

    def named_after_title(self, at: int) -> CommitteePhrase | None:
        """Return the body that capitals after a title name without any head: *Tổng Giám đốc Nam Phong Group*."""
        tokens, matches = self.tokens, self.matches
        if not tokens.is_capital(at) or at in matches.places or at in matches.levels or self._is_new(at):
            return None
        end = at
        while end < len(tokens) and end - at < LONGEST_PROPER and tokens.is_capital(end):
            if end > at and (self._is_new(end) or end in matches.places):
                break
            end += 1
        upper = tokens.surface(at, end).isupper()
        if (
            end == at
            or (end - at == 1 and not upper)
            or (upper and len(tokens.surface(at, end)) > _LONGEST_LETTERS)
        ):
            return None
        return CommitteePhrase(at, end, "", (tokens.key(at, end),), core_last=end)

    def finish(self, body: CommitteePhrase) -> None:
        """Add to a body of which the core is read what may follow: host, place, term, bracket."""
        if not self._add_host(body, 0):
            self._add_place(body, None)
        self._add_term(body)
        self._add_bracket(body)
