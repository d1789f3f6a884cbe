"""Heads of the names of committees: words with which the name of a party, state or other organisation begins. Keys in lower case.

Sources: Quy định 4148-QĐ/VPTW (2019) for party committees, the laws on organising government, local government,
courts and the army for state ones, before and after the mergers of 2025, and what the press prints.
"""

from __future__ import annotations

from plugins.linking.vocabulary.wordlists import Sequences, items, sequences, words

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

PARTY = items("thành ủy, tỉnh ủy, quận ủy, huyện ủy, thị ủy, đảng ủy, đảng bộ")
"""Heads of the party committees of a territory."""

UNIONS = (
    *("đoàn thanh niên", "đoàn tncs", "thành đoàn", "tỉnh đoàn", "quận đoàn", "huyện đoàn", "thị đoàn"),
    *("hội ", "công đoàn", "liên đoàn", "liên hiệp", "liên minh", "thành hội", "tỉnh hội"),
)
"""How unions and associations begin."""

PARTY_ORGANS = items("ban chấp hành, ban thường vụ, thường trực, thường vụ")
"""Organs that each of them has."""

TERRITORIAL = items(
    """
    đảng bộ, đảng ủy, chi bộ, chi ủy, khu ủy, ủy ban nhân dân, hội đồng nhân dân, ủy ban kháng chiến
    ủy ban bầu cử, đoàn đại biểu quốc hội, công an, công an nhân dân, ban chỉ huy quân sự
    bộ chỉ huy quân sự, bộ tư lệnh, bộ đội biên phòng, bộ chỉ huy bộ đội biên phòng, viện kiểm sát nhân dân
    tòa án nhân dân, viện kiểm sát, tòa án, ủy ban mặt trận tổ quốc việt nam, ủy ban mặt trận tổ quốc
    mặt trận tổ quốc, mặt trận tổ quốc việt nam, ủy ban mặt trận, liên đoàn lao động, hội nông dân
    hội nông dân việt nam, hội phụ nữ, hội liên hiệp phụ nữ, hội liên hiệp phụ nữ việt nam
    hội cựu chiến binh, hội cựu chiến binh việt nam, đoàn thanh niên, đoàn thanh niên cộng sản hồ chí minh
    đoàn, hội chữ thập đỏ, hội liên hiệp thanh niên, hội liên hiệp thanh niên việt nam, hội sinh viên
    liên minh hợp tác xã, hội khuyến học, hội người cao tuổi, kho bạc nhà nước, bảo hiểm xã hội, thanh tra
    hội nhà báo, hội luật gia, liên hiệp các hội khoa học và kỹ thuật, liên hiệp các tổ chức hữu nghị
    đoàn luật sư, đoàn khối, liên đoàn, ban cán sự, đảng ủy khối, đảng ủy khối các cơ quan
    đảng ủy khối doanh nghiệp, đảng ủy khối các cơ quan và doanh nghiệp, đảng ủy các cơ quan đảng
    đảng ủy ủy ban nhân dân, đảng ủy công an, đảng ủy quân sự, đảng bộ các cơ quan đảng, bộ tư lệnh thủ đô
    ban chỉ huy phòng thủ khu vực, đồn công an, trạm công an, tòa án nhân dân khu vực
    viện kiểm sát nhân dân khu vực, tòa án quân sự, viện kiểm sát quân sự, phòng thủ dân sự
    hội sinh viên việt nam, hội cựu thanh niên xung phong, hội thanh niên xung phong, hội đông y
    hội nạn nhân chất độc da cam, hội người mù, hội bảo trợ người khuyết tật và trẻ mồ côi
    hội văn học nghệ thuật, liên hiệp các hội văn học nghệ thuật, hội doanh nghiệp, hội doanh nhân trẻ
    hiệp hội doanh nghiệp, hội đồng đội, ủy ban đoàn kết công giáo, ban trị sự giáo hội phật giáo
    hội khoa học lịch sử, hội kiến trúc sư, hội người việt nam, ban đại diện hội người cao tuổi, hội luật sư
    đảng ủy khối dân chính đảng, đảng bộ khối dân chính đảng, hội kế hoạch hóa gia đình, hội cựu giáo chức, hội y học, đài phát thanh truyền hình
    báo và phát thanh truyền hình, báo và đài phát thanh truyền hình
    """
) | {"báo và phát thanh , truyền hình", "báo và đài phát thanh , truyền hình"}
"""Heads that take a place, whatever its level."""

