"""Tests of plugins.ingest.

``bodies``, ``documents``, ``pictures`` and ``unusable_files`` are held by ``test_checks.py``, ``pictures`` also by
``tests/site/test_pictures.py``; ``links`` by ``test_article_reader.py`` and ``tests/views/test_body.py``;
``cut_names`` by ``test_likenesses.py``; ``relinking`` by ``tests/linking/test_triggers.py``; ``stale`` by
``tests/site/test_stale.py`` and ``tests/site/test_equality.py``; ``tombstones`` by ``tests/cli/test_release.py``.
``changes`` and ``options`` are data alone.
"""
