"""What editors type, as Markdown reads it: what is plainly meant is done, what is not plain is told with its line.

Markdown drops, renumbers or flattens much that Word and people write. The rules here rewrite a body so that its words stand
on the page as what they were meant to be. Those over running text (``running_text.RULES``) keep each line where it stood; those
over lines (``blocks.RULES``) make blocks of them. Each case stands in ``tests/cases/mending.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.text.blocks import blocks_of
from plugins.text.running_text import RULES, BodyProblem, has_lone_stars


@dataclass(frozen=True, slots=True)
class MendedBody:
    """A body as Markdown should read it."""

    typed: str
    markdown: str
    tidied: str
    """What was typed with its running text mended: each line stands where it was typed."""
    problems: tuple[BodyProblem, ...] = ()


def mend(typed: str) -> MendedBody:
    """Return the body *typed* so that Markdown shows all its words, each as what it was meant to be."""
    if not _may_need_mending(typed):
        return MendedBody(typed, typed, typed)
    problems: list[BodyProblem] = []
    tidied = typed
    for rule in RULES:
        tidied = rule(tidied, problems)
    return MendedBody(typed, blocks_of(tidied, problems), tidied, tuple(problems))


def _may_need_mending(typed: str) -> bool:
    """Whether *typed* is more than paragraphs, headings and links: nearly no body is, and the rest takes time."""
    return (
        any(sign in typed for sign in _SIGNS)
        or _LINE_START.search(f"\n{typed}") is not None
        or ("](" in typed and _ODD_LINK.search(typed) is not None)
        or has_lone_stars(typed)
    )


_SIGNS = ("<", "|", "```", "~~~", "[^", "]:", "\t", "#\n")
_LINE_START = re.compile(
    r"""\n(?:#(?!\#{0,5}[ ])|\*\s|[o\u00a7\u00d8\u00fc]\t|!\[|\[!|(?:Phần|Chương|Mục|Điều|Khoản) [\dIVX]|\(?\w{1,5}[.)/]|[^\w\n"'\u201c\u2018\u2026(*`\[!&#])"""
)
_ODD_LINK = re.compile(r"\]\([^)\n]*[ \u201c]")
