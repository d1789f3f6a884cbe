"""``check``: everything at once, with file, line and code."""

import shutil
from pathlib import Path

import pytest

from plugins.editing.check import check_content
from plugins.publishing.manifest import make_manifest
from tests.city import AS_OF, article, record, write

PROJECT = Path(__file__).resolve().parents[2]
REPORT = "articles/2023/07/ky-ket-quy-che-phoi-hop-giai-doan-2023-2025.md"
EVENT = "register/events/hoi-nghi-so-ket-05-nam-quy-che-phoi-hop-2017-2022.md"

FAULTS = [
    ("D104", REPORT, "category:", "expires_at: 21/7"),
    ("A122", REPORT, "## Nhìn lại", "\n[x](person:nguoi-khong-co)\n"),
    ("A121", REPORT, "## Ký kết", "\n![Ảnh](https://may-khac.example/a.jpg)\n"),
    ("D105", "register/persons/vo-van-tan.md", "tenures:", "  - {office: Bí thư, until: 2020-13}"),
    ("R115", "register/persons/vo-van-tan.md", "name:", "born: 1990\ndied: 1980"),
    ("Y107", "register/persons/vo-cao-son.md", "sources:", "  - x\nname: Tên khác"),
    ("R101", "register/committees/quan-uy-quan-7.md", "kind:", "predecessors: ban-khong-co-that"),
    ("R109", "register/committees/huyen-uy-cu-chi.md", "kind:", "from: 2026-01"),
    ("D101", EVENT, "kind:", "chu_tri: Võ Cao Sơn"),
    ("P101", EVENT, "start:", "documents: [{file: /documents/2023/khong-co.pdf, title: Quy chế}]"),
    ("R113", "register/ids.csv", "id,state,into", "p-000001z,song,"),
    ("S101", "settings/portal.yaml", "short_name:", None),
    ("S102", "settings/portal.yaml", "short_name:", "featured: bai-khong-co"),
    ("F101", "pages/gioi-thieu.md", "---\n\n", "\udce1"),
    ("Y110", "articles/2023/08/bai-moi.md", "category:", "summary: Ghi chú: hai chấm"),
]
"""Code, file, the words whose line the fault stands after, and the fault; ten files, fifteen faults."""

SHOWN_AT = {"R115": "died:", "R109": "until:", "S101": "home_committee:", "Y107": "name: Tên khác"}
"""Where a fault is shown that does not stand on its own line."""


def spoil(folder: Path) -> list[tuple[str, str, int]]:
    """Put the faults into the content folder; return code, file and line of each, by file and line."""
    write(folder, "articles/2023/08/bai-moi.md", article("Bài mới"))
    for _, path, after, fault in FAULTS:
        place = folder / path
        text = place.read_text("utf-8")
        if fault is None:
            text = text.replace("home_committee: ", "home_committee: khong-co-")
        else:
            end = text.index("\n", text.index(after)) + 1
            text = f"{text[:end]}{fault}\n{text[end:]}"
        place.write_bytes(text.encode("utf-8", "surrogateescape"))
    expected = []
    for code, path, _, fault in FAULTS:
        lines = (folder / path).read_text("utf-8", "surrogateescape").split("\n")
        words = SHOWN_AT.get(code) or (fault or "").strip()
        expected.append((code, path, next(n for n, line in enumerate(lines, 1) if words in line)))
    return sorted(expected, key=lambda one: (one[1], one[2], one[0]))


@pytest.fixture
def content(tmp_path):
    """A copy of the real content folder."""
    return Path(shutil.copytree(PROJECT / "content", tmp_path / "content"))


def test_fifteen_faults_in_ten_files_are_all_listed(content):
    """Each with its own line and code, and nothing else."""
    expected = spoil(content)
    assert len(expected) == 15
    assert len({path for _, path, _ in expected}) == 10
    problems = check_content(content, AS_OF)
    assert [(one.code, one.path, one.line) for one in problems] == expected


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_fault_is_told_whole(content, language):
    """On one line each, in both languages, with all its values."""
    spoil(content)
    for problem in check_content(content, AS_OF):
        text = problem.text(language)
        weight = {"vi": ("cảnh báo", "lỗi"), "en": ("warning", "error")}[language][problem.is_error]
        assert text.startswith(f"{problem.path}:{problem.line}: {weight} {problem.code} ")
        assert len(text.splitlines()) == 1


def test_checking_changes_nothing(content):
    """Not a byte in the folder."""
    spoil(content)
    before = make_manifest(content)
    check_content(content, AS_OF)
    assert make_manifest(content) == before


@pytest.mark.parametrize("name", ["content", "samples"])
def test_our_own_folders_have_no_problem(name):
    """Neither an error nor a warning, as ``--strict`` asks."""
    assert [one.text("en") for one in check_content(PROJECT / name, AS_OF)] == []


@pytest.mark.parametrize(
    ("files", "code", "other"),
    [
        (
            {"articles/2023/09/ban-sao.md": article("Bài chép", id="a-0000018")},
            "R105",
            "articles/2023/07/hoi-nghi-cap-nuoc.md:2",
        ),
        (
            {"register/persons/x.md": record("Tạ Đình Lãm", id="p-0000033")},
            "R106",
            "register/persons/ta-dinh-lam.md:3",
        ),
    ],
)
def test_the_other_file_is_named_with_its_line(indexed, files, code, other):
    """An id or a name that two files have: an editor sees both places."""
    problems = indexed(files)[0].problems
    assert other in [one.values["other"] for one in problems if one.code == code]
