"""What a field may hold."""

import pytest

from plugins.sources.content_file import ContentFile, read_content_file
from tests.city import article, record


def read(kind: str, text: str) -> tuple[ContentFile, list[tuple[str, int]]]:
    """Return the source, and code and line of each problem."""
    source, problems = read_content_file(kind, f"{kind}s/x.md", text.encode())
    assert source is not None
    return source, [(one.code, one.line) for one in problems]


def test_a_whole_article_is_typed():
    """Dates become ISO, one bare value a list, true a truth value."""
    fields = {"topics": "Nước sạch", "sample": "true", "publish_at": "21/9/2023 07:00"}
    source, problems = read("article", article("Tin", **fields))
    assert problems == []
    assert source.values["topics"] == ["Nước sạch"]
    assert source.values["sample"] is True
    assert source.values["publish_at"] == "2023-09-21T07:00:00+07:00"


def test_empty_fields_are_absent():
    """An editor may leave a field of the form empty."""
    source, problems = read("article", article("Tin", summary="", authors="[]", image=""))
    assert problems == []
    assert not {"summary", "authors", "image"} & set(source.values)


def test_an_unknown_field_is_an_error_on_its_line():
    """D101 suggests the field that was meant."""
    source, problems = read_content_file("article", "x.md", article("Tin", categry="Thời sự").encode())
    assert source is not None
    (problem,) = problems
    assert (problem.code, problem.line) == ("D101", 5)
    assert "category" in problem.values["hint"]


def test_a_missing_field_is_an_error():
    """D102 for each field that must be there."""
    _, problems = read("article", "---\ntitle: Tin\n---\n")
    assert problems == [("D102", 1), ("D102", 1)]


def test_a_required_field_left_empty_is_an_error_on_its_line():
    """D102 points at the line that waits to be filled."""
    assert read("article", article("Tin", category=""))[1] == [("D102", 4)]


def test_a_missing_field_in_a_list_names_its_place():
    """D102 in an item has the item's line."""
    text = "---\nname: Tạ Đình Lãm\ntenures:\n  - office: Bí thư\n  - from: 2020\n---\n"
    assert read("person", text)[1] == [("D102", 5)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", "{a: b}", "D120"),
        ("title", "x" * 301, "D108"),
        ("title", '"một\\u0007"', "D113"),
        ("title", '"một\\ue000"', "D113"),
        ("date", "21/7", "D104"),
        ("publish_at", "mai", "D104"),
        ("status", "xong", "D106"),
        ("lang", "fr", "D106"),
        ("sample", "có", "D106"),
        ("id", "p-000001z", "D110"),
        ("id", "a-0000019", "D110"),
        ("slug", "Tin-Mới", "D111"),
        ("slug", "a--b", "D111"),
        ("slug", "con", "D111"),
        ("slug", '""', "D102"),
        ("date", "0203-07-21", "D104"),
        ("date", "3/4/2023", "D118"),
        ("slug", "x" * 121, "D111"),
        ("former_slugs", "[tot, Không]", "D111"),
        ("corrections", "chỉ chữ", "D103"),
        ("documents", "[{file: /documents/2023/x.pdf}]", "D102"),
        ("image_focus", "40% 20%", "D122"),
    ],
)
def test_a_value_of_the_wrong_form(field, value, code):
    """Each wrong value has one error, on the line of its field."""
    text = article("Tin", summary="Một dòng", **{field: value})
    lines = text.splitlines()
    line = next(number for number, one in enumerate(lines, 1) if one.startswith(f"{field}:"))
    assert read("article", text)[1] == [(code, line)]


@pytest.mark.parametrize("value", ["40 20", "40%", "40%, 20%", "101% 0%", "-1% 20%", "4.5% 20%", "trên"])
def test_a_point_of_a_picture_is_two_numbers_in_percent(value):
    """D121 for all else."""
    picture = {"image": "/images/2023/cau.jpg"}
    assert read("article", article("Tin", **picture, image_focus=f'"{value}"'))[1] == [("D121", 6)]
    source, problems = read("article", article("Tin", **picture, image_focus="40% 0%"))
    assert (source.values["image_focus"], problems) == ("40% 0%", [])


