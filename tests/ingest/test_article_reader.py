"""What one article says."""

import pytest

from plugins.catalogue.rows import ArticleRow, MentionRow, TextRow
from tests.city import CITY, LAM, article, picture, record

NEW = "articles/2023/09/tin.md"
TWINS = {
    "register/persons/suu-mot.md": record("Đinh Văn Sửu", disambiguation="Ban Tổ chức"),
    "register/persons/suu-hai.md": record("Đinh Văn Sửu", disambiguation="phường"),
}


@pytest.fixture
def said(indexed):
    """A function that indexes one article and returns what it mentions: words by kind and slug."""

    def run(text: str, **files: str | bytes) -> dict[tuple[str, str], list[str]]:
        _, catalogue = indexed({**files, NEW: text})
        plain = catalogue.row(TextRow, "WHERE article = 'tin'").plain
        return {
            (row.kind, row.record): [plain[start:end] for start, end in row.spans]
            for row in catalogue.rows(MentionRow, "WHERE article = 'tin'")
        }

    return run


def test_names_in_the_text(said):
    """Every place counts."""
    found = said(article(body="Ông Tạ Đình Lãm đến. Sau đó TẠ ĐÌNH LÃM về."))
    assert found[("person", "ta-dinh-lam")] == ["Tạ Đình Lãm", "TẠ ĐÌNH LÃM"]


def test_names_in_captions(said):
    """The lead picture's caption and those in the body."""
    text = article(
        body='![Cầu](/images/2023/a.jpg "Bà Kiều Thị Nhàn cắt băng")',
        image="/images/2023/a.jpg",
        image_alt="Cầu",
        image_caption="Ông Tạ Đình Lãm trên cầu",
    )
    found = said(text, **{"images/2023/a.jpg": picture()})
    assert found[("person", "ta-dinh-lam")] == ["Tạ Đình Lãm"]
    assert found[("person", "kieu-thi-nhan")] == ["Kiều Thị Nhàn"]


def test_names_in_the_summary(said):
    """The summary is part of the text."""
    assert ("person", "ta-dinh-lam") in said(article(summary="Ông Tạ Đình Lãm dự."))


def test_names_in_the_front_matter(said):
    """What the text does not say itself, by slug, id or name; no place in the text."""
    found = said(article(persons="Tạ Đình Lãm", committees="c-000002x", events="hoi-nghi-cap-nuoc-2023"))
    assert found == {
        ("person", "ta-dinh-lam"): [],
        ("committee", "ban-to-chuc-thanh-uy-van-khe"): [],
        ("event", "hoi-nghi-cap-nuoc-2023"): [],
    }


def test_the_field_place_says_whose_bodies_are_meant(said):
    """A bare *Thành ủy* in an article of another city is not that of the home city."""
    assert ("committee", "thanh-uy-van-khe") in said(article(body="Thành ủy họp."))
    assert ("committee", "thanh-uy-van-khe") not in said(
        article(body="Thành ủy họp.", place="tỉnh Yên Trạch")
    )


def test_a_hand_mark_names_a_person_whom_the_words_do_not(said):
    """The author knows better."""
    assert said(article(body="[Người anh cả](person:ta-dinh-lam) kể."))[("person", "ta-dinh-lam")] == [
        "Người anh cả"
    ]


def test_a_hand_mark_wins(said):
    """Of two people of one name the marked one is meant, there and there alone."""
    found = said(article(body="[Tạ Đình Lãm](person:kieu-thi-nhan) đến."))
    assert found == {("person", "kieu-thi-nhan"): ["Tạ Đình Lãm"]}


def test_none_hides_a_name(said):
    """``none:`` keeps a name from being linked, at that place."""
    assert said(article(body="Phố [Tạ Đình Lãm](none:) đông.")) == {}
    both = said(article(body="Phố [Tạ Đình Lãm](none:) đón ông Tạ Đình Lãm."))
    assert both == {("person", "ta-dinh-lam"): ["Tạ Đình Lãm"]}


