"""Tests of plugins.publishing.

``bucket``, ``remote`` and ``store_state`` are held by ``test_store_place.py``, on a simulated store;
``takedown_plan`` by ``test_takedown.py`` and ``test_faults.py``. ``errors`` is an exception alone.
"""
