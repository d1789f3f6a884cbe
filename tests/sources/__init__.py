"""Tests of plugins.sources.

``yaml_faults`` is held by ``test_front_matter.py`` and its cases, ``schemas`` by ``test_fields.py`` and
``tests/docs/test_formats.py``, ``messages`` by ``test_problems.py`` and ``tests/docs/test_formats.py``.
"""
