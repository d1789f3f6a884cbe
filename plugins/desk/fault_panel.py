"""The panel of errors on top of every page of the preview, as long as there are any; on that of a draft those of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

from plugins.sources.problems import Problem

STYLE_ADDRESS = "/__preview/faults.css"
STYLE = b"""#preview-faults {
  position: sticky; inset-block-start: 0; z-index: 1000; max-block-size: 60vh; overflow: auto;
  padding: 0.75rem 1.25rem; border-block-end: 4px solid #b00020; background: #fff4f4; color: #1a1a1a;
  font: 1rem/1.5 system-ui, sans-serif;
}
#preview-faults h2 { margin: 0 0 0.5rem; font: inherit; font-weight: 700; color: #8c0019; }
#preview-faults ol { margin: 0; padding-inline-start: 1.5rem; }
#preview-faults li { margin-block-end: 0.5rem; overflow-wrap: anywhere; }
#preview-faults code { font: 0.9375rem/1.5 ui-monospace, monospace; background: none; color: inherit; user-select: all; }
#preview-faults a { color: #00429d; text-decoration: underline; }
@media print { #preview-faults { display: none; } }
"""
MAX_SHOWN = 50
"""Errors in the panel; with more, one is missing at another place."""

_BODY = re.compile(rb"<body[^>]*>")
_DRAFT = re.compile(rb'id="chua-dang".*?<code>([^<]+)</code>', re.DOTALL)
_WORDS = {
    "vi": {
        "heading": "Còn {number} lỗi; trang dưới đây là bản trước khi có lỗi.",
        "draft heading": "Trong tệp chưa đăng còn {number} điều phải sửa trước khi đăng; chúng không chặn ai.",
        "open": "Mở trong VS Code",
        "more": "và {number} lỗi khác",
    },
    "en": {
        "heading": "Errors: {number}; the page below is as it was before them.",
        "draft heading": "To be mended before this is published: {number}; it stops nobody.",
        "open": "Open in VS Code",
        "more": "and {number} more",
    },
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps the preview from being made anew."""

    message: str
    place: str = ""
    """File and line, as a terminal shows them; empty where no file is at fault."""
    link: str = ""
    """Address that opens the place in an editor that knows such addresses."""


def faults_of(problems: Iterable[Problem], content: Path, language: str) -> tuple[Fault, ...]:
    """Return the errors among *problems* of the folder *content*, in their order."""
    return tuple(_fault(one, content, language) for one in problems if one.is_error)


def draft_faults(problems: Iterable[Problem], content: Path, language: str) -> dict[str, tuple[Fault, ...]]:
    """Return what is wrong in each draft of the folder *content*, by its path."""
    found: dict[str, tuple[Fault, ...]] = {}
    for one in problems:
        if one.is_in_draft:
            found[one.path] = (*found.get(one.path, ()), _fault(one, content, language))
    return found


def _fault(problem: Problem, content: Path, language: str) -> Fault:
    return Fault(
        message=f"{problem.code} {problem.what(language)} {problem.how(language)}",
        place=f"{content.name}/{problem.path}:{problem.line}",
        link=f"vscode://file/{quote((content / problem.path).as_posix().lstrip('/'))}:{problem.line}",
    )


def path_of_draft(page: bytes) -> str:
    """Return the file of the draft that *page* shows, as its banner names it; empty for other pages."""
    named = _DRAFT.search(page)
    return unescape(named[1].decode()) if named else ""


def with_panel(page: bytes, faults: Sequence[Fault], language: str, heading: str = "heading") -> bytes:
    """Return *page* with a panel that lists *faults* on top, under the *heading* of that name; as it is where there are none."""
    if not faults:
        return page
    words = _WORDS[language]
    items = [_item(one, words["open"]) for one in faults[:MAX_SHOWN]]
    more = len(faults) - MAX_SHOWN
    items += [f"<li>{words['more'].format(number=more)}</li>"] if more > 0 else []
    panel = (
        f'<link rel="stylesheet" href="{STYLE_ADDRESS}">'
        f'<section id="preview-faults" role="alert" lang="{language}">'
        f"<h2>{words[heading].format(number=len(faults))}</h2><ol>{''.join(items)}</ol></section>"
    ).encode("utf-8", "replace")
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + panel + page[place:]


def _item(fault: Fault, open_words: str) -> str:
    place = f"<code>{escape(fault.place)}</code> " if fault.place else ""
    link = f'<a href="{escape(fault.link)}">{open_words}</a>' if fault.link else ""
    return f"<li>{place}{link}<div>{escape(fault.message)}</div></li>"
