"""Tests of plugins.linking."""
