"""The command ``import``: prints what became of each file as soon as it is known, and returns its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.building.settings import BadSettings
from plugins.cli.console import print_json, print_message, print_result
from plugins.sources.content_file import sha256_hex

if TYPE_CHECKING:
    from plugins.importing.dates import GivenDay

_DONE, _FAULTS = 0, 1
_JOURNALS = Path(".cache/import")


def import_(sources: Sequence[Path], content: Path, *, day: str, form: str, lang: str) -> int:
    """Import *sources* into the folder *content*; *day* is the year or day that texts leave out."""
    from plugins.importing.dates import parse_given
    from plugins.importing.journal import Journal
    from plugins.importing.run import Outcome, files_in, import_files, line_of, summary_line
    from plugins.workers.processes import start_workers

    language = lang or ("en" if os.environ.get("LANG", "").lower().startswith("en") else "vi")
    given = parse_given(day) if day else None
    if form not in ("text", "json") or language not in ("vi", "en"):
        raise BadSettings("--format: text / json; --lang: vi / en.")
    if day and given is None:
        raise BadSettings(f"--date {day}: 2023 / 2023-07-21 / 21/7/2023.")
    if not sources or not content.is_dir():
        raise BadSettings(
            f"import FILE… --to {content}: không có tệp, hoặc không có thư mục này. / no file, or no such folder."
        )
    journal = Journal(_JOURNALS / f"{sha256_hex(str(content.resolve()).encode())[:16]}.jsonl")
    outcomes: list[Outcome] = []
    with start_workers(None) as workers:
        for outcome in import_files(files_in(sources), content, given, journal, workers, _ask):
            outcomes.append(outcome)
            if form == "text":
                print_result(line_of(outcome, language))
                for problem in outcome.problems:
                    print_result(f"  {problem.text(language)}")
    if form == "json":
        print_json([outcome.as_json(language) for outcome in outcomes])
    print_message(summary_line(outcomes, language))
    return _FAULTS if any(outcome.has_errors for outcome in outcomes) else _DONE


def _ask(source: Path, said: str) -> GivenDay | None:
    """Ask for the day of *source*, of which the text says *said*; None where nobody sits at the terminal."""
    from plugins.importing.dates import parse_given

    if not sys.stdin or not sys.stdin.isatty():
        return None
    print_message(f"{source}: {said or '?'} - năm, hoặc ngày? / year, or day? (2023, 2023-07-21)")
    return parse_given(sys.stdin.readline())
