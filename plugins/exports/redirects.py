"""Addresses that lead elsewhere: permanent ids, former slugs, merged ids, addresses of the older portal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from plugins.addresses import article_address, file_of_former, id_address, record_address
from plugins.authority.records import Record
from plugins.catalogue.queries.articles import (
    article_title,
    articles_with_other_addresses,
    former_addresses_of,
)
from plugins.views.holdings import Holdings
from plugins.views.text_page import Redirect


def redirects(holdings: Holdings) -> Iterator[Redirect]:
    """Yield every redirect of the site, by kind and slug of its target."""
    for record in holdings.register:
        yield from redirects_to_record(record)
    for slug in articles_with_other_addresses(holdings.catalogue):
        yield from redirects_to_article(holdings, slug)


def redirects_to_record(record: Record) -> Iterator[Redirect]:
    """Yield what leads to the page of *record*."""
    target = record_address(record.kind, record.slug)
    for identifier in (record.id, *record.merged_ids):
        if identifier:
            yield Redirect(id_address(identifier), target, record.name)
    for former in record.former_slugs:
        yield Redirect(record_address(record.kind, former), target, record.name)


def redirects_to_article(holdings: Holdings, slug: str) -> Iterator[Redirect]:
    """Yield what leads to the public article under *slug*."""
    article = article_title(holdings.catalogue, slug)
    assert article is not None
    target = article_address(article.date, slug)
    if article.id:
        yield Redirect(id_address(article.id), target, article.title)
    for former in former_addresses_of(holdings.catalogue, slug):
        address = article_address(article.date, former.value) if former.kind == "slug" else former.value
        yield Redirect(address, target, article.title)


def redirect_file(redirect: Redirect) -> str:
    """Return the file below the output folder in which the redirect's page stands."""
    return file_of_former(redirect.url)


def nginx_map(found: Iterable[Redirect]) -> bytes:
    """Return the redirects as lines of an nginx ``map`` from ``$uri``: decoded address, target, semicolon."""
    return _lines(f'"{unquote(address)}" {one.target};' for one in found for address in _forms(one.url))


def caddy_map(found: Iterable[Redirect]) -> bytes:
    """Return the redirects as lines of a Caddyfile: ``redir``, decoded address, target, ``permanent``."""
    return _lines(
        f"redir {unquote(address)} {one.target} permanent" for one in found for address in _forms(one.url)
    )


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _forms(url: str) -> tuple[str, ...]:
    """Return an address with and without a slash at the end."""
    bare = url.rstrip("/")
    return (bare, bare + "/")
