"""``build``: a release, whole or not at all."""

import errno
import inspect
import io
import os
import random
import re
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote, unquote

import pytest
import yaml
from bs4 import BeautifulSoup
from PIL import Image

from plugins.building.errors import ContentErrors
from plugins.building.settings import BadSettings
from plugins.catalogue.queries.addresses import has_address
from plugins.catalogue.store import open_catalogue
from plugins.cli import release
from plugins.cli.release import LastReleaseRefused, SiteRefused, build_release, choose_build_time
from plugins.kinds import KINDS
from plugins.publishing.errors import NotPublished
from plugins.publishing.lock import AlreadyLocked, lock_folder
from plugins.publishing.manifest import make_manifest
from plugins.publishing.releases import Release, roll_back
from plugins.site import rendering
from plugins.site.template_cache import TemplateCache
from plugins.sources.fields import moment, partial_date
from plugins.sources.schemas import SCHEMAS
from plugins.views import body
from plugins.workers.progress import report_nothing
from tests.city import CITY, LAM, NEWS, REPORT, article, picture, record, write

PROJECT = Path(__file__).resolve().parents[2]
AS_OF = "2026-11-23T08:00"
SITE = "https://tulieu.example"


@pytest.fixture(autouse=True)
def compiled_once(monkeypatch, tmp_path_factory) -> None:
    """Have templates compiled once for all builds of this file; the tests of kept templates know when they may be."""
    kept = tmp_path_factory.getbasetemp() / "templates"
    monkeypatch.setattr(rendering, "TemplateCache", lambda _, version: TemplateCache(kept, version))


def build(content: Path, place: Path, **options):
    """Make a release of *content* in ``place/output``."""
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": AS_OF, **options}
    allow_drop = settings.pop("allow_drop", False)
    cache = place / str(settings.pop("cache", "cache"))
    return build_release(content, place / "output", cache, report_nothing, allow_drop=allow_drop, **settings)


