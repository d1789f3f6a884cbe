"""Translations of the interface: gettext catalogues, inserted into templates when these are compiled.

Templates are written in Vietnamese: ``_("Nhân sự")``. ``theme/locale/LANGUAGE/LC_MESSAGES/site.po`` has the texts of
another language, and may replace Vietnamese ones. Rendering costs nothing: a compiled template holds the texts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.visitor import NodeTransformer

from plugins.site.assets import BadTheme
from plugins.site.output import digest

SOURCE = "vi"
LANGUAGES = (SOURCE, "en")
_GETTEXT = "_"
_NGETTEXT = "ngettext"

Message = tuple[str, str]
"""Singular and plural in a template; the plural is empty where nothing is counted."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of one language of the interface."""

    language: str
    texts: Mapping[Message, tuple[str, ...]]
    """Translations by message: one text, or singular and plural. Messages that are missing are not translated."""

    def of(self, message: Message) -> tuple[str, ...]:
        """Return the texts for *message*, its own where it has no translation."""
        return self.texts.get(message) or tuple(filter(None, message))

    @property
    def digest(self) -> str:
        """A digest of all texts; empty when there are none."""
        parts = (part for message, texts in sorted(self.texts.items()) for part in (*message, *texts))
        return digest(self.language, *parts) if self.texts else ""


def catalogue_path(theme: Path, language: str) -> Path:
    """Return the catalogue of *language* in the theme."""
    return theme / "locale" / language / "LC_MESSAGES" / "site.po"


def read_translation(theme: Path, language: str) -> Translation:
    """Read the catalogue of *language*; without a file, nothing is translated."""
    path = catalogue_path(theme, language)
    if not path.exists():
        return Translation(language, {})
    try:
        entries = polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise BadTheme(f"{path}: không đọc được / cannot be read ({error}).") from None
    return Translation(language, dict(_translated(entries)))


def _translated(entries: Any) -> Iterator[tuple[Message, tuple[str, ...]]]:
    for entry in entries:
        if entry.obsolete or entry.fuzzy or not entry.translated():
            continue
        texts = tuple(entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural)) or (entry.msgstr,)
        yield (entry.msgid, entry.msgid_plural), texts


def insert_texts(tree: nodes.Template, translation: Translation) -> nodes.Template:
    """Return the parsed template with the texts of *translation* in place of calls of gettext."""
    found: nodes.Template = _TextInserter(translation).visit(tree)
    return found


class _TextInserter(NodeTransformer):
    """Replaces calls of gettext by texts."""

    def __init__(self, translation: Translation) -> None:
        self.translation = translation

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the name that Jinja looks for
        """Replace a call of ``_`` or ``ngettext``; visit the arguments of others."""
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name == _GETTEXT:
            (text,) = self._texts(node, 1)
            return _filled(text, node, node.kwargs)
        if name == _NGETTEXT:
            texts = self._texts(node, 2)
            one, *_ = forms = tuple(_filled(text, node, node.kwargs) for text in texts)
            if len(set(texts)) == 1:
                return one
            is_one = nodes.Compare(node.args[2], [nodes.Operand("eq", nodes.Const(1))])
            return nodes.CondExpr(is_one, one, forms[-1], lineno=node.lineno)
        return node

    def _texts(self, node: nodes.Call, count: int) -> tuple[str, ...]:
        given = [one.value for one in node.args[:count] if isinstance(one, nodes.Const)]
        if len(given) != count or not all(isinstance(one, str) for one in given):
            raise TemplateAssertionError("gettext takes words, not expressions", node.lineno)
        return self.translation.of((given[0], given[1] if count > 1 else ""))


def _filled(text: str, node: nodes.Call, values: list[nodes.Keyword]) -> nodes.Expr:
    """Return *text* formatted with *values*, as HTML with the values escaped; without values as it is."""
    if not values:
        return nodes.Const(text, lineno=node.lineno)
    whole = nodes.MarkSafe(nodes.Const(text), lineno=node.lineno)
    return nodes.Filter(whole, "format", [], values, None, None, lineno=node.lineno)


def messages_of(theme: Path) -> dict[Message, list[tuple[str, int]]]:
    """Return all messages of the theme's templates, with file and line of each use."""
    folder = theme / "templates"
    found: dict[Message, list[tuple[str, int]]] = {}
    for path in sorted(folder.rglob("*.html")):
        tree = Environment().parse(path.read_text("utf-8"))  # noqa: S701 - nothing is rendered
        for call in tree.find_all(nodes.Call):
            name = call.node.name if isinstance(call.node, nodes.Name) else ""
            if name in (_GETTEXT, _NGETTEXT):
                words = [one.value for one in call.args if isinstance(one, nodes.Const)]
                message = (words[0], words[1] if name == _NGETTEXT else "")
                found.setdefault(message, []).append((path.relative_to(theme).as_posix(), call.lineno))
    return found


def update_catalogue(theme: Path, language: str) -> str:
    """Return the text of the catalogue of *language* with all messages of the templates, and no others.

    That of ``SOURCE`` has those alone that it says otherwise.
    """
    path = catalogue_path(theme, language)
    known = read_translation(theme, language).texts if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=0)
    rule = "nplurals=1; plural=0;" if language == SOURCE else "nplurals=2; plural=(n != 1);"
    catalogue.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": rule,
    }
    for (singular, plural), uses in sorted(messages_of(theme).items()):
        texts = known.get((singular, plural), ())
        if language == SOURCE and not texts:
            continue
        entry = polib.POEntry(
            msgid=singular, occurrences=[(file, "") for file in dict.fromkeys(file for file, _ in uses)]
        )
        if plural:
            entry.msgid_plural = plural
            count = 1 if language == SOURCE else 2
            entry.msgstr_plural = {form: texts[form] if texts else "" for form in range(count)}
        else:
            entry.msgstr = texts[0] if texts else ""
        catalogue.append(entry)
    return str(catalogue).rstrip("\n") + "\n"


def main(theme: Path) -> None:
    """Bring the catalogues of the theme up to date with its templates."""
    for language in LANGUAGES:
        path = catalogue_path(theme, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(update_catalogue(theme, language), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
