"""Records as editors look for them."""

import pytest

from plugins.catalogue.queries.register_list import path_of_record, records_sought
from tests.city import LAM, record

DRAFT = "register/persons/dinh-van-suu.md"


@pytest.fixture
def catalogue(indexed):
    """The city with a draft record."""
    return indexed({DRAFT: record("Đinh Văn Sửu", status="draft")})[1]


def test_records_of_a_kind_with_their_files(catalogue):
    """By given name; those that are not public too."""
    found = records_sought(catalogue, "person")
    assert [(one.name, one.status) for one in found] == [
        ("Tạ Đình Lãm", "published"),
        ("Kiều Thị Nhàn", "published"),
        ("Đinh Văn Sửu", "draft"),
    ]
    assert (found[0].path, found[2].path) == (LAM, DRAFT)


@pytest.mark.parametrize(("words", "count"), [("DINH", 2), ("lam ta", 1), ("ta-dinh", 1), ("khong", 0)])
def test_by_words(catalogue, words, count):
    """Of name or address, in any order, marks or not."""
    assert len(records_sought(catalogue, "person", words)) == count


def test_the_file_of_a_record(catalogue):
    """Public or not; none where there is none."""
    assert path_of_record(catalogue, "person", "ta-dinh-lam") == LAM
    assert path_of_record(catalogue, "person", "dinh-van-suu") == DRAFT
    assert path_of_record(catalogue, "person", "khong-ai") is None
