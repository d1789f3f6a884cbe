"""Words and addresses that edits write, chosen by lot among what the content holds."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from plugins.text.normal import slugify
from tests.building.world import ADDRESSES, World


def some_name(world: World) -> str:
    """Return words that may mean something to the linker."""
    kind, record = world.record()
    names = [record.fields["name"], *_list(record.fields.get("variants"))]
    if kind == "person" and world.lot.random() < 0.4:
        _, body = world.record("committee")
        return f"{world.lot.choice(['Bí thư', 'Trưởng Ban', 'nguyên Chủ tịch'])} {body.fields['name']} {names[0]}"
    return str(world.lot.choice(names))


def _list(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value] if value else []
    return [one["value"] if isinstance(one, dict) else one for one in items]


def as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] if value else []


def sentence(world: World) -> str:
    return f"Sáng nay, đồng chí {some_name(world)} làm việc với {some_name(world)}."


def target_of_link(world: World) -> str:
    """Return the address of something that is there or was, as a link gives it."""
    lot, article = world.lot, world.article()
    kind, record = world.record()
    month = article.fields["date"][:7].replace("-", "/")
    choices = [
        f"article:{article.slug}",
        f"article:{article.fields.get('id', 'a-0000018')}",
        f"article:{lot.choice(as_list(article.fields.get('former_slugs')) or ['cu'])}",
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


def names_in_texts(world: World) -> list[str]:
    words = re.findall(r"(?:[A-ZĐ][\wÀ-ỹ]+ ){2,3}[A-ZĐ][\wÀ-ỹ]+", world.article().body)
    return words or ["Nguyễn Văn Mới"]
