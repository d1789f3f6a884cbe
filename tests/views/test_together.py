"""What two people have in common, also beside what every report says."""

from __future__ import annotations

import random

from plugins.views.together import reported_events, together
from tests.city import article, record

PEOPLE = {"ta-dinh-lam": "Tạ Đình Lãm", "kieu-thi-nhan": "Kiều Thị Nhàn", "mac-van-ty": "Mạc Văn Tý"}
TY = {"register/persons/mac-van-ty.md": record("Mạc Văn Tý")}


def test_events_and_reports_are_not_the_same(holdings):
    """An event whose reports name both, each in another; a report that names both without an event."""
    files = {
        **TY,
        "articles/mot.md": article("Một", "Đồng chí Tạ Đình Lãm dự.", date="2024-02-01", events="le"),
        "articles/hai.md": article("Hai", "Đồng chí Mạc Văn Tý dự.", date="2024-02-02", events="le"),
        "articles/ba.md": article("Ba", "Đồng chí Tạ Đình Lãm và đồng chí Mạc Văn Tý.", date="2024-03-01"),
        "register/events/le.md": record("Lễ Mới", slug="le", start="2024-02-01"),
    }
    found = together(holdings(files), "ta-dinh-lam", "mac-van-ty")
    assert [one.text for one in found.people] == ["Tạ Đình Lãm", "Mạc Văn Tý"]
    (event,) = found.events
    assert (event.event.text, event.span.start) == ("Lễ Mới", "2024-02-01")
    assert [[card.title for card in cards] for cards in event.reports] == [["Một"], ["Hai"]]
    assert [card.title for card in found.reports] == ["Ba"]


def test_what_is_not_public_is_in_no_answer(holdings):
    """Neither a draft of a report nor an event that is not published."""
    files = {
        **TY,
        "articles/ba.md": article("Ba", "Tạ Đình Lãm, Mạc Văn Tý.", status="draft", events="le"),
        "articles/bon.md": article("Bốn", "Tạ Đình Lãm, Kiều Thị Nhàn.", date="2024-03-01"),
        "register/events/le.md": record("Lễ Mới", slug="le", status="draft"),
    }
    city = holdings(files)
    assert together(city, "ta-dinh-lam", "mac-van-ty").reports == ()
    assert together(city, "ta-dinh-lam", "mac-van-ty").events == ()
    assert reported_events(city, "mac-van-ty") == ()


def test_events_of_a_person(holdings):
    """The newest first, those without a date last."""
    files = {
        f"register/events/{slug}.md": record(name, slug=slug, start=start)
        for slug, name, start in (
            ("le", "Lễ Một", "2024-02-01"),
            ("hop", "Họp Hai", ""),
            ("thi", "Thi Ba", "2024-05"),
        )
    }
    files["articles/mot.md"] = article("Một", "Đồng chí Tạ Đình Lãm dự.", events="[le, hop, thi]")
    found = reported_events(holdings(files), "ta-dinh-lam")
    assert [one.slug for one in found if one.slug != "hoi-nghi-cap-nuoc-2023"] == ["thi", "le", "hop"]


def test_answers_are_those_of_brute_force(holdings):
    """Random reports that name people and events: all pairs, each list as the reports say."""
    lot = random.Random(24)
    events = {f"le-{number}": record(f"Lễ số {number}", slug=f"le-{number}") for number in range(6)}
    files = {**TY, **{f"register/events/{slug}.md": text for slug, text in events.items()}}
    said = {}
    for number in range(60):
        people = lot.sample(sorted(PEOPLE), lot.randint(0, 3))
        about = lot.sample(sorted(events), lot.randint(0, 2))
        said[f"bai-{number}"] = set(people), set(about)
        fields = {"persons": f"[{', '.join(people)}]", "events": f"[{', '.join(about)}]"}
        day = f"20{lot.randint(19, 23)}-{lot.randint(1, 12):02}-{lot.randint(1, 28):02}"
        files[f"articles/bai-{number}.md"] = article(
            f"Bài {number}", date=day, **{name: value for name, value in fields.items() if value != "[]"}
        )
    city = holdings(files)
    for one in PEOPLE:
        for other in set(PEOPLE) - {one}:
            found = together(city, one, other)
            both = {slug for slug, (people, _) in said.items() if {one, other} <= people}
            named = [
                {event for people, about in said.values() if person in people for event in about}
                for person in (one, other)
            ]
            own = [card for card in found.reports if "/bai-" in card.url]
            assert {card.url.split("/")[-2] for card in own} == both
            assert [card.day.iso for card in found.reports] == sorted(card.day.iso for card in found.reports)
            slugs = {event.event.url.split("/")[-2] for event in found.events} - {"hoi-nghi-cap-nuoc-2023"}
            assert slugs == named[0] & named[1]
            for event in found.events:
                slug = event.event.url.split("/")[-2]
                for person, cards in zip((one, other), event.reports, strict=True):
                    expected = {
                        name for name, (people, about) in said.items() if person in people and slug in about
                    }
                    told = {card.url.split("/")[-2] for card in cards if "/bai-" in card.url}
                    assert told == expected
