"""What ``build`` and ``check --output`` tell before a release goes out: addresses that vanish, changes in silence."""

import json
import shutil
from pathlib import Path

import pytest

from plugins.cli.release import build_release, last_release
from plugins.editing.check import check_content
from plugins.publishing.manifest import make_manifest
from plugins.publishing.releases import current_release, kept_releases
from plugins.workers.progress import report_nothing
from tests.city import AS_OF, CITY, HOI_NGHI, LAM, NEWS, REPORT, article, record, write
from tests.cli.test_commands import task

PROJECT = Path(__file__).resolve().parents[2]
NEW = "articles/2023/09/tin.md"
TEXT = article("Tin", "Có 15 xã và 3 phường. Đồng chí Tạ Đình Lãm dự.", id="a-000003t")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The city with an article, its first release and the cache of that."""
    place = tmp_path_factory.mktemp("first")
    for path, text in {**CITY, NEW: TEXT}.items():
        write(place / "content", path, text)
    ledger = CITY["register/ids.csv"] + "a-000003t,live,\n"
    write(place / "content", "register/ids.csv", ledger)
    make(place)
    return place


@pytest.fixture
def place(first, tmp_path):
    """A copy of them to change."""
    return Path(shutil.copytree(first, tmp_path / "copy", symlinks=True))


def make(place: Path, as_of: str = "2026-11-23T08:00"):
    """Build the content of *place*."""
    settings = {"THEME": str(PROJECT / "theme"), "AS_OF": as_of, "PARTS": ["core", "ids"]}
    return build_release(
        place / "content", place / "output", place / "cache", report_nothing, allow_drop=True, **settings
    )


def notices(problems) -> list[tuple[str, str, int, dict[str, str]]]:
    """Return the notices among *problems*."""
    return [(one.code, one.path, one.line, dict(one.values)) for one in problems if one.code.startswith("N")]


def told(place: Path) -> list[tuple[str, str, int, dict[str, str]]]:
    """Return the notices of a check beside the last release, which are those of a build."""
    output = place / "output"
    checked = check_content(place / "content", AS_OF, last=last_release(output, current_release(output)))
    built = notices(make(place).result.problems)
    assert notices(checked) == [one for one in built if one[0] not in ("N104", "N105")]
    assert not any(one.stops(strict=True) for one in checked if one.code.startswith("N"))
    return built


def edit(place: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Replace words of a file."""
    text = (place / "content" / path).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    write(place / "content", path, text)


OLD, NOW = "/tin-tuc/2023/09/tin/", "/tin-tuc/2023/09/moi/"


@pytest.mark.parametrize("status", ["draft", "review", "ready"])
def test_an_article_set_back_is_told(place, status):
    """At its status, with what to do."""
    edit(place, NEW, ("title:", f"status: {status}\ntitle:"))
    assert told(place) == [("N101", NEW, 2, {"address": OLD})]


def test_an_article_held_again_is_told(place):
    """Its address would be gone until then."""
    edit(place, NEW, ("title:", "publish_at: 2027-01-01\ntitle:"))
    assert told(place) == [("N101", NEW, 2, {"address": OLD})]


@pytest.mark.parametrize("way", ["slug", "file"])
def test_a_renamed_article_is_told_by_its_id(place, way):
    """By ``slug`` or by the name of its file; the mend is the line to add."""
    path = "articles/2023/09/moi.md"
    if way == "slug":
        edit(place, NEW, ("title:", "slug: moi\ntitle:"))
        path = NEW
    else:
        (place / "content" / NEW).rename(place / "content" / path)
    assert told(place) == [("N102", path, 1, {"address": OLD, "now": NOW, "mend": "former_slugs: tin"})]


def test_an_article_of_another_month_is_told(place):
    """Its slug is the same, its address is not."""
    edit(place, NEW, ("2023-09-01", "2023-10-01"))
    values = {"address": OLD, "now": "/tin-tuc/2023/10/tin/", "mend": f"legacy_urls: {OLD}"}
    assert [one for one in told(place) if one[0] == "N102"] == [("N102", NEW, 1, values)]


def test_a_notice_is_never_an_exit_code(place):
    """Neither with ``--strict``; other programs read what it is."""
    edit(place, NEW, ("title:", "status: draft\ntitle:"))
    options = (
        "--content",
        place / "content",
        "--output",
        place / "output",
        "--as-of",
        "2026-11-23",
        "--strict",
    )
    done = task("check", *options, "--format", "json")
    (notice,) = json.loads(done.stdout)
    assert (done.returncode, notice["severity"], notice["file"]) == (0, "notice", NEW)
    done = task("check", *options)
    assert done.returncode == 0
    assert f"{NEW}:2: lưu ý N101 " in done.stdout
    assert f"{NEW}: 0 lỗi, 0 cảnh báo, 1 lưu ý" in done.stderr


def test_the_mend_mends(place):
    """What the notice asks for is enough."""
    edit(place, NEW, ("title:", "slug: moi\nformer_slugs: tin\ntitle:"))
    assert told(place) == []
    edit(place, NEW, ("2023-09-01", "2023-10-01"), ("title:", f"legacy_urls: [{OLD}, {NOW}]\ntitle:"))
    assert [one[0] for one in told(place)] == []


def test_a_deleted_article_is_told_at_its_old_path(place):
    """There is no other place any more."""
    (place / "content" / NEW).unlink()
    edit(place, "register/ids.csv", ("a-000003t,live", "a-000003t,withdrawn"))
    assert told(place) == [("N103", NEW, 1, {"address": OLD})]


