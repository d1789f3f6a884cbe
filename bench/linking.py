"""How well the linker does on passages that a person annotated: figures, bars and the errors by kind.

A gold file holds a JSON object a line: ``id``, ``text``, perhaps ``date`` and ``place``; ``mentions``, each with ``start``,
``end``, ``type`` (``PERSON``, ``COMMITTEE``, ``EVENT``, or ``IGNORE``: neither for nor against) and ``id`` (``p:``, ``c:`` or
``e:`` and the slug of the record) with ``canonical``, the entity's full name; and ``offices``, each with ``name`` and ``as_given``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bench.linking_report import FORMS, HALF, Outcome, Tally
from plugins.authority.integrity import resolve_references
from plugins.authority.register import Register
from plugins.editing.mentions import find_home, load_register
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context, HeardOffice, Linked
from plugins.sources.problems import CommandError
from plugins.text.normal import match_key

KINDS = {"PERSON": "person", "COMMITTEE": "committee", "EVENT": "event"}


@dataclass(frozen=True, slots=True)
class Span:
    """A mention, of the annotation or of the linker, in code points of its passage."""

    start: int
    end: int
    record: str | None
    """Slug of the record."""
    name: str = ""
    """The entity's full name, in an annotation."""

    def shared(self, other: Span) -> int:
        """Return how many code points both hold; zero or less when they lie apart."""
        return min(self.end, other.end) - max(self.start, other.start)


@dataclass(frozen=True, slots=True)
class Passage:
    """An annotated text."""

    id: str
    text: str
    context: Context
    spans: Mapping[str, Sequence[Span]]
    """By type, ``IGNORE`` among them."""
    offices: frozenset[tuple[str, str]]
    """Person and office, both folded."""


