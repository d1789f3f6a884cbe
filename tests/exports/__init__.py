"""Tests of plugins.exports."""
