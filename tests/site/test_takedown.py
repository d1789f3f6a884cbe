"""A takedown of a site with every part: no word that only the article had is left in any file of any kept release."""

import re
from pathlib import Path

import pytest

from plugins.building.settings import PARTS
from plugins.cli.publish_commands import takedown
from plugins.cli.release import build_release
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.releases import kept_releases
from plugins.workers.progress import report_nothing
from tests.city import CITY, article, write
from tests.site.test_embargo import unpacked

PROJECT = Path(__file__).resolve().parents[2]
RARE = re.compile(rb"zqx[a-z]+", re.IGNORECASE)
GONE = "articles/2022/05/zqxslug.md"
FIELDS = {
    "date": "2022-05-03",
    "summary": "Zqxsummary nói gọn.",
    "authors": "[Zqxauthor, Văn Anh]",
    "topics": "[Zqxtopic, Cấp nước]",
    "corrections": "[{date: 2022-06-01, text: Zqxcorrection}]",
    "source": "Zqxsource",
    "category": "Thời sự",
    "documents": "[{file: /documents/zqxfile.pdf, title: Zqxpaper, number: 7-ZQXNO/TU, date: 2019-05}]",
    "former_slugs": "zqxformer",
    "legacy_urls": "/zqxlegacy/1.htm",
}


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """An output with two releases and a place with them, with compressed copies, from which the article was taken down."""
    root = tmp_path_factory.mktemp("go")
    for path, text in CITY.items():
        write(root / "content", path, text)
    body = "## Zqxheading\n\nMột chuyện zqxbody riêng, có Tạ Đình Lãm."
    write(root / "content", "documents/zqxfile.pdf", b"%PDF-1.4 zqxinside")
    write(root / "content", GONE, article("Zqxtitle một chuyện rất dài", body, **FIELDS))
    same = {"authors": "Văn Anh", "topics": "Cấp nước"}
    write(root / "content", "articles/2022/05/khac.md", article("Khác", "Nước.", date="2022-05-04", **same))
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": "2026-11-23T08:00", "PARTS": list(PARTS), "JOBS": 2}
    output, www = root / "output", root / "www"
    for text in ("Một.", "Hai."):
        write(root / "content", "articles/2023/05/nua.md", article("Nữa", text, date="2023-05-04"))
        build_release(root / "content", output, root / "cache", report_nothing, **settings)
        publish_folder(output, www, compress=True)
    before = rare_words(www)
    assert takedown("zqxslug", output, [str(www)], by="An", reason="Lộ") == 0
    return output, www, before


def rare_words(place):
    """Return where in the kept releases of *place* each rare word stands."""
    found: dict[str, set[str]] = {}
    for folder in kept_releases(place):
        for path in (one for one in folder.rglob("*") if one.is_file()):
            name = path.relative_to(place).as_posix()
            for part in (name.encode(), *unpacked(name, path.read_bytes())):
                for hit in RARE.findall(part):
                    found.setdefault(hit.decode().lower(), set()).add(name)
    return found


def test_no_rare_word_is_left(places):
    """But those of its addresses, which say that it is gone; looking for them finds all of them before."""
    output, www, before = places
    assert len(before) >= 10, sorted(before)
    assert any("/texts-" in name for name in before["zqxbody"])
    assert any("/words-" in name for name in before["zqxbody"])
    for place in (output, www):
        left = rare_words(place)
        allowed = re.compile(r"releases/\d+/(?:tin-tuc/2022/05/zqx(?:slug|former)|zqxlegacy)/.*")
        telling = {
            word: {name for name in names if not allowed.fullmatch(name)} for word, names in left.items()
        }
        assert {word: sorted(names)[:6] for word, names in telling.items() if names} == {}


def test_other_years_can_still_be_searched(places):
    """Of the year of the article nothing is left; the page tells it, and finds what other years have."""
    output, *_ = places
    for folder in kept_releases(output):
        assert not (folder / "tim-kiem/nam/2022").exists()
        (words,) = (folder / "tim-kiem/nam/2023").glob("words-*.bin")
        assert "nước".encode() in words.read_bytes()
