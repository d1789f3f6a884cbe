"""Whether an office that a text names is one that the register has, and how offices are printed."""

from __future__ import annotations

from plugins.authority.records import Tenure
from plugins.text.normal import match_key


def is_same_office(tenure: Tenure, title: str, org_text: str, committee: str | None) -> bool:
    """Whether a report that names *title* and *org_text* names the office of *tenure*, whatever its dates.

    *committee* is the slug that *org_text* resolved to. A report's *Phó Trưởng | Ban Tổ chức Thành ủy* is the
    register's *Phó Trưởng Ban*; a title that says its committee itself, *Thành ủy viên*, needs none.
    """
    same_committee = committee == tenure.committee if committee or org_text else True
    return same_committee and is_same_title(tenure.office, title, org_text)


def is_same_title(office: str, title: str, org_text: str) -> bool:
    """Whether the register's *office* is the printed *title*, or *title* with the first words of the committee.

    >>> is_same_title("Chánh Văn phòng", "Chánh", "Văn phòng Thành ủy")
    True
    >>> is_same_title("Phó Trưởng Ban", "Phó Trưởng Ban Thường trực", "Ban Dân vận Thành ủy")
    False
    """
    key, printed = match_key(office), match_key(title)
    return key == printed or (
        key.startswith(f"{printed} ") and f"{match_key(f'{title} {org_text}')} ".startswith(f"{key} ")
    )


_OPEN_TITLES = frozenset({"trưởng", "phó trưởng", "chánh", "phó chánh"})
_HEADS = ("Ban", "Văn phòng", "Phòng", "Đoàn", "Tiểu ban", "Thanh tra", "Công an", "Khoa")


def whole_title(title: str, org_text: str) -> str:
    """Return *title* with the head of the committee where it is none without, as registers write it.

    >>> whole_title("Phó Trưởng", "Ban Tổ chức Thành ủy"), whole_title("Bí thư", "Thành ủy")
    ('Phó Trưởng Ban', 'Bí thư')
    """
    if match_key(title) not in _OPEN_TITLES:
        return title
    committee = f"{match_key(org_text)} "
    head = next((head for head in _HEADS if committee.startswith(f"{match_key(head)} ")), "")
    return f"{title} {head}".strip()


def office_phrase(title: str, committee: str) -> str:
    """Return title and committee as one phrase, words that both have said once.

    >>> office_phrase("Trưởng Ban", "Ban Tổ chức Thành ủy"), office_phrase("Thành ủy viên", "Thành ủy Vân Khê")
    ('Trưởng Ban Tổ chức Thành ủy', 'Thành ủy viên Vân Khê')
    """
    of_title, of_committee = title.split(), committee.split()
    member = len(of_title) - 1
    if of_title[-1:] == ["viên"] and match_key(" ".join(of_committee[:member])) == match_key(title[:-5]):
        return " ".join((*of_title, *of_committee[member:]))
    for shared in range(min(len(of_title), len(of_committee)), 0, -1):
        if list(map(match_key, of_title[-shared:])) == list(map(match_key, of_committee[:shared])):
            return " ".join((*of_title, *of_committee[shared:]))
    return " ".join((*of_title, *of_committee))


def printed_office(title: str, org_text: str, former: bool) -> str:
    """Return an office as a report prints it: title, then committee, *nguyên* in front of what is past."""
    words = f"{title} {org_text}".strip()
    has_former = words.lower().startswith(("nguyên", "cựu"))
    return f"nguyên {words}" if former and not has_former else words
