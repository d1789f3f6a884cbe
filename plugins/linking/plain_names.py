"""Names of records of kinds that have no grammar here: the registered words, and nothing that texts make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from plugins.linking.capitals import opens_sentence
from plugins.linking.committees import CommitteePhrase
from plugins.linking.events import EventPhrase
from plugins.linking.index import Slugs
from plugins.linking.lexicon import Matches
from plugins.linking.mentions import Context
from plugins.linking.persons import PersonPhrase
from plugins.linking.tokens import Tokens

Phrase = TypeVar("Phrase", CommitteePhrase, PersonPhrase, EventPhrase)


@dataclass(frozen=True, slots=True)
class PlainName:
    """The words in a text that are the name of records of one kind. Positions are words."""

    first: int
    last: int
    """The position after the name."""
    kind: str
    slugs: Slugs


def find_plain_names(
    tokens: Tokens, matches: Matches, phrases: Sequence[tuple[int, int, Slugs]], context: Context
) -> list[PlainName]:
    """Return the names in the text, in order, none over another; the first and longest wins.

    *phrases* are first word, position after the last, and records of what else was found. A name shares no word with
    one, unless it holds all of a phrase that no record has: what looks like a committee is a wharf, says the register.
    """
    names: list[PlainName] = []
    end = 0
    for first, (last, records) in sorted(matches.plain_names.items()):
        if first < end or not _is_whole_name(tokens, matches, first, last):
            continue
        is_taken = any(
            start < last and first < stop and (slugs or start < first or last < stop)
            for start, stop, slugs in phrases
        )
        meant = _meant(records, context)
        if meant is not None and not is_taken:
            names.append(PlainName(first, last, *meant))
            end = last
    return names


def outside(names: Sequence[PlainName], phrases: list[Phrase]) -> list[Phrase]:
    """Return those of *phrases* that lie in none of *names*."""
    return [
        phrase
        for phrase in phrases
        if not any(name.first <= phrase.first and phrase.last <= name.last for name in names)
    ]


def _meant(records: tuple[tuple[str, str], ...], context: Context) -> tuple[str, Slugs] | None:
    """Return kind and slugs of those of *records* that are meant; None when nobody says of which kind.

    The one that the article's front matter lists comes before.
    """
    tagged = [record for record in records if record in context.tags]
    chosen = tagged if len(tagged) == 1 else records
    kinds = {kind for kind, _ in chosen}
    return (kinds.pop(), tuple(slug for _, slug in chosen)) if len(kinds) == 1 else None


def _is_whole_name(tokens: Tokens, matches: Matches, first: int, last: int) -> bool:
    """Whether the words are printed as a name and are no part of a longer one.

    Capitals tell a name: that of its last word (*cầu Bến Sỏi*), or of its first where no sentence begins (*dạ hội ở Nhà
    văn hóa Thanh niên*). *Bến Sỏi Đông* and *phường Bến Sỏi* are not *Bến Sỏi*.
    """
    begins_sentence = tokens.is_sentence_end(first - 1)
    if not tokens.is_capital(last - 1) and (begins_sentence or not tokens.is_capital(first)):
        return False
    if any(end == first for end, _ in matches.levels.values()):
        return False
    if not begins_sentence and tokens.is_name_word(first - 1) and not tokens.is_sentence_end(first - 2):
        return False
    return not tokens.is_name_word(last) or tokens.is_apart(last) or opens_sentence(tokens, last)
