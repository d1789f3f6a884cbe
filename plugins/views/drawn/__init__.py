"""Pictures of a record: plain data in, places and sizes out; templates print them as SVG."""
