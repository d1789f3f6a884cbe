"""The preview that editors see in the browser while they work."""
