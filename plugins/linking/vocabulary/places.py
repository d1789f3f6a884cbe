"""Territories: levels, provinces, cities, and the words that make a name one of a place. Keys in lower case."""

from __future__ import annotations

from plugins.linking.vocabulary.wordlists import items, sequences, words

LEVELS = items("thành phố, tỉnh, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu")
"""Words that say what a place is."""

COUNTING = words("hai ba bốn năm sáu bảy tám chín mười các những nhiều mỗi từng mọi")
"""Words before a level that make it many: *hai tỉnh*, *các huyện*."""

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

PROVINCIAL = items("tỉnh, thành phố")
"""Levels right below the centre."""

PROVINCES = items(
    """
    an giang, bà rịa vũng tàu, bạc liêu, bắc giang, bắc kạn, bắc ninh, bến tre, bình dương, bình định
    bình phước, bình thuận, cà mau, cao bằng, cần thơ, đà nẵng, đắk lắk, đắk nông, điện biên, đồng nai
    đồng tháp, gia lai, hà giang, hà nam, hà nội, hà tĩnh, hải dương, hải phòng, hậu giang, hòa bình
    hồ chí minh, huế, hưng yên, khánh hòa, kiên giang, kon tum, lai châu, lạng sơn, lào cai, lâm đồng
    long an, nam định, nghệ an, ninh bình, ninh thuận, phú thọ, phú yên, quảng bình, quảng nam, quảng ngãi
    quảng ninh, quảng trị, sóc trăng, sơn la, tây ninh, thái bình, thái nguyên, thanh hóa, thừa thiên huế
    tiền giang, trà vinh, tuyên quang, vĩnh long, vĩnh phúc, yên bái, thủ đức, biên hòa, vũng tàu, nha trang
    đà lạt, vinh, hà tây, hà bắc, hải hưng, hà nam ninh, nam hà, nghệ tĩnh, bình trị thiên
    quảng nam đà nẵng, nghĩa bình, phú khánh, thuận hải, sông bé, cửu long, minh hải, vĩnh phú, hà tuyên
    bắc thái, hoàng liên sơn, hà sơn bình, gia lai kon tum, đắc lắc, đăk lăk, đắk lăk, đăk lắk, đắc nông
    đăk nông, bắc cạn, kontum, việt trì, hạ long, cẩm phả, móng cái, uông bí, đông triều, từ sơn, chí linh
    sầm sơn, đồng hới, đông hà, tam kỳ, hội an, quy nhơn, tuy hòa, phan thiết, phan rang, buôn ma thuột
    pleiku, bảo lộc, gia nghĩa, đồng xoài, thủ dầu một, dĩ an, thuận an, tân uyên, bến cát, bà rịa
    long khánh, tân an, mỹ tho, gò công, cao lãnh, sa đéc, hồng ngự, long xuyên, châu đốc, rạch giá, hà tiên
    phú quốc, vị thanh, ngã bảy, phú mỹ, cam ranh, tam điệp, phủ lý, sông công, phổ yên, phúc yên, vĩnh yên
    """
)
"""Provinces and cities under the centre, before and after the merger of 2025, and the best-known other cities."""

CITIES = items(
    """
    hà nội, hồ chí minh, đà nẵng, hải phòng, cần thơ, huế, thủ đức, biên hòa, vũng tàu, nha trang, đà lạt
    vinh, việt trì, hạ long, cẩm phả, móng cái, uông bí, đông triều, từ sơn, chí linh, sầm sơn, đồng hới
    đông hà, tam kỳ, hội an, quy nhơn, tuy hòa, phan thiết, phan rang, buôn ma thuột, pleiku, bảo lộc
    gia nghĩa, đồng xoài, thủ dầu một, dĩ an, thuận an, tân uyên, bến cát, bà rịa, long khánh, tân an
    mỹ tho, gò công, cao lãnh, sa đéc, hồng ngự, long xuyên, châu đốc, rạch giá, hà tiên, phú quốc, vị thanh
    ngã bảy, phú mỹ, cam ranh, tam điệp, phủ lý, sông công, phổ yên, phúc yên, vĩnh yên
    """
)
"""Those of ``PROVINCES`` that are cities."""

MAIN_CITIES = items("hà nội, hồ chí minh, đà nẵng, hải phòng, cần thơ, huế")
"""Cities under the centre: their committees do not give way to those of a city inside a city or a province."""

