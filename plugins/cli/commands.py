"""The commands; each returns its exit code: 0 done, 1 errors in content, 2 wrong use, 3 locked, 4 the machine failed."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

from plugins.building.errors import ContentErrors
from plugins.building.settings import BadSettings, read_as_of, read_site_url
from plugins.cli import import_command, publish_commands
from plugins.cli.build_status import write_status
from plugins.cli.console import (
    flush_streams,
    is_out_of_memory,
    open_missing_streams,
    print_in_any_encoding,
    print_json,
    print_message,
    print_result,
)
from plugins.cli.interrupts import interruptible
from plugins.cli.refusals import describe, describe_machine_error
from plugins.publishing.lock import AlreadyLocked
from plugins.sources.dates import LOCAL_ZONE
from plugins.sources.problems import IN_DRAFT_WORDS, SEVERITY_WORDS, CommandError, Problem, Severity
from plugins.text.normal import match_key

_LAST_PORT = 65535
DONE, FAULTS, WRONG_USE, LOCKED, MACHINE = 0, 1, 2, 3, 4
STOPPED = 130


def _language(given: str) -> str:
    """Return the language of messages: *given*, else English where ``LANG`` begins with *en*, else Vietnamese."""
    if given in ("vi", "en"):
        return given
    if given:
        raise BadSettings(f"--lang {given}: vi / en.")
    return "en" if os.environ.get("LANG", "").lower().startswith("en") else "vi"


def _command(function: Callable[..., int]) -> Callable[..., int]:
    """Turn the exceptions that end a command into a message and an exit code; only our own faults give a traceback."""

    @wraps(function)
    def run(*arguments: Any, **options: Any) -> int:
        open_missing_streams()
        print_in_any_encoding()
        code = run_command(*arguments, **options)
        error = flush_streams()
        if error is None:
            return code
        print_message(describe_machine_error(error))
        return code or MACHINE

    def run_command(*arguments: Any, **options: Any) -> int:
        try:
            with interruptible():
                return function(*arguments, **options)
        except KeyboardInterrupt:
            print_message("Đã dừng. / Stopped.")
            return STOPPED
        except (Exception, ContentErrors) as error:
            ended = _ending(error)
            if ended is None:
                raise
            print_message(ended.message)
            return ended.code

    return run


class _Ending(NamedTuple):
    """How an exception ends a command."""

    code: int
    message: str


def _ending(error: BaseException) -> _Ending | None:
    """Return how *error* ends a command; None for a fault of ours, which gives a traceback."""
    match error:
        case AlreadyLocked():
            return _Ending(LOCKED, describe(error))
        case CommandError():
            return _Ending(error.exitcode, str(error))
        case ContentErrors():
            return _Ending(FAULTS, _summary(error.problems))
        case ImportError() if is_out_of_memory(error):
            return _Ending(MACHINE, describe_machine_error(OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))))
        case MemoryError():
            return _Ending(MACHINE, "Máy hết bộ nhớ. / The machine is out of memory.")
        case OSError():
            return _Ending(MACHINE, describe(error))
        case RuntimeError() if "can't start new thread" in str(error):
            return _Ending(MACHINE, describe_machine_error(OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))))
        case sqlite3.Error():
            return _Ending(
                MACHINE,
                "Kho tạm không dùng được; xem đĩa còn chỗ không và quyền ghi."
                f" / The cache cannot be used; see whether its disk is full, and rights. ({error})",
            )
    return None


def _summary(problems: list[Problem]) -> str:
    counts = Counter((problem.is_in_draft, problem.severity) for problem in problems)
    return f"{_counted(counts, 'vi')}. / {_counted(counts, 'en', 's')}."


_MAX_FILES = 20
"""Files that a summary lists."""
_MORE_FILES = {"vi": "và {number} tệp khác.", "en": "and {number} more files."}


def _summary_by_file(problems: list[Problem], language: str) -> list[str]:
    """Return a line for each file with problems, those with errors first: how many of each weight."""
    counts: dict[str, Counter[tuple[bool, Severity]]] = {}
    for problem in problems:
        counts.setdefault(problem.path, Counter())[problem.is_in_draft, problem.severity] += 1
    ordered = sorted(counts, key=lambda path: (not counts[path][False, Severity.ERROR], path))
    lines = [f"{path}: {_counted(counts[path], language)}" for path in ordered[:_MAX_FILES]]
    more = len(ordered) - _MAX_FILES
    return [*lines, *([_MORE_FILES[language].format(number=more)] if more > 0 else [])]


def _counted(counts: Counter[tuple[bool, Severity]], language: str, one: str = "") -> str:
    """Return how many problems there are of each weight; *one* is the ending of a word that counts one.

    Notices, hints and what stands in drafts are told where there are any.
    """
    shown = [
        (in_draft, weight)
        for in_draft in (False, True)
        for weight in Severity
        if counts[in_draft, weight] or (not in_draft and weight in (Severity.ERROR, Severity.WARNING))
    ]
    many = "s" if language == "en" else ""
    return ", ".join(
        f"{counts[key]} {SEVERITY_WORDS[language][key[1]]}{one if counts[key] == 1 else many}"
        + (f" {IN_DRAFT_WORDS[language]}" if key[0] else "")
        for key in shown
    )


@_command
def build(
    content: Path,
    output: Path,
    cache: Path,
    theme: Path,
    *,
    jobs: int,
    as_of: str,
    strict: bool,
    allow_drop: bool,
    rehearsal: bool,
    lang: str,
) -> int:
    """Make a release of *content* the current one of *output*."""
    from plugins.cli.progress import show_progress
    from plugins.cli.release import build_release

    language = _language(lang)
    settings = {
        "THEME": str(theme.resolve()),
        "STRICT": strict,
        "LANGUAGE": language,
        "AS_OF": as_of or None,
        "JOBS": jobs or None,
    }
    try:
        built = build_release(
            content.resolve(),
            output.resolve(),
            cache.resolve(),
            show_progress(),
            allow_drop=allow_drop,
            rehearsal=rehearsal,
            **settings,
        )
    except BaseException as error:
        if not rehearsal:
            _note_failure(output, error, strict, language)
        raise
    if not rehearsal:
        write_status(output, DONE, [])
    result, verified = built.result, built.verified
    if not built.is_new:
        print_result(
            f"{built.release.folder.name}: không có gì đổi, bản này ở lại. / nothing changed, this release stays."
            f" {_summary(result.problems)}"
        )
        return DONE
    print_result(
        f"{built.release.folder.name}: {result.public} bài / articles, {result.records} hồ sơ / records,"
        f" {verified.pages} trang / pages, {verified.links} liên kết / links, {result.written} mới / new,"
        f" {result.kept} giữ / kept, {_megabytes(built.weight)} MB ({_megabytes(built.own_weight)} mới / new),"
        f" {_summary(result.problems)}"
    )
    return DONE


def _note_failure(output: Path, error: BaseException, strict: bool, language: str) -> None:
    """Note in *output* how a build failed; one that only waits for another has nothing to tell."""
    stopped = _Ending(STOPPED, "Đã dừng. / Stopped.")
    ended = (
        stopped if isinstance(error, KeyboardInterrupt) else _ending(error) or _Ending(FAULTS, repr(error))
    )
    problems = error.problems if isinstance(error, ContentErrors) else []
    if ended.code != LOCKED:
        stopping = (problem.text(language) for problem in problems if problem.stops(strict))
        write_status(output, ended.code, [*stopping, *ended.message.splitlines()])


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"


@_command
def check(
    content: Path,
    *,
    pending: bool,
    strict: bool,
    form: str,
    lang: str,
    as_of: str,
    output: Path | None = None,
    strict_language: bool = False,
    fix: bool = False,
    undone: bool = False,
) -> int:
    """List every problem of *content*, with *output* also what its current release has and the content has no more.

    Before, *fix* mends what is sure of its language; *undone* takes the last mending back and does no more.
    """
    from plugins.building.running import pelican_settings
    from plugins.cli.register_commands import journal_of
    from plugins.cli.release import last_release, refuse_to_build_upon
    from plugins.editing.changes import undo
    from plugins.editing.check import check_content
    from plugins.editing.language import mend_content
    from plugins.publishing.releases import current_release
    from plugins.workers.processes import start_workers

    if form not in ("text", "json"):
        raise BadSettings(f"--format {form}: text / json.")
    language = _language(lang)
    journal = journal_of("fix", content)
    if undone:
        print("\n".join(map(str, undo(content, journal))))
        return DONE
    settings = pelican_settings("publishconf.py")
    home, site_url = settings["HOME_COMMITTEE"], read_site_url(settings["SITEURL"])
    if output and not output.is_dir():
        raise BadSettings(f"--output {output}: không có thư mục này. / there is no such folder.")
    current = current_release(output) if output else None
    if output and current is None:
        print_message(f"{output}: chưa có bản nào để so. / there is no release to compare with.")
    refuse_to_build_upon(current, datetime.now(LOCAL_ZONE))
    last = last_release(output, current) if output else None
    folder, moment, keeping = content.resolve(), read_as_of(as_of or None), _keeping()
    with start_workers(None) as workers:
        if fix:
            for one in mend_content(folder, keeping, journal, moment, home, workers, site_url):
                print_message(f"{one.path}:{one.line}: {one.code} “{one.before}” → “{one.after}”")
        problems = check_content(folder, moment, home, pending, workers, site_url, last, keeping)
    if form == "json":
        print_json([_as_json(problem, language) for problem in problems])
    else:
        for problem in problems:
            print(problem.text(language, _folder_as_typed(content)))
        print_message("\n".join((*_summary_by_file(problems, language), _summary(problems))))
    is_refused = any(
        problem.stops(strict) or (strict_language and problem.is_hint_for_readers) for problem in problems
    )
    return FAULTS if is_refused else DONE


def _keeping() -> Any:
    """Return how commands keep their catalogue, a ``Keeping``."""
    from plugins.building.generator import code_digest
    from plugins.editing.catalogues import Keeping

    return Keeping(Path(".cache/check"), code_digest())


def _folder_as_typed(content: Path) -> str:
    """Return the folder as typed, with slashes and without one at the end."""
    return content.as_posix().rstrip("/")


def _as_json(problem: Problem, language: str) -> dict[str, object]:
    return {
        "file": problem.path,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "what": problem.what(language),
        "how": problem.how(language),
        **({"in_draft": True} if problem.is_in_draft else {}),
    }


@_command
def new(kind: str, name: str, content: Path, *, another: bool = False) -> int:
    """Write a new file of *kind* and print where."""
    from plugins.editing.new import create

    print(create(kind, name, content, read_as_of(None), is_another=another))
    return DONE


@_command
def suggest(content: Path, *, article: str, write: str, form: str, lang: str, another: bool = False) -> int:
    """List what the register of *content* lacks, or write a draft record for the name *write*."""
    if form not in ("text", "json"):
        raise BadSettings(f"--format {form}: text / json.")
    from plugins.building.running import pelican_settings
    from plugins.editing.suggest import suggest, suggested_lines, write_record
    from plugins.workers.processes import start_workers

    language = _language(lang)
    now = read_as_of(None)
    home = pelican_settings("publishconf.py")["HOME_COMMITTEE"]
    with start_workers(None) as workers:
        found = suggest(content.resolve(), now, home, article or None, workers)
    if write:
        chosen = [proposed for proposed in found.suggestions if match_key(proposed.name) == match_key(write)]
        if not chosen:
            raise BadSettings(f"--write {write}: không có trong các đề xuất. / not among the suggestions.")
        print(write_record(content, chosen[0], now, is_another=another))
    elif form == "json":
        print_json(asdict(found))
    else:
        print("\n".join(suggested_lines(found, language)))
    return DONE


@_command
def approve(
    content: Path,
    *,
    person: str,
    office: str,
    listed: bool,
    chosen: str,
    refused: bool,
    undone: bool,
    lang: str,
) -> int:
    """Approve the *office* of *person*, or what the file *chosen* lists, or have it *refused*; or list what waits; or take the last back."""
    from plugins.building.running import pelican_settings
    from plugins.cli.register_commands import journal_of
    from plugins.editing import approve
    from plugins.editing.changes import undo
    from plugins.editing.refuse import refuse
    from plugins.workers.processes import start_workers

    is_one_act = [bool(person or office), listed, bool(chosen), undone].count(True) == 1
    if not is_one_act or bool(person) != bool(office) or (refused and (listed or undone)):
        raise BadSettings(
            'approve: PERSON "OFFICE, COMMITTEE" [--refuse] | --from FILE [--refuse] | --list | --undo.'
        )
    language = _language(lang)
    folder = content.resolve()
    journal = journal_of("approve", folder)
    if undone:
        print("\n".join(map(str, undo(content, journal))))
        return DONE
    home = pelican_settings("publishconf.py")["HOME_COMMITTEE"]
    with start_workers(None) as workers:
        waiting, persons = approve.waiting_in(folder, read_as_of(None), home, workers)
    if listed:
        print("\n".join(approve.listed(waiting, language)))
        return DONE
    if chosen:
        choices, problems = approve.choices_in(_read_list(Path(chosen)), chosen, waiting)
    else:
        found = approve.find_waiting(waiting, persons, person, office)
        print("\n".join(approve.sentence_line(report, "") for report in found.reports))
        choices, problems = [approve.Choice(found, found.reports)], []
    for problem in problems:
        print(problem.text(language))
    if problems:
        return FAULTS
    decide = refuse if refused else approve.approve
    for path in decide(content, choices, journal):
        print(path)
    return DONE


def _read_list(path: Path) -> str:
    """Return the text of a file that an editor made of printed lines: UTF-8, or UTF-16 as PowerShell writes it."""
    try:
        data = path.read_bytes()
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError):
        raise BadSettings(
            f"--from {path}: không có tệp này, hoặc không phải UTF-8. / no such file, or not UTF-8."
        ) from None


@_command
def merge(content: Path, **options: Any) -> int:
    """Merge two records; see ``register_commands``."""
    from plugins.cli.register_commands import merge

    return merge(content, _keeping(), **options)


@_command
def rename(content: Path, **options: Any) -> int:
    """Rename a record; see ``register_commands``."""
    from plugins.cli.register_commands import rename

    return rename(content, _keeping(), **options)


@_command
def split(content: Path, *, lang: str, **options: Any) -> int:
    """Split a record; see ``register_commands``."""
    from plugins.cli.register_commands import split

    return split(content, _keeping(), read=_read_list, language=_language(lang), **options)


@_command
def who(content: Path, **options: Any) -> int:
    """Tell who held which office on a day; see ``archive_commands``."""
    from plugins.cli.archive_commands import who

    return who(content, _keeping(), **options)


@_command
def succession(content: Path, **options: Any) -> int:
    """Tell who followed whom in an office; see ``archive_commands``."""
    from plugins.cli.archive_commands import succession

    return succession(content, _keeping(), **options)


@_command
def together(content: Path, **options: Any) -> int:
    """Tell what two people have in common; see ``archive_commands``."""
    from plugins.cli.archive_commands import together

    return together(content, _keeping(), **options)


@_command
def cite(content: Path, **options: Any) -> int:
    """Cite an article, or all that name a record; see ``archive_commands``."""
    from plugins.cli.archive_commands import cite

    return cite(content, _keeping(), **options)


@_command
def finding_aid(content: Path, **options: Any) -> int:
    """Write the finding aid of a record; see ``archive_commands``."""
    from plugins.cli.archive_commands import finding_aid

    return finding_aid(content, _keeping(), **options)


@_command
def mentions(register: Path, home: str) -> int:
    """Answer the JSON lines on standard input."""
    from plugins.editing.mentions import answers, find_home, load_register
    from plugins.linking.exchange import BadLine, decoded

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    records = load_register(register)
    home_committee = find_home(records, home) if home else None
    if home and home_committee is None:
        print_message(
            f"--home {home}: không rõ là hồ sơ nào, nên bỏ qua. / not one record, so it is left aside."
        )
    try:
        for line in answers(decoded(sys.stdin.buffer), records, home_committee):
            sys.stdout.write(line + "\n")
    except BadLine as error:
        print_message(f"stdin:{error.line}: {error.reason}")
        return WRONG_USE
    return DONE


@_command
def test(only: str, update_golden: bool) -> int:
    """Run the tests, in a real browser too."""
    from plugins.cli.chores import run_tests

    return run_tests(only, update_golden)


@_command
def serve(content: Path, port: int, lang: str) -> int:
    """Serve a preview of *content* and rebuild it on every change."""
    from plugins.cli.progress import show_progress
    from plugins.desk.preview import serve_preview

    if not 0 <= port <= _LAST_PORT:
        raise BadSettings(f"--port {port}: 0-{_LAST_PORT}.")
    return serve_preview(content.resolve(), port, _language(lang), show_progress())


@_command
def desk(content: Path, output: Path, port: int, lang: str, playground: bool) -> int:
    """Run the editors' desk on *content*; with *playground* on a copy of it."""
    from plugins.building.generator import code_digest
    from plugins.building.running import pelican_settings
    from plugins.cli.progress import show_progress
    from plugins.desk import running
    from plugins.desk.state import DeskSettings

    if not 0 <= port < _LAST_PORT:
        raise BadSettings(f"--port {port}: 0-{_LAST_PORT - 1}.")
    if not content.is_dir():
        raise BadSettings(Problem("F111", ".").text(folder=content.name))
    cache = Path(".cache/desk").resolve()
    settings = pelican_settings("publishconf.py")
    place = running.place_to_practise(content.resolve(), cache)
    is_copy = playground or content.resolve() == Path("samples").resolve()
    return running.run_desk(
        DeskSettings(
            content=place if is_copy else content.resolve(),
            output=place.with_name("output") if is_copy else output.resolve(),
            cache=cache,
            build_cache=place.with_name("release") if is_copy else Path(".cache/release").resolve(),
            keeping=cache if is_copy else Path(".desk").resolve(),
            code=code_digest(),
            home=settings["HOME_COMMITTEE"],
            site_url=read_site_url(settings["SITEURL"]),
            language=_language(lang),
            copied_from=content.resolve() if is_copy else None,
        ),
        port,
        show_progress(),
    )


publish = _command(publish_commands.publish)
rollback = _command(publish_commands.rollback)
verify = _command(publish_commands.verify)
takedown = _command(publish_commands.takedown)
import_ = _command(import_command.import_)
