"""Whom an article names, told beside its Markdown as it is typed."""

from itertools import pairwise

import pytest

from plugins.catalogue.store import Catalogue
from plugins.desk.alignment import align
from plugins.desk.live_linker import LiveLinker, recognised
from plugins.desk.recognition import Standing
from plugins.ingest.reading import ReadingJob, article_worker
from tests.city import AS_OF, article, index, record, write

PATH = "articles/2023/09/tin.md"
TWINS = {
    "register/persons/suu-mot.md": record("Đinh Văn Sửu", disambiguation="Ban Tổ chức"),
    "register/persons/suu-hai.md": record("Đinh Văn Sửu", disambiguation="phường"),
}


@pytest.fixture
def job(folder):
    """What articles of the city are read with."""
    for path, text in TWINS.items():
        write(folder, path, text)
    catalogue = Catalogue.in_memory()
    outcome = index(folder, catalogue)
    yield ReadingJob(str(folder), catalogue.address, AS_OF.isoformat(), outcome.home, "1")
    catalogue.close()


@pytest.fixture
def typed(job):
    """A function that types a body and returns its marks, with the words of the body that each covers."""
    worker = article_worker(job)

    def run(body: str, **fields: str):
        data = article(body=body, **fields).encode()
        found = recognised(job, worker, PATH, data, body, "vi")
        units = body.encode("utf-16-le")
        return [(units[2 * one.start : 2 * one.end].decode("utf-16-le"), one) for one in found.marks]

    yield run
    worker.catalogue.close()


def test_a_linked_name(typed):
    """The record, where its page is, and the office that the register states for that day, with its source."""
    [(words, mark)] = typed("Ông Tạ Đình Lãm đến.")
    assert (words, mark.standing, mark.kind) == ("Tạ Đình Lãm", Standing.LINKED, "person")
    [card] = mark.records
    assert (card.name, card.slug, card.address) == ("Tạ Đình Lãm", "ta-dinh-lam", "/nhan-su/ta-dinh-lam/")
    [office] = card.offices
    assert office.name == "Trưởng Ban Tổ chức Thành ủy Vân Khê"
    assert (office.since, office.until, office.source) == ("2020-10", "", "Quyết định số 15-QĐ/TU")


def test_the_office_is_that_of_the_day(typed):
    """Another date, another office."""
    [(_, mark)] = typed("Ông Tạ Đình Lãm đến.", date="2019-05-02")
    assert [one.name for one in mark.records[0].offices] == ["Phó Trưởng Ban Tổ chức Thành ủy Vân Khê"]


def test_what_the_text_says_of_an_office(typed):
    """Apart from what the register states."""
    marks = dict(typed("Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, đến."))
    assert marks["Tạ Đình Lãm"].heard == ("Trưởng Ban Tổ chức Thành ủy",)


def test_a_name_of_two(typed):
    """The records that may be meant, with what tells them apart."""
    [(words, mark)] = typed("Ông Đinh Văn Sửu đến.")
    assert (words, mark.standing) == ("Đinh Văn Sửu", Standing.AMBIGUOUS)
    assert {card.disambiguation for card in mark.records} == {"Ban Tổ chức", "phường"}


def test_an_ambiguous_name_is_marked_wherever_it_stands(typed):
    """Not the first time alone: each can be settled where one is."""
    assert len(typed("Ông Đinh Văn Sửu đến.\n\nÔng Đinh Văn Sửu về.")) == 2


def test_a_hand_mark_settles_it(typed):
    """What is chosen is written as a hand mark, and linked from then on."""
    [(words, mark)] = typed("Ông [Đinh Văn Sửu](person:suu-hai) đến.")
    assert (words, mark.standing, mark.records[0].slug) == ("Đinh Văn Sửu", Standing.LINKED, "suu-hai")


def test_an_unknown_name(typed):
    """A new record begins with the name, the offices and the sentence of the text."""
    [(words, mark)] = [
        one
        for one in typed("Trời mưa. Đồng chí Mạc Thị Duyên, Phó Bí thư Thành ủy, chủ trì.")
        if one[1].kind == "person"
    ]
    assert (words, mark.standing) == ("Mạc Thị Duyên", Standing.UNKNOWN)
    assert (mark.new.name, mark.new.offices) == ("Mạc Thị Duyên", ("Phó Bí thư Thành ủy",))
    assert mark.new.tenures == (("Phó Bí thư", "thanh-uy-van-khe"),)
    assert mark.new.sentence == "Đồng chí Mạc Thị Duyên, Phó Bí thư Thành ủy, chủ trì."


