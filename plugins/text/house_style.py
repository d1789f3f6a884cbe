"""How the house writes: where a tone stands, what is written with capitals, which words are no slips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

TONES = ("older", "newer", "any")
"""Where a tone stands in an open *oa, oe, uy*: *hòa*, *hoà*, or either."""

CAPITALS = tuple(
    part.strip()
    for line in """
Bộ Chính trị, Ban Bí thư, Ban Chấp hành Trung ương, Ban Chấp hành Đảng bộ, Ban Thường vụ
Ban Thường vụ Thành ủy, Ban Thường vụ Tỉnh ủy, Ban Thường vụ Quận ủy, Ban Thường vụ Huyện ủy, Ban Thường vụ Đảng ủy
Thường trực Thành ủy, Thường trực Tỉnh ủy, Thường trực Quận ủy, Thường trực Huyện ủy
Thành ủy, Tỉnh ủy, Quận ủy, Huyện ủy, Thị ủy, Đảng ủy, Đảng bộ
Ban Tổ chức, Ban Tuyên giáo, Ban Tuyên giáo và Dân vận, Ban Dân vận, Ban Nội chính, Ban Kinh tế Trung ương
Ban Đối ngoại Trung ương, Ủy ban Kiểm tra, Văn phòng Trung ương Đảng, Văn phòng Thành ủy, Hội đồng Lý luận Trung ương
Quân ủy Trung ương, Đảng ủy Công an Trung ương, Ban Cán sự đảng
Tổng Bí thư, Bí thư Thành ủy, Bí thư Tỉnh ủy, Bí thư Quận ủy, Bí thư Huyện ủy, Bí thư Đảng ủy, Bí thư Trung ương Đảng
Phó Bí thư, Phó Bí thư Thường trực, Phó Bí thư Thành ủy, Phó Bí thư Thường trực Thành ủy
Ủy viên Bộ Chính trị, Ủy viên Ban Chấp hành Trung ương, Ủy viên Trung ương Đảng, Ủy viên Ban Thường vụ
Trưởng Ban Tổ chức, Trưởng Ban Tuyên giáo, Trưởng Ban Dân vận, Trưởng Ban Nội chính
Phó Trưởng Ban Tổ chức, Phó Trưởng Ban Tuyên giáo, Phó Trưởng Ban Dân vận, Phó Trưởng Ban Nội chính
Phó Trưởng Ban Thường trực, Chủ nhiệm Ủy ban Kiểm tra, Phó Chủ nhiệm Ủy ban Kiểm tra
Chánh Văn phòng Thành ủy, Phó Chánh Văn phòng Thành ủy, Thành ủy viên, Tỉnh ủy viên, Quận ủy viên, Huyện ủy viên
""".splitlines()
    for part in line.split(",")
    if part.strip()
)
"""Party bodies and offices. Source: Quy định 4148-QĐ/VPTW (2019)."""

WORDS = frozenset(
    """
    đắk đăk lắk lăk krông êđê mơnông xtiêng stiêng xơđăng sơđăng cơtu hrê brâu rơmăm raglây cơho bana
    xôviết pônpốt mátxcơva ôxtrâylia kilôgam kilômét mêtan xăngtimét ácboníc ôxi vắcxin xêri rađiô viđêô
    lôgíc gíc tíc môđun tôpô nanô côngxectô kilôoát axít bazơ ôtô môtô oátnghị rônêô phôtô photô tivi xíchlô bêtông ôliu
    """.split()
)
"""Words that no rule of Vietnamese syllables makes, and that are no slips."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What editors may set in ``settings/language.yaml``; the lists add to those of the program."""

    tones: str = "older"
    """One of ``TONES``."""
    capitals: tuple[str, ...] = ()
    """Bodies and offices as they are written."""
    words: frozenset[str] = frozenset()
    """Words that are no slips, in lower case."""


def wrong_capitals(right: str) -> Iterator[str]:
    """Yield the ways to write *right*, whose first letter is a capital, with other capitals inside.

    >>> list(wrong_capitals("Bộ Chính trị"))
    ['Bộ Chính Trị', 'Bộ chính Trị', 'Bộ chính trị']
    """
    first, *others = right.split()
    for words in product(*((word[:1].upper() + word[1:], word[:1].lower() + word[1:]) for word in others)):
        wrong = " ".join((first, *words))
        if wrong != right:
            yield wrong
