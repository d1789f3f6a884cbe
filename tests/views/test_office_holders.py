"""Who held which office on a day, beside what follows from every reading of the dates."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta

from plugins.authority.as_of import Certainty
from plugins.authority.spans import Span
from plugins.catalogue.store import open_catalogue
from plugins.views.holdings import Holdings
from plugins.views.office_holders import Standing, is_under, offices_of_person, who
from tests.city import BAN_TO_CHUC, CITY, LAM, NHAN, article, index, record, write

BAN = "ban-to-chuc-thanh-uy-van-khe"
THANH_UY = "thanh-uy-van-khe"


def told(answers) -> list[tuple[str, str, str]]:
    """Return person, office and certainty of each answer."""
    return [(one.office.person.text, one.office.phrase, str(one.certainty)) for one in answers]


def test_who_held_an_office_on_a_day(holdings):
    """A day within the dates is sure, one in the month of an end is possible, one after the last that is known is open."""
    city = holdings()
    deputy, head = "Phó Trưởng Ban Tổ chức Thành ủy Vân Khê", "Trưởng Ban Tổ chức Thành ủy Vân Khê"
    assert told(who(city, "2019-01-01", BAN)) == [("Tạ Đình Lãm", deputy, "sure")]
    assert told(who(city, "2020-10-15", BAN)) == [
        ("Tạ Đình Lãm", head, "possible"),
        ("Tạ Đình Lãm", deputy, "possible"),
    ]
    assert told(who(city, "2024-01-01", BAN)) == [("Tạ Đình Lãm", head, "open")]
    assert told(who(city, "2010-01-01", BAN)) == []


def test_with_everything_below(holdings):
    """By rank of the committee; without it the committee alone, without a committee all."""
    city = holdings()
    assert [name for name, _, _ in told(who(city, "2023-01-01", THANH_UY))] == ["Kiều Thị Nhàn"]
    below = ["Kiều Thị Nhàn", "Tạ Đình Lãm"]
    assert [name for name, _, _ in told(who(city, "2023-01-01", THANH_UY, below=True))] == below
    assert [name for name, _, _ in told(who(city, "2023-01-01"))] == below
    assert told(who(city, "2023-01-01", "khong-co", below=True)) == []


def test_what_holds_an_office(holdings):
    """The source of the register; of an office by reports alone each report that was approved and gives it still."""
    heard = article(body="Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự.", date="2023-09-01")
    tenures = f"[{{office: Trưởng Ban, committee: {BAN}, reports: [tin, hoi-nghi-cap-nuoc]}}]"
    files = {
        "articles/2023/tin.md": heard,
        NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures),
    }
    city = holdings(files)
    (by_report,) = offices_of_person(city, "kieu-thi-nhan")
    assert (by_report.edtf, by_report.sources) == ("", ())
    assert [(one.day.iso, one.article.url) for one in by_report.reports] == [
        ("2023-09-01", "/tin-tuc/2023/09/tin/")
    ]
    dated = next(offices_of_person(city, "ta-dinh-lam"))
    assert (dated.edtf, dated.sources) == ("2020-10/", ("Quyết định số 15-QĐ/TU",))
    assert [name for name, _, _ in told(who(city, "2023-09-01", BAN))] == ["Kiều Thị Nhàn", "Tạ Đình Lãm"]
    assert [name for name, _, _ in told(who(city, "2023-09-02", BAN))] == ["Tạ Đình Lãm"]


def test_the_register_was_found_right(holdings):
    """Until the day on which it was confirmed an office without an end is sure."""
    portal = CITY["settings/portal.yaml"] + "register_confirmed: 2024-06-30\n"
    city = holdings({"settings/portal.yaml": portal})
    assert [certainty for _, _, certainty in told(who(city, "2024-06-30", BAN))] == ["sure"]
    assert [certainty for _, _, certainty in told(who(city, "2024-07-01", BAN))] == ["open"]


def test_nobody_holds_an_office_beyond_life_or_committee(holdings):
    """Whichever ended first."""
    files = {
        LAM: CITY[LAM].replace("name: Tạ Đình Lãm", "name: Tạ Đình Lãm\ndied: 2022-03"),
        BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("offices:", "until: 2025-02-03\noffices:"),
    }
    city = holdings(files)
    assert len(told(who(city, "2022-03-31", BAN))) == 1
    assert told(who(city, "2022-04-01", BAN)) == []


def test_a_ring_of_committees_ends():
    """Two that stand above each other (an error that ``check`` tells) are gone through once."""
    reach = {"a": Standing("A", (("b", Span()),)), "b": Standing("B", (("a", Span()),))}
    assert is_under(reach, "a", "b", "2020-01-01")
    assert not is_under(reach, "a", "c", "2020-01-01")


# Against brute force.

_QUESTIONS_PER_CITY = 125
_FIRST, _LAST = date(2018, 1, 1), date(2024, 12, 31)
_BODIES = ("Ban Dân vận", "Ban Tuyên giáo", "Ban Nội chính", "Ủy ban Kiểm tra", "Văn phòng")
_OFFICES = {"Văn phòng": ("Chánh Văn phòng", "Phó Chánh Văn phòng"), "Ủy ban Kiểm tra": ("Chủ nhiệm",)}
_FAMILY, _MIDDLE = ("Tạ", "Kiều", "Lò", "Mạc", "Đinh", "Phùng"), ("Đình", "Thị", "Văn", "Xuân")
_GIVEN = ("Lãm", "Nhàn", "Sửu", "Mùi", "Thìn", "Tỵ", "Hợi", "Dần")


@dataclass
class RawTenure:
    """A tenure as it is written down."""

    person: str
    office: str
    committee: str
    start: str = ""
    end: str = ""
    reports: list[str] = field(default_factory=list)

    @property
    def edges(self) -> tuple[str, ...]:
        """Its dates and those of its reports."""
        return self.start, self.end, *(report.split()[1] for report in self.reports)


@dataclass
class RawCity:
    """A register as it is written down, drawn at random."""

    files: dict[str, str] = field(default_factory=dict)
    tenures: list[RawTenure] = field(default_factory=list)
    died: dict[str, str] = field(default_factory=dict)
    lives: dict[str, tuple[str, str]] = field(default_factory=dict)
    parents: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)


def drawn_day(lot: random.Random) -> date:
    """Return a day of the years asked for."""
    return _FIRST + timedelta(lot.randrange((_LAST - _FIRST).days + 1))


def near(lot: random.Random, day: date) -> date:
    """Return a day within some weeks of *day*."""
    return min(max(day + timedelta(lot.randint(-30, 30)), _FIRST), _LAST)


def partly(lot: random.Random, day: date) -> str:
    """Return *day* as precisely as it may be known."""
    return day.isoformat()[: lot.choice((4, 7, 7, 10, 10, 10))]


def readings(partial: str) -> list[date]:
    """Return every day that a partial date may mean."""
    first = date.fromisoformat(partial + "-01-01"[len(partial) - 4 :] if len(partial) < 10 else partial)
    days = [first + timedelta(number) for number in range(366)]
    return [day for day in days if day.isoformat().startswith(partial)]


def raw_city(lot: random.Random) -> RawCity:
    """Draw districts with departments, some merged into others, and people in their offices."""
    city = RawCity()
    merger = drawn_day(lot)
    bodies: list[tuple[str, str]] = []
    for body in _BODIES:
        slug = f"b{len(bodies)}"
        until = partly(lot, merger) if body in ("Ban Dân vận", "Ban Tuyên giáo") else ""
        fields = {"slug": slug, "parents": f"[{{committee: {THANH_UY}}}]"}
        city.parents[slug] = [(THANH_UY, "", until)]
        city.lives[slug] = ("", until)
        if until:
            fields |= {"until": until, "successors": "[{committee: moi}]"}
        city.files[f"register/committees/{slug}.md"] = record(f"{body} Thành ủy Vân Khê", **fields)
        bodies.append((slug, body))
    start = partly(lot, merger)
    city.lives["moi"], city.parents["moi"] = (start, ""), [(THANH_UY, start, "")]
    city.files["register/committees/moi.md"] = record(
        "Ban Tuyên giáo và Dân vận Thành ủy Vân Khê",
        slug="moi",
        from_=start,
        parents=f"[{{committee: {THANH_UY}}}]",
        predecessors="[{committee: b0}, {committee: b1}]",
    )
    bodies.append(("moi", "Ban Tuyên giáo và Dân vận"))
    moved = partly(lot, drawn_day(lot))  # below one body until then, below another after
    city.parents["to"], city.lives["to"] = [("b2", "", moved), ("b3", moved, "")], ("", "")
    city.files["register/committees/to.md"] = record(
        "Tổ Công tác Vân Khê",
        slug="to",
        parents=f"[{{committee: b2, until: {moved}}}, {{committee: b3, from: {moved}}}]",
    )
    names = [f"{family} {middle} {given}" for family in _FAMILY for middle in _MIDDLE for given in _GIVEN]
    for number, name in enumerate(lot.sample(names, 24)):
        person(city, lot, number, name, bodies)
    return city


def person(city: RawCity, lot: random.Random, number: int, name: str, bodies: list[tuple[str, str]]) -> None:
    """Draw a person with one to three offices, some known from reports alone."""
    slug = f"n{number}"
    tenures = []
    for _ in range(lot.randint(1, 3)):
        committee, body = lot.choice(bodies)
        office = lot.choice(_OFFICES.get(body, ("Trưởng Ban", "Phó Trưởng Ban")))
        first, last = sorted((drawn_day(lot), drawn_day(lot)))
        one = RawTenure(slug, office, committee)
        if lot.random() < 0.8:
            one.start = partly(lot, first) if lot.random() < 0.9 else ""
            one.end = partly(lot, last) if lot.random() < 0.6 or not one.start else ""
        if lot.random() < 0.5 or not (one.start or one.end):
            report = f"r{len(city.files)}"
            day = drawn_day(lot) if lot.random() < 0.5 else near(lot, lot.choice((first, last)))
            phrase = (
                office.removesuffix("Ban").removesuffix("Văn phòng").strip() if body[0] in "BV" else office
            )
            body_text = f"Đồng chí {name}, {phrase} {body} Thành ủy Vân Khê, dự."
            city.files[f"articles/{report}.md"] = article(f"Tin {report}", body_text, date=day.isoformat())
            one.reports.append(f"{report} {day.isoformat()}")
        tenures.append(one)
    if lot.random() < 0.2:
        city.died[slug] = partly(lot, drawn_day(lot))
    items = []
    for one in tenures:
        parts = {"office": one.office, "committee": one.committee, "from": one.start, "until": one.end}
        if one.reports:
            parts["reports"] = f"[{', '.join(report.split()[0] for report in one.reports)}]"
        items.append(f"  - {{{', '.join(f'{key}: {value}' for key, value in parts.items() if value)}}}")
    fields = {"slug": slug, "tenures": "\n" + "\n".join(items)}
    fields |= {"died": city.died[slug]} if slug in city.died else {}
    city.files[f"register/persons/{slug}.md"] = record(name, **fields)
    city.tenures += tenures


def by_every_reading(city: RawCity, one: RawTenure) -> dict[date, Certainty]:
    """Return how sure each day is: held in every reading of the dates that the reports allow, or in some."""
    reports = [date.fromisoformat(report.split()[1]) for report in one.reports]
    found: dict[date, Certainty] = {}
    if one.start or one.end:
        starts = readings(one.start or one.end)
        limits = [
            readings(end)[-1] for end in (city.died.get(one.person, ""), city.lives[one.committee][1]) if end
        ]
        limit = min(limits, default=date(2030, 12, 31))
        span_reports = [
            day for day in reports if starts[0] <= day <= (readings(one.end)[-1] if one.end else limit)
        ]
        # Without an end it is sure on the day on which it began, and on days that reports prove.
        ends = readings(one.end) if one.end else [limit]
        held: dict[date, int] = {}
        total = 0
        for start in starts:
            for end in ends:
                if start > end or any(not start <= day <= end for day in span_reports):
                    continue
                total += 1
                held[start] = held.get(start, 0) + 1
                after = end + timedelta(1)
                held[after] = held.get(after, 0) - 1
        running = 0
        day = min(held, default=limit)
        known = max([min(starts[-1], limit, *span_reports), *span_reports])
        while held and day <= max(held):
            running += held.get(day, 0)
            if running == total and (one.end or day <= known):
                found[day] = Certainty.SURE
            elif running == total:
                found[day] = Certainty.OPEN
            elif running:
                found[day] = Certainty.POSSIBLE
            day += timedelta(1)
    return found | dict.fromkeys(reports, Certainty.SURE)


def is_below(city: RawCity, slug: str, day: str) -> bool:
    """Whether a body stood below the city's committee on *day*, as far as its dates do not exclude that."""

    def may(start: str, end: str) -> bool:
        after = not start or max(readings(start)[0].isoformat(), day) == day
        return after and (not end or readings(end)[-1].isoformat() >= day)

    def span(start: str, end: str, of: str) -> tuple[str, str]:
        return (start, end) if start or end else city.lives[of]

    return slug == THANH_UY or any(
        may(*span(start, end, slug)) and is_below(city, above, day)
        for above, start, end in city.parents.get(slug, [])
    )


