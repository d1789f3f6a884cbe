"""The words that linking knows, as data: heads of committees, topics, titles, names, places, events, short forms."""
