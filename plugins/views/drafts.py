"""What is not public: why each text is not, and the index of them all; pages of the preview alone."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.addresses import DRAFTS
from plugins.catalogue.queries.drafts import Draft, all_drafts
from plugins.views.days import Day, known_day
from plugins.views.holdings import Holdings, Link


@dataclass(frozen=True, slots=True)
class DraftNote:
    """What the banner of a page that is not public says."""

    state: str
    """As in ``Draft``."""
    time: Day | None
    """Until when the text is held, or since when it has expired."""
    path: str
    """Of its file."""


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """A text in the index of drafts."""

    link: Link
    note: DraftNote


@dataclass(frozen=True, slots=True)
class DraftIndex:
    """The index of drafts."""

    drafts: tuple[ListedDraft, ...]
    url: str = DRAFTS


def draft_note(draft: Draft) -> DraftNote:
    """Return what the banner of *draft* says."""
    return DraftNote(draft.state, known_day(draft.time) if draft.time else None, draft.path)


def draft_index(holdings: Holdings, now: str) -> DraftIndex:
    """Return the index of what is not public *now* (ISO 8601)."""
    drafts = all_drafts(holdings.catalogue, now)
    return DraftIndex(tuple(ListedDraft(Link(one.title, one.address), draft_note(one)) for one in drafts))
