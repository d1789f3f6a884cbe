"""Text as readers see it and as names are compared: normal forms, Markdown, sanitising, plain text."""
