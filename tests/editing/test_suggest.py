"""``suggest``: what articles name and no record has, as questions to the editors; nothing becomes a record by itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.editing.catalogues import temporary_catalogue
from plugins.editing.check import check_content
from plugins.editing.new import CannotCreate
from plugins.editing.suggest import NoArticle, Suggestion, suggest, suggested_lines, write_record
from plugins.editing.tenure_text import NewTenure
from plugins.publishing.manifest import make_manifest
from plugins.sources.content_file import read_content_file
from plugins.views.holdings import Holdings
from plugins.views.person import person_page
from tests.city import AS_OF, LAM, NEWS, REPORT, article, record, write

PROJECT = Path(__file__).resolve().parents[2]
HOME = "thanh-uy-van-khe"
SUU = "Đồng chí Đinh Văn Sửu, Bí thư Quận ủy Thạch Hà, phát biểu."
TWINS = {
    "register/persons/la-van-duc-1.md": record("Lã Văn Đức", disambiguation="nhà giáo"),
    "register/persons/la-van-duc-2.md": record("Lã Văn Đức", disambiguation="bác sĩ"),
}


@pytest.fixture
def asked(folder: Path) -> Callable[..., list[Suggestion]]:
    """A function that adds articles, each from its body, and returns what is suggested; with *of*, of one alone."""

    def run(*bodies: str, of: str | None = None) -> list[Suggestion]:
        for number, body in enumerate(bodies, 1):
            write(folder, f"articles/2023/09/bai-{number}.md", article(f"Bài {number}", body=body))
        return list(suggest(folder, AS_OF, HOME, of).suggestions)

    return run


def mentioned(folder: Path, slug: str) -> list[tuple[str, str]]:
    """Return kind and slug of the records that an article mentions."""
    with temporary_catalogue(folder, AS_OF, HOME) as (catalogue, _):
        rows = catalogue.connection.execute(
            "SELECT kind, record FROM mentions WHERE article = ? AND spans <> '[]' ORDER BY kind, record",
            (slug,),
        )
        return [tuple(row) for row in rows]


def test_the_city_lacks_nothing(asked: Callable) -> None:
    """Names that have a record are not suggested."""
    assert asked() == []


def test_a_name_is_counted_by_articles(asked: Callable) -> None:
    """Three articles, one of them with the name twice: three, with their files, oldest first."""
    (one,) = asked(
        "Đồng chí Đinh Văn Sửu phát biểu.",
        "Đồng chí Đinh Văn Sửu phát biểu. Đồng chí Đinh Văn Sửu trả lời.",
        "Đồng chí ĐINH VĂN SỬU phát biểu.",
    )
    assert (one.kind, one.name, one.count) == ("person", "Đinh Văn Sửu", 3)
    assert one.articles == tuple(f"articles/2023/09/bai-{number}.md" for number in (1, 2, 3))


def test_only_ten_articles_are_listed(asked: Callable) -> None:
    """The count is of all."""
    (one,) = asked(*["Đồng chí Đinh Văn Sửu phát biểu."] * 12)
    assert (one.count, len(one.articles)) == (12, 10)


def test_what_is_named_most_comes_first(asked: Callable) -> None:
    """Then by kind and name."""
    found = asked(SUU, "Đồng chí Đinh Văn Sửu đến dự. Đồng chí Hà Thị Bưởi phát biểu.")
    assert [(one.kind, one.name) for one in found] == [
        ("person", "Đinh Văn Sửu"),
        ("committee", "Quận ủy Thạch Hà"),
        ("person", "Hà Thị Bưởi"),
    ]


def test_offices_heard_stand_with_a_person(asked: Callable) -> None:
    """The most frequent first, a former one with its word."""
    found = asked(SUU, SUU, "Đồng chí Đinh Văn Sửu, nguyên Chủ tịch Ủy ban nhân dân quận Thạch Hà, dự.")
    (person,) = [one for one in found if one.kind == "person"]
    assert person.offices == (
        "Bí thư Quận ủy Thạch Hà",
        "nguyên Chủ tịch Ủy ban nhân dân quận Thạch Hà",
    )


@pytest.mark.parametrize(
    ("name", "alike"),
    [("Tạ Đình Lâm", ("ta-dinh-lam",)), ("Đinh Văn Sửu", ()), ("Kiều Thị Nhân", ("kieu-thi-nhan",))],
)
def test_records_much_like_the_name_are_shown(asked: Callable, name: str, alike: tuple[str, ...]) -> None:
    """A misspelt name may be that of a record; the editor decides."""
    (one,) = asked(f"Đồng chí {name} phát biểu.")
    assert (one.name, one.look_alikes) == (name, alike)


def test_a_look_alike_is_of_the_same_kind(folder: Path, asked: Callable) -> None:
    """A person's name like a committee's is nobody's business."""
    write(folder, "register/events/a.md", record("Đinh Văn Sử"))
    (one,) = asked("Đồng chí Đinh Văn Sửu phát biểu.")
    assert one.look_alikes == ()


