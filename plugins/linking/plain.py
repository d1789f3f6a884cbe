"""The index of a register as plain data, so that it is made once and serves every process and the next build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.authority.register import Register
from plugins.linking.index import Index
from plugins.linking.lexicon import Lexicon
from plugins.linking.places import Place
from plugins.linking.tokens import Spellings


def plain_index(index: Index) -> dict[str, Any]:
    """Return *index* as strings, numbers, lists and mappings; ``index_from`` turns it back."""
    return {
        "keys": index.lexicon.meanings,
        "short_forms": index.spellings.short_forms,
        "whole": index.whole,
        "partial": index.partial,
        "places": index.places,
        "numbered": [[*key, slugs] for key, slugs in sorted(index.numbered.items())],
        "by_place_name": index.by_place_name,
        "cores": {slug: sorted(cores) for slug, cores in index.cores.items()},
        "closed": sorted(index.closed),
        "sites": index.sites,
    }


def index_from(plain: Mapping[str, Any], register: Register) -> Index:
    """Return the index that ``plain_index`` made *plain* from; *register* is the one it is of."""
    lexicon = Lexicon(
        {
            key: {kind: tuple(value) if isinstance(value, list) else value for kind, value in meant.items()}
            for key, meant in plain["keys"].items()
        }
    )
    lexicon.prepare()
    return Index(
        lexicon,
        Spellings(plain["short_forms"]),
        whole=_tuples(plain["whole"]),
        partial=_tuples(plain["partial"]),
        places={slug: tuple(Place(*one) for one in found) for slug, found in plain["places"].items()},
        numbered={(head, number, owner): tuple(slugs) for head, number, owner, slugs in plain["numbered"]},
        by_place_name=_tuples(plain["by_place_name"]),
        cores={slug: frozenset(cores) for slug, cores in plain["cores"].items()},
        closed=frozenset(plain["closed"]),
        sites=plain["sites"],
        register=register,
    )


def _tuples(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
