"""Embargo: what is not public is in no file of a release, by no name, in no compressed form."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from PIL import Image

from plugins.authority.ledger import LedgerEntry, write_ledger
from plugins.building.settings import PARTS
from plugins.cli.release import build_release
from plugins.publishing.folder_place import publish_folder
from plugins.sources.folder import LEDGER
from plugins.sources.ids import check_character
from plugins.workers.progress import report_nothing
from tests.city import CITY, article, record, write

PROJECT = Path(__file__).resolve().parents[2]
AS_OF = "2026-11-23T08:00"
KEPT_BACK = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "ready": {"status": "ready"},
    "held": {"publish_at": "2026-11-23 08:01"},
    "expired": {"expires_at": "2026-11-23 07:59"},
}
"""What keeps an article back, by how we call it here."""
RECORDS_KEPT_BACK = ("draft", "review", "ready")
_STEM = "zuqam"
_MARKED = re.compile(rf"{_STEM}[a-z]*".encode(), re.IGNORECASE)
_GZIP = b"\x1f\x8b\x08"


def word(*of: str) -> str:
    """Return a word that stands nowhere else, for the place *of*; letters alone, so that no format escapes it."""
    return _STEM + "".join("q" + part.replace("-", "").lower() for part in of)


def colour(number: int) -> tuple[int, int, int]:
    """Return a colour that no other picture has, far from all others."""
    return (40 + 12 * number, 250 - 12 * number, 90)


def identifier(kind: str, number: int) -> str:
    """Return an id, the same at any time."""
    stem = f"{kind}-zzz{number:03d}"
    return stem + check_character(stem)


def shot(number: int) -> bytes:
    """Return a picture of the colour of *number*."""
    out = io.BytesIO()
    Image.new("RGB", (1300, 700), colour(number)).save(out, "PNG")
    return out.getvalue()


def packed(text: str) -> bytes:
    """Return a ZIP file that holds *text*, compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{text}.txt", text * 50)
    return out.getvalue()


def secret_article(state: str, number: int, **kept: str) -> dict[str, str | bytes]:
    """Return the files of an article that says its own word in every field, with a picture and two papers."""
    name = word(state, "a")
    fields = {
        "id": identifier("a", number),
        "date": "2026-11-20",
        "category": f"Mục {word(state, 'category')}",
        "summary": f"Tóm tắt {word(state, 'summary')}",
        "authors": f"Bút danh {word(state, 'author')}",
        "source": f"Nguồn {word(state, 'source')}",
        "topics": f"chủ đề {word(state, 'topic')}",
        "image": f"/images/2026/{word(state, 'cover')}.png",
        "image_alt": word(state, "alt"),
        "image_caption": word(state, "caption"),
        "image_credit": word(state, "credit"),
        "slug": word(state, "slug"),
        "former_slugs": word(state, "former"),
        "legacy_urls": f"/cu/{word(state, 'legacy')}.html",
        "documents": f"[{{file: /documents/2026/{word(state, 'paper')}.zip, title: {word(state, 'papertitle')}}}]",
        **kept,
    }
    body = (
        f"Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy Vân Khê, nói về {word(state, 'body')}.\n\n"
        f'![{word(state, "shotalt")}](/images/2026/{word(state, "shot")}.png "{word(state, "shottitle")}")\n\n'
        f"[Tải về](/documents/2026/{word(state, 'linked')}.pdf)\n\n"
        f"Phó Bí thư Thành ủy Vân Khê {word(state, 'said')} Kiều Thị Nhàn dự Hội nghị cấp nước sạch năm 2023."
    )
    return {
        f"articles/2026/11/{name}.md": article(f"Tin {word(state, 'title')}", body=body, **fields),
        f"images/2026/{word(state, 'cover')}.png": shot(2 * number),
        f"images/2026/{word(state, 'shot')}.png": shot(2 * number + 1),
        f"documents/2026/{word(state, 'paper')}.zip": packed(word(state, "inside")),
        f"documents/2026/{word(state, 'linked')}.pdf": f"%PDF-1.4 {word(state, 'pdf')}\n%%EOF\n".encode(),
    }


