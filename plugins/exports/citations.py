"""Citations of articles: RIS, BibTeX and CSL-JSON, one file a month in each, from which programs and the pages take what they want.

An author is one name as it is printed: Vietnamese names are not turned round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from plugins.addresses import article_address
from plugins.catalogue.queries.citing import CitedArticle, cited_of_month
from plugins.catalogue.tables import compact
from plugins.text.normal import nfc
from plugins.views.frame import Portal, Site
from plugins.views.holdings import Holdings

_BIBTEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as it is cited."""

    key: str
    """Its id, else its slug; no other has it."""
    title: str
    authors: tuple[str, ...]
    day: str
    """ISO, whole."""
    lang: str
    address: str
    """Permanent and absolute where the site knows its own."""
    container: str
    """The portal."""
    publisher: str


def citation_of(article: CitedArticle, holdings: Holdings, portal: Portal, site_url: str) -> Citation:
    """Return how *article* is cited."""
    page = article_address(article.date, article.slug)
    return Citation(
        key=article.id or article.slug,
        title=" ".join(article.title.split()),
        authors=article.authors,
        day=article.date[:10],
        lang=article.lang,
        address=site_url + holdings.cite_address(article.id, page),
        container=portal.name,
        publisher=portal.governing_body or portal.name,
    )


def ris(citations: Iterable[Citation]) -> str:
    """Return *citations* as RIS: a tag a line, a record from TY to ER."""
    return "".join(map(_ris, citations))


def _ris(one: Citation) -> str:
    tags = [
        ("TY", "NEWS"),
        ("ID", one.key),
        *(("AU", author) for author in one.authors),
        ("TI", one.title),
        ("T2", one.container),
        ("PB", one.publisher),
        ("PY", one.day[:4]),
        ("DA", one.day.replace("-", "/")),
        ("LA", one.lang),
        ("UR", one.address),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags) + "ER  - \r\n\r\n"


def bibtex(citations: Iterable[Citation]) -> str:
    """Return *citations* as BibTeX: names and titles in braces of their own, so that no program turns or lowers them."""
    return "".join(map(_bibtex, citations))


def _bibtex(one: Citation) -> str:
    fields = [
        ("author", " and ".join(f"{{{name.translate(_BIBTEX)}}}" for name in one.authors)),
        ("title", f"{{{one.title.translate(_BIBTEX)}}}"),
        ("journal", one.container.translate(_BIBTEX)),
        ("publisher", one.publisher.translate(_BIBTEX)),
        ("year", one.day[:4]),
        ("date", one.day),
        ("langid", "english" if one.lang == "en" else "vietnamese"),
        ("url", one.address),
    ]
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@article{{{one.key},\n{told}\n}}\n\n"


def csl_items(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Return *citations* as items of CSL-JSON."""
    return [
        {
            "id": one.key,
            "type": "article-newspaper",
            "title": one.title,
            **({"author": [{"literal": name} for name in one.authors]} if one.authors else {}),
            "container-title": one.container,
            "publisher": one.publisher,
            "issued": {"date-parts": [[int(part) for part in one.day.split("-")]]},
            "language": one.lang,
            "URL": one.address,
        }
        for one in citations
    ]


def csl_json(citations: Iterable[Citation]) -> str:
    """Return *citations* as CSL-JSON, an item a line."""
    return "[" + ",\n".join(compact(one) for one in csl_items(citations)) + "]\n"


FORMATS: Mapping[str, Callable[[Iterable[Citation]], str]] = {"ris": ris, "bib": bibtex, "json": csl_json}
"""What writes each format, by the ending of its files."""


def month_file(form: str, holdings: Holdings, site: Site, year: str, month: str) -> bytes:
    """Return the citations of the articles of a month in the format *form*, newest first."""
    cite = partial(citation_of, holdings=holdings, portal=site.portal, site_url=site.url)
    return nfc(FORMATS[form](map(cite, cited_of_month(holdings.catalogue, year, month)))).encode()
