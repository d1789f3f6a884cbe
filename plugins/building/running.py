"""Running Pelican with a settings file of the project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.building.generator import Result
from plugins.building.settings import BadSettings
from plugins.sources.problems import CommandError, Problem

_PROJECT = Path(__file__).resolve().parents[2]


class NoContent(CommandError):
    """There is no content folder to build."""


def run_pelican(conf: str, content: Path, output: Path, cache: Path, **settings: Any) -> Result:
    """Build *content* into *output* with the settings file *conf* of the project."""
    if not content.is_dir():
        raise NoContent(Problem("F111", ".").text(settings.get("LANGUAGE", "vi"), content.name))
    if not Path(settings.get("THEME", content)).is_dir():
        raise BadSettings(f"--theme {settings['THEME']}: không có thư mục này. / there is no such folder.")
    results: list[Result] = []
    override = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "CACHE_PATH": str(cache),
        "RESULT": results,
        **settings,
    }
    console.quiet = True  # its closing line counts Pelican's own articles, of which there are none
    Pelican(pelican_settings(conf, override)).run()
    return results[0]


def pelican_settings(conf: str, override: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the settings of the project's file *conf*."""
    found: dict[str, Any] = read_settings(str(_PROJECT / conf), override=override)
    return found
