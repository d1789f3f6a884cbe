"""Language help on its way into the catalogue: slips in a file as hints, each word once."""

from __future__ import annotations

from functools import lru_cache

from plugins.sources.content_file import decode
from plugins.sources.problems import Problem
from plugins.text.house_style import HouseStyle
from plugins.text.normal import nfc
from plugins.text.proofreading import Proofreader, Slip


@lru_cache(maxsize=1)
def proofreader(style: HouseStyle) -> Proofreader:
    """Return the proofreader of this process."""
    return Proofreader(style)


def language_hints(path: str, data: bytes, style: HouseStyle) -> list[Problem]:
    """Return a hint for each slip in the file *path* with the bytes *data*, at its first place; none where it is no text."""
    try:
        text = nfc(decode(data))
    except UnicodeDecodeError:
        return []
    hints: dict[tuple[str, str], Problem] = {}
    for slip in proofreader(style).read(text):
        key = slip.code, slip.words
        if key not in hints:
            line = text.count("\n", 0, slip.start) + 1
            hints[key] = Problem(slip.code, path, line, values_of(slip, text))
    return list(hints.values())


def values_of(slip: Slip, text: str) -> dict[str, str]:
    """Return what the message on *slip* is filled with; ``around`` has the words beside it too."""
    first = max(text.rfind(" ", 0, max(slip.start - 1, 0)), text.rfind("\n", 0, slip.start)) + 1
    last = min((place for end in " \n" if (place := text.find(end, slip.end + 1)) >= 0), default=len(text))
    around = " ".join(text[first:last].split()) if slip.code in ("V104", "V105") else slip.words
    return {
        "words": slip.words,
        "better": slip.better,
        "around": around,
        "hint": f" ({slip.better}?)" if slip.better else "",
    }