def test_answers_are_those_of_brute_force(tmp_path, request):
    """Random registers, with partial dates, mergers, offices by report alone; ``--questions 10000`` asks more."""
    lot = random.Random(24)
    wanted = request.config.getoption("--questions")
    asked = 0
    while asked < wanted:
        raw = raw_city(lot)
        folder = tmp_path / f"city{asked}"
        base = {path: text for path, text in CITY.items() if path not in (LAM, NHAN, BAN_TO_CHUC)}
        base = {
            path: text for path, text in base.items() if not path.startswith(("articles/", "register/ids"))
        }
        for path, text in (base | raw.files).items():
            write(folder, path, text)
        with closing(open_catalogue(tmp_path / f"{asked}.sqlite")[0]) as catalogue:
            problems = index(folder, catalogue).problems
            assert [one for one in problems if one.code in ("R120", "R121", "R122", "R101", "R102")] == []
            ask(Holdings(catalogue), raw, lot, min(wanted - asked, _QUESTIONS_PER_CITY))
        asked += _QUESTIONS_PER_CITY


def ask(holdings: Holdings, raw: RawCity, lot: random.Random, count: int) -> None:
    """Ask *count* random questions and compare the answers."""
    held = [(one, by_every_reading(raw, one)) for one in raw.tenures]
    for _ in range(count):
        edges = [edge for edge in lot.choice(raw.tenures).edges if edge]
        day = near(lot, readings(lot.choice(edges))[0]) if edges and lot.random() < 0.7 else drawn_day(lot)
        committee, below = lot.choice([*raw.lives, *(THANH_UY, "") * 5]), lot.random() < 0.5
        expected = sorted(
            (one.person, one.office, one.committee, one.start, str(days[day]))
            for one, days in held
            if day in days
            and (
                not committee
                or one.committee == committee
                or (below and committee == THANH_UY and is_below(raw, one.committee, day.isoformat()))
                or (below and (committee, one.committee) in _moves(raw, day.isoformat()))
            )
        )
        found = sorted(
            (
                one.office.slug,
                one.office.title,
                one.office.committee,
                one.office.span.start or "",
                str(one.certainty),
            )
            for one in who(holdings, day.isoformat(), committee, below=below)
        )
        assert found == expected, (day, committee, below)


def _moves(raw: RawCity, day: str) -> set[tuple[str, str]]:
    """Return the body that the moving one stood below on *day*, with it; both where the day is not known."""
    moved = raw.parents["to"][0][2]
    first, last = readings(moved)[0].isoformat(), readings(moved)[-1].isoformat()
    return {("b2", "to")} if day < first else {("b3", "to")} if day > last else {("b2", "to"), ("b3", "to")}
