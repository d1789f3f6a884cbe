"""What the texts name and the register lacks."""

import pytest

from plugins.catalogue.queries.proposals import ambiguous_names, proposed_names
from tests.city import article, record

FILES = {
    "articles/2023/09/la.md": article("Người lạ", "Đồng chí Đỗ Văn Lạ, Bí thư Đoàn, phát biểu."),
    "articles/2023/10/trung.md": article("Trùng tên", "Đồng chí Phan Thị Trùng dự.", date="2023-10-01"),
    "register/persons/phan-thi-trung.md": record("Phan Thị Trùng", disambiguation="văn phòng"),
    "register/persons/phan-thi-trung-2.md": record("Phan Thị Trùng", disambiguation="tổ chức"),
}


@pytest.fixture
def catalogue(indexed):
    """The city with a stranger and a name of two people."""
    return indexed(FILES)[1]


def test_names_without_a_record(catalogue):
    """Of all articles or of some."""
    (found,) = (one for one in proposed_names(catalogue) if one.kind == "person")
    assert (found.name, found.path) == ("Đỗ Văn Lạ", "articles/2023/09/la.md")
    assert found.offices
    assert found in proposed_names(catalogue, ["la"])
    assert proposed_names(catalogue, ["trung"]) == []
    assert proposed_names(catalogue, []) == []


def test_names_of_several_records(catalogue):
    """With the records that they may mean."""
    (found,) = ambiguous_names(catalogue)
    assert (found.surface, found.candidates) == ("Phan Thị Trùng", ("phan-thi-trung", "phan-thi-trung-2"))
    assert ambiguous_names(catalogue, ["la"]) == []
