"""Several files changed at once: all or none, and back byte for byte."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from plugins.authority.ledger import LedgerEntry
from plugins.editing.changes import CannotChange, CannotUndo, Changes, apply, recover, undo
from plugins.editing.check import check_content
from plugins.publishing.manifest import make_manifest
from plugins.sources.folder import LEDGER, PENDING
from tests.city import AS_OF, LAM, NEWS, NHAN
from tests.publishing.power import cuts, record

NEW = "register/persons/moi.md"


def changes_in(folder: Path) -> Changes:
    """Return changes of every kind: a file edited, one that is new, one that goes, an id that is merged, one minted."""
    before = {path: (folder / path).read_bytes() for path in (LAM, NHAN)}
    edited = before[LAM] + b"Th\xc3\xaam.\n"
    entries = (
        LedgerEntry("p-0000027", "merged", "p-000001z", 0),
        LedgerEntry("p-000003h", "live", "", 0),
    )
    new = b"---\nid: p-000003h\nname: M\xe1\xbb\x9bi\n---\n"
    return Changes(before, {LAM: edited, NEW: new, NHAN: None}, entries)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where the changes are noted."""
    return tmp_path / "cache/merge.json"


def test_all_is_written_and_taken_back(folder: Path, journal: Path) -> None:
    """Byte for byte; of an id that was minted the ledger keeps that it was."""
    before = make_manifest(folder)
    ledger = (folder / LEDGER).read_text("utf-8")
    changes = changes_in(folder)
    assert apply(folder, changes, journal) == [folder / path for path in (LAM, NEW, NHAN)]
    assert (folder / LAM).read_bytes() == changes.after[LAM]
    assert not (folder / NHAN).exists()
    assert "p-0000027,merged,p-000001z\np-000003h,live,\n" in (folder / LEDGER).read_text("utf-8")
    undo(folder, journal)
    assert (folder / LEDGER).read_text("utf-8") == ledger + "p-000003h,withdrawn,\n"
    after = make_manifest(folder)
    assert {path for path in before | after if before.get(path) != after.get(path)} == {LEDGER}
    with pytest.raises(CannotUndo):
        undo(folder, journal)


def test_a_file_that_was_edited_meanwhile_is_not_overwritten(folder: Path, journal: Path) -> None:
    """Neither when the changes are made nor when they are taken back."""
    changes = changes_in(folder)
    typed = (folder / LAM).read_bytes()
    (folder / LAM).write_bytes(typed + b"!")
    with pytest.raises(CannotChange, match="ta-dinh-lam"):
        apply(folder, changes, journal)
    (folder / LAM).write_bytes(typed)
    apply(folder, changes, journal)
    (folder / NEW).write_bytes(b"---\nname: X\n---\n")
    before = make_manifest(folder)
    with pytest.raises(CannotUndo, match=r"moi\.md"):
        undo(folder, journal)
    assert make_manifest(folder) == before


def test_what_others_changed_since_stays(folder: Path, journal: Path) -> None:
    """Another article, another id of the ledger."""
    apply(folder, changes_in(folder), journal)
    (folder / LEDGER).write_bytes((folder / LEDGER).read_bytes() + b"p-000004s,withdrawn,\n")
    (folder / NEWS).write_bytes((folder / NEWS).read_bytes() + b"M\xc6\xb0a.\n")
    undo(folder, journal)
    assert "p-000004s" in (folder / LEDGER).read_text("utf-8")
    assert (folder / NEWS).read_bytes().endswith(b"M\xc6\xb0a.\n")


def test_a_build_refuses_what_is_changed_in_part(folder: Path) -> None:
    """R160 until the next command has put it back."""
    (folder / PENDING).write_bytes(b'{"files": [], "ids": []}')
    assert [(one.code, one.is_error) for one in check_content(folder, AS_OF)] == [("R160", True)]


@pytest.mark.usefixtures("without_syncs")
def test_the_power_is_cut(folder: Path, tmp_path: Path, in_memory: Path, journal: Path) -> None:
    """At any moment: what is told as done is done, and the next run begins from what was before or finds all of it."""
    changes = changes_in(folder)
    before = make_manifest(folder)
    recording = record(tmp_path, lambda: apply(folder, changes, journal))
    after = make_manifest(folder)
    for cut, is_done, there in cuts(recording, in_memory / "noi"):
        content = there / "content"
        now = make_manifest(content)
        assert now == after or not is_done, cut
        with suppress(CannotUndo):
            undo(content, there / "cache/merge.json")
        left = {path: one for path, one in make_manifest(content).items() if "/." not in f"/{path}"}
        assert {path: one for path, one in left.items() if path != LEDGER} == {
            path: one for path, one in before.items() if path != LEDGER
        }, cut


def test_what_died_is_put_back_before_the_next_command(folder: Path, journal: Path) -> None:
    """A half-written change leaves no trace."""
    before = make_manifest(folder)
    changes = changes_in(folder)
    apply(folder, changes, journal)
    journal.rename(folder / PENDING)
    recover(folder)
    assert {path for path, digest in make_manifest(folder).items() if before.get(path) != digest} == {LEDGER}
    recover(folder)
