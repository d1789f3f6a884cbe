"""What an indexing depends on besides the content folder."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime

from plugins.workers.batches import SequentialExecutor
from plugins.workers.progress import Progress, report_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an indexing depends on besides the folder."""

    as_of: datetime
    """Decides what is let out and what has expired."""
    home: str | None = None
    """Name, slug or id of the site's own committee; None for what ``settings/portal.yaml`` says."""
    site_url: str = ""
    """Address at which the site is published, without a slash at the end: links to it are links to pages of the site."""
    proofreads: bool = False
    """Whether texts are looked through for slips of language too."""
    code: str = ""
    """Digest of the program, so that another version reads everything anew."""
    workers: Executor = field(default_factory=SequentialExecutor)
    """Does the reading; what it gets and gives is plain data."""
    progress: Progress = report_nothing
