"""``approve``: offices heard in reports into the register, with the reports as proof; and back again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from plugins.editing.approve import (
    Choice,
    NotOne,
    approve,
    choices_in,
    find_waiting,
    listed,
    waiting_in,
)
from plugins.editing.changes import CannotChange, CannotUndo, undo
from plugins.editing.check import check_content
from plugins.editing.waiting import WaitingOffice
from plugins.publishing.manifest import make_manifest
from plugins.sources.content_file import read_content_file
from tests.city import AS_OF, CITY, NHAN, article, record, write

PROJECT = Path(__file__).resolve().parents[2]
HOME = "thanh-uy-van-khe"
SECRETARY = "Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự."
HEAD = "Trời mưa. Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, nói. Hết."
GUEST = "Đồng chí Tạ Đình Lãm, Chủ tịch Hội Cây cảnh Thạch Hà, dự."
REPORTS = {
    "articles/2022/mot.md": article("Một", body=SECRETARY, date="2022-01-05"),
    "articles/2022/hai.md": article("Hai", body=SECRETARY, date="2022-02-05"),
    "articles/2022/ba.md": article("Ba", body=SECRETARY, date="2022-03-05"),
    "articles/2022/bon.md": article("Bốn", body=HEAD, date="2022-04-05"),
    "articles/2022/nam.md": article("Năm", body=GUEST, date="2022-05-05"),
}


@pytest.fixture
def city(folder: Path) -> Path:
    """The city with reports of three offices that the register lacks."""
    for path, text in REPORTS.items():
        write(folder, path, text)
    return folder


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where an approval is noted."""
    return tmp_path / "cache/approve.json"


def waiting(folder: Path) -> list[WaitingOffice]:
    """Return what waits in a folder."""
    return waiting_in(folder, AS_OF, HOME)[0]


def pairs(found: Iterable[WaitingOffice]) -> list[tuple[str, str, list[str]]]:
    """Return person, office and reports of each."""
    return [(one.person.slug, one.label, [report.name for report in one.reports]) for one in found]


def meant(folder: Path, person: str, office: str) -> WaitingOffice:
    """Return the waiting office that the words mean."""
    return find_waiting(*waiting_in(folder, AS_OF, HOME), person, office)


def test_what_waits(city: Path) -> None:
    """By people's given names, then by office; each with its reports, the oldest first."""
    assert pairs(waiting(city)) == [
        ("ta-dinh-lam", "Chủ tịch Hội Cây cảnh Thạch Hà", ["nam"]),
        ("kieu-thi-nhan", "Bí thư, Thành ủy Vân Khê", ["mot", "hai", "ba"]),
        ("kieu-thi-nhan", "Trưởng Ban, Ban Tổ chức Thành ủy Vân Khê", ["bon"]),
    ]
    assert waiting(city)[2].reports[0].sentence == "Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, nói."


@pytest.mark.parametrize(
    "fields",
    [{"status": "draft"}, {"retracted": "{date: 2022-02-01, reason: Sai}"}],
    ids=["draft", "retracted"],
)
def test_what_readers_cannot_rely_on_does_not_wait(folder: Path, fields: dict[str, str]) -> None:
    """Nor what is called former."""
    write(folder, "articles/2022/mot.md", article("Một", body=SECRETARY, **fields))
    write(folder, "articles/2022/hai.md", article("Hai", body=SECRETARY.replace("Bí thư", "nguyên Bí thư")))
    assert waiting(folder) == []


@pytest.mark.parametrize("person", ["kieu-thi-nhan", "p-0000027", "Kiều Thị Nhàn", "KIỀU THỊ NHÀN"])
@pytest.mark.parametrize(
    "office",
    ["Bí thư, Thành ủy Vân Khê", "Bí thư, thanh-uy-van-khe", "bí thư Thành ủy Vân Khê"],
)
def test_an_office_is_named_as_editors_do(city: Path, person: str, office: str) -> None:
    """The person by id, slug or name, the committee by slug or name."""
    assert meant(city, person, office).label == "Bí thư, Thành ủy Vân Khê"


@pytest.mark.parametrize(
    ("person", "office"), [("khong-co", "Bí thư"), ("kieu-thi-nhan", "Ủy viên, Thành ủy Vân Khê")]
)
def test_what_does_not_wait_is_wrong_use(city: Path, person: str, office: str) -> None:
    """With what does."""
    with pytest.raises(NotOne) as caught:
        meant(city, person, office)
    assert caught.value.exitcode == 2
    assert ("“Bí thư, Thành ủy Vân Khê”" in str(caught.value)) == (person != "khong-co")


def test_an_approval_names_the_first_and_the_last_report(city: Path, journal: Path) -> None:
    """After the tenures that are there; nothing else of the file changes, and nothing of the pair waits any more."""
    found = meant(city, "kieu-thi-nhan", "Bí thư, Thành ủy Vân Khê")
    assert approve(city, [Choice(found, found.reports)], journal) == [city / NHAN]
    expected = CITY[NHAN].replace(
        "    from: 2021\n",
        "    from: 2021\n  - office: Bí thư\n    committee: thanh-uy-van-khe\n    reports: [mot, ba]\n",
    )
    assert (city / NHAN).read_text("utf-8") == expected
    assert [one.person.slug for one in waiting(city)] == ["ta-dinh-lam", "kieu-thi-nhan"]
    assert check_content(city, AS_OF, HOME) == []


