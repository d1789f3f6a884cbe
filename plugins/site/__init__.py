"""The output: the plan of pages, templates, pictures, search, and the writing of files."""
