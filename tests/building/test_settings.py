"""Settings of the build."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.building.settings import (
    PARTS,
    BadSettings,
    keep_releases,
    published_address,
    read_as_of,
    read_keep_releases,
    read_settings,
    read_site_url,
)

PELICAN = {
    "PATH": "content",
    "OUTPUT_PATH": "preview",
    "CACHE_PATH": ".cache",
    "THEME": "theme",
    "SITENAME": "Tư liệu",
    "SITEURL": "https://tulieu.example/",
    "AS_OF": "2026-11-23",
}


def test_defaults():
    """All parts, warnings are warnings, Vietnamese; built in place."""
    found = read_settings(PELICAN)
    assert found.parts == frozenset(PARTS)
    assert (found.strict, found.language, found.home, found.manifest) == (False, "vi", None, None)
    assert (found.site_url, found.content) == ("https://tulieu.example", Path("content"))


@pytest.mark.parametrize(
    "odd",
    [
        {"PARTS": ["core", "serch"]},
        {"PARTS": ["ids"]},
        {"PARTS": "core"},
        {"LANGUAGE": "fr"},
        {"AS_OF": "mai"},
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(odd):
    """A misspelt part would leave the search out in silence."""
    with pytest.raises(BadSettings) as caught:
        read_settings({**PELICAN, **odd})
    assert caught.value.exitcode == 2


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),
        ("https://vi-du.example", "https://vi-du.example"),
        ("https://vi-du.example//", "https://vi-du.example"),
        ("http://Vi-Du.Example:8000/", "http://vi-du.example:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://ví-dụ.example", "https://ví-dụ.example"),
    ],
)
def test_the_address_of_the_site(given, expected):
    """Scheme and host, without a slash at the end; none for a preview."""
    assert read_site_url(given) == expected
    assert read_settings({**PELICAN, "SITEURL": given}).site_url == expected


@pytest.mark.parametrize(
    "given",
    [
        "https://vi-du.example/tulieu",
        "https://vi-du.example/tulieu/",
        "https://vi-du.example/index.html",
        "https://vi-du.example?x=1",
        "https://vi-du.example/?x=1",
        "https://vi-du.example/#x",
        "https://vi-du.example#",
    ],
)
def test_a_site_stands_at_the_root_of_its_host(given):
    """All its links begin with a slash, so a path, a query or a place is refused, and the root named."""
    with pytest.raises(BadSettings, match=r"at the root of its host: https://vi-du\.example$") as caught:
        read_site_url(given)
    assert caught.value.exitcode == 2


@pytest.mark.parametrize(
    "given",
    [
        "vi-du.example",
        "//vi-du.example",
        "localhost:8000",
        "ftp://vi-du.example",
        "https:/vi-du.example",
        "https://",
        "https://vi du.example",
        " https://vi-du.example",
        "https://vi-du.example\n",
        " ",
        "https://vi-du..example",
        "https://.example",
        "https://vi-du.example:cổng",
        "https://vi-du.example:99999",
        "https://[vi-du",
        "https://ai:mk@vi-du.example",
        "https://vi-du.example\\tulieu",
        None,
        7,
    ],
)
def test_what_is_no_address_is_refused(given):
    """With what one looks like."""
    with pytest.raises(BadSettings, match=r"https://tulieu\.example") as caught:
        read_site_url(given)
    assert caught.value.exitcode == 2


def test_the_address_of_a_release_is_known_to_a_preview():
    """Links to it are links of the site there, too."""
    assert published_address() == "https://tulieu.example"


def test_a_misspelt_part_is_named():
    """The message shows what was written."""
    with pytest.raises(BadSettings, match="serch"):
        read_settings({**PELICAN, "PARTS": ["core", "serch"]})


def test_the_moment_of_the_build():
    """As asked, in Việt Nam's time."""
    assert read_as_of("2026-11-23T08:00").isoformat() == "2026-11-23T08:00:00+07:00"


def test_the_moment_from_the_environment(monkeypatch):
    """``SOURCE_DATE_EPOCH`` counts where nothing is asked."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert read_as_of(None) == datetime.fromtimestamp(1_700_000_000, UTC)
    assert read_as_of("2026-11-23").year == 2026


def test_an_odd_environment_is_refused(monkeypatch):
    """Nothing is guessed from it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hôm qua")
    with pytest.raises(BadSettings):
        read_as_of(None)


@pytest.mark.parametrize("odd", [1, 0, -3, "5", True, None])
def test_there_is_always_a_release_to_go_back_to(odd):
    """Two at least are kept; the project's own settings keep five."""
    with pytest.raises(BadSettings, match="KEEP_RELEASES"):
        read_keep_releases(odd)
    assert (read_keep_releases(2), keep_releases()) == (2, 5)
