"""``import``: files and folders into drafts, one after the other, each whole or not at all."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from plugins.importing.articles import renewed_text, slugs_in, write_draft
from plugins.importing.dates import GivenDay
from plugins.importing.detection import ENDINGS, MAX_BYTES
from plugins.importing.documents import Told
from plugins.importing.front import DayMissing
from plugins.importing.journal import Imported, Journal
from plugins.importing.reading import Carried, Draft, read_draft
from plugins.importing.refusals import Refused
from plugins.publishing.disk import write_atomically
from plugins.sources.content_file import read_content_file, sha256_hex
from plugins.sources.problems import Problem, Severity
from plugins.text.normal import slugify
from plugins.workers.batches import WorkerFailed

_FILES_AHEAD = 3
"""Files that workers read while one is written: their drafts hold pictures."""

Ask = Callable[[Path, str], GivenDay | None]
"""Asks an editor for the day of a file, of which the text says so much; None where nobody answers."""


class Ending(Enum):
    """What became of a file."""

    WRITTEN = "written"
    RENEWED = "renewed"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    source: str
    """As it was given."""
    ending: Ending
    article: str = ""
    """Below the content folder; empty where there is none."""
    carried: Carried | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether an editor must do something for the file to come across."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def as_json(self, language: str) -> dict[str, object]:
        """Return it as plain data, messages in *language*."""
        return {
            "file": self.source,
            "ending": self.ending.value,
            "article": self.article,
            "carried": asdict(self.carried) if self.carried else None,
            "problems": [
                {
                    "code": one.code,
                    "severity": one.severity.value,
                    "what": one.what(language),
                    "how": one.how(language),
                }
                for one in self.problems
            ],
        }


def files_in(given: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that are *given*, and those that can be imported in the folders given, by name."""
    for path in given:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and not name.endswith(_SAVED_WITH)
            )
            for name in sorted(names):
                if not name.startswith((".", "~$")) and Path(name).suffix.lower() in (*ENDINGS, *_ASKED_FOR):
                    yield Path(folder) / name


_SAVED_WITH = ("_files", ".files", "_tệp")
"""Folders with what belongs to a saved page."""
_ASKED_FOR = (".doc", ".rtf", ".pdf", ".odt")
"""Texts that are told of, not passed over."""


def import_files(
    sources: Iterable[Path],
    content: Path,
    given: GivenDay | None,
    journal: Journal,
    workers: Executor,
    ask: Ask,
) -> Iterator[Outcome]:
    """Import *sources* into the folder *content*, and yield what became of each, in their order.

    A file that was imported before is not read again; one that has changed renews its article, unless somebody edited that.
    """
    taken = slugs_in(content)
    pending: deque[tuple[Path, str, Future[Draft] | Outcome]] = deque()
    for source in sources:
        digest = _digest(source)
        known = _known(source, digest, content, journal)
        pending.append((source, digest, known or workers.submit(read_draft, source, given)))
        if len(pending) > _FILES_AHEAD:
            yield _ended(*pending.popleft(), content, journal, taken, workers, ask)
    while pending:
        yield _ended(*pending.popleft(), content, journal, taken, workers, ask)


def _digest(source: Path) -> str:
    """Return the digest of a file, empty where it cannot be read or is too large to be."""
    try:
        return (
            sha256_hex(source.read_bytes()) if source.is_file() and source.stat().st_size <= MAX_BYTES else ""
        )
    except OSError:
        return ""


def _known(source: Path, digest: str, content: Path, journal: Journal) -> Outcome | None:
    """Return that *source* is imported already, or that its article must not be renewed; else None."""
    before = journal.of_digest(digest) if digest else None
    if before and (content / before.article).exists():
        return Outcome(
            str(source),
            Ending.KEPT,
            before.article,
            problems=(_problem(source, "I128", article=before.article),),
        )
    renewed = journal.of_source(str(source.resolve()))
    if digest and renewed and _is_edited(content / renewed.article, renewed):
        problem = _problem(source, "I113", article=renewed.article)
        return Outcome(str(source), Ending.KEPT, renewed.article, problems=(problem,))
    return None


def _is_edited(article: Path, imported: Imported) -> bool:
    return article.exists() and sha256_hex(article.read_bytes()) != imported.written