def test_records_are_told_too(place):
    """Renamed, set back, deleted."""
    edit(place, LAM, ("id:", "slug: lam\nid:"))
    edit(place, HOI_NGHI, ("id:", "status: draft\nid:"))
    edit(place, REPORT, ("events: hoi-nghi-cap-nuoc-2023\n", ""))
    values = {"address": "/nhan-su/ta-dinh-lam/", "now": "/nhan-su/lam/", "mend": "former_slugs: ta-dinh-lam"}
    assert [one for one in told(place) if one[0] < "N104"] == [
        ("N101", HOI_NGHI, 2, {"address": "/su-kien/hoi-nghi-cap-nuoc-2023/"}),
        ("N102", LAM, 1, values),
    ]


def test_what_is_lawful_is_not_told(place):
    """Expiry, a tombstone, a takedown."""
    edit(place, NEW, ("title:", "expires_at: 2025-01-01\ntitle:"))
    edit(place, NEWS, ("title:", "status: removed\ntitle:"))
    edit(place, REPORT, ("title:", "status: draft\ntitle:"))
    line = "2026-11-22,/tin-tuc/2023/07/hoi-nghi-cap-nuoc/,x,,,\n"
    write(place / "output", "takedowns.csv", f"date,address,title,aliases,by,reason\n{line}")
    assert told(place) == []


def test_a_number_changed_in_silence_is_told(place):
    """With what it was and what it is."""
    edit(place, NEW, ("15 xã", "16 xã"))
    assert told(place) == [("N104", NEW, 1, {"before": "15", "now": "16"})]


def test_a_name_changed_in_silence_is_told(place):
    """The records that the text linked to before and now."""
    edit(place, NEW, ("Tạ Đình Lãm", "Kiều Thị Nhàn"))
    values = {"before": "/nhan-su/ta-dinh-lam/", "now": "/nhan-su/kieu-thi-nhan/"}
    assert told(place) == [("N105", NEW, 1, values)]


def test_a_correction_tells_it(place):
    """Then readers know; a later change wants another entry."""
    note = "corrections: [{date: 2026-11-22, text: 16 xã}]\n"
    edit(place, NEW, ("15 xã", "16 xã"), ("title:", f"{note}title:"))
    assert told(place) == []
    edit(place, NEW, ("Có 16", "Có 17"))
    assert told(place) == [("N104", NEW, 1, {"before": "16", "now": "17"})]


def test_other_words_and_links_that_the_linker_finds_are_no_notice(place):
    """A misprint mended; a record that comes into the register."""
    edit(place, NEW, ("dự.", "tham dự."))
    assert told(place) == []
    edit(place, LAM, ("name: Tạ Đình Lãm", "name: Tạ Đình Lâm\nvariants: Tạ Đình Lãm"))
    assert told(place) == []


def test_a_record_that_comes_is_no_notice(place):
    """Its name is linked now, also where a comma stands right behind it: the words are the same."""
    edit(place, NEW, ("dự.", "dự, Phạm Văn Một, Phạm Văn Một."))
    make(place)
    write(place / "content", "register/persons/mot.md", record("Phạm Văn Một"))
    assert told(place) == []
    (place / "content/register/persons/mot.md").unlink()
    assert [one[0] for one in told(place)] == ["N103"]


def test_another_person_of_the_name_is_told(place):
    """The words are the same, whom they lead to is not; a record that changes its address is the same."""
    for slug in ("le-mot", "le-hai"):
        text = record("Lê Văn Một", slug=slug, disambiguation=slug)
        write(place / "content", f"register/persons/{slug}.md", text)
    edit(place, NEW, ("dự.", "dự cùng [Lê Văn Một](person:le-mot)."))
    make(place)
    edit(place, NEW, ("person:le-mot", "person:le-hai"))
    values = {"before": "/nhan-su/le-mot/", "now": "/nhan-su/le-hai/"}
    assert told(place) == [("N105", NEW, 1, values)]
    edit(place, "register/persons/le-hai.md", ("slug: le-hai", "slug: le-ba\nformer_slugs: le-hai"))
    assert told(place) == []


def test_what_changed_is_listed_before_it_goes_out(place, capsys):
    """New, changed and gone pages, by kind; nothing of it at the first release."""
    write(place / "content", "articles/2023/10/moi.md", article("Mới", date="2023-10-02"))
    make(place)
    lines = capsys.readouterr().err.splitlines()
    assert "Mới / new: 1 bài / articles, 2 trang khác / other pages" in lines
    assert "  /tin-tuc/2023/10/moi/" in lines


def test_an_unchanged_build_makes_no_release(place):
    """Whatever the time; what there was to roll back to is there still."""
    write(place / "content", "articles/2023/10/moi.md", article("Mới", date="2023-10-02"))
    assert make(place).is_new
    before = make_manifest(place / "output/releases/000002")
    for day in range(24, 28):
        built = make(place, f"2026-11-{day}T08:00")
        assert (built.is_new, built.release.folder.name) == (False, "000002")
    assert [one.name for one in kept_releases(place / "output")] == ["000001", "000002"]
    assert make_manifest(place / "output/releases/000002") == before
    assert current_release(place / "output").as_of == "2026-11-27T08:00:00+07:00"


def test_what_a_release_weighs(place):
    """All its bytes, and those that no release before has."""
    write(place / "content", "articles/2023/10/moi.md", article("Mới", date="2023-10-02"))
    built = make(place)
    folder = built.release.folder
    assert built.weight == sum((folder / path).stat().st_size for path in built.release.manifest)
    assert 0 < built.own_weight < built.weight
