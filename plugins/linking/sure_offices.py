"""What makes an office sure: the words stand beside the name, affirm it, and speak of the article's day."""

from __future__ import annotations

from plugins.linking.named_persons import NamedPersons
from plugins.linking.offices import OfficePhrase, skip_honorific
from plugins.linking.persons import PersonPhrase
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.sentences import FUNCTION_WORDS
from plugins.linking.vocabulary.titles import PRONOUNS
from plugins.linking.vocabulary.wordlists import sequences, words

_BESIDE = {",", "-", "("}
_NOT_TOLD_AS_HELD = sequences(
    """
    thôi, không còn, miễn nhiệm, bãi nhiệm, cách chức, nghỉ hưu, nghỉ công tác, thay thế, thay, đình chỉ, từ chức
    không phải, từ nhiệm, khai trừ, cho đến khi
    giả danh, mạo danh, mạo nhận, giả mạo, giả làm, đóng giả, tự xưng, xưng là, xưng danh, tự nhận, nhận mình là
    trước đây, khi đó, khi ấy, lúc đó, lúc ấy, bấy giờ, hồi đó, hồi ấy, ngày đó, ngày ấy, dạo đó, dạo ấy
    thời đó, thời ấy, thuở ấy, năm ấy, hôm ấy, đêm ấy, thế kỷ trước, năm ngoái
    qua đời, từ trần, tạ thế, đã mất, hy sinh, mãn nhiệm, hết nhiệm kỳ, xin nghỉ, chuyển công tác, được điều động
    được luân chuyển, bị bắt, bắt tạm giam, bị khởi tố
    """
)
"""Words that anywhere in a sentence say that an office ends in it, is denied or feigned, or is of another day or the dead."""
_NOT_YET = sequences(
    """
    sẽ, dự kiến, giới thiệu, đề cử, ứng cử, đề nghị, nếu, chưa, khi còn, hồi, từng, nguyên, cựu
    trước đó, trước kia, ngày trước, ngày xưa, năm xưa, cách đây, giá mà, giá như, giả sử, có phải, không biết
    thời, mộ, tưởng nhớ, liệt sĩ, liệt sỹ, lễ tang, tang lễ, lễ viếng, mang tên, phim, vai, nhân vật
    mong, để bầu, chuẩn bị, tranh cử, ứng viên, xem xét
    """
)
"""Words before an office that say that it is planned, asked for, or of another day."""


def is_sure(
    article: NamedPersons,
    chain: list[OfficePhrase],
    person: PersonPhrase,
    office: OfficePhrase,
    year: str | None,
) -> bool:
    """Whether *office* of *chain* is beside the whole name of *person*, and the sentence affirms it for its day."""
    tokens = article.tokens
    if person.is_short or office.former or (office.committee and office.committee.is_former):
        return False
    first, last = chain[0].first, chain[-1].last
    after = person.first == skip_honorific(tokens, article.matches, last)
    before = person.last == first - 1 and tokens.has_any(person.last, _BESIDE)
    if not (after or (before and _is_read_to_the_end(article, last))) or _goes_back(tokens, first):
        return False
    begin = article.sentence_start(min(first, person.first))
    end = max(last, person.last)
    while not tokens.is_sentence_end(end):
        end += 1
    if tokens.has(end, "?") or tokens.has(office.first - 1, "và") or _says_term(tokens, office):
        return False
    if any(tokens.skip(at, _NOT_TOLD_AS_HELD) > at for at in range(begin, end)):
        return False
    start = min(first, person.first)
    if tokens.has(start - 1, "cố") or _is_of_kin(article, person):
        return False
    if any(_is_of_another_time(tokens, behind, year) for behind in (last, person.last)):
        return False
    planned = any(
        tokens.skip(at, _NOT_YET) > at for at in range(max(begin, start - _MAX_WORDS_TO_OFFICE), start)
    )
    return (
        not planned
        and not is_past(tokens, begin, start, year)
        and not _names_year(tokens, begin, start, year)
    )


def _says_term(tokens: Tokens, office: OfficePhrase) -> bool:
    """Whether the term of the committee is said, *Thành ủy khóa X*, which may not be that of the day."""
    return office.committee is not None and "khóa" in tokens.words[office.committee.first : office.last]


