"""Words that the corpus is put together from: people, bodies, places and occasions of the invented city Sao Khuê."""

from __future__ import annotations

FAMILY_NAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đào Lương Mạc Quách Kiều Tạ Thái Từ Ninh"
).split()
MIDDLE_NAMES = (
    "Văn Thị Đình Hữu Đức Minh Quang Xuân Ngọc Quốc Công Trọng Bá Hồng Kim Thu Mạnh Thế Duy Gia Hoài Diệu Khánh Bảo"
).split()
GIVEN_NAMES = (
    "Ân Bách Bằng Cầm Cẩn Châu Chi Cúc Diễm Dũng Đan Đảm Đông Giáp Hà Hân Hiền Hoan Huệ Hưng Kha Khiêm Lam Lâm Liên Lộc Luân Lựu"
    " Mẫn My Nghi Ngân Nguyệt Nhã Oanh Phác Quế Quý Sang Sương Tấn Thạch Thanh Thiện Thơ Trà Trâm Trúc Uyên Viễn Vỹ Xoan Yên Ái"
).split()
BODIES = (
    "Đảng ủy",
    "Chi bộ",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ban Tổ chức",
    "Ban Dân vận",
    "Ban Tuyên giáo",
    "Ủy ban Kiểm tra",
    "Trung tâm Chính trị",
    "Hội Nông dân",
    "Hội Liên hiệp Phụ nữ",
    "Đoàn Thanh niên",
    "Hội Cựu chiến binh",
    "Liên đoàn Lao động",
)
SHORT_FORMS = {"Ủy ban nhân dân": "UBND", "Hội đồng nhân dân": "HĐND"}
TERRITORIES = ("phường", "xã", "quận", "huyện", "thị trấn", "cụm", "khối")
PLACES = (
    "Bến Ngọc",
    "Cầu Lam",
    "Đồi Mây",
    "Đồng Diệc",
    "Cồn Sếu",
    "Chợ Gương",
    "Vịnh Hạc",
    "Gò Trăng",
    "Suối Ngà",
    "Rạch Sen",
    "Thạch Vân",
    "Lam Sa",
    "Hạc Trì",
    "Mây Bạc",
    "Ngân Sa",
    "Khuê Đông",
    "Khuê Tây",
    "Trúc Hạ",
    "Bàu Nhãn",
    "Giếng Tiên",
    "Đầm Sao",
    "Đèn Ngọc",
    "Nhạn Môn",
    "Vườn Trám",
    "Đình Thượng",
    "Bãi Sậy",
    "Lò Gốm",
    "Xóm Chài",
    "Hòn Yến",
    "Tràm Vân",
)
OCCASIONS = (
    "Hội nghị",
    "Đại hội",
    "Kỳ họp",
    "Lễ phát động",
    "Lễ tổng kết",
    "Hội thảo",
    "Hội thi",
    "Tọa đàm",
    "Diễn đàn",
    "Lễ tuyên dương",
)
TOPICS = (
    "đổi mới sinh hoạt chi bộ",
    "giữ gìn dòng sông quê hương",
    "số hóa hồ sơ lưu trữ",
    "xây dựng khu dân cư văn minh",
    "phát triển làng nghề",
    "tiết kiệm điện nước công sở",
    "chăm lo người có công",
    "khuyến học vùng ven",
    "phòng chống ngập úng",
    "tiếp dân và giải quyết đơn thư",
    "trồng cây ven sông",
    "văn hóa đọc ở cơ sở",
)
CATEGORIES = (
    "Thời sự",
    "Xây dựng Đảng",
    "Dân vận",
    "Kinh tế",
    "Văn hóa - Xã hội",
    "Kiểm tra - Giám sát",
    "Quốc phòng - An ninh",
    "Học tập và làm theo Bác",
    "Tư liệu - Văn kiện",
    "Thông báo",
)
"""The most frequent first."""

NAMING = (
    "Chủ trì buổi làm việc với {c}, đồng chí {p} yêu cầu báo cáo rõ việc đã làm, việc còn nợ và thời hạn hoàn thành.",
    "Thay mặt {c}, đồng chí {p} cảm ơn sự phối hợp của các đơn vị và đề nghị giữ lịch giao ban mỗi tháng một lần.",
    "Tại {e}, đồng chí {p} đề nghị {c} chọn việc thiết thực, phân công từng người và kiểm tra đến cùng.",
    "{c} cho biết trong {n} tháng đã tiếp {n} lượt công dân, giải quyết xong {m}% số đơn thuộc thẩm quyền.",
    "Cùng dự có đồng chí {p}, đại diện {c} và đông đảo bà con trong vùng.",
)
"""Sentences that name a person, a committee or the event."""

PLAIN = (
    "Mưa lớn từ đêm trước không làm thưa vắng hội trường; nhiều đại biểu ở các xã ven sông đi đò từ sáng sớm để kịp giờ khai mạc.",
    "Trong {n} hộ được hỏi ý kiến, phần lớn đồng tình với phương án lùi rào để mở rộng đường vào trường học.",
    "Báo cáo nêu **bốn việc làm được** và *ba việc còn chậm*, trong đó chậm nhất là việc bàn giao hồ sơ đất đai.",
    "Kinh phí thực hiện là {n} triệu đồng, một nửa do nhân dân đóng góp, phần còn lại trích từ quỹ của đơn vị.",
    "Các tổ thảo luận dành nhiều thời gian cho cách chọn người đứng đầu ở nơi mới sáp nhập và việc sắp xếp trụ sở dôi dư.",
    "Toàn văn kết luận được đăng trên [trang thông tin của thành phố](https://saokhue.example/van-ban/{n}).",
    '"Làm ít mà xong còn hơn bày ra nhiều rồi bỏ dở", một đại biểu nói khi góp ý cho dự thảo chương trình.',
    "So với cùng kỳ, số hộ cận nghèo giảm {m}%, số lao động có việc làm ổn định tăng thêm {n} người.",
    "Đợt này có {n} đảng viên được xét tặng huy hiệu, người cao tuổi nhất năm nay đã ngoài chín mươi.",
    "Nước máy đã về tới ấp cuối cùng; {n} gia đình không còn phải chở nước bằng ghe trong mùa khô.",
    "Ngành chuyên môn sẽ công khai tiến độ mỗi quý để người dân cùng theo dõi và nhắc nhở.",
    "Phần lớn ý kiến cho rằng cần bớt giấy tờ, bớt họp, dành thời gian xuống cơ sở nghe dân nói.",
    "Nhân dịp này có {n} suất quà và {m} xe đạp đến tay học sinh vượt khó, mỗi suất ba trăm nghìn đồng.",
    "Sau giờ nghỉ, các đại biểu đi xem mô hình vườn ươm và bể lọc nước do thanh niên địa phương tự làm.",
)
"""Sentences that name nobody."""
