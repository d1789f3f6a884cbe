"""``import``: what becomes of files, the second time too."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.authority.ledger import read_ledger
from plugins.editing.check import check_content
from plugins.importing.dates import GivenDay, parse_given
from plugins.importing.journal import Journal
from plugins.importing.run import Ending, Outcome, files_in, import_files, line_of, summary_line
from plugins.sources.content_file import read_content_file
from plugins.sources.problems import Severity
from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.workers.batches import SequentialExecutor
from tests.city import AS_OF
from tests.importing.word_files import cell, docx, item, p, picture, png, r, row, table

REPORT = (
    p("Sơ kết công tác lưu trữ", "Tiu"),
    p(r("(Saokhue.example) - Ngày 21/7, Văn phòng Thành ủy Sao Khuê họp.")),
    p(picture("rA", "Hội trường")),
    p("Quang cảnh hội nghị", "Chuthich"),
    item("một", 2),
    item("hai", 2, 1),
    table(row("Tên", "Số"), row("A", cell(p("1")))),
)
MEDIA = {"rA": ("a.png", png())}


@pytest.fixture(name="source")
def word_file(tmp_path) -> Path:
    """Return a Word file with a bit of everything."""
    path = tmp_path / "vao" / "bao-cao.docx"
    path.parent.mkdir()
    path.write_bytes(docx(*REPORT, media=MEDIA))
    return path


def imported(folder: Path, *sources: Path, date: str = "2023", ask=lambda path, said: None) -> list[Outcome]:
    """Import *sources* into *folder*, with the journal beside it."""
    journal = Journal(folder.parent / "nhat-ky.jsonl")
    return list(
        import_files(files_in(sources), folder, parse_given(date), journal, SequentialExecutor(), ask)
    )


def codes(outcome: Outcome) -> list[str]:
    """Return the codes of what is told of a file."""
    return [one.code for one in outcome.problems]


def test_a_word_file_becomes_a_draft_that_passes_check(folder, source):
    """With title, day, source, its id in the ledger, its picture in the folder of the month."""
    before = check_content(folder, AS_OF)
    (outcome,) = imported(folder, source)
    path = folder / outcome.article
    found, problems = read_content_file("article", path.name, path.read_bytes())
    assert outcome.article == "articles/2023/07/so-ket-cong-tac-luu-tru.md"
    assert (problems, outcome.has_errors) == ([], False)
    values = found.values
    assert (values["title"], values["source"], values["status"]) == (
        "Sơ kết công tác lưu trữ",
        "Saokhue.example",
        "draft",
    )
    assert values["date"].startswith("2023-07-21")
    assert values["id"] in read_ledger((folder / "register/ids.csv").read_bytes())[0]
    assert (folder / "images/2023/07/so-ket-cong-tac-luu-tru-1.png").read_bytes() == png()
    assert '![Hội trường](/images/2023/07/so-ket-cong-tac-luu-tru-1.png "Quang cảnh hội nghị")' in found.body
    assert [one for one in check_content(folder, AS_OF) if one not in before] == []
    assert "<td" in Renderer().render(mend(found.body).markdown)


def test_what_is_counted(folder, source):
    """Words in and out, pictures, tables, notes and links, in both languages."""
    (outcome,) = imported(folder, source)
    carried = outcome.carried
    assert (carried.words.lost, carried.pictures, carried.tables, carried.notes, carried.links) == (
        (),
        1,
        1,
        0,
        0,
    )
    assert carried.words.read <= carried.words.shown
    assert "1 ảnh, 1 bảng" in line_of(outcome, "vi")
    assert "1 pictures, 1 tables" in line_of(outcome, "en")
    assert summary_line([outcome], "en") == "1 written."


def test_a_second_import_does_nothing(folder, source):
    """The article, the picture and the ledger stay as they are."""
    (first,) = imported(folder, source)
    state = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (second,) = imported(folder, source)
    assert (second.ending, second.article, codes(second)) == (Ending.KEPT, first.article, ["I128"])
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == state


def test_an_edited_article_is_never_written_over(folder, source):
    """Neither by the same file nor by a changed one; without the journal neither."""
    (first,) = imported(folder, source)
    article = folder / first.article
    article.write_text(article.read_text("utf-8") + "\nThêm của biên tập viên.\n", "utf-8")
    edited = article.read_bytes()
    assert imported(folder, source)[0].ending is Ending.KEPT
    source.write_bytes(docx(*REPORT, p("Đoạn mới."), media=MEDIA))
    (again,) = imported(folder, source)
    assert (again.ending, codes(again)) == (Ending.KEPT, ["I113"])
    (folder.parent / "nhat-ky.jsonl").unlink()
    (third,) = imported(folder, source)
    assert (third.ending, codes(third)) == (Ending.REFUSED, ["I115"])
    assert article.read_bytes() == edited
    assert len(list((folder / "articles/2023/07").glob("so-ket-cong-tac-luu-tru*"))) == 1


def test_a_changed_file_renews_an_article_that_nobody_edited(folder, source):
    """The article keeps its place and its id."""
    (first,) = imported(folder, source)
    identifier = read_content_file("article", "x.md", (folder / first.article).read_bytes())[0].values["id"]
    source.write_bytes(docx(*REPORT, p("Đoạn mới."), media=MEDIA))
    (again,) = imported(folder, source)
    text = (folder / again.article).read_text("utf-8")
    assert (again.ending, again.article) == (Ending.RENEWED, first.article)
    assert f"id: {identifier}" in text
    assert text.endswith("Đoạn mới.\n")
    assert len(list((folder / "images/2023/07").iterdir())) == 1


def test_a_folder_goes_on_where_it_was_stopped(folder, source):
    """Files that were read stay as they are, the others follow; what belongs to a saved page is no file of its own."""
    place = source.parent
    (place / "hai.txt").write_text("Tin thứ hai\n\nNgày 22/7, họp bàn việc lưu trữ.", "utf-8")
    (place / "hai_files").mkdir()
    (place / "hai_files" / "khung.html").write_text("<p>x</p>", "utf-8")
    (place / "~$bao-cao.docx").write_bytes(b"x")
    journal = Journal(folder.parent / "nhat-ky.jsonl")
    run = import_files(
        files_in([place]), folder, GivenDay(2023), journal, SequentialExecutor(), lambda path, said: None
    )
    next(run)
    run.close()
    assert [one.ending for one in imported(folder, place)] == [Ending.KEPT, Ending.WRITTEN]


def test_one_bad_file_costs_the_others_nothing(folder, source):
    """It is told as an error, and nothing of it is written."""
    bad = source.parent / "a-hong.docx"
    bad.write_bytes(b"%PDF-1.7")
    outcomes = imported(folder, bad, source)
    assert [one.ending for one in outcomes] == [Ending.REFUSED, Ending.WRITTEN]
    assert [one.has_errors for one in outcomes] == [True, False]


def test_a_reader_that_fails_is_a_fault_of_its_file(folder, source, monkeypatch):
    """What a library raises on a damaged file is told of the file, and the others go on."""
    from plugins.importing import reading

    def fail(data: bytes) -> None:
        raise KeyError("x")

    monkeypatch.setattr(reading, "read_word", fail)
    (outcome,) = imported(folder, source)
    assert codes(outcome) == ["I108"]


def test_the_year_is_asked_for(folder, source):
    """Who sits at the terminal says it; where nobody answers nothing is written."""
    asked = []

    def ask(path: Path, said: str) -> GivenDay:
        asked.append((path.name, said))
        return GivenDay(2022)

    (refused,) = imported(folder, source, date="")
    assert (codes(refused), refused.problems[0].values["said"]) == (["I114"], "21/7")
    (outcome,) = imported(folder, source, date="", ask=ask)
    assert asked == [("bao-cao.docx", "21/7")]
    assert outcome.article.startswith("articles/2022/07/")


def test_two_files_of_one_title_are_two_articles(folder, source):
    """The second has its id in its name; two files of the same bytes are one article."""
    other = source.parent / "khac.docx"
    other.write_bytes(docx(*REPORT, p("Khác."), media={"rA": ("b.png", png(99))}))
    copy = source.parent / "ban-sao.docx"
    copy.write_bytes(source.read_bytes())
    first, second, third = imported(folder, source, copy, other)
    assert (second.ending, second.article) == (Ending.KEPT, first.article)
    assert third.ending is Ending.WRITTEN
    assert third.article.startswith("articles/2023/07/so-ket-cong-tac-luu-tru-a-")
    pictures = sorted(path.name for path in (folder / "images/2023/07").glob("so-ket*"))
    assert pictures == ["so-ket-cong-tac-luu-tru-1-2.png", "so-ket-cong-tac-luu-tru-1.png"]


def test_every_message_fills_its_words(folder, source):
    """No message has an empty place, in either language."""
    bad = source.parent / "cu.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    for outcome in imported(folder, bad, source, source.parent / "khong-co.docx"):
        for problem in outcome.problems:
            for language in ("vi", "en"):
                assert "{" not in problem.text(language)
            assert problem.severity in Severity
        assert outcome.as_json("vi")["ending"] == outcome.ending.value


def test_a_damaged_journal_is_read_as_far_as_it_goes(tmp_path):
    """A line that a run left half is passed over."""
    path = tmp_path / "nhat-ky.jsonl"
    path.write_text(
        '{"source": "/a", "digest": "d", "article": "articles/a.md", "written": "w"}\n{"source": "/b"',
        "utf-8",
    )
    journal = Journal(path)
    assert journal.of_digest("d").article == "articles/a.md"
    assert journal.of_source("/b") is None