ORGANS = items(
    """
    ban thường vụ, thường vụ, thường trực, ban chấp hành, ban tổ chức, ban tuyên giáo, ban dân vận
    ban tuyên giáo và dân vận, ban nội chính, ban kinh tế, ban đối ngoại, ủy ban kiểm tra, văn phòng
    ban bảo vệ chăm sóc sức khỏe cán bộ, ban cán sự đảng, đảng đoàn, ban chỉ đạo, ban giám đốc
    ban giám hiệu, ban lãnh đạo, đoàn chủ tịch, ban thường trực, ban bí thư, hội đồng quản trị
    hội đồng thành viên, công đoàn, công đoàn cơ sở, đoàn kiểm tra, đoàn giám sát, đoàn công tác
    tổ công tác, ủy ban thường vụ, ban biên tập, cơ quan ủy ban kiểm tra, đảng bộ cơ quan, đảng ủy cơ quan
    ban pháp chế, ban đô thị, ban kinh tế ngân sách, ban văn hóa xã hội, ban cơ yếu, tiểu ban, trường đảng
    ban thi đua khen thưởng, thường trực đảng ủy, ban công tác đại biểu, ban dân nguyện, hội đồng khoa học
    ban dân tộc, ban kinh tế xã hội, tổ đại biểu, thường trực ủy ban, ban công tác phía nam
    ban công tác mặt trận, ban thanh tra nhân dân, ban giám khảo, ban tổ chức cán bộ, ban xây dựng đảng
    ban tuyên huấn, cơ quan thường trực, cơ quan cảnh sát điều tra, cơ quan an ninh điều tra
    hội đồng bầu cử, ban kiểm soát, ban điều hành, hội đồng trường, hội đồng giám đốc, đảng ủy bộ phận
    chi bộ cơ sở, ban lễ tang, hội đồng tư vấn
    """
)
"""Heads of organs: they take the committee they belong to."""

TOPICAL = items(
    """
    sở, bộ, ban, phòng, trung tâm, cục, tổng cục, chi cục, vụ, viện, học viện, trường, trường đại học
    trường cao đẳng, trường chính trị, đại học, trường trung học phổ thông, trường trung học cơ sở
    trường tiểu học, trường mầm non, nhà trường, ban quản lý, ban quản lý dự án, trung tâm y tế, trường học
    ủy ban, hội đồng, hội, hiệp hội, liên hiệp, liên minh, tổng liên đoàn, công ty, tổng công ty, tập đoàn
    công ty cổ phần, công ty trách nhiệm hữu hạn, ngân hàng, doanh nghiệp, xí nghiệp, hợp tác xã, nhà máy
    bệnh viện, trạm y tế, nhà xuất bản, báo, tạp chí, đài, đài phát thanh, đài truyền hình
    trang tin điện tử, cổng thông tin điện tử, thư viện, nhà hát, nhà văn hóa, quỹ, trung đoàn, sư đoàn
    lữ đoàn, tiểu đoàn, quân khu, quân đoàn, quân chủng, binh chủng, binh đoàn, đồn biên phòng, đội, trạm
    tổ, kiểm toán nhà nước, kiểm toán, giáo hội, tòa soạn, thông tấn xã, văn phòng, ban chỉ đạo
    công viên phần mềm, khu quản lý, ban trị sự, liên chi hội, chi hội, tổng lãnh sự quán, đại sứ quán
    nhà thiếu nhi, tổng công ty cổ phần, công ty trách nhiệm hữu hạn một thành viên, công ty đầu tư
    công ty mẹ, ngân hàng thương mại cổ phần, trường phổ thông dân tộc, trường phổ thông dân tộc nội trú
    trường trung cấp, trường phổ thông, trường quân sự, vùng, trường sĩ quan, trường đại học sư phạm
    phân hiệu, phân viện, nhạc viện, viện nghiên cứu, bảo tàng, khu di tích, phòng khám, trung tâm văn hóa
    nhà khách, hãng phim, hãng hàng không, thời báo, chuyên trang, tổng đài, bộ tham mưu, cục chính trị
    tổng cục chính trị, bộ tổng tham mưu, đại đội, hải đội, hải đoàn, vùng cảnh sát biển, vùng hải quân
    cảnh sát biển, trại giam, trại tạm giam, kho, cảng vụ, hạt kiểm lâm, hạt, vườn quốc gia, khu bảo tồn
    liên đoàn, câu lạc bộ, hội quán, giáo phận, thành hội phật giáo, tổng hội, ban dân vận khối
    ban đại diện, ban liên lạc, ban vận động, ủy ban bảo vệ, văn phòng đại diện, ủy ban chứng khoán
    khoa, ủy ban dân tộc, tổng kho, cụm thi đua, tổ hợp tác, nông trường, lâm trường, bưu điện, điện lực
    công ty điện lực, chi nhánh, quỹ tín dụng nhân dân, quỹ đầu tư, bảo việt, trung tâm dịch vụ
    """
)
"""Heads that take words saying what they deal with, or a proper name."""

