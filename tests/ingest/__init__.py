"""Tests of plugins.ingest."""
