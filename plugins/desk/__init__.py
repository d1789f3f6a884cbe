"""What editors have in the browser: the desk, and the preview."""
