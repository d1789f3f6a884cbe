"""Taking something away from every kept release at once."""

import gzip
import json
import xml.etree.ElementTree as ET

import pytest

from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import compare
from plugins.publishing.folder_place import publish_folder
from plugins.publishing.lock import AlreadyLocked, lock_folder
from plugins.publishing.manifest import files_below, make_manifest
from plugins.publishing.releases import (
    begin_staging,
    current_release,
    kept_releases,
    read_release,
    roll_back,
    switch,
)
from plugins.publishing.takedown import TakedownRequest, take_down
from plugins.publishing.tombstones import (
    Takedown,
    add_tombstones,
    is_tombstone,
    read_takedowns,
    write_takedowns,
)
from plugins.publishing.verification import verify_all
from tests.publishing.site import ARTICLE, PAPER, PICTURE, SHARED, SITE, TITLE, leftovers, page, put, released

SITE_URL = "https://tulieu.example"
PAGE = "tin-tuc/2023/07/hop-ban-cap-nuoc/index.html"


def take(output, what=ARTICLE, **options):
    """Take *what* away."""
    return take_down(
        output, TakedownRequest(what, "2026-11-26", "trực ban", "lộ số riêng"), site_url=SITE_URL, **options
    )


@pytest.fixture
def output(tmp_path):
    """Three releases, the second of which readers do not see any more."""
    for text in ("một", "hai", "ba"):
        released(tmp_path, so_html=page(text))
    return tmp_path


def everything(output) -> dict[str, bytes]:
    """Return all files of all releases."""
    root = output / "releases"
    return {path: (root / path).read_bytes() for path in files_below(root) if not path.endswith(".json")}


def test_its_address_says_that_it_is_gone(output):
    """In the frame of the site's other pages, with the day, and with neither title nor reason."""
    take(output)
    for folder in kept_releases(output):
        text = (folder / PAGE).read_text("utf-8")
        assert is_tombstone(text.encode())
        assert "Bài này đã được gỡ" in text
        assert "26/11/2026" in text
        assert 'content="noindex"' in text
        assert "/theme/css/site.0123456789.css" in text
        assert "lộ số riêng" not in text


def test_what_stood_beside_its_permanent_address_is_gone(output):
    """Who wrote it as well; the address itself says that it is gone."""
    take(output)
    assert [path for path, data in everything(output).items() if "Lê Văn Bút".encode() in data] == []
    assert all(is_tombstone((one / "id/a-0000018/index.html").read_bytes()) for one in kept_releases(output))


def test_nothing_tells_of_it_any_more(output):
    """No page, feed, map or data file of any release holds its address or title."""
    take(output)
    telling = [
        path
        for path, data in everything(output).items()
        if ARTICLE.encode() in data or "Họp bàn việc".encode() in data
    ]
    assert telling == []


def test_its_own_files_are_gone(output):
    """Pictures and documents that no other page shows; the others stay, and are named."""
    done = take(output)
    paths = set(make_manifest(output / "current"))
    assert not paths & {PICTURE, PAPER}
    assert SHARED in paths
    assert done.still_shown == (SHARED,)


def test_what_leads_to_it_says_so_too(output):
    """Its permanent address and those of the older portal."""
    take(output)
    for path in ("id/a-0000018/index.html", "cu/bai-1.html"):
        assert is_tombstone((output / "current" / path).read_bytes())


def test_what_stays_is_whole(output):
    """Every page and link leads somewhere, feeds and data can be read, other entries stand."""
    take(output)
    for folder in kept_releases(output):
        assert verify_all(folder, files_below(folder), SITE_URL)[0].faults == ()
        ET.parse(folder / "feed.xml")
        ET.parse(folder / "sitemap.xml")
        json.loads((folder / "tim-kiem/ten.json").read_text("utf-8"))
        assert "Khánh thành cầu" in (folder / "feed.xml").read_text("utf-8")
        assert "/tin-tuc/2023/07/khanh-thanh-cau/" in (folder / "index.html").read_text("utf-8")
        assert '"/id/p-000001z/"' in (folder / "du-lieu/nginx.map").read_text("utf-8")


def test_another_article_keeps_its_words(output):
    """A link in its text becomes plain text."""
    take(output)
    text = (output / "current/tin-tuc/2023/07/khanh-thanh-cau/index.html").read_text("utf-8")
    assert "<p>Xem bài hôm trước về cấp nước.</p>" in text


def test_the_manifests_hold(output):
    """``verify`` finds no difference in any release; a release that one can go back to has it neither."""
    take(output)
    for folder in kept_releases(output):
        assert compare(read_release(folder)).differences == ()
    assert leftovers(output) == []