def site(place: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that readers see."""
    return make_manifest((place / "output/current").resolve())


def with_picture(content: Path) -> None:
    """Give the city a picture taken on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    write(content, "images/2023/a.jpg", picture(size=(64, 48), exif=exif))
    body = "![Cảnh](/images/2023/a.jpg)"
    write(content, "articles/2023/09/anh.md", article("Ảnh & <chữ>", body=body, legacy_urls="/cu/anh.html"))


def test_the_citys_files(folder, tmp_path):
    """What a site consists of, theme left out of account."""
    with_picture(folder)
    write(folder, "pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nx\n")
    built = build(folder, tmp_path)
    assert [
        path for path in sorted(site(tmp_path)) if not path.startswith(("theme/", "tim-kiem/"))
    ] == sorted(
        [
            "404.html",
            "chu-de/index.html",
            "chuyen-muc/thoi-su/2023/07/index.html",
            "chuyen-muc/thoi-su/2023/09/index.html",
            "chuyen-muc/thoi-su/feed.json",
            "chuyen-muc/thoi-su/feed.xml",
            "chuyen-muc/thoi-su/index.html",
            "chuyen-muc/xay-dung-dang/2023/08/index.html",
            "chuyen-muc/xay-dung-dang/feed.json",
            "chuyen-muc/xay-dung-dang/feed.xml",
            "chuyen-muc/xay-dung-dang/index.html",
            "cu/anh.html",
            "danh-sach/index.html",
            "dinh-chinh/feed.json",
            "dinh-chinh/feed.xml",
            "dinh-chinh/index.html",
            "du-lieu/chuyen-huong/caddy.conf",
            "du-lieu/chuyen-huong/nginx.map",
            "feed.json",
            "feed.xml",
            "gioi-thieu/index.html",
            "id/a-0000018/index.html",
            "id/c-000001n/erc.txt",
            "id/c-000001n/index.html",
            "id/c-000001n/metadata.json",
            "id/c-000002x/erc.txt",
            "id/c-000002x/index.html",
            "id/c-000002x/metadata.json",
            "id/e-0000018/erc.txt",
            "id/e-0000018/index.html",
            "id/e-0000018/metadata.json",
            "id/p-000001z/erc.txt",
            "id/p-000001z/index.html",
            "id/p-000001z/metadata.json",
            "id/p-0000027/erc.txt",
            "id/p-0000027/index.html",
            "id/p-0000027/metadata.json",
            "images/2023/a.jpg",
            "images/2023/a.jpg.48.avif",
            "images/2023/a.jpg.48.webp",
            "index.html",
            "luu-tru/2023/07/index.html",
            "luu-tru/2023/07/trich-dan.bib",
            "luu-tru/2023/07/trich-dan.json",
            "luu-tru/2023/07/trich-dan.ris",
            "luu-tru/2023/08/index.html",
            "luu-tru/2023/08/trich-dan.bib",
            "luu-tru/2023/08/trich-dan.json",
            "luu-tru/2023/08/trich-dan.ris",
            "luu-tru/2023/09/index.html",
            "luu-tru/2023/09/trich-dan.bib",
            "luu-tru/2023/09/trich-dan.json",
            "luu-tru/2023/09/trich-dan.ris",
            "luu-tru/index.html",
            "nhan-su/chuc-vu.json",
            "nhan-su/index.html",
            "nhan-su/kieu-thi-nhan/feed.json",
            "nhan-su/kieu-thi-nhan/feed.xml",
            "nhan-su/kieu-thi-nhan/index.html",
            "nhan-su/ta-dinh-lam/feed.json",
            "nhan-su/ta-dinh-lam/feed.xml",
            "nhan-su/ta-dinh-lam/index.html",
            "robots.txt",
            "sitemap.xml",
            "so-do/2023.xml",
            "so-do/ho-so.xml",
            "so-do/tin-moi.xml",
            "so-do/trang.xml",
            "su-kien/hoi-nghi-cap-nuoc-2023/feed.json",
            "su-kien/hoi-nghi-cap-nuoc-2023/feed.xml",
            "su-kien/hoi-nghi-cap-nuoc-2023/index.html",
            "su-kien/hoi-nghi-cap-nuoc-2023/lich.ics",
            "su-kien/index.html",
            "su-kien/nam/2023/index.html",
            "tin-tuc/2023/07/hoi-nghi-cap-nuoc/index.html",
            "tin-tuc/2023/08/trao-huy-hieu/index.html",
            "tin-tuc/2023/09/anh/index.html",
            "to-chuc/ban-to-chuc-thanh-uy-van-khe/feed.json",
            "to-chuc/ban-to-chuc-thanh-uy-van-khe/feed.xml",
            "to-chuc/ban-to-chuc-thanh-uy-van-khe/index.html",
            "to-chuc/index.html",
            "to-chuc/thanh-uy-van-khe/feed.json",
            "to-chuc/thanh-uy-van-khe/feed.xml",
            "to-chuc/thanh-uy-van-khe/index.html",
            "to-chuc/thanh-uy-van-khe/lich.ics",
            "tra-cuu/chuc-vu/2018/index.html",
            "tra-cuu/chuc-vu/2019/index.html",
            "tra-cuu/chuc-vu/2020/index.html",
            "tra-cuu/chuc-vu/2021/index.html",
            "tra-cuu/chuc-vu/2022/index.html",
            "tra-cuu/chuc-vu/2023/index.html",
            "tra-cuu/chuc-vu/2024/index.html",
            "tra-cuu/chuc-vu/2025/index.html",
            "tra-cuu/chuc-vu/2026/index.html",
            "tra-cuu/chuc-vu/index.html",
            "tra-cuu/chuc-vu/tat-ca.json",
            "tra-cuu/chuc-vu/to-chuc.json",
            "tra-cuu/chuc-vu/to-chuc/ban-to-chuc-thanh-uy-van-khe.json",
            "tra-cuu/chuc-vu/to-chuc/ban-to-chuc-thanh-uy-van-khe/index.html",
            "tra-cuu/chuc-vu/to-chuc/ban-to-chuc-thanh-uy-van-khe/ke-tiep.csv",
            "tra-cuu/chuc-vu/to-chuc/ban-to-chuc-thanh-uy-van-khe/ke-tiep.json",
            "tra-cuu/chuc-vu/to-chuc/thanh-uy-van-khe.json",
            "tra-cuu/chuc-vu/to-chuc/thanh-uy-van-khe/index.html",
            "tra-cuu/chuc-vu/to-chuc/thanh-uy-van-khe/ke-tiep.csv",
            "tra-cuu/chuc-vu/to-chuc/thanh-uy-van-khe/ke-tiep.json",
            "tra-cuu/cung-du/index.html",
            "van-ban/index.html",
            "van-ban/khong-ro/index.html",
        ]
    )
    assert (built.result.public, built.result.records, built.verified.faults) == (3, 5, ())


def test_pictures_have_no_position(folder, tmp_path):
    """Nothing of the camera is published, and the picture stands upright."""
    with_picture(folder)
    build(folder, tmp_path)
    data = (tmp_path / "output/current/images/2023/a.jpg").read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        assert not image.getexif()
        assert image.size == (48, 64)


def run_build(place: Path, content: Path, **environment: str) -> dict[str, str]:
    """Build *content* from a copy of everything below *place*, in another process; return the site."""
    own = Path(shutil.copytree(content, place / "noi-dung"))
    theme = Path(shutil.copytree(PROJECT / "theme", place / "giao-dien"))
    command = [sys.executable, "tasks.py", "build", "--as-of", AS_OF, "--theme", str(theme)]
    command += ["--content", str(own), "--output", str(place / "output"), "--cache", str(place / "cache")]
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return site(place)


def test_two_machines_give_the_same_bytes(folder, tmp_path):
    """Whatever the path, locale, zone, seed of hashes and order of the file system."""
    with_picture(folder)
    one = run_build(
        tmp_path / "mot", folder, LC_ALL="C", LANG="C", TZ="America/New_York", PYTHONHASHSEED="1", HOME="/"
    )
    other = run_build(
        tmp_path / "thu muc/hai",
        folder,
        LC_ALL="C.utf8",
        LANG="vi_VN.UTF-8",
        TZ="Asia/Tokyo",
        PYTHONHASHSEED="2",
    )
    assert one == other


def test_a_build_names_no_machine(folder, tmp_path):
    """No path of this machine is in what is published."""
    build(folder, tmp_path)
    root = (tmp_path / "output/current").resolve()
    named = [path for path in make_manifest(root) if str(tmp_path).encode() in (root / path).read_bytes()]
    assert named == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (NEWS, CITY[NEWS].replace("Trao huy hiệu cho", "Trao tặng huy hiệu cho")),
        (LAM, CITY[LAM].replace("name: Tạ Đình Lãm", "name: Tạ Đình Lãm\nvariants: Sáu Lãm")),
        (NEWS, CITY[NEWS].replace("category:", "status: draft\ncategory:")),
    ],
)
def test_an_edit_gives_the_bytes_of_a_clean_build(folder, tmp_path, path, text):
    """The release after an edit is what an empty cache would give."""
    build(folder, tmp_path / "a")
    write(folder, path, text)
    edited = build(folder, tmp_path / "a", allow_drop=True)
    build(folder, tmp_path / "b")
    assert site(tmp_path / "a") == site(tmp_path / "b")
    assert edited.result.kept > 0


