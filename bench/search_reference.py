"""The search without an index: every article looked at word by word. What the browser finds is compared with this.

It cuts and compares words by a way of its own, character by character, so that a fault in ``plugins/search/spelling.py``
shows: a word is letters with the tone taken out, and the tone.
"""

from __future__ import annotations

import json
import random
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
NEAR = 10
"""Words that may stand between those of a query that are near each other."""
Word = tuple[str, str]
"""Letters without tone, lower case, composed; the tone."""


def cut(text: str) -> list[Word]:
    """Return the words of *text*: runs of letters, runs of digits."""
    return [word for piece in text.split() for word in _cut(piece)]


@lru_cache(maxsize=1 << 18)
def _cut(piece: str) -> tuple[Word, ...]:
    """Return the words of a *piece* without blanks; texts repeat their pieces, so each is cut and kept once."""
    found: list[Word] = []
    letters, tone, was_digit = "", "", False
    for char in unicodedata.normalize("NFD", piece.lower().replace("\u00f0", "đ")) + " ":
        kind = unicodedata.category(char)
        is_mark = kind == "Mn" and letters and not was_digit
        if letters and not is_mark and (kind[0] not in "LN" or (kind == "Nd") != was_digit):
            found.append((_plain_number(unicodedata.normalize("NFC", letters)), tone))
            letters, tone = "", ""
        if is_mark and char in _TONES:
            tone += char
        elif is_mark or kind[0] in "LN":
            letters += char
            was_digit = kind == "Nd"
    return tuple(found)


def _plain_number(letters: str) -> str:
    """Return a number as it is said, without zeros before it; a word as it is."""
    return (letters.lstrip("0") or "0") if letters.isdecimal() else letters


@lru_cache(maxsize=1 << 18)
def bare(word: Word) -> str:
    """Return *word* as somebody types it who leaves out all marks."""
    apart = unicodedata.normalize("NFD", word[0].replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read."""

    slug: str
    day: str
    category: str
    words: Sequence[Word | None]
    """Of the title, None, and of the text."""
    bare: Sequence[str]
    held: frozenset[str]
    """The bare words, to pass over quickly."""

    def places(self, phrase: Sequence[Word], is_exact: bool) -> list[int]:
        """Return where the words of *phrase* stand one after the other, with their marks or whatever the marks."""
        wanted: Sequence[object] = list(phrase) if is_exact else [bare(word) for word in phrase]
        if not all(bare(word) in self.held for word in phrase):
            return []
        whole: Sequence[object] = self.words if is_exact else self.bare
        return [
            place
            for place, word in enumerate(whole)
            if word == wanted[0] and whole[place : place + len(wanted)] == wanted
        ]

    def has(self, phrase: Sequence[Word], is_exact: bool) -> bool:
        """Tell whether it has the *phrase*."""
        return bool(self.places(phrase, is_exact))

    def tier(self, phrases: Sequence[Sequence[Word]]) -> int:
        """Return how well it answers *phrases*, all of which it has.

        0 in a row with their marks, 1 in a row, 2 or 3 near each other, 4 or 5 anywhere; the even ones with their marks.
        """
        whole = [word for phrase in phrases for word in phrase]
        for tier, is_exact in ((0, True), (1, False)):
            if self.has(whole, is_exact):
                return tier
        has_exact = all(self.has(phrase, True) for phrase in phrases)
        ways = ((True, 2, 4), (False, 3, 5)) if has_exact else ((False, 3, 5),)
        for is_exact, near, _ in ways:
            spots = [self.places(phrase, is_exact) for phrase in phrases]
            for start in (place for some in spots for place in some):
                if all(
                    any(
                        start <= place
                        and place + len(phrase) <= start + len(whole) + NEAR
                        and None not in self.words[start : place + len(phrase)]
                        for place in some
                    )
                    for phrase, some in zip(phrases, spots, strict=True)
                ):
                    return near
        return ways[0][2]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the address tells it, and what it means."""

    query: str
    phrases: tuple[tuple[Word, ...], ...]
    """With the marks as typed."""
    records: tuple[tuple[str, str], ...] = ()
    """Kind and slug; an article must be about all."""
    start: str = ""
    end: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """All public articles of a catalogue."""

    articles: Sequence[Read]
    about: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """Slugs of articles by record."""
    places: dict[str, str] = field(default_factory=dict)
    """Slugs by year and number from 0, the oldest first: ``2023/0``."""

    def answers(self, asked: Asked) -> tuple[set[str], set[str]]:
        """Return the slugs of the articles that answer *asked*, and of those that do with the marks as typed."""
        found, exact = set(), set()
        allowed = [self.about.get(record, frozenset()) for record in asked.records]
        for article in self.articles:
            is_there = (not asked.start or article.day >= asked.start) and (
                not asked.end or article.day <= asked.end
            )
            is_there &= not asked.category or article.category == asked.category
            is_there = is_there and all(article.slug in some for some in allowed)
            if is_there and all(article.has(phrase, False) for phrase in asked.phrases):
                found.add(article.slug)
                if all(article.has(phrase, True) for phrase in asked.phrases):
                    exact.add(article.slug)
        return found, exact


def read_catalogue(path: Path) -> Reference:
    """Return the reference for the catalogue at *path*."""
    connection = sqlite3.connect(path)
    articles, moments = [], {}
    rows = connection.execute(
        "SELECT slug, date, category, title, plain, json_extract(front, '$.values.documents')"
        " FROM articles JOIN texts ON texts.article = slug WHERE public = 1 ORDER BY slug"
    )
    for slug, date, category, title, plain, documents in rows:
        moments[slug] = date
        papers = [f"{one.get('number', '')} {one['title']}" for one in json.loads(documents or "[]")]
        words = [*cut(title), None, *cut(" ".join([plain, *papers]))]
        plainly = [bare(word) if word else "" for word in words]
        articles.append(Read(slug, date[:10], category, words, plainly, frozenset(plainly)))
    about: dict[tuple[str, str], set[str]] = {}
    public = {one.slug for one in articles}
    for slug, kind, record in connection.execute("SELECT article, kind, record FROM mentions"):
        if slug in public:
            about.setdefault((kind, record), set()).add(slug)
    connection.close()
    by_day = sorted((day[:4], day, slug) for slug, day in moments.items())
    first = {year: place for place, (year, _, _) in reversed(list(enumerate(by_day)))}
    places = {f"{year}/{place - first[year]}": slug for place, (year, _, slug) in enumerate(by_day)}
    return Reference(articles, {record: frozenset(slugs) for record, slugs in about.items()}, places)


_NEWER = {"oa": 1, "oe": 1, "uy": 1}
"""Ends of syllables on whose second letter the tone may stand as well."""


def spelled(word: Word, way: str) -> str:
    """Write *word* one *way*: ``bare``, ``newer`` or ``older`` place of the tone, ``apart`` (NFD), ``upper``."""
    letters, tone = word
    if way == "bare":
        return bare(word)
    place = _carrier(letters, way == "newer")
    whole = unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])
    return (
        unicodedata.normalize("NFD", whole) if way == "apart" else whole.upper() if way == "upper" else whole
    )


