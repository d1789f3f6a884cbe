"""What bodies deal with: compounds that a body's name goes on with in lower case (*Sở Kế hoạch và Đầu tư*)."""

from __future__ import annotations

TOPICS = frozenset(
    part.strip()
    for part in """
    kế hoạch, đầu tư, tài chính, lao động, thương binh, xã hội, tài nguyên, môi trường, giáo dục, đào tạo
    giao thông, vận tải, công thương, nông nghiệp, phát triển, nông thôn, xây dựng, quy hoạch, kiến trúc
    thông tin, truyền thông, văn hóa, thể thao, du lịch, khoa học, công nghệ, nội vụ, tư pháp, y tế, ngoại vụ
    ngoại giao, quốc phòng, công an, an ninh, dân tộc, tôn giáo, thanh tra, kiểm tra, giám sát, tổ chức
    tuyên giáo, dân vận, nội chính, kinh tế, đối ngoại, đối nội, tuyên truyền, cán bộ, chính sách, pháp luật
    pháp chế, hành chính, quản trị, tổng hợp, nghiên cứu, lý luận, chính trị, lịch sử, báo chí, xuất bản
    quản lý, đô thị, đất đai, quỹ đất, thu hồi đất, nhà ở, hạ tầng, công trình, dự án, đường sắt, hàng không
    hàng hải, đăng kiểm, bảo hiểm, kho bạc, thuế, hải quan, ngân hàng, nhà nước, thương mại, xúc tiến, doanh nghiệp
    hợp tác, hợp tác xã, lâm nghiệp, thủy sản, thủy lợi, chăn nuôi, thú y, trồng trọt, bảo vệ, thực vật, kiểm lâm
    khí tượng, thủy văn, biển, đảo, biên phòng, quân sự, tác chiến, hậu cần, kỹ thuật, cơ động, cảnh sát, điều tra
    tội phạm, ma túy, phòng chống, phòng cháy, chữa cháy, cứu nạn, cứu hộ, giao thông đường bộ, trật tự
    hình sự, quản lý hành chính, thi hành án, dân sự, bổ trợ, công chứng, đăng ký, quyền sử dụng đất, giao dịch
    chi nhánh, điện tử, phát thanh, truyền hình, tiếng nói, nhân dân, thanh niên, thiếu niên, phụ nữ, nông dân
    công nhân, công đoàn, cựu chiến binh, người cao tuổi, khuyết tật, chất độc, da cam, khuyến học, chữ thập đỏ
    từ thiện, bảo trợ, trẻ em, gia đình, dân số, chữa bệnh, dạy nghề, hướng thiện, hướng nghiệp, nghề nghiệp
    thường xuyên, phổ thông, trung học, tiểu học, mầm non, đại học, cao đẳng, sư phạm, y dược, ngoại ngữ, luật
    khu chế xuất, khu công nghiệp, chế xuất, công nghiệp, công nghệ cao, khu kinh tế, cụm, sản xuất, tiết kiệm
    kiểm soát, bệnh tật, dự phòng, an toàn, thực phẩm, đa khoa, nhi đồng, sản, nhi, tim, ung bướu, chấn thương
    chỉnh hình, răng hàm mặt, tai mũi họng, mắt, tâm thần, lao, phổi, truyền máu, huyết học, cấp cứu, vận động
    quần chúng, đoàn thể, đảng, đảng viên, cơ sở đảng, văn thư, lưu trữ, cơ yếu, mật mã, thi đua, khen thưởng
    tiếp công dân, khiếu nại, tố cáo, cải cách, chuyển đổi số, số, dữ liệu, viễn thông, bưu chính, bưu điện
    điện lực, cấp nước, thoát nước, chiếu sáng, cây xanh, vệ sinh, chống ngập, giải tỏa, bồi thường, tái định cư
    hỗ trợ, tư vấn, dịch vụ, việc làm, giới thiệu, đấu giá, tài sản, tài sản công, ngân sách, giá, thống kê, đo lường
    chất lượng, tiêu chuẩn, sở hữu, trí tuệ, sáng tạo, khởi nghiệp, đổi mới, nghệ thuật, biểu diễn, điện ảnh
    mỹ thuật, âm nhạc, nhiếp ảnh, di sản, bảo tồn, thư viện, gia cầm, hữu nghị, đối tác, liên lạc, người việt nam
    ở nước ngoài, kiều bào, bí thư, thủ tướng, đô thị thông minh, nghiệp vụ, đối ngoại nhân dân, về, trung ương
    cách mạng, cộng sản, dân chủ, dân cử, đại biểu, sinh viên, học sinh, trí thức, nhà báo, nhà văn
    luật gia, luật sư, kiến trúc sư, bác sĩ, doanh nhân, sức khỏe, chăm sóc, bà mẹ, sinh sản, giống, cây trồng
    khuyến nông, phát triển nông thôn, phát triển quỹ đất, đường bộ, đường thủy, cảng vụ, bến xe, xe buýt
    vận tải hành khách, hành khách, công cộng, hàng hóa, logistics, xăng dầu, dầu khí, than, khoáng sản, hóa chất
    dệt may, da giày, lương thực, cao su, cà phê, hồ tiêu, rau quả, vàng bạc, đá quý, chứng khoán, đầu tư công
    tổng lãnh sự quán, địa chính, đo đạc, bản đồ, viễn thám, quan trắc, lưu niệm, tưởng niệm, địa phương, nước
    các, khu, vùng, miền, cấp, khối, ngành
    """.replace("\n", ",").split(",")
    if part.strip()
)
"""Compounds and small words inside the names of bodies, as keys."""

LONGEST_TOPIC = max(len(topic.split()) for topic in TOPICS)
"""Words of the longest."""

VERBS = frozenset(
    part.strip()
    for part in """
    tổ chức, kiểm tra, giám sát, quản lý, nghiên cứu, hỗ trợ, phát triển, đào tạo, tuyên truyền, tư vấn, giới thiệu
    xây dựng, bảo vệ, chăm sóc, tiếp công dân, đấu giá, kiểm soát, đăng ký, sản xuất, cải cách, đổi mới, bồi thường
    giải tỏa, thống kê, khen thưởng, hợp tác, đầu tư, xúc tiến, bảo tồn, biểu diễn, thanh tra, vận động, phòng chống
    quy hoạch, tiết kiệm, cấp nước, giao dịch, chỉ đạo, giáo dục, sáng tạo, hướng nghiệp, chữa bệnh, số
    """.replace("\n", ",").split(",")
    if part.strip()
)
"""Topics that in lower case are as often the verb after the name: *Sở Xây dựng kiểm tra …*."""

NEVER_LAST = frozenset(
    {
        "các",
        "của",
        "cho",
        "về",
        "và",
        "-",
        "thực hiện",
        "trực thuộc",
        "khu",
        "vùng",
        "miền",
        "cấp",
        "khối",
        "&",
        ",",
    }
)
"""Small words that never end a name."""
