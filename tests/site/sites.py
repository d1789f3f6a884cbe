"""Sites built in this process: again and anew, to be compared."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from jinja2 import BytecodeCache, StrictUndefined
from jinja2.bccache import Bucket

from plugins.building.settings import read_settings
from plugins.catalogue.store import Catalogue, open_catalogue
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.publishing.manifest import make_manifest
from plugins.site.output import begin_in_place
from plugins.site.writing import write_site
from plugins.workers.batches import SequentialExecutor
from tests.city import said
from tests.site.world import World


class Killed(BaseException):
    """The build ends here, as if its process had been killed."""


class _Compiled(BytecodeCache):
    """Templates that are compiled once for all builds, wherever a copy of the theme stands."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template: its name; the text that was compiled is told by its checksum."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self.known.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


ENVIRONMENT = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "bytecode_cache": _Compiled(),
}


class Site:
    """An output with its catalogue, built in place or release by release."""

    def __init__(self, place: Path, is_released: bool = False) -> None:
        self.output = place / "preview"
        self.staging = place / "staging" if is_released else None
        self.cache = place / "cache"
        self.catalogue, _ = open_catalogue(self.cache / "catalogue.sqlite")
        if is_released:
            self.output.mkdir(exist_ok=True)

    def build(self, world: World, steps: int = -1, is_refused: bool = False) -> Indexed:
        """Build as the commands do, unless the content has errors; killed after so many *steps*, if not negative.

        A release that *is_refused* is whole, but does not become the current one.
        """
        left = steps

        def report(stage: str, done: int, total: int) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed

        build = read_settings(
            {
                "PATH": str(world.root / "content"),
                "OUTPUT_PATH": str(self.staging or self.output),
                "PREVIOUS_MANIFEST": make_manifest(self.output) if self.staging else None,
                "CACHE_PATH": str(self.cache),
                "THEME": str(world.root / "theme"),
                "SITENAME": "Tư liệu",
                "SITEURL": world.url,
                "PARTS": sorted(world.parts),
                "JINJA_ENVIRONMENT": ENVIRONMENT,
            }
        )
        options = Options(as_of=world.as_of, site_url=world.url, progress=report)
        indexed = index_content(build.content, self.catalogue, options)
        if not any(problem.is_error for problem in indexed.problems):
            self._stage()
            object.__setattr__(build, "as_of", world.as_of)
            write_site(self.catalogue, indexed, build, SequentialExecutor(), report)
            if self.staging and not is_refused:
                shutil.rmtree(self.output)
                self.staging.rename(self.output)
        return indexed

    def _stage(self) -> None:
        """Have the output stand ready: in place as it is, in staging as the release before."""
        if self.staging is None:
            begin_in_place(self.output)
            return
        shutil.rmtree(self.staging, ignore_errors=True)
        shutil.copytree(self.output, self.staging, copy_function=os.link)

    def kill(self) -> None:
        """Lose what was not yet written for good."""
        self.catalogue.connection.rollback()
        self.catalogue.connection.close()
        self.catalogue, _ = open_catalogue(self.cache / "catalogue.sqlite")

    def close(self) -> None:
        """Let the catalogue go."""
        self.catalogue.close()


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of an output by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was written and which file it is, by path."""
    found = (
        (path.relative_to(folder).as_posix(), path.stat()) for path in folder.rglob("*") if path.is_file()
    )
    return {path: (status.st_mtime_ns, status.st_ino) for path, status in found}


def told(indexed: Indexed) -> list[str]:
    """Return all problems as an editor reads them."""
    return [problem.text("en") for problem in indexed.problems]


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths whose files are not the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def asked(catalogue: Catalogue) -> set[tuple[object, ...]]:
    """Return what each page asked for, by the page."""
    statement = "SELECT node, kind, slug, time, key FROM asked JOIN site_pages USING (page)"
    return {tuple(row) for row in catalogue.connection.execute(statement)}


def lost_rows(catalogue: Catalogue) -> list[tuple[str, int]]:
    """Return the tables with rows of pages that are not there, and the numbers of those pages; and pages without a node."""
    found = [
        (table, page)
        for table in ("asked", "files", "stale")
        for page in catalogue.values(
            f"SELECT DISTINCT page FROM {table} WHERE page NOT IN (SELECT page FROM site_pages)"
        )
    ]
    statement = (
        "SELECT page FROM site_pages WHERE parent != 0 AND parent NOT IN (SELECT page FROM site_pages)"
    )
    return found + [("site_pages", page) for page in catalogue.values(statement)]


def plan(catalogue: Catalogue) -> set[tuple[object, ...]]:
    """Return the pages with the node that has each, and the time for which each is right."""
    statement = (
        "SELECT mine.node, mine.kind, mine.slug, mine.time, mine.since, mine.until,"
        " theirs.node, theirs.kind, theirs.slug, theirs.time"
        " FROM site_pages AS mine LEFT JOIN site_pages AS theirs ON theirs.page = mine.parent"
    )
    return {tuple(row) for row in catalogue.connection.execute(statement)}


def check(world: World, site: Site, clean: Path, done: Sequence[str] = ()) -> bool:
    """Build again and anew, and assert that both say the same; tell whether the content has no errors.

    *done* are the edits, for the message. Files that are the same as before must not have been written again.
    """
    before = files(site.output)
    stood = times(site.output)
    indexed = site.build(world)
    anew = Site(clean, is_released=site.staging is not None)
    try:
        expected = anew.build(world)
        assert told(indexed) == told(expected), done
        assert sorted(said(site.catalogue) ^ said(anew.catalogue), key=repr) == [], done
        is_sound = not any(problem.is_error for problem in indexed.problems)
        after = files(site.output)
        if is_sound:
            assert differing(after, files(anew.output)) == [], done
            assert sorted(set(asked(site.catalogue)) ^ set(asked(anew.catalogue)), key=repr) == [], done
            assert sorted(set(plan(site.catalogue)) ^ set(plan(anew.catalogue)), key=repr) == [], done
            assert lost_rows(site.catalogue) == [], done
        now = times(site.output)
        same = [path for path, data in after.items() if before.get(path) == data]
        assert [path for path in same if now[path] != stood[path]] == [], done
        return is_sound
    finally:
        anew.close()
        shutil.rmtree(clean)
