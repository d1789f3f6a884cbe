"""How sentences tell of offices: the verbs before them, and what says that they were held in earlier days."""

from __future__ import annotations

from plugins.linking.tokens import Tokens

VERBS = (
    ("giữ", "chức", "vụ"),
    ("giữ", "chức", "danh"),
    ("giữ", "cương", "vị"),
    ("giữ", "chức"),
    ("giữ",),
    ("đảm", "nhiệm", "cương", "vị"),
    ("đảm", "nhiệm"),
    ("đảm", "nhận"),
    ("cương", "vị"),
    ("vị", "trí"),
    ("đắc", "cử"),
    ("trúng", "cử"),
    ("tái", "cử"),
    ("được", "bầu"),
    ("kiêm", "nhiệm"),
    ("kiêm",),
    ("chức", "vụ"),
    ("chức", "danh"),
    ("cách", "chức"),
    ("làm",),
    ("là",),
    ("chức",),
    ("bổ", "nhiệm"),
    ("cán", "bộ"),
)
"""Words between a person and an office; of two that end alike the longer comes first."""

_ONCE = {"từng", "nguyên"}
_EARLIER = {
    ("trước", "đó"),
    ("trước", "đây"),
    ("khi", "còn"),
    ("khi", "là"),
    ("kinh", "qua"),
    ("trải", "qua"),
    ("lần", "lượt"),
    ("năm", "trước"),
    ("năm", "làm"),
    ("rưỡi", "làm"),
}
_FARTHEST = 40
"""Words before the office that are looked at."""


def is_past(tokens: Tokens, begin: int, at: int, year: str | None) -> bool:
    """Whether the words from *begin* on say that what stands at *at* is over or was long ago; *year* is the article's.

    Another year than that tells of earlier days, as long as a report does not name the years to come.
    """
    words = tokens.words[max(begin, at - _FARTHEST) : at]
    for number, word in enumerate(words):
        following = "".join(words[number + 1 : number + 2])
        if word in _ONCE or (word, following) in _EARLIER:
            return True
        if (
            word == "năm"
            and len(following) == 4
            and following.isdigit()
            and (year is None or following < year)
        ):
            return True
    return False
