"""Addresses that lead elsewhere: permanent ids, former slugs, merged ids, addresses of the older portal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from plugins.catalogue.addresses import article_address, file_of, id_address, record_address
from plugins.views.holdings import Holdings
from plugins.views.plain import Redirect


def redirects(holdings: Holdings) -> Iterator[Redirect]:
    """Yield every redirect of the site, by kind and slug of its target."""
    for record in holdings.register:
        target = record_address(record.kind, record.slug)
        for identifier in (record.id, *record.merged_ids):
            if identifier:
                yield Redirect(id_address(identifier), target, record.name)
        for former in record.former_slugs:
            yield Redirect(record_address(record.kind, former), target, record.name)
    rows = holdings.catalogue.connection.execute(
        "SELECT slug, id, title, date, front FROM articles WHERE public AND"
        " (id IS NOT NULL OR front LIKE '%\"former_slugs\"%' OR front LIKE '%\"legacy_urls\"%') ORDER BY slug"
    )
    for slug, identifier, title, date, front in rows:
        values = json.loads(front)["values"]
        target = article_address(date, slug)
        if identifier:
            yield Redirect(id_address(identifier), target, title)
        for former in values.get("former_slugs", ()):
            yield Redirect(article_address(date, former), target, title)
        for legacy in values.get("legacy_urls", ()):
            yield Redirect(legacy, target, title)


def redirect_file(redirect: Redirect) -> str:
    """Return the file below the output folder in which the redirect's page stands."""
    last = redirect.url.rstrip("/").rpartition("/")[2]
    return file_of(redirect.url if redirect.url.endswith("/") or "." in last else redirect.url + "/")


def nginx_map(found: Iterable[Redirect]) -> bytes:
    """Return the redirects as lines of an nginx ``map`` from ``$uri``: decoded address, target, semicolon."""
    lines = [f'"{unquote(address)}" {one.target};' for one in found for address in _forms(one.url)]
    return ("\n".join(lines) + "\n" if lines else "").encode()


def caddy_map(found: Iterable[Redirect]) -> bytes:
    """Return the redirects as lines of a Caddyfile: ``redir ADDRESS TARGET permanent``."""
    lines = [f"redir {address} {one.target} permanent" for one in found for address in _forms(one.url)]
    return ("\n".join(lines) + "\n" if lines else "").encode()


def _forms(url: str) -> tuple[str, ...]:
    """Return an address with and without a slash at the end."""
    bare = url.rstrip("/")
    return (bare, bare + "/")
