"""Tests of plugins.importing.

Files are made by scripts: ``word_files`` writes Word files as Word does, part by part, for an invented city.
"""
