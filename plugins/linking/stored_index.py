"""The index of a register as plain data, so that it is made once and serves every process and the next build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.authority.register import Register
from plugins.linking.index import Index, Slugs, slugs_by_key, spellings_with
from plugins.linking.lexicon import Lexicon
from plugins.linking.places import Place
from plugins.linking.tokens import Spellings


def plain_index(index: Index) -> dict[str, Any]:
    """Return *index* as strings, numbers, lists and mappings; ``index_from`` turns it back."""
    return {
        "keys": index.lexicon.meanings,
        "short_forms": index.spellings.short_forms,
        "whole": index.whole,
        "national": index.national,
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
            key: {kind: _meaning(kind, value) for kind, value in meaning.items()}
            for key, meaning in plain["keys"].items()
        }
    )
    lexicon.prepare()
    return Index(
        lexicon,
        Spellings(plain["short_forms"]),
        whole=_tuples(plain["whole"]),
        national=_tuples(plain["national"]),
        partial=_tuples(plain["partial"]),
        places={slug: tuple(Place(*place) for place in places) for slug, places in plain["places"].items()},
        numbered={(head, number, owner): tuple(slugs) for head, number, owner, slugs in plain["numbered"]},
        by_place_name=_tuples(plain["by_place_name"]),
        cores={slug: frozenset(cores) for slug, cores in plain["cores"].items()},
        closed=frozenset(plain["closed"]),
        sites=plain["sites"],
        register=register,
    )


def renew_persons(
    old: Mapping[str, Any], register: Register, more: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return what ``plain_index`` would of the index of *register*; *old* is of one with other persons.

    Committees and events stay cut as they were. *more* are the editors' own short forms, the same for both.
    """
    others = (
        (key, {kind: value for kind, value in meaning.items() if kind != "persons"})
        for key, meaning in old["keys"].items()
    )
    keys = {key: meaning for key, meaning in others if meaning}
    for key, slugs in slugs_by_key(register.persons.values(), spellings_with(more)).items():
        keys.setdefault(key, {})["persons"] = list(slugs)
    return {**old, "keys": keys}


def _meaning(kind: str, value: Any) -> Any:
    """Return what a key means as the lexicon has it: out of JSON, tuples are lists."""
    if kind == "plain_names":
        return tuple(map(tuple, value))
    return tuple(value) if isinstance(value, list) else value


def _tuples(lists: Mapping[str, list[str]]) -> dict[str, Slugs]:
    return {key: tuple(values) for key, values in lists.items()}
