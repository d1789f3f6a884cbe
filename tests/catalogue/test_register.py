"""The register as the catalogue keeps it answers as the register itself does."""

from pathlib import Path

import pytest

from plugins.authority.register import Register
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.store import Catalogue
from plugins.ingest.content import index_content
from plugins.ingest.options import Options
from tests.city import AS_OF, CITY, LAM, NHAN, record

PROJECT = Path(__file__).resolve().parents[2]
KINDS = ("person", "committee", "event")
MORE = {
    LAM: CITY[LAM].replace("name:", "former_slugs: [ong-lam, lam-cu]\nmerged_ids: p-000003h\nname:"),
    "register/persons/lam-khac.md": record("TẠ ĐÌNH LÃM", disambiguation="giáo viên"),
    "register/persons/nhap.md": record("Đinh Văn Sửu", status="draft"),
    "register/committees/ban-dan-van.md": record(
        "Ban Dân vận Thành ủy Vân Khê",
        parents="[Thành ủy Vân Khê, ban-to-chuc-thanh-uy-van-khe]",
        successors="c-000002x",
    ),
    "register/events/hop-2.md": record("Họp hai", series="Họp", start="2024", organisers="c-000001n"),
    "register/events/hop-1.md": record("Họp một", series="Họp", start="2023"),
    "register/events/hop-0.md": record("Họp chưa rõ ngày", series="Họp"),
}
MAPPINGS = (
    *("persons", "committees", "events", "by_id", "by_name", "by_former_slug"),
    *("children", "tenures_of", "organised_by", "series"),
)


@pytest.fixture
def city(indexed) -> Catalogue:
    """The small city with namesakes, former slugs, relations and series."""
    return indexed(MORE)[1]


@pytest.fixture(scope="module")
def samples() -> Catalogue:
    """The samples."""
    catalogue = Catalogue.in_memory()
    index_content(PROJECT / "samples", catalogue, Options(as_of=AS_OF))
    return catalogue


@pytest.fixture(params=["city", "samples"])
def catalogue(request) -> Catalogue:
    """Each of both."""
    return request.getfixturevalue(request.param)


def whole(catalogue: Catalogue) -> Register:
    """Return the same records as a register in memory."""
    return Register(StoredRegister(catalogue))


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_each_look_up_answers_as_the_register(catalogue, mapping):
    """Key by key, in a register that was asked nothing before."""
    expected = getattr(whole(catalogue), mapping)
    stored = getattr(StoredRegister(catalogue), mapping)
    assert {key: stored[key] for key in expected} == dict(expected)


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_each_look_up_has_the_keys_of_the_register(catalogue, mapping):
    """All of them, in their order, and as many."""
    expected, stored = getattr(whole(catalogue), mapping), getattr(StoredRegister(catalogue), mapping)
    assert list(stored) == list(expected)
    assert len(stored) == len(expected)


@pytest.mark.parametrize("mapping", MAPPINGS)
@pytest.mark.parametrize("key", ["khong-co", ("person", "khong co")])
def test_what_is_not_there_is_not_found(catalogue, mapping, key):
    """Whatever the key."""
    if isinstance(key, tuple) != (mapping in ("by_name", "by_former_slug")):
        key = ("person", "khong co") if isinstance(key, str) else "khong-co"
    stored = getattr(StoredRegister(catalogue), mapping)
    assert stored.get(key) is None
    assert key not in stored


def test_records_come_in_the_register_s_order(catalogue):
    """Committees, events, persons, each by slug; as many as there are."""
    stored = StoredRegister(catalogue)
    assert len(stored) == len(list(stored)) == len(whole(catalogue))
    order = [(("committee", "event", "person").index(one.kind), one.slug) for one in stored]
    assert order == sorted(order)


def test_a_record_is_found_by_any_name_as_in_the_register(catalogue):
    """Id, merged id, slug, former slug, name."""
    register = whole(catalogue)
    names = [
        (one.kind, name)
        for one in register
        for name in (one.id, *one.merged_ids, one.slug, *one.former_slugs, one.name, one.name.upper())
        if name
    ]
    stored = StoredRegister(catalogue)
    assert [stored.find(*name) for name in names] == [register.find(*name) for name in names]


def test_committees_above_are_found_as_in_the_register(catalogue):
    """By any number of steps."""
    register, stored = whole(catalogue), StoredRegister(catalogue)
    assert [stored.line_of(slug) for slug in register.committees] == [
        register.line_of(slug) for slug in register.committees
    ]


def test_drafts_are_not_in_it(city):
    """Only public records are."""
    assert StoredRegister(city).find("person", "Đinh Văn Sửu") == ()


def test_a_record_is_as_its_file_says(city):
    """Nothing is lost on the way through the catalogue."""
    stored = StoredRegister(city).persons["kieu-thi-nhan"]
    assert (stored.id, stored.name, stored.origin.path) == ("p-0000027", "Kiều Thị Nhàn", NHAN)
    assert [(one.office, one.committee, one.span.start) for one in stored.tenures] == [
        ("Phó Bí thư", "thanh-uy-van-khe", "2021")
    ]
