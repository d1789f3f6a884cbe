"""``approve``: offices heard in reports into the register, with the reports as proof; and back again, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.authority.look_alikes import describe_records
from plugins.authority.offices import office_phrase
from plugins.authority.register import Register
from plugins.editing.catalogues import temporary_catalogue
from plugins.editing.changes import CannotChange, Changes, apply
from plugins.editing.contradictions import day_in_figures
from plugins.editing.front_text import UnusualForm
from plugins.editing.tenure_text import NewTenure, add_reports, add_tenure
from plugins.editing.waiting import WaitingOffice, WaitingReport, waiting_offices
from plugins.sources.content_file import decode, encode_like, read_content_file
from plugins.sources.problems import CommandError, Problem
from plugins.text.normal import match_key, nfc

_COLUMNS = 4
"""Of a line of the list: person, office, committee, report."""
_NO_COMMITTEE = "-"


class NotOne(CommandError):
    """The words given mean no waiting office, or several; the text lists what they may mean."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """An office that waits, and those of its reports of which an editor decides."""

    office: WaitingOffice
    reports: tuple[WaitingReport, ...]
    """Oldest first."""


def waiting_in(
    content: Path, as_of: datetime, home: str | None, workers: Executor | None = None
) -> tuple[list[WaitingOffice], Register]:
    """Return what waits in the folder *content*, and the persons of it by all their names."""
    with temporary_catalogue(content, as_of, home, workers) as (catalogue, indexed):
        persons = Register(indexed.register.persons.values())
        return waiting_offices(catalogue, indexed.register), persons


def find_waiting(
    waiting: Iterable[WaitingOffice], persons: Register, person: str, office: str
) -> WaitingOffice:
    """Return what waits of *person* (id, slug or name) and *office*: title, comma, committee by name or slug.

    Raises NotOne.
    """
    found = persons.find("person", nfc(person))
    if len(found) != 1:
        hint = describe_records(found)
        raise NotOne(f"{person}: {hint or 'không có hồ sơ này. / there is no such record.'}")
    own = [one for one in waiting if one.person.slug == found[0].slug]
    meant = [one for one in own if match_key(nfc(office)) in _names_of(one)]
    if len(meant) != 1:
        labels = "; ".join(f"“{one.label}”" for one in own) or "không có gì / nothing"
        raise NotOne(f"“{office}”: {found[0].name} đang chờ / waits for: {labels}.")
    return meant[0]


def _names_of(waiting: WaitingOffice) -> set[str]:
    """Return the keys under which a waiting office is named."""
    title, names = waiting.title, (waiting.committee_name, waiting.committee or "")
    phrases = (f"{title}, {name}" for name in names if name)
    return {match_key(one) for one in (*phrases, office_phrase(title, waiting.committee_name))}


_HEAD = {
    "vi": (
        "# Chức vụ mà bài viết nêu và danh bạ chưa có, mỗi bài một dòng, trên dòng ấy là câu của bài.",
        "# Xóa dòng nào không đúng, hoặc thêm dấu # trước nó; còn lại thì: approve --from TỆP",
    ),
    "en": (
        "# Offices that reports name and the register lacks, a line for each report, its sentence above.",
        "# Delete what is not right, or put a # before it; then: approve --from FILE",
    ),
}


def listed(waiting: Iterable[WaitingOffice], language: str) -> list[str]:
    """Return what waits as the lines of a file to be edited: ``choices_in`` reads them back."""
    lines = [*_HEAD[language]]
    for one in waiting:
        lines += ["", f"# {one.person.name}: {one.label}"]
        for report in one.reports:
            row = (one.person.slug, one.title, one.committee or _NO_COMMITTEE, report.name)
            lines += [sentence_line(report, "#   "), " | ".join(row)]
    return lines


def sentence_line(report: WaitingReport, indent: str) -> str:
    """Return a report for an editor to judge by: day, title, sentence."""
    return f"{indent}{day_in_figures(report.day)}, “{report.title}”: {report.sentence}"


def choices_in(text: str, path: str, waiting: Iterable[WaitingOffice]) -> tuple[list[Choice], list[Problem]]:
    """Return what an edited list chooses, and what is wrong with its lines; *path* is that of its file."""
    rows = {
        (one.person.slug, match_key(one.title), one.committee or _NO_COMMITTEE, report.name): (one, report)
        for one in waiting
        for report in one.reports
    }
    chosen: dict[tuple[str, str, str], list[tuple[WaitingOffice, WaitingReport]]] = {}
    problems = []
    for number, line in enumerate(nfc(text).splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        columns = [column.strip() for column in line.split("|")]
        if len(columns) != _COLUMNS:
            problems.append(Problem("K111", path, number, {"line": line}))
            continue
        person, title, committee, report = columns
        found = rows.get((person, match_key(title), committee, report))
        if found is None:
            problems.append(Problem("K112", path, number, {"line": line}))
        else:
            chosen.setdefault((person, match_key(title), committee), []).append(found)
    choices = [
        Choice(
            group[0][0],
            tuple(sorted(dict.fromkeys(one for _, one in group), key=lambda one: (one.day, one.name))),
        )
        for group in chosen.values()
    ]
    return choices, problems


def approve(content: Path, choices: Sequence[Choice], journal: Path) -> list[Path]:
    """Write *choices* into the records of the folder *content*, as ``changes.apply`` does; return the files that changed.

    Raises CannotChange.
    """
    changes = approving(content, choices)
    return apply(content, changes, journal) if changes.after else []


def approving(content: Path, choices: Sequence[Choice]) -> Changes:
    """Return what *choices* change, approved, in the records of the folder *content*. Raises CannotChange."""
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for one in choices:
        path = one.office.person.origin.path
        before.setdefault(path, (content / path).read_bytes())
        after[path] = approved(after.get(path, before[path]), one)
    return Changes(before, after)


def approved(data: bytes, choice: Choice) -> bytes:
    """Return the file of a person, *data*, with *choice* approved: in a tenure of that office without dates, else in a new one.

    The first and the last of the reports are named; those between them are proof by that. Raises CannotChange.
    """
    office = choice.office
    path = office.person.origin.path
    names = list(dict.fromkeys((choice.reports[0].name, choice.reports[-1].name)))
    source = read_content_file("person", path, data)[0]
    expected: dict[str, Any] = dict(source.values) if source else {}
    tenures = expected["tenures"] = [dict(one) for one in expected.get("tenures", ())]
    try:
        if office.tenure is None:
            tenure = NewTenure(office.title, office.committee, names)
            text = add_tenure(decode(data), tenure)
            fields = {"office": office.title, "committee": office.committee, "reports": names}
            tenures.append({name: value for name, value in fields.items() if value})
        else:
            given = tenures[office.tenure].get("reports", [])
            names = [name for name in names if name not in given]
            if not names:
                return data
            text = add_reports(decode(data), office.tenure, names)
            tenures[office.tenure]["reports"] = [*given, *names]
    except UnusualForm:
        raise _by_hand(office, names) from None
    edited = encode_like(data, text)
    again = read_content_file("person", path, edited)[0]
    if source is None or again is None or again.values != expected or again.body != source.body:
        raise _by_hand(office, names)
    return edited


def _by_hand(office: WaitingOffice, names: Iterable[str]) -> CannotChange:
    committee = f"committee: {office.committee}, " if office.committee else ""
    tenure = f"{{office: {office.title}, {committee}reports: [{', '.join(names)}]}}"
    return CannotChange(
        f"{office.person.origin.path}: `tenures` viết theo lối lạ; tự thêm dòng này: / is written in an unusual form;"
        f" add this by hand: - {tenure}"
    )