def test_a_point_of_no_picture_is_an_error():
    """D122, also where the picture is left empty; a picture that is wrong has its own error alone."""
    focus = {"image_focus": "40% 20%"}
    assert read("article", article("Tin", image="", **focus))[1] == [("D122", 6)]
    assert read("article", article("Tin", image="cau.jpg", **focus))[1] == [("D109", 5)]


@pytest.mark.parametrize("value", ["ark:/12345", "1234", "12a45", "12345/"])
def test_the_number_for_arks_is_that_alone(value):
    """Q160: no scheme, no slash, none of the letters that ids leave out."""
    assert read("portal", f"name: Vân Khê\nark: {value}\n")[1] == [("Q160", 2)]
    assert read("portal", "name: Vân Khê\nark: 12345\n")[1] == []


@pytest.mark.parametrize(
    "path",
    [
        "images/2023/x.jpg",
        "/documents/x.jpg",
        "/images/../settings/portal.yaml",
        "/images//x.jpg",
        "/images/.an/x.jpg",
        "https://may-khac.example/x.jpg",
        "//may-khac.example/x.jpg",
        "C:\\anh\\x.jpg",
        "/etc/passwd",
    ],
)
def test_a_picture_stands_below_images(path):
    """D109: no path leads out of the folder of pictures."""
    assert read("article", article("Tin", image=path))[1] == [("D109", 5)]


@pytest.mark.parametrize(
    "address", ["tin-tuc/x", "//may-khac.example", "/a/../b", "/a b", "/a?b=1", "/%2e%2e/b", "/x;y", "/"]
)
def test_an_old_address_is_a_plain_path(address):
    """D115: a redirect can stand at a plain path only."""
    assert read("article", article("Tin", legacy_urls=f'"{address}"'))[1] == [("D115", 5)]


@pytest.mark.parametrize("address", ["/tin-tuc/x-1491911320", "/cu/x.html", "/Tin/Th%E1%BB%9Di-s%E1%BB%B1/"])
def test_an_old_address_may_be_of_any_portal(address):
    """Addresses of the older portal are taken as they were."""
    source, problems = read("article", article("Tin", legacy_urls=f'"{address}"'))
    assert problems == []
    assert source.values["legacy_urls"] == [address]


def test_a_statement_is_bare_or_with_its_source():
    """``variants`` takes plain names and names with where they were read."""
    text = record("Sở Văn hóa", variants='[Sở VH, {value: Sở VHTT, source: "Báo số 3"}]')
    source, problems = read("committee", text)
    assert problems == []
    assert source.values["variants"] == [{"value": "Sở VH"}, {"value": "Sở VHTT", "source": "Báo số 3"}]


@pytest.mark.parametrize(("written", "codes"), [("3/4/1960", ["D118"]), ("21/4/1960", []), ("4/4/1960", [])])
def test_a_day_that_others_read_otherwise_is_told(written, codes):
    """D118: day and month could change places; where they cannot, nothing is said."""
    source, problems = read("person", record("Tạ Đình Lãm", born=written))
    assert [code for code, _ in problems] == codes
    assert source.values["born"].startswith("1960-04-")


def test_lines_of_items_are_known():
    """A later check finds the line of a field in an item."""
    text = "---\nname: Tạ Đình Lãm\ntenures:\n  - office: Bí thư\n    committee: x\n---\n"
    source, _ = read("person", text)
    assert source.lines["tenures.0.committee"] == 5


def test_items_count_as_the_editor_sees_them():
    """Those that are empty or wrong too; lines are kept by the place among the values that were accepted."""
    items = (
        "- office: Ủy viên\n    from: khi nào",
        "-",
        "- Chủ tịch",
        "- office: Bí thư\n    until: bao giờ",
    )
    text = "---\nname: Tạ Đình Lãm\ntenures:\n  " + "\n  ".join(items) + "\n---\n"
    source, problems = read_content_file("person", "p.md", text.encode())
    assert [one.values["field"] for one in problems] == ["tenures.0.from", "tenures.2", "tenures.3.until"]
    assert [one["office"] for one in source.values["tenures"]] == ["Ủy viên", "Bí thư"]
    assert source.lines["tenures.1.office"] == 8


def test_blanks_in_a_line_are_settled():
    """Several blanks, or a folded line, are one blank."""
    assert read("article", article("Tin   tức\n  Vân Khê"))[0].values["title"] == "Tin tức Vân Khê"