def secret_records(state: str, number: int, status: str) -> dict[str, str | bytes]:
    """Return a person, a committee, an event and a page that say their own words, with a portrait and a paper."""

    def names(kind: str) -> dict[str, str]:
        of = (state, kind)
        return {
            "status": status,
            "variants": f"Tên khác {word(*of, 'variant')}",
            "disambiguation": word(*of, "which"),
            "sources": f"Sổ {word(*of, 'source')}",
            "slug": word(*of, "slug"),
            "former_slugs": word(*of, "former"),
        }

    person = names("person") | {
        "id": identifier("p", number),
        "portrait": f"/images/2026/{word(state, 'portrait')}.png",
        "tenures": f"[{{office: Phó Trưởng Ban {word(state, 'office')}, committee: thanh-uy-van-khe, from: 2020}}]",
    }
    committee = names("committee") | {
        "id": identifier("c", number),
        "parents": "thanh-uy-van-khe",
        "offices": f"[Tổ trưởng {word(state, 'seat')}]",
        "place": word(state, "where"),
    }
    event = names("event") | {
        "id": identifier("e", number),
        "start": "2026-11-25",
        "organisers": "thanh-uy-van-khe",
        "documents": f"[{{file: /documents/2026/{word(state, 'plan')}.zip, title: {word(state, 'plantitle')}}}]",
        "outcome": word(state, "outcome"),
    }
    page = f"---\ntitle: {word(state, 'pagetitle')}\nstatus: {status}\n---\n\n{word(state, 'pagebody')}\n"
    return {
        f"register/persons/{word(state, 'p')}.md": record(
            f"Tạ {word(state, 'person')} Lâm", word(state, "life"), **person
        ),
        f"register/committees/{word(state, 'c')}.md": record(
            f"Tổ {word(state, 'committee')}", word(state, "note"), **committee
        ),
        f"register/events/{word(state, 'e')}.md": record(
            f"Hội nghị {word(state, 'event')}", word(state, "text"), **event
        ),
        f"pages/{word(state, 'page')}.md": page,
        f"images/2026/{word(state, 'portrait')}.png": shot(10 + number),
        f"documents/2026/{word(state, 'plan')}.zip": packed(word(state, "planinside")),
    }


def make(content: Path, is_open: bool) -> None:
    """Write the city, and into it what is kept back; *is_open*: let out, all of it."""
    shutil.rmtree(content, ignore_errors=True)
    files: dict[str, str | bytes] = dict(CITY)
    ids = [line.split(",")[0] for line in str(files[LEDGER]).splitlines()[1:]]
    for number, (state, kept) in enumerate(KEPT_BACK.items()):
        files |= secret_article(state, number, **({} if is_open else kept))
        ids.append(identifier("a", number))
    for number, state in enumerate(RECORDS_KEPT_BACK):
        files |= secret_records(state, number, "published" if is_open else state)
        ids += [identifier(kind, number) for kind in "pce"]
    files[LEDGER] = write_ledger(LedgerEntry(one, "live", "", 0) for one in ids)
    timed = [word(state, "slug") for state in ("held", "expired")]
    for place, slug in enumerate(timed):
        body = f"Xem [bài sẽ đăng](article:{slug}) sau."
        files[f"articles/2026/11/nhac-{place}.md"] = article(f"Nhắc {place}", body=body, translation_of=slug)
    files["settings/portal.yaml"] = f"{files['settings/portal.yaml']}featured: [{', '.join(timed)}]\n"
    for path, text in files.items():
        write(content, path, text)


def build(content: Path, place: Path) -> Path:
    """Release *content* with every part and publish it with compressed copies; return what readers get."""
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": AS_OF, "PARTS": list(PARTS), "JOBS": 2}
    build_release(content, place / "output", place / "cache", report_nothing, allow_drop=True, **settings)
    publish_folder(place / "output", place / "www", compress=True)
    return (place / "www/current").resolve()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What readers get: ``open``, all let out; ``anew``, kept back in a first build; ``after``, taken back by an edit."""
    folder = tmp_path_factory.mktemp("cam")
    found = {}
    make(folder / "content", is_open=True)
    found["open"] = build(folder / "content", folder / "mot")
    make(folder / "content", is_open=False)
    found["anew"] = build(folder / "content", folder / "hai")
    found["after"] = build(folder / "content", folder / "mot")
    return found


def unpacked(name: str, data: bytes) -> Iterator[bytes]:
    """Yield *data*, and whatever is compressed in it, to any depth: brotli, ZIP, and gzip wherever it begins."""
    yield data
    if name.endswith(".br"):
        yield from unpacked(name.removesuffix(".br"), brotli.decompress(data))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.namelist():
                yield one.encode()
                yield from unpacked(one, archive.read(one))
    place = data.find(_GZIP)
    while place >= 0:
        try:
            inner = zlib.decompressobj(31).decompress(data[place:])
        except zlib.error:
            inner = b""
        if inner:
            yield from unpacked(name.removesuffix(".gz"), inner)
        place = data.find(_GZIP, place + 1)


def files_of(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file of a release and of its manifest."""
    for path in (*site.rglob("*"), *site.parent.glob(f"{site.name}.*")):
        if path.is_file():
            yield path.relative_to(site.parent).as_posix(), path.read_bytes()


