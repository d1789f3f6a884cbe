"""The edits between two measured builds, and the words by which a page shows that it has the edit.

The names that an article should be linked to are read from Hugo's half of the corpus, where they are listed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any

LISTINGS = 12
"""The article whose title is edited is in this many listings."""
ARTICLES_OF_PERSON = 50
"""The person that gets another variant is named by about this many articles."""
_MONTH_LISTINGS = 2
"""Listings of an article besides those of its names and its category: the month, and the category's month."""
_HUGO_LISTS = ("categories", "persons", "committees", "events")
_RARE_NAMES = ("Lạc", "Nhạn", "Thước", "Loan", "Phượng")
_FIELD = re.compile(r"^(\w+): (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """An article of the corpus."""

    path: str
    """Below ``articles`` of our half and ``content/posts`` of Hugo's."""
    slug: str
    date: str
    names: Mapping[str, Sequence[str]]
    """By Hugo's lists: ``persons`` and the others."""

    @property
    def page(self) -> str:
        """Where our site has it."""
        return f"tin-tuc/{self.date[:4]}/{self.date[5:7]}/{self.slug}/index.html"

    @property
    def listings(self) -> int:
        """In how many listings it stands."""
        return sum(map(len, self.names.values())) + _MONTH_LISTINGS


@dataclass(frozen=True, slots=True)
class Chosen:
    """What will be edited."""

    body: Place
    title: Place
    person: str
    """The file of the person, below ``register/persons``."""
    articles: Sequence[Place]
    """Those that name the person."""


def fields_of(text: str) -> dict[str, Any]:
    """Return the front matter of a file of the corpus: a field a line, quoted values and lists as JSON has them."""
    front = text.split("---\n", 2)[1]
    return {name: json.loads(value) if value[:1] in '"[' else value for name, value in _FIELD.findall(front)}


def places(hugo: Path) -> Iterator[Place]:
    """Yield the articles of Hugo's half of a corpus, by path."""
    posts = hugo / "content" / "posts"
    for path in sorted(posts.rglob("*.md")):
        fields = fields_of(path.read_text("utf-8"))
        names = {key: tuple(fields[key]) for key in _HUGO_LISTS}
        yield Place(path.relative_to(posts).as_posix(), fields["slug"], fields["date"], names)


def choose(content: Path, hugo: Path) -> Chosen:
    """Return what to edit in a corpus: articles from its middle, and the person named most nearly as often as wanted."""
    found = list(places(hugo))
    middle = len(found) // 2
    from_middle = sorted(range(len(found)), key=lambda place: abs(place - middle))
    title = min(from_middle[1:], key=lambda place: abs(found[place].listings - LISTINGS))
    by_person: dict[str, list[Place]] = {}
    for place in found:
        for name in place.names["persons"]:
            by_person.setdefault(name, []).append(place)
    name = min(by_person, key=lambda one: (abs(len(by_person[one]) - ARTICLES_OF_PERSON), one))
    return Chosen(found[middle], found[title], _file_of(name, content), by_person[name])


def _file_of(name: str, content: Path) -> str:
    persons = content / "register" / "persons"
    line = f"name: {json.dumps(name, ensure_ascii=False)}\n"
    return next(path.name for path in sorted(persons.iterdir()) if line in path.read_text("utf-8"))


def with_last_words(text: str, words: str) -> str:
    """Return the file *text* with a paragraph more at its end."""
    return f"{text}\n{words}\n"


def with_first_words(text: str, words: str) -> str:
    """Return the file *text* with a paragraph more before its body."""
    _, front, body = text.split("---\n", 2)
    return f"---\n{front}---\n\n{words}\n{body}"


def with_field(text: str, field: str, value: object) -> str:
    """Return the file *text* with *field* set to *value* in its front matter."""
    _, front, body = text.split("---\n", 2)
    line = f"{field}: {json.dumps(value, ensure_ascii=False)}\n"
    set_before = re.compile(rf"^{field}: .*\n", re.MULTILINE)
    front = set_before.sub(lambda _: line, front) if set_before.search(front) else front + line
    return f"---\n{front}---\n{body}"


def variants_for(name: str, how_many: int) -> list[str]:
    """Return names that the person *name* may also go by and that no text of the corpus has; 25 at most.

    >>> variants_for("Tạ Thị My", 2)
    ['Tạ Lạc Lạc My', 'Tạ Lạc Nhạn My']
    """
    words = name.split()
    pairs = product(_RARE_NAMES, repeat=2)
    return [f"{words[0]} {first} {second} {words[-1]}" for first, second in islice(pairs, how_many)]
