"""What publishing refuses."""

from __future__ import annotations

from plugins.sources.problems import Stopped


class NotPublished(Stopped):
    """What was asked would harm the site, or cannot be done with what is there; readers see what they saw."""