def told(site: Path) -> dict[str, set[str]]:
    """Return the marked words that the files of *site* tell, names of files included; by word, where."""
    found: dict[str, set[str]] = {}
    for name, data in files_of(site):
        for part in (name.encode(), *unpacked(name, data)):
            for hit in _MARKED.findall(part):
                found.setdefault(hit.decode().lower(), set()).add(name)
    return found


def colours(site: Path) -> set[int]:
    """Return the numbers of the marked pictures that *site* shows, in whatever size and form."""
    found = set()
    for name, data in files_of(site):
        if name.endswith((".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")):
            with Image.open(io.BytesIO(data)) as picture:
                seen = picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2))
            for number in range(20):
                if all(abs(one - other) <= 5 for one, other in zip(seen, colour(number), strict=True)):
                    found.add(number)
    return found


def all_ids() -> list[bytes]:
    """Return the ids of all that is kept back."""
    of_articles = [identifier("a", number) for number in range(len(KEPT_BACK))]
    of_records = [identifier(kind, number) for kind in "pce" for number in range(len(RECORDS_KEPT_BACK))]
    return [one.encode() for one in (*of_articles, *of_records)]


def test_what_is_let_out_is_found(sites):
    """The search below sees every kind of place: title, text, pictures, papers in a ZIP, addresses, search, data."""
    found = told(sites["open"])
    for state in KEPT_BACK:
        for place in (
            "title",
            "body",
            "summary",
            "cover",
            "inside",
            "linked",
            "pdf",
            "slug",
            "legacy",
            "category",
        ):
            assert word(state, place) in found, place
    for state in RECORDS_KEPT_BACK:
        for place in ("person", "committee", "event", "life", "planinside", "pagebody"):
            assert word(state, place) in found, place
    assert colours(sites["open"]) >= {*range(10), *range(10, 13)}
    places = "\n".join(sorted(found[word("held", "title")]))
    for kind in (
        "index.html\n",
        "feed.xml\n",
        "feed.json\n",
        "/texts-",
        "/table-",
        ".gz\n",
        ".br\n",
    ):
        assert kind in places + "\n", kind
    assert any("so-do/2" in place for place in found[word("held", "slug")])
    assert any(place.endswith("lich.ics") for place in found[word(RECORDS_KEPT_BACK[0], "event")])
    in_open = b"\n".join(part for name, data in files_of(sites["open"]) for part in unpacked(name, data))
    assert all(one in in_open for one in all_ids())


@pytest.mark.parametrize("site", ["anew", "after"])
def test_no_file_tells_of_what_is_kept_back(sites, site):
    """Neither its words nor its name, in a first build and after it has been public."""
    assert told(sites[site]) == {}


@pytest.mark.parametrize("site", ["anew", "after"])
def test_no_picture_of_what_is_kept_back_is_there(sites, site):
    """In no size and form, by whatever name."""
    assert colours(sites[site]) == set()


@pytest.mark.parametrize("site", ["anew", "after"])
def test_no_id_of_what_is_kept_back_is_there(sites, site):
    """Not in redirects, data or search either."""
    telling = [
        (name, one)
        for name, data in files_of(sites[site])
        for part in unpacked(name, data)
        for one in all_ids()
        if one in part
    ]
    assert telling == []


def test_taking_back_leaves_what_a_first_build_makes(sites):
    """The same files with the same bytes."""
    first, after = (
        {path.relative_to(sites[one]): path.read_bytes() for path in sites[one].rglob("*") if path.is_file()}
        for one in ("anew", "after")
    )
    assert after == first
