"""What the theme brings besides templates."""

import re

import pytest

from plugins.building.assets import BadTheme, join_css, read_assets
from tests.city import write

MAIN = '@layer base, components;\n@import url("base.css") layer(base);\n@import url("components/card.css") layer(components);\n'


@pytest.fixture
def theme(tmp_path):
    """A theme of two style sheets, a script and a font of its own."""
    folder = tmp_path / "theme"
    write(folder, "static/css/main.css", MAIN)
    write(
        folder, "static/css/base.css", '@font-face { src: url("../fonts/be-vietnamese-400-normal.woff2"); }\n'
    )
    write(folder, "static/css/components/card.css", ".card { color: red; }\n")
    write(folder, "static/js/suggest.js", "x")
    write(folder, "static/fonts/be-vietnamese-400-normal.woff2", b"font")
    return folder


def test_style_sheets_are_joined_in_their_layers(theme):
    """In the order of the main file; no import is left for the browser."""
    css = join_css(theme / "static/css/main.css")
    assert "@import" not in css
    assert re.search(r"@layer components \{\s*\.card \{ color: red; \}\s*\}", css)
    assert css.index("@layer base, components;") < css.index("@font-face") < css.index(".card")


def test_a_missing_style_sheet_is_named(theme):
    """So that a theme's author knows which."""
    (theme / "static/css/components/card.css").unlink()
    with pytest.raises(BadTheme, match=r"components/card\.css"):
        join_css(theme / "static/css/main.css")


@pytest.mark.parametrize("odd", ['@import "base.css";', '@import url("https://may-khac.example/x.css");'])
def test_an_odd_import_is_refused(theme, odd):
    """Nothing is loaded from elsewhere, and nothing is left out in silence."""
    write(theme, "static/css/main.css", odd)
    with pytest.raises(BadTheme):
        join_css(theme / "static/css/main.css")


def test_names_change_with_what_is_in_the_files(theme, tmp_path):
    """Browsers may keep them for ever."""
    before = read_assets(theme, tmp_path).addresses
    write(theme, "static/css/components/card.css", ".card { color: blue; }\n")
    after = read_assets(theme, tmp_path).addresses
    assert before["css"] != after["css"]
    assert before["suggest"] == after["suggest"]


def test_every_address_has_its_file(theme, tmp_path):
    """What templates name is written."""
    assets = read_assets(theme, tmp_path)
    addresses = [assets.addresses["css"], assets.addresses["suggest"], *assets.addresses["fonts"]]
    assert len(addresses) == 3
    assert {str(one).lstrip("/") for one in addresses} == set(assets.files)


def test_a_font_of_the_package_is_taken(theme, tmp_path):
    """Where the theme has none of its own."""
    (theme / "static/fonts/be-vietnamese-400-normal.woff2").unlink()
    package = "node_modules/@fontsource/be-vietnam-pro/files/be-vietnamese-400-normal.woff2"
    write(tmp_path, package, b"of the package")
    assert b"of the package" in read_assets(theme, tmp_path).files.values()


def test_a_missing_font_is_named(theme, tmp_path):
    """BadTheme, no traceback."""
    (theme / "static/fonts/be-vietnamese-400-normal.woff2").unlink()
    with pytest.raises(BadTheme, match="be-vietnamese-400-normal"):
        read_assets(theme, tmp_path)
