"""Whether an address is one of the site."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from plugins.addresses import PageAddress, article_address, read_address, year_anchor
from plugins.catalogue.queries.articles import article_called, has_article_id
from plugins.catalogue.queries.listings import category_name, has_category_month, has_month
from plugins.catalogue.queries.mentions import have_own_pages, years_naming
from plugins.catalogue.queries.pages import has_page
from plugins.catalogue.queries.records import has_record, has_record_id
from plugins.catalogue.store import Catalogue
from plugins.kinds import ARTICLE, LETTERS


def has_address(catalogue: Catalogue, target: str) -> bool:
    """Whether *target*, a root-relative address, is a page of the site, and a place on it where it names one."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return False
    address = read_address(unquote(parts.path))
    if address is None:
        return False
    if parts.fragment:
        return address.page == "record" and _has_year(catalogue, address, parts.fragment)
    return address.page in ("home", "archive", "index") or _has_page(catalogue, address)


def _has_year(catalogue: Catalogue, address: PageAddress, fragment: str) -> bool:
    """Whether a record's page has the place *fragment*, ``nam-2023``."""
    years = years_naming(catalogue, address.kind, address.slug)
    return not have_own_pages(years) and fragment in {year_anchor(one.year) for one in years}


def _has_page(catalogue: Catalogue, address: PageAddress) -> bool:
    if address.page == "article":
        found = article_called(catalogue, address.slug)
        expected = article_address(f"{address.year}-{address.month}", address.slug)
        return found is not None and found.is_public and found.address == expected
    if address.page == "record":
        return has_record(catalogue, address.kind, address.slug)
    if address.page == "record_year":
        years = years_naming(catalogue, address.kind, address.slug)
        return have_own_pages(years) and address.year in {one.year for one in years}
    if address.page == "category":
        return category_name(catalogue, address.slug) is not None
    if address.page == "category_month":
        return has_category_month(catalogue, address.slug, address.year, address.month)
    if address.page == "archive_month":
        return has_month(catalogue, address.year, address.month)
    if address.page == "id":
        has_id = has_article_id if LETTERS[address.slug[0]] == ARTICLE else has_record_id
        return has_id(catalogue, address.slug)
    return has_page(catalogue, address.slug)
