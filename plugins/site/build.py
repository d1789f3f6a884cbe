"""What a build goes by. The settings file gives it, through ``building.settings``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

PARTS = ("core", "ids", "search", "images", "data")
"""What is built where the settings file does not say: ``core`` always, the others as asked."""
FINDING_AIDS = "finding-aids"
"""A part that is built only where it is asked for: each takes as long as hundreds of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """What a build goes by."""

    content: Path
    output: Path
    cache: Path
    theme: Path
    site_name: str
    site_url: str
    parts: frozenset[str]
    """What is built, of ``PARTS`` and ``FINDING_AIDS``."""
    home: str | None
    """``HOME_COMMITTEE``: what a bare *Thành ủy* means; None for what ``settings/portal.yaml`` says."""
    as_of: datetime
    """``AS_OF``: decides what is let out, what has expired, which events are coming."""
    strict: bool
    """``STRICT``: warnings are errors."""
    language: str
    """``LANGUAGE`` of messages to editors: ``vi`` or ``en``."""
    jobs: int | None
    """``JOBS``: processes that read and render; None for as many as there are processors."""
    search_later: bool
    """``SEARCH_LATER``: leave the search to a later build, so that a preview is there at once."""
    environment: Mapping[str, Any]
    """Jinja's options."""
    manifest: Mapping[str, str] | None
    """SHA-256 by path of the files in the output, which is a release in the making; None when built in place."""
