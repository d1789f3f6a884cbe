"""From the content folder into the catalogue: what changed is read, linked, checked and stored."""
