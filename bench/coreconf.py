"""Settings of a measured build of the core alone: articles, records, categories, archive and their feeds."""

import sys
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_PROJECT))  # Pelican runs a settings file without the folder above it

from pelicanconf import *  # noqa: E402, F403 - Pelican's way to extend settings

PARTS = ["core"]
THEME = str(_PROJECT / "theme")  # Pelican takes relative paths from this file's folder
