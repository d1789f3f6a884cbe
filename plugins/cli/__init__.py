"""The commands behind tasks.py, their output, and the environment of the project."""
