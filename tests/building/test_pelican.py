"""Plain Pelican builds in place."""

import os
import subprocess
import sys
from pathlib import Path

from plugins.building import generator
from plugins.publishing.manifest import make_manifest
from tests.city import article, write

PROJECT = Path(__file__).resolve().parents[2]


def pelican(content: Path, place: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m pelican`` on *content* into ``place/preview``."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-s",
        "pelicanconf.py",
        "-o",
        str(place / "preview"),
    ]
    command += [*more, "-e", f'CACHE_PATH="{place / "cache"}"']
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795392000"}
    return subprocess.run(
        command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False, env=environment
    )


def test_it_builds_in_place_and_keeps_what_did_not_change(folder, tmp_path):
    """The second run writes what an edit touches and takes away what is gone."""
    extra = write(
        folder,
        "articles/2023/08/tin-them.md",
        article("Tin thêm", date="2023-08-01", category="Xây dựng Đảng"),
    )
    first = pelican(folder, tmp_path)
    assert first.returncode == 0, first.stderr
    before = make_manifest(tmp_path / "preview")
    times = {path: (tmp_path / "preview" / path).stat().st_mtime_ns for path in before}
    extra.unlink()
    second = pelican(folder, tmp_path)
    assert second.returncode == 0, second.stderr
    after = make_manifest(tmp_path / "preview")
    assert "tin-tuc/2023/08/tin-them/index.html" in set(before) - set(after)
    same = [path for path in after if before.get(path) == after[path]]
    assert "tin-tuc/2023/07/hoi-nghi-cap-nuoc/index.html" in same
    assert all((tmp_path / "preview" / path).stat().st_mtime_ns == times[path] for path in same)


def test_problems_are_plain_lines(folder, tmp_path):
    """File, line, code, what and how, unbroken; exit code 1, nothing written, no traceback."""
    write(folder, "articles/2023/09/tin.md", article("Tin", categry="một giá trị rất dài " * 8))
    done = pelican(folder, tmp_path)
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if "articles/2023/09/tin.md:5: lỗi D101 " in line]
    assert len(lines) == 1
    assert lines[0].endswith("(category?).")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "preview").exists() or make_manifest(tmp_path / "preview") == {}


def test_what_stops_a_build_is_told_plainly(folder, tmp_path):
    """A message and our exit code, no traceback: a theme without its files, a setting that cannot be used."""
    (tmp_path / "theme").mkdir()
    done = pelican(folder, tmp_path, "-t", str(tmp_path / "theme"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "main.css" in done.stderr
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\nPARTS = ['kore']\n"
    )
    done = pelican(folder, tmp_path, "-s", str(wrong))
    assert done.returncode == 2
    assert "PARTS = ['kore']" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_program_or_package_is_another_code(tmp_path, monkeypatch):
    """Everything is read anew then: each file of the program and each pinned package count."""
    monkeypatch.setattr(generator, "_PROJECT", tmp_path)
    write(tmp_path, "plugins/part/one.py", "ONE = 1\n")
    write(tmp_path, "requirements.txt", "markdown==1\n")
    codes = [generator.code_digest()]
    for path, text in (("plugins/part/one.py", "ONE = 2\n"), ("requirements.txt", "markdown==2\n")):
        write(tmp_path, path, text)
        codes.append(generator.code_digest())
    assert len(set(codes)) == len(codes)
    write(tmp_path, "README.md", "Another text.\n")
    assert generator.code_digest() == codes[-1]
