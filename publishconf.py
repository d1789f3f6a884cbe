"""Settings of a release: ``python3 tasks.py build`` uses them."""

from pelicanconf import *  # noqa: F403 - Pelican's way to extend settings

SITEURL = "https://tulieu.example"
CACHE_PATH = ".cache/release"
OUTPUT_PATH = "output"
