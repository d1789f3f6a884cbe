"""Checks of the reports that tenures name as their proof: each must be there, stand, and give the person the office."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.authority.records import Tenure
from plugins.catalogue.queries.articles import article, article_called
from plugins.catalogue.queries.integrity import persons_with_reports
from plugins.catalogue.queries.offices import days_proved
from plugins.catalogue.store import Catalogue
from plugins.sources.problems import Problem


def check_reports(catalogue: Catalogue) -> Iterator[Problem]:
    """R120, R121, R122: a report proves its tenure no more; what nothing else holds is not shown."""
    for person in persons_with_reports(catalogue):
        for place, tenure in enumerate(person.tenures):
            for number, named in enumerate(tenure.reports):
                code = _fault(catalogue, person.slug, tenure, named)
                if code:
                    line = person.origin.line("tenures", place, "reports", number)
                    values = {"named": named, "office": tenure.office, "person": person.name}
                    yield Problem(code, person.origin.path, line, values)


def _fault(catalogue: Catalogue, person: str, tenure: Tenure, named: str) -> str | None:
    """Return the code of what is wrong with the report called *named* as proof of *tenure*."""
    found = article_called(catalogue, named)
    report = article(catalogue, found.slug) if found else None
    if report is None or not report.public:
        return "R120"
    if report.retracted:
        return "R121"
    return None if days_proved(catalogue, person, tenure, named) else "R122"
