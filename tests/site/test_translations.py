"""The words of the interface: catalogues that are up to date, put into templates as they are compiled."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from jinja2 import StrictUndefined

from plugins.search.files import SearchPage
from plugins.site.assets import BadTheme, read_assets
from plugins.site.theme import Theme, template_digests
from plugins.site.translations import (
    LANGUAGES,
    SOURCE,
    catalogue_path,
    messages_of,
    read_translation,
    update_catalogue,
)
from plugins.views.frame import Site, portal_of
from plugins.views.text_page import TextPage
from tests.city import write
from tests.site.sites import ENVIRONMENT

THEME = Path(__file__).resolve().parents[2] / "theme"
DESK = Path(__file__).resolve().parents[2] / "plugins" / "desk"
PORTAL = portal_of({}, "Tư liệu")
SITE = Site(PORTAL, "", (), (), (), False)
END = "</html>"
"""A page without it is not whole."""
CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Nhân sự"
msgstr "People & all"

msgid "Ngày %(day)s"
msgstr "On <b>%(day)s</b>"

msgid "%(count)s bài"
msgid_plural "%(count)s bài viết"
msgstr[0] "%(count)s article"
msgstr[1] "%(count)s articles"
"""


def page(lang: str) -> TextPage:
    """Return a page in a language."""
    return TextPage("<Trang>", "/x/", lang, "")


def said(theme: Theme, lang: str) -> str:
    """Return what the theme's page says in a language."""
    return theme.render("x.html", page(lang)).decode().removesuffix(END)


@pytest.fixture
def theme(tmp_path):
    """A function that returns a theme of one template, with a catalogue of English."""

    def make(template: str, catalogue: str = CATALOGUE) -> Theme:
        write(tmp_path, "templates/x.html", template + END)
        write(tmp_path, catalogue_path(Path(), "en").as_posix(), catalogue)
        return Theme(tmp_path, {"undefined": StrictUndefined}, SITE, {}, False)

    return make


