"""The articles of each record, by year, as numbers: what the browser needs to list, count and combine them.

A committee may have two more lists: with everything below it (as of the day of each article), and with its predecessors and
successors.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plugins.addresses import feed_address, file_of, record_address, record_list_address
from plugins.authority.records import Committee, Person, Record, Tenure
from plugins.catalogue.queries.mentions import ListedArticle, listed_articles
from plugins.catalogue.store import Catalogue
from plugins.kinds import KINDS
from plugins.search.year_index import article_number
from plugins.views.holdings import Holdings


@dataclass(frozen=True, slots=True)
class RecordList:
    """The list of a record."""

    path: str
    """Without its ending."""
    record: Record
    reach: str
    """``below``, ``line``, or empty for the record alone."""
    articles: tuple[ListedArticle, ...]
    """Oldest first."""


class Lists:
    """All lists of a site; reads each record's mentions when its list is asked for."""

    def __init__(self, holdings: Holdings) -> None:
        """List what *holdings* have."""
        self.holdings = holdings
        self.register = holdings.register
        self._catalogue: Catalogue = holdings.catalogue

    def of(self, record: Record) -> Iterator[RecordList]:
        """Yield the lists of *record*, its own first."""
        yield self._list(record, "", self._own(record))
        for reach in self.reaches(record):
            found = self._below(record.slug) if reach == "below" else self._line(record.slug)
            yield self._list(record, reach, found)

    def reaches(self, record: Record) -> tuple[str, ...]:
        """Return which lists *record* has besides its own."""
        if not isinstance(record, Committee):
            return ()
        below = "below" if self.register.children(record.slug) else ""
        line = "line" if len(self._line_of(record.slug)) > 1 else ""
        return tuple(one for one in (below, line) if one)

    def _list(self, record: Record, reach: str, articles: Iterable[ListedArticle]) -> RecordList:
        path = file_of(record_list_address(record.kind, record.slug, reach))
        return RecordList(path, record, reach, tuple(sorted(articles)))

    def _own(self, record: Record) -> set[ListedArticle]:
        return set(listed_articles(self._catalogue, record.kind, record.slug))

    def _below(self, slug: str) -> set[ListedArticle]:
        """Return the articles of the committee *slug* and, for the time they stood there, of those below it."""
        articles = self._own(self.register.committees[slug])
        for child in self.register.children(slug):
            spans = [one.span for one in self.register.committees[child].parents if one.committee == slug]
            articles |= {
                article
                for article in self._below(child)
                if any(span.may_include(article.date[:10]) for span in spans)
            }
        return articles

    def _line(self, slug: str) -> set[ListedArticle]:
        committees = self.register.committees
        return {article for one in self._line_of(slug) for article in self._own(committees[one])}

    def _line_of(self, slug: str) -> set[str]:
        """Return the committees before and after *slug*, by any number of steps in one direction, with itself."""
        return self._walk(slug, self._before) | self._walk(slug, self._after)

    def _walk(self, slug: str, step: Callable[[str], set[str]]) -> set[str]:
        found, new = {slug}, [slug]
        while new:
            for other in step(new.pop()) - found:
                if other in self.register.committees:
                    found.add(other)
                    new.append(other)
        return found

    def _before(self, slug: str) -> set[str]:
        """Return the predecessors of a committee, whichever of the two records tells of it."""
        committees = self.register.committees
        told = {one.committee for one in committees[slug].predecessors}
        others = self.register.related("lineage", slug)
        return told | {
            one for one in others if slug in {back.committee for back in committees[one].successors}
        }

    def _after(self, slug: str) -> set[str]:
        """Return the successors of a committee, whichever of the two records tells of it."""
        committees = self.register.committees
        told = {one.committee for one in committees[slug].successors}
        others = self.register.related("lineage", slug)
        return told | {
            one for one in others if slug in {back.committee for back in committees[one].predecessors}
        }

    def file(self, listed: RecordList) -> bytes:
        """Return the JSON file of a list."""
        record = listed.record
        link = self.holdings.link(record)
        years: dict[str, list[int]] = {}
        for article in listed.articles:
            years.setdefault(article.date[:4], []).append(article_number(article.slug))
        plain = {
            "kind": record.kind,
            "name": link.text,
            "note": record.disambiguation or "",
            "id": record.id or "",
            "url": link.url,
            "feed": "" if listed.reach else feed_address(record_address(record.kind, record.slug)),
            "reach": listed.reach,
            "reaches": self.reaches(record),
            "names": record.all_names[1:],
            "picture": self._picture(record),
            "offices": self._offices(record),
            "officers": self._officers(record),
            "count": len(listed.articles),
            "years": {year: _deltas(sorted(numbers)) for year, numbers in years.items()},
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()

    def _picture(self, record: Record) -> list[str | int] | None:
        """Return address, width and height of the smallest size of a person's portrait, None where there is none."""
        if not isinstance(record, Person) or not record.portrait:
            return None
        picture = self.holdings.picture(record.portrait, "")
        if picture is None:
            return None
        if not picture.srcset:
            return [picture.url, picture.width, picture.height]
        address, width = picture.srcset.split(", ")[0].rsplit(" ", 1)
        narrow = int(width.removesuffix("w"))
        return [address, narrow, round(narrow * picture.height / picture.width)]

    def _offices(self, record: Record) -> list[list[str]]:
        """Return title, committee, start and end of each office of a person that has dates, the latest first."""
        if not isinstance(record, Person):
            return []
        return [
            [
                one.office,
                self.holdings.committee_name(one.committee),
                one.span.start or "",
                one.span.end or "",
            ]
            for one in sorted(self._dated(record.slug), key=_recency, reverse=True)
        ]

    def _officers(self, record: Record) -> list[list[str]]:
        """Return title, name, key, start and end of each dated tenure in a committee, the latest first."""
        if not isinstance(record, Committee):
            return []
        held = [
            (tenure, person)
            for person in self.register.related("tenure", record.slug)
            for tenure in self._dated(person)
            if tenure.committee == record.slug
        ]
        held.sort(key=lambda one: _recency(one[0]), reverse=True)
        return [
            [
                tenure.office,
                link.text,
                f"{KINDS[Person.kind].segment}/{person}",
                tenure.span.start or "",
                tenure.span.end or "",
            ]
            for tenure, person in held
            if (link := self.holdings.link_to(Person.kind, person))
        ]

    def _dated(self, person: str) -> list[Tenure]:
        return [one.tenure for one in self.holdings.tenures_of(person) if one.tenure.span.is_known]


def _recency(tenure: Tenure) -> tuple[bool, str, str]:
    """Return what puts tenures whose end is not on record after all others, and these by their ends."""
    span = tenure.span
    return span.end is None, span.end or "", span.start or ""


def _deltas(numbers: list[int]) -> list[int]:
    """Return *numbers* delta-encoded: the first, then the difference of each to the one before."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
