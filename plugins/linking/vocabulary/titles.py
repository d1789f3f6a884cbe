"""Words around a person's name: offices, ranks, honorifics. Keys in lower case.

Sources: Quy định 4148-QĐ/VPTW (2019) for offices of the party, the laws on officers and ranks, and what the press prints.
"""

from __future__ import annotations

from plugins.linking.vocabulary.wordlists import items

HONORIFICS = items(
    """
    đồng chí, các đồng chí, ông, bà, anh, chị, ông bà, cô, chú, đảng viên, cử tri, bác, cụ, ngài, em, mẹ
    bà con, luật sư, nhạc sĩ, nghệ sĩ, nhà báo, bác sĩ, kỹ sư, nhà văn, nhà thơ, họa sĩ, nghệ nhân, linh mục
    hòa thượng, thượng tọa, đại đức, giáo sư, phó giáo sư, tiến sĩ, thạc sĩ, anh hùng, liệt sĩ
    mẹ việt nam anh hùng, chiến sĩ, doanh nhân, thầy, thầy giáo, cô giáo, nhà giáo, nguyên soái, giáo viên
    chiến sỹ, liệt sỹ, nghệ sỹ, các ông, các bà, các anh, các chị, cô bé, em bé, quý ông, quý bà
    nghệ sĩ nhân dân, nghệ sĩ ưu tú, nhà giáo nhân dân, nhà giáo ưu tú, thầy thuốc nhân dân
    thầy thuốc ưu tú, kiến trúc sư, nhà khoa học, nhà sử học, nhà nghiên cứu, nhà thiết kế, nhiếp ảnh gia
    ca sĩ, đạo diễn, biên tập viên, phóng viên, nhà lãnh đạo, lão thành cách mạng, thương binh, bệnh binh
    cựu chiến binh, anh hùng lao động, anh hùng lực lượng vũ trang nhân dân, bí danh, giám mục
    tổng giám mục, hồng y, mục sư, ni sư, ni trưởng, hòa thượng tiến sĩ, tỳ kheo, sư cô, đức tổng giám mục
    vận động viên, huấn luyện viên, sinh viên, học sinh, nông dân, công nhân, hộ ông, hộ bà, vợ, chồng
    con trai, con gái, bị can, bị cáo, phó tiến sĩ, dược sĩ, già làng, trưởng bản, tân binh
    đại biểu quốc hội, chủ hộ, vợ ông, chồng bà
    """
)
"""Words before a person's name that are no part of it."""

SHORT_NAME_HONORIFICS = items("ông, bà, anh, chị, cô, chú, bác, thầy, đồng chí, cụ, các ông, các bà, ngài")
"""Honorifics after which a given name alone names somebody."""

PRONOUNS = items("ông, bà, đồng chí, anh, chị")
"""Honorifics that alone refer back to a person."""

RANKS = items(
    """
    thiếu úy, trung úy, thượng úy, đại úy, thiếu tá, trung tá, thượng tá, đại tá, thiếu tướng, trung tướng
    thượng tướng, đại tướng, chuẩn đô đốc, phó đô đốc, đô đốc, hạ sĩ, trung sĩ, thượng sĩ, chuẩn úy
    nguyên soái
    """
)
"""Ranks: titles before a name, complete without a committee."""

COMPLETE_TITLES = RANKS | items(
    """
    thành ủy viên, tỉnh ủy viên, quận ủy viên, huyện ủy viên, thị ủy viên, đảng ủy viên, chi ủy viên
    chủ tịch nước, phó chủ tịch nước, thủ tướng, phó thủ tướng, tổng bí thư, ủy viên thường vụ
    ủy viên trung ương, ủy viên ban thường vụ, ủy viên dự khuyết trung ương, quyền thủ tướng
    phó thủ tướng thường trực, quyền chủ tịch nước, tổng kiểm toán nhà nước, phó tổng kiểm toán nhà nước
    xứ ủy viên, khu ủy viên, quyền tổng bí thư
    """
)
"""Titles that say an office without a committee."""

