"""Offices that an article was heard to give and an editor refused: nothing is taken from them, and nobody is asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.authority.integrity import resolve_name
from plugins.authority.offices import is_same_office
from plugins.authority.records import Tenure
from plugins.authority.register import Register
from plugins.linking.mentions import HeardOffice
from plugins.sources.articles import Article
from plugins.sources.problems import Problem

FIELD = "refused_offices"
NAMING = {"person": "person", "committee": "committee"}
"""Fields of its items that name records, by the kind of these."""


def names_refused(values: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return kind and name, as typed, of the records that the refusals in the front matter *values* name."""
    refused = values.get(FIELD, ())
    return {(kind, one[key]) for one in refused for key, kind in NAMING.items() if key in one}


def without_refused(
    offices: Sequence[HeardOffice], article: Article, named: Register, problems: list[Problem]
) -> tuple[HeardOffice, ...]:
    """Return *offices* without those that *article* has as refused; report what cannot be found in *named* or was not heard.

    What the text tells of earlier days is another statement, and stays.
    """
    kept = tuple(offices)
    for place, refused in enumerate(article.values.get(FIELD, ())):
        found = {
            key: resolve_name(
                named,
                kind,
                refused[key],
                article.path,
                article.line(FIELD, place),
                (FIELD, place, key),
                problems,
            )
            for key, kind in NAMING.items()
            if key in refused
        }
        if None in found.values() or not {"person", "office"} <= refused.keys():
            continue  # told already
        tenure = Tenure(office=refused["office"], committee=found.get("committee"))
        left = tuple(one for one in kept if one.former or not _is_of(one, found["person"], tenure))
        if left == kept:
            values = {"person": refused["person"], "office": refused["office"]}
            problems.append(Problem("A140", article.path, article.line(FIELD, place), values))
        kept = left
    return kept


def _is_of(heard: HeardOffice, person: str | None, tenure: Tenure) -> bool:
    return heard.person == person and is_same_office(tenure, heard.title, heard.org_text, heard.committee)
