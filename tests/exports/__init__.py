"""Tests of plugins.exports; ``nodes`` and ``jsonld_lists`` are tested as parts of whole graphs, in ``test_jsonld``."""
