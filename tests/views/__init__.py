"""Tests of plugins.views.

``guide`` is shown whole by the preview: see ``tests/browser/test_pages.py``; ``drafts`` by ``tests/site/test_drafts.py``.
"""
