"""The grammar of bodies: *phòng Kế hoạch – Tài chính thuộc Sở Tài chính thành phố Hà Nội* is one name."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.linking.hits import HEADS
from plugins.linking.lexicon import COMMITTEE_LEVEL, COUNTED, NOT_HEADS, SMALL_HEADS
from plugins.linking.places import Place, find_place
from plugins.linking.topic_grammar import TopicGrammar
from plugins.text.normal import fold

_OF = {"thuộc", "của"}
_ROMAN = set("ivxlcdm")
_HOST_HEADS = {
    "đảng ủy",
    "đảng bộ",
    "chi bộ",
    "chi ủy",
    "bộ tư lệnh",
    "bộ chỉ huy quân sự",
    "công đoàn",
    "đoàn thanh niên",
    "hội cựu chiến binh",
    "thanh tra",
    "đoàn",
}
"""Territorial heads that may sit in another body: *Đảng ủy Ban Quản lý …*, *Chi bộ Phòng …*."""
_NAMED_AFTER = (
    "trường",
    "trường đại học",
    "đại học",
    "bệnh viện",
    "quỹ",
    "nhà hát",
    "thư viện",
    "nhà xuất bản",
)
_DEEPEST = 4
"""Bodies that a body lies in, one in the other."""
_LONGEST_PROPER = 5
_LONGEST_LETTERS = 8
_FOLDED_HEADS = {fold(head): head for head, kind in HEADS.items() if " " in head and kind != "topical"}


@dataclass(slots=True)
class Body:
    """A body as a text names it. Positions are words."""

    first: int
    last: int
    """The word after the last."""
    head: str
    """Key of the outermost head."""
    layers: tuple[str, ...]
    """Keys of the body and of those it lies in, from the inside out, places left out."""
    place: Place | None = None
    core_last: int = 0
    """The word after the core: where place, term and bracket begin."""

    @property
    def core(self) -> str:
        """Key of the name without place, term and bracket."""
        return " ".join(self.layers)

    @property
    def is_bare(self) -> bool:
        """Whether the name is a head and nothing else."""
        return (
            self.layers == (self.head,)
            and (self.place is None or self.place.name is None)
            and HEADS.get(self.head) != "national"
        )


class Grammar(TopicGrammar):
    """Reads names of bodies off one text."""

    def body_at(self, at: int, *, depth: int = 0) -> Body | None:
        """Return the longest body that starts at *at*, or None."""
        hits = self.hits
        head = hits.heads.get(at)
        core = hits.cores.get(at)
        if depth > _DEEPEST or (core is None and (head is None or self._is_common(at, head))):
            return None
        if core and head and HEADS[head[1]] == "national" and head[0] >= core[0]:
            core = None
        body = self._by_head(at, head, depth) if head else None
        if core and (body is None or core[0] > body.core_last):
            body = self._by_core(at, core[0], head)
        if body is not None:
            self._add_term(body)
            self._add_bracket(body)
        return body

    def _by_core(self, at: int, last: int, head: tuple[int, str] | None) -> Body:
        """Take the words of a name in the register, and the place after them."""
        key = head[1] if head else self.reading.key(at, at + 1)
        body = Body(at, last, key, (self.reading.key(at, last),), core_last=last)
        self._add_place(body, COMMITTEE_LEVEL.get(self._last_head(at, last)))
        return body

    def _last_head(self, at: int, last: int) -> str:
        for place in range(last - 1, at - 1, -1):
            head = self.hits.heads.get(place)
            if head and head[0] == last:
                return head[1]
        return ""

    def _by_head(self, at: int, head: tuple[int, str], depth: int) -> Body | None:
        last, key = head
        kind = HEADS[key]
        if not self._may_start(at, last, key, kind):
            return None
        body = Body(at, last, key, (key,), core_last=last)
        if kind == "national":
            trunk = key.find(" trung ương")
            if trunk > 0 and HEADS.get(key[:trunk]) == "organ":
                body.layers = (key[:trunk], key[trunk + 1 :])
            return body
        if kind == "committee":
            self._add_place(body, COMMITTEE_LEVEL[key])
        elif kind == "territorial":
            if key in _HOST_HEADS and (self._add_host(body, depth) or self._add_topic(body, depth)):
                return body
            self._add_place(body, "" if key not in _HOST_HEADS else None)
        elif kind == "organ":
            if not self._add_host(body, depth) and not self._add_trunk(body):
                self._add_place(body, None)
                if body.place is None and key in _TOPICAL_ORGANS:
                    self._add_topic(body, depth)
        elif not self._add_count(body) and not self._add_topic(body, depth) and not self._add_host(body, depth):
            self._add_place(body, None)
        return body

    def _add_count(self, body: Body) -> bool:
        """Add the number of a unit: *Quân khu 4*, *Trung đoàn 10*."""
        at = body.last
        if body.head not in COUNTED or not "".join(self.reading.words[at : at + 1]).isdigit():
            return False
        body.last = body.core_last = at + 1
        body.layers = (self.reading.key(body.first, at + 1),)
        return True

    def _is_common(self, at: int, head: tuple[int, str]) -> bool:
        """Whether a head of one syllable in small letters is a common word or part of one: *hội viên*, *cán bộ*."""
        last, key = head
        if last > at + 1 or self.reading.printed[at][0].isupper():
            return False
        return key not in SMALL_HEADS or (at > 0 and self.reading.words[at - 1] in SMALL_HEADS[key])

    def _may_start(self, at: int, last: int, key: str, kind: str) -> bool:
        """Whether a head in small letters may name one body here."""
        reading = self.reading
        if last == at + 1 and (at in self.hits.name_starts or at in self.hits.persons):
            return False
        if last == at + 1 and " ".join(reading.words[at : at + 2]) in NOT_HEADS:
            return False
        if reading.is_capital(at):
            return True
        if kind == "committee":
            return True
        named = last > at + 1 and kind in {"national", "organ", "territorial"} and reading.is_capital(at + 1)
        return named or reading.is_capital(last) or last in self.hits.levels

    def _add_host(self, body: Body, depth: int) -> bool:
        """Add the body that *body* lies in, after *thuộc*, *của* or nothing."""
        at = body.last
        words = self.reading.words
        linked = at < len(words) and words[at] in _OF
        if at < len(words) and words[at] == "trực" and at + 1 < len(words) and words[at + 1] == "thuộc":
            at, linked = at + 1, True
        if linked:
            at += 1
        if words[at : at + 2] == ["cơ", "quan"] and not linked:
            at += 2
        if not (self.reading.is_capital(at) or self._small_host(at)):
            return False
        host = self.body_at(at, depth=depth + 1)
        if host is not None and body.head == "đoàn" and not linked and HEADS.get(host.head) != "topical":
            return False  # a delegation, not the Youth Union: *Đoàn Quân ủy Trung ương*
        if host is None or (host.layers == (host.head,) and " " not in host.head and not linked):
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
        head = self.hits.heads.get(at)
        return bool(head) and HEADS[head[1]] in {"committee", "organ"} if head else False

    def _add_trunk(self, body: Body) -> bool:
        """Add *Trung ương* or *Trung ương Đảng*."""
        words = self.reading.words
        at = body.last
        if words[at : at + 1] == ["trung ương"]:
            end = at + 1
        elif words[at : at + 2] == ["trung", "ương"]:
            end = at + 2
        else:
            return False
        if words[end : end + 1] == ["đảng"] and self.reading.is_capital(end):
            end += 1
        body.last = body.core_last = end
        body.layers = (*body.layers, self.reading.key(at, end))
        return True

    def _add_place(self, body: Body, implied: str | None) -> bool:
        """Add the place at the end. *implied* is the level, empty when any level may be left out."""
        at = self._after_term(body.last)
        found = find_place(self.reading, self.hits, at, implied if implied else None)
        if found is None and implied == "":
            found = find_place(self.reading, self.hits, at, "?")
            if found:
                found = found[0], Place(None, found[1].name)
        if found is None:
            return False
        end, place = found
        if place.name is None and not self._is_whole_reference(end):
            return False
        body.last, body.place = end, place
        return True

    def _after_term(self, at: int) -> int:
        """Skip *khóa XIV đơn vị* before a place."""
        words = self.reading.words
        if words[at : at + 1] == ["khóa"] and words[at + 2 : at + 4] == ["đơn", "vị"]:
            return at + 4
        return at

    def _is_whole_reference(self, end: int) -> bool:
        """Whether a bare level (*Thành phố*) ends here, and no list of levels (*quận, huyện*) begins."""
        words = self.reading.words
        if end + 1 < len(words) and words[end] in {",", "/", "-", "và"}:
            return end + 1 not in self.hits.levels or end + 1 in self.hits.heads
        return True

    def _add_topic(self, body: Body, depth: int) -> bool:
        """Add the words that say what the body deals with, then its host and place."""
        end = self._namesake_end(body) or self.topic_end(body.last)
        if end == body.last:
            return False
        body.layers = (self.reading.key(body.first, end),)
        body.last = body.core_last = end
        if not self._add_host(body, depth) and not self._add_chain(body, depth):
            self._add_place(body, None)
        return True

    def _namesake_end(self, body: Body) -> int | None:
        """Return the word after a person's name that a school or the like bears, None when it bears none."""
        if not body.head.startswith(_NAMED_AFTER) or not self.is_person(body.last):
            return None
        known = self.hits.persons.get(body.last)
        end = known[0] if known else body.last
        while end - body.last < _LONGEST_PROPER and self.reading.is_name_word(end) and not known:
            end += 1
        return end

    def _add_chain(self, body: Body, depth: int) -> bool:
        """Add *, Trung tâm … thuộc Sở …* after a part of the centre."""
        words = self.reading.words
        at = body.last
        if (
            words[at : at + 1] != [","]
            or not self.reading.is_capital(at + 1)
            or at + 1 not in self.hits.heads
        ):
            return False
        if body.head not in {"phòng", "khoa", "tổ", "đội"}:
            return False
        host = self.body_at(at + 1, depth=depth + 1)
        if host is None or len(host.layers) < 2:
            return False
        between = self.reading.words[host.first : host.last]
        if "thuộc" not in between:
            return False
        body.last, body.place, body.core_last = host.last, host.place, host.core_last
        body.layers = (*body.layers, *host.layers)
        return True

    def mistyped_body_at(self, at: int) -> Body | None:
        """Return the body at *at* when its head differs from a head in tone marks only: *Đàng bộ*."""
        reading = self.reading
        if not reading.is_capital(at) or at in self.hits.heads or at in self.hits.persons:
            return None
        for last in (at + 4, at + 3, at + 2):
            key = _FOLDED_HEADS.get(fold(" ".join(reading.words[at:last])))
            if key is not None:
                self.hits.heads[at] = (last, key)
                return self.body_at(at)
        return None

    def named_after_title(self, at: int) -> Body | None:
        """Return the body that capitals after a title name without any head: *Tổng Giám đốc Nam Phong Group*."""
        reading, hits = self.reading, self.hits
        if not reading.is_capital(at) or at in hits.places or at in hits.levels or self._is_new(at):
            return None
        end = at
        while end < len(reading) and end - at < _LONGEST_PROPER and reading.is_capital(end):
            if end > at and (self._is_new(end) or end in hits.places):
                break
            end += 1
        upper = reading.surface(at, end).isupper()
        if (
            end == at
            or (end - at == 1 and not upper)
            or (upper and len(reading.surface(at, end)) > _LONGEST_LETTERS)
        ):
            return None
        return Body(at, end, "", (reading.key(at, end),), core_last=end)

    def finish(self, body: Body) -> None:
        """Add to a body of which the core is read what may follow: host, place, term, bracket."""
        if not self._add_host(body, 0):
            self._add_place(body, None)
        self._add_term(body)
        self._add_bracket(body)

    def _add_term(self, body: Body) -> None:
        """Add *khóa X*."""
        words = self.reading.words
        at = body.last
        if words[at : at + 1] in (["khóa"], ["khoá"]) and at + 1 < len(words):
            number = words[at + 1]
            if number.isdigit() or set(number) <= _ROMAN:
                body.last = at + 2

    def _add_bracket(self, body: Body) -> None:
        """Add a bracket that holds the body's own letters: *(PC47)*, *(TN&MT)*."""
        reading, words = self.reading, self.reading.words
        at = body.last
        if words[at : at + 1] != ["("] or at + 2 >= len(words) or words[at + 2] != ")":
            return
        inside = reading.surface(at + 1, at + 2)
        if inside.isupper() and at + 1 not in self.hits.places and at + 1 not in self.hits.levels:
            body.last = at + 3


_TOPICAL_ORGANS = {
    "ban chỉ đạo",
    "văn phòng",
    "công đoàn",
    "cơ quan",
    "tiểu ban",
    "ban cán sự đảng",
    "đảng đoàn",
} | {
    "đảng bộ cơ quan",
    "đảng ủy cơ quan",
    "đoàn công tác",
    "đoàn kiểm tra",
    "đoàn giám sát",
}
