"""Glue to Pelican: our generator reads the content folder and writes the site."""

from plugins.building.generator import register

__all__ = ["register"]
