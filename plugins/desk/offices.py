"""What waits for a decision: offices heard in reports, names that may mean several records, names that have none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.catalogue.queries.listed import article_of_file
from plugins.catalogue.queries.register_list import path_of_record
from plugins.catalogue.register import StoredRegister
from plugins.desk.pages import desk_of, go, place_of_file, posted, render
from plugins.desk.saving import entered, place_of, write
from plugins.desk.state import Desk
from plugins.desk.waiting import Waiting, what_waits
from plugins.editing.approve import Choice, approving
from plugins.editing.changes import CannotChange, Changes
from plugins.editing.file_edit import FileEdit
from plugins.editing.front_text import scalar
from plugins.editing.namesakes import like_names
from plugins.editing.refuse import refusing
from plugins.editing.suggest import Suggestion, write_record
from plugins.editing.waiting import WaitingOffice, WaitingReport
from plugins.kinds import KINDS
from plugins.text.normal import match_key

_MOST = 40
"""Offices or names on a page."""
_PATIENCE_SECONDS = 60


def show_offices(request: Request) -> Response:
    """Answer with the offices that wait, each with the sentences that it was heard in."""
    desk = desk_of(request)
    offices, page = _waiting(desk).offices, _page(request)
    return render(
        request,
        "offices.html",
        offices=offices[page * _MOST : (page + 1) * _MOST],
        count=len(offices),
        next=page + 1 if len(offices) > (page + 1) * _MOST else 0,
        key_of=key_of,
    )


def _page(request: Request) -> int:
    given = request.query_params.get("page", "0")
    return int(given) if given.isdecimal() else 0


def _waiting(desk: Desk) -> Waiting:
    found = what_waits(desk, _PATIENCE_SECONDS)
    if found is None:
        raise CannotChange(
            "Máy còn đang xem lại các bài; đợi rồi tải lại. / Still looking through the articles."
        )
    return found


def key_of(office: WaitingOffice, report: WaitingReport | None = None) -> str:
    """Return what names an office in a form, or one of its reports."""
    parts = (office.person.slug, match_key(office.title), office.committee or "-")
    return "|".join((*parts, report.name) if report else parts)


def decide(request: Request, form: FormData) -> Response:
    """Approve or refuse what was chosen: one office by its own button, or all that are ticked."""
    desk = desk_of(request)
    offices = {key_of(one): one for one in _waiting(desk).offices}
    what, _, single = str(form.get("what", "")).partition(" ")
    chosen = {str(one) for one in form.getlist("chosen")}
    if single and single in offices:
        chosen = {key_of(offices[single], report) for report in offices[single].reports}
    picked = [
        Choice(office, reports)
        for office in offices.values()
        if (reports := tuple(one for one in office.reports if key_of(office, one) in chosen))
    ]
    if not picked:
        raise CannotChange(
            "Chưa chọn gì, hoặc điều ấy không còn chờ. / Nothing is chosen, or it waits no more."
        )
    words = ", ".join(f"{one.office.person.name}: {one.office.label}" for one in picked[:3])
    if what == "refuse":
        change = write(desk, refusing(desk.content, picked), f"Bỏ chức vụ nghe nhầm: {words}")
    else:
        change = write(desk, approving(desk.content, picked), f"Duyệt chức vụ: {words}")
    desk.refresh()
    return go("/offices", "refused" if what == "refuse" else "saved", change=change)


def show_questions(request: Request) -> Response:
    """Answer with the names that may mean several records, with these."""
    desk, page = desk_of(request), _page(request)
    questions = _waiting(desk).suggested.questions
    shown = questions[page * _MOST : (page + 1) * _MOST]
    return render(
        request,
        "questions.html",
        questions=[(one, _records(desk, one.kind, one.candidates)) for one in shown],
        titles=_titles(desk, [path for one in shown for path in one.articles]),
        count=len(questions),
        next=page + 1 if len(questions) > (page + 1) * _MOST else 0,
    )


def _titles(desk: Desk, paths: Iterable[str]) -> dict[str, str]:
    """Return the titles of the articles in *paths*, a path where there is none any more."""
    with desk.reading() as catalogue:
        found = {path: article_of_file(catalogue, path) for path in dict.fromkeys(paths)}
    return {path: row.title if row else path for path, row in found.items()}


def _records(desk: Desk, kind: str, slugs: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return slug, name and what tells apart of records."""
    with desk.reading() as catalogue:
        register = StoredRegister(catalogue)
        found = (register.get(kind, slug) for slug in slugs)
        return [(one.slug, one.name, one.disambiguation or "") for one in found if one]


