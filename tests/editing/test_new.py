"""``new``: a file with the right fields and an id of its own."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.authority.ledger import read_ledger
from plugins.editing.check import check_content
from plugins.editing.new import CannotCreate, create
from plugins.sources.content_file import read_content_file
from plugins.sources.ids import is_valid
from tests.city import AS_OF, write
from tests.publishing.faulting import killed, writes_of

PROJECT = Path(__file__).resolve().parents[2]
KINDS = ("article", "person", "committee", "event")


@pytest.mark.parametrize("kind", KINDS)
def test_what_it_wrote_passes_check(folder, kind):
    """The editor begins without a single message."""
    create(kind, "Đinh Văn Sửu", folder, AS_OF)
    assert check_content(folder, AS_OF) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_id_is_minted_and_entered(folder, kind):
    """Valid, of its kind, and live in the ledger beside those that were there."""
    before = read_ledger((folder / "register/ids.csv").read_bytes())[0]
    path = create(kind, "Đinh Văn Sửu", folder, AS_OF)
    source, _ = read_content_file(kind, path.name, path.read_bytes())
    identifier = source.values["id"]
    entries, problems = read_ledger((folder / "register/ids.csv").read_bytes())
    assert is_valid(identifier, kind)
    assert problems == []
    assert set(entries) == {*before, identifier}
    assert entries[identifier].state == "live"


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("article", "articles/2026/11/dinh-van-suu.md"),
        ("person", "register/persons/dinh-van-suu.md"),
        ("committee", "register/committees/dinh-van-suu.md"),
        ("event", "register/events/dinh-van-suu.md"),
    ],
)
def test_where_the_file_stands(folder, kind, path):
    """By kind; an article by the month of the day."""
    assert create(kind, "Đinh Văn Sửu", folder, AS_OF) == folder / path


def test_it_is_a_draft(folder):
    """Nothing is published before an editor says so."""
    source, _ = read_content_file("article", "x.md", create("article", "Tin", folder, AS_OF).read_bytes())
    assert source.values["status"] == "draft"
    assert source.values["category"] == "Thời sự"
    assert source.values["date"] == "2026-11-23T08:00:00+07:00"


@pytest.mark.parametrize("name", ['Lễ "Ngọn đèn": lần thứ 3', "C:\\Tin # 1", "- gạch đầu dòng", "Hai\ndòng"])
def test_signs_in_a_name_are_kept(folder, name):
    """What YAML would read otherwise is quoted."""
    path = create("event", name, folder, AS_OF)
    source, problems = read_content_file("event", path.name, path.read_bytes())
    assert problems == []
    assert source.values["name"] == " ".join(name.split())


def test_an_existing_file_is_refused(folder):
    """Neither the file nor the ledger changes."""
    path = create("person", "Đinh Văn Sửu", folder, AS_OF)
    before = path.read_bytes(), (folder / "register/ids.csv").read_bytes()
    with pytest.raises(CannotCreate, match=r"dinh-van-suu\.md") as caught:
        create("person", "ĐINH VĂN SỬU", folder, AS_OF)
    assert caught.value.exitcode == 2
    assert (path.read_bytes(), (folder / "register/ids.csv").read_bytes()) == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        *("Con", "CON", "aux", "nul", "PRN", "Com1", "lpt9"),
        *("---", "***", "???", "…", "会议", "!", "a"),
        *(
            "Hội nghị " * 60,
            "x" * 500,
            "Đ" * 301,
            "Hội\u200bnghị",
            "Tin\x07 nóng",
            "Hội\u00a0nghị",
            "R&D: “một”",
        ),
    ],
)
def test_any_name_passes_check(folder, kind, name):
    """Names of devices, of signs alone, longer than a field or a file name, with what is not displayed."""
    path = create(kind, name, folder, AS_OF)
    assert path.read_bytes()
    assert check_content(folder, AS_OF) == []


def test_a_long_name_is_cut_after_a_word(folder):
    """What a field takes of it."""
    source, _ = read_content_file(
        "event", "x.md", create("event", "Hội nghị " * 60, folder, AS_OF).read_bytes()
    )
    assert source.values["name"] == ("Hội nghị " * 60)[:300].rpartition(" ")[0]


def test_several_at_once_lose_nothing(folder):
    """Four processes: four files, each id in the ledger."""
    before = read_ledger((folder / "register/ids.csv").read_bytes())[0]
    command = "import sys; from plugins.cli.commands import new; from pathlib import Path\nsys.stdin.read()\n"
    started = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"{command}sys.exit(new('person', 'Người {number}', Path({str(folder)!r})))",
            ],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for number in range(4)
    ]
    time.sleep(0.5)
    for one in started:
        one.stdin.close()  # all of them wait for it
    assert [one.wait(30) for one in started] == [0] * 4
    for one in started:
        one.stdout.close()
    after = read_ledger((folder / "register/ids.csv").read_bytes())[0]
    assert len(after) == len(before) + 4
    assert len([*(folder / "register/persons").glob("nguoi-*.md")]) == 4
    assert check_content(folder, AS_OF) == []


@pytest.mark.parametrize(
    ("kind", "name"), [("phòng", "Tin"), ("person", " "), ("person", ""), ("person", "\u200b")]
)
def test_wrong_use_is_refused(folder, kind, name):
    """An unknown kind, a name of nothing."""
    with pytest.raises(CannotCreate):
        create(kind, name, folder, AS_OF)


def test_a_spoilt_ledger_is_not_written_over(folder):
    """Ids that cannot be read must not be lost."""
    write(folder, "register/ids.csv", "id,state,into\nhỏng\n")
    with pytest.raises(CannotCreate, match=r"ids\.csv:2"):
        create("person", "Đinh Văn Sửu", folder, AS_OF)
    assert (folder / "register/ids.csv").read_text("utf-8") == "id,state,into\nhỏng\n"


def test_a_folder_without_a_ledger_gets_a_whole_one(folder):
    """The first ledger holds the ids that files bear already, so that ``check`` stays silent."""
    ledger = folder / "register/ids.csv"
    before = read_ledger(ledger.read_bytes())[0]
    ledger.unlink()
    create("person", "Đinh Văn Sửu", folder, AS_OF)
    after = read_ledger(ledger.read_bytes())[0]
    assert set(before) < set(after)
    assert len(after) == len(before) + 1
    assert check_content(folder, AS_OF) == []


@pytest.mark.parametrize("kind", ["article", "person"])
def test_what_a_run_that_died_left_is_ended_by_the_next(folder, tmp_path, kind):
    """Killed at any write: no id without its file is left, nor a file without its id, nor anything else."""
    count_at = shutil.copytree(folder, tmp_path / "dem")
    writes = writes_of(count_at, lambda: create(kind, "Đinh Văn Sửu", count_at, AS_OF))
    assert writes > 4
    for at in range(1, writes + 1):
        place = shutil.copytree(folder, tmp_path / f"noi-{at}")
        assert killed(place, at, lambda place=place: create(kind, "Đinh Văn Sửu", place, AS_OF))
        create(kind, "Lý Văn Mới", place, AS_OF)
        assert check_content(place, AS_OF) == [], at
