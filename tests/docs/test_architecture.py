"""The page on the architecture: it names every room and module, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
ROOMS = sorted(path.parent.name for path in (PROJECT / "plugins").glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_names_its_modules(room):
    """Each module of a package stands in the table of its section, and no other."""
    section = re.search(rf"^### {room}\n(.*?)(?=^### |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert section, room
    named = re.findall(r"^\| `([\w/]+)` \|", section.group(1), re.MULTILINE)
    folder = PROJECT / "plugins" / room
    modules = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py")}
    assert set(named) == {name for name in modules if not name.endswith("__init__")}


def test_every_file_that_it_names_is_there():
    """The walks and the table of changes lead to files and folders of the program and the theme."""
    before_rooms = PAGE.partition("## The rooms")[0]
    named = set(re.findall(r"`((?:[\w.]+/)+(?:\w+\.\w+)?)`", before_rooms)) - {"content/"}
    places = (PROJECT, PROJECT / "plugins")
    lost = {name for name in named if not any((place / name).exists() for place in places)}
    assert len(named) > 50
    assert lost == {"content/articles/2023/07/le-ky.md", "content/register/persons/ta-dinh-lam.md"} & named
