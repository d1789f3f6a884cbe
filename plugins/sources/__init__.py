"""Reading the content folder: strict front matter with line numbers, schemas, dates, and problems."""
