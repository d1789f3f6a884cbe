"""Releases: staged, verified, switched by one rename. Knows files, not articles."""
