"""From a record's file to the record, and to plain data and back."""

import json

import pytest

from plugins.authority.from_file import record_of
from plugins.authority.records import (
    Committee,
    Document,
    Event,
    FormerName,
    Lineage,
    Parent,
    Person,
    Qualification,
    Record,
    Statement,
    Tenure,
)
from plugins.authority.serialization import record_from, to_plain
from plugins.authority.spans import Span
from plugins.sources.content_file import read_content_file

FILES = {
    "person": """---
id: p-000001z
name: Tạ Đình Lãm
variants: [{value: Tạ Lãm, source: báo}]
disambiguation: Ban Tổ chức
sources: Quyết định số 3
former_slugs: ta-lam
merged_ids: p-000003h
status: published
sample: true
born: 1970-05
died: 2024
portrait: /images/2020/lam.jpg
portrait_alt: Chân dung
hometown: Vân Khê
ethnicity: {value: Kinh, source: lý lịch}
party_joined: {value: 1995-03-02, source: lý lịch}
qualifications: [Kỹ sư, {value: Cao cấp, kind: political, source: lý lịch}]
tenures:
  - {office: Trưởng Ban, committee: ban, from: 2020, until: 2024, source: báo, reports: tin}
---

Tiểu sử.
""",
    "committee": """---
name: Ban Tuyên giáo
kind: ban của thành ủy
place: Vân Khê
from: 2025-02-03
until: 2026
parents: thanh-uy
names: [{name: Ban Văn hóa, until: 2025}]
predecessors: [{committee: ban-cu, on: 2025-02-03, decision: Số 5, source: báo}]
successors: ban-moi
offices: [Trưởng Ban, Phó Trưởng Ban]
---
""",
    "event": """---
name: Hội nghị nước sạch
kind: hội nghị
start: 2023-07-21
end: 2023-07-22
place: Hội trường
organisers: [ban]
series: Hội nghị năm
documents: [{file: /documents/2023/a.pdf, title: Kết luận, number: Số 1, date: 2023-07}]
programme: [Khai mạc, Bế mạc]
outcome: Thông qua kết luận.
---
""",
}


def read(kind: str) -> Record:
    """Return the record of *kind* in ``FILES``."""
    source, problems = read_content_file(kind, f"register/{kind}s/x.md", FILES[kind].encode())
    assert problems == []
    assert source is not None
    found = record_of(source)
    assert found is not None
    return found


def test_a_person_is_read_whole():
    """Every field of a person arrives."""
    assert read("person") == Person(
        slug="x",
        id="p-000001z",
        name="Tạ Đình Lãm",
        variants=(Statement("Tạ Lãm", "báo"),),
        disambiguation="Ban Tổ chức",
        sources=("Quyết định số 3",),
        former_slugs=("ta-lam",),
        merged_ids=("p-000003h",),
        sample=True,
        body="Tiểu sử.",
        born="1970-05",
        died="2024",
        portrait="/images/2020/lam.jpg",
        portrait_alt="Chân dung",
        hometown=Statement("Vân Khê"),
        ethnicity=Statement("Kinh", "lý lịch"),
        party_joined=Statement("1995-03-02", "lý lịch"),
        qualifications=(
            Qualification(value="Kỹ sư"),
            Qualification(value="Cao cấp", type="political", source="lý lịch"),
        ),
        tenures=(
            Tenure(
                office="Trưởng Ban",
                committee="ban",
                span=Span("2020", "2024"),
                source="báo",
                reports=("tin",),
            ),
        ),
    )


def test_a_committee_is_read_whole():
    """Every field of a committee arrives."""
    assert read("committee") == Committee(
        slug="x",
        name="Ban Tuyên giáo",
        type="ban của thành ủy",
        place="Vân Khê",
        span=Span("2025-02-03", "2026"),
        parents=(Parent(committee="thanh-uy"),),
        names=(FormerName(name="Ban Văn hóa", span=Span(None, "2025")),),
        predecessors=(Lineage(committee="ban-cu", on="2025-02-03", decision="Số 5", source="báo"),),
        successors=(Lineage(committee="ban-moi"),),
        offices=(
            Statement("Trưởng Ban"),
            Statement("Phó Trưởng Ban"),
        ),
    )


def test_an_event_is_read_whole():
    """Every field of an event arrives."""
    assert read("event") == Event(
        slug="x",
        name="Hội nghị nước sạch",
        type="hội nghị",
        span=Span("2023-07-21", "2023-07-22"),
        place="Hội trường",
        organisers=(Statement("ban"),),
        series="Hội nghị năm",
        documents=(Document(file="/documents/2023/a.pdf", title="Kết luận", number="Số 1", date="2023-07"),),
        programme=(
            Statement("Khai mạc"),
            Statement("Bế mạc"),
        ),
        outcome="Thông qua kết luận.",
    )


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_record_survives_plain_data(kind):
    """Through JSON and back it is the same record, with its lines."""
    record = read(kind)
    back = record_from(kind, json.loads(json.dumps(to_plain(record))))
    assert back == record
    assert back.origin == record.origin


def test_a_record_without_a_name_is_none():
    """What has no name cannot be shown; the missing field is reported elsewhere."""
    source, _ = read_content_file("person", "x.md", b"---\nid: p-000001z\n---\n")
    assert source is not None
    assert record_of(source) is None
