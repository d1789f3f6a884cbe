"""What editors do with the content folder: check it, add to it, ask what a text mentions."""
