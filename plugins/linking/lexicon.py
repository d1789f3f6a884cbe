"""Words of the genre: heads of bodies, titles, honorifics, levels of territory, surnames. Keys in lower case.

Sources: Quy định 4148-QĐ/VPTW (2019) for party bodies and offices, the laws on organising government and
local government for state ones, and what the press prints.
"""

from __future__ import annotations


def lines(block: str) -> frozenset[str]:
    """Return the items of *block*, separated by commas and line ends."""
    return frozenset(part.strip() for line in block.splitlines() for part in line.split(",") if part.strip())


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


LEVELS = lines("thành phố, tỉnh, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu")
"""Words that say what a place is."""

DOTTED_LEVELS = {
    "tp": "thành phố",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "tx": "thị xã",
    "tt": "thị trấn",
    "t": "tỉnh",
}
"""Levels cut to letters, before a full stop: *Q.7*, *H.Bình Chánh*."""

COMMITTEE_LEVEL = {
    "thành ủy": "thành phố",
    "tỉnh ủy": "tỉnh",
    "quận ủy": "quận",
    "huyện ủy": "huyện",
    "thị ủy": "thị xã",
    "thành đoàn": "thành phố",
    "tỉnh đoàn": "tỉnh",
    "quận đoàn": "quận",
    "huyện đoàn": "huyện",
    "thị đoàn": "thị xã",
    "thành hội": "thành phố",
    "tỉnh hội": "tỉnh",
}
"""Heads that say the level of their place themselves."""

TERRITORIAL = lines(
    """
    đảng bộ, đảng ủy, chi bộ, chi ủy, khu ủy
    ủy ban nhân dân, hội đồng nhân dân, ủy ban kháng chiến, ủy ban bầu cử, đoàn đại biểu quốc hội
    công an, công an nhân dân, ban chỉ huy quân sự, bộ chỉ huy quân sự, bộ tư lệnh, bộ đội biên phòng
    bộ chỉ huy bộ đội biên phòng, viện kiểm sát nhân dân, tòa án nhân dân, viện kiểm sát, tòa án
    ủy ban mặt trận tổ quốc việt nam, ủy ban mặt trận tổ quốc, mặt trận tổ quốc, mặt trận tổ quốc việt nam
    ủy ban mặt trận
    liên đoàn lao động, hội nông dân, hội nông dân việt nam, hội phụ nữ, hội liên hiệp phụ nữ
    hội liên hiệp phụ nữ việt nam, hội cựu chiến binh, hội cựu chiến binh việt nam, đoàn thanh niên
    đoàn thanh niên cộng sản hồ chí minh, đoàn, hội chữ thập đỏ, hội liên hiệp thanh niên
    hội liên hiệp thanh niên việt nam, hội sinh viên, liên minh hợp tác xã, hội khuyến học, hội người cao tuổi
    kho bạc nhà nước, bảo hiểm xã hội, thanh tra
    hội nhà báo, hội luật gia, liên hiệp các hội khoa học và kỹ thuật, liên hiệp các tổ chức hữu nghị
    đoàn luật sư, đoàn khối, liên đoàn
    ban cán sự, đảng ủy khối, đảng ủy khối các cơ quan, đảng ủy khối doanh nghiệp, đảng ủy khối các cơ quan và doanh nghiệp
    đảng ủy các cơ quan đảng, đảng ủy ủy ban nhân dân, đảng ủy công an, đảng ủy quân sự, đảng bộ các cơ quan đảng
    bộ tư lệnh thủ đô, ban chỉ huy phòng thủ khu vực, đồn công an, trạm công an, tòa án nhân dân khu vực
    viện kiểm sát nhân dân khu vực, tòa án quân sự, viện kiểm sát quân sự, phòng thủ dân sự
    hội sinh viên việt nam, hội cựu thanh niên xung phong, hội thanh niên xung phong, hội đông y
    hội nạn nhân chất độc da cam, hội người mù, hội bảo trợ người khuyết tật và trẻ mồ côi, hội văn học nghệ thuật
    liên hiệp các hội văn học nghệ thuật, hội doanh nghiệp, hội doanh nhân trẻ, hiệp hội doanh nghiệp, hội đồng đội
    ủy ban đoàn kết công giáo, ban trị sự giáo hội phật giáo, hội khoa học lịch sử, hội kiến trúc sư, hội người việt nam
    ban đại diện hội người cao tuổi, hội luật sư, hội kế hoạch hóa gia đình, hội cựu giáo chức, hội y học
    """
)
"""Heads that take a place, whatever its level."""

