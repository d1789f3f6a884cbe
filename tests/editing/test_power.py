"""The power is cut at any moment: no file of the editors is lost, and the next run mends."""

import re
from contextlib import suppress

import pytest

from plugins.authority.ledger import read_ledger
from plugins.editing.approve import Choice, approve, waiting_in
from plugins.editing.changes import CannotUndo, recover, undo
from plugins.editing.new import create
from plugins.publishing.manifest import make_manifest
from tests.city import AS_OF, write
from tests.editing.test_approve import HOME, REPORTS
from tests.publishing.power import cuts, record

pytestmark = pytest.mark.usefixtures("without_syncs")
LEDGER = "register/ids.csv"


def files_in(content):
    """Return the SHA-256 of every file by path, but those of a run that died: the next overwrites them, and no build reads them."""
    return {path: digest for path, digest in make_manifest(content).items() if "/." not in f"/{path}"}


def assert_ids_agree(content, cut):
    """Every id of the ledger has its file, and every file its id."""
    entries, problems = read_ledger((content / LEDGER).read_bytes())
    texts = [path.read_text("utf-8") for path in content.rglob("*.md")]
    assert not problems, cut
    assert sorted(entries) == sorted(
        found[1] for text in texts if (found := re.search(r"^id: (\S+)", text, re.M))
    ), cut


@pytest.mark.parametrize("kind", ["article", "person"])
def test_a_new_file(folder, in_memory, kind):
    """Nothing else is touched; the next run leaves no id without its file; a file that was told of is there whole."""
    before = files_in(folder)
    made = []
    recording = record(folder, lambda: made.append(create(kind, "Đinh Văn Sửu", folder, AS_OF)))
    after = files_in(folder)
    for cut, is_done, there in cuts(recording, in_memory / "noi"):
        now = files_in(there)
        assert before.items() - now.items() <= {(LEDGER, before[LEDGER])}, cut
        assert now[LEDGER] in (before[LEDGER], after[LEDGER]), cut
        if is_done:
            assert after.items() <= now.items(), cut
        create(kind, "Lý Văn Mới", there, AS_OF)
        assert_ids_agree(there, cut)


def test_an_approval(folder, tmp_path, in_memory):
    """Each record is as it was or approved, and is put back byte for byte; what was said done is done."""
    for path, text in REPORTS.items():
        write(folder, path, text)
    waiting = waiting_in(folder, AS_OF, HOME)[0]
    before = files_in(folder)
    journal = "cache/approve.json"
    recording = record(
        tmp_path, lambda: approve(folder, [Choice(one, one.reports) for one in waiting], tmp_path / journal)
    )
    after = files_in(folder)
    assert len(after.items() - before.items()) == 2
    for cut, is_done, there in cuts(recording, in_memory / "noi"):
        now = files_in(there / "content")
        assert all(now[path] in (before[path], after[path]) for path in before), cut
        assert now == after or not is_done, cut
        with suppress(CannotUndo):
            undo(there / "content", there / journal)
        assert files_in(there / "content") == before, cut


def test_an_approval_taken_back(folder, tmp_path, in_memory):
    """The next run ends it where it had begun: all records are approved, or all are as they were; taking it back again ends it too."""
    for path, text in REPORTS.items():
        write(folder, path, text)
    before = files_in(folder)
    waiting = waiting_in(folder, AS_OF, HOME)[0]
    journal = "cache/approve.json"
    approve(folder, [Choice(one, one.reports) for one in waiting], tmp_path / journal)
    after = files_in(folder)
    recording = record(tmp_path, lambda: undo(folder, tmp_path / journal))
    for cut, _, there in cuts(recording, in_memory / "noi"):
        now = files_in(there / "content")
        assert all(now[path] in (before[path], after[path]) for path in before), cut
        recover(there / "content")
        assert files_in(there / "content") in (before, after), cut
        if (there / journal).exists():
            undo(there / "content", there / journal)
        assert files_in(there / "content") == before, cut
