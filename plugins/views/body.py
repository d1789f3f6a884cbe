"""The running text of a page: addresses and pictures of the site get their final form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote, unquote, urlsplit

from plugins.addresses import MEDIA
from plugins.catalogue.queries.addresses import address_of
from plugins.catalogue.queries.articles import article_called
from plugins.text.markdown import RECORD_SCHEMES, WEB_SCHEMES
from plugins.text.normal import nfc
from plugins.text.record_links import MENTION_OF_PERSON, record_link
from plugins.text.segments import FOOTNOTE, Piece, insert_links, split
from plugins.views.holdings import Film, Holdings, Picture

_SIZES = "(min-width: 46rem) 43rem, 100vw"
"""How wide a picture in the text is shown: that of a line of text where there is room (--measure of the theme)."""
_GALLERY_SIZES = "(min-width: 46rem) 21rem, 50vw"
"""The same of each of several pictures beside each other (components/gallery.css)."""
_GALLERY = re.compile(r"(?:<figure><(?:picture|a)\b(?:(?!</figure>).)*</figure>\s*){2,}", re.DOTALL)
"""Several pictures after each other."""
_DEPENDENT_TAG = re.compile(f'<img|<a href="(?!(?:{"|".join(WEB_SCHEMES)}):)')
"""Tags that depend on the rest of the site."""

_PERSON = re.compile(f'{re.escape(MENTION_OF_PERSON)}(?P<address>[^"]+)">')
"""A link to a person that the linker or the author made."""


def render_body(html: str, holdings: Holdings) -> str:
    """Return sanitised *html* as the page shows it: links that lead nowhere become text, pictures in a row a gallery."""
    if not _DEPENDENT_TAG.search(html):
        return html
    shown = insert_links(split(html), [], _Rewriter(holdings))
    return _GALLERY.sub(_gallery, shown) if "<figure>" in shown else shown


def with_offices(html: str, offices: Mapping[str, Sequence[str]]) -> str:
    """Return *html* with the *offices* of people, by the addresses of their pages, told where they are named."""

    def described(found: re.Match[str]) -> str:
        told = ", ".join(offices.get(found["address"], ()))
        return f'{found.group()[:-1]} aria-description="{escape(told)}">' if told else found.group()

    return _PERSON.sub(described, html)


def _gallery(found: re.Match[str]) -> str:
    figures = found.group().rstrip().replace(f'sizes="{_SIZES}"', f'sizes="{_GALLERY_SIZES}"')
    return f'<div class="gallery">\n{figures}\n</div>\n'


def picture_html(picture: Picture, sizes: str, is_first: bool, is_lead: bool = False) -> str:
    """Return the markup of *picture*, as the macro in ``components/picture.html`` gives it.

    *sizes* tells how wide it is shown. The first picture loads at once, the others when the reader scrolls near.
    """
    sizes = f' sizes="{sizes}"'
    sources = "".join(
        f'<source type="{media}" srcset="{srcset}"{sizes}>' for media, srcset in picture.sources
    )
    srcset = f' srcset="{picture.srcset}"{sizes}' if picture.srcset else ""
    loading = "" if is_first else ' loading="lazy"'
    priority = ' fetchpriority="high"' if is_lead else ""
    return (
        f'<picture>{sources}<img src="{escape(quote(picture.url))}"{srcset} alt="{escape(picture.alt)}"'
        f' width="{picture.width}" height="{picture.height}"{loading}{priority} decoding="async"></picture>'
    )


LARGE_PICTURE = "large-picture"
"""Class of the link around a picture that leads to its largest size; static/js/large-picture.js opens it on the page."""
TRANSCRIPT_HEAD = "<summary></summary>"
"""Stands before a transcript; the template says what it is."""


def player_html(film: Film, title: str) -> str:
    """Return the player of a film or sound; it loads nothing before it is asked to but a poster, or what begins a film."""
    url = escape(quote(film.url))
    inner = "".join(
        f'<track kind="captions" src="{escape(quote(address))}" srclang="{language}">'
        for language, address in film.captions
    )
    inner += f'<a href="{url}">{escape(title or film.url)}</a>'
    label = f' aria-label="{escape(title)}"' if title else ""
    if film.is_sound:
        return f'<audio src="{url}" controls preload="none"{label}>{inner}</audio>'
    poster = film.poster
    shown = (
        f' poster="{escape(quote(poster.url))}" width="{poster.width}" height="{poster.height}" preload="none"'
        if poster
        else ' preload="metadata"'
    )
    return f'<video src="{url}" controls playsinline{shown}{label}>{inner}</video>'


def _address_of_file(href: str) -> str:
    """Return the address *href* of a file as it is published: its name in NFC, blanks written as an address has them."""
    decoded = unquote(href)
    is_published_so = nfc(decoded) == decoded and " " not in href
    return href if is_published_so else quote(nfc(decoded), safe="/?#=&")


class _Rewriter:
    """Gives each tag of the text its final form."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.plain_links = 0
        self.is_lead = False
        self.is_first = True
        self.is_in_figure = False
        self.is_linked = False
        """Whether the picture leads somewhere by the author's will."""
        self.transcript = ""
        """Of the film in the figure."""

    def __call__(self, piece: Piece) -> str | None:
        if piece.tag == "a" and "class" not in piece.attributes:
            tag = self.link(piece.attributes.get("href", ""))
            self.plain_links += not tag
            self.is_linked = bool(tag)
            return tag
        if piece.tag == "/a":
            self.is_linked = False
            if self.plain_links:
                self.plain_links -= 1
                return ""
        if piece.tag in ("figure", "/figure"):
            self.is_lead = piece.attributes.get("class") == "lead"
            self.is_in_figure = piece.tag == "figure"
        if piece.tag == "/figure" and self.transcript:
            transcript, self.transcript = self.transcript, ""
            return f'</figure>\n<details class="transcript">{TRANSCRIPT_HEAD}\n{transcript}\n</details>'
        if piece.tag == "img":
            address = nfc(unquote(piece.attributes.get("src", "")))
            title = piece.attributes.get("alt", "")
            return self.film(address, title) if address.startswith(MEDIA) else self.image(address, title)
        return None

    def link(self, href: str) -> str:
        """Return the opening tag, empty when only the text may stand."""
        scheme, colon, target = href.partition(":")
        target = unquote(target)
        if colon and scheme in RECORD_SCHEMES:
            found = self.holdings.register.find(scheme, target)
            return record_link(scheme, found[0].slug) if len(found) == 1 else ""
        if colon and scheme == "article":
            article = article_called(self.holdings.catalogue, target)
            return f'<a href="{article.address}">' if article and article.is_public else ""
        if colon and scheme in WEB_SCHEMES:
            return f'<a href="{escape(href)}">'
        if href.startswith(FOOTNOTE):
            return f'<a href="{escape(href)}">'
        if href.startswith("/documents/") and self.holdings.has_files:
            return f'<a href="{escape(_address_of_file(href))}">'
        if href.startswith("/images/"):
            picture = self.holdings.picture(nfc(unquote(urlsplit(href).path)), "")
            return f'<a href="{escape(quote(picture.url))}">' if picture else ""
        if href.startswith(MEDIA):
            film = self.holdings.film(nfc(unquote(urlsplit(href).path)))
            return f'<a href="{escape(quote(film.url))}">' if film else ""
        address = address_of(self.holdings.catalogue, href)
        return f'<a href="{escape(address)}">' if address else ""

    def film(self, address: str, title: str) -> str:
        """Return the player; between words, where there is no room for one, a link."""
        film = self.holdings.film(address)
        if film is None:
            return ""
        if not self.is_in_figure:
            return f'<a href="{escape(quote(film.url))}">{escape(title or film.url)}</a>'
        self.transcript = film.transcript
        return player_html(film, title)

    def image(self, address: str, alt: str) -> str:
        picture = self.holdings.picture(address, alt)
        if picture is None:
            return ""
        html = picture_html(picture, _SIZES, self.is_first, self.is_lead)
        self.is_first = False
        if self.is_in_figure and alt and not self.is_linked:
            return f'<a class="{LARGE_PICTURE}" href="{escape(quote(picture.url))}">{html}</a>'
        return html