UNITS = items("phòng, ban, khoa, đội, tổ, trung tâm")
"""Topical heads of what lies in a committee, as a rule: *Phòng Kế hoạch*, *Ban Công tác Phụ nữ*."""

COUNTED = items(
    """
    quân khu, quân đoàn, sư đoàn, lữ đoàn, trung đoàn, tiểu đoàn, đại đội, binh đoàn, vùng hải quân
    vùng cảnh sát biển, vùng, hải đoàn, hải đội, trại giam, nhà máy, kho
    """
)
"""Heads that a number follows."""

BRANCHES = sequences("hải quân, cảnh sát biển, không quân, phòng không, bộ binh")
"""Branches of the army that follow the number of a unit."""

CENTRE = Sequences([("trung", "ương"), ("trung ương",)])
"""*Trung ương* as it may be printed: in two words or as the short form *TƯ*."""

NATIONAL = items(
    """
    bộ chính trị, quốc hội, chính phủ, ban bí thư, ban bí thư trung ương đảng, ban bí thư trung ương
    trung ương đảng, ban chấp hành trung ương đảng, ban chấp hành trung ương, ủy ban thường vụ quốc hội
    quân ủy trung ương, ủy ban trung ương mặt trận tổ quốc việt nam, văn phòng chủ tịch nước
    đoàn chủ tịch ủy ban trung ương mặt trận tổ quốc việt nam, văn phòng quốc hội, văn phòng chính phủ
    tòa án nhân dân tối cao, viện kiểm sát nhân dân tối cao, kiểm toán nhà nước, thanh tra chính phủ
    mặt trận tổ quốc việt nam, tổng liên đoàn lao động việt nam, trung ương đoàn, ủy ban kiểm tra trung ương
    ban tổ chức trung ương, ban tuyên giáo trung ương, ban dân vận trung ương, ban nội chính trung ương
    ban kinh tế trung ương, ban đối ngoại trung ương, văn phòng trung ương đảng, văn phòng trung ương
    ban tuyên giáo và dân vận trung ương, hội đồng lý luận trung ương, ban tổ chức trung ương đảng
    ban tuyên giáo trung ương đảng, ủy ban kiểm tra trung ương đảng, hội đồng bầu cử quốc gia
    hội đồng quốc phòng và an ninh, văn phòng ban bí thư, quân đội nhân dân việt nam
    mặt trận dân tộc giải phóng miền nam việt nam, học viện chính trị quốc gia hồ chí minh
    đảng cộng sản việt nam, ủy ban trung ương mặt trận tổ quốc
    đoàn chủ tịch tổng liên đoàn lao động việt nam, ngân hàng nhà nước việt nam
    trung ương hội nông dân việt nam, trung ương hội liên hiệp phụ nữ việt nam
    trung ương hội cựu chiến binh việt nam, trung ương đoàn thanh niên cộng sản hồ chí minh
    ban tuyên giáo và dân vận trung ương đảng, trung ương cục miền nam, ban chính sách chiến lược trung ương
    đảng ủy chính phủ, đảng ủy quốc hội, đảng ủy các cơ quan đảng trung ương
    đảng ủy mặt trận tổ quốc các đoàn thể trung ương, đảng ủy công an trung ương
    đảng ủy khối các cơ quan trung ương, đảng ủy khối doanh nghiệp trung ương, đảng ủy ngoài nước
    ban dân vận trung ương đảng, ban nội chính trung ương đảng, ban kinh tế trung ương đảng
    ban đối ngoại trung ương đảng, hội đồng dân tộc, hội đồng thi đua khen thưởng trung ương
    ban thi đua khen thưởng trung ương, trung ương hội sinh viên việt nam
    trung ương hội liên hiệp thanh niên việt nam, trung ương hội chữ thập đỏ việt nam
    trung ương hội khuyến học việt nam, trung ương hội người cao tuổi việt nam
    """
)
"""Committees of which the country has one: a whole name, no place."""

SAME_NATIONAL = {
    "trung ương đảng": "ban chấp hành trung ương đảng",
    "ban chấp hành trung ương": "ban chấp hành trung ương đảng",
    "ban bí thư trung ương": "ban bí thư trung ương đảng",
    "ban bí thư": "ban bí thư trung ương đảng",
    "ban bí thư trung ương đảng": "ban bí thư",
    "trung ương đoàn": "trung ương đoàn thanh niên cộng sản hồ chí minh",
    "ủy ban trung ương mặt trận tổ quốc": "ủy ban trung ương mặt trận tổ quốc việt nam",
}
"""National committees by a shorter or another name, and the name to try when the register lacks that one."""

