"""Edits of what stands around articles and records: pages, settings, the theme."""

from __future__ import annotations

from pathlib import Path

from plugins.building.settings import PARTS
from tests.site.edits.words import change_one_field, target_of_link
from tests.site.world import Text, World


def add_page(world: World) -> None:
    """A page more."""
    fields = {"title": f"Trang {world.lot.randint(1, 99)}"}
    path = f"content/pages/trang-{world.lot.randint(1, 6)}.md"
    world.save(Text(path, fields, f"Trang có [liên kết]({target_of_link(world)})."))


def change_page(world: World) -> None:
    """A page's text, title or address."""
    text = world.pick("content/pages")
    choice = world.lot.random()
    if choice < 0.3:
        text.fields["title"] += " mới"
    elif choice < 0.5:
        text.fields["slug"] = f"trang-{world.lot.randint(1, 6)}"
    elif choice < 0.7:
        kind, record = world.record()
        text.body += f"\n\n[Ai đó]({kind}:{record.slug}) ở đây."
    else:
        text.body += f"\n\nXem [thêm]({target_of_link(world)})."
    world.save(text)


def remove_page(world: World) -> None:
    """A page less."""
    world.put(world.pick("content/pages").path, None)


def _slug_or_id(article: Text) -> str:
    """Return one of the ways to name *article* in the settings."""
    return str(article.fields.get("id", article.slug))


def change_setting(world: World) -> None:
    """A setting of the portal."""
    values = world.portal()
    pictures = [None, *(one.removeprefix("content") for one in world.paths("content/images", ".jpg"))]
    choices = [
        ("home_committee", world.record("committee")[1].slug),
        ("home_committee", None),
        ("sections", [world.article().fields["category"], world.article().fields["category"]]),
        ("sections", None),
        ("featured", [world.article().slug, _slug_or_id(world.article())]),
        ("featured", None),
        ("register_confirmed", world.lot.choice(["2021", "2026-06-30", None])),
        ("name", f"Trang {world.lot.randint(1, 99)}"),
        ("logo", world.lot.choice(pictures)),
        ("phone", "0900"),
        ("ark", world.lot.choice(["12345", "99999", None])),
    ]
    change_one_field(world, values, choices)
    values.setdefault("name", "Trang")
    world.save_portal(values)


def toggle_abbreviations(world: World) -> None:
    """Short forms of names, or none any more."""
    path = "content/settings/abbreviations.yaml"
    if (world.root / path).exists() and world.lot.random() < 0.4:
        world.put(path, None)
        return
    short, long = world.lot.choice(
        [("BTC", "Ban Tổ chức"), ("TU", "Thành ủy"), ("SK", "Sao Khuê"), ("UBKT", "Ủy ban Kiểm tra")]
    )
    world.put(path, f"{long}: {short}\n")


def toggle_ranks(world: World) -> None:
    """Another order of committees or offices, or that of the program again."""
    path = "content/settings/ranks.yaml"
    tables = [
        "committees: [Ủy ban, Ban, Thành ủy]",
        "committees: {Một: Ban, Hai: Thành ủy}",
        "offices: [Ủy viên]",
    ]
    world.put(path, world.lot.choice([None, *(f"{table}\n" for table in tables)]))


def toggle_part(world: World) -> None:
    """A part of the site more or less is built."""
    one = world.lot.choice(PARTS[1:])
    world.parts = world.parts ^ {one}


def change_address(world: World) -> None:
    """Another address of the site, or none."""
    world.url = world.lot.choice(["", "https://van-khe.example", "https://khac.example"])


def _add_remark(world: World, path: Path, *ends: str) -> None:
    """Put an HTML comment before the last of *ends* in a template, else at its end."""
    text = path.read_text("utf-8")
    spot = max(text.rfind(one) for one in ends)
    remark = f"<!-- {world.lot.randint(1, 99)} -->"
    name = path.relative_to(world.root).as_posix()
    world.put(name, text[:spot] + remark + text[spot:] if spot >= 0 else text + remark)


def change_template(world: World) -> None:
    """A page's template."""
    path = world.lot.choice(sorted((world.root / "theme/templates").glob("*.html")))
    _add_remark(world, path, "{% endblock", "</html>")


def change_component(world: World) -> None:
    """A component that several pages share."""
    folders = ("components", "words")
    paths = [path for one in folders for path in (world.root / "theme/templates" / one).glob("*.html")]
    _add_remark(world, world.lot.choice(sorted(paths)), "{% endmacro")


def change_style(world: World) -> None:
    """The style of a component."""
    path = world.lot.choice(world.paths("theme/static/css", ".css"))
    world.put(
        path, (world.root / path).read_text("utf-8") + f"\n.moi{world.lot.randint(1, 99)} {{ order: 1; }}\n"
    )


def save_unchanged(world: World) -> None:
    """A file that an editor saved without a change."""
    path = world.lot.choice(world.paths("content"))
    world.put(path, (world.root / path).read_bytes())


EDITS = (
    add_page,
    change_page,
    remove_page,
    change_setting,
    toggle_abbreviations,
    toggle_ranks,
    toggle_part,
    change_address,
    change_template,
    change_component,
    change_style,
    save_unchanged,
)
