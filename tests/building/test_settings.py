"""Settings of the build."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.building.settings import PARTS, BadSettings, read_as_of, read_settings

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
