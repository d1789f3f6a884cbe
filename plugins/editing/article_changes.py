"""What is done to an article besides writing it: let out, held, corrected, retracted, renamed, copied, translated, removed.

Each takes the text of a file and returns it edited; all else stays as it was typed. ``checked`` says what would be wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from plugins.editing.changes import CannotChange
from plugins.editing.field_text import with_field, with_items, without_field
from plugins.editing.front_text import UnusualForm, front_of, inserted, quoted, root_of, scalar, value_of
from plugins.sources.content_file import decode, encode_like, read_content_file
from plugins.sources.problems import Problem

_OF_ONE_ARTICLE = (
    *("id", "slug", "former_slugs", "legacy_urls", "corrections", "retracted", "refused_offices"),
    *("publish_at", "expires_at", "status", "translation_of"),
)
"""Fields that a copy does not take along."""


def checked(path: str, before: bytes, text: str) -> tuple[bytes, list[Problem]]:
    """Return the bytes of the article *path* edited to *text*, and the problems that the edit would bring."""
    data = encode_like(before, text)
    known = {_key(one) for one in read_content_file("article", path, before)[1]}
    return data, [one for one in read_content_file("article", path, data)[1] if _key(one) not in known]


def _key(problem: Problem) -> tuple[str, tuple[tuple[str, str], ...]]:
    return problem.code, tuple(sorted(problem.values.items()))


def with_value(text: str, field: str, value: str) -> str:
    """Return *text* with *field* saying *value*, or without it where that is empty. Raises CannotChange."""
    try:
        return with_field(text, field, value) if value else without_field(text, field)
    except UnusualForm:
        raise _by_hand(field) from None


def corrected(text: str, day: str, words: str) -> str:
    """Return *text* with a correction of *day* that says *words*. Raises CannotChange."""
    try:
        return with_items(text, "corrections", [(f"date: {scalar(day)}", f"text: {quoted(words)}")])
    except UnusualForm:
        raise _by_hand("corrections") from None


def retracted(text: str, day: str, reason: str) -> str:
    """Return *text* retracted on *day* for a *reason*. Raises CannotChange, where it is retracted already too."""
    try:
        front, start = front_of(text)
        if value_of(root_of(front), "retracted") is not None:
            raise CannotChange("Bài đã rút rồi. / The article is retracted already.")
    except UnusualForm:
        raise _by_hand("retracted") from None
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = ("retracted:", f"  date: {scalar(day)}", f"  reason: {quoted(reason)}")
    return inserted(text, start + len(front), newline.join(lines) + newline)


def renamed(text: str, old: str, new: str) -> str:
    """Return *text* with the slug *new*; the *old* one leads there. Raises CannotChange."""
    try:
        former = with_items(text, "former_slugs", [(scalar(old),)])
    except UnusualForm:
        raise _by_hand("former_slugs") from None
    return with_value(former, "slug", new)


def copied(text: str, fields: Mapping[str, str]) -> str:
    """Return *text* as that of another article: a draft with *fields*, without what belongs to the one alone. Raises CannotChange."""
    for name in _OF_ONE_ARTICLE:
        text = with_value(text, name, "")
    for name, value in {**fields, "status": "draft"}.items():
        text = with_value(text, name, value)
    return text


def text_of(data: bytes) -> str:
    """Return the text of a file with plain line ends. Raises CannotChange where it is none."""
    try:
        return decode(data).replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise CannotChange("Tệp không phải UTF-8. / The file is not UTF-8.") from None


def _by_hand(field: str) -> CannotChange:
    return CannotChange(
        f"`{field}` viết theo lối lạ; mở bài ra sửa tay. / is written in an unusual form; open the article and edit it by hand."
    )
