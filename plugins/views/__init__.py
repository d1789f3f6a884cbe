"""What each page shows, in which order: plain data for the templates, computed from the catalogue."""
