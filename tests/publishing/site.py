"""A small invented site, made of files alone, for tests of what becomes of files."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.publishing.manifest import files_below, make_manifest
from plugins.publishing.releases import Release, begin_staging, switch
from tests.city import write

ARTICLE = "/tin-tuc/2023/07/hop-ban-cap-nuoc/"
TITLE = "Họp bàn việc cấp nước & điện"
PICTURE, SHARED, PAPER = "images/2023/07/hop.jpg", "images/2023/07/cau.jpg", "documents/2023/ke-hoach.pdf"


def page(body: str, title: str = "Trang", head: str = "") -> str:
    """Return a whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<title>{title}</title>\n{head}'
        '<link rel="stylesheet" href="/theme/css/site.0123456789.css">\n</head>\n<body>\n'
        f'<main id="noi-dung">\n{body}\n</main>\n</body>\n</html>\n'
    )


def redirect(target: str, title: str) -> str:
    """Return the page of an address that leads elsewhere."""
    head = f'<meta http-equiv="refresh" content="0; url={target}">\n'
    return page(f'<p>Trang này ở <a href="{target}">{title}</a>.</p>', title, head)


def card(address: str, title: str, picture: str = "") -> str:
    """Return an article as listings show it."""
    image = f'<img src="/{picture}" alt="{title}">' if picture else ""
    return f'<li><article class="card"><h2><a href="{address}">{title}</a></h2>{image}</article>\n</li>'


_TITLE = "Họp bàn việc cấp nước &amp; điện"
_OTHER = "/tin-tuc/2023/07/khanh-thanh-cau/"
SITE: dict[str, str | bytes] = {
    "index.html": page(f"<h1>Vân Khê</h1>\n<ul>\n{card(ARTICLE, _TITLE, PICTURE)}\n{card(_OTHER, 'Khánh thành cầu', SHARED)}\n</ul>"),
    "404.html": page('<h1>Không tìm thấy trang</h1>\n<p><a href="/">Trang chủ</a></p>', "404"),
    "tin-tuc/2023/07/hop-ban-cap-nuoc/index.html": page(
        f'<article>\n<h1>{_TITLE}</h1>\n<p id="doan-1">Đồng chí Tạ Đình Lãm chủ trì.</p>\n<img src="/{PICTURE}" alt="Họp">'
        f'<img src="/{SHARED}" alt="Cầu"><a href="/{PAPER}">Kế hoạch</a>\n</article>', _TITLE),
    "tin-tuc/2023/07/khanh-thanh-cau/index.html": page(
        f'<article>\n<h1>Khánh thành cầu</h1>\n<p>Xem <a href="{ARTICLE}#doan-1">bài hôm trước</a> về cấp nước.</p>'
        f'<img src="/{SHARED}" alt="Cầu">\n<ul><li><a href="{ARTICLE}">{_TITLE}</a></li></ul>\n</article>', "Cầu"),
    "nhan-su/ta-dinh-lam/index.html": page(
        f'<h1>Tạ Đình Lãm</h1>\n<ul>\n{card(ARTICLE, _TITLE, PICTURE)}\n</ul>\n<p>Nguồn: {_TITLE}, 21/7.</p>'
        f'<script type="application/ld+json">{{"url": "https://tulieu.example{ARTICLE}"}}</script>'),
    "nhan-su/index.html": page('<h1>Nhân sự</h1>\n<ul><li><a href="/nhan-su/ta-dinh-lam/">Tạ Đình Lãm</a></li></ul>'),
    "id/a-0000018/index.html": redirect(ARTICLE, _TITLE),
    "id/a-0000018/erc.txt": f"erc:\nwho: Lê Văn Bút\nwhat: {TITLE}\nwhere: https://tulieu.example/id/a-0000018/\n",
    "id/a-0000018/metadata.json": f'{{"title": "{TITLE}", "creator": ["Lê Văn Bút"]}}\n',
    "cu/bai-1.html": redirect(ARTICLE, _TITLE),
    "feed.xml": (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f'  <entry>\n    <title>{_TITLE}</title>\n    <link href="https://tulieu.example{ARTICLE}" />\n  </entry>\n'
        f'  <entry>\n    <title>Khánh thành cầu</title>\n    <link href="https://tulieu.example{_OTHER}" />\n  </entry>\n</feed>\n'),
    "sitemap.xml": (
        f"<urlset><url><loc>https://tulieu.example{ARTICLE}</loc></url><url><loc>https://tulieu.example/</loc></url></urlset>"),
    "du-lieu/nginx.map": f'"/id/a-0000018/" {ARTICLE};\n"/id/p-000001z/" /nhan-su/ta-dinh-lam/;\n',
    "tim-kiem/ten.json": '{"kind":"person","entries":[["Tạ Đình Lãm","/nhan-su/ta-dinh-lam/"],["Kiều Thị Nhàn","/nhan-su/x/"]]}',
    "theme/css/site.0123456789.css": "main { margin: 0 }\n" * 60,
    PICTURE: b"\xff\xd8\xff hop",
    SHARED: b"\xff\xd8\xff cau",
    PAPER: b"%PDF-1.7",
}  # fmt: skip
"""Text or bytes by path. Every link leads somewhere."""


def put(root: Path, files: dict[str, str | bytes]) -> None:
    """Write *files* below *root*."""
    for path, text in files.items():
        write(root, path, text)


def released(output: Path, files: dict[str, str | bytes] | None = None, **more: str | bytes) -> Release:
    """Make a release of *files*, else of the site, with *more* files in the root: dots for underscores."""
    staging = begin_staging(output)
    put(
        staging,
        {
            **(SITE if files is None else files),
            **{name.replace("_", "."): text for name, text in more.items()},
        },
    )
    return switch(output, staging, make_manifest(staging), "2026-11-23T08:00:00+07:00")


def shown(place: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that readers see; empty before the first release."""
    current = place / "current"
    return make_manifest(current.resolve()) if current.is_symlink() else {}


def leftovers(place: Path) -> list[str]:
    """Return files of *place* that no release and no link explains."""
    known = ("releases/", ".lock", "current", "takedowns.csv")
    return [path for path in files_below(place) if not path.startswith(known)]


def times(place: Path) -> dict[str, int]:
    """Return the time of every file that readers see, in nanoseconds."""
    root = (place / "current").resolve()
    return {path: os.stat(root / path).st_mtime_ns for path in files_below(root)}
