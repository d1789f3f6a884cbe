"""Parts of Vietnamese personal names, of the Kinh and the minorities. Keys in lower case."""

from __future__ import annotations

from plugins.linking.vocabulary.wordlists import words

SURNAMES = words(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn mai tô lương hà
    cao tạ châu đào đậu đồng điêu giang giáp hàn hứa kiều kim la lại lâm lưu lục lò lữ mạc ma mã mẫn nghiêm
    ngụy nhâm nông ông phùng phí quách quan quản sầm tăng thái thân thạch thẩm thi thiều thích tiêu tòng
    tống trang triệu trương từ tôn tưởng ung uông văn vi viên vương xa âu ấu bạch bành bế biện cà cái cấn
    chu chung chử công cù cung cư cát diệp doãn dư đàm đan đới đường đống hạ hình hùng khổng khuất khúc
    khương lã liên long lỗ mùa nhan nhữ ninh nùng phó phương quàng sơn sùng tào tất thào tiết trà úc ứng
    vàng viễn vừ vưu yên giàng hầu hồng kha khiếu lang lăng liêu liễu lộc mông mục ngạc ngân nghị nhạc ong
    ôn phú sử tân thang thôi thục tiền tri tuấn tường vạn y ksor rơ siu rmah niê êban krông mlô đàng thập
    bàn chảo chíu bá cầm quảng bàng bì bông ca chế chúng dã diêm giả hoa hoắc khâu kiên ly lao mang mâu miêu
    mộc mòng nành ngưu nhị nhiêu nhượng phụng phiếu phừng seo sín sìn tần tẩn tẩy thao thiệu tiếp tráng
    khưu khuê lường trác nghê cáp mạch nhiếp lộ mẫn đổ hoắc kiểu trưng tuyên úng vù xin xồng chẩu chúc chương cứ dềnh hờ khà lâu lìu lềnh lù tràng
    """
)
"""Surnames of the Kinh and of the larger minorities, as the press prints them."""

COMMON_SURNAMES = words("nguyễn trần lê phạm huỳnh phan vũ võ đặng bùi đỗ ngô")
"""Surnames that are hardly ever a syllable of a place."""

LAST_SURNAMES = words(
    "niê êban kbuôr ayun kđoh knul hđơk hmok kpă kpa ksor rơchăm rcom siu rmah rahlan kpuih nay mlô byă adrơng hwing"
)
"""Surnames of the Central Highlands that stand last: *Y Biêr Niê*."""

MIDDLES = words(
    """
    thị văn hữu đức đình ngọc quang xuân minh thanh công trọng bá hồng quốc thành kim thu mạnh viết
    """
)
"""Middle names that show a run of capitals to be a person's."""

TELLING_MIDDLES = words("thị văn đình hữu trọng")
"""Middle names that show a person's name even after a surname that is not in the list."""

NO_SURNAMES = words(
    """
    trường bệnh đường phố quận huyện phường xã đại quỹ sở bộ ban ông bà anh chị cô thầy ngài cụ tân bình vĩnh
    khoa phòng báo đài hội đoàn tổ công đồng nhà cầu chợ thành tỉnh giáo bác kỹ đảng đội trung tiểu ngân liệt
    """
)
"""Words before a middle name that are no surname: *Trường Hữu Nghị*, *Bà Thị Mơ*."""