def test_a_member_of_a_list_is_proposed_whole(typed):
    """Where it stands as printed: a list says its head once."""
    marks = typed("Quận ủy quận 7, quận 12 họp.")
    assert [(words, mark.new.name) for words, mark in marks] == [
        ("Quận ủy quận 7", "Quận ủy quận 7"),
        ("quận 12", "Quận ủy quận 12"),
    ]


def test_a_name_that_is_almost_registered(typed):
    """The record that is likely meant, and how it is written."""
    [(words, mark)] = typed("Ông Tạ Đình Lâm đến.")
    assert (words, mark.standing, mark.meant) == ("Tạ Đình Lâm", Standing.NEAR, ("Tạ Đình Lãm",))


def test_a_committee_cut_short_by_a_slip(typed):
    """The whole name is marked, not its beginning."""
    marks = dict(typed("Cán bộ Ban Tổ chức Thành ủy Vân Khê về dự."))
    assert marks["Ban Tổ chức Thành ủy Vân Khê"].standing is Standing.LINKED


@pytest.mark.parametrize(
    "body",
    [
        "**Tạ Đình** Lãm đến; bà *Kiều Thị Nhàn* về.",
        "- Ông Tạ Đình Lãm\n- Bà Kiều Thị Nhàn",
        "1. Ông Tạ Đình Lãm\n2. Bà Kiều Thị Nhàn",
        "| Ông | Bà |\n|---|---|\n| Tạ Đình Lãm | Kiều Thị Nhàn |",
        "> Ông Tạ Đình Lãm\n> và bà Kiều Thị Nhàn",
        "Xem [trang Tạ](/ta-dinh-lam-kieu-thi/) và ông Tạ Đình Lãm, bà Kiều Thị Nhàn.",
        "Chú thích[^1] của ông Tạ Đình Lãm.\n\n[^1]: Theo bà Kiều Thị Nhàn.\n\nHết tin.",
        "😀 Ông Tạ Đình Lãm 😀 và bà Kiều Thị Nhàn",
        '![Tạ Đình chùa](/images/2023/a.jpg "Ông Tạ Đình Lãm")\n\nBà Kiều Thị Nhàn',
        "Ông Tạ\nĐình Lãm &amp; bà Kiều Thị Nhàn",
    ],
)
def test_marks_stand_on_their_words(typed, body):
    """Whatever Markdown stands in, round or before a name."""
    marks = {mark.records[0].slug: words for words, mark in typed(body)}
    assert set(marks) == {"ta-dinh-lam", "kieu-thi-nhan"}
    assert "".join(char for char in marks["ta-dinh-lam"] if char.isalpha()) == "TạĐìnhLãm"
    assert marks["kieu-thi-nhan"] == "Kiều Thị Nhàn"


def test_names_before_the_body_shift_nothing(typed):
    """The summary is part of the text, and not of the body."""
    [(words, _)] = typed("Bà Kiều Thị Nhàn đến.", summary="Ông Tạ Đình Lãm dự.")
    assert words == "Kiều Thị Nhàn"


def test_the_build_says_the_same(job, folder):
    """Every mention of the samples that a build finds in a body is marked, on the same words and with the same record."""
    worker = article_worker(job)
    body = (folder / "articles/2023/07/hoi-nghi-cap-nuoc.md").read_text("utf-8").partition("---\n\n")[2]
    data = (folder / "articles/2023/07/hoi-nghi-cap-nuoc.md").read_bytes()
    found = recognised(job, worker, "articles/2023/07/hoi-nghi-cap-nuoc.md", data, body, "vi")
    assert [body[one.start : one.end] for one in found.marks] == [one.surface for one in found.marks]
    assert all(one.start <= other.start for one, other in pairwise(found.marks))
    worker.catalogue.close()


def test_alignment_survives_what_is_not_there():
    """A character that the Markdown has not stands nowhere; those behind it are found."""
    assert align("a?bc", "a **b**c") == [0, -1, 4, 7]


def test_the_warm_linker_sees_a_changed_register(folder, tmp_path):
    """A record that came in since is known at the next question, without a restart."""
    from contextlib import closing

    from plugins.catalogue.store import open_catalogue

    with closing(open_catalogue(tmp_path / "catalogue.sqlite")[0]) as catalogue:
        index(folder, catalogue)
        body = "Bà Mạc Thị Duyên đến."
        live = LiveLinker(catalogue.address, str(folder))
        data = article(body=body).encode()
        assert [one.standing for one in live.ask(PATH, data, body).result().marks] == [Standing.UNKNOWN]
        write(folder, "register/persons/mac-thi-duyen.md", record("Mạc Thị Duyên"))
        index(folder, catalogue)
        assert [one.standing for one in live.ask(PATH, data, body).result().marks] == [Standing.LINKED]
        live.close()
