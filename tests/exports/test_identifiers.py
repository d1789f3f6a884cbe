"""What stands beside the permanent address of a record."""

import json
from dataclasses import replace

from plugins.exports.identifiers import record_erc, record_json
from plugins.views.frame import Site, portal_of
from tests.city import HOI_NGHI, LAM

PORTAL = portal_of({"name": "Tư liệu Vân Khê", "governing_body": "Thành ủy Vân Khê"}, "")
SITE = Site(PORTAL, "https://van-khe.example", (), (), (), has_search=False)


def test_json(holdings):
    """Names, dates as EDTF, sources and addresses; an ARK where the institution has a number."""
    committee = holdings().register.committees["thanh-uy-van-khe"]
    plain = json.loads(record_json(committee, SITE))
    assert (plain["id"], plain["kind"], plain["name"]) == ("c-000001n", "committee", "Thành ủy Vân Khê")
    assert plain["address"] == "https://van-khe.example/id/c-000001n/"
    assert plain["page"] == "https://van-khe.example/to-chuc/thanh-uy-van-khe/"
    assert "ark" not in plain
    assert json.loads(record_json(committee, replace(SITE, ark="99999")))["ark"] == "ark:99999/c000001n"


def test_erc(holdings):
    """Who, what, when and where, a line each; what is not known is said to be so."""
    register = holdings().register
    event = register.events[HOI_NGHI.split("/")[-1].removesuffix(".md")]
    assert record_erc(event, SITE).decode().splitlines() == [
        "erc:",
        "who: Thành ủy Vân Khê",
        "what: Hội nghị cấp nước sạch năm 2023",
        "when: 2023-07-21",
        "where: https://van-khe.example/id/e-0000018/",
    ]
    person = register.persons[LAM.split("/")[-1].removesuffix(".md")]
    with_ark = record_erc(person, replace(SITE, ark="99999")).decode()
    assert "when: (:unkn)\n" in with_ark and with_ark.endswith("ark: ark:99999/p000001z\n")