def test_nothing_changed_gives_no_new_release(folder, tmp_path):
    """Readers keep what they have."""
    first = build(folder, tmp_path)
    again = build(folder, tmp_path)
    assert again.release.folder.resolve() == first.release.folder.resolve()
    assert again.result.written == 0


def test_a_lost_cache_changes_nothing(folder, tmp_path):
    """The catalogue is never the only home of a fact."""
    build(folder, tmp_path)
    before = site(tmp_path)
    shutil.rmtree(tmp_path / "cache")
    build(folder, tmp_path)
    assert site(tmp_path) == before


@pytest.mark.parametrize("statement", ["UPDATE articles SET title = 'x'", "UPDATE mentions SET spans = '[]'"])
def test_a_catalogue_changed_behind_our_back_is_rebuilt(folder, tmp_path, statement):
    """Nothing of what was changed is shown."""
    import sqlite3

    build(folder, tmp_path)
    before = site(tmp_path)
    with sqlite3.connect(tmp_path / "cache/catalogue.sqlite") as other:
        other.execute(statement)
    other.close()
    build(folder, tmp_path)
    assert site(tmp_path) == before


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_catalogue_gives_no_other_pages(folder, tmp_path, seed):
    """Bytes changed at random places of it, and an edit to show: what comes is what a first build makes."""
    build(folder, tmp_path / "a")
    write(folder, NEWS, (folder / NEWS).read_text("utf-8") + "\nMột câu nữa.\n")
    chosen = random.Random(seed)
    for path in sorted((tmp_path / "a/cache").glob("catalogue.sqlite")):
        spoilt = bytearray(path.read_bytes())
        for _ in range(seed + 1):
            spoilt[chosen.randrange(len(spoilt))] ^= 1 << chosen.randrange(8)
        path.write_bytes(spoilt)
    build(folder, tmp_path / "a")
    build(folder, tmp_path / "b")
    assert site(tmp_path / "a") == site(tmp_path / "b")


def test_a_page_changed_by_hand_is_not_taken_over(folder, tmp_path):
    """The next release has it as it is made, and nothing else of what somebody left in the folder."""
    before = build(folder, tmp_path)
    made = site(tmp_path)
    root = before.release.folder
    later = root.with_suffix(".json").stat().st_mtime_ns + 1
    (root / "index.html").write_text("của người khác")
    os.utime(root / "index.html", ns=(later, later))
    write(root, "la.php", "của người khác")
    after = build(folder, tmp_path)
    assert after.release.folder != root
    assert site(tmp_path) == made


