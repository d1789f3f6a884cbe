"""Numbers of sources."""

from plugins.views.references import Reference, numbered


def test_sources_are_numbered_as_they_come():
    """Each once, with where all stands that rests on it; what is not said has no number."""
    assert numbered(["Số 3-QĐ/TU năm 2020", None, "", "Lược sử", "Số 3-QĐ/TU năm 2020"]) == {
        "Số 3-QĐ/TU năm 2020": Reference(1, "/van-ban/2020/#3-qd-tu-2020"),
        "Lược sử": Reference(2, "/van-ban/khong-ro/#luoc-su"),
    }
    assert numbered([]) == {}