@pytest.mark.parametrize("folder", [THEME, DESK], ids=["theme", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_what_the_command_writes(folder, language):
    """All that templates say and nothing else: ``python -m plugins.site.translations theme`` (or ``plugins/desk``) brings it up to date."""
    assert catalogue_path(folder, language).read_text("utf-8") == update_catalogue(folder, language)


def test_a_vietnamese_catalogue_keeps_what_it_says_otherwise(tmp_path):
    """And only that: a new word in a template does not touch it."""
    write(tmp_path, "templates/x.html", '{{ _("Nhân sự") }} {{ ngettext("%(n)s bài", "%(n)s bài", 2, n=2) }}')
    place = catalogue_path(Path(), SOURCE).as_posix()
    write(tmp_path, place, 'msgid "Nhân sự"\nmsgstr "Danh bạ"\n\nmsgid "Thôi"\nmsgstr "Hết"\n')
    assert [(one.msgid, one.msgstr) for one in polib.pofile(update_catalogue(tmp_path, SOURCE))] == [
        ("Nhân sự", "Danh bạ")
    ]


@pytest.mark.parametrize("folder", [THEME, DESK], ids=["theme", "desk"])
def test_every_message_is_said_in_every_other_language(folder):
    """With the same values in it."""
    for language in set(LANGUAGES) - {SOURCE}:
        translation = read_translation(folder, language)
        for message in messages_of(folder):
            assert message in translation.texts, message
            for text in translation.texts[message]:
                assert set(re.findall(r"%\(\w+\)s|\{\w+\}", text)) == set(
                    re.findall(r"%\(\w+\)s|\{\w+\}", message[0])
                ), text


def test_a_page_speaks_its_own_language(theme):
    """Another than the site's where it has one that the interface knows."""
    made = theme('{{ lang }}: {{ _("Nhân sự") }}')
    assert said(made, "vi") == "vi: Nhân sự"
    assert said(made, "en") == "en: People &amp; all"
    assert said(made, "lo") == "vi: Nhân sự"


@pytest.mark.parametrize(
    ("lang", "heading", "button"), [("vi", "Tìm kiếm", "Tìm"), ("en", "Search", "Search")]
)
def test_the_search_begins_in_the_language_of_the_portal(lang, heading, button):
    """Its script goes on in it, and leads to the other."""
    site = replace(SITE, portal=replace(PORTAL, lang=lang), has_search=True)
    assets = read_assets(THEME).addresses
    made = Theme(THEME, ENVIRONMENT, site, assets, False).render(
        "search.html", SearchPage("/tim-kiem/", 3, (), (), (), "{}", {})
    )
    page = BeautifulSoup(made, "html.parser")
    assert page.html["lang"] == lang
    assert page.h1.get_text(strip=True) == heading
    assert page.select_one("[data-word=submit]").get_text(strip=True) == button
    other = page.select_one(".search-form__lang")
    assert other["href"] == f"/tim-kiem/?lang={other['lang']}"
    assert other["lang"] != lang


def test_a_value_is_put_in_and_escaped(theme):
    """A message with values is HTML, the values are not."""
    made = theme('{{ _("Ngày %(day)s", day=page.title) }}')
    assert said(made, "en") == "On <b>&lt;Trang&gt;</b>"
    assert said(made, "vi") == "Ngày &lt;Trang&gt;"


@pytest.mark.parametrize(("count", "words"), [(1, "1 article"), (2, "2 articles"), (0, "0 articles")])
def test_what_is_counted_has_its_forms(theme, count, words):
    """As English has them."""
    made = theme(
        '{{ ngettext("%(count)s bài", "%(count)s bài viết", n, count=n) }}'.replace(
            "n,", f"{count},"
        ).replace("=n", f"={count}")
    )
    assert said(made, "en") == words


def test_a_message_is_no_expression(theme):
    """Else no catalogue could hold it; the theme is refused with the line."""
    with pytest.raises(BadTheme, match=r"x\.html:2"):
        said(theme("\n{{ _(page.title) }}"), "en")


def test_a_missing_word_is_said_in_vietnamese(theme):
    """Rather than not at all."""
    assert said(theme('{{ _("Sự kiện") }}'), "en") == "Sự kiện"


def test_a_catalogue_that_cannot_be_read_is_named(theme):
    """The build stops."""
    with pytest.raises(BadTheme, match=r"site\.po"):
        said(theme("x", 'msgid "a"\nmsgid'), "en")


def test_another_wording_makes_pages_anew(theme, tmp_path):
    """Any page may say any word."""
    theme("x")
    before = template_digests(tmp_path)
    theme("x", CATALOGUE.replace("People", "Persons"))
    after = template_digests(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"locale"}


def test_compiled_templates_of_two_languages_are_not_mixed_up(theme, tmp_path):
    """Nor those before and after a change of the words."""
    theme('{{ _("Nhân sự") }}')
    found = []
    for words in (CATALOGUE, CATALOGUE.replace("People", "Persons")):
        write(tmp_path, catalogue_path(Path(), "en").as_posix(), words)
        made = Theme(tmp_path, ENVIRONMENT, SITE, {}, False)
        found += [said(made, lang) for lang in ("vi", "en")]
    assert found == ["Nhân sự", "People &amp; all", "Nhân sự", "Persons &amp; all"]


def test_the_catalogue_of_the_source_may_say_it_otherwise(tmp_path):
    """A portal with words of its own changes no template."""
    write(tmp_path, "templates/x.html", '{{ _("Nhân sự") }}' + END)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Nhân sự", msgstr="Cán bộ"))
    write(tmp_path, catalogue_path(Path(), SOURCE).as_posix(), str(catalogue))
    made = Theme(tmp_path, {"undefined": StrictUndefined}, SITE, {}, False)
    assert said(made, "vi") == "Cán bộ"
