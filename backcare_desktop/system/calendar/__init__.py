"""The person's calendar files: who is busy when, and nothing else."""
