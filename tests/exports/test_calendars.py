"""Calendars, read back by a library."""

from datetime import date

import pytest
from icalendar import Calendar

from plugins.exports.calendars import committee_calendar, event_calendar
from plugins.views.committee import has_calendar
from plugins.views.event import event_page
from tests.city import record

SITE = "https://tulieu.example"
LONG = "Lễ kỷ niệm; ngày thành lập, " + "rất dài " * 12 + "thứ 75"
EVENTS = {
    "register/events/le.md": record(
        LONG, start="2024-02-03", end="2024-02-05", organisers="thanh-uy-van-khe", kind="lễ"
    ),
    "register/events/thang.md": record("Tháng hành động", start="2024-03", organisers="thanh-uy-van-khe"),
    "register/events/mot-nam.md": record(
        "Hội thi", start="2022-05-01", organisers="ban-to-chuc-thanh-uy-van-khe"
    ),
}


def parsed(data):
    """Return the entries of a calendar."""
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_the_name_of_a_calendar_is_escaped(holdings):
    """As any text is: of several words with commas and semicolons one name is read."""
    data = event_calendar(holdings(EVENTS), "le", SITE)
    assert "X-WR-CALNAME:Lễ kỷ niệm\\; ngày thành lập\\, " in data.decode().replace("\r\n ", "")
    assert "\nNAME:Lễ kỷ niệm\\; ngày thành lập\\, " in data.decode().replace("\r\n ", "")


def test_an_event_is_a_whole_day(holdings):
    """The end of an entry is the day after."""
    (entry,) = parsed(event_calendar(holdings(), "hoi-nghi-cap-nuoc-2023", SITE))
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2023, 7, 21), date(2023, 7, 22))
    assert str(entry["summary"]) == "Hội nghị cấp nước sạch năm 2023"
    assert str(entry["location"]) == "Hội trường Vân Khê"
    assert str(entry["url"]) == f"{SITE}/su-kien/hoi-nghi-cap-nuoc-2023/"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-01-01", "9999-12-31", date(9999, 12, 31)),
        ("9999-12-31", "9999-12-31", None),
        ("9999-12-30", "9999-12-30", date(9999, 12, 31)),
        ("0001-01-01", "0001-01-01", date(1, 1, 2)),
    ],
)
def test_the_first_and_the_last_day_there_is(holdings, start, end, expected):
    """No day follows 31 December 9999: an entry ends with it, or goes without an end."""
    files = {"register/events/mai.md": record("Ngày mãi", start=start, end=end)}
    (entry,) = parsed(event_calendar(holdings(files), "mai", SITE))
    assert entry.decoded("dtstart") == date.fromisoformat(start)
    assert entry.decoded("dtend", None) == expected


def test_an_entry_is_known_by_the_id_of_its_record(holdings):
    """The same in every calendar and after every build: the clock is nowhere in it."""
    city = holdings()
    first = event_calendar(city, "hoi-nghi-cap-nuoc-2023", SITE)
    assert first == event_calendar(city, "hoi-nghi-cap-nuoc-2023", SITE)
    (entry,) = parsed(first)
    (other,) = parsed(committee_calendar(city, "thanh-uy-van-khe", SITE))
    assert str(entry["uid"]) == str(other["uid"]) == "e-0000018@tulieu.example"
    assert entry.decoded("dtstamp").date() == date(2023, 7, 21)


def test_a_committees_calendar_has_the_events_whose_day_is_known(holdings):
    """Of those that it organised, the oldest first."""
    city = holdings(EVENTS)
    names = [str(entry["summary"]) for entry in parsed(committee_calendar(city, "thanh-uy-van-khe", SITE))]
    assert names == ["Hội nghị cấp nước sạch năm 2023", LONG]


def test_lines_are_folded_and_characters_escaped(holdings):
    """No line is longer than 75 octets; a name comes back as it was."""
    data = event_calendar(holdings(EVENTS), "le", SITE)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (entry,) = parsed(data)
    assert str(entry["summary"]) == LONG
    assert entry.decoded("dtend") == date(2024, 2, 6)


@pytest.mark.parametrize(("slug", "has_one"), [("le", True), ("thang", False)])
def test_an_event_without_a_day_has_no_calendar(holdings, slug, has_one):
    """Its page leads to none."""
    assert bool(event_page(holdings(EVENTS), slug).calendar_url) == has_one


def test_a_committee_without_such_events_has_no_calendar(holdings):
    """A month is no day."""
    city = holdings(
        {"register/events/t.md": record("Tháng", start="2024-03", organisers="ban-to-chuc-thanh-uy-van-khe")}
    )
    assert has_calendar(city, "thanh-uy-van-khe")
    assert not has_calendar(city, "ban-to-chuc-thanh-uy-van-khe")