SAME_COMMITTEES = (
    ("mặt trận tổ quốc việt nam", "mặt trận tổ quốc"),
    ("hội liên hiệp phụ nữ việt nam", "hội liên hiệp phụ nữ"),
    ("hội nông dân việt nam", "hội nông dân"),
    ("hội cựu chiến binh việt nam", "hội cựu chiến binh"),
    ("hội liên hiệp thanh niên việt nam", "hội liên hiệp thanh niên"),
    ("đoàn thanh niên cộng sản hồ chí minh", "đoàn thanh niên"),
)
"""Longer names of the fronts and unions, and the shorter ones that mean the same."""

ASSOCIATIONS = ("hội ", "liên hiệp ", "liên minh ", "tổng hội ", "hiệp hội ", "đoàn luật sư")
"""How the names of associations begin that are national with *Việt Nam* and no place: *Hội Nông dân Việt Nam*."""

BARE = frozenset(COMMITTEE_LEVEL) | items(
    """
    đảng ủy, ban thường vụ, ban chấp hành, thường trực, ủy ban nhân dân, hội đồng nhân dân, sở
    ủy ban kiểm tra, ban tổ chức, ban tuyên giáo, ban dân vận, ban nội chính, công an, đảng bộ
    liên đoàn lao động, ban tuyên giáo và dân vận, ban quản lý, đảng ủy khối, hội đồng quản trị
    hội đồng thành viên, đoàn đại biểu quốc hội, viện kiểm sát nhân dân, tòa án nhân dân, mặt trận tổ quốc
    ủy ban mặt trận tổ quốc, ủy ban mặt trận
    ủy ban mặt trận tổ quốc việt nam, ban lễ tang, ban xây dựng đảng, bộ đội biên phòng, viện kiểm sát, tòa án
    hội liên hiệp phụ nữ, hội phụ nữ, hội nông dân, hội cựu chiến binh, hội luật gia, ban chỉ huy quân sự
    """
)
"""Heads that stand alone once the reader knows whose they are."""

SMALL_HEADS = {
    "ban": words("cơ tiểu các ủy"),
    "phòng": words("văn quốc dự đề căn giải các hải biên xô"),
    "báo": words("nhà thông cảnh tình họp phóng làng đăng tờ các"),
    "đài": words("lâu tượng võ thiên các diễn"),
    "đoàn": words("tập quân sư trung lữ tiểu công liên binh phi các thủy dẫn xe"),
    "trường": words("thị môi hội công nhà các lập chiến hiện thương quảng tăng cựu"),
    "sở": words("trụ cơ các xứ"),
    "khoa": words("nha y đa bách đăng niên chuyên sách các ngoại nội thủ tân"),
    "cục": words("các tổng chi bố thế kết"),
    "bộ": words("cán nội toàn đồng tiến chi khu các tướng đảng phân cấp cục đường"),
}
"""Heads of one syllable that are printed small, too, and the words before that make them part of another word."""

NOT_HEADS = items(
    """
    trường sơn, trường sa, trường chinh, trường thọ, trường thạnh, đài loan, đài bắc, hội an, ban mê
    bộ lĩnh, đoàn kết, tổ quốc, hội phú, đội cấn, quỹ nhất, viện trợ, vụ bản, vụ quang, báo đáp, trạm tấu
    khoa học, trường yên, trường giang, hội nghĩa, hội vân, tổ tiên
    """
)
"""Words that begin like the head of a committee and name a place, a person or something else."""

DEPARTMENTS = items(
    """
    tài chính, nội vụ, tư pháp, y tế, công thương, xây dựng, ngoại vụ, du lịch, thông tin truyền thông
    thanh tra, kế hoạch đầu tư, tài nguyên môi trường, nông nghiệp môi trường
    nông nghiệp phát triển nông thôn, giao thông vận tải, lao động thương binh xã hội, giáo dục đào tạo
    khoa học công nghệ, văn hóa thể thao, văn hóa thể thao du lịch, văn hóa thông tin, dân tộc tôn giáo
    dân tộc, quy hoạch kiến trúc, an toàn thực phẩm, quốc phòng, công an, ngoại giao, nông nghiệp, văn hóa
    giáo dục, thương mại, công nghiệp, công nghiệp thương mại, tổ chức, kiểm tra, nội chính, dân vận
    tuyên giáo, tuyên giáo dân vận, kinh tế, đối ngoại, kinh tế ngân sách, văn hóa xã hội, pháp chế, đô thị
    """
)
"""What departments of the state and of the party deal with, keys without *và* and commas: a list is cut there."""
