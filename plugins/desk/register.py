"""The register: lists, forms of records, and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.authority.offices import office_phrase
from plugins.catalogue.queries.register_list import path_of_record, records_sought
from plugins.catalogue.register import StoredRegister
from plugins.desk.pages import desk_of, go, place_of_file, posted, render
from plugins.desk.saving import entered, read_text, write
from plugins.desk.state import Desk
from plugins.editing.changes import CannotChange
from plugins.editing.contradictions import day_in_figures
from plugins.editing.front_text import UnusualForm
from plugins.editing.namesakes import like_names
from plugins.editing.new import create
from plugins.editing.record_form import FORMS, composed, shown
from plugins.editing.register_plan import BringsErrors, RegisterPlan
from plugins.kinds import KINDS
from plugins.sources.content_file import ContentFile, read_content_file
from plugins.sources.problems import CommandError, Problem
from plugins.sources.schemas import STATUSES
from plugins.text.normal import nfc

_MOST = 200
"""Records on the list; more are found by words."""
_SPARE_ROWS = 2
"""Empty rows after those of a list; a script adds more."""


class NoRecord(CommandError):
    """There is no such record."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A record's file as it stands."""

    path: str
    kind: str
    text: str
    digest: str
    source: ContentFile


def show_list(request: Request) -> Response:
    """Answer with the records of a kind."""
    desk = desk_of(request)
    if desk.indexed is None:
        return render(request, "reading.html")
    kind = request.query_params.get("kind", "person")
    kind = kind if kind in KINDS else "person"
    words = request.query_params.get("words", "").strip()
    with desk.reading() as catalogue:
        found = records_sought(catalogue, kind, words)
    template = "record_rows.html" if request.query_params.get("part") == "list" else "register.html"
    return render(
        request,
        template,
        records=found[:_MOST],
        count=len(found),
        most=_MOST,
        kind=kind,
        kinds=tuple(KINDS),
        words=words,
    )


def lead_to_record(request: Request) -> Response:
    """Lead from a record's kind and slug to its file."""
    desk, kind, slug = desk_of(request), request.path_params["kind"], request.path_params["slug"]
    with desk.reading() as catalogue:
        path = path_of_record(catalogue, kind, slug)
    if path is None:
        raise NoRecord(f"{kind}:{slug}: không có hồ sơ này. / there is no such record.")
    return RedirectResponse(place_of_file(path), 303)


def open_record(desk: Desk, path: str) -> OpenedRecord:
    """Return the record of the file *path*. Raises NoRecord where there is none that can be used."""
    kind = next((one.name for one in KINDS.values() if path.startswith(f"register/{one.folder}/")), "")
    text, digest = read_text(desk, path)
    source = read_content_file(kind, path, text.encode())[0] if kind and digest else None
    if source is None:
        raise NoRecord(
            f"{path}: không có hồ sơ này, hoặc tệp hỏng; xem lịch sử của tệp. / no such record, or its file is damaged."
        )
    return OpenedRecord(path, kind, text, digest, source)


def show_record(request: Request) -> Response:
    """Answer with the form of a record."""
    desk = desk_of(request)
    opened = open_record(desk, request.path_params["path"])
    return _form(request, opened, shown(opened.source), opened.source.body, [])


