"""What a release has otherwise than the one before, as those who publish read it."""

from plugins.publishing.differences import Differences, differences, told_differences

BEFORE = {
    "index.html": "1",
    "tin-tuc/2023/07/cu/index.html": "1",
    "nhan-su/do-mau/index.html": "1",
    "a.css": "1",
}


def test_pages_new_changed_and_gone():
    """By address, in order; files that are no pages are left out."""
    now = {"index.html": "2", "404.html": "1", "nhan-su/do-mau/index.html": "1", "a.css": "2", "b.css": "1"}
    assert differences(BEFORE, now) == Differences(["/404.html"], ["/"], ["/tin-tuc/2023/07/cu/"])


def test_they_are_told_by_kind():
    """How many articles, records and others; then the first twenty."""
    new = [f"/tin-tuc/2023/07/bai-{number:02}/" for number in range(22)]
    lines = list(told_differences(Differences([*new, "/nhan-su/a/"], ["/"], [])))
    assert lines[0] == "Mới / new: 22 bài / articles, 1 hồ sơ / records"
    assert lines[1:21] == [f"  {address}" for address in new[:20]]
    assert lines[21:] == ["  … 3", "Đổi / changed: 1 trang khác / other pages", "  /"]


def test_nothing_is_told_of_equal_releases():
    """Not a line."""
    assert list(told_differences(differences(BEFORE, dict(BEFORE)))) == []
