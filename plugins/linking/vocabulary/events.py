"""Words with which names of events begin, and their topics. Keys in lower case."""

from __future__ import annotations

from plugins.linking.vocabulary.wordlists import items, sequences

EVENT_HEADS = items(
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
"""Words that begin the name of an event."""

CONTESTS = items(
    """
    hội thi, cuộc thi, hội thảo, liên hoan, lễ hội, hội diễn, hội thao, triển lãm, festival, ngày hội, hội trại
    hội thảo khoa học, hội thảo quốc tế, đại hội thể dục thể thao, hội chợ
    """
)
"""Heads of events that have organisers of their own."""

TOPIC_OPENERS = sequences(
    """
    sơ kết, tổng kết, quán triệt, triển khai, học, công bố, ký, trao, kỷ, niệm, khánh thành, khởi công
    ra quân, phát động, tuyên dương, tôn vinh, giao ban, gặp mặt, đối, thoại, đặt tên, khai giảng, khai mạc
    bế mạc, tập huấn, trực tuyến, toàn quốc, chuyên đề, khoa, báo cáo viên, đại biểu, hưởng ứng, về
    xúc tiến, viếng, truy điệu, tưởng niệm, dâng hương, mít tinh, bàn giao, tiếp nhận, kết nạp, biểu dương
    giao ước, chào mừng, cán bộ, cử tri, phản biện, lấy ý, kiến, góp ý, sinh hoạt
    """
)
"""Words with which the topic of an event begins; of some the first syllable is enough: *ký kết*, *học tập*."""
