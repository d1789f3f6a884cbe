"""Styles of Word: what a paragraph or a run is set in, itself or by its styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree

from plugins.importing.word_package import W

_OFF = ("0", "false", "off", "none")
_FLAGS = ("b", "i", "strike", "dstrike", "vanish", "caps")


@dataclass(frozen=True, slots=True)
class RunSetting:
    """How words are set."""

    flags: frozenset[str] = frozenset()
    """Of ``b``, ``i``, ``strike``, ``vanish``, ``caps``."""
    raised: str = ""
    """``superscript``, ``subscript``; empty on the line."""
    font: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphSetting:
    """What the styles of a paragraph say."""

    style: str = ""
    """Its name in English, lower case: ``heading 1``, ``caption``."""
    outline: int = 0
    """Level of the heading that it is, from 1; 0 where it is none."""
    align: str = ""
    list_id: str = ""
    """The list that it is an item of; empty where it is none."""
    list_level: int | None = None
    """From 0; None where only the list says which level has this style."""
    identifiers: tuple[str, ...] = ()
    """Of its style and those that this is based on, the outermost first."""


@dataclass(slots=True)
class _Style:
    name: str
    base: str
    run: etree._Element | None
    paragraph: etree._Element | None


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the part ``styles``; None where the document has none."""
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._run_defaults: etree._Element | None = None
        for one in root.iter(f"{W}style") if root is not None else ():
            base = child_value(one, "basedOn")
            name = child_value(one, "name").lower()
            identifier = one.get(f"{W}styleId", "")
            self._styles[identifier] = _Style(name, base, one.find(f"{W}rPr"), one.find(f"{W}pPr"))
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true", "on"):
                self._default = identifier
        if root is not None:
            self._run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._of_style = cache(self._run_of_style)

    def _chain(self, identifier: str) -> list[_Style]:
        """Return a style and those that it is based on, the outermost first."""
        return [self._styles[one] for one in self._identifiers(identifier) if one in self._styles]

    def _run_of_style(self, paragraph_style: str, run_style: str) -> RunSetting:
        setting = _changed(RunSetting(), self._run_defaults)
        for style in (*self._chain(paragraph_style or self._default), *self._chain(run_style)):
            setting = _changed(setting, style.run)
        return setting

    def run(self, paragraph_style: str, properties: etree._Element | None) -> RunSetting:
        """Return how a run with *properties* is set in a paragraph of a style."""
        run_style = child_value(properties, "rStyle")
        return _changed(self._of_style(paragraph_style, run_style), properties)

    def paragraph(self, properties: etree._Element | None) -> ParagraphSetting:
        """Return what a paragraph with *properties* is."""
        identifier = child_value(properties, "pStyle") or self._default
        chain = self._chain(identifier)
        name = chain[-1].name if chain else identifier.lower()
        outline, align, list_id, level = 0, "", "", ""
        for own in (*(style.paragraph for style in chain), properties):
            outline = _outline(own, outline)
            align = child_value(own, "jc") or align
            numbered = own.find(f"{W}numPr") if own is not None else None
            if numbered is not None:
                list_id = child_value(numbered, "numId") or list_id
                level = child_value(numbered, "ilvl") or level
        if not outline and (heading := re.fullmatch(r"heading ?(\d)", name)):
            outline = int(heading[1])
        return ParagraphSetting(
            name,
            outline,
            {"start": "left", "end": "right"}.get(align, align),
            "" if list_id == "0" else list_id,
            int(level) if level.isdecimal() else None,
            tuple(self._identifiers(identifier)),
        )

    def _identifiers(self, identifier: str) -> list[str]:
        """Return *identifier* and those of the styles that it is based on, the outermost first."""
        chain: list[str] = []
        while identifier and identifier not in chain:
            chain.insert(0, identifier)
            identifier = self._styles[identifier].base if identifier in self._styles else ""
        return chain


def child_value(element: etree._Element | None, name: str) -> str:
    """Return the value of the child *name*, empty where there is none."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def is_on(element: etree._Element | None, name: str) -> bool:
    """Whether the property *name* is there and not switched off."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child is not None and child.get(f"{W}val", "1") not in _OFF


def _outline(properties: etree._Element | None, before: int) -> int:
    given = child_value(properties, "outlineLvl")
    if not given.isdecimal():
        return before
    return int(given) + 1 if int(given) < 9 else 0


def _changed(setting: RunSetting, properties: etree._Element | None) -> RunSetting:
    """Return *setting* with what *properties* say otherwise."""
    if properties is None or not len(properties):
        return setting
    flags, raised, font = set(setting.flags), setting.raised, setting.font
    for one in properties:
        name = one.tag.removeprefix(W)
        if name in _FLAGS:
            known = "strike" if name == "dstrike" else name
            (flags.discard if one.get(f"{W}val", "1") in _OFF else flags.add)(known)
        elif name == "vertAlign":
            given = one.get(f"{W}val", "")
            raised = given if given in ("superscript", "subscript") else ""
        elif name == "rFonts":
            # Letters beyond ASCII are drawn in the font for "high ANSI".
            font = one.get(f"{W}hAnsi") or one.get(f"{W}ascii") or ("" if one.get(f"{W}hAnsiTheme") else font)
    return RunSetting(frozenset(flags), raised, font)
