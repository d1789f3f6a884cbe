"""Authority records: who and what the articles speak of, one record per real thing."""
