"""Publishing: what will go out, building by a button, releases, back to the one before, and taking down in a hurry."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.desk import jobs
from plugins.desk.jobs import Job
from plugins.desk.pages import desk_of, go, in_language, place_of_file, posted, render
from plugins.desk.state import Desk
from plugins.desk.waiting import outgoing
from plugins.publishing.disk import make_folder, write_atomically
from plugins.publishing.releases import kept_releases
from plugins.sources.dates import LOCAL_ZONE
from plugins.sources.problems import CommandError

_NAMES_A_FILE = re.compile(r"(?P<path>[^:\s][^:]*\.(?:md|yaml|csv)):(?P<line>\d+): (?P<told>.*)")
_MAX_FAULTS = 50


class NotNow(CommandError):
    """Something else is under way, or the form does not say enough."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class KeptRelease:
    """A release that is kept."""

    name: str
    made: str
    """ISO 8601."""
    is_current: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that names a file."""

    path: str
    line: int
    told: str
    link: str


def show_publishing(request: Request) -> Response:
    """Answer with what will go out, what is under way, and the releases; with ``part=progress`` what is under way alone."""
    desk = desk_of(request)
    job = desk.job
    template = "progress.html" if request.query_params.get("part") == "progress" else "publishing.html"
    return render(
        request,
        template,
        outgoing=outgoing(desk) if template == "publishing.html" and desk.indexed else None,
        errors=[one for one in desk.problems if one.is_error],
        job=job,
        stages=jobs.STAGES,
        faults=faults_of(desk, job) if job and job.code else [],
        told=[in_language(line, desk.language) for line in job.lines] if job else [],
        releases=releases_of(desk),
        place=place_to_publish(desk),
    )


def faults_of(desk: Desk, job: Job) -> list[Fault]:
    """Return the lines of *job* that name files with faults."""
    found = []
    for line in job.lines:
        named = _NAMES_A_FILE.match(line)
        if named and (" lỗi " in line or " error " in line or job.name != "build"):
            path = named["path"].removeprefix(f"{desk.content.name}/")
            path = path if (desk.content / path).is_file() else named["path"].rpartition("/content/")[2]
            found.append(Fault(path, int(named["line"]), named["told"], place_of_file(path)))
    return found[:_MAX_FAULTS]


def releases_of(desk: Desk) -> list[KeptRelease]:
    """Return the releases that are kept, newest first."""
    current = (desk.settings.output / "current").resolve().name
    return [
        KeptRelease(
            one.name,
            datetime.fromtimestamp(one.with_suffix(".json").stat().st_mtime, LOCAL_ZONE).isoformat(),
            one.name == current,
        )
        for one in reversed(kept_releases(desk.settings.output))
    ]


def place_to_publish(desk: Desk) -> str:
    """Return where releases go from here, as it was said last; empty where the web server serves the output folder itself."""
    try:
        return str(json.loads((desk.folder / "place.json").read_bytes())["to"])
    except (OSError, ValueError, KeyError):
        return ""


def publish(request: Request, form: FormData) -> Response:
    """Build a release, and take it to the place where one is named."""
    desk, to = desk_of(request), str(form.get("to", "")).strip()
    make_folder(desk.folder)
    write_atomically(desk.folder / "place.json", json.dumps({"to": to}, ensure_ascii=False).encode())
    output = f"--output={desk.settings.output}"
    build = [
        *("build", f"--content={desk.content}", output),
        *(f"--cache={desk.settings.build_cache}", f"--lang={desk.language}"),
        *(["--allow-drop"] if form.get("allow_drop") else []),
    ]
    onward = [["publish", output, f"--to={to}"]] if to else []
    return _begin(desk, "build", [build, *onward])


def roll_back(request: Request, form: FormData) -> Response:
    """Make the release before the current one current again, here and at the place."""
    desk = desk_of(request)
    _require(form.get("sure"), "Đánh dấu ô xác nhận trước. / Tick the box first.")
    places = [str(desk.settings.output), *filter(None, [place_to_publish(desk)])]
    return _begin(desk, "rollback", [["rollback", f"--to={place}"] for place in places])


def take_down(request: Request, form: FormData) -> Response:
    """Take an article or record away from every release and place at once."""
    desk, what = desk_of(request), str(form.get("what", "")).strip()
    _require(what, "Gõ địa chỉ, mã hoặc tên trong địa chỉ. / Type an address, an id or a slug.")
    _require(form.get("sure"), "Đánh dấu ô xác nhận trước. / Tick the box first.")
    place = place_to_publish(desk)
    command = [
        *("takedown", f"--what={what}", f"--output={desk.settings.output}"),
        f"--by={desk.person.get('name', '?')}",
        f"--reason={str(form.get('reason', '')).strip() or '-'}",
        *([f"--to={place}"] if place else []),
    ]
    return _begin(desk, "takedown", [command])


def _begin(desk: Desk, name: str, commands: list[list[str]]) -> Response:
    with desk.working:
        if desk.job and desk.job.is_running:
            raise NotNow("Một việc đang chạy; đợi nó xong. / Something is under way; wait for its end.")
        desk.job = jobs.begin(name, desk.person.get("name", ""), commands, desk.wanted.set)
    return go("/publishing")


def _require(given: object, told: str) -> None:
    if not given:
        raise NotNow(told)


ROUTES: list[BaseRoute] = [
    Route("/publishing", show_publishing, methods=["GET"]),
    Route("/publishing/build", posted(publish), methods=["POST"]),
    Route("/publishing/rollback", posted(roll_back), methods=["POST"]),
    Route("/publishing/takedown", posted(take_down), methods=["POST"]),
]