def _names_year(tokens: Tokens, begin: int, at: int, year: str | None) -> bool:
    """Whether a year before that of the article, *year*, stands from *begin* to before *at*: *Tháng 5/1999*."""
    named = (word for word in tokens.words[begin:at] if word.isdigit() and len(word) == 4)
    return any(word[:2] in {"19", "20"} and (year is None or word < year) for word in named)


def _is_read_to_the_end(article: NamedPersons, last: int) -> bool:
    """Whether the words of an office plainly end before *last*: at a mark or a small word, and no body above follows.

    *Trưởng Phòng A, | Sở B* and *Giám đốc Trung tâm | Bến Lụa* may be longer than was read.
    """
    tokens, heads = article.tokens, article.matches.heads
    if tokens.has_any(last, {",", "-"}):
        return last + 1 not in heads
    return not tokens.word(last).isalpha() or tokens.has_any(last, FUNCTION_WORDS)


def _goes_back(tokens: Tokens, first: int) -> bool:
    """Whether a capital stands before an office in its sentence, so that the title may begin earlier."""
    return tokens.is_name_word(first - 1) and not tokens.is_sentence_end(first - 2)


_KIN = words(
    """
    vợ chồng con cháu em anh chị bố mẹ cha má trai gái dâu rể ruột út nuôi nhân bạn trò xe thư ký lý nhà
    nhiệm vị
    """
)
"""Words, or the ends of them, that name somebody by another: *vợ ông A*, *phu nhân*, *lái xe của*, *người kế nhiệm*."""


def _is_of_kin(article: NamedPersons, person: PersonPhrase) -> bool:
    """Whether *person* stands for somebody else, whose the office may be: *vợ ông A, Chủ tịch …*."""
    tokens, start = article.tokens, article.start_with_honorific(person)
    if (
        tokens.has_any(start, _KIN)
        and start < person.first
        and article.honorific_before(person.first) not in PRONOUNS
    ):
        return True
    start -= tokens.has(start - 1, "của")
    return tokens.has_any(start - 1, _KIN)


_OTHER_TIMES = sequences(
    """
    trước đó, ngày trước, trước kia, trong những năm, các khóa, khóa, dự khuyết, những năm, thập niên, thời, thuở, hồi, đến
    cho đến, cho tới, tới, đầu tiên
    """
)
_BEFORE_YEARS = sequences("nhiệm kỳ, giai đoạn, từ năm, từ tháng, từ, năm, (")
_WORDS_OF_YEARS = 10
"""Words that *từ tháng 5/2010 đến tháng 6/2015* takes."""


def _is_of_another_time(tokens: Tokens, behind: int, year: str | None) -> bool:
    """Whether *những năm 1990*, *đến năm …* or *nhiệm kỳ 2010 - 2015*, over before *year*, stands *behind* an office."""
    behind += tokens.has(behind, ",")
    if tokens.skip(behind, _OTHER_TIMES) > behind:
        return True
    begin = tokens.skip(behind, _BEFORE_YEARS)
    if begin == behind:
        return False
    numbers = [
        word for word in tokens.words[begin : begin + _WORDS_OF_YEARS] if word.isdigit() and len(word) == 4
    ]
    return bool(numbers) and year is not None and max(numbers) < year


# What says that an office was held in earlier days.

_MAX_WORDS_TO_OFFICE = 40
"""Words before the office that are looked at."""
_ONCE = {"từng", "nguyên"}
_EARLIER = sequences(
    "trước đó, trước đây, khi còn, khi là, kinh qua, trải qua, lần lượt, năm trước, năm làm, rưỡi làm"
)


def is_past(tokens: Tokens, begin: int, at: int, year: str | None) -> bool:
    """Whether the words from *begin* on say that what stands at *at* is over or was long ago; *year* is the article's.

    Another year than that tells of earlier days, as long as a report does not name the years to come.
    """
    for position in range(max(begin, at - _MAX_WORDS_TO_OFFICE), at):
        end = tokens.skip(position, _EARLIER)
        if tokens.has_any(position, _ONCE) or position < end <= at:
            return True
        if tokens.has(position, "năm") and position + 1 < at:
            named = tokens.words[position + 1]
            if len(named) == 4 and named.isdigit() and (year is None or named < year):
                return True
    return False
