"""Tests of plugins.linking.

Each module has a test file of its name, but for these:

- ``engine``: ``test_properties`` (any text, any register), ``test_length`` (long and hostile texts), ``test_cases``,
  ``test_passages``, ``test_city_passages`` and ``test_measured`` (what is found in whole texts)
- ``committee_lists``: ``test_cases`` with ``lists.md``, ``bare.md`` and ``delegations.md``
- ``committee_resolution``, ``person_resolution``: ``test_tags``, ``test_odd_registers``, and ``test_cases`` with
  ``bare.md``, ``merged.md`` and ``homonyms.md``
- ``index``: ``test_odd_registers`` and ``test_stored_index``
- ``mentions``: plain data, held by all of them
- ``vocabulary``: ``test_rules`` shows that each rule decides something; a new word comes with its case
"""
