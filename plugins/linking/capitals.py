"""What a run of capitals may be: a person's name, a time, or the first words of a sentence glued to the one before."""

from __future__ import annotations

from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.personal_names import NO_SURNAMES, SURNAMES, TELLING_MIDDLES
from plugins.linking.vocabulary.sentences import NEXT_WORDS, OPENINGS, STARTERS, TIMES


def looks_like_person(tokens: Tokens, at: int) -> bool:
    """Whether a surname and at least two more capitals stand at *at*."""
    if not (tokens.is_name_word(at + 1) and tokens.is_name_word(at + 2)):
        return False
    first, second = tokens.words[at : at + 2]
    return first in SURNAMES or (
        second in TELLING_MIDDLES and first not in NO_SURNAMES and tokens.is_name_word(at)
    )


def is_time(tokens: Tokens, at: int) -> bool:
    """Whether *Sáng 5/6*, *Ngày 5/6* and the like begin at *at*: a new sentence glued to a heading."""
    return tokens.words[at] in TIMES and tokens.word(at + 1).isdigit()


def opens_sentence(tokens: Tokens, at: int) -> bool:
    """Whether the capital at *at* belongs to the next word, as in a caption glued to a paragraph."""
    return " ".join(tokens.words[at : at + 2]) in OPENINGS


def is_next_word(tokens: Tokens, at: int) -> bool:
    """Whether the capital at *at*, right after a name, is plainly the next word of the text and no further syllable."""
    word = tokens.words[at]
    return (
        " " in word
        or word in STARTERS
        or word in NEXT_WORDS
        or is_time(tokens, at)
        or tokens.is_apart(at)
        or opens_sentence(tokens, at)
    )
