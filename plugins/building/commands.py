"""What the commands do, each returning its exit code: 0 done, 1 faults in content, 2 wrong use, 3 locked, 4 machine."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any

from plugins.building import publication
from plugins.building.faults import ContentFaults
from plugins.building.settings import BadSettings, read_as_of
from plugins.building.stopping import stoppable
from plugins.building.telling import handed_over, have_streams, is_out_of_memory, say, tell
from plugins.publishing.lock import Held
from plugins.sources.problems import Problem, Stopped
from plugins.text.normal import match_key

_LAST_PORT = 65535
DONE, FAULTS, WRONG_USE, LOCKED, MACHINE = 0, 1, 2, 3, 4


def _language(given: str) -> str:
    """Return the language of messages: as asked, else English where ``LANG`` says so, else Vietnamese."""
    if given in ("vi", "en"):
        return given
    if given:
        raise BadSettings(f"--lang {given}: vi / en.")
    return "en" if os.environ.get("LANG", "").lower().startswith("en") else "vi"


def _command(function: Callable[..., int]) -> Callable[..., int]:
    """Turn what stops a command into a message and an exit code; never a traceback for what is not our fault."""

    @wraps(function)
    def run(*arguments: Any, **options: Any) -> int:
        have_streams()
        code = done(*arguments, **options)
        lost = handed_over()
        if lost is None:
            return code
        say(_refusal(lost))
        return code or MACHINE

    def done(*arguments: Any, **options: Any) -> int:
        try:
            with stoppable():
                return function(*arguments, **options)
        except KeyboardInterrupt:
            say("Đã dừng. / Stopped.")
            return 130
        except Held as held:
            say(
                f"{held}: một lần dựng hoặc đăng khác đang chạy. Đợi nó xong. / another build or publication is running. Wait for it."
            )
            return LOCKED
        except Stopped as error:
            say(str(error))
            return error.exitcode
        except ContentFaults as faults:
            say(_summary(faults.problems))
            return FAULTS
        except ImportError as error:
            if not is_out_of_memory(error):
                raise
            say(_refusal(OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))))
            return MACHINE
        except MemoryError:
            say("Máy hết bộ nhớ. / The machine is out of memory.")
            return MACHINE
        except OSError as error:
            say(f"{error.filename}: {_refusal(error)}" if error.filename else _refusal(error))
            return MACHINE
        except RuntimeError as error:
            if "can't start new thread" not in str(error):
                raise
            say(_refusal(OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))))
            return MACHINE
        except sqlite3.Error as error:
            say(
                "Kho tạm không dùng được; xem đĩa còn chỗ không và quyền ghi."
                f" / The cache cannot be used; see whether its disk is full, and rights. ({error})"
            )
            return MACHINE

    return run


def _refusal(error: OSError) -> str:
    """Say what the machine refused, in both languages where it is known."""
    known = {
        errno.ENOSPC: "hết chỗ trên đĩa / the disk is full",
        errno.EDQUOT: "hết hạn mức đĩa / the disk quota is used up",
        errno.EACCES: "không có quyền / no permission",
        errno.EROFS: "đĩa chỉ đọc / the disk is read-only",
        errno.EIO: "đĩa lỗi / the disk fails",
        errno.EMFILE: "mở quá nhiều tệp / too many open files",
        errno.ENOMEM: "hết bộ nhớ / out of memory",
        errno.EAGAIN: "không thêm được tiến trình / no more processes",
    }
    told = known.get(error.errno or 0, "máy không cho / the machine refuses")
    return f"{told} ({error.strerror or error})"


def _summary(problems: list[Problem]) -> str:
    errors = sum(problem.is_error for problem in problems)
    return f"{errors} lỗi, {len(problems) - errors} cảnh báo. / {errors} errors, {len(problems) - errors} warnings."


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
    lang: str,
) -> int:
    """Make a release of *content* the current one of *output*."""
    from plugins.building.progress import watched
    from plugins.building.release import build_release

    settings = {
        "THEME": str(theme.resolve()),
        "STRICT": strict,
        "LANGUAGE": _language(lang),
        "AS_OF": as_of or None,
        "JOBS": jobs or None,
    }
    built = build_release(
        content.resolve(), output.resolve(), cache.resolve(), watched(), allow_drop=allow_drop, **settings
    )
    result, verified = built.result, built.verified
    tell(
        f"{built.release.folder.name}: {result.public} bài / articles, {result.records} hồ sơ / records,"
        f" {verified.pages} trang / pages, {verified.links} liên kết / links, {result.written} mới / new,"
        f" {result.kept} giữ / kept, {_summary(result.problems)}"
    )
    return DONE


@_command
def check(content: Path, *, desk: bool, strict: bool, form: str, lang: str, as_of: str) -> int:
    """List every problem of *content*."""
    from plugins.building.release import pelican_settings
    from plugins.building.workers import working
    from plugins.editing.checking import check_content

    if form not in ("text", "json"):
        raise BadSettings(f"--format {form}: text / json.")
    language = _language(lang)
    home = pelican_settings("publishconf.py")["HOME_COMMITTEE"]
    with working(None) as workers:
        problems = check_content(content.resolve(), read_as_of(as_of or None), home, desk, workers)
    if form == "json":
        print(json.dumps([_plain(problem, language) for problem in problems], ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(problem.text(language, _shown(content)))
        say(_summary(problems))
    return FAULTS if any(problem.is_error or strict for problem in problems) else DONE


def _shown(content: Path) -> str:
    """Return the folder as the editor typed it."""
    return content.as_posix().rstrip("/")


def _plain(problem: Problem, language: str) -> dict[str, object]:
    return {
        "file": problem.path,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "what": problem.what(language),
        "how": problem.how(language),
    }


@_command
def new(kind: str, name: str, content: Path) -> int:
    """Write a new file of *kind* and print where."""
    from plugins.editing.creating import create

    print(create(kind, name, content, read_as_of(None)))
    return DONE


@_command
def suggest(content: Path, *, article: str, write: str, form: str, lang: str) -> int:
    """List what the register of *content* lacks, or write a draft record for the name *write*."""
    if form not in ("text", "json"):
        raise BadSettings(f"--format {form}: text / json.")
    from plugins.building.release import pelican_settings
    from plugins.building.workers import working
    from plugins.editing.suggesting import suggest, suggested_lines, write_record

    language = _language(lang)
    now = read_as_of(None)
    home = pelican_settings("publishconf.py")["HOME_COMMITTEE"]
    with working(None) as workers:
        found = suggest(content.resolve(), now, home, article or None, workers)
    if write:
        chosen = [one for one in found.suggestions if match_key(one.name) == match_key(write)]
        if not chosen:
            raise BadSettings(f"--write {write}: không có trong các đề xuất. / not among the suggestions.")
        print(write_record(content, chosen[0], now))
    elif form == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(suggested_lines(found, language)))
    return DONE


@_command
def mentions(register: Path, home: str) -> int:
    """Answer the JSON lines on standard input."""
    from plugins.editing.mentioning import answers, find_home, load_register
    from plugins.linking.exchange import BadLine, decoded

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    records = load_register(register)
    own = find_home(records, home) if home else None
    if home and own is None:
        say(f"--home {home}: không rõ là hồ sơ nào, nên bỏ qua. / not one record, so it is left aside.")
    try:
        for line in answers(decoded(sys.stdin.buffer), records, own):
            sys.stdout.write(line + "\n")
    except BadLine as error:
        say(f"stdin:{error.line}: {error.reason}")
        return WRONG_USE
    return DONE


@_command
def test(only: str, update_golden: bool) -> int:
    """Run the tests, in a real browser too."""
    from plugins.building.chores import run_tests

    return run_tests(only, update_golden)


@_command
def serve(content: Path, port: int, lang: str) -> int:
    """Show *content* in the browser and keep it fresh."""
    from plugins.building.serving import serve_preview

    if not 0 <= port <= _LAST_PORT:
        raise BadSettings(f"--port {port}: 0-{_LAST_PORT}.")
    return serve_preview(content.resolve(), port, _language(lang))


publish = _command(publication.publish)
rollback = _command(publication.rollback)
verify = _command(publication.verify)
takedown = _command(publication.takedown)
