"""Merging, renaming and splitting records: a table of all that is touched first, then one press, and one to take it back."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.authority.records import Record
from plugins.desk.pages import desk_of, go, posted, render
from plugins.desk.saving import write
from plugins.editing.changes import CannotChange
from plugins.editing.merge import plan_merge
from plugins.editing.register_plan import RegisterPlan, Touch
from plugins.editing.rename import plan_rename
from plugins.editing.split import Split, free_slug, plan_split, things_of

PlanIt = Callable[[RegisterPlan, dict[str, str]], Record]
"""Plans what a form asks for, and returns the record that it is about."""
_STAYS, _GOES, _BOTH = "1", "2", "1 2"


def show_merge(request: Request) -> Response:
    """Answer with what merging two records touches."""
    return _show_plan(request, "merge.html", ("kept", "gone"), _plan_merge)


def merge(request: Request, form: FormData) -> Response:
    """Merge two records."""
    return _do(request, form, _plan_merge, "Gộp hồ sơ")


def _plan_merge(plan: RegisterPlan, given: dict[str, str]) -> Record:
    kept, gone = plan.record(given["kept"]), plan.record(given["gone"])
    plan_merge(plan, kept, gone)
    return kept


def show_rename(request: Request) -> Response:
    """Answer with what renaming a record touches."""
    return _show_plan(request, "rename.html", ("record",), _plan_rename)


def rename(request: Request, form: FormData) -> Response:
    """Give a record another name or address."""
    return _do(request, form, _plan_rename, "Đổi tên hồ sơ")


def _plan_rename(plan: RegisterPlan, given: dict[str, str]) -> Record:
    record = plan.record(given["record"])
    if given.get("name") or given.get("slug"):
        plan_rename(plan, record, given.get("name", ""), given.get("slug", ""))
    return record


def _show_plan(request: Request, template: str, needed: tuple[str, ...], plan_it: PlanIt) -> Response:
    desk = desk_of(request)
    given = {name: value.strip() for name, value in request.query_params.items()}
    touches: list[Touch] = []
    record = None
    if all(given.get(name) for name in needed):
        with desk.reading() as catalogue:
            plan = RegisterPlan(desk.content, catalogue)
            record = plan_it(plan, given)
            plan.changes()
            touches = plan.touches
    return render(request, template, given=given, touches=touches, record=record)


def _do(request: Request, form: FormData, plan_it: PlanIt, words: str) -> Response:
    desk = desk_of(request)
    given = {name: str(value).strip() for name, value in form.items()}
    with desk.reading() as catalogue:
        plan = RegisterPlan(desk.content, catalogue)
        record = plan_it(plan, given)
        change = write(desk, plan.changes(), f"{words}: {record.name}")
    desk.refresh()
    return go(f"/history/change/{change}", "saved", change=change)


def show_split(request: Request) -> Response:
    """Answer with all that may go from a record to a new one."""
    desk, named = desk_of(request), request.query_params.get("record", "").strip()
    with desk.reading() as catalogue:
        plan = RegisterPlan(desk.content, catalogue)
        record = plan.record(named)
        return render(
            request,
            "split.html",
            record=record,
            things=[*things_of(plan, record)],
            slug=free_slug(plan, record),
        )


def split(request: Request, form: FormData) -> Response:
    """Make two records of one, as the form says."""
    choices = {
        name.removeprefix("thing:"): (value in (_STAYS, _BOTH), value in (_GOES, _BOTH))
        for name, value in form.items()
        if name.startswith("thing:")
    }
    heads = {name: str(form.get(name.replace(" ", "_"), "")).strip() for name in _HEADS}

    def plan_it(plan: RegisterPlan, given: dict[str, str]) -> Record:
        record = plan.record(given["record"])
        plan_split(plan, Split(heads, choices))
        return record

    if not heads["record"]:
        raise CannotChange("Chọn hồ sơ. / Choose a record.")
    return _do(request, form, plan_it, "Tách hồ sơ")


_HEADS = ("record", "new name", "new slug", "new disambiguation", "old disambiguation")

ROUTES: list[BaseRoute] = [
    Route("/register/merge", show_merge, methods=["GET"]),
    Route("/register/merge", posted(merge), methods=["POST"]),
    Route("/register/rename", show_rename, methods=["GET"]),
    Route("/register/rename", posted(rename), methods=["POST"]),
    Route("/register/split", show_split, methods=["GET"]),
    Route("/register/split", posted(split), methods=["POST"]),
]