ORGANS = lines(
    """
    ban thường vụ, thường vụ, thường trực, ban chấp hành, ban tổ chức, ban tuyên giáo, ban dân vận
    ban tuyên giáo và dân vận, ban nội chính, ban kinh tế, ban đối ngoại, ủy ban kiểm tra, văn phòng
    ban bảo vệ chăm sóc sức khỏe cán bộ, ban cán sự đảng, đảng đoàn, ban chỉ đạo
    ban giám đốc, ban giám hiệu, ban lãnh đạo, đoàn chủ tịch, ban thường trực, ban bí thư, hội đồng quản trị
    hội đồng thành viên, công đoàn, công đoàn cơ sở, đoàn kiểm tra, đoàn giám sát, đoàn công tác, tổ công tác
    ủy ban thường vụ, ban biên tập, cơ quan ủy ban kiểm tra, đảng bộ cơ quan, đảng ủy cơ quan
    ban pháp chế, ban đô thị, ban kinh tế ngân sách, ban văn hóa xã hội, ban cơ yếu, tiểu ban, trường đảng
    ban thi đua khen thưởng, thường trực đảng ủy, ban công tác đại biểu, ban dân nguyện, hội đồng khoa học
    ban pháp chế, ban văn hóa xã hội, ban dân tộc, ban kinh tế xã hội, tổ đại biểu, thường trực ủy ban
    ban công tác phía nam, ban công tác mặt trận, ban thanh tra nhân dân, ban giám khảo, ban tổ chức cán bộ
    ban xây dựng đảng, ban tuyên huấn, cơ quan thường trực, cơ quan cảnh sát điều tra, cơ quan an ninh điều tra
    hội đồng bầu cử, ban kiểm soát, ban điều hành, hội đồng trường, hội đồng giám đốc, đảng ủy bộ phận, chi bộ cơ sở
    """
)
"""Heads of organs: they take the body they belong to."""

TOPICAL = lines(
    """
    sở, bộ, ban, phòng, trung tâm, cục, tổng cục, chi cục, vụ, viện, học viện, trường, trường đại học
    trường cao đẳng, trường chính trị, đại học, trường trung học phổ thông, trường trung học cơ sở
    trường tiểu học, trường mầm non, nhà trường, ban quản lý, ban quản lý dự án, trung tâm y tế, trường học
    ủy ban, hội đồng, hội, hiệp hội, liên hiệp, liên minh, tổng liên đoàn, công ty, tổng công ty, tập đoàn
    công ty cổ phần, công ty trách nhiệm hữu hạn, ngân hàng, doanh nghiệp, xí nghiệp, hợp tác xã, nhà máy
    bệnh viện, trạm y tế, nhà xuất bản, báo, tạp chí, đài, đài phát thanh, đài truyền hình, trang tin điện tử
    cổng thông tin điện tử, thư viện, nhà hát, nhà văn hóa, quỹ, trung đoàn, sư đoàn, lữ đoàn, tiểu đoàn
    quân khu, quân đoàn, quân chủng, binh chủng, binh đoàn, đồn biên phòng, đội, trạm, tổ, kiểm toán nhà nước
    kiểm toán, giáo hội, tòa soạn, thông tấn xã, văn phòng, ban chỉ đạo, công viên phần mềm
    khu quản lý, ban trị sự, liên chi hội, chi hội, chi cục, tổng lãnh sự quán, đại sứ quán, nhà thiếu nhi
    tổng công ty cổ phần, công ty trách nhiệm hữu hạn một thành viên, công ty đầu tư, công ty mẹ, ngân hàng thương mại cổ phần
    trường phổ thông dân tộc, trường phổ thông dân tộc nội trú, trường trung cấp, trường phổ thông, trường quân sự
    vùng, trường sĩ quan, trường đại học sư phạm, phân hiệu, phân viện, nhạc viện, viện nghiên cứu, bảo tàng, khu di tích
    phòng khám, trung tâm văn hóa, nhà khách, nhà xuất bản, hãng phim, hãng hàng không, thời báo, chuyên trang
    tổng đài, bộ tham mưu, cục chính trị, tổng cục chính trị, bộ tổng tham mưu, đại đội, hải đội, hải đoàn
    vùng cảnh sát biển, vùng hải quân, cảnh sát biển, trại giam, trại tạm giam, kho, cảng vụ, hạt kiểm lâm, hạt
    vườn quốc gia, khu bảo tồn, liên đoàn, câu lạc bộ, hội quán, giáo phận, thành hội phật giáo, tổng hội
    ban dân vận khối, ban đại diện, ban liên lạc, ban vận động, ủy ban bảo vệ, văn phòng đại diện, thông tấn xã
    ủy ban chứng khoán, ủy ban dân tộc, tổng kho, cụm thi đua, tổ hợp tác, nông trường, lâm trường, bưu điện
    điện lực, công ty điện lực, chi nhánh, quỹ tín dụng nhân dân, quỹ đầu tư, bảo việt, trung tâm dịch vụ
    """
)
"""Heads that take words saying what they deal with, or a proper name."""

