"""Tests of plugins.catalogue.queries."""
