"""What the content no longer says as the last release does: addresses that would vanish, numbers and names that changed in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path

from plugins.addresses import (
    ARTICLES,
    PageAddress,
    article_address,
    file_of,
    index_address,
    read_address,
    record_address,
    record_kind_at,
)
from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.catalogue.queries.addresses import addresses_of_texts
from plugins.catalogue.queries.articles import article_called
from plugins.catalogue.queries.indexed import article_row, text_row, unpublished_record_files
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.store import Catalogue
from plugins.kinds import ARTICLE, KINDS, LETTERS
from plugins.sources.problems import Problem
from plugins.text.tags import parts_words

_FOLDERS = tuple(folder.lstrip("/") for folder in (ARTICLES, *map(index_address, KINDS)))
"""Below these stand all articles and records, among a hundred thousand other files."""
_ID = re.compile(r'"/id/([a-z]-\w{7})/"')
_TARGET = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')
_NUMBER = re.compile(r"\d+")
_TAG = re.compile(r"</?([a-zA-Z0-9]*)[^>]*>")
_NAME = re.compile(r'<a[^>]* href="(/[^"/]+/[^"/]+/)"[^>]*>(.*?)</a>', re.DOTALL)
_LINK = re.compile(r'href="(/[^"/]+/[^"/]+/)"')
_TEXT_BEGINS, _TEXT_ENDS = '<article class="article', '<aside class="cite"'
"""Between them stands what an article's page says: title, day, text, corrections."""
_NOTES = ('id="dinh-chinh">', 'id="da-rut">')
"""Begin the sections that tell readers of a correction or a retraction."""
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class LastRelease:
    """The site that readers see."""

    folder: Path
    manifest: Mapping[str, str]
    """SHA-256 of its files by path."""
    taken_down: Set[str] = frozenset()
    """Addresses of what was taken down in an emergency."""


def vanishing_addresses(catalogue: Catalogue, last: LastRelease, as_of: datetime) -> list[Problem]:
    """Return a notice for each address of an article or record that readers have and that leads nowhere any more.

    What expired and what was taken down goes lawfully.
    """
    stay = {file_of(address) for address in addresses_of_texts(catalogue) | last.taken_down}
    gone = [
        (path, address)
        for path in sorted(one for one in last.manifest.keys() - stay if one.startswith(_FOLDERS))
        if (address := read_address(f"/{path.removesuffix('index.html')}"))
        and address.page in ("article", "record")
    ]
    drafts = [file.record for file in unpublished_record_files(catalogue)] if gone else []
    found = []
    for path, address in gone:
        names = _names_of(last.folder / path, address)
        if address.page == "record":
            found.append(_vanishing_record(catalogue, address, names, drafts))
        elif problem := _vanishing_article(catalogue, address, names, as_of):
            found.append(problem)
    return found


def _names_of(page: Path, address: PageAddress) -> list[str]:
    """Return what the article or record at *address* is called by: the id on its *page*, and the slug there or where it leads."""
    text = page.read_text("utf-8", "replace") if page.is_file() else ""
    target = _TARGET.search(text)
    leads_to = read_address(target[1]) if target else None
    kind = address.kind or ARTICLE
    ids = [one for one in _ID.findall(text) if LETTERS.get(one[0]) == kind]
    return [*ids[:1], leads_to.slug if leads_to else address.slug]


def _vanishing_article(
    catalogue: Catalogue, address: PageAddress, names: Iterable[str], as_of: datetime
) -> Problem | None:
    gone = article_address(f"{address.year}-{address.month}", address.slug)
    called = next((one for name in names if (one := article_called(catalogue, name))), None)
    row = article_row(catalogue, called.slug) if called else None
    if called is None or row is None:
        path = f"articles/{address.year}/{address.month}/{address.slug}.md"
        return Problem("N103", path, 1, {"address": gone})
    if row.status == "published" and row.expires_at and datetime.fromisoformat(row.expires_at) <= as_of:
        return None
    if row.public or row.status == "removed":
        same_month = row.date[:7] == f"{address.year}-{address.month}"
        mend = f"former_slugs: {address.slug}" if same_month else f"legacy_urls: {gone}"
        return Problem("N102", row.path, 1, {"address": gone, "now": called.address, "mend": mend})
    text = text_row(catalogue, row.slug)
    line = text.front.line("status" if row.status != "published" else "publish_at") if text else 1
    return Problem("N101", row.path, line, {"address": gone})


