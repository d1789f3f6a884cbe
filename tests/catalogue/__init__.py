"""Tests of plugins.catalogue; ``schema`` is held by ``test_store.py``: a file of another version is set aside."""
