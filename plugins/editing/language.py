"""Language help for editors: which hints stand, and writing what is sure into their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.authority.register import Register
from plugins.editing.catalogues import Keeping, kept_catalogue
from plugins.editing.changes import Changes, apply
from plugins.ingest.language import proofreader, values_of
from plugins.sources.content_file import decode, encode_like
from plugins.sources.folder import LANGUAGE
from plugins.sources.problems import Problem, Severity
from plugins.sources.tables import read_house_style
from plugins.text.characters import as_latin, mixed_words
from plugins.text.normal import nfc
from plugins.text.proofreading import Slip

_MAX_PASSES = 3
"""A word may have two slips: its tone, then its capitals."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A slip that was mended."""

    path: str
    line: int
    code: str
    before: str
    after: str


def without_names(problems: Iterable[Problem], register: Register) -> list[Problem]:
    """Return *problems* without the hints on words that stand so in names of the register: their bearers write them."""
    kept = list(problems)
    if not any(one.severity is Severity.HINT for one in kept):
        return kept
    names = names_of(register)
    return [
        one
        for one in kept
        if one.severity is not Severity.HINT or not is_in_names(one.values["around"], names)
    ]


def names_of(register: Register) -> str:
    """Return all names of *register*, one a line."""
    return "\n".join(name for record in register for name in record.all_names)


def is_in_names(words: str, names: str) -> bool:
    """Whether *words* stand so in *names*, whole."""
    return words in names and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", names) is not None


def mend(content: Path, problems: Iterable[Problem], register: Register, journal: Path) -> list[Mended]:
    """Write what is sure of the hints among *problems*, and Latin letters for those that look like them, into their files.

    All of them or none, as ``changes.apply`` does; return what was mended, by file and line.
    """
    table = content / LANGUAGE
    style, _ = read_house_style(table.read_bytes() if table.is_file() else b"")
    names = names_of(register)
    paths = sorted({one.path for one in problems if one.severity is Severity.HINT or one.code == "F116"})
    before: dict[str, bytes] = {}
    after: dict[str, bytes | None] = {}
    mended: list[Mended] = []
    for path in paths:
        data = (content / path).read_bytes()
        text = nfc(decode(data))
        done: list[Mended] = []
        for _ in range(_MAX_PASSES):
            slips = [*_foreign_letters(text), *proofreader(style).read(text)]
            sure = [
                one for one in slips if one.is_sure and not is_in_names(values_of(one, text)["around"], names)
            ]
            done += (
                Mended(path, text.count("\n", 0, one.start) + 1, one.code, one.words, one.better)
                for one in sure
            )
            for one in sorted(sure, key=lambda one: -one.start):
                text = text[: one.start] + one.better + text[one.end :]
        if done:
            before[path], after[path] = data, encode_like(data, text)
            mended += done
    if after:
        apply(content, Changes(before, after), journal)
    return sorted(mended, key=lambda one: (one.path, one.line))


def mend_content(
    content: Path,
    keeping: Keeping,
    journal: Path,
    as_of: datetime,
    home: str | None = None,
    workers: Executor | None = None,
    site_url: str = "",
) -> list[Mended]:
    """Mend the files of the folder *content*, with the hints of the kept catalogue."""
    with kept_catalogue(content, keeping, as_of, home, workers, site_url) as (_, indexed):
        return mend(content, indexed.problems, indexed.register, journal)


def _foreign_letters(text: str) -> Iterator[Slip]:
    """F116: words with letters of other alphabets whose Latin twins can be told."""
    for start, word, _ in mixed_words(text):
        latin = as_latin(word)
        if not any(mixed_words(latin)):
            yield Slip("F116", start, start + len(word), word, latin, True)
