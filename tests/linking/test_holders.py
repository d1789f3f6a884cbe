"""Whose an office is; ``cases/linking/offices-*.md`` hold most of it."""

from __future__ import annotations

import pytest

from tests.linking.marking import link


def told(text: str) -> set[tuple[str, str]]:
    """Return each person named in *text* with the title given."""
    return {(office.name, office.title) for office in link(text).offices}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Bí thư Quận ủy Bến Sỏi Mạc Văn Trầu dự.", {"Mạc Văn Trầu"}),
        ("Ông Mạc Văn Trầu, sinh năm 1968, Bí thư Quận ủy Bến Sỏi, dự.", {"Mạc Văn Trầu"}),
        ("Ông Mạc Văn Trầu (Bí thư Quận ủy Bến Sỏi) dự.", {"Mạc Văn Trầu"}),
        ("Trao quyết định giữ chức Bí thư Quận ủy Bến Sỏi cho ông Mạc Văn Trầu.", {"Mạc Văn Trầu"}),
        ("Bí thư Quận ủy Bến Sỏi là đồng chí Mạc Văn Trầu.", {"Mạc Văn Trầu"}),
        (
            "Anh Mạc Văn Trầu và chị Lìu Thị Nhãn đắc cử Bí thư Quận ủy Bến Sỏi.",
            {"Mạc Văn Trầu", "Lìu Thị Nhãn"},
        ),
        ("Ông Mạc Văn Trầu đến. Ông giữ chức Bí thư Quận ủy Bến Sỏi.", {"Mạc Văn Trầu"}),
        ("Bí thư Quận ủy Bến Sỏi dự.", set()),
        ("Ông Mạc Văn Trầu cười. Giữ chức Bí thư Quận ủy Bến Sỏi là vinh dự.", set()),
    ],
)
def test_an_office_goes_to_its_holder(text: str, holders: set[str]) -> None:
    """Named after, before, as the receiver or as the subject; nobody when the text does not say."""
    assert {name for name, _ in told(text)} == holders


def test_a_delegation_has_a_leader() -> None:
    """*Do A làm Trưởng đoàn*: the delegation was named before."""
    [office] = link("Đoàn giám sát số 3 do ông Mạc Văn Trầu làm Trưởng đoàn đến.").offices
    assert (office.title, office.org_text) == ("Trưởng", "Đoàn giám sát số 3")
