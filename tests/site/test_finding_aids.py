"""Finding aids on paper, read back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from plugins.cli import paper
from plugins.cli.commands import finding_aid
from plugins.sources.content_file import sha256_hex
from tests.city import AS_OF, REPORT, SOURCE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def caches_stay_with_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the command keep what it keeps below the test's folder, with the theme of the project."""
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(AS_OF.timestamp())))


def written(folder: Path, to: Path, form: str, named: str = "ta-dinh-lam", lang: str = "") -> bytes:
    """Return the finding aid of a record of the city."""
    assert finding_aid(folder, named=named, form=form, to=str(to), lang=lang) == 0
    return to.read_bytes()


def test_a_page_for_print(folder: Path, tmp_path: Path) -> None:
    """Areas in the order of ISAAR(CPF); each statement with the number of its source, each report with its fixity."""
    page = BeautifulSoup(written(folder, tmp_path / "a.html", "html"), "lxml")
    assert [one.get_text().split()[0] for one in page.find_all("h2")] == ["5.1", "5.2", "5.4", "6", "Nguồn"]
    office = next(one for one in page.find_all("dd") if one.get_text().startswith("Trưởng Ban"))
    assert office.find(class_="dates").get_text() == "2020-10/"
    number = int(office.find(class_="source").get_text().strip("[]"))
    assert page.find_all("li")[number - 1].get_text() == "Quyết định số 15-QĐ/TU"
    digests = [one.get_text() for one in page.find_all(class_="hash")]
    assert sha256_hex((folder / REPORT).read_bytes()) in digests and len(digests) == 2


def test_committees_and_events_have_theirs(folder: Path, tmp_path: Path) -> None:
    """With their relations; in English where that is asked for."""
    page = BeautifulSoup(written(folder, tmp_path / "b.html", "html", "thanh-uy-van-khe", "en"), "lxml")
    assert "Committees below" in page.get_text() or "Ban Tổ chức Thành ủy Vân Khê" in page.get_text()
    page = BeautifulSoup(written(folder, tmp_path / "c.html", "html", "hoi-nghi-cap-nuoc-2023"), "lxml")
    assert "Thành ủy Vân Khê" in page.get_text()


def test_a_tagged_pdf(folder: Path, tmp_path: Path) -> None:
    """With a title, a language, headings as such, and every word of the page."""
    reader = PdfReader(io.BytesIO(written(folder, tmp_path / "a.pdf", "pdf")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/Lang"] == "vi"
    assert reader.metadata and reader.metadata.title == "Tạ Đình Lãm: công cụ tra cứu"
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert "Trưởng Ban Tổ chức Thành ủy Vân Khê" in text


def test_what_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    """Another format, or a record that is not there."""
    assert finding_aid(folder, named="ta-dinh-lam", form="doc", to="", lang="") == 2
    assert finding_aid(folder, named="khong-co", form="html", to="", lang="") != 0


def test_the_same_content_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """No date and no chance in a PDF."""
    first, second = (written(folder, tmp_path / name, "pdf") for name in ("mot.pdf", "hai.pdf"))
    assert first == second


def test_a_machine_without_the_libraries_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where they cannot be installed: which packages, and that a page can be had without; exit code 4."""
    monkeypatch.setattr(paper, "_is_there", lambda: False)
    monkeypatch.setattr(paper, "install_packages", lambda names: False)
    assert finding_aid(folder, named="ta-dinh-lam", form="pdf", to="", lang="") == 4
    assert "libpango-1.0-0" in capsys.readouterr().err


def test_missing_libraries_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this program may, before they are looked for again."""
    installed: list[str] = []
    monkeypatch.setattr(paper, "_is_there", lambda: bool(installed))
    monkeypatch.setattr(paper, "install_packages", lambda names: bool(installed.extend(names) or True))
    paper.ensure_paper()
    assert "libpango-1.0-0" in installed


def test_each_committee_below_has_its_source(folder: Path, tmp_path: Path) -> None:
    """Its own record says where it stands, and on what that rests."""
    page = BeautifulSoup(written(folder, tmp_path / "b.html", "html", "thanh-uy-van-khe"), "lxml")
    below = next(one for one in page.find_all("dd") if "Ban Tổ chức Thành ủy Vân Khê" in one.get_text())
    number = int(below.find(class_="source").get_text().strip("[]"))
    assert page.find_all("li")[number - 1].get_text() == SOURCE