@pytest.mark.parametrize(
    "of", ["bai-2", "bai-2.md", "articles/2023/09/bai-2.md", "articles\\2023\\09\\bai-2.md"]
)
def test_one_article_alone(asked: Callable, of: str) -> None:
    """By its slug or its file, as any system writes it."""
    found = asked("Đồng chí Đinh Văn Sửu dự.", "Đồng chí Hà Thị Bưởi dự. Đồng chí Đinh Văn Sửu dự.", of=of)
    assert {(one.name, one.count) for one in found} == {("Hà Thị Bưởi", 1), ("Đinh Văn Sửu", 1)}
    assert asked("Đồng chí Đinh Văn Sửu dự.", "Trời đẹp.", of=of) == []


def test_an_article_that_is_not_there_is_wrong_use(folder: Path) -> None:
    """Not an empty answer, which would say that all is well."""
    with pytest.raises(NoArticle, match="bai-la") as caught:
        suggest(folder, AS_OF, HOME, "bai-la")
    assert caught.value.exitcode == 2


def test_nothing_becomes_a_record_by_itself(folder: Path, asked: Callable) -> None:
    """Asking changes not a byte, however often the name is read."""
    asked(SUU, SUU)
    before = make_manifest(folder)
    for _ in range(2):
        asked()
    assert make_manifest(folder) == before


def written(folder: Path, found: list[Suggestion], name: str) -> Path:
    """Return the file of the draft record for *name*."""
    return write_record(folder, next(one for one in found if one.name == name), AS_OF)


def test_a_draft_holds_what_was_heard(folder: Path, asked: Callable) -> None:
    """Name, status, a minted id, the articles as sources by title and day, the offices with their reports."""
    path = written(folder, asked(SUU, SUU), "Đinh Văn Sửu")
    assert path == folder / "register/persons/dinh-van-suu.md"
    source, problems = read_content_file("person", path.name, path.read_bytes())
    assert source is not None and problems == []
    assert (source.values["name"], source.values["status"]) == ("Đinh Văn Sửu", "draft")
    assert source.values["id"] in (folder / "register/ids.csv").read_text("utf-8")
    sources = [one["value"] if isinstance(one, dict) else one for one in source.values["sources"]]
    assert sources == ["“Bài 1”, 1/9/2023", "“Bài 2”, 1/9/2023"]
    assert source.values["tenures"] == [{"office": "Bí thư Quận ủy Thạch Hà", "reports": ["bai-1", "bai-2"]}]


@pytest.mark.parametrize(
    ("bodies", "tenures"),
    [
        (
            ["Bí thư Thành ủy", "Bí thư Thành ủy Vân Khê"],
            [("Bí thư", "thanh-uy-van-khe", ["bai-1", "bai-2"])],
        ),
        (["Trưởng Ban Tổ chức Thành ủy"], [("Trưởng Ban", "ban-to-chuc-thanh-uy-van-khe", ["bai-1"])]),
        (["nguyên Bí thư Thành ủy"], []),
        (["Bí thư Thành ủy", "Bí thư"], [("Bí thư", "thanh-uy-van-khe", ["bai-1"])]),
        (
            ["Bí thư Quận ủy Thạch Hà", "Bí thư QUẬN ỦY Thạch Hà"],
            [("Bí thư Quận ủy Thạch Hà", None, ["bai-1", "bai-2"])],
        ),
    ],
    ids=["two ways to say it", "head in the title", "former", "bare title", "no record"],
)
def test_a_draft_has_each_office_once(
    folder: Path, asked: Callable, bodies: list[str], tenures: list[tuple[str, str | None, list[str]]]
) -> None:
    """With the committee's record where there is one, and nothing to mend once it is published."""
    path = written(
        folder, asked(*[f"Đồng chí Đinh Văn Sửu, {words}, dự." for words in bodies]), "Đinh Văn Sửu"
    )
    source, _ = read_content_file("person", path.name, path.read_bytes())
    found = source.values.get("tenures", [])
    assert [(one["office"], one.get("committee"), one["reports"]) for one in found] == tenures
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    told = [one for one in check_content(folder, AS_OF, HOME, pending=True) if one.code[0] in "KR"]
    assert told == []


def test_to_publish_a_draft_is_to_approve_it(folder: Path, asked: Callable) -> None:
    """Its offices then stand with their reports, and for their days."""
    path = written(folder, asked(SUU, SUU), "Đinh Văn Sửu")
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    with temporary_catalogue(folder, AS_OF, HOME) as (catalogue, _):
        (row,) = person_page(Holdings(catalogue), "dinh-van-suu").offices
    assert (row.title, [one.article.text for one in row.attested]) == (
        "Bí thư Quận ủy Thạch Hà",
        ["Bài 1", "Bài 2"],
    )


