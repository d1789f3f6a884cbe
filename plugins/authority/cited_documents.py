"""The documents that sources cite and articles have attached: their number and year, read from words as editors type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plugins.text.normal import slugify

_ADDRESS = re.compile(r"https?://\S+")
_NUMBER = re.compile(
    r"(?<![\w/.-])\d{1,5}(?:/\d{4})?[-/][A-ZĐ]{1,8}(?:\d{1,2})?(?:[-/.][A-ZĐ][A-Za-zĐđ]*\d*)*(?![\w/])"
)
"""*37-QĐ/TU*, *02/NQ-HĐND*, *15/2020/NĐ-CP*: numbers of papers by Nghị định 30/2020/NĐ-CP and Hướng dẫn 36-HD/VPTW."""
_DAY = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*((?:19|20)\d\d)\b")
_WORD = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b")
_BARE = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/.-])")
_MAX_ANCHOR = 80
"""Characters; two sources that begin so alike are told apart by the page, which has both under one heading."""


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document, as far as words name it."""

    number: str
    """Of the document, as typed: ``37-QĐ/TU``; empty where the source names none."""
    year: str
    """Of the document; empty where the source names none."""
    anchor: str
    """What two sources share that cite one document: number and year, else the words. Letters, digits and hyphens."""


@lru_cache(maxsize=4_096)
def cited_document(source: str) -> CitedDocument:
    """Return the document that *source* cites.

    >>> cited_document("Quyết định số 37-QĐ/TU ngày 26/02/2019")
    CitedDocument(number='37-QĐ/TU', year='2019', anchor='37-qd-tu-2019')
    >>> cited_document("Niên giám Vân Khê 1991")
    CitedDocument(number='', year='1991', anchor='nien-giam-van-khe-1991')
    """
    words = _ADDRESS.sub(" ", source)
    number = _NUMBER.search(words)
    years = (pattern.search(words) for pattern in (_DAY, _WORD, _BARE))
    year = next((found.group(1) for found in years if found), "")
    found = number.group() if number else ""
    if not year and (within := re.search(r"/((?:19|20)\d\d)/", found)):
        year = within.group(1)
    return _document(found, year, source)


def attached_document(number: str, title: str, date: str) -> CitedDocument:
    """Return the document that is attached under *title*; *number* and *date* (ISO, perhaps partial) may be empty.

    >>> attached_document("37-QĐ/TU", "Quyết định thành lập", "2019-02-26").anchor
    '37-qd-tu-2019'
    """
    cited = cited_document(number or title)
    return _document(cited.number or number, date[:4] or cited.year, title)


def _document(number: str, year: str, words: str) -> CitedDocument:
    named = f"{number} {year}" if number else words
    return CitedDocument(number, year, slugify(named)[:_MAX_ANCHOR].strip("-") or "nguon")
