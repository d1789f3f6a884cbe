"""Shards: built anew only where something changed, the same bytes each time, of public articles alone."""

import gzip
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from plugins.publishing.seals import seal
from plugins.search.pagefind import WANTED, NoPagefind, find_pagefind
from plugins.search.shards import build_shards
from tests.city import CITY, NEWS, article

PROJECT = Path(__file__).resolve().parents[2]
LATER = {"articles/2024/a.md": article("Năm sau", "Chuyện của năm sau.", date="2024-05-01")}


@pytest.fixture(scope="module")
def pagefind():
    """The program that npm installed."""
    return find_pagefind(PROJECT)


@pytest.fixture
def build(holdings, pagefind, tmp_path):
    """A function that adds files to the city and builds its shards into a cache that stays."""

    def run(files=None, cache="cache"):
        return build_shards(holdings(files).catalogue, tmp_path / cache, pagefind)

    return run


def unpacked(data):
    """Return what a packed file holds."""
    return json.loads(gzip.decompress(data))


def parts_of(head):
    """Return the parts of the index in a head."""
    place = 4 + int.from_bytes(head[:4], "big")
    found = []
    for _, length in unpacked(head[4:place])["parts"]:
        found.append(head[place : place + length])
        place += length
    return found


def all_bytes(shards):
    """Return every byte of the shards, by year and file."""
    return {
        (shard.year, file): (shard.folder / file).read_bytes() for shard in shards for file in shard.files()
    }


def test_a_shard_a_year_newest_first(build):
    """Each with the number of its articles."""
    assert [(shard.year, shard.count) for shard in build(LATER)] == [("2024", 1), ("2023", 2)]


def test_only_what_changed_is_built(build):
    """After an edit the shard of its year is new and the other is not touched."""
    before = {shard.year: shard.folder for shard in build(LATER)}
    stamp = (before["2024"] / "head").stat().st_mtime_ns
    after = {shard.year: shard.folder for shard in build({NEWS: CITY[NEWS].replace("hai mươi", "ba mươi")})}
    assert after["2024"] == before["2024"]
    assert (after["2024"] / "head").stat().st_mtime_ns == stamp
    assert after["2023"] != before["2023"]
    assert not before["2023"].exists()


def test_same_articles_same_bytes(build):
    """Two builds in two places are equal byte for byte."""
    assert all_bytes(build(LATER, "one")) == all_bytes(build(LATER, "two"))


def test_a_build_that_was_stopped_is_made_good(build, tmp_path):
    """What lies half done in the cache is no shard and goes away."""
    left = tmp_path / "cache" / ".2023-0.new" / "pages"
    left.mkdir(parents=True)
    build()
    assert [folder.name[:5] for folder in (tmp_path / "cache").iterdir()] == ["2023-"]


