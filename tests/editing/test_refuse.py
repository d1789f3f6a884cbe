"""``approve --refuse``: an office that reports were heard to give stands refused in each of them; and back again."""

from __future__ import annotations

from pathlib import Path

from plugins.editing.approve import Choice, approve, waiting_in
from plugins.editing.changes import undo
from plugins.editing.check import check_content
from plugins.editing.refuse import refuse
from plugins.editing.rename import plan_rename
from plugins.editing.waiting import WaitingOffice
from plugins.publishing.manifest import make_manifest
from tests.city import AS_OF, article, write
from tests.editing.register_commands import change

HOME = "thanh-uy-van-khe"
SECRETARY = "Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự."
GUEST = "Đồng chí Tạ Đình Lãm, Chủ tịch Hội Cây cảnh Thạch Hà, dự."
NUMBERS = ("mot", "hai", "ba")


def reports(folder: Path) -> list[WaitingOffice]:
    """Write three reports of one office and one of another into *folder*; return what waits: of Lãm, of Nhàn."""
    for month, name in enumerate(NUMBERS, 1):
        write(folder, f"articles/2022/{name}.md", article(name, body=SECRETARY, date=f"2022-0{month}-05"))
    write(folder, "articles/2022/bon.md", article("bon", body=GUEST, date="2022-05-05"))
    return waiting(folder)


def waiting(folder: Path) -> list[WaitingOffice]:
    """Return what waits."""
    return waiting_in(folder, AS_OF, HOME)[0]


def named(found: list[WaitingOffice]) -> list[tuple[str, list[str]]]:
    """Return person and reports of each."""
    return [(one.person.slug, [report.name for report in one.reports]) for one in found]


def test_a_refusal_stands_in_each_report(folder: Path, tmp_path: Path) -> None:
    """It waits no more, nothing is wrong with the folder, and all goes back byte for byte."""
    found = reports(folder)
    before = make_manifest(folder)
    journal = tmp_path / "approve.json"
    assert len(refuse(folder, [Choice(one, one.reports) for one in found], journal)) == 4
    text = (folder / "articles/2022/mot.md").read_text("utf-8")
    assert (
        "refused_offices:\n  - person: kieu-thi-nhan\n    office: Bí thư\n    committee: thanh-uy-van-khe\n---\n"
    ) in text
    assert "office: Chủ tịch Hội Cây cảnh Thạch Hà\n---" in (folder / "articles/2022/bon.md").read_text(
        "utf-8"
    )
    assert waiting(folder) == []
    assert check_content(folder, AS_OF, HOME) == []
    undo(folder, journal)
    assert make_manifest(folder) == before


def test_a_later_report_waits_again(folder: Path, tmp_path: Path) -> None:
    """What was refused are the reports that were looked at."""
    _, secretary = reports(folder)
    refuse(folder, [Choice(secretary, secretary.reports[:2])], tmp_path / "approve.json")
    assert named(waiting(folder)) == [("ta-dinh-lam", ["bon"]), ("kieu-thi-nhan", ["ba"])]


def test_a_refused_report_between_two_that_were_approved_proves_nothing(folder: Path, tmp_path: Path) -> None:
    """The office is held by the other two."""
    _, secretary = reports(folder)
    refuse(folder, [Choice(secretary, secretary.reports[1:2])], tmp_path / "refuse.json")
    _, secretary = waiting(folder)
    approve(folder, [Choice(secretary, secretary.reports)], tmp_path / "approve.json")
    assert "reports: [mot, ba]" in secretary_file(folder)
    assert check_content(folder, AS_OF, HOME) == []


def secretary_file(folder: Path) -> str:
    """Return the text of Nhàn's record."""
    return (folder / "register/persons/kieu-thi-nhan.md").read_text("utf-8")


def test_a_refused_proof_is_told(folder: Path, tmp_path: Path) -> None:
    """A record cannot rest on what an editor refused."""
    write(folder, "articles/2022/bon.md", article("bon", body=GUEST, date="2022-05-05"))
    (chair,) = waiting(folder)
    approve(folder, [Choice(chair, chair.reports)], tmp_path / "approve.json")
    refuse(folder, [Choice(chair, chair.reports)], tmp_path / "refuse.json")
    assert "R122" in [one.code for one in check_content(folder, AS_OF, HOME)]


def test_a_refusal_follows_the_names_of_records(folder: Path, tmp_path: Path) -> None:
    """Of the person and of the committee."""
    found = reports(folder)
    refuse(folder, [Choice(one, one.reports) for one in found], tmp_path / "refuse.json")
    for slug in ("kieu-thi-nhan", "thanh-uy-van-khe"):
        change(
            folder,
            lambda plan, slug=slug: plan_rename(plan, plan.record(slug), "", f"{slug}-moi"),
            tmp_path / slug,
        )
    text = (folder / "articles/2022/mot.md").read_text("utf-8")
    assert "person: kieu-thi-nhan-moi\n    office: Bí thư\n    committee: thanh-uy-van-khe-moi\n" in text
    assert waiting_in(folder, AS_OF, f"{HOME}-moi")[0] == []
