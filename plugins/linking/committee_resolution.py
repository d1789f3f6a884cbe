"""Which committee is meant: by words and place, by what the article names around, by date. Never a guess."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from plugins.linking.capitals import is_time
from plugins.linking.committees import CommitteePhrase
from plugins.linking.index import Index, Slugs, canonical
from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.mentions import Context
from plugins.linking.places import PROVINCE_RANK, WARD_RANK, Place, find_place, with_level
from plugins.linking.tokens import PARAGRAPH, Tokens
from plugins.linking.vocabulary.committees import (
    COMMITTEE_LEVEL,
    PARTY,
    PARTY_ORGANS,
    SAME_NATIONAL,
    UNIONS,
    UNITS,
)
from plugins.linking.vocabulary.events import CONTESTS
from plugins.linking.vocabulary.places import MERGED, PROVINCIAL

_DEPARTMENT = "sở"
_DEPARTMENTS = f"{_DEPARTMENT} "
"""How the names of departments begin."""
_A_PROVINCE = Place("tỉnh", None)
_HOSTED = {"đảng ủy", "đảng bộ"}
"""Party committees that institutions have, too."""
_PARTY_BODIES_OF_OTHERS = _HOSTED | PARTY_ORGANS
_ORGANISERS = "ban tổ chức"
_ORGANS_OF_OTHERS = {_ORGANISERS, *PARTY_ORGANS}
"""Organs that contests or unions have, too."""
_UNKNOWN = "?"
"""How what stands for the record of a committee begins that the register lacks."""
_MAX_WORDS_TO_HOST = 60
"""Words within which a bare *Ban Thường vụ* takes the place of the committee named before."""


@dataclass(slots=True)
class SpokenPlace:
    """A place that the text speaks of, at a word."""

    at: int
    place: Place
    of_committee: bool
    """Whether a committee of that place was named, not the place alone."""
    last: int = 0
    """The position after the words, of a place that is named alone."""


@dataclass(slots=True)
class ArticleContext:
    """What is known of an article while its committees are resolved, one after the other."""

    index: Index
    context: Context
    home: str | None
    """Slug of the home committee."""
    party_committees: Sequence[int]
    """Where party committees of territories are named, in order."""
    territories: Sequence[int]
    """Where those are that name their place."""
    unions: Sequence[int]
    """Where unions and associations are, which have a *Ban Thường vụ*, too."""
    union: CommitteePhrase | None
    """The union, when only one is named and its place is."""
    contests: Sequence[int]
    """Where contests and the like are, which have a *Ban Tổ chức* of their own."""
    sentences: Sequence[int]
    """The words where sentences start."""
    places: Sequence[Place] = ()
    """Where the article is of: its field ``place``, else its dateline."""
    is_of_unknown_place: bool = False
    """Whether its dateline is a place that nobody knows."""
    is_of_province: bool = False
    """Whether it speaks of *tỉnh* without saying which, though the home is a city."""
    spoken_places: list[SpokenPlace] = field(default_factory=list)
    """In the order of the text."""
    hosted: Sequence[int] = ()
    """Where party committees of institutions are named: *Đảng ủy Học viện …*, *Đảng ủy, Bộ Tư lệnh …*."""
    aliases: dict[str, Slugs] = field(default_factory=dict)
    """Short forms that the article makes in brackets, by key."""
    departments: list[tuple[int, str]] = field(default_factory=list)
    """Where each *Sở* resolved so far was named, and its record, in the order of the text."""
    located: list[tuple[int, bool, str]] = field(default_factory=list)
    """Where each committee resolved so far stands, whether it is a territory's party committee, and its record; in order."""
    first_named: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    """By the words that names resolved so far begin with: their records, and where each was named first."""
    not_yet_in_first_named: list[tuple[str, int, str]] = field(default_factory=list)
    """Core, position and record of what ``first_named`` does not yet tell: few articles ask for it."""

    def speak_of(self, at: int, place: Place) -> None:
        """Note that a committee of *place* is named at *at*."""
        insort(self.spoken_places, SpokenPlace(at, place, of_committee=True), key=lambda spoken: spoken.at)

    def note(self, phrase: CommitteePhrase, slug: str) -> None:
        """Note that *phrase* means the committee *slug*."""
        self.not_yet_in_first_named.append((phrase.core, phrase.first, slug))
        insort(self.located, (phrase.first, _is_party(phrase), slug))
        self._note_department(phrase, slug)

    def note_unknown(self, phrase: CommitteePhrase) -> None:
        """Note that *phrase* says whom it means, and the register lacks it, or nobody can tell."""
        place = phrase.place.name if phrase.place else None
        self.not_yet_in_first_named.append((phrase.core, phrase.first, f"{_UNKNOWN}{phrase.core} {place}"))
        self._note_department(phrase, _UNKNOWN)

    def _note_department(self, phrase: CommitteePhrase, slug: str) -> None:
        if phrase.core.startswith(_DEPARTMENTS):
            insort(self.departments, (phrase.first, slug))

    def begin_with(self, core: str) -> Mapping[str, int]:
        """Return the records of the names resolved so far that begin with *core*, and where each was named first."""
        for whole, first, slug in self.not_yet_in_first_named:
            words = whole.split(" ")
            for end in range(1, len(words) + 1):
                firsts = self.first_named[" ".join(words[:end])]
                firsts[slug] = min(firsts.get(slug, first), first)
        self.not_yet_in_first_named.clear()
        return self.first_named.get(core, {})

    def of_several_places(self) -> bool:
        """Whether committees of several places are named that may each have such an organ."""
        return len({spoken.place.name for spoken in self.spoken_places if spoken.of_committee}) > 1

    def speaks_of_home(self) -> bool:
        """Whether the article speaks of the place of the home committee."""
        places = self.index.places.get(self.home or "", ())
        return any(spoken.place.name == place.name for spoken in self.spoken_places for place in places)

    def at_place(self, slugs: Slugs, place: Place) -> Slugs:
        """Return those of *slugs* that are of *place*."""
        return at_place(self.index, slugs, place)

    def is_elsewhere(self, slugs: Slugs) -> bool:
        """Whether the article is of a place of the level of *slugs*, and none of them is there."""
        if self.is_of_unknown_place:
            return True
        return any(self.have_level_of(slugs, place) for place in self.places) and not any(
            self.at_place(slugs, place) for place in self.places
        )

    def at_home(self, slugs: Slugs) -> Slugs:
        """Return those of *slugs* at the place of the home committee, unless the article is of another."""
        if self.home is None or self.is_elsewhere(slugs):
            return ()
        places = self.index.places.get(self.home, ())
        return tuple(slug for slug in slugs if any(self.at_place((slug,), place) for place in places))

    def have_level_of(self, slugs: Slugs, place: Place) -> bool:
        """Whether one of *slugs* is of a territory of the level of *place*."""
        if place.level is None:
            return False
        levels = PROVINCIAL if place.level in PROVINCIAL else {place.level}
        return any(own.level in levels for slug in slugs for own in self.index.places[slug])

    def lies_below(self, slug: str, other: str) -> bool:
        """Whether the committee *slug* is below the place of *other*."""
        own = set(self.index.places.get(slug, ()))
        above = {
            place
            for committee in self.index.register.line_of(slug)
            for place in self.index.places.get(committee, ())
        } - own
        return bool(above & set(self.index.places.get(other, ())))

    def living(self, slugs: Slugs) -> Slugs:
        """Return those of *slugs* that existed on the article's day; all when none did or there is no day."""
        day = self.context.date
        if day is None or len(slugs) < 2:
            return slugs
        committees = self.index.register.committees
        return tuple(slug for slug in slugs if committees[slug].span.may_include(day)) or slugs

    def without_wards_of_other_days(self, slugs: Slugs) -> Slugs:
        """Leave out of *slugs* wards and communes that were no more, or not yet: their names went on to others in 2025."""
        day = self.context.date
        if day is None:
            return slugs
        committees, places = self.index.register.committees, self.index.places
        return tuple(
            slug
            for slug in slugs
            if committees[slug].span.may_include(day)
            or all(place.rank != WARD_RANK for place in places[slug])
        )

    def without_provinces_of_before(self, slugs: Slugs) -> Slugs:
        """Leave out of *slugs* those that ended when their province was merged into one that goes by its name."""
        day = self.context.date
        if day is None or day < TWO_LEVELS_SINCE:
            return slugs
        committees, places = self.index.register.committees, self.index.places
        return tuple(
            slug
            for slug in slugs
            if committees[slug].span.may_include(day)
            or (committees[slug].span.end or "") < MERGED_IN
            or not any(place.name in MERGED and place.rank == PROVINCE_RANK for place in places[slug])
        )

    def tagged(self, slugs: Slugs) -> Slugs | None:
        """Return the one of *slugs* that the front matter lists, None when it lists none or several."""
        if not self.context.tags:
            return None
        tagged = tuple(slug for slug in slugs if ("committee", slug) in self.context.tags)
        return tagged if len(tagged) == 1 else None


