"""Footnotes in HTML: a mark that leads to a note, and a note that leads back, whoever wrote the page."""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from plugins.importing.html_blocks import NOTE_ATTRIBUTE


def take_notes(soup: BeautifulSoup) -> dict[str, Tag]:
    """Take the notes out of *soup*, mark their places, and return them by label in the order of their marks.

    Of Word ``#_ftn1`` and ``#_ftnref1``, of Google Docs ``#ftnt1`` and ``#ftnt_ref1``, of mammoth ``#footnote-1``.
    """
    places = {name: tag for tag in soup.find_all(True) for name in _names(tag)}
    marks: dict[str, list[Tag]] = {}
    targets: dict[str, Tag] = {}
    for link in soup.find_all("a", href=True):
        label = str(link["href"]).removeprefix("#")
        target = places.get(label)
        if not str(link["href"]).startswith("#") or target is None or id(link) in map(id, targets.values()):
            continue
        names = {
            f"#{name}"
            for tag in (link, *link.parents)
            if tag.name in ("a", "sup", "span")
            for name in _names(tag)
        }
        names |= {f"#{name}" for tag in link.find_all(True) for name in _names(tag)}
        if any(str(back.get("href")) in names for back in (target, *target.find_all("a"))):
            marks.setdefault(label, []).append(link)
            targets[label] = target
    every_mark = [mark for found in marks.values() for mark in found]
    bodies = {label: _body(target, targets.values(), every_mark) for label, target in targets.items()}
    for label, found in marks.items():
        for mark in found:
            outer = _with_sup(mark)
            outer.clear()
            outer[NOTE_ATTRIBUTE] = label
    back_names = {f"#{name}" for mark in every_mark for tag in (mark, *mark.parents) for name in _names(tag)}
    notes = {}
    for label, body in bodies.items():
        for back in body.find_all("a", href=True):
            if not back.decomposed and str(back["href"]) in back_names:
                _with_sup(back).decompose()
        if not body.decomposed:
            notes[label] = body.extract()
    return notes


def _with_sup(link: Tag) -> Tag:
    """Return a link, or the element that raises it and holds nothing else."""
    outer = link.parent
    is_raised = (
        outer is not None and outer.name == "sup" and outer.get_text().strip() == link.get_text().strip()
    )
    return outer if is_raised and outer is not None else link


def _names(tag: Tag) -> list[str]:
    return [str(tag[key]) for key in ("id", "name") if tag.get(key)]


def _body(target: Tag, targets: Iterable[Tag], marks: list[Tag]) -> Tag:
    """Return the outermost element round *target* that holds nothing of the text and of other notes."""
    others = {id(one) for one in targets if one is not target} | set(map(id, marks))
    body = target
    while body.parent is not None and body.parent.name not in ("body", "html", "[document]"):
        if any(id(inside) in others for inside in body.parent.find_all(True)):
            break
        body = body.parent
    return body