def _ended(
    source: Path,
    digest: str,
    read: Future[Draft] | Outcome,
    content: Path,
    journal: Journal,
    taken: set[str],
    workers: Executor,
    ask: Ask,
) -> Outcome:
    if isinstance(read, Outcome):
        return read
    try:
        try:
            draft = read.result()
        except DayMissing as missing:
            answer = ask(source, missing.said)
            if answer is None:
                return _refused(source, Told.of("I114", said=missing.said or "-"))
            draft = workers.submit(read_draft, source, answer).result()
    except DayMissing as missing:
        return _refused(source, Told.of("I114", said=missing.said or "-"))
    except Refused as refused:
        return _refused(source, refused.told)
    except WorkerFailed as failed:
        return _refused(source, Told.of("I108", reason=_REASONS[failed.reason]))
    except OSError as error:
        return _refused(source, Told.of("I101", reason=error.strerror or type(error).__name__))
    # Another file of this run may have had the same bytes.
    return _known(source, digest, content, journal) or _written(
        source, digest, draft, content, journal, taken
    )


_REASONS = {
    "time": "quá lâu / too long",
    "memory": "hết bộ nhớ / out of memory",
    "killed": "hết bộ nhớ / out of memory",
}


def _refused(source: Path, told: Told) -> Outcome:
    return Outcome(
        str(source), Ending.REFUSED, problems=(Problem(told.code, str(source), 1, dict(told.values)),)
    )


def _problem(source: Path, code: str, **values: str) -> Problem:
    return Problem(code, str(source), 1, values)


def _written(
    source: Path, digest: str, draft: Draft, content: Path, journal: Journal, taken: set[str]
) -> Outcome:
    problems = tuple(Problem(told.code, str(source), 1, dict(told.values)) for told in draft.told)
    before = journal.of_source(str(source.resolve()))
    article = content / before.article if before else None
    if article is not None and article.exists():
        identifier = _id_of(article)
        text = renewed_text(draft, content, identifier)
        write_atomically(article, text.encode())
        ending = Ending.RENEWED
    elif same := _same_article(draft, content, journal):
        return Outcome(str(source), Ending.REFUSED, same, problems=(_problem(source, "I115", article=same),))
    else:
        article = write_draft(draft, content, taken)
        ending = Ending.WRITTEN
    path = article.relative_to(content).as_posix()
    journal.add(Imported(str(source.resolve()), digest, path, sha256_hex(article.read_bytes())))
    return Outcome(str(source), ending, path, draft.carried, problems)


def _same_article(draft: Draft, content: Path, journal: Journal) -> str:
    """Return an article of the same title and day of which the journal does not know where it is from; empty for none."""
    folder = content / "articles" / draft.front.date[:7].replace("-", "/")
    for path in sorted(folder.glob(f"{slugify(draft.front.title)[:100]}*.md")):
        values = _values(path)
        place = path.relative_to(content).as_posix()
        is_same = (
            values.get("title") == draft.front.title and str(values.get("date"))[:10] == draft.front.date[:10]
        )
        if is_same and not journal.has_article(place):
            return place
    return ""


def _id_of(article: Path) -> str:
    return str(_values(article).get("id", ""))


def _values(article: Path) -> dict[str, object]:
    source = read_content_file("article", article.name, article.read_bytes())[0]
    return dict(source.values) if source else {}


_WORDS = {
    "vi": {
        Ending.WRITTEN: "đã viết",
        Ending.RENEWED: "đã viết lại",
        Ending.KEPT: "để nguyên",
        Ending.REFUSED: "không nhận",
    },
    "en": {
        Ending.WRITTEN: "written",
        Ending.RENEWED: "written again",
        Ending.KEPT: "left alone",
        Ending.REFUSED: "refused",
    },
}
_NUMBERS = {
    "vi": "{read} từ đọc, {shown} từ ra, {pictures} ảnh, {tables} bảng, {notes} chú thích, {links} liên kết",
    "en": "{read} words read, {shown} out, {pictures} pictures, {tables} tables, {notes} notes, {links} links",
}


def line_of(outcome: Outcome, language: str) -> str:
    """Return what became of a file on one line, with what was counted."""
    place = f" → {outcome.article}" if outcome.article else ""
    numbers = ""
    if (carried := outcome.carried) is not None:
        counted = _NUMBERS[language].format(
            read=carried.words.read,
            shown=carried.words.shown,
            pictures=carried.pictures,
            tables=carried.tables,
            notes=carried.notes,
            links=carried.links,
        )
        numbers = f" ({counted})"
    return f"{outcome.source}: {_WORDS[language][outcome.ending]}{place}{numbers}"


def summary_line(outcomes: Sequence[Outcome], language: str) -> str:
    """Return how many files there are of each ending."""
    counts = ((ending, sum(one.ending is ending for one in outcomes)) for ending in Ending)
    return ", ".join(f"{number} {_WORDS[language][ending]}" for ending, number in counts if number) + "."
