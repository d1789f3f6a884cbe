"""One file of the content folder."""

import unicodedata

import pytest

from plugins.sources.content_file import MAX_TEXT_FILE_BYTES, read_content_file
from tests.city import article


def faults(
    data: bytes, kind: str = "article", path: str = "articles/2023/09/tin.md"
) -> list[tuple[str, int]]:
    """Return code and line of each problem of a file."""
    return [(one.code, one.line) for one in read_content_file(kind, path, data)[1]]


def test_a_wrong_byte_has_its_line():
    """F101 counts lines up to the byte."""
    data = article("Đảng ủy", body="Dòng một.\n\nDòng ba.").encode().replace(b"ba", b"b\xe1")
    assert faults(data) == [("F101", 9)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_its_mark(encoding):
    """As Notepad writes it; without the mark F101 asks for UTF-8."""
    text = article("Thủ Đức", body="Đồi Mây.")
    marked = text if encoding == "utf-16" else f"\ufeff{text}"
    source, problems = read_content_file("article", "x.md", marked.encode(encoding))
    assert problems == []
    assert (source.values["title"], source.body.strip()) == ("Thủ Đức", "Đồi Mây.")
    assert faults(marked.encode(encoding).removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")) == [
        ("F101", 1)
    ]


def test_half_a_character_of_utf_16_is_told():
    """F101 for a file that was cut."""
    assert faults("---\ntitle: Tin".encode("utf-16") + b"x") == [("F101", 2)]


@pytest.mark.parametrize("encoding", ["cp1258", "latin-1"])
def test_legacy_encodings_are_no_utf_8(encoding):
    """F101 for text in an encoding of old."""
    assert faults("---\ntitle: Lễ hội đình".encode(encoding, "ignore"))[0][0] == "F101"


def test_a_byte_order_mark_is_passed_over():
    """Notepad writes one; it is no fault."""
    assert faults(b"\xef\xbb\xbf" + article("Tin").encode()) == []


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems_do_not_count(ending):
    """Body and lines are the same with CRLF and CR."""
    text = article("Tin", body="Một.\n\nHai.", sample="có")
    ours, theirs = (
        read_content_file("article", "x.md", one.encode()) for one in (text, text.replace("\n", ending))
    )
    assert ours[0].body == theirs[0].body
    assert [one.line for one in theirs[1]] == [one.line for one in ours[1]] == [5]


def test_text_is_composed_on_reading():
    """A file typed on a Mac (NFD) says the same as one in NFC."""
    text = article("Thủ Đức", body="Quận ủy Đồi Mây họp.")
    source, problems = read_content_file("article", "x.md", unicodedata.normalize("NFD", text).encode())
    assert problems == []
    assert (source.values["title"], source.body.strip()) == ("Thủ Đức", "Quận ủy Đồi Mây họp.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "F102"),
        (b"\n \n", "F102"),
        (b"# Tin\n", "F103"),
        (b"\n---\ntitle: x\n---\n", "F103"),
        (b"---\ntitle: x\n\nThan bai\n", "F104"),
        (b"---\ntitle: x\n----\n", "F104"),
    ],
)
def test_a_file_without_front_matter(data, code):
    """Empty, not begun and never closed each have their own message."""
    assert faults(data) == [(code, 1)]


def test_a_file_that_is_too_large_is_not_read():
    """F105 before anything of it is parsed."""
    assert faults(b"---\n" + b"x" * MAX_TEXT_FILE_BYTES) == [("F105", 1)]


def test_front_matter_that_is_too_long_is_not_parsed():
    """Y108 keeps a book out of the fields."""
    assert faults(article("Tin", summary="x" * 100_001).encode()) == [("Y108", 2)]


def test_a_control_character_in_the_body_has_its_line():
    """F112 at the line of the body that holds it."""
    assert faults(article("Tin", body="Một.\n\nHa\x0bi.").encode()) == [("F112", 9)]


