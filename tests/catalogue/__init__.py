"""Tests of plugins.catalogue."""
