"""Tests of plugins.views."""
