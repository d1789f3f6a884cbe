"""Tests of plugins.desk."""
