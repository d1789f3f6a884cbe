"""Records as plain data and back."""

import json

import pytest

from plugins.authority.records import (
    Committee,
    Document,
    Event,
    FormerName,
    Lineage,
    Origin,
    Parent,
    Person,
    Qualification,
    Statement,
    Tenure,
)
from plugins.authority.serialization import record_from, to_plain
from plugins.authority.spans import Span

ORIGIN = Origin("register/x.md", {"name": 2, "tenures.0": 5}, 9)
RECORDS = [
    Person(
        slug="tran-thi-hoa",
        name="Trần Thị Hoa",
        variants=(Statement("Ba Hoa", "hồi ký"),),
        merged_ids=("p-0000027",),
        party_joined=Statement("1989", "hồi ký"),
        qualifications=(Qualification(value="Cao cấp", type="political"),),
        tenures=(
            Tenure(office="Bí thư", committee="quan-uy", span=Span("2015", "2020-10")),
            Tenure(office="Phó Bí thư", reports=("a-0000018", "hop-quan-uy")),
        ),
        origin=ORIGIN,
    ),
    Committee(
        slug="quan-uy",
        name="Quận ủy",
        span=Span("1997", None),
        parents=(Parent(committee="thanh-uy", span=Span("1997", None)),),
        names=(FormerName(name="Huyện ủy", span=Span(None, "1997")),),
        predecessors=(Lineage(committee="huyen-uy", on="1997-04-01"),),
        offices=(Statement("Bí thư"),),
        origin=ORIGIN,
    ),
    Event(
        slug="dai-hoi",
        name="Đại hội",
        span=Span("2020-10", "2020-10"),
        organisers=(Statement("quan-uy"),),
        documents=(Document(file="/documents/2020/a.pdf", title="Nghị quyết"),),
        programme=(Statement("Khai mạc"),),
        origin=ORIGIN,
    ),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_a_record_comes_back_whole(record):
    """Through JSON too, with the lines of its file."""
    plain = json.loads(json.dumps(to_plain(record)))
    again = record_from(record.kind, plain)
    assert again == record
    assert again.origin == record.origin
