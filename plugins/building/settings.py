"""Settings of the build, each with its default; ``pelicanconf.py`` may set them, ``docs/formats.md`` lists them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from plugins.site.build import PARTS, BuildSettings
from plugins.sources.dates import LOCAL_ZONE, read_moment
from plugins.sources.problems import CommandError

_DEFAULTS: dict[str, Any] = {
    "PARTS": list(PARTS),
    "HOME_COMMITTEE": None,
    "AS_OF": None,
    "STRICT": False,
    "LANGUAGE": "vi",
    "JOBS": None,
    "SEARCH_LATER": False,
    "PREVIOUS_MANIFEST": None,
    "PROGRESS": None,
    "RESULT": None,
}
"""Our settings among Pelican's. The last four are set by the commands, never in a file."""


class BadSettings(CommandError):
    """A setting or option is wrong; the text names it and says how to mend it."""

    exitcode = 2


def read_settings(settings: Mapping[str, Any]) -> BuildSettings:
    """Return the build's settings out of Pelican's; raise BadSettings for one that cannot be used."""
    from pelican.settings import DEFAULT_CONFIG

    for name in settings:
        close = get_close_matches(name, [*_DEFAULTS, "SITENAME", "SITEURL"], 1, 0.8)
        if close and name not in _DEFAULTS and name not in DEFAULT_CONFIG:
            raise BadSettings(f"{name}: không có cài đặt này; {close[0]}? / no such setting; {close[0]}?")
    merged = {name: settings.get(name, default) for name, default in _DEFAULTS.items()}
    parts = merged["PARTS"]
    unknown = [part for part in parts if part not in PARTS]
    if isinstance(parts, str) or unknown or "core" not in parts:
        raise BadSettings(
            f"PARTS = {parts!r}: core, và tùy chọn {', '.join(PARTS[1:])} / core and any of {PARTS[1:]}."
        )
    if merged["LANGUAGE"] not in ("vi", "en"):
        raise BadSettings(f"LANGUAGE = {merged['LANGUAGE']!r}: vi / en.")
    return BuildSettings(
        content=Path(settings["PATH"]),
        output=Path(settings["OUTPUT_PATH"]),
        cache=Path(settings["CACHE_PATH"]),
        theme=Path(settings["THEME"]),
        site_name=settings["SITENAME"],
        site_url=settings["SITEURL"].rstrip("/"),
        parts=frozenset(parts),
        home=merged["HOME_COMMITTEE"],
        as_of=read_as_of(merged["AS_OF"]),
        strict=bool(merged["STRICT"]),
        language=merged["LANGUAGE"],
        jobs=_jobs(merged["JOBS"]),
        search_later=bool(merged["SEARCH_LATER"]),
        environment=dict(settings.get("JINJA_ENVIRONMENT", {})),
        manifest=merged["PREVIOUS_MANIFEST"],
    )


def _jobs(given: Any) -> int | None:
    if given is None or (isinstance(given, int) and not isinstance(given, bool) and given > 0):
        return given
    raise BadSettings(f"JOBS = {given!r}: số tiến trình, từ 1. / a number of processes, from 1.")


def read_as_of(given: str | None) -> datetime:
    """Return the moment *given* names, else that of ``SOURCE_DATE_EPOCH``, else now, in Việt Nam's time."""
    if given:
        found = read_moment(given)
        if found is None:
            raise BadSettings(f"--as-of {given}: 2026-11-23 hoặc / or 2026-11-23T08:00.")
        return found
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        if not epoch.isdigit():
            raise BadSettings(f"SOURCE_DATE_EPOCH={epoch}: giây từ 1970 / seconds since 1970.")
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(LOCAL_ZONE)
    return datetime.now(LOCAL_ZONE)