COUNTED = lines(
    """
    quân khu, quân đoàn, sư đoàn, lữ đoàn, trung đoàn, tiểu đoàn, đại đội, binh đoàn, vùng hải quân, vùng cảnh sát biển
    vùng, hải đoàn, hải đội, trại giam, nhà máy, kho
    """
)
"""Heads that a number follows."""

NATIONAL = lines(
    """
    bộ chính trị, quốc hội, chính phủ, ban bí thư, ban bí thư trung ương đảng, ban bí thư trung ương
    trung ương đảng, ban chấp hành trung ương đảng, ban chấp hành trung ương, ủy ban thường vụ quốc hội
    quân ủy trung ương, ủy ban trung ương mặt trận tổ quốc việt nam, văn phòng chủ tịch nước
    đoàn chủ tịch ủy ban trung ương mặt trận tổ quốc việt nam, văn phòng quốc hội, văn phòng chính phủ
    tòa án nhân dân tối cao, viện kiểm sát nhân dân tối cao, kiểm toán nhà nước, thanh tra chính phủ
    mặt trận tổ quốc việt nam, tổng liên đoàn lao động việt nam, trung ương đoàn, ban chấp hành trung ương đảng
    ủy ban kiểm tra trung ương, ban tổ chức trung ương, ban tuyên giáo trung ương, ban dân vận trung ương
    ban nội chính trung ương, ban kinh tế trung ương, ban đối ngoại trung ương, văn phòng trung ương đảng
    văn phòng trung ương, ban tuyên giáo và dân vận trung ương, hội đồng lý luận trung ương
    ban tổ chức trung ương đảng, ban tuyên giáo trung ương đảng, ủy ban kiểm tra trung ương đảng
    hội đồng bầu cử quốc gia, hội đồng quốc phòng và an ninh, văn phòng ban bí thư, quân đội nhân dân việt nam
    mặt trận dân tộc giải phóng miền nam việt nam, học viện chính trị quốc gia hồ chí minh, đảng cộng sản việt nam
    ủy ban trung ương mặt trận tổ quốc, đoàn chủ tịch tổng liên đoàn lao động việt nam, ngân hàng nhà nước việt nam
    trung ương hội nông dân việt nam, trung ương hội liên hiệp phụ nữ việt nam, trung ương hội cựu chiến binh việt nam
    trung ương đoàn thanh niên cộng sản hồ chí minh, ban tuyên giáo và dân vận trung ương đảng, trung ương cục miền nam
    ban chính sách chiến lược trung ương, đảng ủy chính phủ, đảng ủy quốc hội
    đảng ủy các cơ quan đảng trung ương, đảng ủy mặt trận tổ quốc các đoàn thể trung ương, đảng ủy công an trung ương
    đảng ủy khối các cơ quan trung ương, đảng ủy khối doanh nghiệp trung ương, đảng ủy ngoài nước
    ban dân vận trung ương đảng, ban nội chính trung ương đảng, ban kinh tế trung ương đảng, ban đối ngoại trung ương đảng
    hội đồng dân tộc, hội đồng thi đua khen thưởng trung ương, ban thi đua khen thưởng trung ương
    """
)
"""Bodies of which the country has one: a whole name, no place."""

SAME_NATIONAL = {
    "trung ương đảng": "ban chấp hành trung ương đảng",
    "ban chấp hành trung ương": "ban chấp hành trung ương đảng",
    "ban bí thư trung ương": "ban bí thư trung ương đảng",
    "ban bí thư": "ban bí thư trung ương đảng",
    "ban bí thư trung ương đảng": "ban bí thư",
    "trung ương đoàn": "trung ương đoàn thanh niên cộng sản hồ chí minh",
    "ủy ban trung ương mặt trận tổ quốc": "ủy ban trung ương mặt trận tổ quốc việt nam",
}
"""National bodies by a shorter or another name, and the name to try when the register lacks that one."""

BARE = frozenset(COMMITTEE_LEVEL) | lines(
    """
    đảng ủy, ban thường vụ, ban chấp hành, thường trực, ủy ban nhân dân, hội đồng nhân dân, sở, ủy ban kiểm tra
    ban tổ chức, ban tuyên giáo, ban dân vận, ban nội chính, công an, đảng bộ, liên đoàn lao động
    ban tuyên giáo và dân vận, ban quản lý, đảng ủy khối, hội đồng quản trị, hội đồng thành viên
    đoàn đại biểu quốc hội, viện kiểm sát nhân dân, tòa án nhân dân, mặt trận tổ quốc, ủy ban mặt trận tổ quốc việt nam
    """
)
"""Heads that stand alone once the reader knows whose they are."""

