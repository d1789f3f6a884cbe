"""What is not public, and why."""

from plugins.catalogue.queries.drafts import Draft, all_drafts, draft_article
from tests.city import article, record

NOW = "2026-11-23T08:00:00+07:00"
FILES = {
    "articles/2023/09/a.md": article("A", status="draft"),
    "articles/2023/09/b.md": article("B", publish_at="2027-01-01"),
    "articles/2023/09/c.md": article("C", expires_at="2025-01-01"),
    "articles/2023/09/d.md": article("D", status="removed"),
    "pages/p.md": "---\ntitle: P\nstatus: ready\n---\n\nx\n",
    "register/persons/r.md": record("R", status="review"),
    "register/persons/s.md": record("S", status="removed"),
    "register/persons/t.md": record("T", slug="ta-dinh-lam", status="draft"),
}


def test_all_of_them(indexed):
    """Articles by slug, then the others by path; what is removed, or would take a public address, is none."""
    _, catalogue = indexed(FILES)
    assert list(all_drafts(catalogue, NOW)) == [
        Draft("/tin-tuc/2023/09/a/", "A", "articles/2023/09/a.md", "draft"),
        Draft("/tin-tuc/2023/09/b/", "B", "articles/2023/09/b.md", "held", "2027-01-01T00:00:00+07:00"),
        Draft("/tin-tuc/2023/09/c/", "C", "articles/2023/09/c.md", "expired", "2025-01-01T00:00:00+07:00"),
        Draft("/p/", "P", "pages/p.md", "ready"),
        Draft("/nhan-su/r/", "R", "register/persons/r.md", "review"),
    ]


def test_what_is_public_is_none(indexed):
    """Nor what is not there."""
    _, catalogue = indexed()
    assert [draft_article(catalogue, slug, NOW) for slug in ("trao-huy-hieu", "khong-co")] == [None, None]
