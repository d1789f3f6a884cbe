"""A file with errors serves to find more of them, and what it names is neither lost nor of no use."""

import pytest

from tests.city import CITY, LAM, NEWS, REPORT, article, picture, record

PHOTO, PAPER = "images/2023/le.jpg", "documents/2023/ke-hoach.csv"
BODY = "![Lễ](/images/2023/le.jpg) và [kế hoạch](/documents/2023/ke-hoach.csv)."
HELD = {PHOTO: picture(), PAPER: "x"}
WHOLE = article("Tin", body=BODY, id="a-0000018")


def spoil(text: str, before: str, after: str) -> bytes:
    """Return *text* as bytes with *after* in place of *before*, which it has."""
    assert before in text
    return text.replace(before, after).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (
            spoil(
                WHOLE,
                "---\n",
                "",
            ),
            "F103",
        ),
        (spoil(WHOLE, "---\n\n", "\n"), "F104"),
        (spoil(WHOLE, "---\ntitle", "---\ntitle: a: b\ntitle"), "Y110"),
        (spoil(WHOLE, "title: Tin", 'title: "Tin'), "Y111"),
        (spoil(WHOLE, "id: ", "id: @"), "Y114"),
        (spoil(WHOLE, "date: 2023-09-01", "date: hôm qua"), "D104"),
        (WHOLE.encode("utf-16-le"), "F101"),
        (spoil(WHOLE, "Tin", "T\x1fn"), "Y105"),
        (WHOLE.replace("Tin", "Tín").encode("latin-1", "replace"), "F101"),
        (spoil(WHOLE, "---\ntitle", "<<<<<<< HEAD\n---\ntitle"), "Y117"),
    ],
)
def test_what_a_broken_article_names_is_not_lost(found, data, code):
    """Neither is its id withdrawn (R111), nor are its pictures and documents unused (P107)."""
    codes = {one for one, _, _ in found({**HELD, REPORT: data})}
    assert code in codes
    assert codes <= {code, "Y107"}


@pytest.mark.parametrize("name", ["le ky.jpg", "Lễ-ký.JPG", "a.b.png", "le%20ky.webp"])
def test_files_are_found_under_any_name(found, name):
    """With blanks, marks, dots and percent signs, as they are typed in a text."""
    form = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.lower().rpartition(".")[2]]
    path = f"images/2023/{name.replace('%20', ' ')}"
    text = f"![Lễ](/images/2023/{name})"
    assert {code for code, _, _ in found({path: picture(form), NEWS: text})} == {"F103"}


def test_unused_files_of_others_are_told_all_the_same(found):
    """P107 for what no file names, with errors or without."""
    told = found({**HELD, "images/2023/thua.jpg": picture(), NEWS: BODY})
    assert told == [("F103", NEWS, 1), ("P107", "images/2023/thua.jpg", 1)]


@pytest.mark.parametrize(
    "front", ["title: Tin: sớm", "date: hôm qua", "category: [Thời sự", "title:", "date: @"]
)
def test_the_body_of_a_broken_article_is_looked_through(found, front):
    """Dead links and missing pictures are told with the fault, not in a second round."""
    name = front.partition(":")[0]
    given = {"title": "Tin", "date": "2023-09-01", "category": "Thời sự"}
    fields = "".join(f"{front if one == name else f'{one}: {value}'}\n" for one, value in given.items())
    body = (
        "[x](article:khong-co)\n\n![Ảnh](/images/2023/khong.jpg)\n\n[x](person:khong-co)\n\n[y](/khong-co/)"
    )
    told = found({NEWS: f"---\n{fields}persons: khong-co\n---\n\n{body}\n"})
    assert len(told) == 6
    assert [one for one in told if one[0][0] not in "YD"] == [
        ("R101", NEWS, 5),
        ("A107", NEWS, 8),
        ("P101", NEWS, 10),
        ("A122", NEWS, 12),
        ("A109", NEWS, 14),
    ]


def test_an_article_without_a_day_is_asked_no_question(found):
    """Who is meant by a name that several bear may hang on the day: L101 waits until there is one."""
    namesakes = {
        f"register/persons/suu-{number}.md": record("Đinh Sửu", id=f"p-00000{number}", disambiguation=number)
        for number in ("33", "4d")
    }
    for date, codes in (("2023-09-01", ["L101"]), ("mai", ["D104"])):
        body = "Đồng chí Đinh Sửu phát biểu."
        told = found({**namesakes, NEWS: article("Tin", body=body, date=date)})
        assert [code for code, path, _ in told if path == NEWS] == codes


def test_others_may_name_a_broken_article(found):
    """A link to it leads to what will be there when it is mended."""
    broken = CITY[REPORT].replace("title: Bàn việc", "title: Bàn: việc")
    files = {
        REPORT: broken,
        NEWS: article("Tin", body="[x](article:hoi-nghi-cap-nuoc) [y](article:a-0000018)"),
    }
    assert found(files) == [("Y110", REPORT, 3)]


def test_others_may_name_a_broken_record(found):
    """By its address and by its name; its other fields count."""
    broken = CITY[LAM].replace("name: Tạ Đình Lãm", 'name: "Tạ Đình Lãm')
    files = {LAM: broken, NEWS: article("Tin", persons="[ta-dinh-lam, Tạ Đình Lãm, p-000001z]")}
    assert found(files) == [("Y111", LAM, 3)]
