"""The register as the catalogue keeps it answers as the register itself does."""

from pathlib import Path

import pytest

from plugins.authority.register import Register
from plugins.authority.relations import lookups_of, relations_of
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


@pytest.mark.parametrize("kind", KINDS)
def test_the_records_of_a_kind_are_those_of_the_register(catalogue, kind):
    """One by one and all together, in their order, in a register that was asked nothing before."""
    expected = whole(catalogue).by_kind[kind]
    stored = StoredRegister(catalogue).by_kind[kind]
    assert {slug: stored[slug] for slug in expected} == dict(expected)
    assert list(StoredRegister(catalogue).by_kind[kind].items()) == list(expected.items())
    assert (list(stored), len(stored)) == (list(expected), len(expected))
    assert "khong-co" not in stored


def test_each_way_to_find_a_record_answers_as_the_register(catalogue):
    """By id, merged id, former slug and name; and what is not there is not found."""
    register, stored = whole(catalogue), StoredRegister(catalogue)
    ways = [(one.kind, way, key) for one in register for way, key in lookups_of(one)]
    assert [stored.found_by(*way) for way in ways] == [register.found_by(*way) for way in ways]
    assert (
        stored.found_by("person", "name", "khong co") == register.found_by("person", "name", "khong co") == ()
    )
    assert sorted(stored.all_namesakes()) == sorted(register.all_namesakes())


def test_each_relation_answers_as_the_register(catalogue):
    """Children, tenures, events of an organiser and of a series, lineage."""
    register, stored = whole(catalogue), StoredRegister(catalogue)
    relations = {relation for one in register for relation in relations_of(one)}
    assert {one: stored.related(*one) for one in relations} == {
        one: register.related(*one) for one in relations
    }
    for slug in (*register.committees, "khong-co"):
        assert stored.children(slug) == register.children(slug)
        assert stored.tenures_in(slug) == register.tenures_in(slug)
        assert stored.organised_by(slug) == register.organised_by(slug)
    series = {other for way, other in relations if way == "series"}
    assert {one: stored.in_series(one) for one in series} == {one: register.in_series(one) for one in series}


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