def test_other_files_are_not_touched(output):
    """Not a byte, and not their time."""
    folder = current_release(output).folder
    before = {path: (folder / path).stat().st_mtime_ns for path in SITE}
    take(output)
    for path in ("nhan-su/index.html", "404.html", "theme/css/site.0123456789.css", SHARED):
        assert (folder / path).stat().st_mtime_ns == before[path]


def test_it_is_entered_in_the_list(output):
    """Day, address, title, who and why, outside what readers get."""
    take(output)
    (entered,) = read_takedowns(output)
    assert entered == Takedown(
        "2026-11-26", ARTICLE, TITLE, ("/cu/bai-1.html", "/id/a-0000018/"), "trực ban", "lộ số riêng"
    )


@pytest.mark.parametrize(
    "what", ["hop-ban-cap-nuoc", "a-0000018", ARTICLE, ARTICLE.rstrip("/"), SITE_URL + ARTICLE, "/cu/bai-1.html", "/id/a-0000018/"]
)  # fmt: skip
def test_ways_to_name_it(output, what):
    """Slug, id, address with and without slash and host, and former addresses."""
    assert take(output, what).takedown.address == ARTICLE


def test_asked_again_it_changes_nothing(output):
    """Whatever it is called by."""
    take(output)
    before = everything(output)
    for what in (ARTICLE, "hop-ban-cap-nuoc", "a-0000018"):
        take(output, what)
    assert everything(output) == before
    assert len(read_takedowns(output)) == 1


@pytest.mark.parametrize("what", ["/", "/nhan-su/", "khong-co", "/khong-co/", "index", ""])
def test_what_is_no_article_is_refused(output, what):
    """Listings, and what is not there; nothing changes."""
    before = everything(output)
    with pytest.raises(NotPublished):
        take(output, what)
    assert everything(output) == before
    assert read_takedowns(output) == ()


def test_a_slug_of_two_pages_is_a_question(tmp_path):
    """Both addresses are told."""
    put(begin_staging(tmp_path), {"a/x/index.html": page("1"), "b/x/index.html": page("2")})
    switch(tmp_path, tmp_path / "staging", make_manifest(tmp_path / "staging"))
    with pytest.raises(NotPublished, match=r"/a/x/\n/b/x/"):
        take(tmp_path, "x")


def test_a_record_keeps_its_name_in_reports(output):
    """Its page, its entries and its links go; what reports say stays said."""
    take(output, "ta-dinh-lam", is_record=lambda address: True)
    root = output / "current"
    assert "Trang này đã được gỡ" in (root / "nhan-su/ta-dinh-lam/index.html").read_text("utf-8")
    assert "Tạ Đình Lãm chủ trì" in (root / PAGE).read_text("utf-8")
    assert "Tạ Đình Lãm" not in (root / "nhan-su/index.html").read_text("utf-8")
    assert json.loads((root / "tim-kiem/ten.json").read_text("utf-8"))["entries"] == [
        ["Kiều Thị Nhàn", "/nhan-su/x/"]
    ]


def test_a_release_in_disorder_loses_it_too(tmp_path):
    """With files lost and its manifest damaged: an emergency does not wait for repairs."""
    released(tmp_path)
    current = (tmp_path / "current").resolve()
    (current / "feed.xml").unlink()
    current.with_suffix(".json").write_text("{")
    take(tmp_path)
    assert is_tombstone((tmp_path / "current" / PAGE).read_bytes())
    assert not (tmp_path / "current" / PICTURE).exists()


def test_a_slug_that_went_before_is_another_page_now(tmp_path):
    """The page that stands is meant, not the one in the list."""
    files = {
        "404.html": page("404"),
        "a/x/index.html": page("<h1>Một</h1>"),
        "b/x/index.html": page("<h1>Hai</h1>"),
    }
    released(tmp_path, files)
    take(tmp_path, "/a/x/")
    assert take(tmp_path, "x").takedown.address == "/b/x/"


def test_readers_come_first(output):
    """The release that they see is done before those that one could go back to."""
    roll_back(output)
    done = take(output)
    assert next(iter(done.changed)) == "000002"


def test_an_article_in_older_releases_only(tmp_path):
    """Gone from the site, it can still be gone back to: it goes from there."""
    released(tmp_path)
    plain = {path: text for path, text in SITE.items() if ARTICLE not in str(text) and path != PAGE}
    released(tmp_path, {**plain, "index.html": page("x")})
    take(tmp_path)
    assert is_tombstone((kept_releases(tmp_path)[0] / PAGE).read_bytes())
    assert not (tmp_path / "current" / PAGE).exists()


