"""What waits for an editor, worked out from the catalogue once for each state of the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from threading import Thread
from typing import TypeVar

from plugins.authority.records import Record
from plugins.catalogue.queries.listed import Sought, articles_sought, counts_by_state
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.rows import ArticleRow
from plugins.desk.outgoing import Outgoing, what_goes_out
from plugins.desk.state import Desk
from plugins.editing.contradictions import contradictions
from plugins.editing.suggest import Suggested, suggested
from plugins.editing.waiting import WaitingOffice, waiting_offices
from plugins.publishing.text_digests import ENDING
from plugins.sources.problems import Problem, Severity, in_order

Result = TypeVar("Result")

_PATIENCE_SECONDS = 1.0
"""For which a page waits; among a hundred thousand articles the look takes some seconds, and the page asks again."""
_OUTGOING_PATIENCE_SECONDS = 0.25
"""The comparison of 20,000 articles takes about as long."""

_MAX_HELD = 200
"""Articles looked at for those that go out next."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, as far as it takes a look at all reports."""

    offices: tuple[WaitingOffice, ...]
    suggested: Suggested
    contradictions: tuple[Problem, ...]
    without_sources: tuple[Record, ...]
    """Public records that name no source, by kind and name."""


def what_waits(desk: Desk, patience: float = _PATIENCE_SECONDS) -> Waiting | None:
    """Return what waits; None while that is still being worked out after so many seconds."""
    return _worked_out(desk, "waiting", desk.version, _look, patience)


def outgoing(desk: Desk, patience: float = _OUTGOING_PATIENCE_SECONDS) -> Outgoing | None:
    """Return what goes out; None while that is still being worked out after so many seconds."""
    return _worked_out(desk, "outgoing", (desk.version, _release(desk)), _compare, patience)


def _release(desk: Desk) -> object:
    """Return what changes with the release that readers see, and with what stands beside it."""
    current = (desk.settings.output / "current").resolve()
    beside = (current.with_suffix(ending) for ending in (".json", ENDING))
    return current.name, [one.stat().st_mtime_ns for one in beside if one.exists()]


def _worked_out(
    desk: Desk, name: str, seen: object, look: Callable[[Desk], Result], patience: float
) -> Result | None:
    """Return what *look* makes of *desk*, worked out once for what is *seen* of it; None where it takes longer than *patience*."""
    with desk.working:
        before, work = desk.waiting.get(name, (None, None))
        if work is None or before != seen:
            work = Future()
            desk.waiting[name] = seen, work
            Thread(target=_work_out, args=(desk, look, work), daemon=True).start()
    try:
        found: Result = work.result(patience)
        return found
    except TookTooLong:
        return None


def _work_out(desk: Desk, look: Callable[[Desk], Result], work: Future[Result]) -> None:
    try:
        work.set_result(look(desk))
    except Exception as error:  # told by whoever asks
        work.set_exception(error)


def _compare(desk: Desk) -> Outgoing:
    with desk.reading() as catalogue:
        return what_goes_out(desk.settings.output, catalogue, desk.now())


def _look(desk: Desk) -> Waiting:
    with desk.reading() as catalogue:
        register = StoredRegister(catalogue)
        return Waiting(
            offices=tuple(waiting_offices(catalogue, register)),
            suggested=suggested(catalogue, register),
            contradictions=tuple(in_order(contradictions(catalogue, register))),
            without_sources=tuple(
                sorted((one for one in register if not one.sources), key=lambda one: (one.kind, one.name))
            ),
        )


def states(desk: Desk) -> dict[str, int]:
    """Return how many articles of each state wait."""
    with desk.reading() as catalogue:
        return counts_by_state(catalogue, desk.now().isoformat())


def next_held(desk: Desk, most: int) -> list[ArticleRow]:
    """Return at most so many articles that are held, the next to go out first."""
    now = desk.now().isoformat()
    with desk.reading() as catalogue:
        held = articles_sought(catalogue, Sought(state="held"), now, _MAX_HELD)
    return sorted(held, key=lambda one: one.publish_at or "")[:most]


def problems_by_weight(desk: Desk) -> dict[str, list[Problem]]:
    """Return the problems of the content: ``error``, ``warning`` and ``hint`` of what readers see, ``draft`` of what they do not; by file."""
    found: dict[str, list[Problem]] = {"error": [], "warning": [], "hint": [], "draft": []}
    for one in desk.problems:
        weight = "hint" if one.severity in (Severity.HINT, Severity.NOTICE) else one.severity.value
        found["draft" if one.is_in_draft else weight].append(one)
    return found


def files_of(problems: list[Problem]) -> int:
    """Return how many files *problems* are of."""
    return len(Counter(one.path for one in problems))
