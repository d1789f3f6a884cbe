"""Small words that begin times and sentences, or what is said of a name. Keys in lower case."""

from __future__ import annotations

from plugins.linking.vocabulary.wordlists import items, words

TIMES = items("sáng, trưa, chiều, tối, đêm, ngày, tháng, năm, lúc, vào")
"""Words before a number that begin a time."""

STARTERS = items(
    "với, tại, theo, trong, những, các, đến, khi, để, nhằm, về, sau, trước, nếu, nhưng, và, dịp, trên"
)
"""Words whose capital means that a sentence begins, not that a name goes on."""

OPENINGS = items(
    "phát biểu, trao quyết, trao tặng, chúc mừng, tại buổi, với những, trao đổi, trong buổi, theo đó, "
    "tại hội, tham dự, đến dự, dự hội"
)
"""Two words, the first with a capital, that begin a sentence."""

HEADLINE_VERBS = items(
    "thông báo, tổ chức, phát động, khai mạc, bế mạc, triển khai, công bố, ký kết, kiểm tra, giám sát, phối hợp, chúc mừng"
)
"""Two words that go on with a headline in capitals after the name of a place."""

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
"""Small words that do not end a compound but begin what is said of a committee."""

NEXT_WORDS = words(
    """
    đã đang sẽ vừa từng bị phải có là với cho của do dưới ra vào cũng còn không chưa cùng vẫn đều này đó kia ngoài giữa
    hoặc mà thì nói họp trao gửi khen đưa gồm thuộc nhiều chia kêu giữ chiếm giảm xem trả mua bán bắt viếng bầu kể
    hỏi dạy
    """
)
"""Words that are no syllable of a name: printed with a capital right after one, they go on with the sentence."""