def resolve_committees(
    tokens: Tokens,
    matches: Matches,
    phrases: list[CommitteePhrase],
    aliases: dict[str, CommitteePhrase],
    places: list[SpokenPlace],
    index: Index,
    context: Context,
    home: str | None,
) -> dict[int, Slugs]:
    """Return the candidates of each of *phrases* by its first word.

    The sure ones are resolved first, then what they make clear. *aliases* are short forms made in the text,
    *places* those that it speaks of.
    """
    party_committees = [phrase for phrase in phrases if _is_party(phrase)]
    unions = [phrase for phrase in phrases if _is_union(phrase)]
    where = index.places_in(context.place) if context.place else _dateline(tokens, places, index)
    article = ArticleContext(
        index,
        context,
        home,
        party_committees=[phrase.first for phrase in party_committees],
        territories=[phrase.first for phrase in party_committees if phrase.place and not _is_hosted(phrase)],
        unions=[phrase.first for phrase in unions],
        union=_only_union(unions),
        contests=sorted(at for at, (_, key) in matches.event_heads.items() if key in CONTESTS),
        sentences=tokens.sentences,
        places=where,
        is_of_unknown_place=not where and not context.place and _begins_at_unknown_place(tokens, matches),
        is_of_province=_speaks_of_province(tokens, matches, phrases)
        and not any(place.level == "tỉnh" for place in index.places.get(home or "", ())),
        spoken_places=places,
        hosted=[phrase.first for phrase in phrases if phrase.of_institution or _is_hosted(phrase)],
    )
    slugs: dict[int, Slugs] = {}
    for phrase in phrases:
        if phrase.place is not None and phrase.place.name is not None:
            candidates = by_words(index, phrase)
            if phrase.above is not None or phrase.is_former:
                candidates = article.living(_by_place_above(article, phrase, candidates))
            else:
                candidates = article.without_provinces_of_before(article.living(candidates))
                if phrase.place.rank <= WARD_RANK:
                    candidates = article.without_wards_of_other_days(candidates)
            slugs[phrase.first] = article.tagged(candidates) or candidates
            article.spoken_places.append(SpokenPlace(phrase.first, phrase.place, of_committee=True))
            if len(slugs[phrase.first]) == 1:
                article.note(phrase, slugs[phrase.first][0])
            else:
                article.note_unknown(phrase)
    article.spoken_places += _place_of_site(matches, index)
    article.spoken_places.sort(key=lambda spoken: spoken.at)
    rest = [phrase for phrase in phrases if phrase.first not in slugs]
    for phrase in rest:
        if _says_more_than_a_head(phrase) and phrase.core not in aliases:
            found = resolve_unplaced(article, phrase)
            if len(found) == 1:
                slugs[phrase.first] = found
                article.note(phrase, found[0])
                for place in index.places[found[0]][:1]:
                    article.speak_of(phrase.first, place)
            elif not found:
                article.note_unknown(phrase)
    for phrase in rest:
        if phrase.first not in slugs:
            for key, long in aliases.items():
                if long.first in slugs:
                    article.aliases[key] = slugs[long.first]
            found = slugs[phrase.first] = resolve_unplaced(article, phrase)
            if len(found) == 1:
                article.note(phrase, found[0])
    return slugs


