"""The corpus for measuring builds: N invented reports and the register of those they name, for us and for Hugo.

Reports of 300 to 600 words from 1997 to 2025; N/20 persons and N/50 committees, mentioned by Zipf's law; N/5 events.
``content/`` is in our own format, without lists of names: the linker finds them. ``hugo/`` holds the same reports with
lists of names, and the layouts of ``bench/hugo``. The same N gives the same bytes.
"""

from __future__ import annotations

import json
import random
import shutil
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

from bench.corpus_words import (
    BODIES,
    CATEGORIES,
    FAMILY_NAMES,
    GIVEN_NAMES,
    MIDDLE_NAMES,
    NAMING,
    OCCASIONS,
    PLACES,
    PLAIN,
    SHORT_FORMS,
    TERRITORIES,
    TOPICS,
)
from plugins.kinds import KINDS, LETTERS
from plugins.sources.ids import ALPHABET, check_character
from plugins.text.normal import slugify

LAYOUTS = Path(__file__).parent / "hugo"
MIN_WORDS, MAX_WORDS = 300, 600
"""Words of a report."""
_FIRST_DAY = datetime(1997, 1, 1, 7)
_LAST_DAY = datetime(2025, 12, 30, 7)
_SEED = 19970101
_ZIPF_EXPONENT = 0.9
_MIN_RECORDS = 10
_LETTERS = {kind: letter for letter, kind in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Named:
    """A person, committee or event of the register."""

    kind: str
    name: str
    slug: str
    id: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """All that reports may name; the most frequent first."""

    persons: Sequence[Named]
    committees: Sequence[Named]
    events: Sequence[Named]

    def __iter__(self) -> Iterator[Named]:
        """Yield every record, by kind."""
        yield from (*self.persons, *self.committees, *self.events)


@dataclass(frozen=True, slots=True)
class Report:
    """One article."""

    slug: str
    title: str
    date: datetime
    """In Việt Nam's time."""
    category: str
    summary: str
    persons: Sequence[Named]
    committees: Sequence[Named]
    event: Named
    body: str
    """Markdown."""


@dataclass(slots=True)
class _Naming:
    """Draws names, none with the address of one before."""

    chance: random.Random
    taken: set[str] = field(default_factory=set)

    def draw(self, kind: str, make: Callable[[random.Random, int], str]) -> Named:
        """Return a new record of *kind*; *make* is told how often it has failed."""
        for attempt in range(1000):
            name = make(self.chance, attempt)
            slug = slugify(name)
            if slug not in self.taken:
                identity = _identity(_LETTERS[kind], len(self.taken))
                self.taken.add(slug)
                return Named(kind, name, slug, identity, _variants(name))
        raise ValueError(f"no more names of the kind {kind}")


def _identity(letter: str, number: int) -> str:
    digits = "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(5, -1, -1))
    stem = f"{letter}-{digits}"
    return stem + check_character(stem)


def _variants(name: str) -> tuple[str, ...]:
    return tuple(name.replace(long, short) for long, short in SHORT_FORMS.items() if name.startswith(long))


def _person(draw: random.Random, attempt: int) -> str:
    middle = [draw.choice(MIDDLE_NAMES)] if draw.random() < 0.85 or attempt else []
    more = [draw.choice(MIDDLE_NAMES)] if attempt > 2 else []
    return " ".join([draw.choice(FAMILY_NAMES), *middle, *more, draw.choice(GIVEN_NAMES)])


def _place(draw: random.Random) -> str:
    return f"{draw.choice(TERRITORIES)} {draw.choice(PLACES)}"


def _committee(draw: random.Random, attempt: int) -> str:
    return f"{draw.choice(BODIES)} {_place(draw)}" + (f" {draw.choice(PLACES)}" if attempt > 1 else "")


def _event(draw: random.Random, attempt: int) -> str:
    again = f" đợt {attempt}" if attempt > 2 else ""
    return (
        f"{draw.choice(OCCASIONS)} {draw.choice(TOPICS)} {_place(draw)} năm {draw.randint(1997, 2025)}{again}"
    )


def make_cast(articles: int) -> Cast:
    """Return the register of a corpus of so many *articles*."""
    naming = _Naming(random.Random(_SEED))

    def some(kind: str, share: int, make: Callable[[random.Random, int], str]) -> tuple[Named, ...]:
        return tuple(naming.draw(kind, make) for _ in range(max(articles // share, _MIN_RECORDS)))

    return Cast(some("person", 20, _person), some("committee", 50, _committee), some("event", 5, _event))


def make_reports(articles: int, cast: Cast) -> Iterator[Report]:
    """Yield so many *articles* that name the records of *cast*, the oldest first."""
    draw = random.Random(_SEED + 1)
    persons, committees = _weights(len(cast.persons)), _weights(len(cast.committees))
    for number in range(articles):
        people = _some(draw, cast.persons, persons)
        bodies = _some(draw, cast.committees, committees)
        place = number * len(cast.events) // articles + draw.randrange(3)
        event = cast.events[min(place, len(cast.events) - 1)]
        date = _FIRST_DAY + (_LAST_DAY - _FIRST_DAY) * number / articles
        yield Report(
            f"b{number:06d}",
            f"{draw.choice(OCCASIONS)} {draw.choice(TOPICS)} ở {_place(draw)}: {people[0].name} làm việc với {bodies[0].name}",
            date.replace(second=0, microsecond=0) + timedelta(minutes=number % 60),
            CATEGORIES[min(int(draw.expovariate(0.45)), len(CATEGORIES) - 1)],
            f"{_filled(draw, NAMING[:3], people, bodies, event)} {_filled(draw, PLAIN[:4], people, bodies, event)}",
            people,
            bodies,
            event,
            _body(draw, people, bodies, event),
        )


def _weights(count: int) -> list[float]:
    """Return the running sums of Zipf's weights."""
    return list(accumulate(1 / (rank + 1) ** _ZIPF_EXPONENT for rank in range(count)))


def _some(draw: random.Random, records: Sequence[Named], weights: Sequence[float]) -> tuple[Named, ...]:
    """Return three to five different records, each as often as its weight says."""
    count, chosen = draw.choice((3, 4, 4, 5)), dict[int, None]()
    while len(chosen) < count:
        chosen[min(bisect(weights, draw.random() * weights[-1]), len(records) - 1)] = None
    return tuple(records[place] for place in chosen)


def _filled(
    draw: random.Random,
    sentences: Sequence[str],
    people: Sequence[Named],
    bodies: Sequence[Named],
    event: Named,
) -> str:
    sentence = draw.choice(sentences)
    sentence = sentence.replace("{p}", draw.choice(people).name).replace("{c}", draw.choice(bodies).name)
    while "{n}" in sentence:
        sentence = sentence.replace("{n}", str(draw.randint(3, 990)), 1)
    return sentence.replace("{e}", event.name).replace("{m}", str(draw.randint(2, 60)))


def _body(draw: random.Random, people: Sequence[Named], bodies: Sequence[Named], event: Named) -> str:
    """Return a body that names everybody once at its beginning and some of them again."""

    def sentence(share_of_names: float) -> str:
        sentences = NAMING if draw.random() < share_of_names else PLAIN
        return _filled(draw, sentences, people, bodies, event)

    named = ", ".join(one.name for one in people), ", ".join(one.name for one in bodies)
    blocks = [f"{event.name} có các đồng chí {named[0]} tham dự, cùng đại diện {named[1]}."]
    wanted, paragraphs = draw.randint(MIN_WORDS, MAX_WORDS), 0
    words = len(blocks[0].split())
    while words < wanted:
        paragraphs += 1
        more = [" ".join(sentence(0.35) for _ in range(draw.randint(2, 4)))]
        if paragraphs == 3:
            more.insert(0, "## Những việc đã bàn")
        if paragraphs == 5 and draw.random() < 0.4:
            more.append("\n".join(f"- {sentence(0)}" for _ in range(3)))
        words += sum(len(block.split()) for block in more)
        if words > MAX_WORDS:
            break
        blocks += more
    return "\n\n".join(blocks) + "\n"


def record_file(record: Named) -> str:
    """Return the register's file of *record*."""
    variants = f"variants: {_json(record.variants)}\n" if record.variants else ""
    return f"---\nid: {record.id}\nname: {_json(record.name)}\n{variants}---\n"


def our_file(report: Report) -> str:
    """Return *report* in the site's own format: whom it names stands in its text only."""
    return (
        f"---\ntitle: {_json(report.title)}\ndate: {report.date:%Y-%m-%d %H:%M}\nslug: {report.slug}\n"
        f"category: {_json(report.category)}\nsummary: {_json(report.summary)}\nstatus: published\n---\n\n{report.body}"
    )


def hugo_file(report: Report) -> str:
    """Return *report* for Hugo, with those it names listed."""
    names = {
        "categories": [report.category],
        "persons": [one.name for one in report.persons],
        "committees": [one.name for one in report.committees],
        "events": [report.event.name],
    }
    lists = "".join(f"{key}: {_json(value)}\n" for key, value in names.items())
    return (
        f"---\ntitle: {_json(report.title)}\ndate: {report.date:%Y-%m-%dT%H:%M:00+07:00}\nslug: {report.slug}\n"
        f"{lists}summary: {_json(report.summary)}\n---\n\n{report.body}"
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_corpus(articles: int, folder: Path) -> None:
    """Write ``content/`` and ``hugo/`` below *folder*, which must not hold them yet."""
    cast = make_cast(articles)
    for record in cast:
        _write(folder / f"content/register/{KINDS[record.kind].folder}/{record.slug}.md", record_file(record))
    shutil.copytree(LAYOUTS, folder / "hugo")
    for report in make_reports(articles, cast):
        path = f"{report.date:%Y/%m}/{report.slug}.md"
        _write(folder / "content/articles" / path, our_file(report))
        _write(folder / "hugo/content/posts" / path, hugo_file(report))


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode("utf-8"))
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
