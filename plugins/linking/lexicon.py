"""Words of the genre that begin occasions, times and sentences. Keys in lower case."""

from __future__ import annotations

from plugins.linking.wordlists import lines, words

EVENT_HEADS = lines(
    """
    hội nghị, đại hội, kỳ họp, lễ, buổi lễ, kỷ niệm, lễ kỷ niệm, sơ kết, tổng kết, hội thảo, họp mặt
    tọa đàm, diễn đàn, hội thi, cuộc thi, liên hoan, triển lãm, lễ hội, lễ khai mạc, lễ bế mạc, lễ ra quân
    lễ phát động, lễ trao tặng, lễ trao, lễ công bố, lễ ký kết, lễ khánh thành, lễ khởi công, phiên họp
    ngày hội, festival, lễ viếng, lễ truy điệu, lễ tang, lễ an táng, lễ giao nhận quân, lễ tuyên dương
    lễ tôn vinh, lễ khai giảng, lễ bàn giao, lễ kết nạp, lễ hưởng ứng, lễ mít tinh, lễ dâng hương
    lễ tưởng niệm, lễ ký, lễ tiếp nhận, lễ đón nhận, lễ động thổ, lễ thượng cờ, lễ phong tặng, lễ truy tặng
    lễ giỗ, lễ trao giải, lễ tốt nghiệp, lễ bổ nhiệm, đại hội đại biểu, đại hội đại biểu toàn quốc
    đại hội thi đua yêu nước, đại hội cổ đông, hội thảo khoa học, hội thảo quốc tế, hội chợ, hội báo xuân
    hội trại, hội diễn, hội thao, đại hội thể dục thể thao, ngày hội đại đoàn kết
    ngày hội đại đoàn kết toàn dân tộc, lớp tập huấn, lớp bồi dưỡng, buổi gặp mặt, buổi tọa đàm, mít tinh
    phiên giải trình
    """
)
"""Words that begin the name of an occasion."""

TIMES = lines("sáng, trưa, chiều, tối, đêm, ngày, tháng, năm, lúc, vào")
"""Words before a number that begin a time."""

STARTERS = lines(
    "với, tại, theo, trong, những, các, đến, khi, để, nhằm, về, sau, trước, nếu, nhưng, và, dịp, trên"
)
"""Words whose capital means that a sentence begins, not that a name goes on."""

FUNCTION_WORDS = words(
    """
    đã đang sẽ vừa mới từng được bị phải có là và với cho của do để từ đến trong trên dưới về ở ra vào tại
    cũng còn không chưa khi nhân cùng theo nhằm nên vẫn cần đều lại rất này đó kia nay sau trước ngoài giữa
    hay hoặc mà thì nếu như nói họp dự ký trao tặng thăm gửi nhận chúc mừng cảm ơn chủ trì khen giao nhờ xin
    mời đưa đón tiếp gồm thuộc các những nhiều một hai ba bốn năm sáng chiều tối ngày tháng lần thứ qua làm
    nhấn đề yêu báo khẳng rằng bày chia tổ phối nêu kêu chỉ ghi thông phát quyết hoàn triển thực vận mở đóng
    rồi lập xây giữ chiếm đạt tăng giảm thu chi kiểm xem xét công xử trả mua bán bắt khởi dâng viếng khai bế ban
    đi cử chọn bầu viết kể hỏi in giảng dạy học chơi hát thắng thua sửa nâng mất còn tiến tham hướng góp
    """
)
"""Small words that do not end a compound but begin what is said of a body."""
