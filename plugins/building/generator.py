"""Our generator: Pelican calls it, it reads the content into the catalogue and writes the pages from there."""

from __future__ import annotations

import logging
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.building.assets import read_assets
from plugins.building.output import Output, begin_in_place, digest
from plugins.building.plan import Plan
from plugins.building.progress import Progress, silent
from plugins.building.settings import BadSettings, BuildSettings, read_settings
from plugins.building.theme import Theme
from plugins.catalogue.indexing import Indexed, index_content
from plugins.catalogue.options import Options
from plugins.catalogue.store import Catalogue, DamagedCatalogue, open_catalogue, set_aside
from plugins.editing.checking import make_linker
from plugins.sources.problems import Problem
from plugins.views.holdings import Holdings
from plugins.views.site import site_of

_CATALOGUE = "catalogue.sqlite"
_LOGGER = logging.getLogger(__name__)
_PROJECT = Path(__file__).resolve().parents[2]


class ContentFaults(SystemExit):
    """The content has errors: they are listed, nothing is written."""

    def __init__(self, problems: list[Problem]) -> None:
        """Leave with exit code 1, as DESIGN's commands do; Pelican prints no traceback for it."""
        super().__init__(1)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did."""

    problems: list[Problem]
    public: int
    """Public articles."""
    records: int
    written: int
    """Files made anew."""
    kept: int
    removed: int


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads everything in ``generate_context``, writes everything in ``generate_output``."""

    def generate_context(self) -> None:
        """Bring the catalogue up to date; leave with ContentFaults when the content has errors."""
        self.build = read_settings(self.settings)
        self.report: Progress = self.settings.get("PROGRESS") or silent
        self.catalogue, self.indexed = _indexed(self.build, self.report)
        if self.build.home and self.indexed.home is None:
            self.catalogue.close()
            raise BadSettings(
                f"HOME_COMMITTEE = {self.build.home!r}: không có trong danh bạ. / not in the register."
            )
        problems = self.indexed.problems
        for problem in problems:
            # Not through the log: its handler breaks lines, and a line a problem is what editors and programs read.
            print(problem.text(self.build.language, _shown(self.build.content)), file=sys.stderr)
        if any(problem.is_error or self.build.strict for problem in problems):
            self.catalogue.close()
            raise ContentFaults(problems)

    def generate_output(self, writer: Writer) -> None:
        """Write the site from the catalogue; Pelican's own *writer* is not used."""
        del writer
        if self.build.previous is None:
            begin_in_place(self.build.output)
        try:
            output, removed = self._write()
        except (DamagedCatalogue, sqlite3.DatabaseError):
            self.catalogue.connection.close()
            set_aside(self.build.cache / _CATALOGUE)
            self.catalogue, self.indexed = _indexed(self.build, self.report)
            output, removed = self._write()
        self.catalogue.close()
        self.report("done", output.written, output.written + output.kept)
        if (keep := self.settings.get("RESULT")) is not None:
            indexed = self.indexed
            keep.append(
                Result(
                    indexed.problems,
                    indexed.public,
                    len(indexed.register),
                    output.written,
                    output.kept,
                    removed,
                )
            )

    def _write(self) -> tuple[Output, int]:
        """Bring the output up to date with the catalogue; return it and how many files went."""
        holdings = Holdings(self.catalogue, "ids" in self.build.parts, "images" in self.build.parts)
        site = site_of(holdings, self.indexed.portal, self.build.site_name, self.build.site_url)
        assets = read_assets(self.build.theme, _PROJECT)
        theme = Theme(self.env, self.build.theme, site, assets.addresses, preview=not self.build.previous)
        output = Output(self.build.output, self.catalogue, self.build.previous, self.build.manifest)
        mark = _take_over_output(self.catalogue, self.build)
        plan = Plan(holdings, theme, assets, self.indexed, self.build, _PROJECT)
        for done, planned in enumerate(plan.files()):
            self.report("pages", done, 0)
            output.put(planned.path, planned.made_from(), planned.make)
        removed = output.finish() if self.build.previous is None else 0
        self.catalogue.connection.execute("INSERT OR REPLACE INTO meta VALUES ('output', ?)", (mark,))
        return output, removed


def _take_over_output(catalogue: Catalogue, build: BuildSettings) -> str:
    """Forget which files were written when the last build was of another folder or did not end; return a mark.

    The mark goes into the catalogue when the build has ended.
    """
    folder = digest(str(build.output.resolve()) if build.previous is None else "release")
    if catalogue.values("SELECT value FROM meta WHERE key = 'output'") != [folder]:
        catalogue.connection.execute("DELETE FROM files")
    catalogue.connection.execute("INSERT OR REPLACE INTO meta VALUES ('output', 'unfinished')")
    catalogue.connection.commit()
    return folder


def _shown(content: Path) -> str:
    """Return the content folder as messages name it: as short as the editor would type it."""
    try:
        return content.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return content.name


def _indexed(build: BuildSettings, report: Progress) -> tuple[Catalogue, Indexed]:
    """Open the catalogue and read the content into it; one that turns out damaged is set aside and made anew."""
    path = build.cache / _CATALOGUE
    catalogue, was_useless = open_catalogue(path)
    try:
        return catalogue, _read(build, catalogue, report, was_useless)
    except (DamagedCatalogue, sqlite3.DatabaseError):
        catalogue.connection.close()
        set_aside(path)
        catalogue, _ = open_catalogue(path)
        return catalogue, _read(build, catalogue, report, True)


def _read(build: BuildSettings, catalogue: Catalogue, report: Progress, was_useless: bool) -> Indexed:
    if was_useless:
        _LOGGER.warning(
            f"{_CATALOGUE}: không dùng được, đã để riêng và lập lại. / unusable, set aside and rebuilt."
        )
    options = Options(
        as_of=build.as_of,
        home=build.home,
        code=_code_digest(),
        linker=make_linker,
        progress=report,
    )
    return index_content(build.content, catalogue, options)


def _code_digest() -> str:
    """Return a digest of the program and of the packages it stands on: another version reads everything anew."""
    files = [*sorted((_PROJECT / "plugins").rglob("*.py")), _PROJECT / "requirements.txt"]
    return digest(
        *(part for file in files for part in (file.relative_to(_PROJECT).as_posix(), file.read_bytes()))
    )


def add_site_generator(pelican: Any) -> type[Generator]:
    """Let our generator write the articles and the pages of the register."""
    del pelican
    return SiteGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(add_site_generator)