def test_a_lost_page_is_made_again(folder, tmp_path):
    """The next release has it, though nothing in the content asks for it."""
    before = build(folder, tmp_path)
    made = site(tmp_path)
    (before.release.folder / "nhan-su/index.html").unlink()
    assert build(folder, tmp_path).release.folder != before.release.folder
    assert site(tmp_path) == made


def tree(place: Path) -> dict[str, str]:
    """Return everything in the output folder that readers may come to, and where ``current`` leads."""
    return {**make_manifest(place / "output/releases"), "current": os.readlink(place / "output/current")}


def test_errors_leave_the_published_site_untouched(folder, tmp_path):
    """All listed, exit code 1, not a byte changed."""
    build(folder, tmp_path)
    before = tree(tmp_path)
    write(folder, "articles/2023/09/hong.md", article("Tin", categry="x"))
    with pytest.raises(ContentErrors) as caught:
        build(folder, tmp_path)
    assert caught.value.code == 1
    assert [one.code for one in caught.value.problems] == ["D101"]
    assert tree(tmp_path) == before


def test_a_warning_stops_a_strict_build(folder, tmp_path):
    """And no other."""
    write(folder, "articles/2023/09/tin.md", article("Tin", body="[x](/khong-co/)"))
    with pytest.raises(ContentErrors):
        build(folder, tmp_path, STRICT=True)
    build(folder, tmp_path)


def test_many_lost_pages_are_refused(folder, tmp_path):
    """A lost mount looks like that; asked for, it goes through."""
    for number in range(12):
        write(folder, f"articles/2023/09/tin-{number}.md", article(f"Tin {number}"))
    build(folder, tmp_path)
    before = tree(tmp_path)
    for number in range(12):
        (folder / f"articles/2023/09/tin-{number}.md").unlink()
    with pytest.raises(SiteRefused, match="--allow-drop") as caught:
        build(folder, tmp_path)
    assert caught.value.exitcode == 1
    assert tree(tmp_path) == before
    build(folder, tmp_path, allow_drop=True)
    assert "tin-tuc/2023/09/tin-0/index.html" not in site(tmp_path)


def test_a_link_to_a_missing_place_on_a_page_does_not_stop_the_site(folder, tmp_path):
    """What ``check`` lets through, ``build`` publishes."""
    write(folder, "articles/2023/09/tin.md", article("Tin", body="[x](/nhan-su/ta-dinh-lam/#khong-co)"))
    build(folder, tmp_path)


def test_a_control_character_cannot_spoil_a_feed(folder, tmp_path):
    """Every feed can be parsed, whatever an article holds."""
    import xml.etree.ElementTree as ET

    write(folder, "articles/2023/09/tin.md", article("Tin", body="Một &#1; hai &#xFFFE; ba."))
    build(folder, tmp_path)
    for feed in (tmp_path / "output/current").resolve().rglob("feed.xml"):
        ET.parse(feed)


def test_the_content_folder_is_not_built_into(folder):
    """An output folder that holds the content, or lies in it, is refused."""
    for output in (folder, folder / "output", folder.parent):
        with pytest.raises(SiteRefused):
            build_release(folder, output, folder.parent / "cache", report_nothing)


def test_the_cache_is_not_made_among_the_content(folder, tmp_path):
    """Nothing is written there."""
    before = make_manifest(folder)
    with pytest.raises(SiteRefused):
        build_release(folder, tmp_path / "output", folder / "cache", report_nothing)
    assert make_manifest(folder) == before


@pytest.mark.parametrize("name", ["staging", "current", "releases"])
def test_folders_of_others_are_not_taken_for_ours(folder, tmp_path, name):
    """A folder that no build made, with one of our names in it, is left alone."""
    write(tmp_path / "output" / name, "quan-trong.txt", "giữ")
    with pytest.raises(NotPublished, match=name):
        build(folder, tmp_path)
    assert (tmp_path / "output" / name / "quan-trong.txt").read_text() == "giữ"


def test_two_builds_do_not_share_a_cache(folder, tmp_path):
    """Not even for two places: the second is refused."""
    with lock_folder(tmp_path / "cache"), pytest.raises(AlreadyLocked):
        build(folder, tmp_path)


def test_a_second_build_is_refused(folder, tmp_path):
    """While one runs."""
    with lock_folder(tmp_path / "output"), pytest.raises(AlreadyLocked):
        build(folder, tmp_path)


