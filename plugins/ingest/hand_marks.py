"""The author's hand marks over what linking found: a mark always wins, with all that rests on the words it covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plugins.authority.register import Register
from plugins.ingest.bodies import Mark
from plugins.linking.mentions import HeardOffice, Linked, Mention, Proposal


def with_marks(linked: Linked, marks: Sequence[Mark], register: Register) -> Linked:
    """Return *linked* with *marks* in place of what was found on their words.

    A mark takes away every mention that shares a word with it, whatever its kind, and the offices heard that rest
    on one; but the name of an occasion may hold those of persons and committees, so neither takes the other away.
    A person's mark moves the offices to that person, a committee's mark to that committee.
    """
    if not marks:
        return linked
    hidden = {mention for mention in linked.mentions if any(_hides(mark, mention) for mark in marks)}
    shown = [mention for mention in linked.mentions if mention not in hidden]
    by_hand = [
        Mention(mark.start, mark.end, "", mark.kind, (mark.slug,)) for mark in marks if mark.slug is not None
    ]
    ends = {mention.start: mention.end for mention in linked.mentions if mention.kind == "person"}
    offices = (_settled(one, ends.get(one.start, one.start + 1), marks, register) for one in linked.offices)
    return replace(
        linked,
        mentions=tuple(sorted([*shown, *by_hand], key=lambda mention: (mention.start, -mention.end))),
        offices=tuple(office for office in offices if office is not None),
        proposals=tuple(_still_new(linked.proposals, hidden, shown)),
    )


def _touches(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end


def _hides(mark: Mark, mention: Mention) -> bool:
    if not _touches(mark, mention.start, mention.end):
        return False
    if mark.kind == "event" and mention.kind != "event":
        return not _holds(mark, mention)
    if mention.kind == "event" and mark.kind not in ("", "event"):
        return not _holds(mention, mark)
    return True


def _holds(outer: Mark | Mention, inner: Mark | Mention) -> bool:
    """Whether *inner* lies in *outer* and is not all of it."""
    inside = outer.start <= inner.start and inner.end <= outer.end
    return inside and (outer.start, outer.end) != (inner.start, inner.end)


def _settled(
    office: HeardOffice, name_end: int, marks: Sequence[Mark], register: Register
) -> HeardOffice | None:
    """Return *office* as the marks on its person and its committee have it; None when one takes it away."""
    name = Mention(office.start, name_end, "", "person", ())
    org = Mention(office.org_start, office.org_end, "", "committee", ())
    for mark in marks:
        if _hides(mark, name):
            if mark.kind != "person":
                return None
            office = replace(office, person=mark.slug)
        elif _hides(mark, org):
            if mark.kind != "committee":
                return None
            office = replace(office, committee=_committee(office, mark, register))
    return office


def _committee(office: HeardOffice, mark: Mark, register: Register) -> str | None:
    """Return whose office it is by a committee's mark on its words.

    A mark on the committee's head says it. One on the parent alone (*Ban Tổ chức [Thành ủy](committee:…)*) only
    confirms what was found below that parent; otherwise the committee stays open.
    """
    if mark.start <= office.org_start:
        return mark.slug
    found = office.committee
    below = found is not None and found != mark.slug and mark.slug in register.line_of(found)
    return found if below else None


def _still_new(
    proposals: Iterable[Proposal], hidden: Iterable[Mention], shown: Iterable[Mention]
) -> Iterable[Proposal]:
    """Return the proposals that are still named where no mark is."""
    covered = {(mention.kind, mention.surface) for mention in hidden}
    covered -= {(mention.kind, mention.surface) for mention in shown}
    return (one for one in proposals if (one.kind, one.printed) not in covered)
