"""The ledger of ids."""

import pytest

from plugins.authority.ledger import (
    IdUse,
    LedgerEntry,
    check_ledger,
    read_ledger,
    with_entries,
    write_ledger,
)

WHOLE = b"id,state,into\nc-000002x,withdrawn,\ne-0000018,live,\np-000001z,merged,p-0000027\np-0000027,live,\n"
SOUND = {"e-0000018": 2, "p-0000027": 2}


def test_every_line_is_an_entry():
    """Id, state, what it was merged into, and the line."""
    entries, problems = read_ledger(WHOLE)
    assert problems == []
    assert entries["p-000001z"] == LedgerEntry("p-000001z", "merged", "p-0000027", 4)
    assert list(entries) == ["c-000002x", "e-0000018", "p-000001z", "p-0000027"]


def test_a_ledger_saved_by_excel_is_read():
    """A byte order mark, CRLF and blank lines are no fault."""
    data = b"\xef\xbb\xbf" + WHOLE.replace(b"\n", b"\r\n") + b"\r\n"
    assert read_ledger(data)[1] == []
    assert len(read_ledger(data)[0]) == 4


@pytest.mark.parametrize(
    "line",
    [
        "p-000001z",
        "p-000001z,live",
        "p-000001y,live,",
        "p-000001z,closed,",
        "p-000001z,merged,",
        "p-000001z,live,p-0000027",
        "e-0000018,live,",
        "p-000001z,live,,",
    ],
)
def test_a_line_that_is_none(line):
    """R113 on its line: malformed, wrong check character, unknown state, twice."""
    _, problems = read_ledger(f"id,state,into\ne-0000018,live,\n{line}\n".encode())
    assert [(one.code, one.path, one.line) for one in problems] == [("R113", "register/ids.csv", 3)]


def test_it_is_written_in_order():
    """By id, so that two editors' changes merge; reading gives the same back."""
    entries, _ = read_ledger(WHOLE)
    assert write_ledger(reversed(entries.values())) == WHOLE


def check(used: dict[str, int], merged: dict[str, int]) -> list[tuple[str, str, int]]:
    """Return what the ledger ``WHOLE`` and ids (with their line in ``a.md``) disagree on."""
    found = check_ledger(
        read_ledger(WHOLE)[0],
        [IdUse(one, "a.md", line) for one, line in used.items()],
        [IdUse(one, "a.md", line) for one, line in merged.items()],
    )
    return [(one.code, one.path, one.line) for one in found]


MERGED = {"p-000001z": 3}
"""The merged id, as the record that absorbed it lists it."""


def test_a_ledger_that_agrees():
    """Each live id is borne, each merged one listed by the record that absorbed it."""
    assert check(SOUND, MERGED) == []


def test_an_id_that_was_never_minted():
    """R110 where the file bears it, as its own or as merged."""
    assert check({**SOUND, "p-000003h": 4}, MERGED) == [("R110", "a.md", 4)]
    assert check(SOUND, {**MERGED, "p-000003h": 4}) == [("R110", "a.md", 4)]


@pytest.mark.parametrize("old", ["p-000001z", "c-000002x"])
def test_an_id_that_is_no_longer_used(old):
    """R112: neither a merged nor a withdrawn id comes back."""
    assert check({**SOUND, old: 4}, MERGED) == [("R112", "a.md", 4)]


def test_a_live_id_that_nobody_bears():
    """R111 on the ledger's line: a file was lost."""
    assert check({"p-0000027": 2}, MERGED) == [("R111", "register/ids.csv", 3)]


def test_a_merged_id_that_leads_nowhere():
    """R114 on the ledger's line: no record lists it, so its address would be dead."""
    assert check(SOUND, {}) == [("R114", "register/ids.csv", 4)]


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_entries_are_put_in_and_other_lines_stay(mark, newline):
    """As they were typed and where they stood; a new id before the first that is greater."""
    typed = mark + WHOLE.replace(b"\n", newline).replace(b"e-0000018,live", b" e-0000018 , live")
    entries = [
        LedgerEntry("c-000002x", "live", "", 0),
        LedgerEntry("d", "live", "", 0),
        LedgerEntry("z", "merged", "d", 0),
    ]
    after = with_entries(typed, entries)
    assert (
        after
        == typed.replace(
            b"c-000002x,withdrawn," + newline, b"c-000002x,live," + newline + b"d,live," + newline
        )
        + b"z,merged,d"
        + newline
    )


def test_a_last_line_without_its_end_gets_one():
    """Otherwise two ids would stand on one line."""
    assert with_entries(b"id,state,into\na,live,", [LedgerEntry("b", "live", "", 0)]) == (
        b"id,state,into\na,live,\nb,live,\n"
    )
