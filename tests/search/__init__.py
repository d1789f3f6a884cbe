"""Tests of plugins.search; ``pagefind`` is tested with what runs it, in ``test_shards``."""
