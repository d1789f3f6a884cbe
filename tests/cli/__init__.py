"""Tests of plugins.cli: the commands, what they say, and the release they make."""
