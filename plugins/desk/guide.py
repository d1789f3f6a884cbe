"""The editors' guide, inside the desk: the files of ``docs/bien-tap`` as pages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.desk.pages import render
from plugins.sources.messages import MESSAGES
from plugins.text.markdown import Renderer

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "bien-tap"
CHAPTERS = {
    "ban-bien-tap": GUIDE / "ban-bien-tap.md",
    "so-tay": GUIDE / "README.md",
    "phat-hanh": GUIDE / "phat-hanh.md",
    "formats": GUIDE.parent / "formats.md",
}
"""By their addresses, in the order in which one reads them."""
_TITLE = re.compile(r"# (.+)\n")
_LINK = re.compile(r'<a href="([^"#]+)(#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)
_EXAMPLE = re.compile(r'<img[^>]* src="(?!(?:\./)?man-hinh/)[^>]*>')
_CODE = re.compile(r"<td>(?=<code>([A-Z][0-9]{3})</code></td>)")
"""The cell of a message's code: links lead there."""
_FILLED = re.compile("|".join(sorted(set(re.findall(r"\{\w+\}", str(MESSAGES))))).replace("{", r"\{"))
"""What a message fills in: readers of the guide see dots."""
_SCROLLS = '<div class="scroll" tabindex="0" role="region" aria-label="Bảng">'
"""Around a table, which may be wider than a phone."""
_PICTURE = re.compile(r'src="(?:\./)?man-hinh/')


@cache
def chapter(name: str) -> tuple[str, Markup]:
    """Return title and text of a chapter; links to files that are no chapters are words."""
    text = CHAPTERS[name].read_text("utf-8")
    title = _TITLE.match(text)
    html = Renderer().render(_TITLE.sub("", text, count=1))
    html = _CODE.sub(r'<td id="\1">', _EXAMPLE.sub("", html))
    html = _FILLED.sub("…", html)
    html = html.replace("<table>", f"{_SCROLLS}<table>").replace("</table>", "</table></div>")
    html = _PICTURE.sub('src="/guide/pictures/', _LINK.sub(_within_the_desk, html))
    return title[1] if title else name, Markup(html)  # noqa: S704 - sanitised


def _within_the_desk(link: re.Match[str]) -> str:
    file = link[1].rpartition("/")[2]
    for name, path in CHAPTERS.items():
        if file == path.name and not link[1].startswith("../serving"):
            return f'<a href="/guide/{name}{link[2] or ""}">{link[3]}</a>'
    return link[0] if link[1].startswith("http") else link[3]


def show_guide(request: Request) -> Response:
    """Answer with a chapter of the guide, the first where none is named."""
    name = request.path_params.get("chapter", next(iter(CHAPTERS)))
    if name not in CHAPTERS:
        return render(request, "missing.html", 404)
    title, text = chapter(name)
    chapters = [(one, chapter(one)[0]) for one in CHAPTERS]
    return render(request, "guide.html", title=title, text=text, chapters=chapters, here=name)


def show_picture(request: Request) -> Response:
    """Answer with a picture of a screen."""
    name = request.path_params["name"]
    place = GUIDE / "man-hinh" / name
    if not re.fullmatch(r"[\w-]+\.webp", name) or not place.is_file():
        return Response(status_code=404)
    return FileResponse(place)


ROUTES: list[BaseRoute] = [
    Route("/guide", show_guide),
    Route("/guide/pictures/{name}", show_picture),
    Route("/guide/{chapter}", show_guide),
]
