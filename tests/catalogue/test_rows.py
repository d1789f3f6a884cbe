"""The classes of rows: each says what it holds, and what is kept as JSON comes back as it was."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

from plugins.authority.records import Origin, Person
from plugins.catalogue import rows
from plugins.catalogue.rows import (
    TABLES,
    FrontMatter,
    MentionRow,
    PageFile,
    ProposalRow,
    ProposedOffice,
    QuestionRow,
    ReadFileRow,
    RecordRow,
    Reference,
    SourceRow,
    TextRow,
    record_to_json,
)
from plugins.catalogue.store import Catalogue
from plugins.sources.problems import Problem

TYPED = (
    SourceRow("articles/a.md", "1 2", "ab", (Problem("A101", "articles/a.md", 3, {"hint": "(b?)"}),)),
    TextRow("a", FrontMatter({"title": "Tin"}, {"title": 2}), "<p>x</p>", "x"),
    MentionRow("person", "ta-dinh-lam", "2023-07-21", "a", True, ((0, 11), (20, 31))),
    ProposalRow(
        "a",
        "person",
        "Đỗ Văn Tới",
        (ProposedOffice("Bí thư", "Đoàn", None, False),),
        "do-van-toi",
        7,
        ("do-van-toi",),
    ),
    QuestionRow("a", "person", "Lãm", ("ta-dinh-lam", "vu-lam")),
    ReadFileRow("pages/a.md", "page", "", "", (Reference("picture", "/images/a.jpg", 7, "Cầu"),), True),
)


@pytest.mark.parametrize("row", TYPED, ids=lambda row: row.table.name)
def test_a_typed_column_comes_back(row):
    """Tuples are tuples again, problems problems."""
    catalogue = Catalogue.in_memory()
    catalogue.put([row])
    assert list(catalogue.rows(type(row))) == [row]
    catalogue.connection.close()


def test_every_class_is_a_table_of_a_new_catalogue():
    """No class of rows is left out of the list of tables."""
    declared = {one for one in vars(rows).values() if isinstance(one, type) and hasattr(one, "table")}
    assert set(TABLES) == declared
    catalogue = Catalogue.in_memory()
    for one in TABLES:
        kept = catalogue.values(f"SELECT name FROM pragma_table_info('{one.table.name}')")
        assert [name for name in kept if name != "seal"] == [column.name for column in fields(one)]
    catalogue.connection.close()


def test_a_record_and_a_page_come_back_from_their_files():
    """What a file of a record or page says is kept as JSON and read in one place."""
    person = Person(id=None, slug="a", name="A", origin=Origin("register/persons/a.md", {"name": 2}, 5))
    data = record_to_json(person)
    assert ReadFileRow("register/persons/a.md", "person", data, "", ()).record == person
    assert RecordRow("person", "a", None, "A", "", data, "").record == person
    page = PageFile("gioi-thieu", {"title": "Giới thiệu"}, {"title": 2}, "", 5)
    assert ReadFileRow("pages/a.md", "page", page.to_json(), "", ()).page == page


def test_every_class_says_what_a_row_is():
    """Each class has a docstring of its own."""
    tree = ast.parse(Path(rows.__file__).read_text("utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert [node.name for node in classes if not ast.get_docstring(node)] == []
