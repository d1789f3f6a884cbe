"""Running text as Markdown reads it: rules that rewrite a body, each line where it was typed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from plugins.text.link_ends import LINK_END, address_and_title
from plugins.text.tags import TAG, TAGS, is_html_element, is_kept, parts_words

TAB = 4
"""Blanks that Markdown wants before what belongs to an item of a list."""


@dataclass(frozen=True, slots=True)
class BodyProblem:
    """What could not be done as typed, for an editor; the file that it is in is not known here."""

    code: str
    """As in ``sources/messages.toml``."""
    line: int
    """Of the body, from 0."""
    values: dict[str, str] = field(default_factory=dict, hash=False)


def _outside_code(text: str, sought: re.Pattern[str], mended: Callable[[re.Match[str]], str]) -> str:
    """Return *text* with what *sought* matches replaced, but in code; *sought* has a group ``code`` first."""
    return sought.sub(lambda found: found.group() if found["code"] else mended(found), text)


CODE = r"(?P<code>^ {0,3}(?P<fence>```+|~~~+)[\w.+-]*\n(?:[^\n]*\n)*? {0,3}(?P=fence)[ ]*$|(?<!`)(?P<tick>`+)(?!`)[^\n]*?(?<!`)(?P=tick)(?!`))"
"""For a pattern of several lines: code between fences, or between ticks within a line."""
ADDRESS_IN_BRACKETS = (
    r"<(?:(?:https?|mailto|tel):[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>|(?<=\]\()\s*<[^<>\n]*>"
)
COMMENT = r"<!--(?:(?!-->|<!--).)*-->"
_ANGLE = re.compile(
    rf"{CODE}|(?P<kept>{ADDRESS_IN_BRACKETS})|(?P<comment>{COMMENT})|(?P<open><!--)"
    rf"|(?P<instruction><\?[a-z][^<>\n]*\?>|<!DOCTYPE[^<>\n]*>|<!\[(?:if\b[^\n<>\]]*|endif)\]>)|(?P<tag>{TAG})|<",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def print_angle_brackets(text: str, problems: list[BodyProblem]) -> str:
    """Print what stands in angle brackets; only tags of HTML are tags.

    Those that may not be published are taken out and told (A120); a comment that is not closed is a fault (A126).
    """

    def mended(found: re.Match[str]) -> str:
        whole = found.group()
        if found["kept"]:
            return whole
        if found["open"]:
            problems.append(BodyProblem("A126", _line_of(found)))
            return whole.replace("<", "&lt;")
        if found["tag"]:
            name = found["name"].lower()
            if name in TAGS:
                if not is_kept(whole, name):
                    problems.append(BodyProblem("A120", _line_of(found), {"tag": whole[:40]}))
                return whole
            if not is_html_element(name):
                return whole.replace("<", "&lt;")
        if whole == "<":
            return "&lt;"
        problems.append(BodyProblem("A120", _line_of(found), {"tag": whole.partition("\n")[0][:40]}))
        joint = " " if not found["tag"] or parts_words(found["name"].lower()) else ""
        return "\n" * whole.count("\n") or joint

    return _outside_code(text, _ANGLE, mended) if "<" in text else text


def _line_of(found: re.Match[str]) -> int:
    return found.string.count("\n", 0, found.start())


_TAG = re.compile(rf"{CODE}|(?P<tag>{TAG})", re.MULTILINE | re.DOTALL | re.IGNORECASE)
RAW_BLOCKS = frozenset("blockquote dl figure h2 h3 h4 ol p pre table ul".split())
"""Elements whose inside Markdown leaves alone, up to the end tag."""
_OUTER: dict[str, frozenset[str]] = {
    **dict.fromkeys(("caption", "tbody", "td", "tfoot", "th", "thead", "tr"), frozenset({"table"})),
    **dict.fromkeys(("dd", "dt"), frozenset({"dl"})),
    "li": frozenset({"ol", "ul"}),
    "figcaption": frozenset({"figure"}),
}
"""Elements that stand only in others."""


def take_out_loose_tags(text: str, problems: list[BodyProblem]) -> str:
    """Take out a tag of a block that is never closed or opened, or stands outside of what it is part of (A138).

    All that follows it would be printed raw, or lost.
    """
    loose = _loose_tags(text) if "<" in text else set()

    def mended(found: re.Match[str]) -> str:
        if found.start() not in loose:
            return found.group()
        problems.append(BodyProblem("A138", _line_of(found), {"tag": found.group()[:40]}))
        return " "

    # What stood in a tag that goes is now loose, too.
    return take_out_loose_tags(_outside_code(text, _TAG, mended), problems) if loose else text


def _loose_tags(text: str) -> set[int]:
    """Return where tags begin that are part of no whole block."""
    open_tags: list[tuple[str, int]] = []
    loose: set[int] = set()
    for found in _TAG.finditer(text):
        name = (found["name"] or "").lower()
        if name in _OUTER and not any(outer in _OUTER[name] for outer, _ in open_tags):
            loose.add(found.start())
        elif name in RAW_BLOCKS and not found["end"]:
            open_tags.append((name, found.start()))
        elif name in RAW_BLOCKS and any(name == outer for outer, _ in open_tags):
            while open_tags[-1][0] != name:
                loose.add(open_tags.pop()[1])
            open_tags.pop()
        elif name in RAW_BLOCKS:
            loose.add(found.start())
    return loose | {start for _, start in open_tags}


_INLINE = TAGS - RAW_BLOCKS - frozenset(_OUTER) - {"br", "hr", "img"}


def print_unpaired_tags(text: str, problems: list[BodyProblem]) -> str:
    """Print ``<b>`` or ``<A>`` without its end tag: it stands for something."""
    del problems
    if "<" not in text:
        return text
    open_tags: dict[str, list[int]] = {}
    single: set[int] = set()
    for found in _TAG.finditer(text):
        name = (found["name"] or "").lower()
        if name in _INLINE and not found["end"]:
            open_tags.setdefault(name, []).append(found.start())
        elif name in _INLINE and open_tags.get(name):
            open_tags[name].pop()
        elif name in _INLINE:
            single.add(found.start())
    single.update(start for starts in open_tags.values() for start in starts)
    return _outside_code(
        text,
        _TAG,
        lambda found: found.group().replace("<", "&lt;") if found.start() in single else found.group(),
    )


def print_lone_stars(text: str, problems: list[BodyProblem]) -> str:
    """Print the star of ``2*3*4`` and of ``(*)``, and one that has no other: Markdown takes any two for emphasis."""
    del problems
    if not has_lone_stars(text):
        return text
    return "".join(_with_lone_stars(part) for part in _PARAGRAPH_ENDS.split(text))


def has_lone_stars(text: str) -> bool:
    """Whether *text* may have stars that are no emphasis, rule or sign of an item."""
    return "*" in text and "*" in _PLAIN_STARS.sub("", text)


_PLAIN_STARS = re.compile(
    r"\*\*+|\*(?<![\w*\\(]\*)(?=[^\s*)])[^*\n]*(?<=[^\s*])\*(?![\w*])|\*(?<![^\s>]\*)(?=\s)"
)
"""Each begins with the star itself, and looks back from there: so a text without stars is passed over at once."""
_PARAGRAPH_ENDS = re.compile(r"(\n[ \t]*\n)")
_STARS = re.compile(rf"{CODE}|(?P<star>(?<![\\*])\*(?!\*))", re.MULTILINE | re.DOTALL)


def _with_lone_stars(paragraph: str) -> str:
    opening: list[int] = []
    lone: set[int] = set()
    for found in _STARS.finditer(paragraph):
        if found["code"]:
            continue
        at = found.start()
        before, behind = paragraph[at - 1 : at] or " ", paragraph[at + 1 : at + 2] or " "
        if behind.isspace() and (before.isspace() or before == ">"):
            continue  # an item, a rule, or a star that Markdown prints
        if (before.isalnum() and behind.isalnum()) or (before == "(" and behind == ")"):
            lone.add(at)
        elif opening and not before.isspace() and not behind.isalnum():
            opening.pop()
        elif not behind.isspace() and not before.isalnum():
            opening.append(at)
        else:
            lone.add(at)
    lone.update(opening)
    return "".join(f"\\{char}" if at in lone else char for at, char in enumerate(paragraph))


_LINK_END = re.compile(LINK_END)
_LINK_END_OR_CODE = re.compile(rf"{CODE}|{LINK_END}", re.MULTILINE | re.DOTALL)


def straighten_link_ends(text: str, problems: list[BodyProblem]) -> str:
    """Read curly quotes round the title of a link or picture as straight ones, and blanks in a path as part of it."""
    del problems

    def mended(found: re.Match[str]) -> str:
        address, title = address_and_title(found["target"])
        if address.startswith("/"):
            address = address.replace(" ", "%20")
        return f']({address} "{title}")' if title else f"]({address})"

    if "](" not in text:
        return text
    if "`" in text or "~~~" in text:
        return _outside_code(text, _LINK_END_OR_CODE, mended)
    return _LINK_END.sub(mended, text)  # to look for code takes 60 µs


_IN_BLOCK = r"(?:\d+\.[ \t]+|[^\w\n\[\\])*"
"""What may stand before a block that is in a quotation or a list."""
DEFINITION = (
    rf"^(?P<before>{_IN_BLOCK})\[(?!\^)(?P<defined>[^\[\]\n]*)\]:[ \t]*(?P<to>\S*)[ \t]*(?P<rest>[^\n]*)$"
)
"""For a pattern of several lines: the address of links that name it, as Markdown sees it."""
_DEFINITION = re.compile(DEFINITION, re.MULTILINE)
_ADDRESS = re.compile(r"(?!</\w+>)<?(?:(?:https?|mailto|tel|person|committee|event|article|none):|[/#])")
"""How an address begins that a link may lead to."""


def print_lone_ticks(text: str, problems: list[BodyProblem]) -> str:
    """Print a tick that its line does not close: code goes over several lines between fences alone."""
    del problems
    if "`" not in text:
        return text
    return _TICKS.sub(
        lambda found: found["lone"].replace("`", "\\`") if found["lone"] else found.group(), text
    )


_TICKS = re.compile(rf"{CODE}|^ {{0,3}}```+[\w.+-]*$|(?P<lone>(?<!\\)`+)", re.MULTILINE | re.DOTALL)


def print_unused_definitions(text: str, problems: list[BodyProblem]) -> str:
    """Print ``[1]: Sách``, which Markdown takes for the address of a link, unless it is one and a link uses it."""
    del problems
    if "]:" not in text:
        return text

    return _DEFINITION.sub(
        lambda found: found.group() if is_address_of_link(found) else found.group().replace("[", "\\[", 1),
        text,
    )


def is_address_of_link(definition: re.Match[str]) -> bool:
    """Whether a match of ``DEFINITION`` is the address of a link in its text: ``[label]``, ``[words][label]``."""
    label, rest = definition["defined"], definition["rest"]
    is_plain = not rest or (rest[0] == rest[-1] and rest[0] in "\"'" and len(rest) > 1)
    used = rf"\[{re.escape(label)}\](?!:|\()"
    return bool(
        label
        and is_plain
        and _ADDRESS.match(definition["to"])
        and re.search(used, definition.string, re.IGNORECASE)
    )


_FOOTNOTE = re.compile(rf"{CODE}|(?<!!)\[\^(?P<label>[^\]\n]*)\](?!:)", re.MULTILINE | re.DOTALL)
FOOTNOTE_TEXT = re.compile(r"[ \t]*\[\^([^\]\n]*)\]:")
"""The start of a line that has the text of a footnote."""
_FOOTNOTE_TEXTS = re.compile(rf"^({_IN_BLOCK})\[\^([^\]\n]*)\]:", re.MULTILINE)


def tell_loose_footnotes(text: str, problems: list[BodyProblem]) -> str:
    """Print a mark of a footnote whose text is nowhere, and a second text for one mark, as typed; tell of both (A135)."""
    if "[^" not in text:
        return text
    known: set[str] = set()

    def as_typed(found: re.Match[str]) -> str:
        before, label = found.groups()
        if label not in known and not before.strip():
            known.add(label)
            return found.group()
        problems.append(BodyProblem("A135", _line_of(found), {"mark": f"[^{label}]"}))
        return f"{before}\\[^{label}]:"

    text = _FOOTNOTE_TEXTS.sub(as_typed, text)
    for found in _FOOTNOTE.finditer(text):
        if not found["code"] and found["label"] not in known:
            problems.append(BodyProblem("A135", _line_of(found), {"mark": found.group()}))
    return text


def footnote_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the *lines* that are text of footnotes."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if number not in found and FOOTNOTE_TEXT.match(line):
            found.update(range(number, number + footnote_length(itertools.islice(lines, number, None))))
    return found


def footnote_length(lines: Iterable[str]) -> int:
    """Return how many of *lines* are text of the footnote in the first: up to a blank one, or an indented paragraph's end."""
    length, is_apart = 0, False
    for number, line in enumerate(lines):
        if number and FOOTNOTE_TEXT.match(line):
            break
        if not line.strip():
            is_apart = True
        elif is_apart and not line.expandtabs(TAB).startswith(" " * TAB):
            break
        else:
            length, is_apart = number + 1, False
    return length


RULES: Sequence[Callable[[str, list[BodyProblem]], str]] = (
    print_lone_ticks,
    print_angle_brackets,
    print_unpaired_tags,
    take_out_loose_tags,
    print_lone_stars,
    straighten_link_ends,
    print_unused_definitions,
    tell_loose_footnotes,
)
