"""Tests of plugins.workers."""
