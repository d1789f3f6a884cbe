"""What committees deal with: compounds that a committee's name goes on with in lower case (*Sở Kế hoạch và Đầu tư*)."""

from __future__ import annotations

from plugins.linking.vocabulary.wordlists import items


def _lengths() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for topic in TOPICS:
        found.setdefault(topic.split()[0], set()).add(len(topic.split()))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


TOPICS = items(
    """
    kế hoạch, đầu tư, tài chính, lao động, thương binh, xã hội, tài nguyên, môi trường, giáo dục, đào tạo
    giao thông, vận tải, công thương, nông nghiệp, phát triển, nông thôn, xây dựng, quy hoạch, kiến trúc
    thông tin, truyền thông, văn hóa, thể thao, du lịch, khoa học, công nghệ, nội vụ, tư pháp, y tế
    ngoại vụ, ngoại giao, quốc phòng, công an, an ninh, dân tộc, tôn giáo, thanh tra, kiểm tra, giám sát
    tổ chức, tuyên giáo, dân vận, nội chính, kinh tế, đối ngoại, đối nội, tuyên truyền, cán bộ, chính sách
    pháp luật, pháp chế, hành chính, quản trị, tổng hợp, nghiên cứu, lý luận, chính trị, lịch sử, báo chí
    xuất bản, quản lý, đô thị, đất đai, quỹ đất, thu hồi đất, nhà ở, hạ tầng, công trình, dự án, đường sắt
    hàng không, hàng hải, đăng kiểm, bảo hiểm, kho bạc, thuế, hải quan, ngân hàng, nhà nước, thương mại
    xúc tiến, doanh nghiệp, hợp tác, hợp tác xã, lâm nghiệp, thủy sản, thủy lợi, chăn nuôi, thú y
    trồng trọt, bảo vệ, thực vật, kiểm lâm, khí tượng, thủy văn, biển, đảo, biên phòng, quân sự, tác chiến
    hậu cần, kỹ thuật, cơ động, cảnh sát, điều tra, tội phạm, ma túy, phòng chống, phòng cháy, chữa cháy
    cứu nạn, cứu hộ, giao thông đường bộ, trật tự, hình sự, quản lý hành chính, thi hành án, dân sự, bổ trợ
    công chứng, đăng ký, quyền sử dụng đất, giao dịch, chi nhánh, điện tử, phát thanh, truyền hình
    tiếng nói, nhân dân, thanh niên, thiếu niên, phụ nữ, nông dân, công nhân, công đoàn, cựu chiến binh
    người cao tuổi, khuyết tật, chất độc, da cam, khuyến học, chữ thập đỏ, từ thiện, bảo trợ, trẻ em
    gia đình, dân số, chữa bệnh, dạy nghề, hướng thiện, hướng nghiệp, nghề nghiệp, thường xuyên, phổ thông
    trung học, tiểu học, mầm non, đại học, cao đẳng, sư phạm, y dược, ngoại ngữ, luật, khu chế xuất
    khu công nghiệp, chế xuất, công nghiệp, công nghệ cao, khu kinh tế, cụm, sản xuất, tiết kiệm, kiểm soát
    bệnh tật, dự phòng, an toàn, thực phẩm, đa khoa, nhi đồng, sản, nhi, tim, ung bướu, chấn thương
    chỉnh hình, răng hàm mặt, tai mũi họng, mắt, tâm thần, lao, phổi, truyền máu, huyết học, cấp cứu
    vận động, quần chúng, đoàn thể, đảng, đảng viên, cơ sở đảng, văn thư, lưu trữ, cơ yếu, mật mã, thi đua
    khen thưởng, tiếp công dân, khiếu nại, tố cáo, cải cách, chuyển đổi số, số, dữ liệu, viễn thông
    bưu chính, bưu điện, điện lực, cấp nước, thoát nước, chiếu sáng, cây xanh, vệ sinh, chống ngập, giải tỏa
    bồi thường, tái định cư, hỗ trợ, tư vấn, dịch vụ, việc làm, giới thiệu, đấu giá, tài sản, tài sản công
    ngân sách, giá, thống kê, đo lường, chất lượng, tiêu chuẩn, sở hữu, trí tuệ, sáng tạo, khởi nghiệp
    đổi mới, nghệ thuật, biểu diễn, điện ảnh, mỹ thuật, âm nhạc, nhiếp ảnh, di sản, bảo tồn, thư viện
    gia cầm, hữu nghị, đối tác, liên lạc, người việt nam, ở nước ngoài, kiều bào, bí thư, thủ tướng
    đô thị thông minh, nghiệp vụ, đối ngoại nhân dân, về, trung ương, cách mạng, cộng sản, dân chủ, dân cử
    đại biểu, sinh viên, học sinh, trí thức, nhà báo, nhà văn, luật gia, luật sư, kiến trúc sư, bác sĩ
    doanh nhân, sức khỏe, chăm sóc, bà mẹ, sinh sản, giống, cây trồng, khuyến nông, phát triển nông thôn
    phát triển quỹ đất, đường bộ, đường thủy, cảng vụ, bến xe, xe buýt, vận tải hành khách, hành khách
    công cộng, hàng hóa, logistics, xăng dầu, dầu khí, than, khoáng sản, hóa chất, dệt may, da giày
    lương thực, cao su, cà phê, hồ tiêu, rau quả, vàng bạc, đá quý, chứng khoán, đầu tư công
    tổng lãnh sự quán, địa chính, đo đạc, bản đồ, viễn thám, quan trắc, lưu niệm, tưởng niệm, địa phương
    nước, các, khu, vùng, miền, cấp, khối, ngành, phục vụ, hành chính công, điều dưỡng, người có công
    nuôi dưỡng, phục hồi, chức năng, sát hạch, lái xe, xử lý, nước thải, chất thải, rác thải, nước sạch
    môi trường đô thị, dịch vụ công ích, công ích, hạ tầng kỹ thuật, tìm kiếm, tìm kiếm cứu nạn
    phòng thủ dân sự, phòng cháy chữa cháy, tham nhũng, lãng phí, tiêu cực, dịch, ứng phó, sự cố, thiên tai
    dịch bệnh, biến đổi, khí hậu, xây dựng nông thôn mới, nông thôn mới, giảm nghèo, bền vững, chương trình
    mục tiêu, quốc gia, quốc tế, hải quân, lục quân, không quân, phòng không, đặc công, pháo binh, công binh
    thông tin liên lạc, tăng thiết giáp, bộ binh, cảnh sát biển, quân y, quân nhu, quân khí, chính ủy
    tham mưu, huấn luyện, nhà trường, quân huấn, cải cách tư pháp, tư pháp hình sự, đất, thẩm định, kế toán
    kiểm toán, kiểm định, giám định, pháp y, chẩn đoán, dược, dược phẩm, mỹ phẩm, vắc xin, sinh phẩm
    sốt rét, ký sinh trùng, côn trùng, da liễu, nội tiết, phụ sản, lão khoa, y học, cổ truyền, đông y
    quốc học, ngoại thương, kinh tế quốc dân, bách khoa, mỏ, địa chất, kiến thiết, xổ số, cấp thoát nước
    chế biến, xuất khẩu, xuất nhập khẩu, nhập khẩu, thương nghiệp, bảo hộ lao động, đào tạo nghề
    lao động xã hội, cai nghiện, công tác xã hội, bảo vệ trẻ em, bình đẳng giới, thể dục, thể dục thể thao
    thi đấu, bóng đá, cờ, điền kinh, điều phối, sinh vật cảnh, rừng, phòng hộ, đặc dụng, cải lương, tuồng, chèo, múa, xiếc, kịch, kịch nói, giao hưởng, nhạc
    vũ kịch, múa rối, triển lãm, hội chợ, quảng cáo, truyền thanh, hợp tác quốc tế, lễ tân, lãnh sự
    biên giới, lãnh thổ, cửa khẩu, cảng, sân bay, đường cao tốc, cao tốc, cầu đường, bảo trì, khai thác
    vận hành, trường học, bệnh viện, cơ quan, doanh nghiệp trung ương, các cơ quan, trung cấp, kỹ năng
    bồi dưỡng, chuyên nghiệp, chính trị quốc gia, sự thật, chính sách xã hội, nhà nước và pháp luật, thể chế
    chiến lược, dự báo, cơ sở dữ liệu, công nghệ thông tin, trí tuệ nhân tạo, chuyển đổi, an toàn thông tin
    ứng cứu, tần số, vô tuyến điện, quản lý thị trường, cạnh tranh, bảo vệ người tiêu dùng, người tiêu dùng
    quản lý đô thị, trật tự đô thị, kinh tế hạ tầng, tư tưởng, văn hóa văn nghệ, văn nghệ
    giáo dục lý luận chính trị, khoa giáo, lý luận chính trị, bảo vệ chính trị nội bộ, chính trị nội bộ
    địa bàn, theo dõi, nghiệp đoàn, tài chính kế toán, kiểm tra giám sát, phong trào, mặt trận
    tôn giáo dân tộc, công giáo, phật giáo, tin lành, cao đài, tín ngưỡng, di dân, định canh, kinh tế mới
    lao động tiền lương, tiền lương, chế độ, hưu trí, liệt sĩ, thanh niên xung phong, cựu giáo chức
    người mù, từ thiện xã hội, đầu tư xây dựng, xây dựng công trình, dân dụng, dân dụng và công nghiệp, cầu
    hầm, đường sắt đô thị, giao thông công chính, nông lâm, nông lâm thủy sản, thú y thủy sản
    tài nguyên nước, tài nguyên biển, biển đảo, địa chất khoáng sản
    """
) | {
    "phòng , chống",
    "tổ chức đảng , đảng viên",
    "phòng , chống tham nhũng , tiêu cực",
    "phòng , chống tham nhũng , lãng phí , tiêu cực",
    "văn hóa , thể thao",
}
"""Compounds and small words inside the names of committees, as keys."""

LONGEST_TOPIC = max(len(topic.split()) for topic in TOPICS)
"""Words of the longest."""

TOPIC_LENGTHS = _lengths()
"""How many words a topic may have, longest first, by its first word."""

VERBS = items(
    """
    tổ chức, kiểm tra, giám sát, quản lý, nghiên cứu, hỗ trợ, phát triển, đào tạo, tuyên truyền, tư vấn
    giới thiệu, xây dựng, bảo vệ, chăm sóc, tiếp công dân, đấu giá, kiểm soát, đăng ký, sản xuất, cải cách
    đổi mới, bồi thường, giải tỏa, thống kê, khen thưởng, hợp tác, đầu tư, xúc tiến, bảo tồn, biểu diễn
    thanh tra, vận động, phòng chống, quy hoạch, tiết kiệm, cấp nước, giao dịch, chỉ đạo, giáo dục, sáng tạo
    hướng nghiệp, chữa bệnh, số
    """
)
"""Topics that in lower case are as often the verb after the name: *Sở Xây dựng kiểm tra …*."""

NEVER_LAST = items("các, của, cho, về, và, -, khu, vùng, miền, cấp, khối, &") | {","}
"""Small words that never end a name."""
