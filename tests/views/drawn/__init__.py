"""Tests of plugins.views.drawn."""