@pytest.mark.parametrize(
    "fields",
    [{"status": "draft"}, {"retracted": "{date: 2023-09-02, reason: Sai}"}],
    ids=["draft", "retracted"],
)
def test_what_readers_cannot_rely_on_is_no_source(folder: Path, fields: dict[str, str]) -> None:
    """Though the name in it is suggested."""
    write(folder, "articles/2023/09/bai-1.md", article("Bài 1", body=SUU, **fields))
    path = written(folder, list(suggest(folder, AS_OF, HOME).suggestions), "Đinh Văn Sửu")
    source, _ = read_content_file("person", path.name, path.read_bytes())
    assert {"sources", "tenures"} & source.values.keys() == set()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("person", "Đinh Văn Sửu"),
        ("committee", "Quận ủy Thạch Hà"),
        ("event", 'Hội thảo "Con nước: xưa # nay" lần thứ 3'),
    ],
)
def test_a_draft_passes_check(folder: Path, kind: str, name: str) -> None:
    """Whatever its kind and the signs in its name."""
    tenure = NewTenure("Bí thư Quận ủy: Thạch Hà", None, ("hoi-nghi-cap-nuoc",))
    source = "“Bàn việc: cấp nước sạch”, 21/7/2023"
    one = Suggestion(kind, name, 2, (REPORT, NEWS), (source,), (), (tenure,), ())
    path = write_record(folder, one, AS_OF)
    source, problems = read_content_file(kind, path.name, path.read_bytes())
    assert source is not None and problems == []
    assert source.values["name"] == name
    assert check_content(folder, AS_OF, HOME) == []


def test_a_draft_is_neither_linked_nor_suggested_away(folder: Path, asked: Callable) -> None:
    """Until an editor publishes it the name has no record; then it is linked and no longer asked for."""
    path = written(folder, asked(SUU), "Đinh Văn Sửu")
    assert "Đinh Văn Sửu" in {one.name for one in asked()}
    assert ("person", "dinh-van-suu") not in mentioned(folder, "bai-1")
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    assert "Đinh Văn Sửu" not in {one.name for one in asked()}
    assert ("person", "dinh-van-suu") in mentioned(folder, "bai-1")


def test_a_draft_is_written_once(folder: Path, asked: Callable) -> None:
    """An editor's work is never written over."""
    found = asked(SUU)
    path = written(folder, found, "Đinh Văn Sửu")
    before = path.read_bytes()
    with pytest.raises(CannotCreate):
        written(folder, found, "Đinh Văn Sửu")
    assert path.read_bytes() == before


def test_a_mark_silences_a_proposal(asked: Callable) -> None:
    """``none:`` says that the name needs no record, in that article only."""
    assert asked("Đồng chí [Đinh Văn Sửu](none:) dự. Đồng chí Đinh Văn Sửu về.") == []
    (one,) = asked("Đồng chí [Đinh Văn Sửu](none:) dự.", "Đồng chí Đinh Văn Sửu dự.")
    assert one.articles == ("articles/2023/09/bai-2.md",)


def test_a_mark_makes_a_name_that_of_a_record(folder: Path, asked: Callable) -> None:
    """A misspelt name marked with its record is no proposal but a mention."""
    assert asked("Đồng chí [Tạ Đình Lâm](person:ta-dinh-lam) dự.") == []
    assert mentioned(folder, "bai-1") == [("person", "ta-dinh-lam")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("[Tạ Đình Lãm](person:kieu-thi-nhan)", [("person", "kieu-thi-nhan")]),
        ("[Tạ Đình Lãm](none:)", []),
        ("Văn phòng [Thành ủy](none:) dự,", []),
        (
            "[Ban Tổ chức Thành ủy](committee:thanh-uy-van-khe)",
            [("committee", "thanh-uy-van-khe")],
        ),
        ("[Ban Tổ chức](committee:thanh-uy-van-khe) Thành ủy", [("committee", "thanh-uy-van-khe")]),
    ],
    ids=["another person", "nobody", "no committee", "another committee", "part of a name"],
)
def test_a_mark_wins_over_what_is_found(
    folder: Path, asked: Callable, words: str, expected: list[tuple[str, str]]
) -> None:
    """The words belong to the record that the author names, or to none."""
    asked(f"Sáng nay {words} họp.")
    assert mentioned(folder, "bai-1") == expected