def _carrier(letters: str, is_newer: bool) -> int:
    """Return the letter of *letters* that carries the tone."""
    vowels = [place for place, char in enumerate(letters) if _base(char) in "aeiouy"]
    if letters[:2] in ("qu", "gi") and len(vowels) > 1:
        vowels = vowels[1:]
    if not vowels:
        return 0
    marked = [place for place in vowels if letters[place] in "ăâêôơư"]
    if marked:
        return marked[-1]
    if vowels[-1] == len(letters) - 1:
        is_pair = letters[-2:] in _NEWER and len(vowels) > 1
        return vowels[-1] if len(vowels) == 1 or (is_pair and is_newer) else vowels[-2]
    return vowels[-1]


def _base(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


WAYS = ("older", "newer", "bare", "apart", "upper")


def random_queries(reference: Reference, count: int, seed: int = 7) -> list[Asked]:
    """Return *count* queries, the same for one *seed*: words and phrases of articles, in every spelling, with records and ranges."""
    chance = random.Random(seed)
    records = sorted(reference.about)
    found: list[Asked] = []
    while len(found) < count:
        one = chance.choice(reference.articles)
        way = WAYS[len(found) % len(WAYS)]
        kind = chance.choice(("words", "words", "phrase", "both", "mixed", "records", "range"))
        typed = [word for word in one.words if word]
        phrases: list[tuple[Word, ...]] = []
        if kind in ("words", "mixed", "range"):
            phrases += [(word,) for word in chance.sample(typed, chance.randint(1, min(3, len(typed))))]
        if kind in ("phrase", "mixed", "both"):
            text = typed[one.words.index(None) :] or typed
            start = chance.randrange(len(text))
            phrases.append(tuple(text[start : start + chance.randint(2, 5)]))
        texts = [" ".join(spelled(word, way) for word in phrase) for phrase in phrases]
        query = " ".join(
            f'"{text}"' if len(phrase) > 1 else text for text, phrase in zip(texts, phrases, strict=True)
        )
        asked = tuple(tuple(cut(text)) for text in texts)
        about = (
            [record for record in records if one.slug in reference.about[record]]
            if kind in ("both", "records")
            else []
        )
        chosen = tuple(chance.sample(about, min(len(about), 2 if kind == "records" else 1)))
        if not phrases and not chosen:
            continue
        ranged = (f"{one.day[:4]}-01-01", one.day) if kind == "range" else ("", "")
        category = one.category if chance.random() < 0.1 else ""
        found.append(Asked(query, asked, chosen, *ranged, category))
    return found


def pairs_in_order(tiers: Iterable[int]) -> tuple[int, int]:
    """Return how many pairs of articles whose *tiers* differ stand with the better one first, and how many there are."""
    counts = [0] * 6
    right = pairs = 0
    for tier in tiers:
        right += sum(counts[:tier])
        pairs += sum(counts[:tier]) + sum(counts[tier + 1 :])
        counts[tier] += 1
    return right, pairs
