"""Tags of HTML in text that editors type: which there are, and which may be published."""

from __future__ import annotations

import re

TAGS = frozenset(
    (
        "a abbr b blockquote br caption cite code dd del dl dt em figcaption figure h2 h3 h4 hr i img ins kbd "
        "li mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul"
    ).split()
)
"""Elements that may be published."""
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # nh3's default allows `lang` and `title` everywhere
    "a": {"href"},
    "img": {"src", "alt", "title"},
    "li": {"value", "id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align"},
    "th": {"align"},
}
"""Their attributes."""
_OTHER_BLOCKS = frozenset(
    (
        "address article aside body center col colgroup dialog dir div fieldset footer form frame frameset h1 h5 h6 head "
        "header hgroup html legend main menu nav noscript optgroup option script search section style summary template title"
    ).split()
)
_OTHER_INLINE = frozenset(
    (
        "acronym applet area audio base basefont bdi bdo bgsound big blink button canvas data datalist details dfn "
        "embed font iframe input label link map marquee math meta meter nobr noembed noframes object output param picture "
        "progress rp rt rtc ruby samp script select slot source span strike svg text textarea time track tt var video wbr xml"
    ).split()
)
_BLOCKS = _OTHER_BLOCKS | frozenset(
    "blockquote br caption dd dl dt figcaption figure h2 h3 h4 hr li ol p pre table tbody td tfoot th thead tr ul".split()
)

_VALUE = r"""\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+)"""
_FLAGS = "async|autofocus|autoplay|checked|compact|controls|default|defer|disabled|hidden|loop|multiple|muted|nowrap|open|readonly|required|reversed|selected"
TAG = rf"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*(?:[:-][a-z0-9]+)*)(?:[\s/]+(?:[a-z_:@][a-z0-9_:.-]*{_VALUE}|(?:{_FLAGS})(?=[\s/>])))*[\s/]*>"
"""A tag, of whatever element, for a pattern without case: what is no name or attribute of HTML makes it text."""
_ATTRIBUTE = re.compile(rf"([a-z_:@][a-z0-9_:.-]*)(?:{_VALUE})?", re.IGNORECASE)


def is_html_element(name: str) -> bool:
    """Whether *name*, in lower case, is an element of HTML, or of what Word puts into it: ``o:p``."""
    return name in TAGS or name in _OTHER_BLOCKS or name in _OTHER_INLINE or ":" in name


def parts_words(name: str) -> bool:
    """Whether a tag of the element *name*, in lower case, stands between two words, and never in one."""
    return name in _BLOCKS


def is_kept(tag: str, name: str) -> bool:
    """Whether all of the *tag* of the element *name*, in lower case, may be published."""
    allowed = ATTRIBUTES.get(name, set())
    attributes = _ATTRIBUTE.findall(tag.lstrip("</")[len(name) :])
    return name in TAGS and all(found.lower() in allowed for found in attributes)
