"""Which committee is meant: by place, by what the article names around, by date. Never a guess."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.linking.body import CommitteePhrase
from plugins.linking.evidence import Evidence, is_party, last_before
from plugins.linking.index import Index, canonical
from plugins.linking.lexicon import HEAD_KINDS
from plugins.linking.lookup import Slugs, at_place, by_words
from plugins.linking.mentions import Context
from plugins.linking.places import Place
from plugins.linking.vocabulary.committees import PARTY_ORGANS
from plugins.linking.vocabulary.places import PROVINCIAL

_DEPARTMENT = "sở"
_NEAR = 60
"""Words within which a bare *Ban Thường vụ* takes the place of the body named before."""


@dataclass(slots=True)
class Scene:
    """What is known of an article while its bodies are resolved, one after the other."""

    index: Index
    context: Context
    home: str | None
    """Slug of the home committee."""
    evidence: list[Evidence] = field(default_factory=list)
    """In the order of the text."""
    named: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    """By the words that names resolved so far begin with: their records, and where each was named first."""
    noted: list[tuple[str, int, str]] = field(default_factory=list)
    """Core, place and record of what ``named`` does not yet tell: it is asked for seldom."""
    departments: list[tuple[int, str]] = field(default_factory=list)
    """Where each *Sở* resolved so far was named, in the order of the text."""
    aliases: dict[str, Slugs] = field(default_factory=dict)
    """Short forms that the article makes in brackets, by key."""

    located: list[tuple[int, bool, str]] = field(default_factory=list)
    """Where each body resolved so far stands, whether it is a territory's party body, and its record; in order."""
    parties: Sequence[int] = ()
    """Where party bodies of territories are named, in order."""
    unions: Sequence[int] = ()
    """Where unions and associations are, which have such organs, too."""
    contests: Sequence[int] = ()
    """Where contests and the like are, which have a *Ban Tổ chức* of their own."""
    sentences: Sequence[int] = (0,)
    """The words where sentences start."""

    def add(self, at: int, place: Place, *, named: bool) -> None:
        """Note that the text speaks of *place*."""
        insort(self.evidence, Evidence(at, place, named), key=lambda item: item.at)

    def note(self, body: CommitteePhrase, slug: str) -> None:
        """Note that *body* means the committee *slug*."""
        core = body.core
        self.noted.append((core, body.first, slug))
        insort(self.located, (body.first, is_party(body), slug))
        if f"{core} ".startswith(f"{_DEPARTMENT} "):
            insort(self.departments, (body.first, slug))

    def _begin_with(self, core: str) -> Mapping[str, int]:
        """Return the records of the names resolved so far that begin with *core*, and where each was named first."""
        for whole, first, slug in self.noted:
            words = whole.split(" ")
            for count in range(1, len(words) + 1):
                firsts = self.named[" ".join(words[:count])]
                firsts[slug] = min(firsts.get(slug, first), first)
        self.noted.clear()
        return self.named.get(core, {})

    def resolve_placed(self, body: CommitteePhrase) -> Slugs:
        """Return the candidates of a body whose place is printed."""
        return self._narrowed(by_words(self.index, body))

    def resolve_unplaced(self, body: CommitteePhrase) -> Slugs:
        """Return the candidates of a body without place: one when the article makes it clear."""
        if body.core in self.aliases:
            return self.aliases[body.core]
        if self._is_of_another(body):
            return ()
        before = self._begins_a_name_before(body)
        if before:
            return before
        slugs = by_words(self.index, body)
        if not slugs:
            return ()
        if canonical(body.core) in self.index.closed and body.place is None:
            return self._narrowed(slugs)
        if not any(self.index.places[slug] for slug in slugs):
            return self._narrowed(slugs)
        living = self._alive(slugs) or slugs
        tagged = self._tagged(living)
        if len(tagged) == 1:
            return tagged
        said = self._in_the_sentence(body, living)
        return said if len(said) == 1 else self._by_surroundings(body, living)

    def _in_the_sentence(self, body: CommitteePhrase, slugs: Slugs) -> Slugs:
        """Return those of *slugs* that belong to the party body named right before in the same sentence.

        *Ban Chấp hành Đảng bộ huyện X bầu Ban Thường vụ*: for a bare organ only.
        """
        if not body.is_bare or body.place is not None or body.head not in PARTY_ORGANS:
            return ()
        begin = self.sentences[bisect_right(self.sentences, body.first) - 1]
        before = bisect_left(self.located, body.first, key=lambda item: item[0]) - 1
        if before < 0 or self.located[before][0] < begin or not self.located[before][1]:
            return ()
        places = self.index.places[self.located[before][2]]
        return tuple(sorted({slug for place in places for slug in self._at(slugs, place)}))

    def _is_of_another(self, body: CommitteePhrase) -> bool:
        """Whether a bare organ may be that of a contest or a union which the text has spoken of, and no record is."""
        if not body.is_bare or body.place is not None:
            return False
        if body.head == "ban tổ chức":
            return last_before(self.contests, body.first) >= 0
        last = last_before(self.unions, body.first)
        return body.head in PARTY_ORGANS and last > last_before(self.parties, body.first)

    def _narrowed(self, slugs: Slugs) -> Slugs:
        """Return those of *slugs* that existed that day, and of several the one that the front matter lists."""
        if len(slugs) < 2:
            return slugs
        living = self._alive(slugs) or slugs
        tagged = self._tagged(living)
        return tagged if len(tagged) == 1 else living

    def _tagged(self, slugs: Slugs) -> Slugs:
        return tuple(slug for slug in slugs if ("committee", slug) in self.context.tags)

    def is_sure(self, body: CommitteePhrase) -> bool:
        """Whether the words alone may leave one record, being more than a mere head."""
        return len(body.layers) > 1 or body.layers[0] != body.head

    def _alive(self, slugs: Slugs) -> Slugs:
        day = self.context.date
        if day is None:
            return slugs
        committees = self.index.register.committees
        return tuple(slug for slug in slugs if committees[slug].span.may_include(day))

    def _begins_a_name_before(self, body: CommitteePhrase) -> Slugs:
        """Return the record of a body named before that begins with these words: *Sở*, *Bộ Giao thông*.

        A bare *Ban Thường vụ* or *Thường trực* says too little when several bodies have one.
        """
        if canonical(body.core) in self.index.whole:
            return ()
        if body.layers == (_DEPARTMENT,) and body.place is None:
            before = bisect_left(self.departments, (body.first, "")) - 1
            return (self.departments[before][1],) if before >= 0 else ()
        found = [
            slug
            for slug, first in self._begin_with(body.core).items()
            if first < body.first
            and (body.place is None or any(body.place.fits(own) for own in self.index.places[slug]))
        ]
        if not found:
            return ()
        if len(found) > 1 or (body.is_bare and self._of_several_places()):
            return ()
        return (found[0],)

    def _of_several_places(self) -> bool:
        """Whether bodies of several places are named that may each have such an organ."""
        return len({item.place.name for item in self.evidence if item.named}) > 1

    def _by_surroundings(self, body: CommitteePhrase, slugs: Slugs) -> Slugs:
        """Choose by the article's own place, the bodies named before, home, and the places spoken of."""
        if self.context.place:
            own = self._at(slugs, self.index.place(self.context.place))
            if len(own) == 1:
                return own
        before = self._last_named_before(body, slugs)
        home = self._at_home(slugs)
        if before is not None and len(before) == 1:
            if home and before != home and (self._speaks_of_home() or self._lies_in(before[0], home[0])):
                return tuple(sorted({*before, *home}))
            return before
        if before is not None and (not home or self._is_levelless(body) or not self._speaks_of_home()):
            return slugs if len(slugs) > 1 else ()
        if body.is_bare and canonical(body.core) not in self.index.whole:
            # A bare *Ban Tổ chức* may be that of a contest: home lends its name to whole bodies only.
            return slugs if len(slugs) > 1 else ()
        if len(home) == 1:
            return home
        return self._spoken_of(body, slugs)

    def _last_named_before(self, body: CommitteePhrase, slugs: Slugs) -> Slugs | None:
        """Return those of *slugs* at the place of the body last named before.

        Empty when that place has none of them, None when no place of their level was named.
        """
        partial = canonical(body.core) not in self.index.whole and body.is_bare
        if partial and self._of_several_places():
            return ()
        levelless = self._is_levelless(body)
        foreign = False
        before = bisect_left(self.evidence, body.first, key=lambda item: item.at)
        for number in range(before - 1, -1, -1):
            item = self.evidence[number]
            if not item.named:
                continue
            if partial and body.first - item.at > _NEAR:
                break
            fitting = self._at(slugs, item.place)
            if fitting:
                return fitting
            if levelless or self._same_level(slugs, item.place):
                if levelless or item.place.name in self.index.main_cities or item.place.level != "thành phố":
                    return ()
                foreign = True
        lonely = foreign and len(slugs) > 1
        return () if lonely and not any(self._at(slugs, item.place) for item in self.evidence) else None

    def _is_levelless(self, body: CommitteePhrase) -> bool:
        """Whether *body* is a bare *UBND* or *Công an*, which any level has."""
        return HEAD_KINDS.get(body.head) == "territorial" and body.is_bare and body.place is None

    def _same_level(self, slugs: Slugs, place: Place) -> bool:
        if place.level is None:
            return False
        levels = PROVINCIAL if place.level in PROVINCIAL else {place.level}
        return any(own.level in levels for slug in slugs for own in self.index.places[slug])

    def _spoken_of(self, body: CommitteePhrase, slugs: Slugs) -> Slugs:
        """Return the candidates at the one place, of their level, that the article speaks of at all."""
        for named in (True, False):
            fitting = {
                slug for item in self.evidence if item.named == named for slug in self._at(slugs, item.place)
            }
            if len(fitting) == 1:
                return tuple(fitting)
            if fitting:
                return slugs
        if len(slugs) == 1 and not any(self._same_level(slugs, item.place) for item in self.evidence):
            return slugs if self.home is None and not self._is_levelless(body) else ()
        return slugs if len(slugs) > 1 else ()

    def _at(self, slugs: Slugs, place: Place) -> Slugs:
        return at_place(self.index, slugs, place)

    def _at_home(self, slugs: Slugs) -> Slugs:
        if self.home is None:
            return ()
        places = self.index.places.get(self.home, ())
        return tuple(slug for slug in slugs if any(self._at((slug,), place) for place in places))

    def _speaks_of_home(self) -> bool:
        places = self.index.places.get(self.home or "", ())
        return any(item.place.name == place.name for item in self.evidence for place in places)

    def _lies_in(self, slug: str, other: str) -> bool:
        """Whether the committee *slug* is below the place of *other*."""
        own = set(self.index.places.get(slug, ()))
        above = {
            place for one in self.index.register.line_of(slug) for place in self.index.places.get(one, ())
        } - own
        return bool(above & set(self.index.places.get(other, ())))