def test_an_office_of_a_committee_without_a_record(city: Path, journal: Path) -> None:
    """Its words stay with the title, and bear the report out."""
    found = meant(city, "ta-dinh-lam", "Chủ tịch Hội Cây cảnh Thạch Hà")
    (path,) = approve(city, [Choice(found, found.reports)], journal)
    source, _ = read_content_file("person", path.name, path.read_bytes())
    assert source.values["tenures"][-1] == {"office": "Chủ tịch Hội Cây cảnh Thạch Hà", "reports": ["nam"]}
    assert check_content(city, AS_OF, HOME) == []
    assert "ta-dinh-lam" not in [one.person.slug for one in waiting(city)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ["mot", "ba"]),
        (", reports: hai", ["hai", "mot", "ba"]),
        (", reports: [mot, hai]", ["mot", "hai", "ba"]),
    ],
)
def test_a_tenure_without_dates_gets_the_reports(
    city: Path, journal: Path, before: str, after: list[str]
) -> None:
    """Rather than a second one of the same office."""
    tenures = f"[{{office: Bí thư, committee: Thành ủy Vân Khê{before}}}]"
    write(city, NHAN, record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures))
    found = meant(city, "kieu-thi-nhan", "Bí thư, Thành ủy Vân Khê")
    (path,) = approve(city, [Choice(found, found.reports)], journal)
    source, _ = read_content_file("person", path.name, path.read_bytes())
    (tenure,) = source.values["tenures"]
    assert tenure["reports"] == after
    assert "Bí thư, Thành ủy Vân Khê" not in [one.label for one in waiting(city)]


def test_a_title_that_stands_alone_is_that_of_the_record(folder: Path, journal: Path) -> None:
    """The record says of which committee; no second tenure comes."""
    tenures = "[{office: Thành ủy viên, committee: thanh-uy-van-khe}]"
    write(folder, NHAN, record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures))
    write(folder, "articles/2022/mot.md", article(body="Đồng chí Kiều Thị Nhàn, Thành ủy viên, dự."))
    (found,) = waiting(folder)
    (path,) = approve(folder, [Choice(found, found.reports)], journal)
    source, _ = read_content_file("person", path.name, path.read_bytes())
    assert source.values["tenures"] == [
        {"office": "Thành ủy viên", "committee": "thanh-uy-van-khe", "reports": ["mot"]}
    ]


def test_one_report_proves_a_tenure_once(folder: Path, journal: Path) -> None:
    """Though it says the office in two ways, of which each waits."""
    write(
        folder,
        NHAN,
        record("Kiều Thị Nhàn", id="p-0000027", tenures="[{office: Bí thư, committee: thanh-uy-van-khe}]"),
    )
    write(folder, "articles/2022/mot.md", article(body=f"{SECRETARY} Đồng chí Kiều Thị Nhàn, Bí thư, nói."))
    (path,) = approve(folder, [Choice(one, one.reports) for one in waiting(folder)], journal)
    source, _ = read_content_file("person", path.name, path.read_bytes())
    assert [one["reports"] for one in source.values["tenures"]] == [["mot"]]


def test_a_form_that_is_not_edited_is_left_to_the_editor(city: Path, journal: Path) -> None:
    """With the line to put in; nothing is written, to no record."""
    text = record("Kiều Thị Nhàn", id="p-0000027", tenures="{office: Phó Bí thư}")
    write(city, NHAN, text)
    before = make_manifest(city)
    approvals = [Choice(one, one.reports) for one in waiting(city)]
    with pytest.raises(
        CannotChange, match=r"office: Bí thư, committee: thanh-uy-van-khe, reports: \[mot, ba\]"
    ):
        approve(city, approvals, journal)
    assert make_manifest(city) == before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_list_is_read_back(city: Path, language: str) -> None:
    """All of it, as it was printed; sentences are comments."""
    found = waiting(city)
    lines = listed(found, language)
    assert "kieu-thi-nhan | Bí thư | thanh-uy-van-khe | mot" in lines
    assert "#   5/1/2022, “Một”: Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự." in lines
    approvals, problems = choices_in("\n".join(lines), "cho.txt", found)
    assert problems == []
    assert {(one.office.label, one.reports) for one in approvals} == {
        (one.label, one.reports) for one in found
    }


def test_what_was_deleted_or_marked_is_not_approved(city: Path, journal: Path) -> None:
    """The others are; of an office only the reports that are left."""
    lines = [line for line in listed(waiting(city), "vi") if not line.startswith("ta-dinh-lam")]
    text = "\n".join(
        f"# {line}" if line.endswith("| ba") or "Trưởng Ban |" in line else line for line in lines
    )
    approvals, _ = choices_in(text, "cho.txt", waiting(city))
    assert [[report.name for report in one.reports] for one in approvals] == [["mot", "hai"]]
    assert approve(city, approvals, journal) == [city / NHAN]
    assert pairs(waiting(city))[1] == ("kieu-thi-nhan", "Bí thư, Thành ủy Vân Khê", ["ba"])


