"""Links to the site itself by its full address: the same as those that begin with a slash."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

_TAG = r'<a href="|<img(?: (?:alt|title)="[^"]*")* src="'
"""Beginnings of tags that lead somewhere, as sanitising writes them."""


def root_relative(target: str, site_url: str) -> str:
    """Return the address *target* of a link without scheme and host, where these are those of *site_url*.

    Either scheme counts, upper case, and a port that goes without saying.

    >>> root_relative("HTTP://Vi-Du.example:80?q=a", "https://vi-du.example")
    '/?q=a'
    """
    found = _own(site_url).match(target) if site_url else None
    return f"/{target[found.end() :].lstrip('/')}" if found else target


def with_root_relative_links(html: str, site_url: str) -> str:
    """Return sanitised *html* in which links to *site_url* are root-relative."""
    return _own_in_tags(site_url).sub(r"\1/", html) if site_url else html


@lru_cache(maxsize=1)
def _own(site_url: str) -> re.Pattern[str]:
    return re.compile(_own_host(site_url))


@lru_cache(maxsize=1)
def _own_in_tags(site_url: str) -> re.Pattern[str]:
    return re.compile(f"({_TAG}){_own_host(site_url)}/*")


def _own_host(site_url: str) -> str:
    """Return a pattern of scheme and host of *site_url*, up to what may follow a host."""
    parts = urlsplit(site_url)
    host = re.escape(parts.hostname or "")
    port = parts.port
    ports = {
        scheme: f":{port}" if port and port != usual else f"(?::{usual})?"
        for scheme, usual in (("http", 80), ("https", 443))
    }
    forms = (f"http://{host}{ports['http']}", f"https://{host}{ports['https']}", f"//{host}{ports['https']}")
    return rf'(?i:{"|".join(forms)})(?=[/?#"]|\Z)'
