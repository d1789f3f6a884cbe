"""What holds a tenure, and for which days."""

import pytest

from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Tenure
from plugins.authority.spans import Span

DATED = Span("2020", "2024-06-30")
DAYS = ("2021-03-01", "2022-08-15")


def proven(span: Span = Span(), days: tuple[str, ...] = (), source: str | None = None) -> ProvenTenure:
    """Return a tenure whose record names two reports, of which those of *days* stand."""
    return ProvenTenure(Tenure(office="Bí thư", span=span, source=source, reports=("mot", "hai")), days)


@pytest.mark.parametrize(
    ("tenure", "held"),
    [
        (ProvenTenure(Tenure(office="Bí thư")), True),
        (ProvenTenure(Tenure(office="Bí thư", span=DATED)), True),
        (proven(days=DAYS), True),
        (proven(), False),
        (proven(DATED), False),
        (proven(source="Nghị quyết 7"), False),
        (proven(DATED, source="Nghị quyết 7"), True),
    ],
)
def test_what_holds_a_tenure(tenure, held):
    """The register alone; where it rests on reports, one that stands, or dates with a source."""
    assert tenure.is_held is held


@pytest.mark.parametrize(
    ("tenure", "day", "stated", "taken"),
    [
        (ProvenTenure(Tenure(office="Bí thư")), "2021-03-01", False, False),
        (ProvenTenure(Tenure(office="Bí thư", span=DATED)), "2024-06-30", True, True),
        (ProvenTenure(Tenure(office="Bí thư", span=DATED)), "2024-07-01", False, False),
        (ProvenTenure(Tenure(office="Bí thư", span=Span(None, "2024"))), "2023-01-05", False, True),
        (proven(days=DAYS), "2021-03-01", True, True),
        (proven(days=DAYS), "2021-12-31", False, True),
        (proven(days=DAYS), "2022-08-16", False, False),
        (proven(days=DAYS), "2021-02-28", False, False),
        (proven(DATED, days=("2019-05-04",)), "2019-05-04", True, True),
        (proven(DATED, days=("2019-05-04",)), "2019-05-05", False, False),
    ],
)
def test_the_days_it_answers_for(tenure, day, stated, taken):
    """Those of its dates, and those of the reports; a report between two that were approved is proof for itself."""
    assert tenure.is_stated_on(day) is stated
    assert tenure.takes_as_proof(day) is taken