def test_lines_that_mean_nothing_are_told(city: Path) -> None:
    """Each with its number."""
    text = "# chú thích\n\nkieu-thi-nhan | Bí thư\nkieu-thi-nhan | Bí thư | thanh-uy-van-khe | nam\n"
    approvals, problems = choices_in(text, "cho.txt", waiting(city))
    assert approvals == []
    assert [(one.code, one.path, one.line) for one in problems] == [
        ("K111", "cho.txt", 3),
        ("K112", "cho.txt", 4),
    ]


def test_an_approval_is_taken_back_byte_for_byte(city: Path, journal: Path) -> None:
    """All its files, whatever their line ends; once."""
    write(city, NHAN, CITY[NHAN].replace("\n", "\r\n"))
    before = make_manifest(city)
    approve(city, [Choice(one, one.reports) for one in waiting(city)], journal)
    assert make_manifest(city) != before
    assert len(undo(city, journal)) == 2
    assert make_manifest(city) == before
    with pytest.raises(CannotUndo):
        undo(city, journal)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_file_keeps_its_encoding_and_mark(city: Path, journal: Path, encoding: str) -> None:
    """UTF-16 or UTF-8 with a byte order mark: an approval writes the file as it was typed, and gives back the same bytes."""
    record_path = city / NHAN
    typed = f"\ufeff{CITY[NHAN]}".encode(encoding)
    record_path.write_bytes(typed)
    approve(city, [Choice(one, one.reports) for one in waiting(city)], journal)
    edited = record_path.read_bytes().decode(encoding)
    assert edited.startswith("\ufeff---\n") and "reports:" in edited
    undo(city, journal)
    assert record_path.read_bytes() == typed


def test_an_approval_that_died_on_its_way_is_taken_back(city: Path, journal: Path) -> None:
    """What was never written is as it was; what was is put back."""
    approvals = [Choice(one, one.reports) for one in waiting(city)]
    before = {path: path.read_bytes() for path in (city / "register/persons").iterdir()}
    first, second = approve(city, approvals, journal)
    second.write_bytes(before[second])
    assert undo(city, journal) == [first]
    assert {path: path.read_bytes() for path in before} == before


def test_a_file_changed_since_is_not_overwritten(city: Path, journal: Path) -> None:
    """Nor any other of that approval."""
    approve(city, [Choice(one, one.reports) for one in waiting(city)], journal)
    write(city, NHAN, (city / NHAN).read_text("utf-8") + "Thêm.\n")
    before = make_manifest(city)
    with pytest.raises(CannotUndo, match="kieu-thi-nhan"):
        undo(city, journal)
    assert make_manifest(city) == before


def task(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run ``tasks.py approve`` with *arguments*."""
    command = [sys.executable, str(PROJECT / "tasks.py"), "approve", *map(str, arguments), "--lang", "vi"]
    return subprocess.run(
        command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False, env={**os.environ}
    )


def test_the_command(city: Path, tmp_path: Path) -> None:
    """Shows the sentences and writes; takes back; lists, and reads what is left of the list."""
    before = make_manifest(city)
    done = task("Kiều Thị Nhàn", "Bí thư, Thành ủy Vân Khê", "--content", city)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 4)
    assert done.stdout.startswith("5/1/2022, “Một”: Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự.\n")
    assert task("--undo", "--content", city).returncode == 0
    assert make_manifest(city) == before
    printed = task("--list", "--content", city).stdout
    write(tmp_path, "cho.txt", printed.encode("utf-16"))
    assert task("--from", tmp_path / "cho.txt", "--content", city).returncode == 0
    assert waiting(city) == []
    again = task("--from", tmp_path / "cho.txt", "--content", city)
    assert (again.returncode, again.stdout.count("K112")) == (1, 5)
    assert task("--undo", "--content", city).returncode == 0
    assert make_manifest(city) == before


def test_the_command_refuses(city: Path, tmp_path: Path) -> None:
    """One office, or what is left of a list; the reports change, and no record."""
    before = make_manifest(city)
    done = task("Kiều Thị Nhàn", "Bí thư, Thành ủy Vân Khê", "--refuse", "--content", city)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 6)
    assert len(waiting(city)) == 2
    assert task("--undo", "--content", city).returncode == 0
    assert make_manifest(city) == before
    write(tmp_path, "cho.txt", task("--list", "--content", city).stdout)
    assert task("--from", tmp_path / "cho.txt", "--refuse", "--content", city).returncode == 0
    assert waiting(city) == []
    after = make_manifest(city)
    assert {path for path in before if before[path] != after[path]} == {*REPORTS}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Kiều Thị Nhàn",),
        ("--list", "--undo"),
        ("--list", "--refuse"),
        ("--undo", "--refuse"),
        ("--from", "khong-co.txt"),
        ("Không Ai", "Bí thư"),
    ],
)
def test_wrong_use(folder: Path, arguments: tuple[str, ...]) -> None:
    """Exit code 2."""
    done = task(*arguments, "--content", folder)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
