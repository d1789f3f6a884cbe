"""Who held which office: the files that ``theme/static/js/offices.js`` asks, and tables for archivists."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from plugins.authority.as_of import Certainty
from plugins.catalogue.tables import compact
from plugins.text.cells import as_cell
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
            "reports": [
                {
                    "date": report.day.iso[:10],
                    "title": report.article.text,
                    "address": site_url + report.article.url,
                }
                for report in one.office.reports
            ],
        }
        for one in answers
    ]


def answers_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Return what ``answer_rows`` gave as CSV (RFC 4180): several sources or reports in one cell, a line each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = ("person", "note", "address", "office", "committee", "dates", "certainty", "sources", "reports")
    writer.writerow(names)
    for row in rows:
        writer.writerow(as_cell(_cell(row[name])) for name in names)
    return out.getvalue()


def _cell(value: object) -> str:
    if not isinstance(value, list):
        return str(value)
    return "\n".join(" ".join(one.values()) if isinstance(one, dict) else str(one) for one in value)
