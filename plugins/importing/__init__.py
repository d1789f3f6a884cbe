"""From Word, HTML and plain text to drafts of articles: every word carried over, and what could not be told."""
