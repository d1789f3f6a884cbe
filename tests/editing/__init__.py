"""Tests of plugins.editing."""
