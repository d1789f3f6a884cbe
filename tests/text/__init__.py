"""Tests of plugins.text."""