def _form(
    request: Request,
    opened: OpenedRecord,
    values: dict[str, Any],
    body: str,
    faults: list[Problem],
    theirs: str = "",
) -> Response:
    desk, asked = desk_of(request), FORMS[opened.kind]
    return render(
        request,
        "record.html",
        409 if theirs else 422 if faults else 200,
        opened=opened,
        asked=asked,
        values=values,
        body=body,
        spare=_SPARE_ROWS,
        statuses=STATUSES,
        faults=faults,
        fault_of={one.values.get("field", ""): one for one in faults},
        theirs=theirs,
        problems=[one for one in desk.problems if one.path == opened.path],
        bars=_bars(_with_names(desk, values.get("tenures", []))),
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """A tenure on the time line: shares of its length, in hundredths."""

    label: str
    start: float
    width: float
    is_open: bool


def _with_names(desk: Desk, tenures: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return *tenures* with the names of their committees in place of what the file calls them, where records have them."""
    if not desk.address:
        return tenures
    with desk.reading() as catalogue:
        register = StoredRegister(catalogue)
        named = [(one, register.find("committee", nfc(one["committee"]))) for one in tenures]
        return [
            {**one, "committee": found[0].name if len(found) == 1 else one["committee"]}
            for one, found in named
        ]


def _bars(tenures: list[dict[str, str]]) -> list[Bar]:
    """Return the tenures whose beginning is known, on one axis by years."""
    known = [(one, _year(one["from"]), _year(one["until"])) for one in tenures if _year(one["from"])]
    if not known:
        return []
    first = min(begin for _, begin, _ in known)
    last = max(max(begin, end) for _, begin, end in known) + 1
    scale = 100 / (last - first)
    return [
        Bar(
            f"{office_phrase(one['office'], one['committee'])}: {_dates(one)}",
            (begin - first) * scale,
            max(1.0, ((end or last) - begin) * scale),
            not end,
        )
        for one, begin, end in known
    ]


def _dates(tenure: dict[str, str]) -> str:
    """Return the ends of a tenure as people write them."""
    return "–".join(day_in_figures(tenure[end]) if tenure[end] else "" for end in ("from", "until"))


def _year(date: str) -> float:
    """Return a partial date as years; 0 where there is none."""
    parts = date.split("-")
    if not parts[0].isdecimal():
        return 0.0
    return int(parts[0]) + (int(parts[1]) - 1) / 12 if len(parts) > 1 else float(parts[0])


def save_record(request: Request, form: FormData) -> Response:
    """Save a record; what would be an error is told at its field instead, and nothing is written over."""
    desk = desk_of(request)
    opened = open_record(desk, request.path_params["path"])
    typed = {name: str(value) for name, value in form.multi_items()}
    try:
        text = composed(opened.text, opened.source, typed)
    except UnusualForm:
        raise CannotChange(
            f"{opened.path}: có mục viết theo lối lạ; sửa tệp bằng tay. / a field is written in an unusual form; edit the file by hand."
        ) from None
    edited, problems = read_content_file(opened.kind, opened.path, text.encode())
    known = {one.code for one in read_content_file(opened.kind, opened.path, opened.text.encode())[1]}
    faults = [one for one in problems if one.code not in known]
    if edited is None:
        raise CannotChange("\n".join(one.text(desk.language) for one in faults))
    values, body = shown(edited), typed.get("body", edited.body)
    if typed.get("seen") != opened.digest:
        return _form(request, opened, values, body, [], theirs=opened.text)
    if faults:
        return _form(request, opened, _as_typed(opened.kind, typed), body, faults)
    if text == opened.text:
        return go(place_of_file(opened.path), "saved")
    try:
        with desk.reading() as catalogue:
            plan = RegisterPlan(desk.content, catalogue)
            plan.write(opened.kind, opened.path, text)
            change = write(desk, plan.changes(), f"Sửa hồ sơ: {values['name']}")
    except BringsErrors as error:
        return _form(request, opened, values, body, [*error.problems])
    desk.refresh()
    return go(place_of_file(opened.path), "saved", change=change)


def _as_typed(kind: str, typed: dict[str, str]) -> dict[str, Any]:
    """Return what was typed, faults and all, as the form shows it."""
    asked = FORMS[kind]
    values: dict[str, Any] = {name: typed.get(name, "") for name in asked.texts}
    for name in asked.statements:
        values[name] = {column: typed.get(f"{name}.{column}", "") for column in ("value", "source")}
    for name, columns in asked.lists.items():
        count = 1 + max((int(key.split(".")[1]) for key in typed if key.startswith(f"{name}.")), default=-1)
        rows = [
            {column: typed.get(f"{name}.{number}.{column}", "") for column in columns}
            for number in range(count)
        ]
        values[name] = [row for row in rows if any(row.values())]
    return values


def ask_for_new(request: Request) -> Response:
    """Answer with the question what a new record is called, and who is called almost so."""
    desk, kind = desk_of(request), request.path_params["kind"]
    name = request.query_params.get("name", "").strip()
    alike = like_names(desk.content, kind, nfc(name)) if name and kind in KINDS else []
    if kind not in KINDS:
        raise NoRecord(f"{kind}: {', '.join(KINDS)}.")
    return render(request, "new_record.html", kind=kind, name=name, alike=alike)


def make_new(request: Request, form: FormData) -> Response:
    """Write a draft record, unless others are called almost so and nobody said that it is another."""
    desk, kind = desk_of(request), request.path_params["kind"]
    name, made = nfc(str(form.get("name", "")).strip()), list[Path]()
    alike = like_names(desk.content, kind, name) if kind in KINDS and not form.get("another") else []
    if alike:
        return render(request, "new_record.html", 409, kind=kind, name=name, alike=alike)

    def make() -> list[Path]:
        made.append(create(kind, name, desk.content, desk.now(), is_another=bool(form.get("another"))))
        return made

    change = entered(desk, make, f"Hồ sơ mới: {name}")
    desk.refresh()
    path = made[0].resolve().relative_to(desk.content.resolve()).as_posix()
    return go(place_of_file(path), "created", change=change)


ROUTES: list[BaseRoute] = [
    Route("/register", show_list),
    Route("/register/new/{kind}", ask_for_new, methods=["GET"]),
    Route("/register/new/{kind}", posted(make_new), methods=["POST"]),
    Route("/register/file/{path:path}", show_record, methods=["GET"]),
    Route("/register/file/{path:path}", posted(save_record), methods=["POST"]),
    Route("/register/{kind}/{slug}", lead_to_record),
]
