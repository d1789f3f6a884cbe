"""Who held which office: the files that ``theme/static/js/offices.js`` asks, and tables for archivists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.authority.as_of import Certainty
from plugins.catalogue.tables import compact
from plugins.exports.tables import as_csv, report_rows
from plugins.views.office_holders import Answer, DatedOffice, OfficeFile

_CODES = {Certainty.SURE: "s", Certainty.POSSIBLE: "p", Certainty.OPEN: "o"}


class _Numbers(dict[str, str]):
    """Texts that stand once in a file, each with its number: what a takedown cuts out of it shifts no other."""

    def of(self, text: str) -> int:
        return int(self.setdefault(text, str(len(self))))

    def by_number(self) -> dict[str, str]:
        return {number: text for text, number in self.items()}


def offices_json(file: OfficeFile) -> bytes:
    """Return the offices of *file* as JSON, with the committees by which the script tells what was below what on a day."""
    committees = {slug: str(number) for number, slug in enumerate(file.reach)}
    phrases, sources = _Numbers(), _Numbers()
    rows = [
        [
            one.person.text,
            one.person.note,
            one.slug,
            phrases.of(one.phrase),
            int(committees.get(one.committee, -1)),
            one.edtf,
            _stretches(one),
            [sources.of(source) for source in one.sources],
            [[report.day.iso[:10], report.article.text, report.article.url] for report in one.reports],
        ]
        for one in file.offices
    ]
    plain = {
        "committees": {
            committees[slug]: [
                slug,
                [
                    [int(committees[above]), span.start or "", span.end or ""]
                    for above, span in one.parents
                    if above in committees
                ],
            ]
            for slug, one in file.reach.items()
        },
        "phrases": phrases.by_number(),
        "sources": sources.by_number(),
        "offices": rows,
    }
    return compact(plain).encode()


def _stretches(office: DatedOffice) -> list[list[str]]:
    return [[one.first, one.last or "", _CODES[one.certainty]] for one in office.stretches]


def committees_json(files: Iterable[OfficeFile]) -> bytes:
    """Return the committees that may be asked for, by rank: slug, name, and first and last year where there is a file a year."""
    years: dict[tuple[str, str], list[str]] = {}
    for one in files:
        name = one.reach[one.committee].name if one.committee else ""
        years.setdefault((one.committee, name), []).append(one.year)
    plain = [
        [slug, name, *([found[0], found[-1]] if found[0] else [])] for (slug, name), found in years.items()
    ]
    return compact(plain).encode()


def answer_rows(answers: Iterable[Answer], site_url: str) -> list[dict[str, object]]:
    """Return *answers* as plain data: who, in which office, how sure, and what holds it."""
    return [
        {
            "person": one.office.person.text,
            "note": one.office.person.note,
            "address": site_url + one.office.person.url,
            "office": one.office.phrase,
            "committee": one.office.committee,
            "dates": one.office.edtf,
            "certainty": str(one.certainty),
            "sources": list(one.office.sources),
            "reports": report_rows(one.office.reports, site_url),
        }
        for one in answers
    ]


def answers_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Return what ``answer_rows`` gave as CSV."""
    names = ("person", "note", "address", "office", "committee", "dates", "certainty", "sources", "reports")
    return as_csv(names, rows)