HONORIFICS = lines(
    """
    đồng chí, các đồng chí, ông, bà, anh, chị, ông bà, cô, chú, đảng viên, cử tri, bác, cụ, ngài, em, mẹ
    bà con, luật sư, nhạc sĩ, nghệ sĩ, nhà báo, bác sĩ, kỹ sư, nhà văn, nhà thơ, họa sĩ, nghệ nhân, linh mục
    hòa thượng, thượng tọa, đại đức, giáo sư, phó giáo sư, tiến sĩ, thạc sĩ, anh hùng, liệt sĩ, mẹ việt nam anh hùng
    chiến sĩ, doanh nhân, thầy, thầy giáo, cô giáo, nhà giáo, nguyên soái, giáo viên, chiến sỹ, liệt sỹ, nghệ sỹ
    các ông, các bà, các anh, các chị, cô bé, em bé, quý ông, quý bà, nghệ sĩ nhân dân, nghệ sĩ ưu tú, nhà giáo nhân dân
    nhà giáo ưu tú, thầy thuốc nhân dân, thầy thuốc ưu tú, kiến trúc sư, nhà khoa học, nhà sử học, nhà nghiên cứu
    nhà thiết kế, nhiếp ảnh gia, ca sĩ, đạo diễn, biên tập viên, phóng viên, nhà lãnh đạo, lão thành cách mạng
    thương binh, bệnh binh, cựu chiến binh, anh hùng lao động, anh hùng lực lượng vũ trang nhân dân, bí danh
    giám mục, tổng giám mục, hồng y, mục sư, ni sư, ni trưởng, hòa thượng tiến sĩ, tỳ kheo, sư cô, đức tổng giám mục
    vận động viên, huấn luyện viên, sinh viên, học sinh, nông dân, công nhân, hộ ông, hộ bà, vợ, chồng, con trai, con gái
    bị can, bị cáo, phó tiến sĩ, dược sĩ, già làng, trưởng bản, tân binh, đại biểu quốc hội, chủ hộ, vợ ông, chồng bà
    """
)
"""Words before a person's name that are no part of it."""

SHORT_NAME_HONORIFICS = lines("ông, bà, anh, chị, cô, chú, bác, đồng chí, cụ, các ông, các bà, ngài")
"""Honorifics after which a given name alone names somebody."""

RANKS = lines(
    """
    thiếu úy, trung úy, thượng úy, đại úy, thiếu tá, trung tá, thượng tá, đại tá, thiếu tướng, trung tướng
    thượng tướng, đại tướng, chuẩn đô đốc, phó đô đốc, đô đốc
    hạ sĩ, trung sĩ, thượng sĩ, chuẩn úy, nguyên soái
    """
)
"""Ranks: titles before a name, complete without a body."""

ALONE = RANKS | lines(
    """
    thành ủy viên, tỉnh ủy viên, quận ủy viên, huyện ủy viên, thị ủy viên, đảng ủy viên, chi ủy viên
    chủ tịch nước, phó chủ tịch nước, thủ tướng, phó thủ tướng, tổng bí thư, ủy viên thường vụ
    ủy viên trung ương, ủy viên ban thường vụ, ủy viên dự khuyết trung ương, quyền thủ tướng
    phó thủ tướng thường trực, quyền chủ tịch nước
    tổng kiểm toán nhà nước, phó tổng kiểm toán nhà nước, xứ ủy viên, khu ủy viên, quyền tổng bí thư
    """
)
"""Titles that say an office without a body."""

