"""The archive site: pure packages for the domain, thin glue around Pelican."""
