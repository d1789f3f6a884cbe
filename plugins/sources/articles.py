"""Articles: what their front matter says, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.sources.content_file import ContentFile


@dataclass(frozen=True, slots=True)
class Article:
    """The front matter and body of one article; dates are ISO 8601 in Việt Nam's time."""

    slug: str
    path: str
    """Below the content folder."""
    title: str
    date: str
    category: str
    values: Mapping[str, Any]
    """All fields given, typed as the schema says."""
    lines: Mapping[str, int]
    body: str
    body_line: int
    digest: str

    def line(self, *keys: str | int) -> int:
        """Return the line of a field or item, 1 when it is not there."""
        return self.lines.get(".".join(map(str, keys)), 1)

    def is_public(self, as_of: datetime) -> bool:
        """Whether readers may see it at *as_of*: published, past ``publish_at``, before ``expires_at``.

        Its ``date`` is not considered.
        """
        if self.values.get("status", "published") != "published":
            return False
        begins, ends = self.values.get("publish_at"), self.values.get("expires_at")
        if begins and datetime.fromisoformat(begins) > as_of:
            return False
        return not (ends and datetime.fromisoformat(ends) <= as_of)


def article_of(source: ContentFile) -> Article | None:
    """Return the article that *source* describes, None when a field that it needs is missing."""
    values = source.values
    if not source.slug or not all(name in values for name in ("title", "date", "category")):
        return None
    return Article(
        slug=source.slug,
        path=source.path,
        title=values["title"],
        date=values["date"],
        category=values["category"],
        values=values,
        lines=source.lines,
        body=source.body,
        body_line=source.body_line,
        digest=source.digest,
    )
