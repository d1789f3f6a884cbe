"""What edits write: names, sentences, addresses and dates, chosen by lot among what the content holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from plugins.text.normal import slugify
from tests.site.world import ADDRESSES, Text, World


def some_name(world: World) -> str:
    """Return words that may mean something to the linker: a record's name or variant, or a person with an office."""
    kind, record = world.record()
    variants = [one["value"] if isinstance(one, dict) else one for one in record.items("variants")]
    names = [record.fields["name"], *variants]
    if kind == "person" and world.lot.random() < 0.4:
        _, committee = world.record("committee")
        title = world.lot.choice(["Bí thư", "Trưởng Ban", "nguyên Chủ tịch"])
        return f"{title} {committee.fields['name']} {names[0]}"
    return str(world.lot.choice(names))


def names_in_texts(world: World) -> list[str]:
    """Return words of one article that look like names; never none."""
    words = re.findall(r"(?:[A-ZĐ][\wÀ-ỹ]+ ){2,3}[A-ZĐ][\wÀ-ỹ]+", world.article().body)
    return words or ["Nguyễn Văn Mới"]


def sentence(world: World) -> str:
    """Return a sentence that names two records."""
    return f"Sáng nay, đồng chí {some_name(world)} làm việc với {some_name(world)}."


def way_to_name(world: World, record: Text) -> str:
    """Return how front matter or a mark may name *record*: by slug, name or id."""
    return world.lot.choice([record.slug, record.fields["name"], record.fields.get("id", record.slug)])


def target_of_link(world: World) -> str:
    """Return the address of something that is there or was, as a link gives it."""
    lot, article = world.lot, world.article()
    kind, record = world.record()
    month = article.fields["date"][:7].replace("-", "/")
    choices = [
        f"article:{article.slug}",
        f"article:{article.fields.get('id', 'a-0000018')}",
        f"article:{lot.choice(article.items('former_slugs') or ['cu'])}",
        f"/tin-tuc/{month}/{article.slug}/",
        f"/{ADDRESSES[kind]}/{record.slug}/",
        f"/{ADDRESSES[kind]}/{record.slug}/#nam-{article.fields['date'][:4]}",
        f"/{ADDRESSES[kind]}/{record.slug}/{article.fields['date'][:4]}/",
        f"/chuyen-muc/{slugify(article.fields['category'])}/",
        f"/chuyen-muc/{slugify(article.fields['category'])}/{month}/",
        f"/luu-tru/{month}/",
        f"/id/{record.fields.get('id', 'p-000001z')}/",
        f"/id/{article.fields.get('id', 'a-0000018')}/",
        "/gioi-thieu/",
        f"/trang-{lot.randint(1, 6)}/",
        f"article:bai-moi-{lot.randint(1, 8)}",
        f"{kind}:{record.slug}",
        f"/tin-tuc/2023/07/bai-moi-{lot.randint(1, 8)}/",
        "/documents/2023/ket-luan-hoi-nghi-18.pdf",
        "https://vi-du.example/",
    ]
    return lot.choice(choices)


def shifted(world: World, date: str) -> str:
    """Return *date* some days, months or years away."""
    day = datetime.fromisoformat(date[:10]) + timedelta(days=world.lot.choice([-400, -35, -1, 1, 35, 400]))
    return day.date().isoformat() + date[10:]


def moment_in(world: World, days: Sequence[int]) -> str:
    """Return the moment that is one of *days* away, as ``publish_at`` takes it."""
    return (world.as_of + timedelta(days=world.lot.choice(days))).strftime("%Y-%m-%d %H:%M")


def change_one_field(world: World, fields: dict[str, Any], choices: Sequence[tuple[str, Any]]) -> str:
    """Give *fields* one of *choices*, name and value, where None removes the field; return the name."""
    name, value = world.lot.choice(choices)
    fields.pop(name, None)
    if value is not None:
        fields[name] = value
    return name