def test_a_mark_on_a_person_moves_the_office(folder: Path) -> None:
    """The office heard with the marked name is that of the person marked."""
    body = "Đồng chí [Tạ Đình Lãm](person:kieu-thi-nhan), Trưởng Ban Tổ chức Thành ủy, dự."
    write(folder, "articles/2023/09/bai-1.md", article("Bài 1", body=body))
    with temporary_catalogue(folder, AS_OF, HOME) as (catalogue, _):
        said = catalogue.values("SELECT person FROM attestations WHERE article = 'bai-1'")
    assert said == ["kieu-thi-nhan"]


def test_an_ambiguous_name_is_a_question(folder: Path) -> None:
    """With the records that it may mean and the articles that ask; it stays without a link."""
    for path, text in {**TWINS, REPORT: article("Tin", body="Đồng chí Lã Văn Đức dự.")}.items():
        write(folder, path, text)
    (question,) = suggest(folder, AS_OF, HOME).questions
    assert (question.kind, question.surface) == ("person", "Lã Văn Đức")
    assert question.candidates == ("la-van-duc-1", "la-van-duc-2")
    assert question.articles == (REPORT,)
    assert mentioned(folder, "hoi-nghi-cap-nuoc") == []


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("Đồng chí Lã Văn Đức dự.", {"persons": "la-van-duc-2"}),
        ("Đồng chí [Lã Văn Đức](person:la-van-duc-2) dự.", {}),
    ],
    ids=["front matter", "mark"],
)
def test_an_answer_settles_the_question(folder: Path, body: str, fields: dict[str, str]) -> None:
    """The record that the front matter lists, or a mark names, is the one meant."""
    for path, text in {**TWINS, NEWS: article("Tin", body=body, **fields)}.items():
        write(folder, path, text)
    assert suggest(folder, AS_OF, HOME).questions == ()
    assert mentioned(folder, "trao-huy-hieu") == [("person", "la-van-duc-2")]
    assert "L101" not in {problem.code for problem in check_content(folder, AS_OF, HOME)}


def test_lines_say_all(folder: Path, asked: Callable) -> None:
    """Kind, name, count, offices, look-alikes and files; a question with its candidates."""
    write(folder, LAM, (folder / LAM).read_text("utf-8").replace("Tạ Đình Lãm", "Đinh Văn Sửa"))
    for path, text in TWINS.items():
        write(folder, path, text)
    asked(SUU, "Đồng chí Lã Văn Đức dự.")
    lines = suggested_lines(suggest(folder, AS_OF, HOME, "bai-1"), "vi")
    assert "NHÂN SỰ Đinh Văn Sửu (1 bài)" in lines
    assert "    chức vụ nghe được: Bí thư Quận ủy Thạch Hà" in lines
    assert "    gần giống: ta-dinh-lam" in lines
    assert "    articles/2023/09/bai-1.md" in lines
    assert suggested_lines(suggest(folder, AS_OF, HOME, "bai-2"), "en") == [
        "UNRESOLVED Lã Văn Đức: la-van-duc-1, la-van-duc-2",
        "    articles/2023/09/bai-2.md",
    ]


def task(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run ``tasks.py suggest`` with *arguments*."""
    command = [sys.executable, str(PROJECT / "tasks.py"), "suggest", *map(str, arguments)]
    return subprocess.run(
        command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False, env={**os.environ}
    )


def test_the_command_prints_and_writes(folder: Path) -> None:
    """JSON for programs; ``--write`` prints the file; a name that nobody suggested is wrong use."""
    write(folder, "articles/2023/09/bai-1.md", article("Bài 1", body=SUU))
    shown = json.loads(task("--content", folder, "--format", "json").stdout)
    assert {one["name"] for one in shown["suggestions"]} == {"Đinh Văn Sửu", "Quận ủy Thạch Hà"}
    done = task("--content", folder, "--write", "đinh văn sửu")
    assert (done.returncode, Path(done.stdout.strip()).name) == (0, "dinh-van-suu.md")
    assert task("--content", folder, "--write", "Không Ai").returncode == 2
    assert task("--content", folder, "--article", "khong-co").returncode == 2


def test_the_guide_shows_what_is_printed() -> None:
    """Every line of output in the editors' guide is one that the samples give, but for the name put in to try."""
    guide = (PROJECT / "docs/bien-tap/README.md").read_text("utf-8")
    shown = [
        line
        for block in re.findall(r"^```text\n(.*?)^```$", guide, re.M | re.S)
        for line in block.splitlines()
    ]
    printed = set(suggested_lines(suggest(PROJECT / "samples", AS_OF, "thanh-uy-sao-khue"), "vi"))
    pending = check_content(PROJECT / "samples", AS_OF, "thanh-uy-sao-khue", pending=True)
    printed |= {problem.text("vi", "samples") for problem in pending}
    kinds = ("TỔ CHỨC", "SỰ KIỆN", "NHÂN SỰ", "    ", "samples/")
    told = [line for line in shown if line.startswith(kinds)]
    assert len(told) > 15
    assert [line for line in told if line not in printed] == []
