"""A fault in a file that is not published is told and stops nobody else."""

import pytest

from tests.city import NEWS, article, picture, record

DRAFT = "articles/2023/01/nhap.md"
"""Its path comes before those of the published articles."""
PERSON = "register/persons/aaa.md"


@pytest.fixture
def told(indexed):
    """A function that adds files to the city and returns code, file and whether it stops a strict build, of every problem."""

    def run(files):
        return [(one.code, one.path, one.stops(strict=True)) for one in indexed(files)[0].problems]

    return run


@pytest.mark.parametrize("status", ["draft", "review", "ready"])
@pytest.mark.parametrize(
    ("fields", "body", "code"),
    [
        ({"date": "hôm qua"}, "x", "D104"),
        ({"categry": "x"}, "x", "D101"),
        ({"persons": "khong-co"}, "x", "R101"),
        ({"image": "/images/2023/khong.jpg", "image_alt": "x"}, "x", "P101"),
        ({}, "[x](article:khong-co)", "A107"),
        ({}, "[x](/khong-co/)", "A109"),
    ],
)
def test_a_fault_of_a_draft_stops_nobody(told, status, fields, body, code):
    """Whatever the fault, also where warnings stop a build; in a published file the same stops it."""
    drafted = told({DRAFT: article("Bản nháp", body, status=status, **fields)})
    published = told({DRAFT: article("Bản nháp", body, **fields)})
    assert (drafted, published) == ([(code, DRAFT, False)], [(code, DRAFT, True)])


@pytest.mark.parametrize("field", ["publish_at: 2027-01-01", "expires_at: 2024-01-01"])
def test_held_and_expired_files_count_as_published(told, field):
    """They go out, or went out, without another look."""
    name, value = field.split(": ")
    assert told({DRAFT: article("Hẹn", persons="khong-co", **{name: value})}) == [("R101", DRAFT, True)]


@pytest.mark.parametrize(
    ("front", "stops"),
    [
        ("status: draft\n", False),
        ("status: 'review'\n", False),
        ('status: "ready"  # xem\n', False),
        ("status: published\n", True),
        ("", True),
        ("status: removed\n", True),
        ("status: nháp\n", True),
        ("status: draft\nstatus: published\n", True),
        ("  status: draft\n", True),
    ],
)
@pytest.mark.parametrize("end", ["---\n", ""])
def test_a_file_that_cannot_be_read_tells_its_status_by_a_line(told, front, stops, end):
    """Else it counts as published; a body that speaks of drafts says nothing."""
    text = f"---\ntitle: [Hỏng\ndate: 2023-01-02\n{front}{end}" + ("\nstatus: draft\n" if end else "")
    found = told({DRAFT: text})
    assert found
    assert {one for _, path, one in found if path == DRAFT} == {stops}


@pytest.mark.parametrize("status", ["draft xong", "draft]", "[draft", "draft: x", "drafts", "nháp"])
@pytest.mark.parametrize("title", ["title: Hay", "title: [Hỏng", 'title: "Hỏng', "title: a\ntitle: b"])
def test_what_would_be_published_is_no_draft(indexed, status, title):
    """Whatever is wrong with its front matter: either it is kept from readers, or its faults stop the build."""
    text = f"---\n{title}\ndate: 2023-01-02\ncategory: Thời sự\nstatus: {status}\n---\n\nx\n"
    outcome, catalogue = indexed({DRAFT: text})
    is_public = catalogue.values("SELECT public FROM articles WHERE path = ?", DRAFT)
    assert is_public != [1] or any(one.is_error and one.path == DRAFT for one in outcome.problems)


@pytest.mark.parametrize("encode", [lambda text: text.encode("utf-16"), lambda text: text.encode() + b"\xff"])
def test_the_line_is_read_in_any_encoding(told, encode):
    """Also where the file as a whole cannot be."""
    found = told({DRAFT: encode("---\r\ntitle: [x\r\nstatus: draft\r\n---\r\n\r\nx\r\n")})
    assert found
    assert not any(stops for _, _, stops in found)


