"""Articles that name one of several committees: of one and of those that it came from."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.catalogue.answers import ARTICLES_OF_RECORD
from plugins.catalogue.queries.listings import YearCount
from plugins.catalogue.store import Catalogue


def articles_of_line(
    catalogue: Catalogue, committees: Sequence[str], *, year: str = "", most: int | None = None
) -> list[str]:
    """Return the slugs of the public articles that name one of *committees*, newest first, each once.

    Those of *year* alone where it is given, *most* at most.
    """
    _ask(catalogue, committees, year)
    return catalogue.values(
        "SELECT DISTINCT article FROM mentions WHERE kind = 'committee'"
        f" AND record IN ({_marks(committees)}) AND date >= ? AND date < ? AND public"
        " ORDER BY date DESC, article LIMIT ?",
        *committees,
        year,
        f"{year}~",
        -1 if most is None else most,
    )


def years_of_line(catalogue: Catalogue, committees: Sequence[str]) -> list[YearCount]:
    """Return each year with a public article that names one of *committees*, newest first."""
    _ask(catalogue, committees, "")
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(DISTINCT article) FROM mentions WHERE kind = 'committee'"
        f" AND record IN ({_marks(committees)}) AND public GROUP BY year ORDER BY year DESC",
        tuple(committees),
    )
    return [YearCount(year, count) for year, count in rows]


def _ask(catalogue: Catalogue, committees: Sequence[str], year: str) -> None:
    for one in committees:
        catalogue.ask(ARTICLES_OF_RECORD, "committee", one, year)


def _marks(committees: Sequence[str]) -> str:
    return ", ".join("?" * len(committees))
