"""The scripts of the search as the theme brings them."""

from pathlib import Path

import pytest

from plugins.search.spelling import MOST_TERMS
from plugins.site.assets import BadTheme, read_assets
from tests.city import write

PROJECT = Path(__file__).resolve().parents[2]
SCRIPTS = PROJECT / "theme/static/js"


@pytest.fixture
def theme(tmp_path):
    """A theme of two scripts, of which one imports the other."""
    write(tmp_path, "static/css/main.css", "@layer base;\n")
    write(tmp_path, "static/js/page.js", 'import { a } from "./deep.js";\na();\n')
    write(tmp_path, "static/js/deep.js", "export const a = () => 1;\n")
    return tmp_path


def script(theme: Path, name: str) -> str:
    """Return the file that the site has of a script."""
    assets = read_assets(theme)
    return assets.files[assets.addresses[name].lstrip("/")].decode()


def test_a_script_comes_with_what_it_imports(theme):
    """One file holds both, the imported one before, and exports nothing of it."""
    assert script(theme, "page").split() == ["const", "a=()=>1;a();"]


def test_what_two_scripts_import_comes_once(theme):
    """However many ways lead to it."""
    write(
        theme, "static/js/page.js", 'import { a } from "./deep.js";\nimport { b } from "./side.js";\na(b);\n'
    )
    write(theme, "static/js/side.js", 'import { a } from "./deep.js";\nexport const b = a();\n')
    assert script(theme, "page").split() == ["const", "a=()=>1;const", "b=a();a(b);"]


def test_two_things_of_one_name_are_told(theme):
    """Scripts of one file share their names: a second meaning would take the place of the first."""
    write(theme, "static/js/page.js", 'import { a } from "./deep.js";\nconst b = 2;\na(b);\n')
    write(theme, "static/js/deep.js", "const b = 1;\nexport const a = () => b;\n")
    with pytest.raises(BadTheme, match=r"page\.js: b:"):
        read_assets(theme)


@pytest.mark.parametrize(
    "odd", ['import { a as b } from "./deep.js";', 'import a from "./deep.js";', 'import "./deep.js";']
)
def test_other_ways_to_import_are_refused(theme, odd):
    """A way that is not joined would ask for a file that is not there."""
    write(theme, "static/js/page.js", f"{odd}\n")
    with pytest.raises(BadTheme, match=r"page\.js"):
        read_assets(theme)


def test_a_script_imported_when_it_is_needed_has_its_hashed_name(theme):
    """Like one that is imported at once."""
    write(theme, "static/js/page.js", 'addEventListener("focus", () => import("./deep.js"));\n')
    assets = read_assets(theme)
    page = assets.files[assets.addresses["page"].lstrip("/")].decode()
    assert f'import("./{assets.addresses["deep"].rpartition("/")[2]}")' in page


def test_a_name_changes_with_what_is_imported(theme):
    """So that no reader runs a new script with an old one out of the browser's cache."""
    before = read_assets(theme).addresses["page"]
    write(theme, "static/js/deep.js", "export const a = () => 2;\n")
    assert read_assets(theme).addresses["page"] != before


def test_imports_in_a_circle_are_told(theme):
    """They have no names that change with each other."""
    write(theme, "static/js/deep.js", 'import { b } from "./page.js";\n')
    with pytest.raises(BadTheme, match=r"deep\.js > page\.js|page\.js > deep\.js"):
        read_assets(theme)


def test_both_sides_agree_on_numbers():
    """The most terms of a query are the same in the browser."""
    assert f"const MOST_TERMS = {MOST_TERMS};" in (SCRIPTS / "spelling.js").read_text("utf-8")


def test_scripts_hold_no_words_for_readers():
    """What readers read stands in the templates."""
    names = (
        "archive",
        "answers",
        "asking",
        "cards",
        "names",
        "results",
        "search",
        "state",
        "suggest",
        "table",
    )
    for name in names:
        text = (SCRIPTS / f"{name}.js").read_text("utf-8")
        code = "\n".join(line for line in text.splitlines() if not line.strip().startswith(("//", "/*", "*")))
        assert not [char for char in code if char.isalpha() and not char.isascii()]
