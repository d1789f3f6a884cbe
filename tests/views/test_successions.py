"""Who followed whom in the offices of a committee, with those it came from."""

from __future__ import annotations

from plugins.views.person import person_page
from plugins.views.successions import before_and_after, chains_of, succession, succession_page
from tests.city import NHAN, record

MOI, BAN = "ban-moi", "ban-to-chuc-thanh-uy-van-khe"


def people(*tenures: str) -> dict[str, str]:
    """Return the files of invented people, one for each of *tenures*, whose names say their order."""
    names = ("Mạc Văn Tý", "Mạc Văn Sửu", "Mạc Văn Dần", "Mạc Văn Mão")
    return {
        f"register/persons/n{number}.md": record(names[number], slug=f"n{number}", tenures=f"[{{{tenure}}}]")
        for number, tenure in enumerate(tenures)
    }


def office(committee: str, start: str, end: str = "", title: str = "Trưởng Ban") -> str:
    """Return a tenure as a record has it."""
    return f"office: {title}, committee: {committee}, from: {start}" + (f", until: {end}" if end else "")


MERGED = {
    "register/committees/ban-moi.md": record(
        "Ban Mới Thành ủy Vân Khê",
        slug=MOI,
        names="[{name: Ban Mới, from: 2022-03, until: 2023-12-31}, {name: Ban Mới Thành ủy Vân Khê, from: 2024-01-01}]",
        predecessors="[{committee: cu-mot, on: 2022-03-01, decision: Quyết định số 8-QĐ/TU}, {committee: cu-hai}]",
    ),
    "register/committees/cu-mot.md": record("Ban Một Thành ủy Vân Khê", slug="cu-mot"),
    "register/committees/cu-hai.md": record(
        "Ban Hai Thành ủy Vân Khê", slug="cu-hai", predecessors="[{committee: rat-cu}]"
    ),
    "register/committees/rat-cu.md": record("Ban Rất cũ Thành ủy Vân Khê", slug="rat-cu"),
    **people(
        office("rat-cu", "2001", "2005"),
        office("cu-mot", "2010", "2022-02-28"),
        office(MOI, "2022-03-01", "2023-06-30"),
        office(MOI, "2023-09-01"),
    ),
}


def told(chains) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each committee with its people and what is said before each."""
    return [
        (one.committee, [(h.office.slug, str(h.between.relation) if h.between else "") for h in one.holders])
        for one in chains
    ]


def test_with_the_committees_before(holdings):
    """Over all steps, the oldest first, those without such an office left out; each by the name it bore then."""
    city = holdings(MERGED)
    (alone,) = succession(city, MOI, "trưởng ban")
    assert told(alone) == [(MOI, [("n2", ""), ("n3", "gap")])]
    (chains,) = succession(city, MOI, "Trưởng Ban", with_predecessors=True)
    assert told(chains) == [("rat-cu", [("n0", "")]), ("cu-mot", [("n1", "")]), *told(alone)]
    assert [one.called for one in alone[0].holders] == [("Ban Mới",), ("Ban Mới",)]
    assert list(succession(city, MOI, "Phó Trưởng Ban")) == []
    assert list(succession(city, "khong-co")) == []


def test_the_page(holdings):
    """By precedence, each office with the steps that led to it, and the sources of all."""
    page = succession_page(holdings(MERGED), MOI)
    assert (page.url, page.committee.text) == (
        "/tra-cuu/chuc-vu/to-chuc/ban-moi/",
        "Ban Mới Thành ủy Vân Khê",
    )
    (of_head,) = page.offices
    assert (of_head.title, of_head.anchor, of_head.count) == ("Trưởng Ban", "truong-ban", 4)
    oldest, before, own = of_head.chains
    assert [one.link.text for one in oldest.went_into] == ["Ban Hai Thành ủy Vân Khê"]
    (step,) = before.went_into
    assert (step.day.iso, step.decision) == ("2022-03-01", "Quyết định số 8-QĐ/TU")
    assert own.went_into == ()
    gap = own.rows[1].between
    assert (gap.relation, gap.first.iso, gap.last.iso) == ("gap", "2023-07-01", "2023-08-31")
    assert set(page.references) == {
        source for chain in of_head.chains for row in chain.rows for source in row.sources
    }


def test_offices_by_the_list_of_the_committee(holdings):
    """Before others, which come by rank."""
    files = {
        NHAN: record(
            "Kiều Thị Nhàn", id="p-0000027", tenures=f"[{{{office(BAN, '2021', title='Chuyên viên')}}}]"
        )
    }
    assert list(chains_of(holdings(files), BAN)) == ["trưởng ban", "phó trưởng ban", "chuyên viên"]
    assert not chains_of(holdings(files), BAN)["chuyên viên"].is_held_in_turn


def test_on_the_page_of_a_person(holdings):
    """Who came right before and after, the same person's terms as one; nobody where a gap, or an end that is not recorded, leaves doubt."""
    files = people(
        office(MOI, "2010", "2015-05-31"),
        office(MOI, "2015-06-01", "2020"),
        office(MOI, "2020", "2021-12-31"),
        office(MOI, "2022-06-01"),
    )
    again = f"\n  - {{{office(MOI, '2015-06-01', '2018')}}}\n  - {{{office(MOI, '2018', '2020')}}}"
    files["register/persons/n1.md"] = record("Mạc Văn Sửu", slug="n1", tenures=again)
    city = holdings({"register/committees/ban-moi.md": record("Ban Mới", slug=MOI)} | files)

    def beside(slug):
        return [
            tuple(one and one.person.text for one in (row.before, row.after))
            for row in person_page(city, slug).offices
        ]

    assert beside("n0") == [(None, "Mạc Văn Sửu")]
    assert beside("n1") == [("Mạc Văn Tý", "Mạc Văn Dần")] * 2
    assert beside("n2") == [("Mạc Văn Sửu", None)]
    assert beside("n3") == [(None, None)]
    files["register/persons/n4.md"] = record("Mạc Văn Tỵ", slug="n4", tenures=f"[{{{office(MOI, '2005')}}}]")
    open_end = holdings({"register/committees/ban-moi.md": record("Ban Mới", slug=MOI)} | files)
    (tenure,) = open_end.register.persons["n2"].tenures
    assert before_and_after(open_end, "n2", tenure) == (None, None)


def test_who_came_before_has_a_source(holdings):
    """At the end of the page, with the number that stands beside the name."""
    files = people(office(MOI, "2010", "2015-05-31"), office(MOI, "2015-06-01"))
    source = "Quyết định số 4-QĐ/TU ngày 02/03/2010"
    files["register/persons/n0.md"] = files["register/persons/n0.md"].replace("}]", f", source: {source}}}]")
    page = person_page(
        holdings({"register/committees/ban-moi.md": record("Ban Mới", slug=MOI)} | files), "n1"
    )
    (row,) = page.offices
    assert row.before.sources == (source,)
    assert source in page.references