def test_none_hides_an_office(indexed):
    """No office is attested of a name that is nobody's."""
    text = article(body="Đồng chí [Tạ Đình Lãm](none:), Trưởng Ban Tổ chức Thành ủy, dự.")
    _, catalogue = indexed({NEW: text})
    assert catalogue.values("SELECT person FROM attestations WHERE article = 'tin'") == []


def test_a_hand_mark_moves_an_office(indexed):
    """The office goes with the person who is meant."""
    text = article(body="Đồng chí [Tạ Đình Lãm](person:kieu-thi-nhan), Trưởng Ban Tổ chức Thành ủy, dự.")
    _, catalogue = indexed({NEW: text})
    assert catalogue.values("SELECT person FROM attestations WHERE article = 'tin'") == ["kieu-thi-nhan"]


def test_an_ambiguous_name_is_asked_about_once(indexed):
    """L101 with all candidates, on the line of its first place; it stays unlinked."""
    body = "Mở đầu.\n\nÔng Đinh Văn Sửu đến.\n\nÔng Đinh Văn Sửu về."
    outcome, catalogue = indexed({**TWINS, NEW: article(body=body)})
    (problem,) = [one for one in outcome.problems if one.code == "L101"]
    assert (problem.path, problem.line, problem.is_error) == (NEW, 9, False)
    assert problem.values["surface"] == "Đinh Văn Sửu"
    assert problem.values["candidates"] == "suu-hai (phường); suu-mot (Ban Tổ chức)"
    assert catalogue.values("SELECT record FROM mentions WHERE article = 'tin'") == []


@pytest.mark.parametrize("mark", ["[Đinh Văn Sửu](person:suu-mot)", "[Đinh Văn Sửu](none:)"])
def test_a_hand_mark_answers_the_question(indexed, mark):
    """Marked or hidden, nothing is asked any more."""
    outcome, _ = indexed({**TWINS, NEW: article(body=f"Ông {mark} đến.")})
    assert "L101" not in {one.code for one in outcome.problems}


def test_an_ambiguous_name_in_the_front_matter(found):
    """R102: by hand, a shared name is an error."""
    problems = found({**TWINS, NEW: article(persons="Đinh Văn Sửu")})
    assert ("R102", NEW, 5) in problems


def test_the_summary_is_the_first_paragraph(indexed):
    """Where none is written; captions and headings are passed over."""
    body = '![Cầu](/images/2023/a.jpg "Chú thích")\n\nĐoạn đầu\ncủa bài.\n\nĐoạn sau.'
    _, catalogue = indexed({"images/2023/a.jpg": picture(), NEW: article(body=body)})
    assert catalogue.row(ArticleRow, "WHERE slug = 'tin'").summary == "Đoạn đầu của bài."


def test_a_heading_is_no_summary(indexed):
    """The first paragraph is running text."""
    _, catalogue = indexed({NEW: article(body="## Diễn biến\n\nĐoạn đầu.")})
    assert catalogue.row(ArticleRow, "WHERE slug = 'tin'").summary == "Đoạn đầu."


def test_a_long_summary_is_cut_after_a_word(indexed):
    """At most 300 characters and an ellipsis."""
    _, catalogue = indexed({NEW: article(body="nước sạch, " * 60)})
    summary = catalogue.row(ArticleRow, "WHERE slug = 'tin'").summary
    assert len(summary) <= 301
    assert summary.endswith(("nước sạch…", "nước…"))


def test_signs_in_the_front_matter_are_text(indexed):
    """A summary or caption with < and & is shown as typed, never as markup."""
    text = article(summary='"Tỷ lệ < 5% & <b>tăng</b>"')
    _, catalogue = indexed({NEW: text})
    assert catalogue.row(TextRow, "WHERE article = 'tin'").plain.startswith("Tỷ lệ < 5% & <b>tăng</b>")


def test_a_record_that_is_a_draft_is_named_by_nobody(found):
    """R101: readers could not follow the link."""
    files = {LAM: CITY[LAM].replace("name:", "status: draft\nname:"), NEW: article(persons="ta-dinh-lam")}
    assert ("R101", NEW, 5) in found(files)