def test_what_cannot_be_cut_goes(tmp_path):
    """A compressed shard with its whole year, an unknown file alone; what does not tell of it stays."""
    shard = gzip.compress(json.dumps([{"url": ARTICLE}]).encode(), mtime=0)
    other = gzip.compress(json.dumps([{"url": "/tin-tuc/x/"}]).encode(), mtime=0)
    released(tmp_path, {
        **SITE, "tim-kiem/nam/2023-a/cards/0.json": shard, "tim-kiem/nam/2023-a/x.pf_index": b"\x00",
        "tim-kiem/nam/2022-b/cards/0.json": other, "du-lieu/bai.xyz": TITLE, "du-lieu/khac.xyz": "x",
    })  # fmt: skip
    done = take(tmp_path, shards=("tim-kiem/nam/",))
    left = set(make_manifest(tmp_path / "current"))
    assert done.dropped == ("du-lieu/bai.xyz", "tim-kiem/nam/2023-a/")
    assert not [path for path in left if path.startswith("tim-kiem/nam/2023-a/")]
    assert not (tmp_path / "current/tim-kiem/nam/2023-a").exists()
    assert {"tim-kiem/nam/2022-b/cards/0.json", "du-lieu/khac.xyz"} <= left


def test_the_year_of_an_article_goes_whatever_is_in_it(tmp_path):
    """Its words cannot be told from those of others, nor damaged files from whole ones; other years stay."""
    released(tmp_path, {
        **SITE, "tim-kiem/nam/2023/words-1.bin": "x", "tim-kiem/nam/2022/words-2.bin": "x", "tim-kiem/nam/chung/names.json": "{}",
    })  # fmt: skip
    done = take(tmp_path, shards=("tim-kiem/nam/",))
    assert done.dropped == ("tim-kiem/nam/2023/", "tim-kiem/nam/chung/")
    assert done.differences == {}
    assert not (tmp_path / "current/tim-kiem/nam/2023").exists()
    assert (tmp_path / "current/tim-kiem/nam/2022/words-2.bin").exists()


def test_a_record_goes_from_the_records_of_a_year(tmp_path):
    """Its place stays, empty, for articles tell records by their places; the year can be searched as before."""
    named = {"records": [["person", "an", "An"], ["person", "ta-dinh-lam", "Tạ Đình Lãm"]], "of": [[0, 1]]}
    packed = gzip.compress(json.dumps(named).encode(), mtime=0)
    path = "tim-kiem/nam/2023/records-1.bin"
    released(tmp_path, {**SITE, path: packed})
    done = take(tmp_path, "/nhan-su/ta-dinh-lam/", shards=("tim-kiem/nam/",))
    assert done.dropped == ()
    left = json.loads(gzip.decompress((tmp_path / "current" / path).read_bytes()))
    assert left == {"records": [["person", "an", "An"], ["", "", ""]], "of": [[0, 1]]}


def test_compressed_copies_follow(tmp_path):
    """At a place that was published to with copies."""
    released(tmp_path / "output")
    www = tmp_path / "www"
    publish_folder(tmp_path / "output", www, compress=True)
    assert (www / "current/nhan-su/ta-dinh-lam/index.html.gz").exists()
    take(www)
    for copy in (www / "current").resolve().rglob("*.gz"):
        assert gzip.decompress(copy.read_bytes()) == copy.with_suffix("").read_bytes()
    assert compare(current_release(www)).differences == ()
    assert not (www / f"current/{PICTURE}").exists()


def test_it_cannot_be_brought_back(output):
    """A release with the page in it is refused, and the message says how to mend it; without it, it goes out."""
    take(output)
    before = everything(output)
    with pytest.raises(NotPublished, match=rf"takedowns\.csv.*\n{ARTICLE}"):
        released(output)
    assert everything(output) == before
    plain = {path: text for path, text in SITE.items() if ARTICLE not in str(text) and path != PAGE}
    released(output, {**plain, "index.html": page("x")})


def test_a_place_does_not_take_it_either(tmp_path):
    """Publishing a source that has it is refused where it was taken away."""
    released(tmp_path / "output")
    publish_folder(tmp_path / "output", tmp_path / "www")
    take(tmp_path / "www")
    with pytest.raises(NotPublished, match="đã được gỡ"):
        publish_folder(tmp_path / "output", tmp_path / "www")
    take(tmp_path / "output")
    publish_folder(tmp_path / "output", tmp_path / "www")