def _vanishing_record(
    catalogue: Catalogue, address: PageAddress, names: Sequence[str], drafts: Iterable[Record]
) -> Problem:
    kind = address.kind
    gone = record_address(kind, address.slug)
    register = StoredRegister(catalogue)
    now = next((found[0] for name in names if (found := register.find(kind, name))), None)
    if now is not None:
        to = {"now": record_address(kind, now.slug), "mend": f"former_slugs: {address.slug}"}
        return Problem("N102", now.origin.path, 1, {"address": gone, **to})
    for record in drafts:
        if record.kind == kind and not {record.slug, record.id, *record.former_slugs}.isdisjoint(names):
            return Problem("N101", record.origin.path, record.origin.line("status"), {"address": gone})
    return Problem("N103", f"register/{KINDS[kind].folder}/{address.slug}.md", 1, {"address": gone})


def silent_changes(
    catalogue: Catalogue, last: LastRelease, site: Path, manifest: Mapping[str, str]
) -> list[Problem]:
    """Return a notice for each published article whose numbers or linked names changed without a word to readers.

    *site* is the next release, *manifest* that of its files. Compared is what the pages say.
    """
    found: list[Problem] = []
    for path in sorted(
        path for path, digest in manifest.items() if last.manifest.get(path, digest) != digest
    ):
        address = read_address(f"/{path.removesuffix('index.html')}")
        if address and address.page == "article" and (row := article_row(catalogue, address.slug)):
            before, now = (_text(root / path) for root in (last.folder, site))
            told = _changes(before, now, StoredRegister(catalogue))
            found += (Problem(code, row.path, 1, values) for code, values in told)
    return found


def _text(page: Path) -> str:
    """Return the HTML of what the *page* of an article says; empty for a page of another kind."""
    whole = page.read_text("utf-8", "replace")
    begins, ends = whole.find(_TEXT_BEGINS), whole.find(_TEXT_ENDS)
    return whole[begins:ends] if 0 <= begins < ends else ""


def _changes(before: str, now: str, register: Register) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield code and values of what differs between two texts of one article.

    Where the words are the same, a name that is linked now, or no more, is none; one that is linked to another is.
    """
    if not before or not now or any(_note(before, mark) != _note(now, mark) for mark in _NOTES):
        return
    words_before, words_now = (_TAG.sub(_between_words, text).split() for text in (before, now))
    if words_before == words_now:
        was, is_now = _targets_by_name(before, register), _targets_by_name(now, register)
        others = [name for name in was.keys() & is_now.keys() if was[name].isdisjoint(is_now[name])]
        if others:
            yield (
                "N105",
                _difference(*(sorted(set().union(*(one[name] for name in others))) for one in (was, is_now))),
            )
        return
    numbers = [_NUMBER.findall(unescape(" ".join(words))) for words in (words_before, words_now)]
    if numbers[0] != numbers[1]:
        yield "N104", _difference(*numbers)
    names = [[link for link in _LINK.findall(text) if record_kind_at(link)] for text in (before, now)]
    if set(names[0]) != set(names[1]):
        yield "N105", _difference(*(sorted(set(one)) for one in names))


def _between_words(tag: re.Match[str]) -> str:
    return " " if parts_words(tag[1].lower()) else ""


def _targets_by_name(text: str, register: Register) -> dict[str, set[str]]:
    """Return the records that a *text* links by the words of the links: each by its address of today."""
    found: dict[str, set[str]] = {}
    for link, words in _NAME.findall(text):
        if kind := record_kind_at(link):
            slug = link.strip("/").rpartition("/")[2]
            now = register.find(kind, slug)
            found.setdefault(_TAG.sub("", words), set()).add(
                record_address(kind, now[0].slug if now else slug)
            )
    return found


def _note(text: str, mark: str) -> str:
    """Return the section of *text* that *mark* begins, empty where there is none."""
    return text.partition(mark)[2].partition("</section>")[0]


def _difference(before: list[str], now: list[str]) -> dict[str, str]:
    """Return what went and what came, in order; the same in another order is told whole."""
    went, came = Counter(before) - Counter(now), Counter(now) - Counter(before)
    if not went and not came:
        return {"before": ", ".join(before), "now": ", ".join(now)}
    return {"before": ", ".join(went) or _NOTHING, "now": ", ".join(came) or _NOTHING}
