"""Tests of plugins.authority."""
