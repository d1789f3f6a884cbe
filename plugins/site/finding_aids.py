"""Finding aids on paper: a page for print, and a tagged PDF of it by WeasyPrint. No build makes them; a command does."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.site.theme import Theme
from plugins.views.finding_aid import FindingAid

_FONT = re.compile(r"be-vietnam-pro-(\d+)\.woff2")


def style_of(folder: Path) -> str:
    """Return the style of finding aids of the theme in *folder*, with its fonts."""
    faces = (
        f'@font-face {{ font-family: "Be Vietnam Pro"; font-weight: {found.group(1)}; src: url("{one.resolve().as_uri()}"); }}\n'
        for one in sorted((folder / "static" / "fonts").glob("*.woff2"))
        if (found := _FONT.fullmatch(one.name))
    )
    return "".join(faces) + (folder / "print" / "finding-aid.css").read_text("utf-8")


def finding_aid_html(theme: Theme, page: FindingAid, style: str) -> bytes:
    """Return the page for print."""
    return theme.render("finding_aid.html", page, style=style)


def finding_aid_pdf(html: bytes) -> bytes:
    """Return the tagged PDF (PDF/UA-1) of a page for print, without date or chance in it; nothing is loaded from the network."""
    from weasyprint import HTML  # loads libraries of the system, which the page for print does without
    from weasyprint.urls import URLFetcher

    fetcher = URLFetcher(
        allowed_protocols=("file",)
    )  # fonts; texts have no such addresses, see text.markdown
    document = HTML(string=html.decode(), url_fetcher=fetcher)
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=False))
