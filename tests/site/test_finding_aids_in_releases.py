"""Finding aids in releases, where the settings ask for them."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from plugins.catalogue.queries import fixity
from plugins.cli.publish_commands import takedown
from plugins.cli.release import build_release
from plugins.publishing.releases import current_release
from plugins.sources.content_file import sha256_hex
from plugins.views import record
from plugins.workers.progress import report_nothing
from tests.city import CITY, REPORT, article, write

ROOT = Path(__file__).resolve().parents[2]
LAM, PDF = "nhan-su/ta-dinh-lam", "nhan-su/ta-dinh-lam/cong-cu-tra-cuu.pdf"
GONE = "articles/2022/05/mot-chuyen.md"


class Releases:
    """A folder of releases of the city, with one article more."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in CITY.items():
            write(root / "content", path, text)
        body = "Ông Tạ Đình Lãm, Bí thư Thành ủy Vân Khê, đến thăm."
        write(root / "content", GONE, article("Một chuyện rất dài", body, date="2022-05-03"))

    def build(self, *parts: str, jobs: int = 1) -> Path:
        """Build with *parts* besides the core; return the folder of the release."""
        settings = {
            "THEME": str(ROOT / "theme"),
            "AS_OF": "2026-11-23T08:00",
            "PARTS": ["core", *parts],
            "JOBS": jobs,
        }
        built = build_release(
            self.root / "content", self.root / "output", self.root / "cache", report_nothing, True, **settings
        )
        return built.release.folder


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    """With nothing built yet."""
    return Releases(tmp_path)


def text_of(folder: Path) -> str:
    """Return the words of the finding aid of the person."""
    pages = PdfReader(io.BytesIO((folder / PDF).read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_each_record_has_one_and_its_page_leads_there(
    releases: Releases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same content with fewer workers the bytes are the same; nothing is left behind; without the setting there are none."""
    own = releases.root / "tmp"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    folder = releases.build("finding-aids", jobs=2)
    assert not [*own.glob("weasyprint*")]
    assert len([*folder.rglob("cong-cu-tra-cuu.pdf")]) == len([*folder.glob("nhan-su/*/index.html")]) + len(
        [*folder.glob("to-chuc/*/index.html")]
    ) + len([*folder.glob("su-kien/*/index.html")])
    assert f'href="/{PDF}"' in (folder / LAM / "index.html").read_text("utf-8")
    first = (folder / PDF).read_bytes()
    (releases.root / "cache").rename(releases.root / "older")
    (releases.root / "output").rename(releases.root / "older-output")
    assert (releases.build("finding-aids") / PDF).read_bytes() == first
    folder = releases.build()
    assert not [*folder.rglob("cong-cu-tra-cuu.pdf")]
    assert "cong-cu-tra-cuu" not in (folder / LAM / "index.html").read_text("utf-8")


def test_only_those_that_would_say_something_else_are_written_anew(releases: Releases) -> None:
    """A file's digest is part of it, even where no page shows the edit; a lost file is made again."""
    before = releases.build("finding-aids")
    report = releases.root / "content" / REPORT
    report.write_text(report.read_text("utf-8").replace("---\n\n", "---\n\n\n", 1), "utf-8")
    after = releases.build("finding-aids")
    assert sha256_hex(report.read_bytes()) in text_of(after).replace(" ", "")
    paths = [one.relative_to(before) for one in before.rglob("cong-cu-tra-cuu.pdf")]
    kept = [one for one in paths if (after / one).stat().st_ino == (before / one).stat().st_ino]
    assert kept and Path(PDF) not in kept
    (after / PDF).unlink()
    assert (releases.build("finding-aids") / PDF).exists()


def test_one_with_too_many_reports_is_left_to_the_command(
    releases: Releases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does the page lead there."""
    for module in (fixity, record):
        monkeypatch.setattr(module, "MAX_REPORTS_IN_RELEASE", 1)
    folder = releases.build("finding-aids")
    assert not (folder / PDF).exists()
    assert "cong-cu-tra-cuu" not in (folder / LAM / "index.html").read_text("utf-8")


def test_what_is_taken_down_stands_in_none(releases: Releases) -> None:
    """What a PDF says cannot be read: those of the records that the article names go, and nothing leads there."""
    folder = releases.build("finding-aids")
    assert "Một chuyện rất dài" in text_of(folder)
    output = releases.root / "output"
    assert takedown("mot-chuyen", output, [], by="An", reason="Lộ") == 0
    found = current_release(output)
    assert found
    assert not (found.folder / PDF).exists()
    assert f'href="/{PDF}"' not in (found.folder / LAM / "index.html").read_text("utf-8")
    assert (found.folder / "su-kien/hoi-nghi-cap-nuoc-2023/cong-cu-tra-cuu.pdf").exists()
    os.unlink(releases.root / "content" / GONE)
    after = releases.build("finding-aids")
    assert "Một chuyện" not in text_of(after)
