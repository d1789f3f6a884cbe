"""Offices and committees as English articles call them, and what the register calls them. Keys in lower case."""

from __future__ import annotations

ENGLISH_TITLES = {
    "secretary": "Bí thư",
    "deputy secretary": "Phó Bí thư",
    "standing deputy secretary": "Phó Bí thư Thường trực",
    **dict.fromkeys(("chairman", "chairwoman", "chairperson", "chair"), "Chủ tịch"),
    **dict.fromkeys(("vice chairman", "vice chairwoman", "vice chair", "deputy chairman"), "Phó Chủ tịch"),
    **dict.fromkeys(("standing vice chairman", "standing vice chairwoman"), "Phó Chủ tịch Thường trực"),
    "member": "Ủy viên",
}
"""Titles, and the words of the register for them."""

ENGLISH_LEVELS = {"city": "thành phố", "municipal": "thành phố", "provincial": "tỉnh", "province": "tỉnh", "ward": "phường"}  # fmt: skip
"""Words before *Party Committee* and the like that say its level, or after the name of a place."""

ENGLISH_NUMBERED = {"district": "quận", "ward": "phường"}
"""Words before the number of a place: *District 4*."""

PARTY_COMMITTEES = {"thành phố": "thành ủy", "tỉnh": "tỉnh ủy", "quận": "quận ủy", "phường": "đảng ủy"}
"""The party committee of each level."""

ENGLISH_BODIES = {
    "party committee": "",
    "people ' s committee": "ủy ban nhân dân",
    "people ' s council": "hội đồng nhân dân",
}
"""Bodies that every level has; which party committee, the level says."""

ENGLISH_NATIONAL = {
    "politburo": "bộ chính trị",
    "political bureau": "bộ chính trị",
    "national assembly": "quốc hội",
    "party central committee": "ban chấp hành trung ương đảng",
}
"""Bodies of which the country has one."""

ENGLISH_FORMER = {"former", "ex"}
"""Words before a title: the office is over."""

ENGLISH_BEFORE_NAMES = frozenset(
    "mr mrs ms dr comrade general colonel professor committee council assembly politburo party city ward".split()
) | {word for title in ENGLISH_TITLES for word in title.split()}
"""Words with a capital before a name that are no part of it."""
