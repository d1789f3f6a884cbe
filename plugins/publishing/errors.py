"""The error that publishing raises."""

from __future__ import annotations

from plugins.sources.problems import CommandError


class NotPublished(CommandError):
    """The request would harm the published site or cannot be fulfilled; nothing that readers see has changed."""
