"""What stands at the end of a body's name: place, number, term, and a bracket with its letters."""

from __future__ import annotations

from plugins.linking.body import CommitteePhrase
from plugins.linking.places import Place, find_place
from plugins.linking.topic_grammar import TopicGrammar
from plugins.linking.vocabulary.committees import BRANCHES, COUNTED

_ROMAN = set("ivxlcdm")


class EndGrammar(TopicGrammar):
    """Reads the ends of names of bodies off one text."""

    def _add_trunk(self, body: CommitteePhrase) -> bool:
        """Add *Trung ương*; *Trung ương Đảng* is a body of its own."""
        words = self.tokens.words
        at = body.last
        if words[at : at + 1] == ["trung ương"]:
            end = at + 1
        elif words[at : at + 2] == ["trung", "ương"]:
            end = at + 2
        else:
            return False
        body.last = body.core_last = end
        body.layers = (*body.layers, self.tokens.key(at, end))
        return True

    def _add_count(self, body: CommitteePhrase) -> bool:
        """Add the number of a unit, and its branch: *Quân khu 4*, *Vùng 2 Hải quân*."""
        at = body.last
        if body.head not in COUNTED or not "".join(self.tokens.words[at : at + 1]).isdigit():
            return False
        end = at + 1
        for branch in BRANCHES:
            if self.tokens.words[end : end + len(branch)] == list(branch) and self.tokens.is_capital(end):
                end += len(branch)
                break
        body.last = body.core_last = end
        body.layers = (self.tokens.key(body.first, end),)
        return True

    def _add_place(self, body: CommitteePhrase, implied: str | None) -> bool:
        """Add the place at the end. *implied* is the level, empty when any level may be left out."""
        at = self._after_term(body.last)
        found = find_place(self.tokens, self.matches, at, implied if implied else None)
        if found is None and implied == "":
            found = find_place(self.tokens, self.matches, at, "?")
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
        words = self.tokens.words
        if words[at : at + 1] == ["khóa"] and words[at + 2 : at + 4] == ["đơn", "vị"]:
            return at + 4
        return at

    def _is_whole_reference(self, end: int) -> bool:
        """Whether a bare level (*Thành phố*) ends here, and no list of levels (*quận, huyện*) begins."""
        words = self.tokens.words
        if end + 1 < len(words) and words[end] in {",", "/", "-", "và"}:
            return end + 1 not in self.matches.levels or end + 1 in self.matches.heads
        return True

    def _add_term(self, body: CommitteePhrase) -> None:
        """Add *khóa X*."""
        words = self.tokens.words
        at = body.last
        if words[at : at + 1] in (["khóa"], ["khoá"]) and at + 1 < len(words):
            number = words[at + 1]
            if number.isdigit() or set(number) <= _ROMAN:
                body.last = at + 2

    def _add_bracket(self, body: CommitteePhrase) -> None:
        """Add a bracket that holds the body's own letters: *(PC47)*, *(TN&MT)*."""
        tokens, words = self.tokens, self.tokens.words
        at = body.last
        if words[at : at + 1] != ["("] or at + 2 >= len(words) or words[at + 2] != ")":
            return
        inside = tokens.surface(at + 1, at + 2)
        if inside.isupper() and at + 1 not in self.matches.places and at + 1 not in self.matches.levels:
            body.last = at + 3
            if body.place is None:
                self._add_place(body, None)