@pytest.mark.parametrize(
    ("asked", "settled", "told"),
    [
        ("2026-11-15", "2026-11-15", ""),
        ("2026-11-01", "2026-11-10", "trước bản đang đăng"),
        ("2026-12-01", "2026-12-01", "hơn bảy ngày"),
    ],
)
def test_a_wrong_clock_takes_nothing_away(tmp_path, caplog, asked, settled, told):
    """A moment before the last release's is that of the release; far from it, and it is told."""
    before = Release(tmp_path, {}, "2026-11-10T00:00:00+07:00")
    assert choose_build_time(asked, before).date().isoformat() == settled
    assert (told in caplog.text) if told else not caplog.records


HELD = {"publish_at": "2026-12-20 08:00", "date": "2026-11-02"}
LATER = "2026-12-25T08:00"


@pytest.fixture
def clock(monkeypatch):
    """Return a function that sets the machine's clock, as builds see it; it stands at AS_OF."""

    def set_to(moment):
        """Have it be *moment* from now on."""

        class Clock(datetime):
            """A clock that stands."""

            @classmethod
            def now(cls, tz=None):
                """Return the moment."""
                return datetime.fromisoformat(f"{moment}+07:00")

        monkeypatch.setattr(release, "datetime", Clock)

    set_to(AS_OF)
    return set_to


def test_a_moment_to_come_is_wrong_use(folder, tmp_path, clock, monkeypatch):
    """Whether asked for or told by the environment: nothing is built, and a rehearsal is named as the way to try it."""
    with pytest.raises(BadSettings, match="--rehearsal") as caught:
        build(folder, tmp_path, AS_OF=LATER)
    assert caught.value.exitcode == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798000000")
    with pytest.raises(BadSettings, match="--rehearsal"):
        build(folder, tmp_path, AS_OF=None)
    assert not (tmp_path / "output").exists()


def test_a_rehearsal_is_never_public(folder, tmp_path, clock):
    """It shows what will be let out, beside the releases; the next build is as if it had not been."""
    write(folder, "articles/2026/11/hen.md", article("Hẹn", **HELD))
    build(folder, tmp_path)
    before = tree(tmp_path)
    tried = build(folder, tmp_path, AS_OF=LATER, rehearsal=True)
    assert tried.release.folder == tmp_path / "output/rehearsal"
    assert (tried.release.folder / "tin-tuc/2026/11/hen/index.html").exists()
    assert tree(tmp_path) == before
    write(folder, "articles/2026/11/hen-2.md", article("Hẹn 2", **HELD))
    build(folder, tmp_path)
    build(folder, tmp_path / "moi")
    assert site(tmp_path) == site(tmp_path / "moi")
    assert "tin-tuc/2026/11/hen/index.html" not in site(tmp_path)


def test_nothing_is_built_upon_a_moment_to_come(folder, tmp_path, clock):
    """A release that a clock ahead made: refused with the mend, which works; what waits stays in."""
    write(folder, "articles/2026/11/hen.md", article("Hẹn", **HELD))
    build(folder, tmp_path)
    clock(LATER)
    build(folder, tmp_path, AS_OF=LATER)
    clock(AS_OF)
    with pytest.raises(LastReleaseRefused, match="rollback --to") as caught:
        build(folder, tmp_path)
    assert caught.value.exitcode == 4
    roll_back(tmp_path / "output")
    build(folder, tmp_path)
    assert "tin-tuc/2026/11/hen/index.html" not in site(tmp_path)


@pytest.mark.parametrize("spoilt", [("2026", "2036"), ("T08", "X08"), ("+07:00", ""), ('"files"', '"filez"')])
def test_nothing_is_built_upon_a_manifest_that_is_not_whole(folder, tmp_path, spoilt):
    """A year changed, a moment that is none, a key: refused with the mend, so that the guard against lost pages stands."""
    built = build(folder, tmp_path)
    beside = built.release.folder.with_suffix(".json")
    beside.write_text(beside.read_text("utf-8").replace(*spoilt, 1), "utf-8")
    shutil.rmtree(folder / "articles")
    before = tree(tmp_path)
    with pytest.raises(LastReleaseRefused, match="bảng kê hỏng") as caught:
        build(folder, tmp_path)
    assert caught.value.exitcode == 4
    assert tree(tmp_path) == before


