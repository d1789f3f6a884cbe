"""The generator that Pelican calls: it indexes the content in the catalogue and writes the site from there."""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.building.errors import ContentErrors
from plugins.building.settings import BadSettings, published_address, read_settings
from plugins.catalogue.closing import DamagedCatalogue, is_damage
from plugins.catalogue.store import Catalogue, open_catalogue, set_aside
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.site.build import BuildSettings
from plugins.site.output import Output, begin_in_place, digest
from plugins.site.writing import write_site
from plugins.sources.problems import CommandError, Problem
from plugins.workers.processes import start_workers
from plugins.workers.progress import Progress, report_nothing

CATALOGUE = "catalogue.sqlite"
"""The catalogue below the cache folder."""
_LOGGER = logging.getLogger(__name__)
_PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a build."""

    problems: list[Problem]
    public: int
    """Public articles."""
    records: int
    written: int
    """Files written."""
    kept: int
    removed: int
    files: dict[str, str]
    """Of a release: SHA-256 of every file by path."""


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads everything in ``generate_context``, writes everything in ``generate_output``."""

    def generate_context(self) -> None:
        """Bring the catalogue up to date; leave with ContentErrors when the content has errors."""
        with _exit_with_message(self.settings):
            self.build = read_settings(self.settings)
            self.report: Progress = self.settings.get("PROGRESS") or report_nothing
            with ExitStack() as until_here:
                self.executor = until_here.enter_context(start_workers(self.build.jobs))
                self._read()
                self.workers = until_here.pop_all()  # generate_output uses them and ends them

    def _read(self) -> None:
        self.catalogue, self.indexed = _index_content(self.build, self.executor, self.report)
        if self.build.home and self.indexed.home is None:
            self.catalogue.close()
            raise BadSettings(
                f"HOME_COMMITTEE = {self.build.home!r}: không có trong danh bạ. / not in the register."
            )
        problems = self.indexed.problems
        for problem in problems:
            # Not through the log: its handler wraps lines, and programs read one problem a line.
            print(problem.text(self.build.language, folder_in_messages(self.build.content)), file=sys.stderr)
        if any(problem.stops(self.build.strict) for problem in problems):
            self.catalogue.close()
            raise ContentErrors(problems)

    def generate_output(self, writer: Writer) -> None:
        """Write the site from the catalogue; Pelican's own *writer* is not used."""
        del writer
        if self.build.manifest is None:
            begin_in_place(self.build.output)
        with _exit_with_message(self.settings), self.workers:
            try:
                output, files = self._write()
            except (DamagedCatalogue, sqlite3.DatabaseError) as error:
                if not is_damage(error):
                    raise
                self.catalogue.connection.close()
                set_aside(self.build.cache / CATALOGUE)
                self.catalogue, self.indexed = _index_content(self.build, self.executor, self.report)
                output, files = self._write()
        if (keep := self.settings.get("RESULT")) is not None:
            indexed = self.indexed
            numbers = output.written, output.kept, output.removed
            keep.append(Result(indexed.problems, indexed.public, len(indexed.register), *numbers, files))
        self.catalogue.close()
        self.report("done", output.written, output.written + output.kept)

    def _write(self) -> tuple[Output, dict[str, str]]:
        output = write_site(self.catalogue, self.indexed, self.build, self.executor, self.report)
        return output, output.written_files() if self.build.manifest is not None else {}


@contextmanager
def _exit_with_message(settings: Mapping[str, Any]) -> Iterator[None]:
    """Turn a CommandError into its message and exit code, where Pelican's own command would print a traceback."""
    try:
        yield
    except CommandError as error:
        if "RESULT" in settings:  # called by one of our commands, which prints it
            raise
        print(error, file=sys.stderr)
        raise SystemExit(error.exitcode) from None


def folder_in_messages(content: Path) -> str:
    """Return the content folder for messages: relative to the working directory, else its name."""
    try:
        return content.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return content.name


def _index_content(build: BuildSettings, workers: Executor, report: Progress) -> tuple[Catalogue, Indexed]:
    """Open the catalogue and index the content in it; a damaged one is set aside and rebuilt."""
    path = build.cache / CATALOGUE
    catalogue, was_useless = open_catalogue(path)
    try:
        return catalogue, _read(build, catalogue, workers, report, was_useless)
    except (DamagedCatalogue, sqlite3.DatabaseError) as error:
        if not is_damage(error):
            raise
        catalogue.connection.close()
        set_aside(path)
        catalogue, _ = open_catalogue(path)
        return catalogue, _read(build, catalogue, workers, report, True)


def _read(
    build: BuildSettings, catalogue: Catalogue, workers: Executor, report: Progress, was_useless: bool
) -> Indexed:
    if was_useless:
        _LOGGER.warning(
            f"{CATALOGUE}: không dùng được, đã để riêng và lập lại. / unusable, set aside and rebuilt."
        )
    options = Options(
        as_of=build.as_of,
        home=build.home,
        site_url=build.site_url or published_address(),
        code=code_digest(),
        workers=workers,
        progress=report,
    )
    return index_content(build.content, catalogue, options)


def code_digest() -> str:
    """Return a digest of the program and its locked packages: another version reads all content again."""
    files = [*sorted((_PROJECT / "plugins").rglob("*.py")), _PROJECT / "requirements.txt"]
    return digest(
        *(part for file in files for part in (file.relative_to(_PROJECT).as_posix(), file.read_bytes()))
    )


def add_site_generator(pelican: Any) -> type[Generator]:
    """Return our generator, for Pelican to run."""
    del pelican
    return SiteGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(add_site_generator)
