"""What the texts name and the register lacks: proposals for the editors, never records."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rapidfuzz import fuzz, process

from plugins.authority.register import Register
from plugins.catalogue.queries.articles import articles_in
from plugins.catalogue.queries.proposals import ProposedName, ambiguous_names, proposed_names
from plugins.catalogue.store import Catalogue
from plugins.editing.check import indexed_apart
from plugins.editing.new import create, quoted
from plugins.sources.problems import Stopped
from plugins.text.normal import match_key

_MAX_ARTICLES_NAMED = 10
_MIN_LIKENESS_PERCENT = {"person": 85, "committee": 90, "event": 90}
"""Likeness in percent from which a record is worth comparing; longer names end alike without being alike."""
_MAX_LOOK_ALIKES = 3


class NoArticle(Stopped):
    """The article to look at is not there."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that articles give and no record has."""

    kind: str
    name: str
    """As printed most often; of two, the one printed first."""
    count: int
    """Articles that give it."""
    articles: tuple[str, ...]
    """Files of at most ten of them, oldest first."""
    offices: tuple[str, ...]
    """Heard with a person, most often first."""
    look_alikes: tuple[str, ...]
    """Slugs of records with a name much like it, the most alike first."""


@dataclass(frozen=True, slots=True)
class Question:
    """A name that may mean several records."""

    kind: str
    surface: str
    candidates: tuple[str, ...]
    """Slugs."""
    articles: tuple[str, ...]
    """Files, oldest first."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """All that editors are asked."""

    suggestions: tuple[Suggestion, ...]
    """Most often named first."""
    questions: tuple[Question, ...]


def suggest(
    content: Path,
    as_of: datetime,
    home: str | None,
    article: str | None = None,
    workers: Executor | None = None,
) -> Suggested:
    """Read the folder *content* and return what to ask; of one *article* alone where its slug or file is given.

    Raises NoArticle when there is no such article.
    """
    with indexed_apart(content, as_of, home, workers) as (catalogue, indexed):
        chosen = _chosen(catalogue, article)
        return Suggested(_suggestions(catalogue, indexed.register, chosen), _questions(catalogue, chosen))


def _chosen(catalogue: Catalogue, article: str | None) -> list[str] | None:
    """Return the slugs of the articles to look at, None for all."""
    if article is None:
        return None
    named = article.replace("\\", "/").removesuffix(".md").rpartition("/")[2]
    slugs = articles_in(catalogue, named)
    if not slugs:
        raise NoArticle(f"--article {article}: không có bài này. / there is no such article.")
    return slugs


def _suggestions(
    catalogue: Catalogue, register: Register, chosen: list[str] | None
) -> tuple[Suggestion, ...]:
    groups: dict[tuple[str, str], list[ProposedName]] = {}
    for one in proposed_names(catalogue, chosen):
        groups.setdefault((one.kind, match_key(one.name)), []).append(one)
    names = _names(register)
    found = [_suggestion(kind, group, names.get(kind, {})) for (kind, _), group in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.kind, one.name)))


def _suggestion(kind: str, group: list[ProposedName], names: dict[str, str]) -> Suggestion:
    paths = tuple(dict.fromkeys(one.path for one in group))
    name = _most_often(one.name for one in group)[0]
    return Suggestion(
        kind=kind,
        name=name,
        count=len(paths),
        articles=paths[:_MAX_ARTICLES_NAMED],
        offices=tuple(_most_often(office for one in group for office in one.offices)),
        look_alikes=_look_alikes(name, names, _MIN_LIKENESS_PERCENT[kind]),
    )


def _most_often(words: Iterable[str]) -> list[str]:
    """Return each of *words* once, the most frequent first, then in their order."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: -counts[word])


def _names(register: Register) -> dict[str, dict[str, str]]:
    """Return slug by match key of every name, for each kind."""
    names: dict[str, dict[str, str]] = {}
    for record in register:
        for name in record.all_names:
            names.setdefault(record.kind, {}).setdefault(match_key(name), record.slug)
    return names


def _look_alikes(name: str, names: dict[str, str], least: int) -> tuple[str, ...]:
    found = process.extract(
        match_key(name), list(names), scorer=fuzz.ratio, score_cutoff=least, limit=_MAX_LOOK_ALIKES
    )
    return tuple(dict.fromkeys(names[key] for key, _, _ in found))


def _questions(catalogue: Catalogue, chosen: list[str] | None) -> tuple[Question, ...]:
    groups: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for one in ambiguous_names(catalogue, chosen):
        groups.setdefault((one.kind, one.surface, one.candidates), []).append(one.path)
    return tuple(
        Question(kind, surface, candidates, tuple(paths))
        for (kind, surface, candidates), paths in groups.items()
    )


def write_record(content: Path, suggestion: Suggestion, now: datetime) -> Path:
    """Write a draft record for *suggestion*, with the reports it rests on; an editor confirms it."""
    path = create(suggestion.kind, suggestion.name, content, now)
    sources = "\n".join(f"  - {quoted(article)}" for article in suggestion.articles)
    text = path.read_text("utf-8").replace("\nsources:", f"\nsources:\n{sources}", 1)
    if suggestion.kind == "person" and suggestion.offices:
        tenures = "\n".join(f"  - office: {quoted(office)}" for office in suggestion.offices)
        text = text.replace("\ntenures:", f"\ntenures:\n{tenures}", 1)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, "utf-8")
    os.replace(beside, path)
    return path


_WORDS = {
    "vi": {
        "person": "NHÂN SỰ",
        "committee": "TỔ CHỨC",
        "event": "SỰ KIỆN",
        "articles": "bài",
        "offices": "chức vụ nghe được",
        "alike": "gần giống",
        "question": "CHƯA RÕ",
    },
    "en": {
        "person": "PERSON",
        "committee": "COMMITTEE",
        "event": "EVENT",
        "articles": "articles",
        "offices": "offices heard",
        "alike": "much like",
        "question": "UNRESOLVED",
    },
}


def suggested_lines(found: Suggested, language: str) -> list[str]:
    """Return *found* for a person to read."""
    words = _WORDS[language]
    lines = []
    for one in found.suggestions:
        lines.append(f"{words[one.kind]} {one.name} ({one.count} {words['articles']})")
        lines += [f"    {words['offices']}: {'; '.join(one.offices)}"] if one.offices else []
        lines += [f"    {words['alike']}: {', '.join(one.look_alikes)}"] if one.look_alikes else []
        lines += [f"    {path}" for path in one.articles]
    for question in found.questions:
        lines.append(f"{words['question']} {question.surface}: {', '.join(question.candidates)}")
        lines += [f"    {path}" for path in question.articles]
    return lines
