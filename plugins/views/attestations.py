"""Which reports attest which office: the link between what the register says and what articles print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plugins.addresses import article_address
from plugins.authority.offices import is_attested, printed_office, whole_title
from plugins.authority.records import Tenure
from plugins.text.normal import match_key
from plugins.views.days import Day, day_of
from plugins.views.holdings import Holdings, Link


@dataclass(frozen=True, slots=True)
class Attested:
    """A report that gives a person an office."""

    printed: str
    """The office in the report's words."""
    day: Day | None
    article: Link


@dataclass(frozen=True, slots=True)
class Heard:
    """An office that a public article gives a person."""

    person: str
    """Slug."""
    title: str
    org_text: str
    committee: str | None
    """Slug, None when unresolved or not said."""
    former: bool
    date: str
    """ISO date of the article."""
    attested: Attested

    def attests(self, tenure: Tenure) -> bool:
        """Whether this is said of *tenure*; what is called former attests no tenure of that day."""
        return not self.former and is_attested(tenure, self.title, self.org_text, self.committee, self.date)

    @property
    def office(self) -> tuple[str, str, bool]:
        """What is the same where two reports speak of one office: title, committee, whether it is past."""
        return match_key(self.whole_title), self.committee or match_key(self.org_text), self.former

    @property
    def whole_title(self) -> str:
        """The title as the register would have it: *Trưởng | Ban Tổ chức Thành ủy* is *Trưởng Ban*."""
        return whole_title(self.title, self.org_text)


def heard(holdings: Holdings, where: str, *parameters: object) -> list[Heard]:
    """Return the attestations of public articles that *where* selects, oldest first; a retracted one attests nothing."""
    rows = holdings.catalogue.connection.execute(
        "SELECT attestations.*, date, articles.title AS article_title FROM attestations"
        f" JOIN articles ON articles.slug = attestations.article AND public WHERE {where}"
        " AND NOT retracted"
        " ORDER BY date, attestations.article, start, place",
        parameters,
    )
    return [_heard(row) for row in rows]


def _heard(row: Any) -> Heard:
    article = Link(row["article_title"], article_address(row["date"], row["article"]))
    return Heard(
        row["person"],
        row["title"],
        row["org_text"],
        row["committee"],
        bool(row["former"]),
        row["date"][:10],
        Attested(
            printed_office(row["title"], row["org_text"], bool(row["former"])), day_of(row["date"]), article
        ),
    )


def share_out(
    tenures: Sequence[Tenure], said: Sequence[Heard]
) -> tuple[list[tuple[Attested, ...]], list[Heard]]:
    """Return the reports of each tenure, and what attests none of them; all oldest first."""
    attesting = [reports_of([one for one in said if one.attests(tenure)]) for tenure in tenures]
    rest = [one for one in said if not any(one.attests(tenure) for tenure in tenures)]
    return attesting, rest


def reports_of(said: Sequence[Heard]) -> tuple[Attested, ...]:
    """Return each report of *said* once, as it prints the office first."""
    found: dict[str, Attested] = {}
    for one in said:
        found.setdefault(one.attested.article.url, one.attested)
    return tuple(found.values())


def by_office(said: Sequence[Heard]) -> list[tuple[Heard, ...]]:
    """Group what is said of one person's one office, in the order of its first report."""
    groups: dict[tuple[str, tuple[str, str, bool]], list[Heard]] = {}
    for one in said:
        groups.setdefault((one.person, one.office), []).append(one)
    return [tuple(group) for group in groups.values()]