MERGED_IN = "2025-06"
"""In the last month of the old provinces: what ended before has nothing to do with it."""
TWO_LEVELS_SINCE = "2025-07"
"""From when on districts are no more (Luật Tổ chức chính quyền địa phương 2025): a ward since then lies in none."""


def _by_place_above(article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs) -> Slugs:
    """Return those of *candidates* that lie where the words say: *phường Bến Cát, Quận 4 (cũ)*.

    *cũ* says that the committee is no more; what is known to lie elsewhere is not meant.
    """
    above = phrase.above
    if above is not None:
        places = {
            slug: [one for one in _places_above(article, slug) if one.rank == above.rank]
            for slug in candidates
        }
        there = tuple(slug for slug in candidates if any(one.name == above.name for one in places[slug]))
        candidates = there or tuple(
            slug for slug in candidates if not places[slug] and _may_lie_in(article, slug, above)
        )
    day = article.context.date
    if phrase.is_former and day is not None:
        committees = article.index.register.committees
        candidates = tuple(slug for slug in candidates if not committees[slug].span.may_include(day))
    return candidates


def _places_above(article: ArticleContext, slug: str) -> list[Place]:
    """Return the places in which the committee *slug* lies, as its record says and those above it."""
    register = article.index.register
    committee = register.committees[slug]
    told = [committee.disambiguation or "", (committee.place or "").partition(",")[2]]
    told += [name.partition(",")[2] for name in committee.all_names]
    above = [place for words in told for place in article.index.places_in(words)]
    lines = register.line_of(slug) - {slug}
    return above + [place for one in sorted(lines) for place in article.index.places.get(one, ())]


