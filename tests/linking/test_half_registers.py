"""What a register lacks is never lent to a namesake at another level or place, or of another year.

Of persons it holds only as far as their names differ: a lone namesake in the register cannot be told from the one meant.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from plugins.authority.integrity import resolve_references
from plugins.authority.records import Record
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context, Mention
from tests.linking.marking import CASES, HOME, read_cases, read_records, small_records
from tests.linking.test_city_passages import passages

Text = tuple[str, Context]
CITY_HOME = "thanh-uy"
SHARES = (0.5, 0.25, 0.1)
SOURCES_OF_PLACES = {"thanh-uy-ha-sa"}
"""Records kept in every part: without them *(Hạ Sa) -* at the head of a report is no place that anybody knows."""


def texts_of_cases() -> list[Text]:
    """Return the texts of all cases at home that name no record in the front matter."""
    cases = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path.stem)]
    return [(case.text, case.context) for case in cases if case.has_home and not case.context.tags]


SETS = {
    "cases": (small_records(), texts_of_cases(), HOME),
    "passages": (
        read_records(CASES.parent / "passages.yaml"),
        [(one.text, one.context) for one in passages()],
        CITY_HOME,
    ),
}


def mentions(records: Iterable[Record], texts: list[Text], home: str) -> list[dict[tuple[int, int], Mention]]:
    """Return the committees and events that each text names, by where they stand."""
    linker = Linker(resolve_references(records)[0], home=home)
    return [
        {(one.start, one.end): one for one in linker.link(*text).mentions if one.kind != "person"}
        for text in texts
    ]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("name", SETS)
def test_a_part_of_the_register_links_no_otherwise(name: str, share: float) -> None:
    """Each link is one that the whole register makes, or one of those between which it leaves the choice."""
    records, texts, home = SETS[name]
    by_whole = mentions(records, texts, home)
    for seed in range(3):
        chance = random.Random(seed)
        part = [one for one in records if one.slug in SOURCES_OF_PLACES | {home} or chance.random() < share]
        for text, whole, found in zip(texts, by_whole, mentions(part, texts, home), strict=True):
            for span, mention in found.items():
                if any(start <= span[0] and span[1] <= end for start, end in whole.keys() - {span}):
                    continue  # the parent in *Phòng Kế hoạch, Sở Tài chính*, whose own record is left
                allowed = whole[span].candidates if span in whole else ()
                assert mention.record is None or mention.record in allowed, (text[0], mention, seed)