@pytest.mark.parametrize("name", ["head", "cards/0", "texts/0", "words.txt", "facets.json", "digests.json"])
def test_a_damaged_file_is_made_anew(build, name):
    """One bit of it, what it may be: the shard is built again, with the bytes of a first build."""
    first = all_bytes(build())
    shard = build()[0]
    place = shard.folder / name
    spoilt = bytearray(place.read_bytes())
    spoilt[len(spoilt) // 2] ^= 4
    place.write_bytes(spoilt)
    assert all_bytes(build()) == first
    assert place.read_bytes() != spoilt


def test_what_we_did_not_write_is_not_published(build, tmp_path):
    """Pages, scripts and links that somebody put into the cache, also where a list names them."""
    first = all_bytes(build())
    (folder,) = [shard.folder for shard in build()]
    (folder / "x.html").write_text("<script src=x.js></script>")
    (folder / "texts/9").symlink_to("/etc/hostname")
    listed = json.loads((folder / "digests.json").read_text())
    digest = hashlib.sha256((folder / "x.html").read_bytes()).hexdigest()
    del listed["sha256"]
    more = json.dumps({**listed, "x.html": digest, "../x": digest})
    (folder / "digests.json").write_bytes(seal(more.encode()))
    assert all_bytes(build()) == first
    (folder / "cards/0").rename(tmp_path / "khac")
    (folder / "cards/0").symlink_to(tmp_path / "khac")
    assert all_bytes(build()) == first
    assert not (folder / "cards/0").is_symlink()
    shutil.move(folder, tmp_path / "noi-khac")
    folder.symlink_to(tmp_path / "noi-khac")
    (tmp_path / "noi-khac/head").write_bytes(b"x")
    assert all_bytes(build()) == first
    assert (tmp_path / "noi-khac/head").read_bytes() == b"x"


def test_years_that_are_known_are_looked_at_too(build, holdings, pagefind, tmp_path):
    """What all years share is read from them: it is made anew where it is damaged."""
    first = build()
    words = first[0].words()
    (first[0].folder / "words.txt").write_text("của\nai")
    known = {shard.year: shard.name for shard in first}
    again = build_shards(holdings().catalogue, tmp_path / "cache", pagefind, known)
    assert again[0].words() == words


def test_drafts_and_held_articles_are_in_no_file(build):
    """Not a word of them, in the index, the texts or the list of words."""
    files = {
        "articles/2023/nhap.md": article("Bí mật nháp", "Quyzyx.", status="draft"),
        "articles/2023/hen.md": article("Bí mật hẹn", "Quyzyx.", publish_at="2030-01-01"),
    }
    shards = build(files)
    texts = [
        unpacked(data)
        for (_, file), data in all_bytes(shards).items()
        if file.split("/")[0] in ("texts", "cards")
    ]
    index = parts_of((shards[0].folder / "head").read_bytes())
    assert [shard.count for shard in shards] == [2]
    assert "quyzyx" not in shards[0].words()
    assert "yzyx" not in json.dumps(texts)
    assert len(index) > 1
    assert not any(b"yzyx" in gzip.decompress(data) for data in index)
    assert texts


def test_a_retracted_article_shows_no_text(build):
    """It is found by its title; what was withdrawn is not quoted."""
    retracted = article("Đã rút", "Lời sai.", date="2023-09-02", retracted="{date: 2023-09-03, reason: Sai}")
    (shard,) = build({"articles/2023/rut.md": retracted})
    group = unpacked((shard.folder / "texts/0").read_bytes())
    assert group[-1][:2] == ["rut", "Đã rút"]
    assert group[-1][4:] == ["", "vi", True, ""]


def test_texts_are_as_printed(build):
    """Case, tone placement and đ of the article, for excerpts."""
    (shard,) = build({"articles/2023/t.md": article("Thuỷ lợi", "Đồng chí THUỶ, Ban Đ.", date="2023-12-30")})
    assert unpacked((shard.folder / "texts/0").read_bytes())[-1][-1] == "Đồng chí THUỶ, Ban Đ."


def test_every_article_has_a_name_in_the_index(build):
    """The frame knows day, category, length of title and Pagefind's name of each."""
    (shard,) = build()
    data = (shard.folder / "head").read_bytes()
    frame = unpacked(data[4 : 4 + int.from_bytes(data[:4], "big")])
    assert frame["days"] == ["07-21", "08-02"]
    assert frame["categories"] == ["thoi-su", "xay-dung-dang"]
    assert frame["heads"] == [5, 6]
    assert len(set(frame["names"])) == 2 and all(frame["names"])


def test_no_articles_no_shards(build, pagefind, tmp_path):
    """An archive that is empty yet has no shard, and no fault."""
    from plugins.catalogue.store import Catalogue

    assert build_shards(Catalogue.in_memory(), tmp_path / "empty", pagefind) == []


def fake(project, version):
    """Put a program that calls itself Pagefind *version* where npm would put it."""
    program = project / "node_modules/@pagefind/linux-x64/bin/pagefind_extended"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho pagefind {version}\n")
    program.chmod(0o755)


def test_the_version_is_known(pagefind):
    """The build can name it."""
    assert pagefind.version == WANTED


def test_another_version_is_refused(tmp_path):
    """With both versions in the message: the browser reads the files of one only."""
    fake(tmp_path, "1.5.2")
    with pytest.raises(NoPagefind, match=rf"1\.5\.2.*{WANTED}"):
        find_pagefind(tmp_path)


def test_a_missing_program_is_told(tmp_path, monkeypatch):
    """With what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPagefind, match=r"tasks\.py"):
        find_pagefind(tmp_path)


def test_settings_of_the_environment_change_nothing(build, monkeypatch):
    """Pagefind reads its options from the environment too; ours alone count."""
    plain = all_bytes(build(LATER, "one"))
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    assert all_bytes(build(LATER, "two")) == plain
