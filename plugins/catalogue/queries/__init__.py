"""All that is asked of the catalogue for pages, exports, search and editors: typed functions, the catalogue first.

Each asks one kind of thing and returns plain values or frozen dataclasses, read when it returns. Articles and records are
known by their slugs; only what is public is returned, unless the function says otherwise.
"""
