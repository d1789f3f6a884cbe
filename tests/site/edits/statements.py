"""Edits of what records say."""

from __future__ import annotations

from datetime import timedelta

from tests.site.edits.records import forget
from tests.site.edits.words import change_one_field, shifted
from tests.site.world import NotNow, World


def toggle_disambiguation(world: World) -> None:
    """What tells a record from its namesakes, or no longer."""
    _, record = world.record()
    if record.fields.pop("disambiguation", None) is None:
        record.fields["disambiguation"] = f"chú thích {world.lot.randint(1, 9)}"
    world.save(record)


def change_tenure(world: World) -> None:
    """An office more, less or at another time."""
    _, person = world.record("person")
    tenures = person.items("tenures")
    choice = world.lot.random()
    if tenures and choice < 0.3:
        tenures.pop(world.lot.randrange(len(tenures)))
    elif tenures and choice < 0.6:
        one = world.lot.choice(tenures)
        one["from"], one["until"] = "2016-01-01", world.lot.choice(["2021", "2024-05", "2026-01-01"])
    else:
        office = world.lot.choice(["Bí thư", "Phó Bí thư", "Trưởng Ban", "Chủ tịch"])
        tenures.append({"office": office, "committee": world.record("committee")[1].slug, "from": "2018-05"})
    person.set_items("tenures", tenures)
    world.save(person)


def change_parent(world: World) -> None:
    """Another parent, or none."""
    _, committee = world.record("committee")
    _, above = world.record("committee")
    if committee.fields.pop("parents", None) is None or world.lot.random() < 0.7:
        committee.fields["parents"] = [above.slug]
    world.save(committee)


def change_committee(world: World) -> None:
    """Place, kind, span, former names, lineage or offices of a committee."""
    _, committee = world.record("committee")
    _, other = world.record("committee")
    choices = [
        ("place", "thành phố Vân Khê"),
        ("place", other.fields.get("place")),
        ("kind", "cơ quan nhà nước"),
        ("until", "2024-01-01"),
        ("from", "2001"),
        ("names", [{"name": "Ban Cũ Sao Khuê", "until": "2018"}, {"name": other.fields["name"]}]),
        ("predecessors", [{"committee": other.slug, "on": "2020-01-01"}]),
        ("successors", [{"committee": other.slug, "on": "2020-01-01"}]),
        ("offices", ["Trưởng Ban", "Bí thư"]),
        ("until", None),
        ("predecessors", None),
        ("successors", None),
        ("names", None),
    ]
    change_one_field(world, committee.fields, choices)
    world.save(committee)


def change_event(world: World) -> None:
    """Days, place, organisers, series, programme, outcome or papers of an event."""
    _, event = world.record("event")
    _, other = world.record("event")
    start = event.fields.get("start", "2023-01-01")
    moved = shifted(world, start) if len(start) == 10 else "2024-03-05"
    papers = [path.removeprefix("content") for path in world.paths("content/documents", ".pdf")] or [""]
    choices = [
        ("start", moved),
        ("start", (world.as_of + timedelta(days=3)).date().isoformat()),
        ("place", "Nhà văn hóa"),
        ("organisers", [world.record("committee")[1].slug]),
        ("series", other.fields.get("series", "Loạt khác")),
        ("programme", ["Khai mạc", "Bế mạc"]),
        ("outcome", "Kết quả mới."),
        ("kind", "lễ"),
        ("documents", [{"file": world.lot.choice(papers), "title": "Văn kiện"}]),
        ("documents", None),
        ("organisers", None),
        ("series", None),
    ]
    if change_one_field(world, event.fields, choices) == "start":
        event.fields.pop("end", None)
    world.save(event)


def change_person(world: World) -> None:
    """Days of life, portrait or sources of a person."""
    _, person = world.record("person")
    pictures = world.paths("content/images", ".jpg")
    choices = [
        ("born", "1961-02"),
        ("died", "2024"),
        ("portrait", world.lot.choice(pictures).removeprefix("content") if pictures else None),
        ("portrait", None),
        ("sources", ["Nguồn mới"]),
        ("hometown", {"value": "Xã Mới", "source": "Lý lịch"}),
        ("party_joined", "1990-02"),
        ("sample", "false"),
        ("died", None),
    ]
    changed = change_one_field(world, person.fields, choices)
    if changed == "portrait" and "portrait" in person.fields:
        person.fields["portrait_alt"] = f"Chân dung {world.lot.randint(1, 9)}"
    world.save(person)


def toggle_record_status(world: World) -> None:
    """Let out, or taken back with what others say of it."""
    kind, record = world.record()
    if record.fields.get("status", "published") != "published":
        record.fields["status"] = "published"
    else:
        record.fields["status"] = "draft"
        forget(world, kind, record)
    world.save(record)


def change_reports(world: World) -> None:
    """The reports that prove an office: others, or none any more."""
    _, person = world.record("person")
    tenures = person.items("tenures")
    if not tenures:
        raise NotNow
    one = world.lot.choice(tenures)
    if one.pop("reports", None) is None or world.lot.random() < 0.5:
        one["reports"] = [world.article().slug, world.article().slug]
        for end in ("from", "until")[: world.lot.randrange(3)]:
            one.pop(end, None)
    person.set_items("tenures", tenures)
    world.save(person)


EDITS = (
    toggle_disambiguation,
    change_tenure,
    change_parent,
    change_committee,
    change_event,
    change_person,
    toggle_record_status,
    change_reports,
)
