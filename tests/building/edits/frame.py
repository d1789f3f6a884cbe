"""Edits of what stands around articles and records: pages, settings, the theme."""

from __future__ import annotations

from plugins.building.settings import PARTS
from tests.building.edits.words import target_of_link
from tests.building.world import Text, World


def add_page(world: World) -> None:
    """A page more."""
    fields = {"title": f"Trang {world.lot.randint(1, 99)}"}
    path = f"content/pages/trang-{world.lot.randint(1, 6)}.md"
    world.save(Text(path, fields, f"Trang có [liên kết]({target_of_link(world)})."))


def page(world: World) -> None:
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


def setting(world: World) -> None:
    """A setting of the portal."""
    values = world.portal()
    lot = world.lot
    name, value = lot.choice(
        [
            ("home_committee", world.record("committee")[1].slug),
            ("home_committee", None),
            ("sections", [world.article().fields["category"], world.article().fields["category"]]),
            ("sections", None),
            ("featured", [world.article().slug, world.article().fields.get("id", "x")]),
            ("featured", None),
            ("name", f"Trang {lot.randint(1, 99)}"),
            ("phone", "0900"),
        ]
    )
    values.pop(name, None)
    if value is not None:
        values[name] = value
    values.setdefault("name", "Trang")
    world.save_portal(values)


def abbreviations(world: World) -> None:
    """Short forms of names."""
    path = "content/settings/abbreviations.yaml"
    if (world.root / path).exists() and world.lot.random() < 0.4:
        world.put(path, None)
        return
    short, long = world.lot.choice(
        [("BTC", "Ban Tổ chức"), ("TU", "Thành ủy"), ("SK", "Sao Khuê"), ("UBKT", "Ủy ban Kiểm tra")]
    )
    world.put(path, f"{long}: {short}\n")


def parts(world: World) -> None:
    """Another choice of what is built."""
    one = world.lot.choice(PARTS[1:])
    world.parts = world.parts ^ {one}


def address(world: World) -> None:
    """The address of the site."""
    world.url = world.lot.choice(["", "https://van-khe.example", "https://khac.example"])


def template(world: World) -> None:
    """A page's template."""
    path = world.lot.choice(sorted((world.root / "theme/templates").glob("*.html")))
    name = path.relative_to(world.root).as_posix()
    text = path.read_text("utf-8")
    spot = max(text.rfind("{% endblock"), text.rfind("</html>"))
    extra = f"<!-- {world.lot.randint(1, 99)} -->"
    world.put(name, text[:spot] + extra + text[spot:] if spot >= 0 else text + extra)


def component(world: World) -> None:
    """A component that several pages share."""
    folders = ("components", "words")
    paths = [path for one in folders for path in (world.root / "theme/templates" / one).glob("*.html")]
    path = world.lot.choice(sorted(paths))
    text = path.read_text("utf-8")
    extra = f"<!-- {world.lot.randint(1, 99)} -->"
    spot = text.rfind("{% endmacro")
    name = path.relative_to(world.root).as_posix()
    world.put(name, text[:spot] + extra + text[spot:] if spot >= 0 else text + extra)


def style(world: World) -> None:
    """The style of a component."""
    path = world.lot.choice(world.paths("theme/static/css", ".css"))
    world.put(
        path, (world.root / path).read_text("utf-8") + f"\n.moi{world.lot.randint(1, 99)} {{ order: 1; }}\n"
    )


def nothing(world: World) -> None:
    """A file that an editor saved without a change."""
    path = world.lot.choice(world.paths("content"))
    world.put(path, (world.root / path).read_bytes())


EDITS = (
    add_page,
    page,
    remove_page,
    setting,
    abbreviations,
    parts,
    address,
    template,
    component,
    style,
    nothing,
)