TITLES = ALONE | lines(
    """
    bí thư, phó bí thư, phó bí thư thường trực, bí thư thường trực, bí thư thứ nhất, quyền bí thư
    chủ tịch, phó chủ tịch, phó chủ tịch thường trực, chủ tịch danh dự, quyền chủ tịch, phó chủ tịch chuyên trách
    ủy viên, ủy viên dự khuyết, ủy viên chuyên trách, ủy viên thường trực, thư ký, tổng thư ký, phó tổng thư ký
    trưởng, phó trưởng, phó trưởng thường trực, phó trưởng ban thường trực, trưởng ban thường trực
    phó trưởng đoàn chuyên trách, trưởng đoàn, phó trưởng đoàn, trưởng ban, phó trưởng ban, phó ban
    trưởng phòng, phó trưởng phòng, phó phòng, chánh, phó chánh, chánh thanh tra, phó chánh thanh tra
    chánh án, phó chánh án, viện trưởng, phó viện trưởng, phó viện trưởng thường trực
    giám đốc, phó giám đốc, phó giám đốc thường trực, tổng giám đốc, phó tổng giám đốc, quyền giám đốc
    bộ trưởng, thứ trưởng, thứ trưởng thường trực, hiệu trưởng, phó hiệu trưởng, cục trưởng, phó cục trưởng
    chi cục trưởng, phó chi cục trưởng, vụ trưởng, phó vụ trưởng, tổng cục trưởng, phó tổng cục trưởng
    chủ nhiệm, phó chủ nhiệm, phó chủ nhiệm thường trực, tổng biên tập, phó tổng biên tập, tổng kiểm toán
    tư lệnh, phó tư lệnh, chính ủy, phó chính ủy, chỉ huy trưởng, phó chỉ huy trưởng, tham mưu trưởng
    chính trị viên, đội trưởng, phó đội trưởng, trạm trưởng, tổ trưởng, tổ phó, đồn trưởng, chuyên viên, cán bộ
    phó trưởng ban chuyên trách, phó trưởng đoàn, chủ tịch hội đồng quản trị, thành viên, đại biểu, hội viên
    trợ lý, giám đốc sở, trưởng đại diện, tổng lãnh sự, đại sứ, kế toán trưởng, viên chức, công chức
    trưởng khoa, phó trưởng khoa, phó tổng thanh tra, tổng thanh tra, trưởng tiểu ban, phó trưởng tiểu ban
    phó bí thư chuyên trách, phó bí thư phụ trách, ủy viên thư ký, 
    quyền bộ trưởng, quyền viện trưởng, quyền chánh án, quyền hiệu trưởng, quyền cục trưởng, quyền vụ trưởng, quyền trưởng
    quyền chánh, quyền tổng giám đốc, quyền chi cục trưởng, phó giám đốc phụ trách, phó trưởng phụ trách
    phó chủ tịch phụ trách, phó hiệu trưởng phụ trách, phó viện trưởng phụ trách, phó cục trưởng phụ trách
    phó chi cục trưởng phụ trách, phó chánh phụ trách, phó tổng giám đốc phụ trách, phó chủ nhiệm phụ trách
    phó tổng giám đốc thường trực, phó tư lệnh thường trực, phó chánh thường trực, phó chánh án thường trực
    phó trưởng phòng phụ trách, phó vụ trưởng phụ trách
    tổng tham mưu trưởng, phó tổng tham mưu trưởng, phó tham mưu trưởng, tư lệnh trưởng, chủ nhiệm chính trị
    phó chủ nhiệm chính trị, chính trị viên phó, phó chính trị viên, phó đồn trưởng, trung đoàn trưởng, sư đoàn trưởng
    lữ đoàn trưởng, tiểu đoàn trưởng, đại đội trưởng, phó trạm trưởng, giám thị, phó giám thị, trưởng công an
    phó trưởng công an, trưởng ban chỉ huy, hạt trưởng, hiệu phó, giám học
    viện phó, chủ tịch hội đồng thành viên, phó chủ tịch hội đồng quản trị, 
    phó chủ nhiệm thường trực, trưởng trạm, phó trưởng trạm, trưởng thôn, trưởng ấp, trưởng khu phố
    tổ trưởng tổ dân phố, đổng lý, công tố viên, kiểm sát viên
    kiểm sát viên cao cấp, thẩm phán, phó đại sứ, tham tán, lãnh sự, bí thư thứ hai, công sứ, kiểm toán trưởng
    phó tổng kiểm toán, ủy viên hội đồng, giám đốc điều hành, tổng đạo diễn
    thư ký tòa soạn, phó trưởng đại diện, trưởng phân xã, trưởng đài, phó trưởng đài, đài trưởng, viện chủ, trụ trì
    đồng trưởng ban, phó trưởng ban thường trực, trưởng nhóm, trưởng bộ phận, trưởng văn phòng, phó trưởng đoàn
    thống đốc, phó thống đốc, tổng cục phó, cục phó, vụ phó, tổng biên tập phụ trách, thống sứ, tỉnh trưởng
    cán bộ chuyên trách, trưởng chi nhánh, đội phó, chủ tọa
    """
)
"""Words that say an office, with or without the body."""

