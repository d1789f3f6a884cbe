"""Names in texts that the register lacks: proposals for the editors, who decide about records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rapidfuzz import fuzz, process

from plugins.authority.offices import printed_office
from plugins.authority.register import Register
from plugins.catalogue.queries.articles import articles_in
from plugins.catalogue.queries.proposals import ProposedName, ambiguous_names, proposed_names
from plugins.catalogue.rows import ProposedOffice
from plugins.catalogue.store import Catalogue
from plugins.editing.catalogues import temporary_catalogue
from plugins.editing.contradictions import day_in_figures
from plugins.editing.front_text import quoted
from plugins.editing.new import create
from plugins.editing.tenure_text import NewTenure, add_tenure
from plugins.editing.waiting import registered_title
from plugins.publishing.disk import write_atomically
from plugins.sources.problems import CommandError
from plugins.text.normal import match_key

_MAX_ARTICLES_NAMED = 10
_MIN_LIKENESS_PERCENT = {"person": 85, "committee": 90, "event": 90}
"""Ratio of rapidfuzz from which a record is listed as alike; committees and events share long endings."""
_MAX_LOOK_ALIKES = 3


class NoArticle(CommandError):
    """The article to look at is not there."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that articles give and no record has."""

    kind: str
    name: str
    """The most frequent form in print; of equally frequent ones, the first."""
    count: int
    """Articles with the name."""
    articles: tuple[str, ...]
    """Paths of at most ten of them, oldest first."""
    sources: tuple[str, ...]
    """Title and day of at most ten that readers may see and that stand, oldest first."""
    offices: tuple[str, ...]
    """Offices read with a person as printed, the most frequent first."""
    tenures: tuple[NewTenure, ...]
    """Those that the articles in *sources* prove, each office once."""
    look_alikes: tuple[str, ...]
    """Slugs of at most three records with a similar name, the most similar first."""


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
    """All suggestions and questions to the editors."""

    suggestions: tuple[Suggestion, ...]
    """Most frequent first."""
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
    with temporary_catalogue(content, as_of, home, workers) as (catalogue, indexed):
        return suggested(catalogue, indexed.register, _chosen(catalogue, article))


def suggested(catalogue: Catalogue, register: Register, chosen: list[str] | None = None) -> Suggested:
    """Return what to ask of the articles *chosen* (slugs), of all where it is None."""
    return Suggested(_suggestions(catalogue, register, chosen), _questions(catalogue, chosen))


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
    for proposed in proposed_names(catalogue, chosen):
        groups.setdefault((proposed.kind, match_key(proposed.name)), []).append(proposed)
    names = _names(register)
    suggestions = [_suggestion(kind, group, names.get(kind, {})) for (kind, _), group in groups.items()]
    return tuple(sorted(suggestions, key=lambda proposed: (-proposed.count, proposed.kind, proposed.name)))


def _suggestion(kind: str, group: list[ProposedName], names: dict[str, str]) -> Suggestion:
    paths = tuple(dict.fromkeys(proposed.path for proposed in group))
    standing = [proposed for proposed in group if proposed.is_standing]
    name = _by_frequency(proposed.name for proposed in group)[0]
    return Suggestion(
        kind=kind,
        name=name,
        count=len(paths),
        articles=paths[:_MAX_ARTICLES_NAMED],
        sources=tuple(dict.fromkeys(map(_source, standing)))[:_MAX_ARTICLES_NAMED],
        offices=tuple(_by_frequency(_printed(one) for proposed in group for one in proposed.offices)),
        tenures=_tenures(standing),
        look_alikes=_look_alikes(name, names, _MIN_LIKENESS_PERCENT[kind]),
    )


def _source(proposed: ProposedName) -> str:
    return f"“{proposed.article.title}”, {day_in_figures(proposed.article.date)}"


def _printed(office: ProposedOffice) -> str:
    return printed_office(office.title, office.org_text, office.former)


def _tenures(standing: Iterable[ProposedName]) -> tuple[NewTenure, ...]:
    """Return the offices that articles give, with the first and the last of each as its proof.

    Not what is called former, and not a bare title that another of the offices has with a committee: whose it is there
    is for the editors to say.
    """
    reports: dict[tuple[str, str | None], list[str]] = {}
    titles: dict[tuple[str, str | None], str] = {}
    for proposed in standing:
        for one in proposed.offices:
            if not one.former:
                title = registered_title(one.title, one.org_text, one.committee)
                key = match_key(title), one.committee
                titles.setdefault(key, title)
                reports.setdefault(key, []).append(proposed.article.id or proposed.slug)
    with_committee = {title for title, committee in titles if committee}
    return tuple(
        NewTenure(titles[title, committee], committee, tuple(dict.fromkeys((names[0], names[-1]))))
        for (title, committee), names in reports.items()
        if committee or title not in with_committee
    )


def _by_frequency(words: Iterable[str]) -> list[str]:
    """Return each of *words* once, the most frequent first, then in their order."""
    return [word for word, _ in Counter(words).most_common()]


def _names(register: Register) -> dict[str, dict[str, str]]:
    """Return slug by match key of every name, for each kind."""
    names: dict[str, dict[str, str]] = {}
    for record in register:
        for name in record.all_names:
            names.setdefault(record.kind, {}).setdefault(match_key(name), record.slug)
    return names


def _look_alikes(name: str, names: dict[str, str], min_percent: int) -> tuple[str, ...]:
    found = process.extract(
        match_key(name), list(names), scorer=fuzz.ratio, score_cutoff=min_percent, limit=_MAX_LOOK_ALIKES
    )
    return tuple(dict.fromkeys(names[key] for key, _, _ in found))


def _questions(catalogue: Catalogue, chosen: list[str] | None) -> tuple[Question, ...]:
    groups: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for ambiguous in ambiguous_names(catalogue, chosen):
        groups.setdefault((ambiguous.kind, ambiguous.surface, ambiguous.candidates), []).append(
            ambiguous.path
        )
    return tuple(
        Question(kind, surface, candidates, tuple(paths))
        for (kind, surface, candidates), paths in groups.items()
    )


def write_record(content: Path, suggestion: Suggestion, now: datetime, *, is_another: bool = False) -> Path:
    """Write a draft record for *suggestion*; return its path.

    Raises LooksAlike as ``create`` does. Its sources are the reports that name it; whoever sets it to published approves its offices with their reports.
    """
    path = create(suggestion.kind, suggestion.name, content, now, is_another=is_another)
    text = path.read_text("utf-8")
    sources = "".join(f"\n  - {quoted(source)}" for source in suggestion.sources)
    text = text.replace("\nsources:", f"\nsources:{sources}", 1)
    for tenure in suggestion.tenures if suggestion.kind == "person" else ():
        text = add_tenure(text, tenure)
    write_atomically(path, text.encode())
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


def suggested_lines(suggested: Suggested, language: str) -> list[str]:
    """Return *found* as lines of text in *language*."""
    words = _WORDS[language]
    lines = []
    for proposed in suggested.suggestions:
        lines.append(f"{words[proposed.kind]} {proposed.name} ({proposed.count} {words['articles']})")
        lines += [f"    {words['offices']}: {'; '.join(proposed.offices)}"] if proposed.offices else []
        lines += [f"    {words['alike']}: {', '.join(proposed.look_alikes)}"] if proposed.look_alikes else []
        lines += [f"    {path}" for path in proposed.articles]
    for question in suggested.questions:
        lines.append(f"{words['question']} {question.surface}: {', '.join(question.candidates)}")
        lines += [f"    {path}" for path in question.articles]
    return lines
