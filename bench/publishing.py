"""Time the publishing of a large made-up site: ``.venv/bin/python -m bench.publishing 140000 FOLDER``.

Prints a line of Markdown for each row of ``docs/reliability.md``; FOLDER is made and taken away again.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from plugins.publishing.fixity import compare
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.manifest import make_manifest, sha256_of
from plugins.publishing.releases import begin_staging, current_release, roll_back, switch
from plugins.publishing.staging import stage_copy_of
from plugins.publishing.takedown import TakedownRequest, take_down
from plugins.publishing.verification import verify_all, verify_changed

_LINKS = 40
_TEXT = "Đồng chí Bí thư chủ trì hội nghị và kết luận. " * 60
_PAGE = (
    '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<title>Bài {n}</title>\n'
    '<link rel="stylesheet" href="/theme/css/site.0123456789.css">\n</head>\n<body>\n<main id="noi-dung">\n'
    '<h1>Bài số {n} của kho thử</h1>\n<p id="doan-1">{text}</p>\n<ul>\n{links}\n</ul>\n</main>\n</body>\n</html>\n'
)


def page_path(number: int) -> str:
    """Return where the page *number* stands."""
    return f"tin-tuc/{2000 + number % 25}/{number % 12 + 1:02d}/bai-{number}/index.html"


def make_page(number: int, total: int, more: str = "") -> str:
    """Return a page of some 5 kB that leads to others."""
    others = ((number * 31 + step * 7919) % total for step in range(_LINKS))
    links = "\n".join(
        f'<li><a href="/{page_path(one).removesuffix("index.html")}#doan-1">Bài {one}</a></li>'
        for one in others
    )
    return _PAGE.format(n=number, text=_TEXT + more, links=links)


def make_site(root: Path, total: int) -> None:
    """Write a site of *total* files."""
    (root / "theme/css").mkdir(parents=True)
    (root / "theme/css/site.0123456789.css").write_text("body{margin:0}")
    for number in range(total - 2):
        place = root / page_path(number)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(make_page(number, total - 2), "utf-8")
    (root / "index.html").write_text(make_page(total, total - 2), "utf-8")


def told(what: str, began: float, total: int = 0) -> float:
    """Print how long *what* took since *began*; return the moment."""
    seconds = time.monotonic() - began
    speed = f", {total / seconds:,.0f}/s" if total else ""
    print(f"| {what} | {seconds:.2f} s{speed} |", flush=True)
    return time.monotonic()


def main(total: int, folder: Path) -> None:
    """Measure a first release, one edit, publication, roll-back, verification and a takedown of *total* files."""
    output, place = folder / "output", folder / "www"
    make_site(begin_staging(output), total)
    staging = output / "staging"
    began = time.monotonic()
    manifest = make_manifest(staging)
    began = told("manifest, every file read", began, total)
    _, link_counts = verify_all(staging, manifest)
    began = told("every page and link verified", began, total)
    first = switch(output, staging, manifest, link_counts=link_counts)
    began = told("switch", began)

    stage_copy_of(output, first)
    began = told("staging like the release before, every link made", began)
    changed = staging / page_path(7)
    changed.unlink()
    changed.write_text(make_page(7, total - 2, "Sửa một câu."), "utf-8")
    manifest = {**first.manifest, page_path(7): sha256_of(changed)}
    began = time.monotonic()
    verified, link_counts = verify_changed(staging, manifest, "", first)
    began = told("links verified after one edit", began)
    assert not verified.faults
    switch(output, staging, manifest, link_counts=link_counts)
    began = told("switch after one edit", began)

    publish_folder(output, place)
    began = told("publish to an empty folder", began, total)
    for edit in range(4):
        release = current_release(output)
        assert release is not None
        began = time.monotonic()
        stage_copy_of(output, release)
        (staging / "index.html").unlink()
        (staging / "index.html").write_text(make_page(total, total - 2, f"Sửa {edit}."), "utf-8")
        manifest = {**release.manifest, "index.html": sha256_of(staging / "index.html")}
        switch(output, staging, manifest)
    began = told("a release after one edit, made of the oldest", began)
    began = time.monotonic()
    publish_folder(output, place)
    began = told("publish after one edit, every file of the source read", began, total)
    published = current_release(place)
    assert published is not None
    assert not compare(published).differences
    began = told("verify", began, total)
    roll_back(place)
    began = told("rollback", began)
    take_down(output, TakedownRequest(f"/{page_path(9).removesuffix('index.html')}", "2026-11-26"))
    told("takedown from five releases", began)


if __name__ == "__main__":
    where = Path(sys.argv[2])
    try:
        main(int(sys.argv[1]), where)
    finally:
        shutil.rmtree(where, ignore_errors=True)
