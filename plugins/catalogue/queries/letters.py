"""People by the first letter of the given name."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.catalogue.queries.records import names_of_kind
from plugins.catalogue.store import Catalogue
from plugins.text.normal import index_letter, letter_anchor, person_sort_key, sort_key

MAX_PEOPLE_ON_INDEX = 1_000
"""Where there are more each letter has a page of its own."""


def people_by_letter(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return the slugs of people by the first letter of the given name, both in Vietnamese order."""
    names = names_of_kind(catalogue, "person")
    letters: dict[str, list[str]] = {}
    for slug, name in sorted(names, key=lambda one: (person_sort_key(one[1]), one[0])):
        letters.setdefault(index_letter(name.split()[-1]), []).append(slug)
    return {letter: letters[letter] for letter in sorted(letters, key=sort_key)}


def have_letter_pages(people: Mapping[str, list[str]]) -> bool:
    """Whether *people*, slugs by letter, are too many for one page."""
    return sum(map(len, people.values())) > MAX_PEOPLE_ON_INDEX


def letters_with_pages(people: Mapping[str, list[str]]) -> list[str]:
    """Return the anchors of the letters of *people* that have a page of their own."""
    return list(map(letter_anchor, people)) if have_letter_pages(people) else []
