"""The preview shows what is not public, under a banner and in no listing; a release has none of it."""

from __future__ import annotations

import random
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.building.settings import PARTS
from plugins.desk.fault_panel import path_of_draft
from plugins.publishing.manifest import files_below
from tests.city import AS_OF, HOI_NGHI, article, picture, record, write
from tests.site.sites import Site
from tests.site.world import World

PROJECT = Path(__file__).resolve().parents[2]
ARTICLES = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "ready": {"status": "ready"},
    "held": {"publish_at": "2027-02-03 08:00"},
    "expired": {"expires_at": "2024-05-06"},
}
BANNERS = {
    "draft": "Bản nháp, chưa đăng",
    "review": "Chờ duyệt, chưa đăng",
    "ready": "Đã duyệt, chưa đăng",
    "held": "Hẹn giờ, chưa đăng",
    "expired": "Đã hết hạn",
}
RECORDS = {"person": "nhan-su", "committee": "to-chuc", "event": "su-kien"}


@pytest.fixture
def world(tmp_path: Path, folder: Path) -> World:
    """The city, with a draft of every kind."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    made = World(tmp_path, random.Random(0), AS_OF, frozenset(PARTS) - {"search"})
    content = folder
    for state, fields in ARTICLES.items():
        body = f"Zuqam{state} ở Vân Khê. Đồng chí Tạ Đình Lãm dự.\n\n![Ảnh](/images/2023/{state}.jpg)"
        write(content, f"articles/2023/09/{state}.md", article(f"Zuqam {state}", body, **fields))
        write(content, f"images/2023/{state}.jpg", picture())
    for kind in RECORDS:
        write(content, f"register/{kind}s/moi.md", record(f"Zuqam {kind}", "Zuqamq.", status="draft"))
    write(content, "pages/moi.md", "---\ntitle: Zuqam trang\nstatus: review\n---\n\nZuqamq.\n")
    return made


def page(site: Site, address: str) -> str:
    """Return the page at *address* of the preview, without its tags."""
    text = (site.output / address.strip("/") / "index.html").read_text("utf-8")
    return " ".join(re.sub("<[^>]+>", " ", text).split())


def test_each_article_has_its_page_with_a_banner(world, tmp_path):
    """With its state, when that ends, its file, its text and its picture."""
    site = Site(tmp_path / "site")
    site.build(world)
    for state, banner in BANNERS.items():
        shown = page(site, f"/tin-tuc/2023/09/{state}/")
        for words in (banner, f"articles/2023/09/{state}.md", f"Zuqam{state}", "Tạ Đình Lãm"):
            assert words in shown
        assert list((site.output / "images/2023").glob(f"{state}*"))
    assert "Sẽ đăng Thứ Tư, ngày 03/02/2027, 08:00" in page(site, "/tin-tuc/2023/09/held/").replace(" ,", ",")
    assert "ngày 06/5/2024" in page(site, "/tin-tuc/2023/09/expired/")


def test_the_banner_names_its_file_as_the_desk_reads_it(world, tmp_path):
    """So that what is wrong in it can stand on its page."""
    site = Site(tmp_path / "site")
    site.build(world)
    for address, path in (("tin-tuc/2023/09/held", "articles/2023/09/held.md"), ("moi", "pages/moi.md")):
        assert path_of_draft((site.output / address / "index.html").read_bytes()) == path
    assert path_of_draft((site.output / "index.html").read_bytes()) == ""


def test_records_and_pages_too(world, tmp_path):
    """With what their files say, as they would look."""
    site = Site(tmp_path / "site")
    site.build(world)
    for kind, segment in RECORDS.items():
        shown = page(site, f"/{segment}/moi/")
        assert all(words in shown for words in (f"Zuqam {kind}", "Zuqamq", BANNERS["draft"]))
    assert BANNERS["review"] in page(site, "/moi/")


def test_they_are_in_no_listing_feed_or_search(world, tmp_path):
    """Of all files of the preview only their own and the index of drafts speak of them."""
    world.parts = frozenset(PARTS)
    site = Site(tmp_path / "site")
    site.build(world)
    own = {f"tin-tuc/2023/09/{state}/index.html" for state in ARTICLES}
    own |= {f"{segment}/moi/index.html" for segment in RECORDS.values()} | {"moi/index.html"}
    speak = {
        path
        for path in files_below(site.output)
        if re.search(rb"zuqam", (site.output / path).read_bytes(), re.IGNORECASE)
    }
    assert speak == own | {"ban-nhap/index.html"}


def test_the_index_leads_to_all_of_them(world, tmp_path):
    """At ``/ban-nhap/``, to which each page of the preview leads."""
    site = Site(tmp_path / "site")
    site.build(world)
    index = (site.output / "ban-nhap/index.html").read_text("utf-8")
    addresses = [f"/tin-tuc/2023/09/{state}/" for state in ARTICLES] + ["/moi/", "/nhan-su/moi/"]
    assert all(f'href="{address}"' in index for address in addresses)
    assert 'href="/ban-nhap/"' in (site.output / "index.html").read_text("utf-8")


def test_a_release_has_none_of_it(world, tmp_path):
    """Neither page, picture nor index; nor a word of the banners."""
    (tmp_path / "site").mkdir()
    site = Site(tmp_path / "site", is_released=True)
    site.build(world)
    everything = b"".join((site.output / path).read_bytes() for path in files_below(site.output))
    assert not re.search(b"zuqam|ban-nhap", everything, re.IGNORECASE)
    assert not re.search("chưa đăng", everything.decode("utf-8", "ignore"))
    assert not [path for path in files_below(site.output) if re.search("/(moi|held|draft)", path)]


@pytest.mark.parametrize(
    ("path", "text", "address"),
    [
        ("articles/2023/09/x.md", "---\nstatus: draft\n---\n\nZuqamx\n", "/tin-tuc/1900/01/x/"),
        (
            "articles/2023/09/x.md",
            article("x", "Zuqamx", status="draft", corrections="[{text: x}]", documents="[{title: x}]"),
            "/tin-tuc/2023/09/x/",
        ),
        ("register/persons/x.md", "---\nstatus: draft\n---\n\nZuqamx\n", "/nhan-su/x/"),
        ("register/committees/x.md", "---\nstatus: draft\nparents: khong-co\n---\n\nZuqamx\n", "/to-chuc/x/"),
        ("pages/x.md", "---\nstatus: draft\n---\n\nZuqamx\n", "/x/"),
    ],
)
def test_what_a_draft_lacks_has_a_placeholder(world, tmp_path, path, text, address):
    """A draft that cannot be published yet can be looked at."""
    write(world.root / "content", path, text)
    site = Site(tmp_path / "site")
    site.build(world)
    assert "Zuqamx" in page(site, address)


def test_a_draft_takes_no_page_from_what_is_public(world, tmp_path):
    """Also where both want one address."""
    write(
        world.root / "content", "register/events/b.md", record("B", slug=Path(HOI_NGHI).stem, status="draft")
    )
    write(world.root / "content", "pages/tin-tuc.md", "---\ntitle: x\nstatus: draft\n---\n\nx\n")
    site = Site(tmp_path / "site")
    site.build(world)
    assert BANNERS["draft"] not in page(site, f"/su-kien/{Path(HOI_NGHI).stem}/")


def test_again_is_as_anew(world, tmp_path):
    """Edits of drafts, their publication, deletion and the course of time leave the same bytes as a first build."""
    content = world.root / "content"
    (tmp_path / "a").mkdir()
    again = Site(tmp_path / "a")

    def same(number: int) -> None:
        again.build(world)
        (tmp_path / str(number)).mkdir()
        anew = Site(tmp_path / str(number))
        anew.build(world)
        assert files_below(again.output) == files_below(anew.output)
        for path in files_below(anew.output):
            assert (again.output / path).read_bytes() == (anew.output / path).read_bytes(), path

    same(0)
    write(content, "articles/2023/09/draft.md", article("Zuqam khác", "Mới.", status="ready"))
    write(content, "register/persons/moi.md", record("Zuqam hai", "Hai.", status="review"))
    same(1)
    write(content, "articles/2023/09/draft.md", article("Zuqam khác", "Mới."))
    write(content, "register/persons/moi.md", record("Zuqam hai", "Hai."))
    write(content, "pages/moi.md", "---\ntitle: Trang\n---\n\nx\n")
    same(2)
    (content / "articles/2023/09/review.md").unlink()
    (content / "register/events/moi.md").unlink()
    write(content, "articles/2023/09/draft.md", article("Zuqam khác", "Mới.", status="draft"))
    same(3)
    world.as_of += timedelta(days=100)
    same(4)