@pytest.mark.parametrize("char", ["\u202e", "\u2066"])
def test_a_character_that_turns_the_direction_is_refused(char):
    """F112: readers would see another text than editors checked."""
    assert faults(article("Tin", body=f"Một {char}gpj.exe").encode()) == [("F112", 7)]


def test_a_file_named_like_a_device_has_no_address():
    """D112: Windows makes no folder of that name."""
    _, problems = read_content_file("article", "articles/con.md", article("Tin").encode())
    assert [one.code for one in problems] == ["D112"]


def test_a_duplicate_field_has_its_line():
    """Y107 for the second one."""
    assert faults(b"---\ntitle: a\ndate: 2023-07-21\ncategory: c\ntitle: b\n---\n") == [("Y107", 5)]


def test_the_body_begins_after_the_front_matter():
    """``body_line`` is the line below the closing fence."""
    source, _ = read_content_file("article", "x.md", article("Tin", body="Một.").encode())
    assert source.body_line == 6
    assert source.body == "\nMột.\n"


def test_a_rule_in_the_body_does_not_end_the_front_matter():
    """Only the first closing fence counts."""
    source, _ = read_content_file("article", "x.md", article("Tin", body="Một.\n\n---\n\nHai.").encode())
    assert source.body.strip().endswith("Hai.")


@pytest.mark.parametrize(
    ("name", "slug"),
    [("tin-moi", "tin-moi"), ("Tin Mới", "tin-moi"), ("Đồi Mây", "doi-may")],
)
def test_the_file_name_gives_the_address(name, slug):
    """The slug is the name, folded to ASCII."""
    source, _ = read_content_file("article", f"articles/2023/09/{name}.md", article("Tin").encode())
    assert source.slug == slug


def test_a_slug_of_its_own_counts_before_the_file_name():
    """``slug`` decides where it stands."""
    source, _ = read_content_file("article", "x.md", article("Tin", slug="khac").encode())
    assert source.slug == "khac"


def test_a_name_without_letters_gives_no_address():
    """D112 asks for a slug."""
    assert faults(article("Tin").encode(), path="articles/2023/09/会议.md") == [("D112", 1)]


def test_settings_are_read_without_a_fence():
    """The portal's file is YAML from its first line."""
    source, problems = read_content_file(
        "portal", "settings/portal.yaml", b"name: x\nsections:\n  - a\nodd: 1\n"
    )
    assert source.values == {"name": "x", "sections": ["a"]}
    assert [(one.code, one.line) for one in problems] == [("D101", 4)]


@pytest.mark.parametrize("line", ["title: Hội nghị lần thứ #5", "title: #5", "topics: [a] # ghi chú"])
def test_what_yaml_takes_for_a_comment_is_told(line):
    """Y109: words behind a # would be lost, or let out what a date should hold back."""
    data = f"---\n{line}\ndate: 2023-07-21\ncategory: Thời sự\n---\n".encode()
    codes = [problem.code for problem in read_content_file("article", "articles/a.md", data)[1]]
    assert ("Y109" in codes) == (not line.startswith("topics"))


@pytest.mark.parametrize("field", ["status", "publish_at", "expires_at"])
def test_a_field_that_holds_back_must_say_something(field):
    """D102: an empty status or date would publish what was meant to wait."""
    data = f"---\ntitle: Tin\ndate: 2023-07-21\ncategory: Thời sự\n{field}:\n---\n".encode()
    assert [(one.code, one.line) for one in read_content_file("article", "articles/a.md", data)[1]] == [
        ("D102", 5)
    ]


@pytest.mark.parametrize("title", ['"  "', '"\\u200b"'])
def test_a_title_of_nothing_is_none(title):
    """Blanks and invisible characters are no title."""
    data = f"---\ntitle: {title}\ndate: 2023-07-21\ncategory: Thời sự\n---\n".encode()
    assert [one.line for one in read_content_file("article", "articles/a.md", data)[1]] == [2]