MERGED = items(
    """
    tuyên quang, lào cai, thái nguyên, phú thọ, bắc ninh, hưng yên, hải phòng, ninh bình, quảng trị, đà nẵng
    quảng ngãi, gia lai, khánh hòa, lâm đồng, đắk lắk, hồ chí minh, đồng nai, tây ninh, cần thơ, vĩnh long
    đồng tháp, cà mau, an giang
    """
)
"""Provinces and cities that were made of several in 2025 and go by the name of one of them (Nghị quyết 202/2025/QH15)."""

COUNTRIES = sequences(
    """
    lào, campuchia, thái lan, trung quốc, trung hoa, nhật bản, hàn quốc, triều tiên, mông cổ, nga, liên xô, hoa kỳ
    mỹ, anh, pháp, đức, cuba, cu ba, ấn độ, singapore, xin ga po, malaysia, ma lai xi a, indonesia, philippines
    myanmar, brunei, timor leste, đông timor, úc, australia, ô xtrây li a, new zealand, canada, mexico, brazil
    argentina, chile, venezuela, nicaragua, ý, italia, tây ban nha, bồ đào nha, hà lan, bỉ, luxembourg, thụy sĩ, áo
    thụy điển, na uy, phần lan, đan mạch, ba lan, séc, slovakia, hungary, hung ga ri, romania, bulgaria, serbia
    hy lạp, ukraine, belarus, kazakhstan, uzbekistan, azerbaijan, armenia, thổ nhĩ kỳ, israel, palestine, iran
    iraq, kuwait, qatar, ai cập, algeria, maroc, nam phi, angola, mozambique, nigeria, sri lanka, bangladesh
    pakistan, nepal
    """
)
"""Other countries, as the press calls them."""

OF_A_STATE = words(
    "nước cộng hòa dân chủ nhân xã hội nghĩa vương quốc liên bang hợp chúng đảng sản cách mạng lao động hồi giáo xhcn chdcnd"
)
"""Words that may stand before the name of a country: *nước Cộng hòa Dân chủ Nhân dân Lào*, *Đảng Cộng sản Cuba*."""

PLACE_SYLLABLES = words(
    """
    tân long sơn lộc cát yên vạn phú hạ trà mỹ thạch liên cẩm tiền hồng tri kim cao ninh giang an lạc khánh
    hưng phước bình đông tây nam bắc vĩnh thạnh hòa xuân thới trung lương hải đại điền y la tòng thái
    """
)
"""Syllables that begin names of places more often than names of persons, though some are surnames."""

PLACE_WORDS = items(
    """
    đường, phố, tuyến đường, đại lộ, ngõ, hẻm, cầu, hầm, công viên, quảng trường, bảo tàng, nhà lưu niệm
    khu lưu niệm, đền thờ, đền, tượng đài, tượng, trường, giải thưởng, giải, quỹ, học bổng, tư tưởng
    thời đại, phong cách, đạo đức, tấm gương đạo đức, chủ nghĩa, chiến dịch, thành phố, tên, bệnh viện
    nhà hát, cung văn hóa, trung học phổ thông, trung học cơ sở, tiểu học, mầm non, đại học, khu tưởng niệm
    nghĩa trang, lăng, huân chương, tên đường, rạp, sân vận động, kênh, xa lộ, quốc lộ, trường mòn
    đường mòn, làng, khu phố, chợ, đảo, phường, xã, quận, huyện, cảng, bến, hội trường, nhà văn hóa, di tích
    thư viện, phong cách đạo đức, ngã ba, ngã tư, ngã năm, ngã sáu, vòng xoay, nút giao, giao lộ, góc, bến xe, tủ sách
    liên đội, chi đội, tàu, cúp, sân, nhà thi đấu, chùa, phòng truyền thống, khu dân cư, chung cư, cư xá, rạch, hồ
    thương hiệu, vở kịch, vở diễn, kịch bản, bia, lớp, lớp học, khu đô thị, phố đi bộ, trại, cầu vượt, hầm chui
    tuyến xe buýt, nhà ga, kè, đoạn từ, tuyến phố
    """
)
"""Words before a person's name that make it the name of a street, a school, a museum, a prize or a thought."""

STREETS = sequences("đường, phố, đại lộ, giao lộ, góc, ngã ba, ngã tư, ngã năm, ngã sáu, ngõ, hẻm, đoạn từ")
"""Those of ``PLACE_WORDS`` after which several streets may be listed."""
