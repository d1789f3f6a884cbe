"""Reports with the fixity of their files."""

from plugins.catalogue.queries.fixity import report_files
from plugins.sources.content_file import sha256_hex
from tests.city import CITY, NEWS, REPORT, article


def test_reports_and_their_files(indexed):
    """Oldest first, each with the SHA-256 of its file as it was read; drafts are not told of."""
    draft = article(body="Đồng chí Tạ Đình Lãm đến.", status="draft")
    catalogue = indexed({"articles/nhap.md": draft})[1]
    found = report_files(catalogue, "person", "ta-dinh-lam")
    assert [(one.path, one.sha256) for one in found] == [
        (path, sha256_hex(CITY[path].encode())) for path in (REPORT, NEWS)
    ]
