"""Articles: what their front matter says, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.sources.content_file import ContentFile

_NO_DATE = "1900-01-01T00:00:00+07:00"
"""Stands in for a date that cannot be read."""


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
        get = self.values.get
        return is_public(get("status", "published"), get("publish_at"), get("expires_at"), as_of)


def is_public(status: str, publish_at: str | None, expires_at: str | None, as_of: datetime) -> bool:
    """Whether readers may see at *as_of* an article with these fields; times are ISO 8601."""
    if status != "published":
        return False
    if publish_at and datetime.fromisoformat(publish_at) > as_of:
        return False
    return not (expires_at and datetime.fromisoformat(expires_at) <= as_of)


def article_of(source: ContentFile) -> Article | None:
    """Return the article that *source* describes, None when it has no address.

    What it lacks of title, date and category, which is an error of its own, has a stand-in: the rest is looked through
    all the same, and what other files say of the article is right.
    """
    values = source.values
    if not source.slug:
        return None
    return Article(
        slug=source.slug,
        path=source.path,
        title=values.get("title", source.slug),
        date=values.get("date", _NO_DATE),
        category=values.get("category", ""),
        values=values,
        lines=source.lines,
        body=source.body,
        body_line=source.body_line,
        digest=source.digest,
    )