def _may_lie_in(article: ArticleContext, slug: str, above: Place) -> bool:
    """Whether a committee of which nobody says where it lies may lie in *above*."""
    if above.level in PROVINCIAL:
        places = article.index.places.get(article.home or "", ())
        return article.home is None or any(place.name == above.name for place in places)
    start = article.index.register.committees[slug].span.start
    return start is None or start < TWO_LEVELS_SINCE


def _is_party(phrase: CommitteePhrase) -> bool:
    """Whether *phrase* names a party committee of a territory, or one that lies in it."""
    return not PARTY.isdisjoint(phrase.layers)


def _is_hosted(phrase: CommitteePhrase) -> bool:
    """Whether *phrase* names the party committee of an institution: *Đảng ủy Tổng công ty Gốm Sứ*."""
    return phrase.head in _HOSTED and (len(phrase.layers) > 1 or not phrase.is_head_alone)


def _is_union(phrase: CommitteePhrase) -> bool:
    """Whether *phrase* names a union or an association, or what lies in one."""
    return any(layer.startswith(UNIONS) for layer in phrase.layers)


def _only_union(phrases: Sequence[CommitteePhrase]) -> CommitteePhrase | None:
    """Return the union that all names of unions in *phrases* mean, None when they mean several or its place is not said."""
    unions = [phrase for phrase in phrases if phrase.layers[-1].startswith(UNIONS)]
    placed = [phrase for phrase in unions if phrase.has_named_place and phrase.is_head_alone]
    meant = {(phrase.layers[-1], phrase.place) for phrase in unions if phrase.place}
    return placed[0] if placed and len(meant) == 1 else None


def _says_more_than_a_head(phrase: CommitteePhrase) -> bool:
    return len(phrase.layers) > 1 or phrase.layers[0] != phrase.head


def places_alone(tokens: Tokens, matches: Matches, in_committees: set[int]) -> list[SpokenPlace]:
    """Return the places that the text speaks of outside the names of committees, in its order."""
    spoken = []
    for at in sorted(set(matches.places) | set(matches.levels)):
        if at in in_committees:
            continue
        found = find_place(tokens, matches, at)
        if found and found[1].name:
            spoken.append(SpokenPlace(at, with_level(found[1]), of_committee=False, last=found[0]))
    return spoken


_MAX_WORDS_TO_DATELINE = 150
"""Words of the summary and the captions before a report."""
_AFTER_DATELINE = {")", "-", ":", "(", "|"}


def _dateline(tokens: Tokens, places: Sequence[SpokenPlace], index: Index) -> list[Place]:
    """Return the place that the report begins with: *(Hạ Sa) -*, *Hạ Sa -*; none when it begins otherwise.

    Summary and caption may stand before it.
    """
    for spoken in places:
        first = spoken.at - tokens.has(spoken.at - 1, "(")
        if first > _MAX_WORDS_TO_DATELINE:
            break
        begins = first == 0 or tokens.has(first - 1, PARAGRAPH)
        if begins and tokens.has_any(spoken.last, _AFTER_DATELINE):
            return index.with_levels(spoken.place)
    return []


_MAX_UNKNOWN_PLACE = 4
"""Words."""


def _begins_at_unknown_place(tokens: Tokens, matches: Matches) -> bool:
    """Whether the report begins with a place that nobody knows, before a time: *(Suối Dầu) - Sáng 20/7*."""
    others = (matches.persons, matches.name_starts, matches.heads, matches.titles, matches.honorifics)
    head = tokens.words[:_MAX_WORDS_TO_DATELINE]
    for begin in (0, *(at for at, word in enumerate(head, 1) if word == PARAGRAPH)):
        first = last = begin + tokens.has(begin, "(")
        while tokens.is_name_word(last) and not tokens.is_shouted(last):
            last += 1
        after = last
        while tokens.has_any(after, _AFTER_DATELINE):
            after += 1
        is_name = 1 < last - first <= _MAX_UNKNOWN_PLACE and not any(first in one for one in others)
        if is_name and last < after < len(tokens) and is_time(tokens, after):
            return True
    return False


