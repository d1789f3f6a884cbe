"""Machine-readable forms of the site: feeds, redirect maps, tables."""
