"""The table of offices that the index of people is narrowed by, for ``theme/static/js/people.js``."""

from __future__ import annotations

from plugins.catalogue.tables import compact
from plugins.views.holdings import Holdings, Link
from plugins.views.person_index import office_table


def office_table_json(holdings: Holdings) -> bytes:
    """Return the table as JSON: names and addresses of people and committees, and offices that name their places."""
    table = office_table(holdings)
    plain = {
        "people": [_named(one) for one in table.people],
        "committees": [_named(one) for one in table.committees],
        "offices": [[*one] for one in table.offices],
    }
    return compact(plain).encode()


def _named(link: Link) -> list[str]:
    return [link.text, link.url.split("/")[2], *((link.note,) if link.note else ())]
