"""The guide to the theme: invented content that shows each component in each of its states.

Only the preview has it. The names are invented; links lead to pages that every site has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.addresses import ARCHIVE, HOME, THEME_GUIDE, event_year_address, index_address, year_anchor
from plugins.authority.cited_documents import cited_document
from plugins.authority.lineage import Line, LineageStep
from plugins.authority.records import Statement
from plugins.views.agenda import Agenda, AgendaMonth, AgendaYear, Occasion
from plugins.views.article import ArticlePage, EditorialNote, NamedPerson, attached_documents
from plugins.views.attestations import AttestingReport
from plugins.views.body import LARGE_PICTURE, TRANSCRIPT_HEAD
from plugins.views.committee import LineChart, LineRow, OfficeBars, Officer, OfficerChart, RelatedCommittee
from plugins.views.committee_years import YearChange, YearRow
from plugins.views.corrections import Correction
from plugins.views.days import Day, Period
from plugins.views.days import known_day as _day
from plugins.views.drawn.columns import Column, drawn_columns
from plugins.views.drawn.lineage import drawn_line
from plugins.views.drawn.ranking import Ranked, ranked
from plugins.views.drawn.timeline import TenureDates, Timeline, drawn_timeline
from plugins.views.event import Attendee, AttendeeOffice
from plugins.views.event_index import EventYear, ListedEvent
from plugins.views.holdings import Card, CountedLink, Link, Picture, Year
from plugins.views.home import Section
from plugins.views.indexes import Branch, IndexEntry
from plugins.views.listings import Month
from plugins.views.person import OfficeRow
from plugins.views.person_index import IndexedPerson
from plugins.views.references import References, numbered
from plugins.views.source_index import AttachedFile, RestingRecord, RestingStatement, SourceEntry, Wording
from plugins.views.successions import BetweenDays, ChainRows, HolderRow

_PERSONS, _COMMITTEES, _EVENTS = index_address("person"), index_address("committee"), index_address("event")
_FIGURE = (
    f'<figure><a class="{LARGE_PICTURE}" href="/theme/img/card.png"><img src="/theme/img/card.png" alt="Ảnh chung"'
    ' width="1200" height="630"></a><figcaption>Chú thích ảnh <small>Ảnh: Người chụp</small></figcaption></figure>'
)
_TRANSCRIPT = f'<details class="transcript">{TRANSCRIPT_HEAD}<p>Lời nói trong phim.</p></details>'
_DOCUMENTS = (
    {"file": "/theme/img/card.png", "title": "Kết luận Hội nghị", "number": "88-KL/TU", "date": "2026-11-19"},
    {"file": "/theme/img/card.png", "title": "Bảng số liệu"},
)
_LONG = "Báo cáo kết quả thực hiện Nghị quyết về xây dựng, chỉnh đốn Đảng gắn với chuyển đổi số ở cơ sở"


@dataclass(frozen=True, slots=True)
class GuidePage:
    """What the components of the guide are given."""

    url: str
    picture: Picture
    cards: tuple[Card, ...]
    """With a picture and without, in another language, retracted."""
    article: ArticlePage
    """With all that an article may have."""
    links: tuple[Link, ...]
    counted: tuple[CountedLink, ...]
    """More than are shown at once."""
    ranked: tuple[Ranked, ...]
    months: tuple[Month, ...]
    coming: tuple[ListedEvent, ...]
    event_years: tuple[EventYear, ...]
    corrections: tuple[Correction, ...]
    sections: tuple[Section, ...]
    people: tuple[IndexedPerson, ...]
    entries: tuple[IndexEntry, ...]
    branches: tuple[Branch, ...]
    attested: tuple[AttestingReport, ...]
    """More than are shown at once."""
    offices: tuple[OfficeRow, ...]
    timeline: Timeline
    officers: tuple[Officer, ...]
    attendees: tuple[Attendee, ...]
    relations: tuple[RelatedCommittee, ...]
    references: References
    source_entries: tuple[SourceEntry, ...]
    line_chart: LineChart
    officer_chart: OfficerChart
    chain: ChainRows
    by_year: tuple[YearRow, ...]
    agenda: Agenda
    years: tuple[Year, ...]
    quotations: Mapping[str, str]
    columns: tuple[Column, ...]
    statements: tuple[Statement, ...]
    sources: tuple[str, ...]


def guide_page() -> GuidePage:
    """Return the guide; it does not depend on the content."""
    cards = _cards()
    links = _links()
    counted = tuple(CountedLink(link, 40 // number) for number, link in enumerate(links * 4, 1))
    offices = _offices()
    entries = _entries()
    return GuidePage(
        url=THEME_GUIDE,
        picture=_picture(),
        cards=cards,
        article=_article(cards),
        links=links,
        counted=counted,
        ranked=ranked(counted),
        months=tuple(Month("2026", f"{month:02}", ARCHIVE, month) for month in range(12, 0, -1)),
        coming=(
            ListedEvent(links[2], Period(_day("2026-12-08"), _day("2026-12-09")), "Hội trường Thành ủy", 3),
            ListedEvent(links[2], Period(_day("2026-12-19"), None), "", 0),
        ),
        event_years=(
            EventYear("2026", "su-kien-2026", event_year_address("2026"), 12),
            EventYear("", "su-kien-khong-ro", event_year_address(""), 2),
        ),
        corrections=(
            Correction(
                _day("2026-11-21"), "Số chi bộ là 151, không phải 115.", False, Link(_LONG, HOME), "vi"
            ),
            Correction(_day("2026-11-20"), "Số liệu chưa được xác nhận.", True, Link(_LONG, HOME), "vi"),
        ),
        sections=(Section(Link("Thời sự", ARCHIVE), cards), Section(Link("Ảnh", ARCHIVE), cards[:1] * 3)),
        people=(
            IndexedPerson(links[0], 12, "Bí thư Thành ủy Vân Khê", (), True),
            IndexedPerson(links[1], 3, "Trưởng Ban Tổ chức Thành ủy Vân Khê", _days(2), False),
        ),
        entries=entries,
        branches=(Branch(entries[0], (Branch(entries[1], ()),)),),
        attested=_attested(5),
        offices=offices,
        timeline=drawn_timeline(
            [
                *(TenureDates(start="2020-10-16"),) * 3,
                TenureDates(start="2015-06", end="2020-10-16"),
                TenureDates(reported=("2022-08-30", "2023-07-21")),
            ]
        ),
        officers=(
            Officer(
                links[0], "Bí thư", Period(_day("2020-10-16"), None), (), ("Báo Vân Khê",), _attested(1), True
            ),
            *(
                Officer(links[1], "Ủy viên", None, _days(number), (), _attested(number), False)
                for number in (0, 1, 4, 5)
            ),
        ),
        attendees=(
            Attendee(links[0], (AttendeeOffice("Bí thư Thành ủy Vân Khê", _attested(1)[0]),)),
            Attendee(links[1], ()),
        ),
        relations=(
            RelatedCommittee(
                link=links[3],
                day=_day("2025-02-03"),
                decision="Quyết định số 12-QĐ/TU",
                sources=("Báo Vân Khê",),
            ),
            RelatedCommittee(link=links[3], period=Period(_day("2010"), _day("2025-02-03")), sources=()),
        ),
        references=numbered(
            (
                "Báo Vân Khê",
                "Quyết định số 12-QĐ/TU ngày 03/02/2025",
                "https://example.org/bai/12",
                "Lịch sử Đảng bộ, tập 2",
            )
        ),
        source_entries=_source_entries(links),
        line_chart=_line_chart(),
        officer_chart=_officer_chart(links),
        chain=_chain(links),
        by_year=_by_year(links),
        agenda=_agenda(links),
        years=(Year("2026", f"#{year_anchor('2026')}", 3, cards[:3]), Year("2024", _PERSONS, 120, ())),
        quotations={HOME: "Sáng 20/11, đồng chí Lê Thị Mẫu dự lễ khởi công cầu mới qua sông."},
        columns=drawn_columns([("2026", f"#{year_anchor('2026')}", 3), ("2024", _PERSONS, 120)]),
        statements=(Statement("Tên trong văn bản cũ", "Lịch sử Đảng bộ, tập 2"), Statement("Tên tắt")),
        sources=("Quyết định số 12-QĐ/TU ngày 03/02/2025",),
    )


def _picture() -> Picture:
    return Picture("/theme/img/card.png", "Tấm thẻ của trang tin, dùng khi bài không có ảnh", 1200, 630)


def _links() -> tuple[Link, ...]:
    return (
        Link("Lê Thị Mẫu", _PERSONS),
        Link("Trần Văn Thử", _PERSONS, "Văn phòng Thành ủy"),
        Link("Hội nghị lần thứ 7 Ban Chấp hành Đảng bộ thành phố", _EVENTS),
        Link("Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Vân Khê", _COMMITTEES),
    )


def _cards() -> tuple[Card, ...]:
    def card(title: str, picture: Picture | None, lang: str = "vi", is_retracted: bool = False) -> Card:
        summary = "Tóm tắt của bài trong đôi ba dòng, để người đọc biết có nên mở hay không. " * 3
        category = Link("Thời sự", ARCHIVE)
        day = _day("2026-11-20T08:00:00+07:00")
        return Card(title, HOME, day, summary, category, picture, lang, HOME, day.iso, is_retracted, False)

    return (
        card("Thành phố Vân Khê khởi công cầu mới qua sông", _picture()),
        card(_LONG, None),
        card("A new bridge for Vân Khê", None, lang="en"),
        card("Số liệu chi bộ năm 2024", None, is_retracted=True),
    )


def _article(cards: tuple[Card, ...]) -> ArticlePage:
    links = _links()
    day = _day("2026-11-20T08:00:00+07:00")
    body = (
        f'<p class="summary">Tóm tắt của bài, đứng trước ảnh.</p>{_FIGURE}'
        f'<p>Đồng chí <a class="mention mention--person" href="{_PERSONS}" aria-description="Bí thư Thành ủy">Lê Thị Mẫu</a> nói'
        f' chuyện với <a href="{HOME}">một liên kết thường</a>.</p>'
        "<h2>Tiêu đề trong bài</h2><ul><li>Một</li><li>Hai</li></ul><blockquote><p>Một câu trích.</p></blockquote>"
        f'<div class="gallery">{_FIGURE * 3}</div>{_TRANSCRIPT}'
        "<table><thead><tr><th>Chỉ tiêu</th><th>Hiện nay</th></tr></thead>"
        "<tbody><tr><td>Chi bộ</td><td>151</td></tr></tbody></table>"
    )
    return ArticlePage(
        title=_LONG,
        url=THEME_GUIDE,
        cite_url=THEME_GUIDE,
        day=day,
        changed=day.iso,
        category=Link("Thời sự", ARCHIVE),
        authors=("Người Viết", "Người Chụp"),
        source="Báo Vân Khê",
        body=body,
        picture=_picture(),
        corrections=(
            EditorialNote(_day("2026-11-21"), "Số chi bộ là 151, không phải 115."),
            EditorialNote(None, "Sửa tên riêng."),
        ),
        retracted=EditorialNote(_day("2026-11-22"), "Số liệu chưa được xác nhận."),
        documents=attached_documents(_DOCUMENTS),
        topics=("Xây dựng Đảng", "Chuyển đổi số"),
        persons=(
            NamedPerson(links[0], ("Bí thư Thành ủy",)),
            NamedPerson(links[1], ()),
        ),
        committees=links[3:],
        events=links[2:3],
        same_event=cards[1:],
        translations=(("en", Link("A new bridge for Vân Khê", HOME)),),
        lang="vi",
    )


def _attested(count: int) -> tuple[AttestingReport, ...]:
    return tuple(
        AttestingReport(_day(f"202{number}-07-21"), Link(f"Bài thứ {number + 1}", HOME))
        for number in range(count)
    )


def _days(count: int) -> tuple[Day, ...]:
    return tuple(one.day for one in _attested(count))


def _offices() -> tuple[OfficeRow, ...]:
    name = "Thành ủy Vân Khê"
    committee = Link(name, _COMMITTEES)
    first, second = Period(_day("2015-06"), _day("2020-10-16")), Period(_day("2020-10-16"), None)

    def row(title: str, period: Period | None, source: str, reports: int, **more: Any) -> OfficeRow:
        return OfficeRow(
            title=title,
            committee=committee,
            phrase=f"{title} {name}",
            period=period,
            days=() if period else _days(reports),
            sources=(source,) if source else (),
            attested=_attested(reports),
            **{"is_over": False, "confirmed": None, **more},
        )

    return (
        row("Bí thư", second, "Báo Vân Khê", 4),
        row("Thành ủy viên", second, "Báo Vân Khê", 0),
        row("Chủ tịch", second, "Báo Vân Khê", 0, confirmed=_day("2026-06-30")),
        row("Phó Bí thư", first, "", 0, is_over=True),
        row("Trưởng Đoàn", None, "", 2),
    )


def _line_chart() -> LineChart:
    names = {
        "a": ("Ban Tuyên truyền Thành ủy Vân Khê", _COMMITTEES),
        "b": ("Ban Tuyên giáo Thành ủy Vân Khê", _COMMITTEES),
        "c": ("Ban Dân vận Thành ủy Vân Khê", _COMMITTEES),
        "d": ("Ban Tuyên giáo và Dân vận Thành ủy Vân Khê", _COMMITTEES),
    }
    steps = (
        LineageStep("a", "b", "1989-05", "", ()),
        LineageStep("b", "d", "2025-02-03", "Quyết định số 12-QĐ/TU", ("Báo Vân Khê",)),
        LineageStep("c", "d", "2025-02-03", "Quyết định số 12-QĐ/TU", ("Báo Vân Khê",)),
    )
    line = Line({"d": 0, "b": -1, "c": -1, "a": -2}, steps)
    rows = (
        LineRow(_day(one.on), Link(*names[one.before]), Link(*names[one.after]), one.decision, one.sources)
        for one in steps
    )
    return LineChart(drawn_line(line, names), tuple(rows))


def _officer_chart(links: tuple[Link, ...]) -> OfficerChart:
    spans = (("2015", "2020-10-16"), ("2020-10-16", "2025-09"), ("2025-09", None))
    drawing = drawn_timeline([TenureDates(start=start, end=end) for start, end in spans])
    officers = (
        Officer(
            links[number % 2], "Bí thư", Period(_day(start), _day(end) if end else None), (), (), (), False
        )
        for number, (start, end) in enumerate(spans)
    )
    bars = tuple((one, row) for one, row in zip(officers, drawing.rows, strict=True) if row)
    return OfficerChart(drawing.ticks, (OfficeBars("Bí thư", bars),))


def _by_year(links: tuple[Link, ...]) -> tuple[YearRow, ...]:
    """Return years with all that may stand in one."""
    source = ("Quyết định số 12-QĐ/TU ngày 03/02/2025",)
    changes = (
        YearChange("founded", sources=source),
        YearChange("from", link=links[3], sources=source),
        YearChange("named", "Ban Tuyên giáo và Dân vận", sources=source),
    )
    ends = (YearChange("into", link=links[3], sources=source), YearChange("ended"))
    counted = CountedLink(Link("2026", HOME), 12)
    return (
        YearRow(year="2026", reports=counted, events=counted, left=counted, changes=ends),
        YearRow(year="2025", came=counted, documents=counted, changes=changes),
        YearRow(year="2024", reports=counted),
    )


def _chain(links: tuple[Link, ...]) -> ChainRows:
    """Return three people with all that is said between two."""
    said = (
        None,
        BetweenDays("gap", _day("2016-01-01"), _day("2017-12-31")),
        BetweenDays("overlap", _day("2020-06-01"), _day("2020-06-30")),
        BetweenDays("open", None, None),
    )
    spans = (("2010", "2015"), ("2018", "2020-06-30"), ("2020-06-01", None), ("2025", None))
    source = "Quyết định số 12-QĐ/TU ngày 03/02/2025"
    rows = (
        HolderRow(
            links[number % 2],
            ("Thị ủy Vân Khê",) if number == 0 else (),
            Period(_day(start), _day(end) if end else None),
            (),
            (source,),
            (),
            between,
        )
        for number, ((start, end), between) in enumerate(zip(spans, said, strict=True))
    )
    return ChainRows(links[3], True, tuple(rows), ())


def _source_entries(links: tuple[Link, ...]) -> tuple[SourceEntry, ...]:
    source = "Quyết định số 12-QĐ/TU ngày 03/02/2025"
    held = RestingStatement("tenures", "Bí thư Thành ủy Vân Khê", period=Period(_day("2025-02-03"), None))
    records = (
        RestingRecord(links[0], (held, RestingStatement("born", "", _day("1970-05")))),
        RestingRecord(links[1], ()),
    )
    (file,) = attached_documents(_DOCUMENTS[:1])
    return (
        SourceEntry(cited_document(source), (Wording(source, records),), (AttachedFile(file, links[2]),)),
    )


def _entries() -> tuple[IndexEntry, ...]:
    committee = Link("Thành ủy Vân Khê", _COMMITTEES)
    return (
        IndexEntry(committee, 40, "", None, False),
        IndexEntry(
            Link("Ban Dân vận Thành ủy", _COMMITTEES), 9, "", Period(_day("2010"), _day("2025-02-03")), True
        ),
    )


def _agenda(links: tuple[Link, ...]) -> Agenda:
    past = Occasion(links[2], Period(_day("2026-07-21"), None), "Hội trường", True, 3)
    months = (AgendaMonth(7, (past,)),)
    return Agenda(
        (Occasion(links[2], Period(_day("2026-12-08"), None), "", False, 0),),
        (AgendaYear("2026", months, 1),),
        2,
    )
