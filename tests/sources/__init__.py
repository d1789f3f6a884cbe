"""Tests of plugins.sources.

``schemas`` is held by ``test_fields.py`` and ``tests/docs/test_formats.py``, ``messages`` by ``test_problems.py`` and
``tests/docs/test_formats.py``.
"""
