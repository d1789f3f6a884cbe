"""Short forms that an article makes itself; ``cases/linking/aliases.md`` shows what they are good for."""

from __future__ import annotations

import pytest

from plugins.linking.aliases import find_aliases
from plugins.linking.committees import read_committee
from tests.linking.marking import scan


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Ban Quản lý Bến Gốm (gọi tắt là Bego)", ["bego"]),
        ("Ban Quản lý Bến Gốm (Bego)", ["bego"]),
        ("Đảng ủy Ban Quản lý Bến Gốm (Bego)", ["đảng ủy bego"]),
        ("Ban Quản lý Bến Gốm (ở quận 4)", []),
        ("Ban Quản lý Bến Gốm (Quận 4)", []),
        ("Ban Quản lý Bến Gốm ()", []),
        ("Ban Quản lý Bến Gốm (Sở Y tế)", []),
        ("Ban Quản lý Bến Gốm (Bego", []),
        ("Ban Quản lý Bến Gốm họp", []),
    ],
)
def test_a_short_form_stands_in_brackets_after_a_name(text: str, aliases: list[str]) -> None:
    """Places, sentences and other committees are none."""
    tokens, matches = scan(text)
    phrase = read_committee(tokens, matches, 0)
    assert phrase is not None
    phrase.last = min(phrase.last, tokens.words.index("(")) if "(" in tokens.words else phrase.last
    assert list(find_aliases(tokens, matches, [phrase])) == aliases