def read_gold(path: Path) -> list[Passage]:
    """Return the passages of the gold file *path*, in its order."""
    return [_passage(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _passage(data: dict[str, object]) -> Passage:
    spans: dict[str, list[Span]] = {}
    for mention in _objects(data["mentions"]):
        slug = str(mention.get("id", "")).partition(":")[2]
        span = Span(
            int(str(mention["start"])), int(str(mention["end"])), slug, str(mention.get("canonical", ""))
        )
        spans.setdefault(str(mention["type"]), []).append(span)
    day, place = data.get("date"), data.get("place")
    context = Context(date=str(day)[:10] if day else None, place=str(place) if place else None)
    offices = frozenset(
        (fold(str(office["name"])), fold(str(office["as_given"]))) for office in _objects(data["offices"])
    )
    return Passage(str(data["id"]), str(data["text"]), context, spans, offices)


def _objects(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def fold(words: str) -> str:
    """Return *words* as they are compared: spellings, dashes, blanks and the largest city's names made one."""
    words = re.sub(r"\b(?:thành phố|tp\.?) ?(?:hồ chí minh|hcm)\b", "tphcm", match_key(words))
    return words.replace("–", "-").replace("—", "-").strip(" .,;:")


def measure(passages: Iterable[Passage], register: Register, home: str | None = None) -> Outcome:
    """Link *passages* to *register* and compare; *home* is the slug of what a bare *Thành ủy* means."""
    linker = Linker(register, home=home)
    read = [(passage, linker.link(passage.text, passage.context)) for passage in passages]
    figures: dict[str, Tally] = {
        f"{how} {kind}": Tally() for how in ("exact", "overlap", "link") for kind in KINDS
    }
    figures |= {"link all": Tally(), "offices": Tally()}
    errors = []
    for passage, linked in read:
        for kind in KINDS:
            for how, tally in _mentions(passage, linked, kind).items():
                figures[f"{how} {kind}"] += tally
                figures["link all"] += tally if how == "link" else Tally()
            errors += list(_errors(passage, linked, kind, register))
        heard = {(fold(one.name), fold(_as_given(one))) for one in linked.offices}
        figures["offices"] += _compared(heard, passage.offices)
        errors += [
            ("office extra", passage.id, f"{who}: {what}") for who, what in sorted(heard - passage.offices)
        ]
        errors += [
            ("office missed", passage.id, f"{who}: {what}") for who, what in sorted(passage.offices - heard)
        ]
    figures |= _proposals(read, register, errors)
    return Outcome(figures, sorted(errors, key=lambda error: error[0]))


def _compared(found: set[tuple[str, str]], wanted: frozenset[tuple[str, str]]) -> Tally:
    return Tally(len(found & wanted), len(found - wanted), len(wanted - found))


def _as_given(office: HeardOffice) -> str:
    former = office.former_word or ("nguyên" if office.former else "")
    return f"{former} {office.title} {office.org_text}".strip()


def _pairs(wanted: Sequence[Span], found_spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return which spans belong together: each once at most, the longest overlap first, of two the later one."""
    order = sorted(
        (
            (wanted[i].shared(found_spans[j]), i, j)
            for i, j in product(range(len(wanted)), range(len(found_spans)))
        ),
        reverse=True,
    )
    left_wanted, left_found, pairs = set(range(len(wanted))), set(range(len(found_spans))), []
    for shared, i, j in order:
        if shared > 0 and i in left_wanted and j in left_found:
            left_wanted.remove(i)
            left_found.remove(j)
            pairs.append((wanted[i], found_spans[j]))
    return pairs


def _wanted_and_found(passage: Passage, linked: Linked, kind: str) -> tuple[Sequence[Span], list[Span]]:
    """Return the spans annotated and those found, without what touches nothing but text to be ignored."""
    wanted, ignored = passage.spans.get(kind, ()), passage.spans.get("IGNORE", ())
    found = [Span(one.start, one.end, one.record) for one in linked.mentions if one.kind == KINDS[kind]]
    return wanted, [
        one
        for one in found
        if any(one.shared(other) > 0 for other in wanted)
        or not any(one.shared(other) > 0 for other in ignored)
    ]


def _mentions(passage: Passage, linked: Linked, kind: str) -> dict[str, Tally]:
    wanted, found_spans = _wanted_and_found(passage, linked, kind)
    pairs = _pairs(wanted, found_spans)
    exact = len({(one.start, one.end) for one in wanted} & {(one.start, one.end) for one in found_spans})
    right = sum(one.record == other.record for one, other in pairs)
    link_count = sum(one.record is not None for one in found_spans)
    return {
        "exact": Tally(exact, len(found_spans) - exact, len(wanted) - exact),
        "overlap": Tally(len(pairs), len(found_spans) - len(pairs), len(wanted) - len(pairs)),
        "link": Tally(right, link_count - right, len(wanted) - right),
    }


def _errors(
    passage: Passage, linked: Linked, kind: str, register: Register
) -> Iterator[tuple[str, str, str]]:
    wanted, found_spans = _wanted_and_found(passage, linked, kind)
    pairs = _pairs(wanted, found_spans)
    missed = set(wanted) - {one for one, _ in pairs}
    extra = set(found_spans) - {one for _, one in pairs}
    for one in sorted(missed, key=lambda span: span.start):
        yield f"{kind} missed", passage.id, passage.text[one.start : one.end]
    for one in sorted(extra, key=lambda span: span.start):
        yield (
            f"{kind} extra",
            passage.id,
            passage.text[one.start : one.end] + (f" -> {one.record}" if one.record else ""),
        )
    for one, other in pairs:
        words, found = passage.text[one.start : one.end], passage.text[other.start : other.end]
        if (one.start, one.end) != (other.start, other.end):
            yield f"{kind} cut otherwise", passage.id, f"{words} / {found}"
        if other.record not in (None, one.record):
            yield f"{kind} linked wrongly", passage.id, f"{words}: {one.record} / {other.record}"
        if other.record is None and one.record and register.get(KINDS[kind], one.record):
            yield f"{kind} not linked", passage.id, f"{words}: {one.record}"


def _proposals(
    read: Sequence[tuple[Passage, Linked]], register: Register, errors: list[tuple[str, str, str]]
) -> dict[str, Tally]:
    """Return the figure ``new``: the entities that *register* lacks, each once over all passages; none when none lacks."""
    entities: dict[tuple[str, str], set[str]] = {}
    lacking: dict[str, str] = {}
    proposed: dict[tuple[str, str], str] = {}
    for passage, linked in read:
        for kind, record_kind in KINDS.items():
            for span in passage.spans.get(kind, ()):
                if span.record and not register.get(record_kind, span.record):
                    lacking[f"{kind} {span.record}"] = passage.id
                    for name in (passage.text[span.start : span.end], span.name):
                        entities.setdefault((record_kind, fold(name)), set()).add(f"{kind} {span.record}")
        proposed |= {(new.kind, fold(new.printed)): passage.id for new in linked.proposals}
    found = {entity for key in proposed for entity in entities.get(key, ())}
    extra = [key for key in proposed if key not in entities]
    errors += [("proposal extra", proposed[key], " ".join(key)) for key in extra]
    errors += [("proposal missed", place, entity) for entity, place in lacking.items() if entity not in found]
    return {"new": Tally(len(found), len(extra), len(lacking.keys() - found))} if lacking else {}


def half_of(register: Register) -> Register:
    """Return every second record of *register*, so that proposals can be measured on what is left out."""
    records = sorted(register, key=lambda record: (record.kind, record.slug))
    return resolve_references(records[::2])[0]


def bench_linking(gold: Path, folder: Path, home: str, half: bool, form: str) -> int:
    """Print the figures of the linker on the passages of *gold* with the register in *folder*; return the exit code.

    *home* names the committee that a bare *Thành ủy* means, by slug, id or name; with *half* every second record
    is left out; *form* is one of ``FORMS``. As Markdown the proposals with half of the register are shown too.
    """
    try:
        whole = load_register(folder)
        own, passages = find_home(whole, home) if home else None, read_gold(gold)
        outcome = measure(passages, half_of(whole) if half else whole, own)
        if form == "markdown" and not half:
            lacking = measure(passages, half_of(whole), own).figures
            outcome = Outcome({**outcome.figures, HALF: lacking.get("new", Tally())}, outcome.errors)
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.exitcode
    except (OSError, ValueError, KeyError) as error:
        print(f"{gold}: {error!r}", file=sys.stderr)
        return 2
    print("\n".join(FORMS[form](outcome)))
    return 0