def test_a_dead_link_names_the_line_of_its_text(folder, tmp_path, monkeypatch):
    """Where the finished pages are refused all the same: the text's file and line, where the page shows one."""
    write(folder, "pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nMột.\n\n[x](/khong-co/?a=1&b=2)\n")
    write(folder, LAM, CITY[LAM] + "\n[x](/khong-co/)\n")
    write(
        folder, "articles/2023/09/dan.md", article("Dẫn", body="Một.\n\n[x](/khong-co/) [y](/nhan-su/#muc)")
    )
    theme = shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    frame = theme / "templates/missing.html"
    frame.write_text(frame.read_text("utf-8").replace("<ul", '<a href="/mat/">x</a><ul', 1), "utf-8")
    monkeypatch.setattr(body, "address_of", lambda _, target: target)
    with pytest.raises(SiteRefused) as caught:
        build(folder, tmp_path, THEME=str(theme), JOBS=1)
    lines = CITY[LAM].count("\n") + 2
    assert str(caught.value).splitlines()[1:] == [
        "404.html: /mat/",
        "pages/gioi-thieu.md:7: gioi-thieu/index.html: /khong-co/?a=1&amp;b=2",
        f"{LAM}:{lines}: nhan-su/ta-dinh-lam/index.html: /khong-co/",
        "articles/2023/09/dan.md:9: tin-tuc/2023/09/dan/index.html: /khong-co/",
        "articles/2023/09/dan.md:9: tin-tuc/2023/09/dan/index.html: /nhan-su/index.html#muc",
    ]


def test_every_address_of_a_release_is_known_to_the_catalogue(tmp_path):
    """Of all pages and files for programs of the samples, with and without a slash at the end; and no other.

    So a link in a text is told dead exactly where it would be. What the search and the question of offices load is left out.
    """
    build(PROJECT / "samples", tmp_path)
    left_out = ("theme/", "tim-kiem/", "images/", "documents/", "media/")
    loaded = re.compile(r"tra-cuu/chuc-vu/(tat-ca|to-chuc(/[^/]+)?)(\.\d+)?\.json")
    files = [path for path in site(tmp_path) if not (path.startswith(left_out) or loaded.fullmatch(path))]
    with closing(open_catalogue(tmp_path / "cache/catalogue.sqlite")[0]) as catalogue:
        for path in [*files, "tim-kiem/index.html"]:
            folder = path.removesuffix("index.html")
            made_up = f"{folder.rstrip('/')}-khong-co/" if folder.endswith("/") else f"khong-co/{path}"
            for form in {f"/{path}", f"/{folder}", f"/{folder}".rstrip("/") or "/"}:
                assert has_address(catalogue, form), form
                assert not has_address(catalogue, f"/x{form}"), form
            assert not has_address(catalogue, f"/{made_up}"), made_up
    assert len(files) > 300


@pytest.mark.parametrize("as_of", ["2026-11-05", "2026-11-12"])
def test_a_link_to_the_own_host_may_die(folder, tmp_path, as_of):
    """An article that expires takes no release with it: the link becomes its words, as one without host would."""
    write(folder, "articles/2026/11/het.md", article("Hết", date="2026-11-02", expires_at="2026-11-10 08:00"))
    links = [f"{host}/tin-tuc/2026/11/het{end}" for host in ("", SITE, SITE.upper()) for end in ("", "/")]
    body = "\n\n".join([*(f"[x]({link})" for link in links), f"[y]({SITE}/nhan-su#noi-dung)", f"[z]({SITE})"])
    write(folder, "articles/2026/11/dan.md", article("Dẫn", date="2026-11-02", body=body))
    built = build(folder, tmp_path, AS_OF=as_of)
    page = (tmp_path / "output/current/tin-tuc/2026/11/dan/index.html").read_text("utf-8")
    found = [
        one["href"] for one in BeautifulSoup(page, "html.parser").select("main p a") if one.text in "xyz"
    ]
    there = as_of < "2026-11-10"
    assert found == [*(["/tin-tuc/2026/11/het/"] * 6 if there else []), "/nhan-su/#noi-dung", "/"]
    told = [one.line for one in built.result.problems if one.code == "A109"]
    assert told == ([] if there else [7, 9, 11, 13, 15, 17])


def test_a_linked_picture_is_published(folder, tmp_path):
    """At the address that any browser shows, also where the site is named in full."""
    write(folder, "images/2023/a.png", picture("PNG", size=(900, 600)))
    body = f"[một](/images/2023/a.png) [hai]({SITE}/images/2023/a.png)"
    write(folder, "articles/2023/09/anh.md", article("Ảnh", body=body))
    build(folder, tmp_path)
    page = (tmp_path / "output/current/tin-tuc/2023/09/anh/index.html").read_text("utf-8")
    assert page.count('<a href="/images/2023/a.png">') == 2
    assert "images/2023/a.png" in site(tmp_path)