DEPARTMENTS = lines(
    """
    tài chính, nội vụ, tư pháp, y tế, công thương, xây dựng, ngoại vụ, du lịch, thông tin truyền thông, thanh tra
    kế hoạch đầu tư, tài nguyên môi trường, nông nghiệp môi trường, nông nghiệp phát triển nông thôn, giao thông vận tải
    lao động thương binh xã hội, giáo dục đào tạo, khoa học công nghệ, văn hóa thể thao, văn hóa thể thao du lịch
    văn hóa thông tin, dân tộc tôn giáo, dân tộc, quy hoạch kiến trúc, an toàn thực phẩm, quốc phòng, công an, ngoại giao
    nông nghiệp, văn hóa, giáo dục, thương mại, công nghiệp, công nghiệp thương mại, tổ chức, kiểm tra, nội chính
    dân vận, tuyên giáo, tuyên giáo dân vận, kinh tế, đối ngoại, kinh tế ngân sách, văn hóa xã hội, pháp chế, đô thị
    """
)
"""What departments of the state and of the party deal with, keys without *và* and commas: a list is cut there."""

BODY_TITLES = {
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
"""Titles whose last words are the head of the body, when the body's words follow."""

FORMER = lines("nguyên, cựu")
"""Words before a title: the office is over."""

SURNAMES = _words(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn mai tô lương hà
    cao tạ châu đào đậu đồng điêu giang giáp hàn hứa kiều kim la lại lâm lưu lục lò lữ mạc ma mã mẫn nghiêm
    ngụy nhâm nông ông phùng phí quách quan quản sầm tăng thái thân thạch thẩm thi thiều thích tiêu tòng tống
    trang triệu trương từ tôn tưởng ung uông văn vi viên vương xa âu ấu bạch bành bế biện cà cái cấn chu
    chung chử công cù cung cư cát diệp doãn dư đàm đan đới đường đống hạ hình hùng khổng khuất khúc khương lã
    liên long lỗ mùa nhan nhữ ninh nùng phó phương quàng sơn sùng tào tất thào tiết trà úc ứng vàng viễn vừ
    vưu yên giàng hầu hồng kha khiếu lang lăng liêu liễu lộc mông mục ngạc ngân nghị nhạc ong ôn phú sử tân
    thang thôi thục tiền tri tuấn tường vạn y ksor rơ siu rmah niê êban krông mlô đàng thập bàn chảo chíu bá
    cầm quảng bàng bì bông ca chế chúng dã diêm doãn giả hoa hoắc khâu khương kiên ly lao mang mâu miêu mộc mòng
    nành ngưu nhị nhiêu nhượng phụng phiếu phừng seo sín sìn tần tẩn tẩy thao thiệu tiếp tráng trưng tuyên úng vù
    vưu xin xồng chẩu chúc chương cứ dềnh giàng hờ khà lâu lìu lềnh lù sùng thào tràng vi
    """
)
"""Surnames of the Kinh and of the larger minorities, as the press prints them."""

FUNCTION_WORDS = _words(
    """
    đã đang sẽ vừa mới từng được bị phải có là và với cho của do để từ đến trong trên dưới về ở ra vào tại cũng còn
    không chưa khi nhân cùng theo nhằm nên vẫn cần đều lại rất này đó kia nay sau trước ngoài giữa hay hoặc mà thì nếu như
    nói họp dự ký trao tặng thăm gửi nhận chúc mừng cảm ơn chủ trì khen giao nhờ xin mời đưa đón tiếp gồm thuộc các những
    nhiều một hai ba bốn năm sáng chiều tối ngày tháng lần thứ qua làm nhấn đề yêu báo khẳng cho rằng bày chia tổ phối nêu báo kêu chỉ ghi thông phát quyết họp hoàn triển thực vận mở đóng lập xây
    giữ chiếm đạt tăng giảm thu chi kiểm xem xét công xử trả mua bán bắt khởi dâng viếng khai bế ban đến đi cử chọn bầu
    """
)
"""Small words that do not end a compound but begin what is said of a body."""

LAST_SURNAMES = _words(
    "niê êban kbuôr ayun kđoh knul hđơk hmok kpă kpa ksor rơchăm rcom siu rmah rahlan kpuih nay mlô byă adrơng hwing"
)
"""Surnames of the Central Highlands that stand last: *Y Biêr Niê*."""

PLACE_SYLLABLES = _words(
    """
    tân long sơn lộc cát yên vạn phú hạ trà mỹ thạch liên cẩm tiền hồng tri kim cao ninh giang an lạc khánh hưng
    phước bình đông tây nam bắc vĩnh thạnh hòa xuân thới trung lương hải đại điền y la tòng thái
    """
)
"""Syllables that begin names of places more often than names of persons, though some are surnames."""

NOT_HEADS = frozenset(
    {
        *("trường sơn", "trường sa", "trường chinh", "trường thọ", "trường thạnh", "đài loan", "đài bắc", "hội an"),
        *("ban mê", "bộ lĩnh", "đoàn kết", "tổ quốc", "hội phú", "đội cấn", "quỹ nhất", "viện trợ", "vụ bản"),
        *("vụ quang", "báo đáp", "trạm tấu", "trường yên", "trường giang", "hội nghĩa", "hội vân", "tổ tiên"),
    }
)
"""Words that begin like the head of a body and name a place, a person or something else."""

MIDDLES = _words(
    """
    thị văn hữu đức đình ngọc quang xuân minh thanh công trọng bá hồng quốc thành kim thu mạnh viết
    """
)
"""Middle names that show a run of capitals to be a person's."""

PLACE_WORDS = lines(
    """
    đường, phố, tuyến đường, đại lộ, ngõ, hẻm, cầu, hầm, công viên, quảng trường, bảo tàng, nhà lưu niệm
    khu lưu niệm, đền thờ, đền, tượng đài, tượng, trường, giải thưởng, giải, quỹ, học bổng, tư tưởng, thời đại
    phong cách, đạo đức, tấm gương đạo đức, chủ nghĩa, chiến dịch, thành phố, tên, bệnh viện, nhà hát, cung văn hóa
    trung học phổ thông, trung học cơ sở, tiểu học, mầm non, đại học, khu tưởng niệm, nghĩa trang, lăng, huân chương
    tên đường, rạp, sân vận động, kênh, xa lộ, quốc lộ, trường mòn, đường mòn, làng, khu phố, chợ, đảo, phường, xã
    quận, huyện, cảng, bến, hội trường, nhà văn hóa, di tích, thư viện, phong cách đạo đức
    """
)
"""Words before a person's name that make it the name of a street, a school, a museum, a prize or a thought."""

PROVINCES = lines(
    """
    an giang, bà rịa vũng tàu, bạc liêu, bắc giang, bắc kạn, bắc ninh, bến tre, bình dương, bình định
    bình phước, bình thuận, cà mau, cao bằng, cần thơ, đà nẵng, đắk lắk, đắk nông, điện biên, đồng nai
    đồng tháp, gia lai, hà giang, hà nam, hà nội, hà tĩnh, hải dương, hải phòng, hậu giang, hòa bình
    hồ chí minh, huế, hưng yên, khánh hòa, kiên giang, kon tum, lai châu, lạng sơn, lào cai, lâm đồng, long an
    nam định, nghệ an, ninh bình, ninh thuận, phú thọ, phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh
    quảng trị, sóc trăng, sơn la, tây ninh, thái bình, thái nguyên, thanh hóa, thừa thiên huế, tiền giang
    trà vinh, tuyên quang, vĩnh long, vĩnh phúc, yên bái, thủ đức, biên hòa, vũng tàu, nha trang, đà lạt, vinh
    hà tây, hà bắc, hải hưng, hà nam ninh, nam hà, nghệ tĩnh, bình trị thiên, quảng nam đà nẵng, nghĩa bình, phú khánh
    thuận hải, sông bé, cửu long, minh hải, vĩnh phú, hà tuyên, bắc thái, hoàng liên sơn, hà sơn bình, gia lai kon tum
    đắc lắc, đăk lăk, đắk lăk, đăk lắk, đắc nông, đăk nông, bắc cạn, kontum
    việt trì, hạ long, cẩm phả, móng cái, uông bí, đông triều, từ sơn, chí linh, sầm sơn, đồng hới, đông hà, tam kỳ, hội an
    quy nhơn, tuy hòa, phan thiết, phan rang, buôn ma thuột, pleiku, bảo lộc, gia nghĩa, đồng xoài, thủ dầu một, dĩ an
    thuận an, tân uyên, bến cát, bà rịa, long khánh, tân an, mỹ tho, gò công, cao lãnh, sa đéc, hồng ngự, long xuyên
    châu đốc, rạch giá, hà tiên, phú quốc, vị thanh, ngã bảy, phú mỹ, cam ranh, tam điệp, phủ lý, sông công, phổ yên
    phúc yên, vĩnh yên
    """
)
"""Provinces and cities under the centre, before and after the merger of 2025, and the best-known other cities."""

CITIES = lines(
    """
    hà nội, hồ chí minh, đà nẵng, hải phòng, cần thơ, huế, thủ đức, biên hòa, vũng tàu, nha trang, đà lạt, vinh
    việt trì, hạ long, cẩm phả, móng cái, uông bí, đông triều, từ sơn, chí linh, sầm sơn, đồng hới, đông hà, tam kỳ
    hội an, quy nhơn, tuy hòa, phan thiết, phan rang, buôn ma thuột, pleiku, bảo lộc, gia nghĩa, đồng xoài
    thủ dầu một, dĩ an, thuận an, tân uyên, bến cát, bà rịa, long khánh, tân an, mỹ tho, gò công, cao lãnh, sa đéc
    hồng ngự, long xuyên, châu đốc, rạch giá, hà tiên, phú quốc, vị thanh, ngã bảy, phú mỹ, cam ranh, tam điệp
    phủ lý, sông công, phổ yên, phúc yên, vĩnh yên
    """
)
"""Those of ``PROVINCES`` that are cities."""

EVENT_HEADS = lines(
    """
    hội nghị, đại hội, kỳ họp, lễ, buổi lễ, kỷ niệm, lễ kỷ niệm, sơ kết, tổng kết, hội thảo, họp mặt, tọa đàm
    diễn đàn, hội thi, cuộc thi, liên hoan, triển lãm, lễ hội, lễ khai mạc, lễ bế mạc, lễ ra quân, lễ phát động
    lễ trao tặng, lễ trao, lễ công bố, lễ ký kết, lễ khánh thành, lễ khởi công, phiên họp, ngày hội, festival
    lễ viếng, lễ truy điệu, lễ tang, lễ an táng, lễ giao nhận quân, lễ tuyên dương, lễ tôn vinh, lễ khai giảng, lễ bàn giao
    lễ kết nạp, lễ hưởng ứng, lễ mít tinh, lễ dâng hương, lễ tưởng niệm, lễ ký, lễ tiếp nhận
    lễ đón nhận, lễ động thổ, lễ thượng cờ, lễ phong tặng, lễ truy tặng, lễ giỗ, lễ trao giải, lễ tốt nghiệp, lễ bổ nhiệm
    đại hội đại biểu, đại hội đại biểu toàn quốc, đại hội thi đua yêu nước, đại hội cổ đông, hội thảo khoa học
    hội thảo quốc tế, hội chợ, hội báo xuân, hội trại, hội diễn, hội thao, đại hội thể dục thể thao, ngày hội đại đoàn kết, ngày hội đại đoàn kết toàn dân tộc, 
    lớp tập huấn, lớp bồi dưỡng, buổi gặp mặt, buổi tọa đàm, mít tinh, phiên giải trình
    """
)
"""Words that begin the name of an occasion."""

MAIN_CITIES = lines("hà nội, hồ chí minh, đà nẵng, hải phòng, cần thơ, huế")
"""Cities under the centre: their bodies do not give way to those of a city inside a city or a province."""

TIMES = lines("sáng, trưa, chiều, tối, đêm, ngày, tháng, năm, lúc, vào")
"""Words before a number that begin a time."""

STARTERS = lines(
    "với, tại, theo, trong, những, các, đến, khi, để, nhằm, về, sau, trước, nếu, nhưng, và, dịp, trên"
)
"""Words whose capital means that a sentence begins, not that a name goes on."""

PROVINCIAL = lines("tỉnh, thành phố")
"""Levels right below the centre."""

GIVEN_NAMES = _words(
    """
    an bình cường dũng đạt giang hải hạnh hiếu hòa hùng hương huy khánh khoa lan linh long lợi mai nga nghĩa
    ngọc nhung phong phúc phương quân quyết sơn thảo thắng thịnh thủy tiến toàn tú tùng tuấn tuyết vinh vượng
    yến điệp ánh đức hằng hà hồng kiên lâm loan minh mỹ oanh phượng quang quyên tâm trang trinh trí tường
    uyên vân việt vy xuân châu chi cúc diễm dung duyên hoa hoàng huệ huyền kim lam liên ly ngân nguyệt nhi
    như phụng sang thi thơ thoa thúy trâm trúc tuyền vi khang khôi kiệt lộc luân nam nghị nguyên nhật phát
    quý tài tấn thạch thái
    """
)
"""Given names that hardly ever begin a sentence: after a whole name one of them makes it another name."""

SMALL_HEADS = {
    "ban": _words("cơ tiểu các"),
    "phòng": _words("văn quốc dự đề căn giải các hải biên xô"),
    "báo": _words("nhà thông cảnh tình họp phóng làng đăng tờ các"),
    "đài": _words("lâu tượng võ thiên các diễn"),
    "đoàn": _words("tập quân sư trung lữ tiểu công liên binh phi các thủy dẫn xe"),
    "trường": _words("thị môi hội công nhà các lập chiến hiện thương quảng tăng cựu"),
    "sở": _words("trụ cơ các xứ"),
    "cục": _words("các tổng chi bố thế kết"),
    "bộ": _words("cán nội toàn đồng tiến chi khu các tướng đảng phân"),
}
"""Heads of one syllable that are printed small, too, and the words before that make them part of another word."""
