"""Addresses: what is made is read as what it was made from."""

from __future__ import annotations

import pytest

from plugins import addresses
from plugins.addresses import PageAddress, read_address, record_kind_at
from plugins.kinds import KINDS

READ = {
    addresses.HOME: PageAddress("home"),
    addresses.ARCHIVE: PageAddress("archive"),
    addresses.archive_address("2023", "07"): PageAddress("archive_month", year="2023", month="07"),
    addresses.article_address("2023-07-21T08:00", "le-ky"): PageAddress("article", "", "le-ky", "2023", "07"),
    addresses.category_address("tin"): PageAddress("category", slug="tin"),
    addresses.category_month_address("tin", "2023", "07"): PageAddress(
        "category_month", "", "tin", "2023", "07"
    ),
    addresses.line_address("ban"): PageAddress("line", "committee", "ban"),
    addresses.line_address("ban", "2023"): PageAddress("line_year", "committee", "ban", "2023"),
    addresses.TOPICS: PageAddress("topics"),
    addresses.topic_address("dan-van"): PageAddress("topic", slug="dan-van"),
    addresses.topic_month_address("dan-van", "2023", "07"): PageAddress(
        "topic_month", "", "dan-van", "2023", "07"
    ),
    addresses.CORRECTIONS: PageAddress("corrections"),
    addresses.corrections_address("2023"): PageAddress("corrections_year", year="2023"),
    addresses.OFFICES_HELD: PageAddress("offices_held"),
    addresses.TOGETHER: PageAddress("together"),
    addresses.succession_address("ban"): PageAddress("succession", "committee", "ban"),
    addresses.offices_held_address("2023"): PageAddress("offices_held_year", year="2023"),
    addresses.SOURCES: PageAddress("sources"),
    addresses.sources_address("2023"): PageAddress("sources_year", year="2023"),
    addresses.sources_address(""): PageAddress("sources_year"),
    addresses.event_year_address("2023"): PageAddress("event_year", "event", year="2023"),
    addresses.event_year_address(""): PageAddress("event_year", "event"),
    addresses.event_month_address("2023", "07"): PageAddress("event_month", "event", "", "2023", "07"),
    addresses.id_address("a-000001z"): PageAddress("id", slug="a-000001z"),
    addresses.page_address("gioi-thieu"): PageAddress("page", slug="gioi-thieu"),
}


@pytest.mark.parametrize("address", READ)
def test_a_made_address_is_read(address):
    """Each address leads to the page it was made for."""
    assert read_address(address) == READ[address]


@pytest.mark.parametrize("kind", KINDS)
def test_addresses_of_records_are_read(kind):
    """The index, the page and the year of a record, of every kind."""
    assert read_address(addresses.index_address(kind)) == PageAddress("index", kind)
    assert read_address(addresses.record_address(kind, "a-b")) == PageAddress("record", kind, "a-b")
    assert read_address(addresses.record_year_address(kind, "a", "2023")) == PageAddress(
        "record_year", kind, "a", "2023"
    )


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nhan-su/",
        "/nhan-su",
        "/nhan-su/a/2023/x/",
        "/chu-de/a/2023/",
        "/dinh-chinh/2023/07/",
        "/tin-tuc/2023/",
        "/id/x/",
        "/a/b/",
    ],
)
def test_what_no_page_can_have_is_no_address(address):
    """Without slashes at both ends, too deep, or an id that is none."""
    assert read_address(address) is None


def test_the_kind_of_a_record_is_told_by_its_address():
    """Of the page and all below it; of other pages nothing."""
    assert {record_kind_at(addresses.record_year_address(kind, "a", "2023")) for kind in KINDS} == set(KINDS)
    assert record_kind_at("/tin-tuc/2023/07/a/") == record_kind_at("/") == ""


def test_no_page_takes_the_first_part_of_another_address():
    """Every address that is made begins with a part that is reserved."""
    constants = [one for name, one in vars(addresses).items() if name.isupper() and isinstance(one, str)]
    made = [*constants, *map(addresses.index_address, KINDS)]
    assert {one.split("/")[1] for one in made} - {""} <= addresses.RESERVED


@pytest.mark.parametrize(
    ("address", "path"), [("/", "index.html"), ("/a/", "a/index.html"), ("/a/b.pdf", "a/b.pdf")]
)
def test_the_file_of_an_address(address, path):
    """A folder is served by its index."""
    assert addresses.file_of(address) == path
