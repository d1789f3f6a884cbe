"""What editors see in the browser while they work: the preview."""