def answer_question(request: Request, form: FormData) -> Response:
    """Have the articles chosen say in their front matter whom they mean."""
    desk = desk_of(request)
    kind, record = str(form.get("kind", "")), str(form.get("record", ""))
    paths = [str(one) for one in form.getlist("article")]
    if kind not in KINDS or not record or not paths:
        raise CannotChange("Chọn hồ sơ và ít nhất một bài. / Choose a record and at least one article.")
    before, after = dict[str, bytes](), dict[str, bytes | None]()
    for path in paths:
        before[path] = place_of(desk, path).read_bytes()
        edit = FileEdit("article", path, before[path])
        edit.add_texts(KINDS[kind].folder, [record])
        after[path] = edit.data()
    change = write(desk, Changes(before, after), f"Nói rõ là ai: {form.get('surface', '')} → {record}")
    desk.refresh()
    return go("/offices/questions", "saved", change=change)


def show_suggestions(request: Request) -> Response:
    """Answer with the names that articles give and no record has, the most frequent first."""
    desk, page = desk_of(request), _page(request)
    found = _waiting(desk).suggested.suggestions
    shown = found[page * _MOST : (page + 1) * _MOST]
    return render(
        request,
        "suggestions.html",
        suggestions=[(one, _records(desk, one.kind, one.look_alikes)) for one in shown],
        titles=_titles(desk, [path for one in shown for path in one.articles]),
        count=len(found),
        next=page + 1 if len(found) > (page + 1) * _MOST else 0,
    )


def take_suggestion(request: Request, form: FormData) -> Response:
    """Write a draft record for a name, or add the name to a record that has almost the same."""
    desk, kind, name = desk_of(request), str(form.get("kind", "")), str(form.get("name", ""))
    found = next(
        (one for one in _waiting(desk).suggested.suggestions if (one.kind, one.name) == (kind, name)), None
    )
    if found is None:
        raise CannotChange(f"{name}: không còn trong các đề xuất. / no longer among the suggestions.")
    if record := str(form.get("record", "")):
        return _add_variant(desk, found, record)
    alike = like_names(desk.content, kind, name) if not form.get("another") else []
    if alike:
        return render(request, "new_record.html", 409, kind=kind, name=name, alike=alike)
    made: list[Path] = []

    def make() -> list[Path]:
        made.append(write_record(desk.content, found, desk.now(), is_another=bool(form.get("another"))))
        return made

    change = entered(desk, make, f"Hồ sơ mới: {name}")
    desk.refresh()
    path = made[0].resolve().relative_to(desk.content.resolve()).as_posix()
    return go(place_of_file(path), "created", change=change)


def _add_variant(desk: Desk, suggestion: Suggestion, record: str) -> Response:
    with desk.reading() as catalogue:
        path = path_of_record(catalogue, suggestion.kind, record)
    if path is None:
        raise CannotChange(f"{record}: không có hồ sơ này. / there is no such record.")
    before = place_of(desk, path).read_bytes()
    edit = FileEdit(suggestion.kind, path, before)
    edit.add("variants", [((scalar(suggestion.name),), {"value": suggestion.name})])
    change = write(
        desk, Changes({path: before}, {path: edit.data()}), f"Tên khác: {suggestion.name} → {record}"
    )
    desk.refresh()
    return go("/offices/suggestions", "saved", change=change)


ROUTES: list[BaseRoute] = [
    Route("/offices", show_offices, methods=["GET"]),
    Route("/offices", posted(decide), methods=["POST"]),
    Route("/offices/questions", show_questions, methods=["GET"]),
    Route("/offices/questions", posted(answer_question), methods=["POST"]),
    Route("/offices/suggestions", show_suggestions, methods=["GET"]),
    Route("/offices/suggestions", posted(take_suggestion), methods=["POST"]),
]
