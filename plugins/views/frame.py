"""What every page shows around its own content."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.addresses import ARCHIVE, TOPICS, index_address, page_address
from plugins.catalogue.queries.pages import page_titles
from plugins.kinds import KINDS
from plugins.text.normal import slugify
from plugins.views.holdings import Holdings, Link, Picture


@dataclass(frozen=True, slots=True)
class Portal:
    """Who publishes the site: the fields of ``settings/portal.yaml``, empty where it is silent."""

    name: str
    short_name: str
    governing_body: str
    licence: str
    editor: str
    address: str
    phone: str
    email: str
    logo: Picture | None
    """Shown beside the name; None where the monogram is."""
    monogram: str
    """One to three letters of the short name."""
    lang: str
    """Of the interface, ``vi`` or ``en``."""
    is_sample: bool
    ark: str
    """The institution's number (NAAN), with which permanent addresses are ARKs too; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Site:
    """The frame of every page."""

    portal: Portal
    url: str
    """Absolute address of the site without a slash at the end; empty in a preview."""
    categories: tuple[Link, ...]
    """The portal's sections in their order, then other categories by name."""
    indexes: tuple[tuple[str, str], ...]
    """Kind (``person``, ``committee``, ``event``, ``topic``, ``archive``) and address of each index."""
    pages: tuple[Link, ...]
    """The editors' pages, by address."""
    has_search: bool
    has_data: bool = False
    """Whether there are files for programs: JSON feeds, calendars, site maps."""
    has_finding_aids: bool = False


def portal_of(values: Mapping[str, Any], name: str, logo: Picture | None = None) -> Portal:
    """Return the portal that *values* describe; *name* stands in where they give none."""
    return Portal(
        name=values.get("name", name),
        short_name=values.get("short_name", values.get("name", name)),
        governing_body=values.get("governing_body", ""),
        licence=values.get("licence", ""),
        editor=values.get("editor", ""),
        address=values.get("address", ""),
        phone=values.get("phone", ""),
        email=values.get("email", ""),
        logo=logo,
        monogram=monogram_of(values.get("short_name", values.get("name", name))),
        lang=values.get("language", "vi"),
        is_sample=values.get("sample", False),
        ark=values.get("ark", ""),
    )


def monogram_of(name: str) -> str:
    """Return the first letters of the words of *name* that begin with a capital: of the first three.

    >>> monogram_of("Tư liệu Đảng bộ Thành phố"), monogram_of("vân khê")
    ('TĐT', 'V')
    """
    letters = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(letters[:3]) or name[:1].upper()


def site_of(
    holdings: Holdings, values: Mapping[str, Any], name: str, url: str, parts: Collection[str]
) -> Site:
    """Return the frame of the site that *holdings* and the portal's *values* make; *parts* are those that are built."""
    wanted = [slugify(section) for section in values.get("sections", ())]
    order = [slug for slug in wanted if slug in holdings.categories]
    order += [slug for slug in holdings.categories if slug not in order]
    has_logo = "logo" in values and "images" in parts
    return Site(
        portal=portal_of(values, name, holdings.picture(values["logo"], "") if has_logo else None),
        url=url.rstrip("/"),
        categories=tuple(holdings.category_link(slug) for slug in order),
        indexes=(
            *((kind, index_address(kind)) for kind in KINDS),
            ("topic", TOPICS),
            ("archive", ARCHIVE),
        ),
        pages=tuple(
            Link(title, page_address(slug)) for slug, title in page_titles(holdings.catalogue).items()
        ),
        has_search="search" in parts,
        has_data="data" in parts,
        has_finding_aids="finding-aids" in parts,
    )
