"""The catalogue: one SQLite file with what was read, who is mentioned where, and what was written."""
