"""Tests of plugins.search."""
