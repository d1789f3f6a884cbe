"""The commands behind tasks.py, what they say, and the project's own environment."""