def test_a_front_matter_that_can_be_read_says_it_however_it_is_typed(told):
    """In quotes, too; a comment in another field is no reason to look at lines."""
    text = article("Nháp  # xem lại", persons="khong-co", status="x").replace(
        "status: x", '"status": "draft"'
    )
    found = told({DRAFT: text})
    assert {code for code, _, _ in found} >= {"R101", "Y109"}
    assert not any(stops for _, _, stops in found)


@pytest.mark.parametrize("path", [PERSON, "pages/aaa.md"])
def test_records_and_pages_too(told, path):
    """A draft without its required fields stops nobody."""
    assert told({path: "---\nstatus: draft\n---\n\nx\n"})[0][1:] == (path, False)


def test_a_draft_takes_no_address_from_a_published_article(indexed):
    """Wherever it stands in the order of files; the draft alone is at fault, whichever was read first."""
    outcome, catalogue = indexed({DRAFT: article("Nháp", slug="trao-huy-hieu", status="draft")})
    assert [(one.code, one.path, one.is_in_draft) for one in outcome.problems] == [("A103", DRAFT, True)]
    assert catalogue.values("SELECT path FROM articles WHERE slug = 'trao-huy-hieu'") == [NEWS]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({DRAFT: article("Nháp", id="a-0000018", status="draft")}, ("R105", DRAFT)),
        ({DRAFT: article("Trao huy hiệu cho đảng viên", date="2023-08-02", status="draft")}, ("A104", DRAFT)),
        ({DRAFT: article("Nháp", category="THỜI SỰ", status="draft")}, ("A111", DRAFT)),
        ({DRAFT: article("Nháp", slug="cu", date="2023-09-02", status="draft"),
          "articles/2023/09/moi.md": article("Mới", former_slugs="cu")}, ("A103", DRAFT)),
        ({DRAFT: article("Nháp", former_slugs="cu", date="2023-09-02", status="draft"),
          "articles/2023/09/moi.md": article("Mới", former_slugs="cu")}, ("A103", DRAFT)),
        ({PERSON: record("Tạ Đình Lãm", slug="ta-dinh-lam", status="draft", id="p-000001z")}, ("R105", PERSON)),
        ({PERSON: record("Ai Đó", slug="ta-dinh-lam", status="draft")}, ("R107", PERSON)),
        ({PERSON: record("Ai Đó", slug="cu", status="draft"),
          "register/persons/b.md": record("Ai Khác", former_slugs="cu")}, ("R107", PERSON)),
        ({DRAFT: article("Nháp", image="/images/2023/a.jpg", image_alt="x", status="draft"),
          "images/2023/a.jpg": picture()[:200]}, ("P102", DRAFT)),
    ],
)  # fmt: skip
def test_what_two_files_say_against_each_other_is_the_drafts_fault(told, files, problem):
    """The published file of the two stays as it is, also where the draft comes first by path."""
    found = told(files)
    assert (*problem, False) in found
    assert [one for one in found if one[2] and not one[0].startswith("R11")] == []


def test_a_published_file_that_leads_to_a_draft_is_at_fault(told):
    """A dead link is an error of the file in which it stands."""
    draft = {DRAFT: article("Nháp", status="draft"), PERSON: record("Ai Đó", status="draft")}
    found = told({**draft, "articles/2023/09/x.md": article(body="[a](article:nhap) [b](person:aaa)")})
    assert [(code, stops) for code, path, stops in found if path == "articles/2023/09/x.md"] == [
        ("A107", True),
        ("A122", True),
    ]


def test_a_file_that_becomes_published_is_no_draft_any_more(folder, indexed):
    """What is told of it then stops."""
    assert not indexed({DRAFT: article("x", persons="khong-co", status="draft")})[0].problems[0].is_error
    assert indexed({DRAFT: article("x", persons="khong-co")})[0].problems[0].is_error
