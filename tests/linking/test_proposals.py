"""What the register lacks."""

from __future__ import annotations

from tests.linking.marking import link


def test_what_no_record_has_is_proposed_once() -> None:
    """In the order of the text; bare heads, short names and events that may be any are not."""
    text = (
        "Ông Mạc Văn Trầu thăm Quận ủy Gò Trấu. Ông Trầu khen Quận ủy Gò Trấu. Thị ủy họp. "
        "Lễ khánh thành cầu tại đây, Lễ kỷ niệm 50 năm nghề gốm tại đó."
    )
    assert [(one.kind, one.name) for one in link(text).proposals] == [
        ("person", "Mạc Văn Trầu"),
        ("committee", "Quận ủy Gò Trấu"),
        ("event", "Lễ kỷ niệm 50 năm nghề gốm"),
    ]
