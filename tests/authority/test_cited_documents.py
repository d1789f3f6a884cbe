"""The documents that sources cite, read from words as editors type them."""

import pytest

from plugins.authority.cited_documents import cited_document


@pytest.mark.parametrize(
    ("source", "number", "year"),
    [
        ("Quyết định số 37-QĐ/TU ngày 26/02/2019 (mẫu)", "37-QĐ/TU", "2019"),
        ("Nghị quyết số 02/NQ-HĐND ngày 20/06/2016", "02/NQ-HĐND", "2016"),
        ("Nghị định 15/2020/NĐ-CP", "15/2020/NĐ-CP", "2020"),
        ("Hướng dẫn 36-HD/VPTW ngày 03 tháng 4 năm 2018", "36-HD/VPTW", "2018"),
        ("Quyết định số 15-QĐ/TU", "15-QĐ/TU", ""),
        ("Niên giám Vân Khê 1991", "", "1991"),
        ("Bản tin giai đoạn 2023 - 2025, ngày 21/7 (năm 2024 được suy ra)", "", "2024"),
        ("Sơ yếu lý lịch, https://van-khe.example/tin-2019/12-QD/1", "", ""),
    ],
)
def test_number_and_year(source, number, year):
    """The day of the document says its year before all else; addresses say neither."""
    found = cited_document(source)
    assert (found.number, found.year) == (number, year)


def test_one_document_in_other_words():
    """Two sources that name one number of one year cite one document; without a number their words tell them apart."""
    first, second = (cited_document(f"{words} số 3-QĐ/TU năm 2020") for words in ("Quyết định", "QĐ"))
    assert first == second
    assert cited_document("Hồ sơ A") != cited_document("Hồ sơ B")
    assert cited_document("…").anchor == "nguon"
