"""The editors' files: strict front matter with lines, schemas, dates, and every problem found in them."""
