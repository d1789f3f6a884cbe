"""Verification that reads only what changed finds what reading everything finds."""

import random

import pytest

from plugins.publishing import verification
from plugins.publishing.link_counts import RULES_VERSION, read_link_counts, write_link_counts
from plugins.publishing.manifest import make_manifest
from plugins.publishing.releases import begin_staging, switch
from plugins.publishing.verification import verify_all, verify_changed
from tests.publishing.site import SITE, page, put


def first_release(output, files):
    """Make a release of *files* with its sidecar."""
    staging = begin_staging(output)
    put(staging, files)
    manifest = make_manifest(staging)
    _, link_counts = verify_all(staging, manifest, "https://tulieu.example")
    return switch(output, staging, manifest, link_counts=link_counts)


def both(output, before, files):
    """Verify *files* the quick way and the long way."""
    staging = begin_staging(output)
    put(staging, files)
    manifest = make_manifest(staging)
    site = "https://tulieu.example"
    return verify_changed(staging, manifest, site, before), verify_all(staging, manifest, site)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"moi/index.html": page('<p id="a">x</p><a href="/">x</a><a href="#a">y</a>')},
        {"index.html": page('<a href="/khong-co/">x</a>')},
        {"index.html": page("x")[:80]},
        {"nhan-su/ta-dinh-lam/index.html": None},
        {"tin-tuc/2023/07/hop-ban-cap-nuoc/index.html": page("<h1>Không còn đoạn</h1>")},
        {"index.html": page('<a href="/nhan-su/ta-dinh-lam/#khong">x</a>')},
        {"images/2023/07/hop.jpg": b"khac"},
        {"images/2023/07/hop.jpg": None},
    ],
    ids=["nothing", "new page", "dead link", "cut off", "lost page", "lost anchor", "dead anchor", "picture", "lost picture"],
)  # fmt: skip
def test_a_change_is_judged_alike(tmp_path, change):
    """Pages, links, faults and the counts for the release after."""
    before = first_release(tmp_path, SITE)
    files = {path: text for path, text in {**SITE, **change}.items() if text is not None}
    quick, long = both(tmp_path, before, files)
    assert quick == long


@pytest.mark.parametrize("seed", range(12))
def test_many_changes_are_judged_alike(tmp_path, seed):
    """Whatever goes, comes and leads elsewhere, release after release."""
    chance = random.Random(seed)

    def some_page() -> str:
        """Return a page with a few anchors and links, some of them dead."""
        ids = "".join(f'<p id="m{chance.randrange(3)}">x</p>' for _ in range(2))
        links = "".join(
            f'<a href="/p{chance.randrange(9)}/{chance.choice(["", "#m0", "#m1", "?a=1"])}">x</a>'
            for _ in range(3)
        )
        return page(ids + links)

    files = {f"p{number}/index.html": some_page() for number in range(8)}
    files["theme/css/site.0123456789.css"] = "x"
    release = first_release(tmp_path, files)
    for _ in range(4):
        files[f"p{chance.randrange(9)}/index.html"] = some_page()
        files.pop(f"p{chance.randrange(9)}/index.html", None)
        quick, long = both(tmp_path, release, files)
        assert quick == long
        release = switch(
            tmp_path, tmp_path / "staging", make_manifest(tmp_path / "staging"), link_counts=quick[1]
        )


def reads(monkeypatch) -> list[str]:
    """Return a list that fills with the pages that are read."""
    seen = []
    real = verification._read_page

    def read(place, page, site_url):
        """Note the page."""
        seen.append(page)
        return real(place, page, site_url)

    monkeypatch.setattr(verification, "_read_page", read)
    return seen


def test_only_changed_pages_are_read(tmp_path, monkeypatch):
    """As they were, and as they are."""
    before = first_release(tmp_path, SITE)
    staging = begin_staging(tmp_path)
    put(staging, {**SITE, "nhan-su/index.html": page('<a href="/nhan-su/ta-dinh-lam/">x</a>')})
    seen = reads(monkeypatch)
    verify_changed(staging, make_manifest(staging), "https://tulieu.example", before)
    assert seen == ["nhan-su/index.html"] * 2


@pytest.mark.parametrize("damage", ["lost", "broken", "rules", "address", "page"])
def test_a_sidecar_of_no_use_means_reading_everything(tmp_path, monkeypatch, damage):
    """Lost, damaged, of other rules or another address; or the page it speaks of is not what it was."""
    before = first_release(tmp_path, SITE)
    sidecar = before.folder.with_suffix(".links")
    if damage == "lost":
        sidecar.unlink()
    elif damage == "broken":
        sidecar.write_bytes(sidecar.read_bytes()[:50])
    elif damage == "rules":
        sidecar.write_text(sidecar.read_text().replace(f'"rules":{RULES_VERSION}', '"rules":0'))
    elif damage == "address":
        sidecar.write_text(sidecar.read_text().replace("tulieu.example", "khac.example"))
    else:
        (before.folder / "index.html").write_text(page("hỏng"))
    staging = begin_staging(tmp_path)
    put(staging, {**SITE, "index.html": page("mới")})
    seen = reads(monkeypatch)
    verify_changed(staging, make_manifest(staging), "https://tulieu.example", before)
    assert len(seen) == sum(path.endswith(".html") for path in SITE)


def test_references_survive_their_file(tmp_path):
    """Written and read, they are the same."""
    put(tmp_path, SITE)
    _, link_counts = verify_all(tmp_path, SITE, "https://tulieu.example")
    write_link_counts(tmp_path / "x.links", link_counts)
    assert read_link_counts(tmp_path / "x.links") == link_counts
    assert link_counts.counts
