"""Short forms of names and words that reports use, as data. Editors extend the table in their settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ABBREVIATIONS: Mapping[str, Sequence[str]] = {
    # places
    "Thành phố Hồ Chí Minh": ("TPHCM", "TP.HCM", "TP-HCM", "Tp.HCM", "TPHồ Chí Minh"),
    "Hồ Chí Minh": ("HCM",),
    "Thành phố": ("TP", "Tp", "T.P"),
    "Hà Nội": ("HN",),
    "Bà Rịa Vũng Tàu": ("BR-VT", "BRVT"),
    # party
    "Trung ương": ("T.Ư", "TƯ", "T.W", "TW"),
    "Ban Chấp hành": ("BCH",),
    "Ban Thường vụ": ("BTV",),
    "Ủy ban Kiểm tra": ("UBKT",),
    "Ban Tổ chức": ("BTC",),
    "Ban Tuyên giáo": ("BTG",),
    "Ban Cán sự Đảng": ("BCSĐ",),
    "Ban Chỉ đạo": ("BCĐ",),
    "Ban Quản lý": ("BQL",),
    "đồng chí": ("đ/c", "đc"),
    # state
    "Ủy ban nhân dân": ("UBND",),
    "Hội đồng nhân dân": ("HĐND",),
    "đại biểu Quốc hội": ("ĐBQH",),
    "Đoàn đại biểu Quốc hội": ("ĐĐBQH",),
    "Ủy ban Thường vụ Quốc hội": ("UBTVQH",),
    "Xã hội chủ nghĩa": ("XHCN",),
    "Tòa án nhân dân": ("TAND",),
    "Viện kiểm sát nhân dân": ("VKSND",),
    "kiểm sát nhân dân": ("KSND",),
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
    "Khoa học, Công nghệ và Môi trường": ("KHCN&MT",),
    "Văn hóa, Thông tin": ("VHTT", "VH-TT"),
    "Dân số - Kế hoạch hóa gia đình": ("DS-KHHGĐ", "DSKHHGĐ"),
    "Bảo hiểm xã hội": ("BHXH",),
    "Kho bạc Nhà nước": ("KBNN",),
    "Ngân hàng Nhà nước": ("NHNN",),
    "Quản lý dự án": ("QLDA",),
    "Quản lý thị trường": ("QLTT",),
    "Thi hành án dân sự": ("THADS",),
    "Phát thanh và Truyền hình": ("PTTH", "PT&TH", "PT-TH"),
    "Chỉ huy quân sự": ("CHQS",),
    "Bộ đội Biên phòng": ("BĐBP",),
    "Quân đội nhân dân": ("QĐND",),
    "Quản lý hành chính": ("QLHC",),
    "Trật tự xã hội": ("TTXH",),
    "Cứu nạn cứu hộ": ("CNCH",),
    "Cảnh sát điều tra": ("CSĐT",),
    "Cảnh sát giao thông": ("CSGT",),
    "Phòng cháy chữa cháy": ("PCCC",),
    # the front, unions and associations
    "Mặt trận Tổ quốc": ("MTTQ",),
    "Mặt trận Tổ quốc Việt Nam": ("MTTQVN",),
    "Liên đoàn Lao động": ("LĐLĐ",),
    "Liên hiệp Phụ nữ": ("LHPN",),
    "Hội Liên hiệp Phụ nữ": ("HLHPN", "HPN"),
    "Liên hiệp Thanh niên": ("LHTN",),
    "Thanh niên Cộng sản": ("TNCS",),
    "Đoàn Thanh niên": ("ĐTN",),
    "Cựu chiến binh": ("CCB",),
    "Hội Cựu chiến binh": ("HCCB",),
    "Hội Nông dân": ("HND",),
    "Chữ thập đỏ": ("CTĐ",),
    "Văn học Nghệ thuật": ("VHNT",),
    "Khoa học và Kỹ thuật": ("KHKT", "KH&KT", "KH-KT"),
    # economy
    "Khu Chế xuất": ("KCX",),
    "Khu Công nghiệp": ("KCN",),
    "Công nghiệp": ("CN",),
    "Hội đồng quản trị": ("HĐQT",),
    "Hội đồng thành viên": ("HĐTV",),
    "trách nhiệm hữu hạn": ("TNHH",),
    "cổ phần": ("CP",),
    "Công ty cổ phần": ("CTCP",),
    "một thành viên": ("MTV",),
    "thương mại cổ phần": ("TMCP",),
    "xuất nhập khẩu": ("XNK",),
    "Hợp tác xã": ("HTX",),
    "Doanh nghiệp": ("DN",),
    "Khu công nghệ cao": ("KCNC",),
    # schools and press
    "trung học phổ thông": ("THPT",),
    "trung học cơ sở": ("THCS",),
    "phổ thông dân tộc nội trú": ("PTDTNT",),
    "phổ thông dân tộc bán trú": ("PTDTBT",),
    "phổ thông dân tộc": ("PTDT",),
    "giáo dục thường xuyên": ("GDTX",),
    "giáo dục nghề nghiệp": ("GDNN",),
    "Cao đẳng": ("CĐ",),
    "Đại học Quốc gia": ("ĐHQG",),
    "Đại học": ("ĐH",),
    "Tiếng nói Việt Nam": ("TNVN",),
    "Thông tấn xã Việt Nam": ("TTXVN",),
    # ranks before names
    "Phó giáo sư": ("PGS",),
    "Giáo sư": ("GS",),
    "Tiến sĩ": ("TS", "TSKH"),
    "Thạc sĩ": ("ThS", "Ths", "Th.S"),
    "bác sĩ": ("BS", "BSCKI", "BSCKII", "CKI", "CKII"),
    "kiến trúc sư": ("KTS",),
    "luật sư": ("LS",),
    "nhà giáo": ("NGND", "NGƯT"),
    "nghệ sĩ": ("NSND", "NSƯT"),
    "Anh hùng": ("AHLLVTND", "AHLĐ"),
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
