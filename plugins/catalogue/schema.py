"""Which files are catalogues of ours: a change of any table is a new ``VERSION``, older files are set aside and rebuilt."""

from plugins.catalogue.rows import TABLES

VERSION = "14"
APPLICATION_ID = 0x74_75_6C_69  # "tuli", tư liệu: how SQLite tells our files from others'

CREATION = "".join(row.table.creation for row in TABLES)
"""SQL that makes all tables of an empty catalogue."""
