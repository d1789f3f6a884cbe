"""Work in batches: handed to an executor, done in processes with limits, taken back in order."""