def test_a_build_puts_the_notice_back(output):
    """Where nothing stands at the address; a page that may stand again, after its line was deleted, is left alone."""
    take(output)
    staging = begin_staging(output)
    put(staging, {"404.html": SITE["404.html"], "index.html": page("x")})
    assert sorted(add_tombstones(output, staging)) == ["cu/bai-1.html", "id/a-0000018/index.html", PAGE]
    assert is_tombstone((staging / PAGE).read_bytes())
    assert add_tombstones(output, staging) == []
    write_takedowns(output, [])
    released(output)


def test_what_is_no_release_loses_it_too(output):
    """What a build that died left, and a rehearsal: both may hold it, and are made again by whoever wants them."""
    for name in ("staging", "rehearsal"):
        put(output / name, SITE)
    take(output)
    assert not [name for name in ("staging", "rehearsal") if (output / name).exists()]


def test_a_release_whose_manifest_is_lost_loses_it_too(tmp_path):
    """Readers see it all the same."""
    released(tmp_path)
    released(tmp_path, so_html=page("hai"))
    (tmp_path / "current").resolve().with_suffix(".json").unlink()
    take(tmp_path)
    assert is_tombstone((tmp_path / "current" / PAGE).read_bytes())


def test_one_at_a_time(output):
    """Not while a build runs."""
    with lock_folder(output), pytest.raises(AlreadyLocked):
        take(output)


@pytest.mark.parametrize(
    "path", [PAGE, "404.html", "nhan-su/index.html", "id/a-0000018/index.html", "index.html", "feed.xml"]
)
def test_a_flipped_byte_does_not_stop_it(tmp_path, path):
    """Whichever file it is in, the page itself and that of errors included: its page and files are gone everywhere."""
    released(tmp_path)
    flip(tmp_path / "current" / path, b"</")
    take(tmp_path)
    assert is_tombstone((tmp_path / "current" / PAGE).read_bytes())
    assert not (tmp_path / "current" / PICTURE).exists()
    assert not [name for name, data in everything(tmp_path).items() if ARTICLE.encode() in data]


def test_a_page_keeps_a_flipped_byte_elsewhere_in_it(tmp_path):
    """What is cut from a damaged page leaves its other bytes as they are."""
    released(tmp_path)
    flip(tmp_path / "current/index.html", b"V\xc3")
    take(tmp_path)
    assert b"<h1>\xd6\xc3\xa2n" in (tmp_path / "current/index.html").read_bytes()


def test_a_title_with_a_flipped_byte_is_entered(tmp_path):
    """The list of takedowns can be read again."""
    released(tmp_path)
    flip(tmp_path / "current" / PAGE, "p bàn việc cấp nước &amp; điện</h1>".encode())
    take(tmp_path)
    assert [one.address for one in read_takedowns(tmp_path)] == [ARTICLE]


def flip(place, before):
    """Flip the highest bit of the first of the bytes *before* in the file at *place*, so that it is no UTF-8."""
    data = place.read_bytes()
    at = data.index(before)
    (place.parent / "beside").write_bytes(data[:at] + bytes([data[at] ^ 0x80]) + data[at + 1 :])
    (place.parent / "beside").replace(place)


def test_the_title_is_that_of_a_page_that_is_whole(output):
    """Where a bit of the readers' page was flipped an older release tells it, and it stays in no text of others."""
    place = output / "current" / PAGE
    place.write_bytes(place.read_bytes().replace(b"<h1>H", b"<h1>I"))
    assert take(output).takedown.title == TITLE
    assert not [path for path, data in everything(output).items() if "Họp bàn việc".encode() in data]


def test_a_list_with_a_flipped_byte_stops_everything(output):
    """It cannot be read either; what is wrong is told, and nothing is published past it."""
    take(output)
    flip(output / "takedowns.csv", b"2026")
    with pytest.raises(NotPublished, match=r"takedowns\.csv: .*UTF-8"):
        take(output)


@pytest.mark.parametrize("text", ["ngày\n", "date,address\n2026-11-26,tin-tuc/x/\n"])
def test_a_list_that_cannot_be_read_stops_everything(output, text):
    """Nothing is published past it."""
    (output / "takedowns.csv").write_text(text if "address" in text else "date,dia chi\n2026,x\n")
    with pytest.raises(NotPublished, match=r"takedowns\.csv:2"):
        take(output)
    with pytest.raises(NotPublished, match=r"takedowns\.csv:2"):
        released(output)
