"""Linking: text in; mentions, offices and proposals out. Find, then resolve, never guess."""
