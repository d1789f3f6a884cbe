"""What stands beside a permanent address: who made what, when, and where it is; as JSON for programs, as ERC for people too.

The words of the JSON are those of Dublin Core; ERC (Electronic Resource Citation) is what resolvers of ARKs know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import orjson

from plugins.addresses import ark_of, id_erc_address, id_metadata_address, record_kind_at
from plugins.views.article import ArticlePage
from plugins.views.committee import CommitteePage
from plugins.views.event import EventPage
from plugins.views.frame import Site
from plugins.views.person import PersonPage
from plugins.views.record import RecordPage

CitedPage = ArticlePage | RecordPage
_UNKNOWN = "(:unkn) không rõ"
"""As ERC says that a value is not known to anybody."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of an article or a record to those who cite it."""

    kind: str
    """``article``, or the kind of record."""
    makers: tuple[str, ...]
    """Who wrote it, else who publishes it."""
    title: str
    time: str
    """EDTF: the day of an article; of a record from when to when there was what it describes. Empty where neither is known."""
    changed: str
    """ISO 8601; empty for records, whose files tell no day."""
    language: str
    alternatives: tuple[str, ...] = ()
    """Other names of a record."""
    sources: tuple[str, ...] = ()
    """Where a record was established."""


def files_beside_id(site: Site, page: CitedPage) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the address of each file beside the permanent address of *page*, and what makes it."""
    metadata = metadata_of(page, site)
    yield id_metadata_address(page.cite_url), partial(metadata_json, metadata, page.cite_url, site)
    yield id_erc_address(page.cite_url), partial(erc, metadata, page.cite_url, site)


def metadata_of(page: CitedPage, site: Site) -> Metadata:
    """Return what is said of *page* to those who cite it."""
    publisher = site.portal.governing_body or site.portal.name
    if isinstance(page, ArticlePage):
        makers = page.authors or (publisher,)
        return Metadata("article", makers, page.title, page.day.iso[:10], page.changed[:10], page.lang)
    return Metadata(
        record_kind_at(page.url),
        (publisher,),
        page.name,
        _time(page),
        "",
        site.portal.lang,
        tuple(one.value for one in page.variants),
        page.sources,
    )


def _time(page: RecordPage) -> str:
    """Return from when to when there was what a record describes, as EDTF; empty where neither is known."""
    start = end = ""
    if isinstance(page, PersonPage):
        known = {fact.name: fact.statements[0].value for fact in page.facts}
        start, end = known.get("born", ""), known.get("died", "")
    elif isinstance(page, CommitteePage | EventPage) and page.period:
        start, end = (day.iso if day else "" for day in (page.period.start, page.period.end))
        if isinstance(page, EventPage):
            end = end or start  # an event without an end is of one day
    return start if start == end else f"{start}/{end}"


def metadata_json(metadata: Metadata, cite_url: str, site: Site) -> bytes:
    """Return *metadata* as JSON; what is not known is left out."""
    values = {
        "identifier": ark_of(site.portal.ark, cite_url),
        "url": site.url + cite_url,
        "type": metadata.kind,
        "title": metadata.title,
        "alternative": metadata.alternatives,
        "creator": metadata.makers,
        "publisher": site.portal.name,
        "date": metadata.time,
        "modified": metadata.changed,
        "language": metadata.language,
        "source": metadata.sources,
    }
    known = {key: value for key, value in values.items() if value}
    return orjson.dumps(known, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def erc(metadata: Metadata, cite_url: str, site: Site) -> bytes:
    """Return *metadata* as an Electronic Resource Citation: a line for each of who, what, when, where, and the ARK."""
    elements = (
        ("who", "; ".join(metadata.makers)),
        ("what", metadata.title),
        ("when", metadata.time or _UNKNOWN),
        ("where", site.url + cite_url),
        ("id", ark_of(site.portal.ark, cite_url)),
    )
    lines = (f"{name}: {' '.join(value.split())}\n" for name, value in elements if value)
    return "".join(("erc:\n", *lines)).encode()