_OF_PROVINCE = {"toàn", "trong", "của", "bàn"}
"""Words before *tỉnh* that speak of one: *toàn tỉnh*, *địa bàn tỉnh*."""


def _speaks_of_province(tokens: Tokens, matches: Matches, phrases: Sequence[CommitteePhrase]) -> bool:
    """Whether the text speaks of *tỉnh* without a name: *Tỉnh ủy*, *UBND tỉnh*, *toàn tỉnh*."""
    for phrase in phrases:
        if phrase.place == _A_PROVINCE or (
            phrase.place is None and COMMITTEE_LEVEL.get(phrase.layers[-1]) == "tỉnh"
        ):
            return True
    return any(
        level == "tỉnh" and tokens.has_any(at - 1, _OF_PROVINCE) and not tokens.is_capital(end)
        for at, (end, level) in matches.levels.items()
    )


def _place_of_site(matches: Matches, index: Index) -> list[SpokenPlace]:
    """Return the place of the site named at the head of the text: *(Thanhuytphcm.vn) -*."""
    for at, (_, key) in matches.sites.items():
        return [SpokenPlace(at, place, of_committee=True) for place in index.places[index.sites[key]][:1]]
    return []


# Rules for phrases without the name of a place: the first that does not return None decides.


def resolve_unplaced(article: ArticleContext, phrase: CommitteePhrase) -> Slugs:
    """Return the candidates of a phrase that names no place: one when the article makes it clear."""
    candidates = article.without_provinces_of_before(article.living(by_words(article.index, phrase)))
    for rule in UNPLACED_RULES:
        slugs = rule(article, phrase, candidates)
        if slugs is not None:
            return slugs
    return _unless_single(candidates)


def national_association(
    article: ArticleContext, phrase: CommitteePhrase, _candidates: Slugs
) -> Slugs | None:
    """*Hội Nông dân Việt Nam*: an association of the whole country, never that of the city."""
    return article.index.national.get(phrase.core, ()) if phrase.is_of_the_country else None


def alias_of_the_article(
    article: ArticleContext, phrase: CommitteePhrase, _candidates: Slugs
) -> Slugs | None:
    """*Ban Quản lý các Khu chế xuất (Hepza)*, then *Hepza*: a short form means what its long form does."""
    return article.aliases.get(phrase.core)


def organ_of_contest_or_union(
    article: ArticleContext, phrase: CommitteePhrase, _candidates: Slugs
) -> Slugs | None:
    """*Hội thi …*, then *Ban Tổ chức*: a bare organ may be that of a contest or union, of which there is no record."""
    if phrase.head not in _ORGANS_OF_OTHERS or not phrase.is_bare or phrase.place is not None:
        return None
    if phrase.head == _ORGANISERS:
        return () if _last_before(article.contests, phrase.first) >= 0 else None
    union = _last_before(article.unions, phrase.first)
    if union <= _last_before(article.party_committees, phrase.first):
        return None
    return _organ_of_the_union(article, phrase)


def _organ_of_the_union(article: ArticleContext, phrase: CommitteePhrase) -> Slugs:
    """Return the record of the organ *phrase* of the one union that the article names; none when it names several."""
    if article.union is None:
        return ()
    layers = (phrase.head, *article.union.layers)
    found = by_words(article.index, replace(phrase, layers=layers, place=article.union.place))
    exact = tuple(slug for slug in found if canonical(" ".join(layers)) in article.index.cores[slug])
    return exact if len(exact) == 1 else ()


def organ_of_institution(
    article: ArticleContext, phrase: CommitteePhrase, _candidates: Slugs
) -> Slugs | None:
    """*Đảng ủy, Bộ Tư lệnh …*, *Phó Bí thư Đảng ủy, Giám đốc Học viện …*: that of the institution.

    It is known where the article named one, and one only, before: *Đảng ủy Quân sự …*.
    """
    if not phrase.of_institution:
        return None
    before = [slug for slug, first in article.begin_with(phrase.core).items() if first < phrase.first]
    cores = article.index.cores.get(before[0], ()) if len(before) == 1 else ()
    return (before[0],) if any(core.startswith(f"{phrase.core} ") for core in cores) else ()


