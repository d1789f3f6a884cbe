"""Finding: what the browser needs to suggest and to search."""
