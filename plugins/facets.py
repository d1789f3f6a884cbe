"""What the search can be narrowed by, as plain data: fields of the front matter of articles. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the search: each value that articles have in a field is a choice.

    The search page has a list to choose from for each; its script reads the choice and narrows the results.
    """

    name: str
    """Of its words on the search page: ``category``, and ``anyCategory`` for no choice."""
    field: str
    """Of the front matter: a text, or a list of texts. A value is told by its slug."""
    key: str
    """Under which the files that the browser loads have its values."""
    parameter: str
    """Its part of the address of a search, and of the form."""
    is_free: bool = False
    """Whether each article may bring a value that no other has: names of those stand in a file that a takedown deletes."""


FACETS = {
    facet.name: facet
    for facet in (
        Facet("category", "category", "categories", "chuyen-muc"),
        Facet("topic", "topics", "topics", "chu-de", is_free=True),
    )
}
"""By name, in the order in which the form shows them."""
