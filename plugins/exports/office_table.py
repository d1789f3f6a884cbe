"""The table of offices that the index of people is narrowed by, for ``theme/static/js/people.js``."""

from __future__ import annotations

from plugins.catalogue.tables import compact
from plugins.views.holdings import Holdings, Link
from plugins.views.person_index import office_table


def office_table_json(holdings: Holdings) -> bytes:
    """Return the table as JSON. Each office stands by itself, so that one can be taken out and no other changes."""
    table = office_table(holdings)
    plain = {
        "committees": [[link.text, slug] for slug, link in table.committees],
        "offices": [
            [
                one.person.text,
                one.person.note,
                _slug(one.person),
                one.phrase,
                one.committee,
                one.start,
                one.end,
                one.is_over,
            ]
            for one in table.offices
        ],
    }
    return compact(plain).encode()


def _slug(link: Link) -> str:
    return link.url.split("/")[2]
