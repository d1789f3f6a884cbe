"""Glue to Pelican: our generator reads the content folder and writes the site."""
