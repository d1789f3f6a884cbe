"""Tests of plugins.publishing."""
