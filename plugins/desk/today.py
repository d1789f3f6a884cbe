"""Today: what waits for an editor, each with its one action."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.desk.pages import desk_of, go, posted, render
from plugins.desk.waiting import files_of, next_held, outgoing, problems_by_weight, states, what_waits
from plugins.sources.problems import CommandError

_MAX_SHOWN = 5
"""Problems of a weight on the page itself."""
_MAX_LISTED = 500
"""Problems of a weight on their own page."""


class NameMissing(CommandError):
    """Who edits gave no name."""


def show_today(request: Request) -> Response:
    """Answer with what waits; while the content is read for the first time, with how long that takes."""
    desk = desk_of(request)
    if desk.indexed is None:
        return render(request, "reading.html")
    problems = problems_by_weight(desk)
    return render(
        request,
        "today.html",
        states=states(desk),
        held=next_held(desk, _MAX_SHOWN),
        problems=problems,
        files={weight: files_of(ones) for weight, ones in problems.items()},
        most=_MAX_SHOWN,
        waiting=what_waits(desk),
        outgoing=outgoing(desk),
    )


def show_problems(request: Request) -> Response:
    """Answer with all problems of a weight, or with all contradictions of the reports."""
    desk = desk_of(request)
    weight = request.path_params["weight"]
    if weight == "contradictions":
        waiting = what_waits(desk, patience=60)
        problems = [*waiting.contradictions] if waiting else []
    else:
        problems = problems_by_weight(desk).get(weight, [])
    return render(
        request,
        "problems.html",
        weight=weight,
        problems=problems[:_MAX_LISTED],
        more=max(0, len(problems) - _MAX_LISTED),
    )


def show_without_sources(request: Request) -> Response:
    """Answer with the public records that name no source."""
    waiting = what_waits(desk_of(request), patience=60)
    return render(request, "sourceless.html", records=waiting.without_sources if waiting else ())


def ask_who(request: Request) -> Response:
    """Answer with the question who edits."""
    return render(request, "person.html")


def introduce(request: Request, form: FormData) -> Response:
    """Note who edits."""
    name = " ".join(str(form.get("name", "")).split())
    if not name:
        raise NameMissing("Gõ họ tên. / Type a name.")
    desk_of(request).introduce(name, " ".join(str(form.get("email", "")).split()))
    return go("/", "introduced")


ROUTES: list[BaseRoute] = [
    Route("/", show_today),
    Route("/problems/{weight}", show_problems),
    Route("/without-sources", show_without_sources),
    Route("/person", ask_who, methods=["GET"]),
    Route("/person", posted(introduce), methods=["POST"]),
]
