"""What will go out: what the content says otherwise than the release that readers see, as pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.addresses import article_address, file_of, record_address
from plugins.authority.register import Register
from plugins.catalogue.queries.listed import public_articles
from plugins.catalogue.store import Catalogue
from plugins.editing.since_release import LastRelease, vanishing_addresses
from plugins.publishing.releases import current_release
from plugins.publishing.tombstones import read_takedowns
from plugins.sources.problems import Problem


@dataclass(frozen=True, slots=True)
class TextOnSite:
    """An article or record that has a page."""

    address: str
    title: str
    path: str
    """Below the content folder."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The pages of articles and records that the next release has otherwise than the last; lists and feeds follow them."""

    release: str
    """The number of the last release, empty where there is none."""
    new: tuple[TextOnSite, ...]
    changed: tuple[TextOnSite, ...]
    """Whose file was saved since."""
    gone: tuple[Problem, ...]
    """Addresses of readers that would lead nowhere."""

    @property
    def total(self) -> int:
        """How many pages are otherwise."""
        return len(self.new) + len(self.changed) + len(self.gone)


def what_goes_out(
    content: Path, output: Path, catalogue: Catalogue, register: Register, now: datetime
) -> Outgoing:
    """Compare the content with the release that readers see, by addresses and by when files were saved; no page is made for it."""
    texts = tuple(_texts(catalogue, register))
    current = current_release(output)
    if current is None:
        return Outgoing("", texts, (), ())
    made = current.folder.with_suffix(".json").stat().st_mtime
    taken_down = frozenset(address for one in read_takedowns(output) for address in one.addresses)
    stand = current.manifest.keys()
    return Outgoing(
        release=current.folder.name,
        new=tuple(one for one in texts if file_of(one.address) not in stand),
        changed=tuple(
            one for one in texts if file_of(one.address) in stand and _saved(content / one.path) > made
        ),
        gone=tuple(
            vanishing_addresses(catalogue, LastRelease(current.folder, current.manifest, taken_down), now)
        ),
    )


def _texts(catalogue: Catalogue, register: Register) -> Iterator[TextOnSite]:
    for one in public_articles(catalogue):
        yield TextOnSite(article_address(one.date, one.slug), one.title, one.path)
    for record in register:
        yield TextOnSite(record_address(record.kind, record.slug), record.name, record.origin.path)


def _saved(file: Path) -> float:
    try:
        return os.stat(file).st_mtime
    except OSError:
        return 0.0