def beginning_of_a_name_before(
    article: ArticleContext, phrase: CommitteePhrase, _candidates: Slugs
) -> Slugs | None:
    """*Sở Giao thông Vận tải*, then *Sở*: the committee named before whose name begins with these words.

    A bare *Ban Thường vụ* or *Thường trực* says too little when several committees have one.
    """
    if canonical(phrase.core) in article.index.whole:
        return None
    if phrase.layers == (_DEPARTMENT,) and phrase.place is None:
        return _department_named(article, phrase)
    found = [
        slug
        for slug, first in article.begin_with(phrase.core).items()
        if first < phrase.first
        and (
            phrase.place is None or any(phrase.place.fits(own) for own in article.index.places.get(slug, ()))
        )
    ]
    if len(found) != 1 or (phrase.is_bare and article.of_several_places()):
        return None
    return _known(found[0])


def _department_named(article: ArticleContext, phrase: CommitteePhrase) -> Slugs | None:
    """Return the one *Sở* that the article names before *phrase*; none when it names several."""
    named = {slug for _, slug in article.departments[: bisect_left(article.departments, (phrase.first, ""))]}
    if not named:
        return None
    return _known(named.pop()) if len(named) == 1 else ()


def _known(slug: str) -> Slugs:
    """Return *slug*, unless it stands for a committee that the register lacks."""
    return () if slug.startswith(_UNKNOWN) else (slug,)


def after_that_of_an_institution(
    article: ArticleContext, phrase: CommitteePhrase, _candidates: Slugs
) -> Slugs | None:
    """*Đảng ủy, Ban Giám đốc Học viện X*, then *Đảng ủy*: a bare one goes on with the institution, not with the city."""
    if phrase.head not in _PARTY_BODIES_OF_OTHERS or not phrase.is_bare or phrase.place is not None:
        return None
    hosted = _last_before(article.hosted, phrase.first)
    return () if hosted > _last_before(article.territories, phrase.first) else None


