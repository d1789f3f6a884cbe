"""Tests of plugins.building."""
