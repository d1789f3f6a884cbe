"""What will go out: what the content says otherwise than the release that readers see, as pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.addresses import file_of
from plugins.catalogue.queries.addresses import addresses_of_texts
from plugins.catalogue.queries.listed import TextOnSite, texts_on_site
from plugins.catalogue.store import Catalogue
from plugins.editing.since_release import LastRelease, vanishing_addresses
from plugins.publishing.releases import current_release
from plugins.publishing.text_digests import read_text_digests
from plugins.publishing.tombstones import read_takedowns
from plugins.sources.problems import Problem


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The pages of articles and records that the next release has otherwise than the last; lists and feeds follow them."""

    release: str
    """The number of the last release, empty where there is none."""
    new: tuple[TextOnSite, ...]
    changed: tuple[TextOnSite, ...]
    """Whose file has other bytes."""
    removed: tuple[TextOnSite, ...]
    """At whose address a notice will stand."""
    ended: tuple[str, ...]
    """Addresses of what goes because its time is over."""
    gone: tuple[Problem, ...]
    """Addresses of readers that would lead nowhere."""
    is_compared: bool = True
    """Whether the last release says what its pages were made of; else what changed is not known."""

    @property
    def total(self) -> int:
        """How many pages are otherwise."""
        return sum(map(len, (self.new, self.changed, self.removed, self.ended, self.gone)))


def what_goes_out(output: Path, catalogue: Catalogue, now: datetime) -> Outgoing:
    """Compare the texts of *catalogue* with those that the release in *output* was made of; no page is made for it."""
    texts = {file_of(one.address): one for one in texts_on_site(catalogue)}
    current = current_release(output)
    if current is None:
        return Outgoing("", tuple(one for one in texts.values() if not one.is_removed), (), (), (), ())
    stood, manifest = read_text_digests(current.folder), current.manifest
    others = [
        one for page, one in texts.items() if page in manifest and stood and stood.get(page) != one.digest
    ]
    taken_down = frozenset(address for one in read_takedowns(output) for address in one.addresses)
    gone = vanishing_addresses(catalogue, LastRelease(current.folder, manifest, taken_down), now)
    lead_on = addresses_of_texts(catalogue) | taken_down | {one.values["address"] for one in gone}
    over = {f"/{page.removesuffix('index.html')}" for page in (stood or {}).keys() - texts.keys()}
    return Outgoing(
        release=current.folder.name,
        new=tuple(one for page, one in texts.items() if page not in manifest and not one.is_removed),
        changed=tuple(one for one in others if not one.is_removed),
        removed=tuple(one for one in others if one.is_removed),
        ended=tuple(sorted(over - lead_on)),
        gone=tuple(gone),
        is_compared=stood is not None,
    )