def with_dates(schema, first: str, last: str) -> dict[str, object]:
    """Return a value for each field of *schema* that is a date or holds one, and for those that go with it.

    Ends are at *last*, all other dates at *first*; moments, which begin in 1900, as near to these as they come.
    """
    others = {
        "file": "/documents/2023/x.pdf",
        "committee": "thanh-uy-van-khe",
        "office": "Bí thư",
        "category": "Thời sự",
    }
    values: dict[str, object] = {}
    for field in schema:
        parts = inspect.getclosurevars(field.read).nonlocals.get("schema", ())
        date = last if field.name in ("end", "until", "died", "expires_at") else first
        if field.read is moment:
            values[field.name] = (
                max(date, "1900-01-01") if len(date) == 10 else f"{max(date[:4], '1900')}-12-31"
            )
        elif field.read is partial_date:
            values[field.name] = date
        elif (
            parts
            and (inner := with_dates(parts, first, last))
            and any(ISO.match(str(one)) for one in inner.values())
        ):
            values[field.name] = [inner] if field.many else inner
        elif field.required:
            values[field.name] = others.get(field.name, f"Tên {field.name}")
    return values


ISO = re.compile(r"[0-9]{4}(?:$|-)")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("0001-01-01", "9999-12-31"),
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01", "0001-01-01"),
        ("0001", "9999"),
        ("1899-12", "2100-02"),
        ("2026-01-01", "9999-12-31"),
    ],
)
def test_whatever_date_a_schema_accepts_builds(folder, tmp_path, first, last):
    """In every date field of every kind of file: years before 1900, after 2100, the first and the last day there is."""
    dated = {kind: with_dates(SCHEMAS[kind], first, last) for kind in ("article", *KINDS)}
    for kind in KINDS:
        dated[kind]["sources"] = "Sổ lưu"
    assert set(re.findall(r"'(\w+)': '[0-9]{4}(?:-|')", repr(dated))) == {
        *("date", "publish_at", "expires_at", "born", "died", "from", "until", "on", "start", "end"),
        "value",  # of the day on which somebody joined the party
    }
    dated["event"]["organisers"] = ["thanh-uy-van-khe"]
    files = {f"register/{kind.folder}/a.md": dated[kind.name] for kind in KINDS.values()}
    article = dated["article"]
    public = {name: value for name, value in article.items() if name not in ("publish_at", "expires_at")}
    files |= {
        "articles/a.md": {**public, "title": "Bài a"},
        "articles/b.md": {**article, "title": "Bài b", "expires_at": "9999-12-31 23:59"},
        "articles/c.md": {
            **article,
            "title": "Bài c",
            "publish_at": "9999-12-31",
            "expires_at": "9999-12-31 23:59",
        },
    }
    for path, fields in files.items():
        body = "Ông Tên name, Bí thư Thành ủy Vân Khê, dự Tên name."
        write(folder, path, f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n\n{body}\n")
    write(folder, "documents/2023/x.pdf", b"%PDF-1.7")
    build(folder, tmp_path)
    found = site(tmp_path)
    assert {"nhan-su/a/index.html", "to-chuc/a/index.html", "su-kien/a/index.html"} <= found.keys()
    assert any(path.endswith("/a/index.html") and path.startswith("tin-tuc/") for path in found)


def test_files_from_a_mac_are_published_under_one_name(folder, tmp_path):
    """In NFC, whatever form the disk has and whatever form a text was copied with."""
    picture_path, document_path = "images/\u1ea3nh/c\u1ea3nh.jpg", "documents/2023/k\u1ebf ho\u1ea1ch.pdf"
    write(folder, normalize("NFD", picture_path), picture(size=(64, 48)))
    write(folder, normalize("NFD", document_path), b"%PDF-1.7")
    links = [
        "![Cảnh](/images/ảnh/cảnh.jpg)",
        f"![Cảnh](/{quote(normalize('NFD', picture_path))})",
        "[một](</documents/2023/kế hoạch.pdf>)",
        f"[hai](/{quote(normalize('NFD', document_path))}#page=2)",
    ]
    write(folder, "articles/2023/09/mac.md", article("Từ máy Mac", body="\n\n".join(links)))
    build(folder, tmp_path)
    assert {picture_path, document_path} <= site(tmp_path).keys()
    page = BeautifulSoup(
        (tmp_path / "output/current/tin-tuc/2023/09/mac/index.html").read_text("utf-8"), "html.parser"
    )
    assert [unquote(one["src"]) for one in page.select("main img")] == [f"/{picture_path}"] * 2
    hrefs = [unquote(one["href"]) for one in page.select("main a[href^='/documents/']")]
    assert hrefs == [f"/{document_path}", f"/{document_path}#page=2"]


def test_a_faulty_draft_holds_up_no_build(folder, tmp_path):
    """The published articles go out, the draft does not."""
    write(folder, "articles/2023/09/a.md", "---\ntitle: [Hỏng\nstatus: draft\n---\n\nx\n")
    write(folder, "articles/2023/09/b.md", article("Nháp", categry="x", status="draft"))
    built = build(folder, tmp_path, STRICT=True)
    assert {one.is_in_draft for one in built.result.problems} == {True}
    assert not [path for path in site(tmp_path) if path.startswith("tin-tuc/2023/09/")]


def test_what_is_removed_leaves_a_tombstone(folder, tmp_path):
    """At its address and ``/id/…``, with the day, without title or reason; what led to it goes on leading there."""
    fields = {
        "id": "a-0000018",
        "former_slugs": "cu",
        "legacy_urls": "/cu/1.html",
        "slug": "hoi-nghi-cap-nuoc",
    }
    write(folder, NEWS, CITY[NEWS].replace("title:", "legacy_urls: /cu/2.html\ntitle:"))
    build(folder, tmp_path)
    retracted = "{date: 2026-11-02, reason: Sai sự thật}"
    text = article("Bàn việc", date="2023-07-21", status="removed", retracted=retracted, **fields)
    write(folder, REPORT, text)
    write(folder, LAM, CITY[LAM].replace("id:", "status: removed\nformer_slugs: lam\nid:"))
    built = build(folder, tmp_path, allow_drop=True)
    assert [one for one in built.result.problems if one.is_error] == []
    place = tmp_path / "output/current"
    for path in ("tin-tuc/2023/07/hoi-nghi-cap-nuoc", "id/a-0000018", "nhan-su/ta-dinh-lam", "id/p-000001z"):
        page = (place / path / "index.html").read_text("utf-8")
        assert "Trang này đã được gỡ" in page
        assert 'name="robots" content="noindex"' in page
        assert not re.search("Bàn việc|Sai sự thật|Tạ Đình Lãm", page)
        assert ("đã được gỡ ngày 2/11/2026." in page) == (not path.startswith(("nhan-su/", "id/p-")))
    for path, target in {
        "tin-tuc/2023/07/cu/index.html": "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/",
        "cu/1.html": "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/",
        "nhan-su/lam/index.html": "/nhan-su/ta-dinh-lam/",
    }.items():
        assert f"url={target}" in (place / path).read_text("utf-8")
    others = [path for path in site(tmp_path) if path.endswith((".xml", ".json", ".html", ".map", ".conf"))]
    shown = {path for path in others if "hoi-nghi-cap-nuoc/" in (place / path).read_text("utf-8")}
    assert shown == {"tin-tuc/2023/07/cu/index.html", "cu/1.html"}


def test_a_tombstone_comes_and_goes_with_the_status(folder, tmp_path):
    """Published again the text stands there again; as a draft it leaves nothing."""
    path = "tin-tuc/2023/08/trao-huy-hieu/index.html"
    text = CITY[NEWS]
    for status, word in (("removed", "đã được gỡ"), ("published", "Tạ Đình Lãm"), ("draft", "")):
        write(folder, NEWS, text.replace("title:", f"status: {status}\ntitle:"))
        build(folder, tmp_path, allow_drop=True)
        place = tmp_path / "output/current" / path
        assert (word in place.read_text("utf-8")) if word else not place.exists()


def test_a_faulty_tombstone_takes_no_address(folder, tmp_path):
    """What is removed and says that it was where something else is leaves its own address alone."""
    urls = "[/Tin-tuc/2023/08/trao-huy-hieu/, /nhan-su/ta-dinh-lam/]"
    fields = {"status": "removed", "former_slugs": "b", "legacy_urls": urls, "id": "a-0000018"}
    write(folder, "articles/2023/09/a.md", article("Gỡ", **fields))
    write(folder, "articles/2023/09/b.md", article("Tin"))
    write(folder, "register/persons/lam.md", record("Lãm", slug="ta-dinh-lam", status="removed"))
    build(folder, tmp_path)
    place = tmp_path / "output/current"
    assert "đã được gỡ" in (place / "tin-tuc/2023/09/a/index.html").read_text("utf-8")
    for path in ("nhan-su/ta-dinh-lam", "tin-tuc/2023/09/b", "id/a-0000018"):
        assert "đã được gỡ" not in (place / path / "index.html").read_text("utf-8")


def test_a_build_that_the_machine_refuses_leaves_no_staging(folder, tmp_path, monkeypatch):
    """A full disk while pages are written or verified: what was half built is gone, so that there is room again."""
    build(folder, tmp_path)
    before = tree(tmp_path)
    write(folder, "articles/2023/09/tin.md", article("Tin"))

    def full(*_):
        """Refuse for want of room."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(release, "add_tombstones", full)
    with pytest.raises(OSError, match="No space"):
        build(folder, tmp_path)
    assert not (tmp_path / "output/staging").exists()
    assert tree(tmp_path) == before
