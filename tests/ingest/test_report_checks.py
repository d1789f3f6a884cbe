"""Reports that tenures name as their proof."""

import pytest

from plugins.catalogue.store import Catalogue
from tests.city import AS_OF, CITY, LAM, article, index, write

BAN = "ban-to-chuc-thanh-uy-van-khe"
HEARD = "Đồng chí Tạ Đình Lãm, Phó Trưởng Ban Tổ chức Thành ủy, dự."
TIN = "articles/2023/09/tin.md"


def approved(*reports: str) -> dict[str, str]:
    """Return the file of Lãm, whose first office rests on *reports*; they stand on line 7."""
    dates = "    from: 2018-03\n    until: 2020-10\n"
    return {LAM: CITY[LAM].replace(dates, f"    reports: [{', '.join(reports)}]\n")}


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (article(body=HEARD), None),
        (None, "R120"),
        (article(body=HEARD, status="draft"), "R120"),
        (article(body=HEARD, publish_at="2030-01-01"), "R120"),
        (article(body=HEARD, retracted="{date: 2023-09-02, reason: Sai}"), "R121"),
        (article(body="Đồng chí Tạ Đình Lãm dự."), "R122"),
        (article(body="Trời đẹp."), "R122"),
        (article(body=HEARD.replace("Phó", "nguyên Phó")), "R122"),
        (article(body=HEARD.replace("Tạ Đình Lãm", "Kiều Thị Nhàn")), "R122"),
    ],
    ids=["stands", "gone", "draft", "held", "retracted", "no office", "no name", "former", "somebody else"],
)
def test_a_report_must_prove_its_tenure(found, report, code):
    """Else it is told at its line, and hinders nothing."""
    files = approved("tin") | ({TIN: report} if report else {})
    assert found(files) == ([(code, LAM, 7)] if code else [])


def test_each_report_is_told_by_itself(found):
    """Those that stand are not."""
    files = {**approved("tin", "khong-co"), TIN: article(body=HEARD)}
    assert found(files) == [("R120", LAM, 7)]


def test_it_is_told_when_the_report_changes(folder):
    """Though nothing but its running text did, and no longer when that is mended."""
    catalogue = Catalogue.in_memory()
    for path, text in approved("tin").items():
        write(folder, path, text)
    for body, expected in ((HEARD, []), ("Trời đẹp.", ["R122"]), (HEARD, [])):
        write(folder, TIN, article(body=body))
        assert [one.code for one in index(folder, catalogue, AS_OF).problems] == expected
