"""What the theme brings besides templates."""

import re

import pytest

from plugins.site.assets import BadTheme, join_css, read_assets
from tests.city import write

MAIN = '@layer base, components;\n@import url("base.css") layer(base);\n@import url("components/card.css") layer(components);\n'


@pytest.fixture
def theme(tmp_path):
    """A theme of two style sheets, a script and a font of its own."""
    folder = tmp_path / "theme"
    write(folder, "static/css/main.css", MAIN)
    write(folder, "static/css/base.css", '@font-face { src: url("../fonts/be-vietnamese-400.woff2"); }\n')
    write(
        folder,
        "static/css/components/card.css",
        "/* card: what a list shows\n   of an article. */\n.card { color: red; }\n",
    )
    write(folder, "static/js/suggest.js", "x")
    write(folder, "static/fonts/be-vietnamese-400.woff2", b"font")
    return folder


def test_style_sheets_are_joined_in_their_layers(theme):
    """In the order of the main file; no import is left for the browser."""
    css = join_css(theme / "static/css/main.css")
    assert "@import" not in css
    assert "/*" not in css
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


def test_names_change_with_what_is_in_the_files(theme):
    """Browsers may keep them for ever."""
    before = read_assets(theme).addresses
    write(theme, "static/css/components/card.css", ".card { color: blue; }\n")
    after = read_assets(theme).addresses
    assert before["css"] != after["css"]
    assert before["suggest"] == after["suggest"]


def test_what_others_wrote(theme):
    """By the name of the file, under a name with a digest too."""
    write(theme, "static/vendor/viewer/viewer.min.js", "export default 1;")
    assets = read_assets(theme)
    address = assets.addresses["vendor"]["viewer.min.js"]
    assert re.fullmatch(r"/theme/vendor/viewer/viewer\.min\.[0-9a-f]{10}\.js", address)
    assert assets.files[address.lstrip("/")] == b"export default 1;"


def test_every_address_has_its_file(theme):
    """What templates name is written."""
    assets = read_assets(theme)
    addresses = [assets.addresses["css"], assets.addresses["suggest"], *assets.addresses["fonts"]]
    assert len(addresses) == 3
    assert {str(one).lstrip("/") for one in addresses} == set(assets.files)


def test_fonts_are_asked_for_by_their_hashed_names(theme):
    """The style sheet names the file that is there, and the page preloads the same."""
    assets = read_assets(theme)
    css = assets.files[str(assets.addresses["css"]).lstrip("/")].decode()
    (font,) = assets.addresses["fonts"]
    assert f'url("../fonts/{font.rpartition("/")[2]}")' in css


def test_a_missing_font_is_named(theme):
    """BadTheme, no traceback."""
    (theme / "static/fonts/be-vietnamese-400.woff2").unlink()
    with pytest.raises(BadTheme, match="be-vietnamese-400"):
        read_assets(theme)


@pytest.mark.parametrize("name", ["css/components/card.css", "js/suggest.js"])
def test_bytes_that_are_no_text_are_named(theme, name):
    """A style sheet or a script saved in another encoding."""
    write(theme, f"static/{name}", b"\xff\xfe")
    with pytest.raises(BadTheme, match=name):
        read_assets(theme)


def test_a_link_is_not_followed(theme, tmp_path):
    """What it leads to is no part of the theme."""
    write(tmp_path, "ngoai.js", "x")
    (theme / "static/js/suggest.js").unlink()
    (theme / "static/js/suggest.js").symlink_to(tmp_path / "ngoai.js")
    with pytest.raises(BadTheme, match=r"suggest\.js"):
        read_assets(theme)
