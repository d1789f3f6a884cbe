"""Tasks over batches of items, run in processes with limits of time and memory, outcomes in order."""