TITLES = COMPLETE_TITLES | items(
    """
    bí thư, phó bí thư, phó bí thư thường trực, bí thư thường trực, bí thư thứ nhất, quyền bí thư, chủ tịch
    phó chủ tịch, phó chủ tịch thường trực, chủ tịch danh dự, quyền chủ tịch, phó chủ tịch chuyên trách
    ủy viên, ủy viên dự khuyết, ủy viên chuyên trách, ủy viên thường trực, thư ký, tổng thư ký
    phó tổng thư ký, trưởng, phó trưởng, phó trưởng thường trực, phó trưởng ban thường trực
    trưởng ban thường trực, phó trưởng đoàn chuyên trách, trưởng đoàn, phó trưởng đoàn, trưởng ban
    phó trưởng ban, phó ban, trưởng phòng, phó trưởng phòng, phó phòng, chánh, phó chánh, chánh thanh tra
    phó chánh thanh tra, chánh án, phó chánh án, viện trưởng, phó viện trưởng, phó viện trưởng thường trực
    giám đốc, phó giám đốc, phó giám đốc thường trực, tổng giám đốc, phó tổng giám đốc, quyền giám đốc
    bộ trưởng, thứ trưởng, thứ trưởng thường trực, hiệu trưởng, phó hiệu trưởng, cục trưởng, phó cục trưởng
    chi cục trưởng, phó chi cục trưởng, vụ trưởng, phó vụ trưởng, tổng cục trưởng, phó tổng cục trưởng
    chủ nhiệm, phó chủ nhiệm, phó chủ nhiệm thường trực, tổng biên tập, phó tổng biên tập, tổng kiểm toán
    tư lệnh, phó tư lệnh, chính ủy, phó chính ủy, chỉ huy trưởng, phó chỉ huy trưởng, tham mưu trưởng
    chính trị viên, đội trưởng, phó đội trưởng, trạm trưởng, tổ trưởng, tổ phó, đồn trưởng, chuyên viên
    cán bộ, phó trưởng ban chuyên trách, chủ tịch hội đồng quản trị, thành viên, đại biểu, hội viên, trợ lý
    giám đốc sở, trưởng đại diện, tổng lãnh sự, đại sứ, kế toán trưởng, viên chức, công chức, trưởng khoa
    phó trưởng khoa, phó tổng thanh tra, tổng thanh tra, trưởng tiểu ban, phó trưởng tiểu ban
    phó bí thư chuyên trách, phó bí thư phụ trách, ủy viên thư ký, quyền bộ trưởng, quyền viện trưởng
    quyền chánh án, quyền hiệu trưởng, quyền cục trưởng, quyền vụ trưởng, quyền trưởng, quyền chánh
    quyền tổng giám đốc, quyền chi cục trưởng, phó giám đốc phụ trách, phó trưởng phụ trách
    phó chủ tịch phụ trách, phó hiệu trưởng phụ trách, phó viện trưởng phụ trách, phó cục trưởng phụ trách
    phó chi cục trưởng phụ trách, phó chánh phụ trách, phó tổng giám đốc phụ trách, phó chủ nhiệm phụ trách
    phó tổng giám đốc thường trực, phó tư lệnh thường trực, phó chánh thường trực, phó chánh án thường trực
    phó trưởng phòng phụ trách, phó vụ trưởng phụ trách, tổng tham mưu trưởng, phó tổng tham mưu trưởng
    phó tham mưu trưởng, tư lệnh trưởng, chủ nhiệm chính trị, phó chủ nhiệm chính trị, chính trị viên phó
    phó chính trị viên, phó đồn trưởng, trung đoàn trưởng, sư đoàn trưởng, lữ đoàn trưởng, tiểu đoàn trưởng
    đại đội trưởng, phó trạm trưởng, giám thị, phó giám thị, trưởng công an, phó trưởng công an
    trưởng ban chỉ huy, hạt trưởng, hiệu phó, giám học, chủ tịch hội đồng thành viên
    phó chủ tịch hội đồng quản trị, trưởng trạm, phó trưởng trạm, trưởng thôn, trưởng ấp, trưởng khu phố
    tổ trưởng tổ dân phố, đổng lý, công tố viên, kiểm sát viên, kiểm sát viên cao cấp, thẩm phán, phó đại sứ
    tham tán, lãnh sự, bí thư thứ hai, công sứ, kiểm toán trưởng, phó tổng kiểm toán, ủy viên hội đồng
    giám đốc điều hành, tổng đạo diễn, thư ký tòa soạn, phó trưởng đại diện, trưởng phân xã, trưởng đài
    phó trưởng đài, đài trưởng, viện chủ, trụ trì, đồng trưởng ban, trưởng nhóm, trưởng bộ phận
    trưởng văn phòng, thống đốc, phó thống đốc, tổng biên tập phụ trách
    thống sứ, tỉnh trưởng, cán bộ chuyên trách, trưởng chi nhánh, đội phó, chủ tọa
    """
)
"""Words that say an office, with or without the committee."""

TITLES_WITH_HEADS = {
    "trưởng ban": "ban",
    "phó trưởng ban": "ban",
    "trưởng phòng": "phòng",
    "phó trưởng phòng": "phòng",
    "trưởng đoàn": "đoàn",
    "phó trưởng đoàn": "đoàn",
    "chánh thanh tra": "thanh tra",
    "phó chánh thanh tra": "thanh tra",
    "ủy viên thường vụ": "thường vụ",
    "ủy viên ban thường vụ": "ban thường vụ",
    "ủy viên trung ương": "trung ương",
    "trưởng khoa": "khoa",
    "phó trưởng khoa": "khoa",
    "giám đốc sở": "sở",
    "chủ tịch hội đồng quản trị": "hội đồng quản trị",
    "trưởng tiểu ban": "tiểu ban",
    "phó trưởng tiểu ban": "tiểu ban",
    "phó chủ tịch hội đồng quản trị": "hội đồng quản trị",
    "chủ tịch hội đồng thành viên": "hội đồng thành viên",
    "trưởng công an": "công an",
    "phó trưởng công an": "công an",
    "trưởng ban chỉ huy": "ban chỉ huy",
    "trưởng trạm": "trạm",
    "phó trưởng trạm": "trạm",
    "trưởng đài": "đài",
    "phó trưởng đài": "đài",
    "trưởng văn phòng": "văn phòng",
}
"""Titles whose last words are the head of the committee, when the committee's words follow."""

FORMER = items("nguyên, cựu")
"""Words before a title: the office is over."""
