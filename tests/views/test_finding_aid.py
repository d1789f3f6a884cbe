"""The finding aid of a record."""

from plugins.views.finding_aid import finding_aid
from tests.city import BAN_TO_CHUC, CITY, SOURCE, record

KEEPER = "Thành ủy Vân Khê"


def said(elements) -> dict[str, list[tuple[str, str]]]:
    """Return texts and dates by element."""
    return {one.name: [(entry.text, entry.dates) for entry in one.entries] for one in elements}


def test_a_person(holdings):
    """Identity, offices with dates, control, and every report oldest first; what is not known has no element."""
    city = holdings()
    page = finding_aid(city, city.register.persons["ta-dinh-lam"], "https://van-khe.example", KEEPER)
    assert said(page.identity) == {"name": [("Tạ Đình Lãm", "")], "identifier": [("p-000001z", "")]}
    assert said(page.description) == {
        "functions": [
            ("Trưởng Ban Tổ chức Thành ủy Vân Khê", "2020-10/"),
            ("Phó Trưởng Ban Tổ chức Thành ủy Vân Khê", "2018-03/2020-10"),
        ]
    }
    assert said(page.control)["institution"] == [(KEEPER, "")]
    assert said(page.control)["address"] == [("https://van-khe.example/id/p-000001z/", "")]
    assert page.resources[0].address == "https://van-khe.example/id/a-0000018/"
    assert list(page.references) == [SOURCE, "Quyết định số 15-QĐ/TU"]
    assert page.history == "<p>Sinh ra bên sông Vân.</p>"


def test_a_committee(holdings):
    """What is above and below, what came before, who held its offices."""
    files = {
        BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace(
            "offices:", "predecessors: [{committee: cu, on: 2018-01, decision: Số 5}]\noffices:"
        ),
        "register/committees/cu.md": record(
            "Ban Cũ", successors="[{committee: ban-to-chuc-thanh-uy-van-khe}]"
        ),
    }
    city = holdings(files)
    page = finding_aid(city, city.register.committees["ban-to-chuc-thanh-uy-van-khe"], "", KEEPER)
    assert said(page.relationships) == {
        "parents": [("Thành ủy Vân Khê", "")],
        "predecessors": [("Ban Cũ, Số 5", "2018-01")],
    }
    assert said(page.description)["officers"][0] == ("Trưởng Ban: Tạ Đình Lãm", "2020-10/")
    above = finding_aid(city, city.register.committees["thanh-uy-van-khe"], "", KEEPER)
    assert said(above.relationships) == {"children": [("Ban Tổ chức Thành ủy Vân Khê", "")]}


def test_an_event(holdings):
    """When, where, and who organised it."""
    city = holdings()
    page = finding_aid(city, city.register.events["hoi-nghi-cap-nuoc-2023"], "", KEEPER)
    assert said(page.description)["dates"] == [("2023-07-21", "")]
    assert said(page.relationships) == {"organisers": [("Thành ủy Vân Khê", "")]}
