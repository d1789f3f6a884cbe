"""Settings of the build, each with its default; ``pelicanconf.py`` may set them, ``docs/formats.md`` lists them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.publishing.releases import MAX_RELEASES
from plugins.site.build import FINDING_AIDS, PARTS, BuildSettings
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
    "KEEP_RELEASES": MAX_RELEASES,
    "PREVIOUS_MANIFEST": None,
    "PROGRESS": None,
    "RESULT": None,
}
"""Our settings among Pelican's. The last four are set by the commands, never in a file."""


_PROJECT = Path(__file__).resolve().parents[2]
_HOST = re.compile(r"[0-9a-f:]+:[0-9a-f:.]+|(?:[^\W_](?:[\w-]*\w)?\.)*[^\W_](?:[\w-]*\w)?", re.IGNORECASE)
"""An IPv6 address, or names between dots, of any alphabet."""
_NOT_IN_URL = re.compile(r"[\s\\\"'<>]")


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
    known = (*PARTS, FINDING_AIDS)
    unknown = [part for part in parts if part not in known]
    if isinstance(parts, str) or unknown or "core" not in parts:
        raise BadSettings(
            f"PARTS = {parts!r}: core, và tùy chọn {', '.join(known[1:])} / core and any of {known[1:]}."
        )
    if merged["LANGUAGE"] not in ("vi", "en"):
        raise BadSettings(f"LANGUAGE = {merged['LANGUAGE']!r}: vi / en.")
    return BuildSettings(
        content=Path(settings["PATH"]),
        output=Path(settings["OUTPUT_PATH"]),
        cache=Path(settings["CACHE_PATH"]),
        theme=Path(settings["THEME"]),
        site_name=settings["SITENAME"],
        site_url=read_site_url(settings["SITEURL"]),
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


def read_site_url(given: Any) -> str:
    """Return the address of the site, *given* as ``SITEURL``, without a slash at the end; empty where there is none.

    All links of the site are root-relative, so it stands at the root of its host.
    """
    text = given if isinstance(given, str) else repr(given)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_address = _HOST.fullmatch(parts.hostname or "") and (parts.port is None or parts.port > 0)
    except ValueError:  # a port or an address in brackets that is none
        is_address, parts = None, urlsplit("")
    if (
        not is_address
        or parts.scheme not in ("http", "https")
        or "@" in parts.netloc
        or _NOT_IN_URL.search(text)
    ):
        raise BadSettings(
            f"SITEURL = {given!r}: viết đủ giao thức và tên miền, như https://tulieu.example"
            " / write scheme and host, like https://tulieu.example."
        )
    if parts.path.strip("/") or "?" in text or "#" in text:
        raise BadSettings(
            f"SITEURL = {given!r}: chỉ giao thức và tên miền; trang đứng ở gốc của tên miền, mọi liên kết bắt đầu bằng /."
            f" / scheme and host only: the site stands at the root of its host: {parts.scheme}://{parts.netloc}"
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


def published_address() -> str:
    """Return the address at which the project's site is published, also where a preview is built."""
    from pelican.settings import read_settings as read_file

    return read_site_url(read_file(str(_PROJECT / "publishconf.py"))["SITEURL"])


def _jobs(given: Any) -> int | None:
    if given is None or (isinstance(given, int) and not isinstance(given, bool) and given > 0):
        return given
    raise BadSettings(f"JOBS = {given!r}: số tiến trình, từ 1. / a number of processes, from 1.")


def read_keep_releases(given: Any) -> int:
    """Return how many releases are kept, *given* as ``KEEP_RELEASES``: at least the current one and one to go back to."""
    if isinstance(given, int) and not isinstance(given, bool) and given > 1:
        return given
    raise BadSettings(f"KEEP_RELEASES = {given!r}: số bản, từ 2. / a number of releases, from 2.")


def keep_releases() -> int:
    """Return the project's ``KEEP_RELEASES``."""
    from pelican.settings import read_settings as read_file

    given = read_file(str(_PROJECT / "publishconf.py")).get("KEEP_RELEASES", _DEFAULTS["KEEP_RELEASES"])
    return read_keep_releases(given)


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
