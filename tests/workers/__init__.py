"""Tests of plugins.workers; ``processes`` is held by ``tests/workers/test_processes.py``, ``progress`` by ``tests/cli/test_progress.py``, ``worker_deaths`` by ``tests/workers/test_processes.py``."""