def unknown_words(_article: ArticleContext, _phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """*Ban Quản lý Bến Lụa*: no record has these words."""
    return None if candidates else ()


def unit_of_a_committee(article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """*Phòng Kế hoạch*: many committees have one; that of *Sở Tài chính* is meant where the article names it."""
    if phrase.head not in UNITS or phrase.is_bare or len(phrase.layers) > 1:
        return None
    core = canonical(phrase.core)
    if core in article.index.whole:
        return None
    named = tuple(
        slug
        for slug in candidates
        for whole in article.index.cores[slug]
        if whole.startswith(f"{core} ") and article.begin_with(whole.removeprefix(f"{core} "))
    )
    return named if len(named) == 1 else ()


def name_without_place(article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """*Báo Gốm*, *Quốc hội*: a whole name, or one of committees without any place, needs none to be clear."""
    if _is_part_of_names(article, phrase):
        return None
    closed = canonical(phrase.core) in article.index.closed and phrase.place is None
    if not closed and any(article.index.places[slug] for slug in by_words(article.index, phrase)):
        return None
    return article.tagged(candidates) or candidates


def in_the_front_matter(article: ArticleContext, _phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """*committees: [thanh-uy-ha-sa]* in the front matter, then *Thành ủy*."""
    return article.tagged(candidates)


def organ_of_party_committee_in_sentence(
    article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs
) -> Slugs | None:
    """*Ban Chấp hành Đảng bộ huyện X bầu Ban Thường vụ*: that of the party committee right before in the sentence."""
    if phrase.head not in PARTY_ORGANS or not phrase.is_bare or phrase.place is not None:
        return None
    begin = article.sentences[bisect_right(article.sentences, phrase.first) - 1]
    before = bisect_left(article.located, phrase.first, key=lambda located: located[0]) - 1
    if before < 0 or article.located[before][0] < begin or not article.located[before][1]:
        return None
    places = article.index.places[article.located[before][2]]
    slugs = tuple(sorted({slug for place in places for slug in article.at_place(candidates, place)}))
    return slugs if len(slugs) == 1 else None


def at_the_place_of_the_article(
    article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs
) -> Slugs | None:
    """*place: thành phố Hạ Sa* in the front matter, or *(Hạ Sa) -* at the head of the text; then *Thành ủy*."""
    if _is_part_of_names(article, phrase):
        return None
    slugs = {slug for place in article.places for slug in article.at_place(candidates, place)}
    return tuple(slugs) if len(slugs) == 1 else None


def at_the_place_named_last(
    article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs
) -> Slugs | None:
    """*UBND quận Bến Ngọc*, then *Quận ủy*: the place of the committee named last, unless home is spoken of as well."""
    named_last = _at_place_named_last(article, phrase, candidates)
    if named_last is None:
        return None
    if named_last and article.is_elsewhere(candidates):
        return ()
    home = article.at_home(candidates)
    if len(named_last) == 1:
        if home in ((), named_last):
            return named_last
        near_home = article.speaks_of_home() or article.lies_below(named_last[0], home[0])
        return tuple(sorted({*named_last, *home})) if near_home else named_last
    if not home or _has_any_level(phrase) or not article.speaks_of_home():
        return _unless_single(candidates)
    return None


def organ_alone(article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """*Ban Tổ chức* alone may be that of a contest: home lends its name to whole names only."""
    return _unless_single(candidates) if _is_part_of_names(article, phrase) else None


def at_home(article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """*Thành ủy* where nothing else is said: that of the home committee."""
    if article.is_of_province and not _says_city(phrase):
        return None
    home = article.at_home(candidates)
    return home if len(home) == 1 else None


def at_the_one_place_spoken_of(
    article: ArticleContext, _phrase: CommitteePhrase, candidates: Slugs
) -> Slugs | None:
    """*quận Bến Ngọc*, and later *Quận ủy*: the one candidate at a place that the article speaks of at all."""
    if article.is_elsewhere(candidates):
        return None
    for of_committee in (True, False):
        fitting = {
            slug
            for spoken in article.spoken_places
            if spoken.of_committee == of_committee
            for slug in article.at_place(candidates, spoken.place)
        }
        if fitting:
            alone = len(fitting) == 1 and not _of_another_place(article, tuple(fitting))
            return tuple(fitting) if alone else _unless_single(candidates)
    return None


def _of_another_place(article: ArticleContext, slugs: Slugs) -> bool:
    """Whether the article speaks more of another place of the level of *slugs*: the register may lack what is there."""
    here: list[str | None] = []
    elsewhere: list[str | None] = []
    for spoken in article.spoken_places:
        if article.at_place(slugs, spoken.place):
            here.append(spoken.place.name)
        elif article.have_level_of(slugs, spoken.place):
            elsewhere.append(spoken.place.name)
    return any(elsewhere.count(name) > len(here) for name in set(elsewhere))


def the_only_one(article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """*Tỉnh ủy* in a register with one, when no other place of its level is spoken of and no home is set."""
    if len(candidates) != 1 or article.home is not None or _has_any_level(phrase):
        return None
    if article.is_elsewhere(candidates):
        return None
    foreign = any(article.have_level_of(candidates, spoken.place) for spoken in article.spoken_places)
    return None if foreign else candidates


UNPLACED_RULES = (
    alias_of_the_article,
    national_association,
    organ_of_institution,
    organ_of_contest_or_union,
    beginning_of_a_name_before,
    after_that_of_an_institution,
    unknown_words,
    unit_of_a_committee,
    name_without_place,
    in_the_front_matter,
    organ_of_party_committee_in_sentence,
    at_the_place_of_the_article,
    at_the_place_named_last,
    organ_alone,
    at_home,
    at_the_one_place_spoken_of,
    the_only_one,
)
"""Each takes the phrase and the candidates that its words leave; when none decides, several stay open and one is dropped."""


def _unless_single(candidates: Slugs) -> Slugs:
    """Return *candidates* for an editor to choose from; a single one, which nothing speaks for, is none."""
    return candidates if len(candidates) > 1 else ()


def _last_before(positions: Sequence[int], at: int) -> int:
    """Return the last of *positions*, in order, before *at*; -1 when there is none."""
    number = bisect_left(positions, at) - 1
    return positions[number] if number >= 0 else -1


def _is_part_of_names(article: ArticleContext, phrase: CommitteePhrase) -> bool:
    """Whether a bare head is no whole name of any record, but the beginning of some: *Ban Thường vụ*."""
    return phrase.is_bare and canonical(phrase.core) not in article.index.whole


def _has_any_level(phrase: CommitteePhrase) -> bool:
    """Whether *phrase* is a bare *UBND* or *Công an*, which any level has."""
    return HEAD_KINDS.get(phrase.head) == "territorial" and phrase.is_bare and phrase.place is None


def _says_city(phrase: CommitteePhrase) -> bool:
    """Whether *phrase* says that it is of a city: *Ban Tổ chức Thành ủy*, *Sở Nội vụ TP*."""
    level = phrase.place.level if phrase.place else COMMITTEE_LEVEL.get(phrase.layers[-1])
    return level == "thành phố"


def _at_place_named_last(article: ArticleContext, phrase: CommitteePhrase, candidates: Slugs) -> Slugs | None:
    """Return those of *candidates* at the place of the committee last named before.

    Empty when that place has none of them, None when no place of their level was named.
    """
    partial = _is_part_of_names(article, phrase)
    if partial and article.of_several_places():
        return ()
    any_level = _has_any_level(phrase)
    foreign = False
    before = bisect_left(article.spoken_places, phrase.first, key=lambda spoken: spoken.at)
    for number in range(before - 1, -1, -1):
        spoken = article.spoken_places[number]
        if not spoken.of_committee:
            continue
        if partial and phrase.first - spoken.at > _MAX_WORDS_TO_HOST:
            break
        fitting = article.at_place(candidates, spoken.place)
        if fitting:
            return fitting
        if any_level:
            return ()
        if article.have_level_of(candidates, spoken.place):
            if spoken.place.name in article.index.main_cities or spoken.place.level != "thành phố":
                return ()
            foreign = True
    if not foreign:
        return None
    if len(candidates) == 1:
        return None if article.speaks_of_home() else ()
    elsewhere = any(article.at_place(candidates, spoken.place) for spoken in article.spoken_places)
    return None if elsewhere else ()


# Which committees a phrase may mean by its words and place alone.

_MAX_ANSWERS = 20_000
_MAX_SLUGS_WITHOUT_SET = 8
"""Slugs up to which a look at each is quicker than a set."""


def by_words(index: Index, phrase: CommitteePhrase) -> Slugs:
    """Return the committees that *phrase* may mean by its words and place.

    First those of the whole core, then of fewer layers, then those of which the core is the beginning; or, for
    *Đảng ủy Hepza*, those found by any name of the committee it sits in.
    """
    asked = (phrase.head, phrase.layers, phrase.place)
    if asked not in index.answers:
        if len(index.answers) >= _MAX_ANSWERS:
            index.answers.clear()
        found = _by_layers(index, phrase, phrase.layers)
        if not found and len(phrase.layers) == 1 and phrase.core in SAME_NATIONAL:
            found = _by_layers(index, phrase, (SAME_NATIONAL[phrase.core],))
        index.answers[asked] = found
    return index.answers[asked]


def _by_layers(index: Index, phrase: CommitteePhrase, layers: tuple[str, ...]) -> Slugs:
    for count in range(len(layers), 0, -1):
        if count < len(layers) and _is_of_institution(phrase, layers[count - 1]):
            break
        slugs = _of_place(index, index.whole.get(canonical(" ".join(layers[:count])), ()), phrase.place)
        if slugs:
            return slugs
    has_parts = len(layers) > 1 or HEAD_KINDS.get(phrase.head) != "territorial"
    parts = index.partial.get(canonical(" ".join(layers)), ()) if has_parts else ()
    return _of_place(index, parts, phrase.place) or _of_place(index, _by_host(index, phrase), phrase.place)


def _is_of_institution(phrase: CommitteePhrase, layer: str) -> bool:
    """Whether *layer*, of which the host is left out, says nothing without it: *Ban Chấp hành Đảng bộ | Học viện*."""
    return layer == phrase.head or HEAD_KINDS.get(layer) == "territorial"


def _by_host(index: Index, phrase: CommitteePhrase) -> Slugs:
    """Return the committees found by another name of the one that *phrase* lies in."""
    if not phrase.head or not phrase.core.startswith(phrase.head + " "):
        return ()
    hosts = index.whole.get(canonical(phrase.core[len(phrase.head) + 1 :]), ())
    cores = {canonical(f"{phrase.head} {core}") for host in hosts for core in index.cores[host]}
    return tuple(sorted({slug for core in cores for slug in index.whole.get(core, ())}))


def _of_place(index: Index, slugs: Slugs, place: Place | None) -> Slugs:
    """Return those of *slugs* that may be of *place*; all when it is None."""
    if place is None or not slugs:
        return slugs
    if place.name is None:
        return tuple(slug for slug in slugs if any(place.fits(own) for own in index.places[slug]))
    return at_place(index, slugs, place)


def at_place(index: Index, slugs: Slugs, place: Place) -> Slugs:
    """Return those of *slugs* that have a place of that name, and of that level where both are known."""
    there = index.by_place_name.get(place.name or "")
    if not there:
        return ()
    fewer, more = (slugs, there) if len(slugs) <= len(there) else (there, slugs)
    if len(more) < _MAX_SLUGS_WITHOUT_SET:
        both: Sequence[str] = [slug for slug in fewer if slug in more]
    else:
        both = sorted(set(fewer) & set(more))
    return tuple(
        slug for slug in both if any(own.name == place.name and place.fits(own) for own in index.places[slug])
    )
