"""Short forms of names and words that reports use, as data. Editors extend the table in their settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ABBREVIATIONS: Mapping[str, Sequence[str]] = {
    # places
    "Thành phố Hồ Chí Minh": ("TPHCM", "TP.HCM", "TP-HCM", "Tp.HCM", "TPHồ Chí Minh"),
    "Hồ Chí Minh": ("HCM",),
    "Thành phố": ("TP", "T.P"),
    "Hà Nội": ("HN",),
    "Bà Rịa Vũng Tàu": ("BR-VT", "BRVT"),
    # party
    "Trung ương": ("T.Ư", "TƯ", "T.W", "TW"),
    "Ban Chấp hành": ("BCH",),
    "Ủy ban Kiểm tra": ("UBKT",),
    "đồng chí": ("đ/c", "đc"),
    "các đồng chí": ("các đ/c",),
    # state
    "Ủy ban nhân dân": ("UBND",),
    "Hội đồng nhân dân": ("HĐND",),
    "đại biểu Quốc hội": ("ĐBQH",),
    "Tòa án nhân dân": ("TAND",),
    "Viện kiểm sát nhân dân": ("VKSND",),
    "Công an nhân dân": ("CAND",),
    "Kế hoạch và Đầu tư": ("KH&ĐT", "KH-ĐT", "KHĐT"),
    "Tài nguyên và Môi trường": ("TN&MT", "TN-MT", "TNMT"),
    "Nông nghiệp và Môi trường": ("NN&MT", "NN-MT", "NNMT"),
    "Nông nghiệp và Phát triển nông thôn": ("NN&PTNT", "NN-PTNT", "NNPTNT"),
    "Lao động - Thương binh và Xã hội": ("LĐ-TB-XH", "LĐ-TB&XH", "LĐTB&XH", "LĐTBXH", "LĐ,TB&XH"),
    "Giáo dục và Đào tạo": ("GD&ĐT", "GD-ĐT", "GDĐT"),
    "Giao thông Vận tải": ("GTVT",),
    "Thông tin và Truyền thông": ("TT&TT", "TT-TT", "TTTT"),
    "Khoa học và Công nghệ": ("KH&CN", "KH-CN", "KHCN"),
    "Văn hóa, Thể thao và Du lịch": ("VHTTDL", "VH,TT&DL", "VH-TT-DL", "VH-TT&DL"),
    "Văn hóa và Thể thao": ("VH&TT", "VH-TT"),
    "Quy hoạch - Kiến trúc": ("QH-KT", "QHKT", "QH&KT"),
    "Cảnh sát điều tra": ("CSĐT",),
    "Cảnh sát giao thông": ("CSGT",),
    "Phòng cháy chữa cháy": ("PCCC",),
    # the front, unions and associations
    "Mặt trận Tổ quốc": ("MTTQ",),
    "Mặt trận Tổ quốc Việt Nam": ("MTTQVN",),
    "Liên đoàn Lao động": ("LĐLĐ",),
    "Hội Liên hiệp Phụ nữ": ("LHPN", "HLHPN", "Hội LHPN"),
    "Thanh niên Cộng sản Hồ Chí Minh": ("TNCS Hồ Chí Minh", "TNCS"),
    "Cựu chiến binh": ("CCB",),
    # economy
    "Khu Chế xuất": ("KCX",),
    "Khu Công nghiệp": ("KCN",),
    "Công nghiệp": ("CN",),
    "Hội đồng quản trị": ("HĐQT",),
    "Hội đồng thành viên": ("HĐTV",),
    "trách nhiệm hữu hạn": ("TNHH",),
    "cổ phần": ("CP",),
    # schools and press
    "trung học phổ thông": ("THPT",),
    "trung học cơ sở": ("THCS",),
    "Đại học Quốc gia": ("ĐHQG",),
    "Đại học": ("ĐH",),
    "Tiếng nói Việt Nam": ("TNVN",),
    "Thông tấn xã Việt Nam": ("TTXVN",),
    # ranks before names
    "Phó giáo sư": ("PGS",),
    "Giáo sư": ("GS",),
    "Tiến sĩ": ("TS",),
    "Thạc sĩ": ("ThS",),
}
"""Long form, and the short forms that mean it. Case and the place of tone marks do not count."""


def with_more(more: Mapping[str, Sequence[str]] | None) -> dict[str, tuple[str, ...]]:
    """Return the table with *more* added; a short form in *more* replaces the same one in the table."""
    extra = {form.casefold() for forms in (more or {}).values() for form in forms}
    table = {
        long: tuple(form for form in forms if form.casefold() not in extra)
        for long, forms in ABBREVIATIONS.items()
    }
    for long, forms in (more or {}).items():
        table[long] = (*table.get(long, ()), *forms)
    return table
