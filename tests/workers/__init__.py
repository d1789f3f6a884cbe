"""Tests of plugins.workers; ``processes`` is held by ``tests/building/test_workers.py``, ``progress`` by ``tests/building/test_progress.py``."""
