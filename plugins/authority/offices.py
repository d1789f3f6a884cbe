"""Whether an office that a text names is one that the register has."""

from __future__ import annotations

from plugins.authority.records import Tenure
from plugins.text.normal import match_key


def is_attested(tenure: Tenure, title: str, org_text: str, committee: str | None, day: str) -> bool:
    """Whether a report of *day* (ISO) that names *title* and *org_text* attests *tenure*.

    *committee* is the slug that *org_text* resolved to. A report's *Phó Trưởng | Ban Tổ chức Thành ủy* is the
    register's *Phó Trưởng Ban*; a title that says its committee itself, *Thành ủy viên*, needs none.
    """
    same_committee = committee == tenure.committee if committee or org_text else True
    return same_committee and is_same_title(tenure.office, title, org_text) and tenure.span.may_include(day)


def is_same_title(office: str, title: str, org_text: str) -> bool:
    """Whether the register's *office* is the printed *title*, or *title* with the first word of the committee."""
    head = org_text.split(maxsplit=1)[0] if org_text else ""
    return match_key(office) in (match_key(title), match_key(f"{title} {head}"))
